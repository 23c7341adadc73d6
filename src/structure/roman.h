/* Roman numerals, also in Cyrillic letters that look the same. */
#ifndef STRUCTURE_ROMAN_H
#define STRUCTURE_ROMAN_H

#include <stdint.h>

#include <unroll/str.h>

/* The value of a numeral in one case of letters; 0 if it is none, or above 89. */
uint32_t roman_value(struct str text);

#endif
