/* The pieces of an Akoma Ntoso document; akn.c puts them together. */
#ifndef EXPORT_AKN_PARTS_H
#define EXPORT_AKN_PARTS_H

#include <stdio.h>

#include <unroll/document.h>

#include "export/select.h"

struct akn_writer {
	const struct unroll_document *document;
	struct selection selection;
	FILE *out;
	unsigned identifiers;     /* eIds given out so far: each is unique in the file */
	bool *is_put;             /* of each note, whether its text is written */
	bool has_text;            /* something is written where a note may stand */
	bool has_meta;            /* the first <meta> holds what belongs to the whole file */
	bool keeps_lines;         /* line ends stand where a reader of Akoma Ntoso expects them */
};

/* <meta> with the identification of work, expression and manifestation; the first also
 * with vote, facts, and the references that the attributes of the file point at. */
void akn_put_meta(struct akn_writer *writer);

/* Sections [first, end) as one <statement> with its own <meta>. */
void akn_put_statement(struct akn_writer *writer, uint32_t first, uint32_t end);

/* Text with its spans as elements: emphasis, links, citations, notes where they are called. */
void akn_put_text(struct akn_writer *writer, const struct unroll_text *body);

/* The cells of a row of a table, with their spans. */
void akn_put_cells(struct akn_writer *writer, const struct unroll_text *body);

#endif
