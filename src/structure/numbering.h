/* The numbers of operative paragraphs, and of lists that count in the same way below them. */
#ifndef STRUCTURE_NUMBERING_H
#define STRUCTURE_NUMBERING_H

#include "structure/label.h"

/* Zero-initialise for each part. */
struct numbering {
	uint32_t last;            /* the number of the last paragraph; 0 before the first */
	struct label_lists lists; /* below it */
};

bool numbering_is_due(const struct numbering *numbering, uint32_t number);

/*
 * Whether a number is a paragraph's and not one of a list below it. `opens` says
 * that words follow which open a paragraph, `announced` that the text before
 * ends with a colon.
 */
bool numbering_is_top(const struct numbering *numbering, const struct label *label, bool opens,
                      bool announced);

void numbering_enter(struct numbering *numbering, uint32_t number);

#endif
