#include "library/source.h"

#include <unistd.h>

#include "base/str.h"
#include "library/folder.h"
#include "library/report.h"

/* A folder in which nothing is left may be the place of a disk that is not there. */
static void keep_if_empty(struct source *source, struct index_report *report)
{
	if (source->walk.count > 0 || source->walk.gap_count > 0 || source->plan.gone_count == 0)
		return;
	source->is_missing = true;
	report_fault(report, source->folder.path, (struct str)STR(""),
	             (struct str)STR("no files any more; its documents are kept"));
	while (source->plan.gone_count > 0)
		source->plan.documents += source->plan.gone[--source->plan.gone_count].was_document;
}

static void report_gaps(const struct source *source, struct index_report *report)
{
	for (size_t i = 0; i < source->walk.gap_count; i++)
		report_fault(report, source->folder.path, source->walk.gaps[i].path,
		             source->walk.gaps[i].reason);
}

/* What is known stays as it is. */
static bool miss(struct source *source, sqlite3 *database, const struct unroll_error *why,
                 struct index_report *report, struct unroll_error *error)
{
	struct folders_counts counts;
	struct str reason = str_from(str_of(why->message), source->folder.path.size + 2);

	source->is_missing = true;
	report_fault(report, source->folder.path, (struct str)STR(""), reason);
	if (!folders_count(database, source->folder.id, &counts, error))
		return false;
	source->plan.documents = (size_t)counts.documents;
	source->plan.others = (size_t)counts.others;
	return true;
}

bool source_look(struct source *source, sqlite3 *database, struct index_report *report,
                 struct unroll_error *error)
{
	struct unroll_error why;
	int folder = folder_open(source->folder.path.data, &why);

	if (folder < 0)
		return miss(source, database, &why, report, error);
	walk_folder(&source->walk, folder);
	close(folder);
	report_gaps(source, report);
	if (!plan_folder(&source->plan, &source->walk, database, source->folder.id, error))
		return false;
	keep_if_empty(source, report);
	return true;
}

void source_free(struct source *source)
{
	walk_free(&source->walk);
	plan_free(&source->plan);
}
