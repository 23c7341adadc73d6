/* The library that the person has indexed. */
#ifndef CLI_STORED_H
#define CLI_STORED_H

#include "library/store.h"

/* NULL on failure; UNROLL_ERROR_ABSENT, and what to do, if nothing has been indexed yet. */
struct store *stored_open(struct unroll_error *error);

#endif
