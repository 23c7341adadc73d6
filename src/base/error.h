/* Fill in errors. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>

#include <unroll/error.h>

/*
 * Fill in *error, which may be NULL; a message that is too long is cut at a
 * character. Return false, so that one line both says and returns.
 */
bool error_set(struct unroll_error *error, enum unroll_error_kind kind, unsigned line,
               const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
