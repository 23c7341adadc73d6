/* Standard output, and what it is. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stdbool.h>

/* Columns that a line can have. */
enum { OUTPUT_NARROWEST = 20, OUTPUT_USUAL = 80, OUTPUT_WIDEST = 1000 };

/*
 * The columns of a line that nobody has said the width of: as many as the terminal
 * has, if there is one, but at most `most`.
 */
unsigned output_width(unsigned most);

/* Whether it is a terminal that can show bold text, and nobody has said not to. */
bool output_shows_bold(void);

#endif
