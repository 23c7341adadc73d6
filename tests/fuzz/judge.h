/* Judge text that is printed without a screen. */
#ifndef TESTS_FUZZ_JUDGE_H
#define TESTS_FUZZ_JUDGE_H

#include <unroll/str.h>

/* End the program unless any terminal may be sent the text. LC_CTYPE becomes UTF-8. */
void judge_text(struct str text);

#endif
