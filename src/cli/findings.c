#include "cli/findings.h"

#include <stdio.h>
#include <string.h>

#include <unroll/load.h>

#include "base/gate.h"
#include "base/str.h"
#include "cli/message.h"
#include "cli/passage.h"
#include "export/json_value.h"
#include "library/excerpt.h"

enum {
	PLACE_COLUMNS = 8,        /* that the places of passages take at least */
	COUNT_COLUMNS = 7,
	LEAST_COLUMNS = 20        /* for an excerpt, also where there is less room */
};

/* A document that was found, with what its passages are read from. */
struct found {
	struct arena arena;       /* for this document */
	struct library_entry entry;
	struct unroll_document *document;       /* NULL if it is not needed, or cannot be read */
	size_t index;             /* of the documents of the search */
	size_t lost;              /* passages that are not there any more */
};

/* A passage that is still there as it was indexed. */
static bool take_passage(struct findings *findings, struct found *found, size_t i,
                         struct passage *passage)
{
	struct hit hit = hits_at(findings->hits, found->index, i);

	bool is_there = found->document
	             && passage_of_hit(found->document, hit, &found->arena, passage)
	             && query_matches(findings->query, passage->text, &findings->folds);

	found->lost += !is_there;
	return is_there;
}

static void write_passage(struct findings *findings, struct found *found,
                          const struct passage *passage)
{
	unsigned place = (unsigned)str_characters(passage->place);
	unsigned column = 2 + (place < PLACE_COLUMNS ? PLACE_COLUMNS : place) + 2;
	unsigned width = findings->report->width;
	unsigned room = width > column + LEAST_COLUMNS ? width - column - 2 : LEAST_COLUMNS;
	struct excerpt excerpt = excerpt_make(passage->text, findings->query, room, &findings->folds,
	                                      &found->arena);
	struct str text = arena_format(&found->arena, "%s%.*s%s", excerpt.is_cut_before ? "…" : "",
	                               (int)excerpt.text.size, excerpt.text.data,
	                               excerpt.is_cut_after ? "…" : "");

	for (size_t i = 0; excerpt.is_cut_before && i < excerpt.marks.count; i++) {
		excerpt.marks.items[i].start += strlen("…");
		excerpt.marks.items[i].end += strlen("…");
	}
	printf("  ");
	fput_safe(passage->place, false, stdout);
	printf("%*s", (int)(column - 2 - place), "");
	report_strip(findings->report, (struct strip){ .text = text, .marks = excerpt.marks,
	                                              .language = found->entry.language }, column);
	putchar('\n');
}

static struct query_ranges marks_in(struct findings *findings, struct found *found, struct str text)
{
	return query_mark(findings->query, text, &findings->folds, &found->arena);
}

/* Whether the heading shows it: a title, or the line of the masthead that holds it. */
static bool is_in_heading(const struct found *found, const struct passage *passage)
{
	return strcmp(passage->kind, "title") == 0
	    || (str_equal(passage->place, (struct str)STR("masthead"))
	        && found->entry.title.size
	        && str_find(passage->text, found->entry.title) != SIZE_MAX);
}

static void write_text(struct findings *findings, struct found *found)
{
	size_t count = hits_of_document(findings->hits, found->index);
	bool is_counted = findings->detail == FINDINGS_COUNT;
	struct passage passage;

	if (is_counted)
		printf("%5zu  ", count);
	report_heading(findings->report, &found->entry,
	               marks_in(findings, found, found->entry.title), is_counted ? COUNT_COLUMNS : 0);
	if (findings->detail != FINDINGS_PASSAGES)
		return;
	for (size_t i = 0; i < count; i++)
		if (take_passage(findings, found, i, &passage) && !is_in_heading(found, &passage))
			write_passage(findings, found, &passage);
}

static json_t *marks_value(struct query_ranges marks, struct str text)
{
	json_t *array = json_sure(json_array());
	size_t byte = 0, character = 0;

	for (size_t i = 0; i < marks.count; i++) {
		const struct query_range *range = &marks.items[i];
		json_t *mark = json_sure(json_object());
		character += str_characters(str_slice(text, byte, range->start));
		json_put(mark, "start", json_number(character));
		character += str_characters(str_slice(text, range->start, range->end));
		json_put(mark, "end", json_number(character));
		json_add(array, mark);
		byte = range->end;
	}
	return array;
}

static json_t *passages_value(struct findings *findings, struct found *found)
{
	json_t *array = json_sure(json_array());
	struct passage passage;

	for (size_t i = 0; i < hits_of_document(findings->hits, found->index); i++) {
		if (!take_passage(findings, found, i, &passage))
			continue;
		json_t *value = json_sure(json_object());
		json_put(value, "kind", json_text(str_of(passage.kind)));
		json_put(value, "place", json_text(passage.place));
		json_put(value, "text", json_text(passage.text));
		json_put(value, "matches", marks_value(marks_in(findings, found, passage.text),
		                                       passage.text));
		json_add(array, value);
	}
	return array;
}

static void write_json(struct findings *findings, struct found *found)
{
	json_t *value = report_entry_value(&found->entry, &found->arena);

	json_put(value, "count", json_number(hits_of_document(findings->hits, found->index)));
	if (findings->detail == FINDINGS_PASSAGES)
		json_put(value, "passages", passages_value(findings, found));
	report_value(findings->report, value);
}

static void write_tsv(struct findings *findings, struct found *found)
{
	struct str fields[FIELD_COUNT + 2];
	size_t count = hits_of_document(findings->hits, found->index);
	struct passage passage;

	report_entry_fields(&found->entry, &found->arena, fields);
	fields[FIELD_COUNT] = arena_format(&found->arena, "%zu", count);
	if (findings->detail != FINDINGS_PASSAGES) {
		report_fields(fields, FIELD_COUNT + (findings->detail == FINDINGS_COUNT));
		return;
	}
	for (size_t i = 0; i < count; i++) {
		if (!take_passage(findings, found, i, &passage))
			continue;
		fields[FIELD_COUNT] = passage.place;
		fields[FIELD_COUNT + 1] = passage.text;
		report_fields(fields, FIELD_COUNT + 2);
	}
}

static void (*const writers[])(struct findings *, struct found *) = {
	[REPORT_TEXT] = write_text, [REPORT_JSON] = write_json, [REPORT_TSV] = write_tsv,
};

bool findings_write(struct findings *findings, size_t document, struct unroll_error *error)
{
	struct found found = { .index = document };
	bool is_known = hits_entry(findings->hits, document, &found.arena, &found.entry, error);

	if (is_known && findings->detail == FINDINGS_PASSAGES)
		found.document = unroll_load(entry_path(&found.entry, &found.arena).data, NULL, NULL);
	if (is_known)
		writers[findings->report->form](findings, &found);
	if (found.lost)
		complain("%s: not what was indexed; unroll index brings the library up to date",
		         entry_path(&found.entry, &found.arena).data);
	unroll_document_free(found.document);
	arena_free(&found.arena);
	return is_known;
}
