/* `unroll symbols`: list what the library has; shells complete symbols by it. */
#ifndef CLI_SYMBOLS_H
#define CLI_SYMBOLS_H

#include "cli/subcommand.h"

extern const struct subcommand symbols_subcommand;

#endif
