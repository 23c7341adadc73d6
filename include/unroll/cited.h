/*
 * The documents that a document cites, each once, with the places where it
 * does: what a list of citations shows.
 */
#ifndef UNROLL_CITED_H
#define UNROLL_CITED_H

#include <unroll/document.h>

struct unroll_cited {
	struct str symbol;        /* normalised */
	const uint32_t *citations;      /* indices of document->citations, in reading order */
	uint32_t citation_count;
};

/* In the order in which they are first cited. Borrows from the document. */
struct unroll_cited_list {
	struct unroll_cited *items;
	uint32_t *citations;      /* of all items together */
	uint32_t count;
};

/* Free the result with unroll_cited_list_free(). */
struct unroll_cited_list unroll_cited_documents(const struct unroll_document *document);

void unroll_cited_list_free(struct unroll_cited_list *list);

/* Bytes for the name of a place, with the NUL at the end. */
#define UNROLL_PLACE_SIZE 96

/*
 * How people refer to a paragraph: "para. 12", "para. 12 (a)", "preambular
 * para. 7", "annex, para. 3", "title"; of a part without numbers its name.
 */
void unroll_paragraph_place(const struct unroll_document *document, uint32_t paragraph,
                            char place[UNROLL_PLACE_SIZE]);

/* The same for a citation: "para. 14, note 1"; "note 3" if nothing calls the note. */
void unroll_citation_place(const struct unroll_document *document,
                           const struct unroll_citation *citation, char place[UNROLL_PLACE_SIZE]);

#endif
