/* Blocks that say by themselves where in a resolution they stand. */
#ifndef STRUCTURE_LANDMARK_H
#define STRUCTURE_LANDMARK_H

#include "format/transcript.h"

enum landmark {
	LANDMARK_NONE,
	LANDMARK_OPENING,         /* "The General Assembly,", the words before a statement */
	LANDMARK_CLOSING,         /* "42nd meeting", "30 June 2016", "[Adopted without a vote.]" */
	LANDMARK_ANNEX,           /* "Annex", "Appendix II" */
	LANDMARK_MASTHEAD,        /* "United Nations", "Distr.: General": a document begins */
	LANDMARK_PART             /* "A", "II", "B.": the heading of a part, alone on its line */
};

enum landmark landmark_of(const struct block *block);

#endif
