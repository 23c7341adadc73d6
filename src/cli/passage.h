/* A passage of a document, as a search in the library finds it. */
#ifndef CLI_PASSAGE_H
#define CLI_PASSAGE_H

#include <stdbool.h>

#include <unroll/document.h>

#include "base/arena.h"
#include "library/hits.h"

struct passage {
	const char *kind;         /* "title", "paragraph", "note"; static */
	struct str place;         /* "op 12 (a)", "pp 3", "op 14, note 2", "title" */
	struct str text;          /* of the document */
};

/* False if the document has no such passage: it is not what was indexed. */
bool passage_of_hit(const struct unroll_document *document, struct hit hit, struct arena *arena,
                    struct passage *passage);

#endif
