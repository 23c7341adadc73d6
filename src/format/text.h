#ifndef FORMAT_TEXT_H
#define FORMAT_TEXT_H

#include "format/format.h"

extern const struct format text_format;

#endif
