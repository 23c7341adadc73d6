/* What `unroll index` tells: of the library on standard output, of faults on standard error. */
#ifndef CLI_INDEX_SHOW_H
#define CLI_INDEX_SHOW_H

#include <stdint.h>

#include "cli/status.h"
#include "library/indexer.h"

/* "1,072 documents (1,010 new, 2 changed, 60 as they were), 1 gone in 1.2 s". */
void index_show_report(const struct index_report *report, const struct index_options *options,
                       int64_t milliseconds);

/* What could not be read, the first of them if there are many. */
void index_show_faults(const struct index_report *report);

/* How much has been kept of work that failed. */
void index_show_kept(const struct index_report *report);

/* The folders of the library, with what is in them. */
enum status index_show_folders(const char *database);

/* Every file that could not be read. */
enum status index_show_all_faults(const char *database);

#endif
