#include "cli/relation.h"

#include <stdio.h>

#include "base/gate.h"
#include "base/str.h"
#include "export/json_value.h"
#include "layout/lines.h"
#include "library/citing.h"

enum { INDENT = 2 };

bool relation_stands_in(const struct store_place *place,
                        const struct unroll_paragraph_name *paragraph)
{
	struct unroll_paragraph_name whole = *paragraph, found;

	whole.labels = (struct str)STR("");     /* places are kept without them */
	return unroll_paragraph_name_read(place->place, &found, NULL)
	    && unroll_paragraph_name_covers(&whole, &found);
}

bool relation_names(const struct store_place *place,
                    const struct unroll_paragraph_name *paragraph)
{
	struct unroll_paragraph_name found;

	return unroll_paragraph_name_read(place->target, &found, NULL)
	    && unroll_paragraph_name_covers(paragraph, &found);
}

void relation_narrow(struct store_links *links, const struct unroll_paragraph_name *paragraph,
                     relation_filter belongs, struct arena *arena)
{
	size_t kept = 0;

	for (size_t i = 0; i < links->count; i++) {
		struct store_link link = links->items[i];
		struct store_place *places = arena_allocate_zeroed(arena, link.place_count,
		                                                   sizeof *places);
		uint32_t count = 0;
		for (uint32_t j = 0; j < link.place_count; j++)
			if (belongs(&link.places[j], paragraph))
				places[count++] = link.places[j];
		link.places = places;
		link.place_count = count;
		if (count)
			links->items[kept++] = link;
	}
	links->count = kept;
}

/* "op 14 (note 1) → 5": where a citation stands, and the paragraph that it names. */
static struct str place_text(const struct store_place *place, struct arena *arena)
{
	struct str name = place_name(arena, place->place, place->note);

	if (str_is_empty(place->target))
		return name;
	return arena_format(arena, "%.*s → %.*s", (int)name.size, name.data,
	                    (int)place->target.size, place->target.data);
}

/* Commas between them, and a new line where one is full. */
static void write_places(const struct report *report, const struct store_link *link,
                         struct arena *arena)
{
	struct str last = STR("");
	unsigned column = 0;

	for (uint32_t i = 0; i < link->place_count; i++) {
		struct str text = place_text(&link->places[i], arena);
		unsigned width = text_width(text);
		if (str_equal(text, last))
			continue;
		bool is_full = column && column + 2 + width >= report->width;
		fputs(is_full ? ",\n" : column ? ", " : "", stdout);
		if (is_full || !column)
			printf("%*s", INDENT, "");
		fput_safe(text, false, stdout);
		column = is_full || !column ? INDENT + width : column + 2 + width;
		last = text;
	}
	putchar('\n');
}

static void write_text(const struct report *report, const struct store_link *link,
                       struct arena *arena)
{
	struct library_entry absent = {
		.symbol = link->symbol, .title = STR("(not in the library)"),
	};

	report_heading(report, link->is_here ? &link->entry : &absent,
	               (struct query_ranges){ 0 }, 0);
	write_places(report, link, arena);
}

static json_t *place_value(const struct store_place *place)
{
	json_t *value = json_sure(json_object());

	json_put(value, "place", json_text_or_null(place->place));
	json_put(value, "note", json_text_or_null(place->note));
	json_put(value, "target", json_text_or_null(place->target));
	return value;
}

static void write_json(struct report *report, const struct store_link *link, struct arena *arena)
{
	json_t *value = link->is_here ? report_entry_value(&link->entry, arena)
	                              : json_sure(json_object());
	json_t *places = json_sure(json_array());

	for (uint32_t i = 0; i < link->place_count; i++)
		json_add(places, place_value(&link->places[i]));
	json_put(value, "symbol", json_text_or_null(link->symbol));
	json_put(value, "here", json_boolean(link->is_here));
	json_put(value, "places", places);
	report_value(report, value);
}

static void write_tsv(const struct store_link *link, struct arena *arena)
{
	enum { PLACE = FIELD_COUNT, NOTE, TARGET, ALL_FIELDS };
	struct str fields[ALL_FIELDS] = { [FIELD_SYMBOL] = link->symbol };

	if (link->is_here)
		report_entry_fields(&link->entry, arena, fields);
	for (uint32_t i = 0; i < link->place_count; i++) {
		fields[PLACE] = link->places[i].place;
		fields[NOTE] = link->places[i].note;
		fields[TARGET] = link->places[i].target;
		report_fields(fields, ALL_FIELDS);
	}
}

void relation_write(struct report *report, const struct store_links *links, struct arena *arena)
{
	report_begin(report);
	for (size_t i = 0; i < links->count && !ferror(stdout); i++) {
		switch (report->form) {
		case REPORT_TEXT: write_text(report, &links->items[i], arena); break;
		case REPORT_JSON: write_json(report, &links->items[i], arena); break;
		case REPORT_TSV: write_tsv(&links->items[i], arena); break;
		}
	}
	report_end(report);
}
