/*
 * The bytes of a file as text. Regular files and pipes only, never mapped into
 * memory, never larger than the limit. Decoding follows the byte order mark,
 * then UTF-8, then what UTF-16 looks like; other encodings must be named.
 */
#ifndef FORMAT_SOURCE_H
#define FORMAT_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include <unroll/error.h>
#include <unroll/str.h>

#include "base/arena.h"

struct source_options {
	size_t max_size;          /* in bytes; 0 for 256 MiB */
	size_t first;             /* of a larger file, only so many bytes, up to a blank line; 0 for all */
	const char *encoding;     /* from a fixed list; NULL to find it out */
};

struct source {
	struct str text;          /* valid UTF-8; line ends are U+000A; no byte order mark */
	size_t replaced;          /* how many U+FFFD stand for bytes that are not text */
	size_t first_replaced;    /* the line of the first of them, counted from 1 */
};

/* Read a file by name; "-" is standard input. The text lives in the arena. */
bool source_read(struct arena *arena, const char *path, const struct source_options *options,
                 struct source *source, struct unroll_error *error);

/* Read an open file descriptor to its end; it stays open. `name` is used in messages. */
bool source_read_fd(struct arena *arena, int fd, const char *name,
                    const struct source_options *options, struct source *source,
                    struct unroll_error *error);

/* Decode bytes that are in memory; the text may borrow them when they are text already. */
bool source_decode(struct arena *arena, struct str bytes, const char *name,
                   const struct source_options *options, struct source *source,
                   struct unroll_error *error);

#endif
