/* Lists made of a document: its outline, and the documents that it cites. */
#ifndef VIEW_CONTENTS_H
#define VIEW_CONTENTS_H

#include "library/library.h"
#include "view/items.h"
#include "view/list.h"

/* Parts, headings and the paragraphs that are numbered; ids are items of the view. */
void contents_outline(struct list *list, const struct items *items);

/* Each document cited, with where; ids are indices of the first citation of each. */
void contents_cited(struct list *list, const struct unroll_document *document,
                    const struct library *library);

#endif
