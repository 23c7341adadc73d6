/* `unroll cites` and `unroll cited-by`: follow citations in both directions. */
#ifndef CLI_CITES_H
#define CLI_CITES_H

#include "cli/subcommand.h"

extern const struct subcommand cites_subcommand, cited_by_subcommand;

#endif
