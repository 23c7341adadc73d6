/* Which paragraphs of a document are written out. */
#ifndef EXPORT_SELECT_H
#define EXPORT_SELECT_H

#include <stdbool.h>

#include <unroll/document.h>
#include <unroll/error.h>

/* Paragraphs [first, end) of document->paragraphs. */
struct selection {
	uint32_t first, end;
};

/*
 * What unroll_paragraph_find() finds by the name, with its sub-paragraphs; the
 * first of that number where numbers start again. An empty name selects all.
 * False if there is no such paragraph.
 */
bool selection_of_name(const struct unroll_document *document, struct str name,
                       struct selection *selection, struct unroll_error *error);

bool selection_has(const struct selection *selection, uint32_t paragraph);

/* Whether a citation stands in what is selected; all do when everything is. */
bool selection_has_citation(const struct selection *selection,
                            const struct unroll_document *document,
                            const struct unroll_citation *citation);

/* Whether a note is called in what is selected; all are when everything is. */
bool selection_has_note(const struct selection *selection, const struct unroll_document *document,
                        uint32_t note);

#endif
