/* The promises that every format keeps for any input. */
#ifndef TESTS_FUZZ_FUZZ_FORMAT_H
#define TESTS_FUZZ_FUZZ_FORMAT_H

#include <stddef.h>
#include <stdint.h>

/*
 * Read the bytes, decoded first, with the format of that name, and check that
 * the texts are valid, marks lie in them in order, and lines ascend.
 */
void fuzz_format(const char *format, const uint8_t *data, size_t size);

#endif
