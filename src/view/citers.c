#include "view/citers.h"

#include <stdio.h>
#include <stdlib.h>

#include <unroll/place.h>

#include "base/str.h"

/* Ids of rows are indices of places; of documents, with a bit of their own. */
static const uint32_t DOCUMENT_BIT = UINT32_C(1) << 30;

enum { PLACE_INDENT = 2, WIDEST_PLACE = 18 };

static const struct str ellipsis = STR("…");

/* Stands in a row until the words of its place are there, or there are none. */
static const struct str awaited = STR("…");

bool citers_is_document(uint32_t id)
{
	return id != LIST_NO_ID && id & DOCUMENT_BIT;
}

uint32_t citers_place(const struct citing *citing, uint32_t id)
{
	return citers_is_document(id) ? citing->documents[id & ~DOCUMENT_BIT].first_place : id;
}

static bool names(struct str target, unsigned number)
{
	struct unroll_paragraph_name name;

	return unroll_paragraph_name_read(target, &name, NULL)
	    && name.part == UNROLL_OPERATIVE && name.number == number;
}

static bool is_told(const struct citing_place *place, unsigned only)
{
	return only == 0 || names(place->target, only);
}

/* One of two places in one paragraph is enough, if they name the same. */
static bool is_same(const struct citing_place *a, const struct citing_place *b)
{
	return str_equal(a->name, b->name) && str_equal(a->target, b->target);
}

static void add_place(struct list *list, const struct citing *citing, uint32_t index)
{
	const struct citing_place *place = &citing->places[index];
	struct str target = place->target;

	list_add(list, (struct list_row){
		.label = place->name,
		.text = awaited,
		.remark = str_is_empty(target) ? target : arena_format(&list->arena, "→ para. %.*s",
			(int)target.size, target.data),
		.role = ROLE_DIM,
		.id = index,
		.indent = PLACE_INDENT,
	});
}

static void add_document(struct list *list, const struct citing *citing, uint32_t index)
{
	const struct library_entry *entry = &citing->documents[index].entry;

	list_add(list, (struct list_row){
		.label = entry_label(entry),
		.text = entry->title,
		.remark = entry->adopted,
		.role = ROLE_LABEL,
		.id = index | DOCUMENT_BIT,
	});
}

/* Add a document with those of its places that are told, if any is. */
static bool add_citer(struct list *list, const struct citing *citing, uint32_t index,
                      unsigned only)
{
	const struct citing_document *document = &citing->documents[index];
	const struct citing_place *before = NULL;

	for (uint32_t i = 0; i < document->place_count; i++) {
		uint32_t at = document->first_place + i;
		const struct citing_place *place = &citing->places[at];
		if (!is_told(place, only) || (before && is_same(before, place)))
			continue;
		if (!before)
			add_document(list, citing, index);
		add_place(list, citing, at);
		before = place;
	}
	return before;
}

static bool names_a_paragraph(const struct citing *citing, uint32_t index)
{
	const struct citing_document *document = &citing->documents[index];

	for (uint32_t i = 0; i < document->place_count; i++)
		if (!str_is_empty(citing->places[document->first_place + i].target))
			return true;
	return false;
}

static const char *plural(size_t count)
{
	return count == 1 ? "" : "s";
}

static struct str title_of(struct arena *arena, const struct citing *citing, size_t told,
                           unsigned only)
{
	size_t naming = 0;

	if (only)
		return arena_format(arena, "Paragraph %u is named by %zu document%s", only, told,
		                    plural(told));
	if (told == 0)
		return (struct str)STR("Cited by no document");
	for (size_t i = 0; i < citing->order_count; i++)
		naming += names_a_paragraph(citing, citing->order[i]);
	struct str cited = arena_format(arena, "Cited by %zu document%s", told, plural(told));
	if (naming == 0)
		return cited;
	return arena_format(arena, "%.*s, %zu name%s a paragraph", (int)cited.size, cited.data,
	                    naming, naming == 1 ? "s" : "");
}

void citers_list(struct list *list, const struct citing *citing, unsigned only)
{
	size_t told = 0;

	for (size_t i = 0; i < citing->order_count; i++)
		told += add_citer(list, citing, citing->order[i], only);
	list->title = title_of(&list->arena, citing, told, only);
}

/* The columns of the widest name of a place. */
static int place_columns(const struct citing *citing)
{
	int columns = 1;

	for (size_t i = 0; i < citing->place_count; i++) {
		int width = (int)text_width(citing->places[i].name);
		columns = width > columns ? width : columns;
	}
	return columns < WIDEST_PLACE ? columns : WIDEST_PLACE;
}

void citers_arrange(struct list *list, const struct citing *citing)
{
	int columns = list->is_narrow ? 0 : place_columns(citing);

	for (size_t i = 0; i < list->count; i++) {
		struct list_row *row = &list->rows[i];
		if (row->id == LIST_NO_ID || citers_is_document(row->id))
			continue;
		row->label_columns = columns;
		row->text = awaited;
		row->marks = (struct query_ranges){ 0 };
	}
	list_select(list, list->selected);
}

bool citers_is_shown(const struct list_row *row)
{
	return row->id == LIST_NO_ID || citers_is_document(row->id)
	    || !str_equal(row->text, awaited);
}

/* Where to begin so that the citation is seen in so many columns, with words before it. */
static size_t beginning(const struct citing_place *place, uint32_t columns)
{
	struct str until = str_slice(place->words, 0, place->end);
	size_t from = 0;

	if (text_width(until) + 1 <= columns)
		return 0;
	for (size_t i = 1; i <= place->start; i++)
		if (until.data[i - 1] == ' ' || i == place->start) {
			from = i;
			if (text_width(str_from(until, from)) + 2 <= columns * 2 / 3)
				break;
		}
	return from;
}

void citers_show(struct list *list, const struct citing *citing, size_t index)
{
	struct list_row *row = &list->rows[index];
	const struct citing_place *place = &citing->places[row->id];
	struct query_range *mark = arena_allocate_zeroed(&list->arena, 1, sizeof *mark);

	if (str_is_empty(place->words)) {
		row->text = (struct str)STR("");
		return;
	}
	size_t from = beginning(place, (uint32_t)list_text_columns(list, row));
	struct str words = str_from(place->words, from);
	size_t shift = from ? ellipsis.size : 0;
	row->text = arena_format(&list->arena, "%s%.*s", from ? ellipsis.data : "",
	                         (int)words.size, words.data);
	mark->start = place->start - from + shift;
	mark->end = place->end - from + shift;
	row->marks = (struct query_ranges){ mark, 1 };
}
