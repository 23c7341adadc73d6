/*
 * Pieces become the text of a paragraph or note: halves joined, footnote calls
 * taken out, spans laid over it. Text that nothing changes is borrowed.
 */
#ifndef STRUCTURE_COMPOSE_H
#define STRUCTURE_COMPOSE_H

#include "citation/citation.h"
#include "document/builder.h"
#include "structure/calls.h"
#include "structure/piece.h"

/* Bytes of a piece that are left out. */
struct cut {
	uint32_t start, end;
	uint32_t removed_before;  /* by the cuts before this one */
};

struct composer {
	const struct pieces *pieces;
	const struct calls *calls;
	struct builder *builder;
	struct citation_context citations;
	struct citation_list found;
	struct citation_list linked;    /* by the format, in the text in the making */
	struct str own;           /* a symbol that is no citation here: the document's, in its masthead */
	char *buffer;             /* of the text in the making */
	struct unroll_span *spans;
	struct cut *cuts;         /* of the piece at hand */
	size_t size, capacity, span_count, span_capacity, cut_count, cut_capacity;
};

/* Start with the three pointers set and the context's first three fields; the rest zero. */
void composer_free(struct composer *composer);

/*
 * The text of a piece and all that go on with it, from byte `skip` of the first.
 * `leads` says that opening words are wanted as a span.
 */
struct unroll_text compose_text(struct composer *composer, uint32_t piece, size_t skip,
                                bool leads);

/* Add the citations found in the last text composed, standing where the indices say. */
void compose_citations(struct composer *composer, uint32_t paragraph, uint32_t note);

#endif
