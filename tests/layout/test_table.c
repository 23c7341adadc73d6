#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/memory.h"
#include "base/str.h"
#include "layout/table.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { ROWS_MAX = 16 };

/* A section of rows, as a document of nothing else. */
struct specimen {
	struct unroll_paragraph paragraphs[ROWS_MAX];
	struct unroll_section section;
	struct unroll_document document;
};

static void specimen_start(struct specimen *specimen, enum unroll_language language)
{
	*specimen = (struct specimen){ .section.kind = UNROLL_OPERATIVE };
	specimen->document = (struct unroll_document){
		.language = language, .sections = &specimen->section, .section_count = 1,
		.paragraphs = specimen->paragraphs,
	};
}

static void add_row(struct specimen *specimen, struct str text)
{
	specimen->paragraphs[specimen->document.paragraph_count++] = (struct unroll_paragraph){
		.kind = UNROLL_PARAGRAPH_ROW, .body.text = text,
	};
	specimen->section.count++;
}

/* Rows that line feeds part. */
static void add_rows(struct specimen *specimen, const char *rows)
{
	struct str rest = str_of(rows), row;

	while (str_next_line(&rest, &row))
		add_row(specimen, row);
}

/* A row of the screen, a byte a column; what is no ASCII letter of the text is a sign for it. */
static void draw(const struct flow *flow, const struct lines *lines, size_t row, char *screen,
                 uint32_t width)
{
	struct glyphs glyphs = { 0 };

	memset(screen, ' ', width);
	for (const struct line *line = &lines->items[row]; line; line = line_beside(lines, line)) {
		line_place(flow, line, width, BIDI_VISUAL, &glyphs);
		for (size_t i = 0; i < glyphs.count; i++) {
			const struct glyph *glyph = &glyphs.items[i];
			assert_in_range(glyph->column + glyph->width, 1, width);
			assert_int_equal(screen[glyph->column], ' ');
			bool is_kept = !glyph->mirrored && !(flow->text.data[glyph->start] & 0x80);
			char shown = is_kept ? flow->text.data[glyph->start] : '_';
			memset(screen + glyph->column, shown, glyph->width);
		}
	}
	glyphs_free(&glyphs);
}

/* All rows as they are shown in a width, without blanks at their ends. */
static void draw_all(const struct specimen *specimen, uint32_t width, FILE *out)
{
	struct arena arena = { 0 };
	struct table table = { 0 };
	struct lines lines = { 0 };
	char screen[200];

	for (uint32_t i = 0; i < specimen->document.paragraph_count; i++) {
		struct flow flow = flow_of_paragraph(&arena, &specimen->document,
		                                     &specimen->paragraphs[i], 0);
		table_seek(&table, &specimen->document, i, width);
		cells_break(&lines, &flow, &table, i);
		for (size_t row = 0; row < lines.count; row++) {
			draw(&flow, &lines, row, screen, width);
			size_t size = width;
			while (size && screen[size - 1] == ' ')
				size--;
			fprintf(out, "%.*s\n", (int)size, screen);
		}
	}
	lines_free(&lines);
	table_free(&table);
	arena_free(&arena);
}

static const struct {
	const char *rows;
	uint32_t width;
	const char *picture;
} cases[] = {
	/* columns as wide as their widest cell; figures stand at the right */
	{ "State\tPaid\nErewhon\t5\nUtopia\t1,200\n", 40,
	  "State     Paid\n______________\nErewhon      5\nUtopia   1,200\n" },
	/* no heading: nothing tells it from the other rows */
	{ "Erewhon\tyes\nUtopia\tno\n", 40, "Erewhon  yes\nUtopia   no\n" },
	/* a free corner is one of a heading */
	{ "\tVote\nErewhon\tyes\n", 40, "         Vote\n_____________\nErewhon  yes\n" },
	/* years head amounts, but not other years */
	{ "State\t2043\nErewhon\t5\n", 40, "State    2043\n_____________\nErewhon     5\n" },
	{ "Erewhon\t2043\nUtopia\t2044\n", 40, "Erewhon  2043\nUtopia   2044\n" },
	/* a heading below the title of the table */
	{ "Table 1\nState\tPaid\nErewhon\t15\n", 40,
	  "Table 1\nState    Paid\n_____________\nErewhon    15\n" },
	/* a heading of two rows */
	{ "\t2043\t2044\n\tvoted\tpaid\nErewhon\t15\t1,200\n", 40,
	  "          2043   2044\n         voted   paid\n_____________________\n"
	  "Erewhon     15  1,200\n" },
	/* a missing figure is no word */
	{ "Erewhon\t10\nUtopia\t-\nLilliput\t\nBlefuscu\t(5)\n", 40,
	  "Erewhon    10\nUtopia      -\nLilliput\nBlefuscu  (5)\n" },
	/* what does not fit is wrapped in its cell, and begins one column in */
	{ "Erewhon\tpaid in full this year\nUtopia\tnot yet\n", 22,
	  "Erewhon  paid in full\n          this year\nUtopia   not yet\n" },
	/* a row of one cell names those below: it has all the width */
	{ "Rooms for reading\nErewhon\t15\nUtopia\t7\n", 30,
	  "Rooms for reading\nErewhon  15\nUtopia    7\n" },
	/* too narrow for the longest words: under each other */
	{ "Preparatory\tCommittee\t\tRapporteur\n", 20,
	  "Preparatory\n  Committee\n  Rapporteur\n" },
	/* a cell of nothing leaves its column free */
	{ "a\t\tc\nd\te\tf\n", 20, "a       c\nd   e   f\n" },
	/* a row of nothing is a row */
	{ "\n", 20, "\n" },
};

static void tables_look_as_they_were_judged(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct specimen specimen;
		char *picture = NULL;
		size_t size = 0;
		FILE *out = open_memstream(&picture, &size);
		specimen_start(&specimen, UNROLL_ENGLISH);
		add_rows(&specimen, cases[i].rows);
		draw_all(&specimen, cases[i].width, out);
		fclose(out);
		if (strcmp(picture, cases[i].picture))
			fail_msg("%zu is\n%snot\n%s", i, picture, cases[i].picture);
		free(picture);
	}
}

/* What cells are made of in the random tests. */
static const char *const crumbs[] = {
	" ", " ", " ", "\t", "\t", "\t", "\n", "5", "1,200", "10 000", "-", "Erewhon", "Preparatory",
	"A/HRC/RES/32/6", "https://undocs.org/en/A/70/1", "l\xE2\x80\x99homme", "co\u00ADope\u00ADration",
	"\u4E2D\u6587", "\u0627\u0644\u062C\u0645\u0639\u064A\u0629", "\u0661\u0662", "e\u0301", "\u0301",
	"\u200B", "\u202E", "\U0001F1EB\U0001F1F7", "\r", "a", "of",
};

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static struct str random_row(struct arena *arena, uint32_t *seed)
{
	size_t count = next_random(seed) % 24, size = 0;
	char *text = arena_allocate(arena, 24 * 32);

	for (size_t i = 0; i < count; i++) {
		struct str crumb = str_of(crumbs[next_random(seed) % COUNT(crumbs)]);
		memcpy(text + size, crumb.data, crumb.size);
		size += crumb.size;
	}
	return (struct str){ text, size };
}

static int compare_starts(const void *one, const void *other)
{
	const struct line *a = one, *b = other;

	return a->start == b->start ? (a->end > b->end) - (a->end < b->end)
	                            : (a->start > b->start) - (a->start < b->start);
}

/* Gather the lines of all rows in the order of the text. */
static size_t gather(const struct lines *lines, struct line *gathered)
{
	size_t count = 0;

	for (size_t row = 0; row < lines->count; row++)
		for (const struct line *line = &lines->items[row]; line;
		     line = line_beside(lines, line))
			gathered[count++] = *line;
	qsort(gathered, count, sizeof *gathered, compare_starts);
	return count;
}

/* The lines of a row lose nothing, and every row is found by where it begins. */
static void check_lines(const struct flow *flow, const struct lines *lines)
{
	struct line gathered[24 * 32];
	size_t count = gather(lines, gathered);
	uint32_t end = 0;

	assert_true(lines->count > 0);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(gathered[i].start, end);
		assert_in_range(gathered[i].shown_end, gathered[i].start, gathered[i].end);
		end = gathered[i].end;
	}
	assert_int_equal(end, flow->text.size);
	for (size_t row = 0; row < lines->count; row++)
		assert_int_equal(lines_find(lines, lines->items[row].start), row);
}

static void check_row(const struct specimen *specimen, struct table *table, uint32_t paragraph,
                      uint32_t width)
{
	struct arena arena = { 0 };
	struct lines lines = { 0 };
	char screen[200];
	struct flow flow = flow_of_paragraph(&arena, &specimen->document,
	                                     &specimen->paragraphs[paragraph], 0);

	table_seek(table, &specimen->document, paragraph, width);
	cells_break(&lines, &flow, table, paragraph);
	check_lines(&flow, &lines);
	for (size_t row = 0; row < lines.count; row++)
		draw(&flow, &lines, row, screen, width);
	lines_free(&lines);
	arena_free(&arena);
}

static void no_cell_leaves_its_column_in_any_width(void **state)
{
	uint32_t seed = 7;

	(void)state;
	for (int i = 0; i < 60; i++) {
		struct arena arena = { 0 };
		struct table table = { 0 };
		struct specimen specimen;
		specimen_start(&specimen, i % 2 ? UNROLL_ENGLISH : UNROLL_ARABIC);
		for (uint32_t row = 0; row < 6; row++)
			add_row(&specimen, random_row(&arena, &seed));
		for (uint32_t width = 2; width <= 120; width += 1 + width / 12)
			for (uint32_t row = 0; row < 6; row++)
				check_row(&specimen, &table, row, width);
		table_free(&table);
		arena_free(&arena);
	}
}

/* Columns depend on the table, never on the row that was asked for first. */
static void columns_are_the_same_from_every_row(void **state)
{
	struct specimen specimen;

	(void)state;
	specimen_start(&specimen, UNROLL_ENGLISH);
	add_rows(&specimen, "a\tlong words in a cell\nbbb\tshort\nc\t12\n");
	specimen.paragraphs[specimen.document.paragraph_count++].kind = UNROLL_PARAGRAPH_TEXT;
	add_rows(&specimen, "another table\t7\n");
	for (uint32_t row = 0; row < 3; row++) {
		struct table table = { 0 };
		table_seek(&table, &specimen.document, row, 60);
		assert_int_equal(table.first, 0);
		assert_int_equal(table.column_count, 2);
		assert_int_equal(table.columns[1].start, 5);
		table_seek(&table, &specimen.document, 4, 60);
		assert_int_equal(table.columns[1].start, 15);
		table_free(&table);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables_look_as_they_were_judged),
		cmocka_unit_test(no_cell_leaves_its_column_in_any_width),
		cmocka_unit_test(columns_are_the_same_from_every_row),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 77;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
