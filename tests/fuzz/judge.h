/* Judge text that is printed without a screen: no sequence may stand in it, whatever terminfo says. */
#ifndef TESTS_FUZZ_JUDGE_H
#define TESTS_FUZZ_JUDGE_H

#include <unroll/str.h>

/*
 * End the program unless a terminal may be sent the text: valid UTF-8 of characters
 * that are safe to show, line feeds and tabs. LC_CTYPE becomes UTF-8.
 */
void judge_text(struct str text);

#endif
