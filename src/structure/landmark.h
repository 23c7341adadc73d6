/* Blocks that say by themselves where in a resolution they stand. */
#ifndef STRUCTURE_LANDMARK_H
#define STRUCTURE_LANDMARK_H

#include <stdbool.h>

#include "structure/piece.h"

/* "The General Assembly,", or the words before a presidential statement. */
bool landmark_is_opening(const struct piece *piece);

/* "42nd meeting", "30 June 2016", "[Adopted without a vote.]" */
bool landmark_is_closing(const struct piece *piece);

/* "Annex", "Appendix II" */
bool landmark_is_annex(const struct piece *piece);

/* "United Nations", "Distr.: General": another document begins. */
bool landmark_is_masthead(const struct piece *piece);

/* "A", "II", "B.": the heading of a part, alone on its line or before a title. */
bool landmark_is_part(const struct piece *piece);

#endif
