/*
 * The list of the documents that cite one: a row for each, and below it a row for
 * each place where it does.
 */
#ifndef VIEW_CITERS_H
#define VIEW_CITERS_H

#include "library/citing.h"
#include "view/list.h"

/* The paragraph that places have to name for being told; 0 for all. */
void citers_list(struct list *list, const struct citing *citing, unsigned only);

/* What a row stands for. */
bool citers_is_document(uint32_t id);

/* The first place of a document's row, or the place of a row. */
uint32_t citers_place(const struct citing *citing, uint32_t id);

/* The list has another width: places get their columns, and their words have to be shown anew. */
void citers_arrange(struct list *list, const struct citing *citing);

/* Whether a row has all that it can have. */
bool citers_is_shown(const struct list_row *row);

/* Give a row of a place its words, as far as they are known, cut to the columns that they have. */
void citers_show(struct list *list, const struct citing *citing, size_t row);

#endif
