#include "library/report.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/str.h"
#include "library/schema.h"

void report_fault(struct index_report *report, struct str folder, struct str file,
                  struct str reason)
{
	struct str path = arena_format(&report->texts, "%.*s%s%.*s", (int)folder.size, folder.data,
	                               file.size ? "/" : "", (int)file.size, file.data);

	report->faults = memory_grow(report->faults, report->fault_count, &report->fault_capacity,
	                             sizeof *report->faults);
	report->faults[report->fault_count++] = (struct index_fault){
		path, arena_copy(&report->texts, reason),
	};
}

void report_count(struct index_report *report, const struct record *record, bool was_document)
{
	report->bytes += record->size;
	if (record->kind == RECORD_DOCUMENT)
		++*(was_document ? &report->changed : &report->added);
	else if (was_document)
		report->gone++;
	report->others += record->kind == RECORD_OTHER;
}

bool report_known_faults(struct index_report *report, sqlite3 *database, int64_t folder,
                         struct unroll_error *error)
{
	sqlite3_stmt *rows;
	int result;

	if (sqlite3_prepare_v2(database, "SELECT path, name, fault FROM file JOIN folder"
	                       " ON folder.id = file.folder WHERE folder = ?1 AND fault <> ''"
	                       " ORDER BY name", -1, &rows, NULL) != SQLITE_OK)
		return schema_error(database, error);
	sqlite3_bind_int64(rows, 1, folder);
	while ((result = sqlite3_step(rows)) == SQLITE_ROW)
		report_fault(report, schema_column(rows, 0), schema_column(rows, 1),
		             schema_column(rows, 2));
	sqlite3_finalize(rows);
	return result == SQLITE_DONE || schema_error(database, error);
}

void index_report_free(struct index_report *report)
{
	free(report->faults);
	arena_free(&report->texts);
}
