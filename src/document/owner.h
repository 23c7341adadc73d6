/* What a document lives in: the public part first, so that one pointer is both. */
#ifndef DOCUMENT_OWNER_H
#define DOCUMENT_OWNER_H

#include <unroll/document.h>

#include "base/arena.h"

struct owner {
	struct unroll_document document;
	struct arena arena;
};

#endif
