/* `unroll search`: find words in the documents of the library. */
#ifndef CLI_SEARCH_H
#define CLI_SEARCH_H

#include "cli/subcommand.h"

extern const struct subcommand search_subcommand;

#endif
