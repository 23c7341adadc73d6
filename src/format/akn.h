/*
 * Akoma Ntoso 3.0 as the United Nations use it (AKN4UN). The parts, numbers,
 * notes and links that the XML tells apart are kept apart. Sources: OASIS
 * LegalDocML 1.0; the UN Semantic Interoperability Framework (unsceb-hlcm.github.io).
 */
#ifndef FORMAT_AKN_H
#define FORMAT_AKN_H

#include "format/format.h"

/*
 * A DOCTYPE is refused, and nesting beyond 256 elements; what breaks off or is
 * not well formed is read up to there, with a remark.
 */
extern const struct format akn_format;

#endif
