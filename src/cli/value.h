/* Values of options. Each function returns false, and leaves its result alone, for what is none. */
#ifndef CLI_VALUE_H
#define CLI_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include <unroll/error.h>
#include <unroll/language.h>
#include <unroll/str.h>

/* A decimal number from `least` to `most`. */
bool value_number(struct str text, uint64_t least, uint64_t most, uint64_t *number);

/* A number of bytes greater than 0, with K, M or G behind it. */
bool value_size(struct str text, size_t *size);

/* "fr", "French" or "français", in small letters or large. */
bool value_language(struct str text, enum unroll_language *language);

/* What --width and --lang are given; why it does not fit is in *error. */
bool flag_width(struct str text, unsigned *width, struct unroll_error *error);
bool flag_language(struct str text, enum unroll_language *language, struct unroll_error *error);

#endif
