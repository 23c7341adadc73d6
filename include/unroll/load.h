/* Read files into documents. */
#ifndef UNROLL_LOAD_H
#define UNROLL_LOAD_H

#include <unroll/document.h>
#include <unroll/error.h>

struct unroll_load_options {
	size_t max_size;          /* in bytes; 0 for the default of 256 MiB */
	size_t first;             /* of a file that is larger, read only about so many bytes, up to a
	                             blank line: enough for its masthead; 0 to read all */
	const char *encoding;     /* of the file, from a fixed list; NULL to find it out */
	const char *format;       /* "markdown", "text", "akn"; NULL to find it out */
};

/*
 * Read a regular file in any known format and recognise its structure; "-" is
 * standard input. The caller owns the result. On failure return NULL and say
 * why in *error. Options may be NULL.
 */
struct unroll_document *unroll_load(const char *path, const struct unroll_load_options *options,
                                    struct unroll_error *error);

/* The same for an open file descriptor, which stays open; `name` is used in messages. */
struct unroll_document *unroll_load_fd(int fd, const char *name,
                                       const struct unroll_load_options *options,
                                       struct unroll_error *error);

/* The same for bytes in memory, which need not outlive the call. */
struct unroll_document *unroll_load_bytes(struct str bytes, const char *name,
                                          const struct unroll_load_options *options,
                                          struct unroll_error *error);

#endif
