/* One line of text on standard output, no wider than there is room for. */
#ifndef CLI_STRIP_H
#define CLI_STRIP_H

#include <stdbool.h>

#include <unroll/language.h>

#include "library/query.h"

struct strip {
	struct str text;
	struct query_ranges marks;      /* bytes of the text that stand out */
	enum unroll_language language;
	unsigned columns;         /* what does not fit is cut, with an ellipsis */
	bool is_visual;           /* from right to left, in the order of the eye */
	bool is_bold;             /* what stands out is bold; otherwise it does not */
};

/* Write it through the gate, without a line end. */
void strip_write(const struct strip *strip);

#endif
