/* Standard output, and what it is. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stdbool.h>

/*
 * Before anything is written to stdout: from the first part on that cannot be written
 * nothing is. What comes out is a beginning then, and has no hole, behind which a
 * text might go on in the middle of a character.
 */
void output_begin(void);

/* What errno was when writing failed, or 0. */
int output_error(void);

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
