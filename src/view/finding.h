/*
 * Searching in all that a view shows: in both documents when two stand side by
 * side. Matches are counted in the order of reading, those of our own document
 * before those that stand beside them, notes behind all paragraphs.
 */
#ifndef VIEW_FINDING_H
#define VIEW_FINDING_H

#include "view/document_view.h"

/* A match of one side. */
struct hit {
	enum side side;
	size_t index;             /* of its search */
};

/* Find the places that match, as search_for() does; an empty needle matches nowhere. */
void finding_for(struct document_view *view, struct str needle);

/* Find all places in our own document that match a query of the library. */
void finding_mark(struct document_view *view, const struct query *query);

/* Find more of them: see search_step(). The match stood at stays the same. */
bool finding_step(struct document_view *view);

/* Whether finding_step() may find more: until then the count is one of those so far. */
bool finding_is_counting(const struct document_view *view);

/* Whether something is searched for. */
bool finding_is_on(const struct document_view *view);

size_t finding_count(const struct document_view *view);

/* The match of a number, which must be less than the count. */
struct hit finding_at(const struct document_view *view, size_t number);
size_t finding_number(const struct document_view *view, struct hit hit);

/* The first match that is not before a paragraph of our own; may be the count. */
size_t finding_from(const struct document_view *view, uint32_t paragraph);

/* Make some of the folded text; return whether some is left: see search_prepare(). */
bool finding_prepare(struct document_view *view);

/* The other document has come or gone: search in it, too, and keep the match stood at. */
void finding_pair(struct document_view *view, struct hit stood_at);

#endif
