/* Standard output, and what it is. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stdbool.h>

/* How wide the terminal is that is written to, in columns; 0 if it is none. */
unsigned output_columns(void);

/* Whether it is a terminal that can show bold text, and nobody has said not to. */
bool output_shows_bold(void);

#endif
