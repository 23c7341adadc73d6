/*
 * Where one stopped reading, document by document, kept between runs in a text
 * file. A document is known by its real path and its symbol: another document
 * under the same name begins at its beginning.
 *
 *   file  = "unroll places 1" LF *( entry LF )
 *   entry = time " " item " " at " " current " " folds " " symbol " " path
 *
 * Numbers are decimal, folds hexadecimal; bytes of symbol and path that are not
 * graphic ASCII are percent-encoded, an empty symbol is "-". The newest entry
 * comes first; when only its time would change it is left as it is.
 */
#ifndef COMMAND_PLACES_H
#define COMMAND_PLACES_H

#include <stdbool.h>
#include <stdint.h>

#include <unroll/error.h>
#include <unroll/str.h>

enum { PLACES_LIMIT = 500 };      /* entries that are kept, the newest */

struct place {
	uint32_t item;            /* that begins the screen, numbered as view/items.h does */
	uint32_t at;              /* byte of its text; UINT32_MAX for the blank row above it */
	uint32_t current;         /* the item that is current */
	uint64_t folds;           /* a bit a section, the lowest for the first: it is folded;
	                             sections behind the 64th are open */
	int64_t time;             /* when it was kept, in seconds since 1970 */
};

/*
 * $XDG_STATE_HOME/unroll/places, or .local/state/unroll/places in $HOME. The
 * caller frees the string; NULL without a home.
 */
char *places_default_path(void);

/*
 * The place kept for a document, whose path is as the reader gave it. Return
 * false if there is none; a file that is not as it should be has none.
 */
bool places_find(const char *places, const char *document, struct str symbol,
                 struct place *place);

/*
 * Keep a place, merged with what other programs keep meanwhile: of two for one
 * document the newer stays. On failure the file is as it was.
 */
bool places_keep(const char *places, const char *document, struct str symbol,
                 const struct place *place, struct unroll_error *error);

#endif
