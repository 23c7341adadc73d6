/* What the indexer tells of its work, as it is gathered. */
#ifndef LIBRARY_REPORT_H
#define LIBRARY_REPORT_H

#include <stdbool.h>

#include <sqlite3.h>

#include "library/indexer.h"
#include "library/record.h"

/* Note what could not be read: a file of a folder, or the folder if `file` is empty. */
void report_fault(struct index_report *report, struct str folder, struct str file,
                  struct str reason);

/* Count a file that was read. */
void report_count(struct index_report *report, const struct record *record, bool was_document);

/* Note all files of a folder that the library knows as unreadable. */
bool report_known_faults(struct index_report *report, sqlite3 *database, int64_t folder,
                         struct unroll_error *error);

#endif
