/*
 * The number above a resolution's title: "32/6", "78/115.", "S-27/2", "102 (I)",
 * "2784 (2025)", "1996/31".
 */
#ifndef STRUCTURE_NUMBER_H
#define STRUCTURE_NUMBER_H

#include <stddef.h>

#include <unroll/str.h>

/* The bytes of the number that `text` begins with, without a full stop behind it; 0 if none. */
size_t resolution_number(struct str text);

/* The bytes up to where the title behind the number begins; 0 if there is no number. */
size_t resolution_number_and_dot(struct str text);

#endif
