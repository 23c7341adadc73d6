/*
 * A small library for targets that read one, in the folder of the run: documents
 * in two languages that cite each other, and the index of them.
 */
#ifndef TESTS_FUZZ_BOOKCASE_H
#define TESTS_FUZZ_BOOKCASE_H

#include <unroll/str.h>

/* Make it, unless it is there already. */
void bookcase_make(void);

/* Its folder, the document with most in it, and the index; static, with a NUL behind them. */
extern const char bookcase_folder[], bookcase_document[], bookcase_index[];

/* What stands in that document. */
extern const struct str bookcase_text;

#endif
