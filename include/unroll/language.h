/* The six official languages of the United Nations. */
#ifndef UNROLL_LANGUAGE_H
#define UNROLL_LANGUAGE_H

#include <unroll/str.h>

enum unroll_language {
	UNROLL_LANGUAGE_NONE,     /* not recognised */
	UNROLL_ARABIC,
	UNROLL_CHINESE,
	UNROLL_ENGLISH,
	UNROLL_FRENCH,
	UNROLL_RUSSIAN,
	UNROLL_SPANISH,
	UNROLL_LANGUAGE_COUNT
};

/* The ISO 639-1 code, "ar" to "es"; "" for none. Static. */
const char *unroll_language_code(enum unroll_language language);

/* What it is called in English, "Arabic" to "Spanish"; "" for none. Static. */
const char *unroll_language_name(enum unroll_language language);

/* The language of a code in lower case, or UNROLL_LANGUAGE_NONE. */
enum unroll_language unroll_language_of_code(struct str code);

#endif
