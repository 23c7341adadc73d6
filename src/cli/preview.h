/*
 * The first screen of a large document comes from its first part, read as a
 * document of its own, so that it is there before the rest has been read.
 */
#ifndef CLI_PREVIEW_H
#define CLI_PREVIEW_H

#include <unroll/load.h>

/*
 * The first part of a large regular file, cut at a blank line; NULL where the
 * file is small, or is no file that can be read twice, or is better read whole.
 * The caller frees it.
 */
struct unroll_document *preview_load(const char *path, const struct unroll_load_options *options);

#endif
