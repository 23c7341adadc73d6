#ifndef FORMAT_MARKDOWN_H
#define FORMAT_MARKDOWN_H

#include "format/format.h"

extern const struct format markdown_format;

#endif
