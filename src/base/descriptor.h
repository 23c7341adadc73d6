/* Read and write whole texts through file descriptors, whatever interrupts. */
#ifndef BASE_DESCRIPTOR_H
#define BASE_DESCRIPTOR_H

#include <stdbool.h>
#include <stddef.h>

#include <unroll/str.h>

/* Read up to the end, at most `capacity` bytes. On failure errno says why. */
bool descriptor_read(int fd, char *data, size_t capacity, size_t *size);

/* Write all of `text`. On failure errno says why. */
bool descriptor_write(int fd, struct str text);

#endif
