/* Show what a format has read, for golden files and for whoever works on a format. */
#ifndef TESTS_FORMAT_PRINT_H
#define TESTS_FORMAT_PRINT_H

#include <stdio.h>

#include "format/transcript.h"

/*
 * One line a block: its lines, kind, level, part and label, then the text with its
 * marks: ‹em›Notes‹/em›. A line end in it is ⏎, a tab ⇥.
 */
void transcript_print(const struct transcript *transcript, FILE *out);

#endif
