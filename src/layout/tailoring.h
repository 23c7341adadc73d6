/* Where lines of a resolution must not begin, although Annex 14 lets them. */
#ifndef LAYOUT_TAILORING_H
#define LAYOUT_TAILORING_H

#include <stdint.h>

#include "layout/flow.h"

/* Turn line breaks into reluctant ones in the flags of breaks_find(), and add some in symbols. */
void breaks_tailor(const struct flow *flow, uint8_t *flags);

#endif
