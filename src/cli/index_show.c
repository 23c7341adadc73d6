#include "cli/index_show.h"

#include <stdio.h>
#include <time.h>

#include "base/arena.h"
#include "base/gate.h"
#include "base/str.h"
#include "cli/message.h"
#include "cli/meter.h"
#include "library/folders.h"
#include "library/report.h"
#include "library/schema.h"

enum { MOST_FAULTS = 20 };        /* that are shown */

/* "1,072 documents", "1 document" */
static void put_count(int64_t count, const char *one, const char *many)
{
	char number[METER_NUMBER_SIZE];

	printf("%s %s", meter_number(count, number), count == 1 ? one : many);
}

/* A part of a list in brackets: "(1,010 new", ", 2 changed"; nothing for none. */
static void put_part(size_t count, const char *what, bool *is_open)
{
	char number[METER_NUMBER_SIZE];

	if (!count)
		return;
	printf("%s%s %s", *is_open ? ", " : " (", meter_number((int64_t)count, number), what);
	*is_open = true;
}

void index_show_report(const struct index_report *report, const struct index_options *options,
                       int64_t milliseconds)
{
	bool is_open = false;

	if (report->is_stopped)
		printf("stopped%s: ", options->rebuild ? ", nothing is changed" : "");
	put_count((int64_t)(report->added + report->changed + report->known), "document",
	          "documents");
	put_part(report->added, report->is_anew ? "read anew" : "new", &is_open);
	put_part(report->changed, "changed", &is_open);
	put_part(report->known, "as before", &is_open);
	put_part(report->gone, "gone", &is_open);
	fputs(is_open ? ")" : "", stdout);
	if (report->others) {
		fputs(", ", stdout);
		put_count((int64_t)report->others, "file of another kind", "files of other kinds");
	}
	if (report->fault_count) {
		fputs(", ", stdout);
		put_count((int64_t)report->fault_count, "unreadable", "unreadable");
	}
	printf(" in %lld.%02lld s\n", (long long)(milliseconds / 1000),
	       (long long)(milliseconds % 1000 / 10));
}

static void put_fault(const struct index_fault *fault)
{
	fputs("unroll: ", stderr);
	fput_safe(fault->path, false, stderr);
	fputs(": ", stderr);
	fput_safe(fault->reason, false, stderr);
	fputc('\n', stderr);
}

void index_show_faults(const struct index_report *report)
{
	size_t count = report->fault_count < MOST_FAULTS ? report->fault_count : MOST_FAULTS;
	char number[METER_NUMBER_SIZE];

	for (size_t i = 0; i < count; i++)
		put_fault(&report->faults[i]);
	if (report->fault_count > count)
		complain("and %s more: unroll index --faults tells them all",
		         meter_number((int64_t)(report->fault_count - count), number));
}

void index_show_kept(const struct index_report *report)
{
	char number[METER_NUMBER_SIZE];

	if (report->read)
		complain("index: %s files were read before that, and are in the library",
		         meter_number((int64_t)report->read, number));
}

static void put_languages(const struct folders_counts *counts)
{
	bool is_open = false;

	for (enum unroll_language i = UNROLL_LANGUAGE_NONE + 1; i < UNROLL_LANGUAGE_COUNT; i++)
		put_part((size_t)counts->languages[i], unroll_language_code(i), &is_open);
	put_part((size_t)counts->languages[UNROLL_LANGUAGE_NONE], "in other languages", &is_open);
	fputs(is_open ? ")" : "", stdout);
}

static void put_time(int64_t seconds)
{
	char text[40];
	time_t time = (time_t)seconds;
	struct tm parts;

	if (seconds > 0 && localtime_r(&time, &parts)
	    && strftime(text, sizeof text, "%Y-%m-%d %H:%M", &parts))
		printf(", brought up to date %s", text);
	else
		fputs(", not complete yet", stdout);
}

static void put_folder(const struct folders_row *row, const struct folders_counts *counts)
{
	fput_safe(row->path, false, stdout);
	fputs("\n    ", stdout);
	put_count(counts->documents, "document", "documents");
	put_languages(counts);
	if (counts->others) {
		fputs(", ", stdout);
		put_count(counts->others, "file of another kind", "files of other kinds");
	}
	if (counts->faults) {
		fputs(", ", stdout);
		put_count(counts->faults, "unreadable", "unreadable");
	}
	put_time(row->seen);
	putchar('\n');
}

static enum status fail(const struct unroll_error *error)
{
	if (error->kind == UNROLL_ERROR_ABSENT) {
		complain("no library yet: unroll index FOLDER makes one");
		return STATUS_FOUND;
	}
	complain("index: %s", error->message);
	return STATUS_TROUBLE;
}

enum status index_show_folders(const char *database)
{
	struct unroll_error error;
	struct arena arena = { 0 };
	struct folders folders = { 0 };
	struct folders_counts counts;
	sqlite3 *library = schema_open(database, SCHEMA_READ, &error);
	bool is_good = library && folders_read(library, &arena, &folders, &error);

	for (size_t i = 0; i < folders.count && is_good; i++) {
		is_good = folders_count(library, folders.rows[i].id, &counts, &error);
		if (is_good)
			put_folder(&folders.rows[i], &counts);
	}
	schema_close(library);
	arena_free(&arena);
	return is_good ? status_finish(STATUS_OK) : fail(&error);
}

enum status index_show_all_faults(const char *database)
{
	struct unroll_error error;
	struct arena arena = { 0 };
	struct folders folders = { 0 };
	struct index_report report = { 0 };
	sqlite3 *library = schema_open(database, SCHEMA_READ, &error);
	bool is_good = library && folders_read(library, &arena, &folders, &error);

	for (size_t i = 0; i < folders.count && is_good; i++)
		is_good = report_known_faults(&report, library, folders.rows[i].id, &error);
	for (size_t i = 0; i < report.fault_count; i++) {
		fput_safe(report.faults[i].path, false, stdout);
		fputs(": ", stdout);
		fput_safe(report.faults[i].reason, false, stdout);
		putchar('\n');
	}
	schema_close(library);
	arena_free(&arena);
	enum status found = report.fault_count ? STATUS_FOUND : STATUS_OK;
	index_report_free(&report);
	return is_good ? status_finish(found) : fail(&error);
}
