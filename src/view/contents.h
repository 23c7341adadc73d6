/* The outline of a document as a list. */
#ifndef VIEW_CONTENTS_H
#define VIEW_CONTENTS_H

#include "view/items.h"
#include "view/list.h"

/* Parts, headings and the paragraphs that are numbered; ids are items of the view. */
void contents_outline(struct list *list, const struct items *items);

#endif
