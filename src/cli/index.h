/* `unroll index`: put folders of documents into the library. */
#ifndef CLI_INDEX_H
#define CLI_INDEX_H

#include "cli/subcommand.h"

extern const struct subcommand index_subcommand;

#endif
