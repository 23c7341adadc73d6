/* Properties of rows and places, over documents of all kinds of text and every width. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "document/builder.h"
#include "view/document_view.h"

static const char *const words[] = {
	"lamp", "A/RES/99/901", "coopération", "理事会", "إن الجمعية", "a", "«", "»", "\n", "é", "е\u0301",
	"a-word-of-many-hyphens", "Unbreakablewordthatislongerthananyscreenwouldallowittobe",
};

/* Words chosen by a counter, with footnote calls between them; in a row, cells of three. */
static struct unroll_text make_text(struct builder *builder, unsigned seed, bool is_row)
{
	struct str text = STR("");
	struct unroll_span *spans = arena_allocate_zeroed(builder->arena, 40, sizeof *spans);
	uint32_t span_count = 0;

	for (unsigned i = 0; i < seed % 37; i++) {
		seed = seed * 1103515245 + 12345;
		const char *word = words[(seed >> 16) % (sizeof words / sizeof *words)];
		text = arena_format(builder->arena, "%.*s%s%s", (int)text.size, text.data,
		                    is_row && i % 3 == 0 ? "\t" : i ? " " : "", word);
		if ((seed >> 8) % 3 == 0)
			spans[span_count++] = (struct unroll_span){
				UNROLL_SPAN_CALL, (uint32_t)text.size, (uint32_t)text.size, 0,
			};
	}
	return (struct unroll_text){ .text = text, .spans = spans, .span_count = span_count };
}

static struct unroll_document *make_document(unsigned seed)
{
	static const enum unroll_section_kind kinds[] = {
		UNROLL_MASTHEAD, UNROLL_PREAMBLE, UNROLL_OPERATIVE, UNROLL_CLOSING, UNROLL_ANNEX,
	};
	struct arena arena = { 0 };
	struct builder builder;

	builder_start(&builder, &arena);
	builder.document->title = arena_copy(builder.arena, str_of("A specimen"));
	builder.document->language = seed % 2 ? UNROLL_ARABIC : UNROLL_ENGLISH;
	builder_note(&builder, (struct unroll_note){ .label = STR("1") });
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		builder_section(&builder, kinds[i], (struct str)STR(""));
		for (unsigned j = 0; j < (seed + i) % 4; j++) {
			unsigned text = seed * 31 + (unsigned)i * 7 + j;
			bool is_row = kinds[i] == UNROLL_ANNEX || text % 5 == 0;
			builder_paragraph(&builder, is_row ? (struct unroll_paragraph){
				.body = make_text(&builder, text, true), .kind = UNROLL_PARAGRAPH_ROW,
			} : (struct unroll_paragraph){
				.body = make_text(&builder, text, false),
				.kind = UNROLL_PARAGRAPH_OPERATIVE, .label = STR("1."), .number = 1,
			});
		}
	}
	return builder_finish(&builder);
}

enum { SEEDS = 24 };

/* A view of one document, or of two side by side or one below the other. */
struct specimen {
	struct unroll_document *own, *other;
	struct document_view view;
};

/* Odd ones have a second document. */
static void specimen_open(struct specimen *specimen, unsigned number)
{
	*specimen = (struct specimen){ .own = make_document(number / 2) };
	document_view_start(&specimen->view, specimen->own, false);
	document_view_resize(&specimen->view, 10, 80, 84);
	if (number % 2 == 0)
		return;
	specimen->other = make_document(number / 2 * 7 + 1);
	document_view_pair(&specimen->view, specimen->other);
}

static void specimen_close(struct specimen *specimen)
{
	document_view_free(&specimen->view);
	unroll_document_free(specimen->own);
	unroll_document_free(specimen->other);
}

static void a_place_leads_back_to_its_row(void **state)
{
	(void)state;
	for (unsigned number = 0; number < 2 * SEEDS; number++) {
		struct specimen specimen;
		struct document_view *view = &specimen.view;
		specimen_open(&specimen, number);
		for (int columns = 1; columns < 130; columns += 1 + columns / 10) {
			document_view_resize(view, 10, columns, 84);
			struct row row = row_first(&view->layouts, 0);
			do {
				struct spot spot = spot_of_row(&view->layouts, row);
				assert_true(row_equal(row_of_spot(&view->layouts, spot), row));
			} while (row_next(&view->layouts, &row));
		}
		specimen_close(&specimen);
	}
}

static void down_and_up_again_are_the_same_rows(void **state)
{
	static struct row rows[40000];

	(void)state;
	for (unsigned number = 0; number < 2 * SEEDS; number++) {
		struct specimen specimen;
		struct document_view *view = &specimen.view;
		specimen_open(&specimen, number);
		document_view_resize(view, 10, (int)(5 + number * 3), 84);
		document_view_fold_kind(view, UNROLL_PREAMBLE);
		struct row row = row_first(&view->layouts, 0);
		size_t count = 0;
		do
			rows[count++] = row;
		while (row_next(&view->layouts, &row));
		while (count-- > 0) {
			assert_true(row_equal(row, rows[count]));
			assert_int_equal(row_previous(&view->layouts, &row), count > 0);
		}
		specimen_close(&specimen);
	}
}

static void resizing_to_and_fro_changes_nothing(void **state)
{
	(void)state;
	for (unsigned number = 0; number < 2 * SEEDS; number++) {
		struct specimen specimen;
		struct document_view *view = &specimen.view;
		specimen_open(&specimen, number);
		document_view_resize(view, 7, 40, 84);
		for (int steps = 0; steps < 40; steps += 3) {
			document_view_scroll(view, 3);
			struct standpoint before = document_view_standpoint(view);
			struct row top = view->top;
			for (int columns = 1; columns < 200; columns = columns * 3 / 2 + 1) {
				document_view_resize(view, 1 + columns % 60, columns, 84);
				assert_true(document_view_row_of(view, view->current) >= 0);
				document_view_resize(view, 7, 40, 84);
				assert_true(row_equal(view->top, top));
				assert_int_equal(view->current, before.current);
			}
		}
		specimen_close(&specimen);
	}
}

/* Count the rows of text that each item of a side has on the way through all rows. */
static void count_rows(struct document_view *view, unsigned *rows[SIDE_COUNT])
{
	struct row row = row_first(&view->layouts, 0);

	do {
		const struct layout *layout = layouts_get(&view->layouts, row.item, row.chunk);
		for (enum side side = 0; side < SIDE_COUNT && row.line != ROW_GAP; side++)
			if (layout->halves[side].item != UNROLL_NONE
			    && layout_line(layout, side, (uint32_t)row.line))
				rows[side][layout->halves[side].item]++;
	} while (row_next(&view->layouts, &row));
}

/* How many rows an item takes where it stands alone. */
static unsigned rows_alone(struct document_view *view, uint32_t item)
{
	unsigned count = 0;

	for (uint32_t chunk = 0; chunk < layouts_chunks(&view->layouts, item); chunk++)
		count += layouts_get(&view->layouts, item, chunk)->rows;
	return count;
}

static void all_of_both_documents_is_shown_once(void **state)
{
	enum { ITEMS = 64 };

	(void)state;
	for (unsigned number = 1; number < 2 * SEEDS; number += 2) {
		struct specimen specimen;
		struct document_view *view = &specimen.view, alone[SIDE_COUNT];
		specimen_open(&specimen, number);
		document_view_fold(view, 0, false);
		document_view_start(&alone[SIDE_OWN], specimen.own, false);
		document_view_start(&alone[SIDE_OTHER], specimen.other, false);
		for (int columns = 30; columns < 200; columns += 41) {
			unsigned own[ITEMS] = { 0 }, other[ITEMS] = { 0 };
			unsigned *rows[] = { own, other };
			document_view_resize(view, 10, columns, 84);
			count_rows(view, rows);
			for (enum side side = 0; side < SIDE_COUNT; side++) {
				struct document_view *single = &alone[side];
				int width = (int)view->layouts.width;
				document_view_resize(single, 10, width + 4, width);
				document_view_fold(single, 0, false);
				for (uint32_t i = 0; i < items_count(&single->items); i++)
					assert_int_equal(rows[side][i], rows_alone(single, i));
			}
		}
		document_view_free(&alone[SIDE_OWN]);
		document_view_free(&alone[SIDE_OTHER]);
		specimen_close(&specimen);
	}
}

/* What the terminal says of a size that it has already moves no page. */
static void the_same_size_moves_nothing(void **state)
{
	(void)state;
	for (unsigned number = 0; number < 2 * SEEDS; number++) {
		struct specimen specimen;
		struct document_view *view = &specimen.view;
		specimen_open(&specimen, number);
		document_view_fold(view, 0, false);
		row_move(&view->layouts, &view->top, 3);
		struct row top = view->top;
		document_view_resize(view, 10, 80, 84);
		assert_true(row_equal(view->top, top));
		specimen_close(&specimen);
	}
}

/* Two documents and one again: nobody has moved. */
static void a_second_document_comes_and_goes(void **state)
{
	(void)state;
	for (unsigned seed = 0; seed < SEEDS; seed++) {
		struct unroll_document *other = make_document(seed * 7 + 1);
		struct specimen specimen;
		struct document_view *view = &specimen.view;
		specimen_open(&specimen, seed * 2);
		for (int steps = 0; steps < 40; steps += 3) {
			document_view_scroll(view, 3);
			int row = document_view_row_of(view, view->current);
			struct row top = view->top;
			document_view_pair(view, other);
			assert_true(document_view_row_of(view, view->current) >= 0);
			document_view_pair(view, NULL);
			assert_true(row_equal(view->top, top));
			assert_int_equal(document_view_row_of(view, view->current), row);
		}
		specimen_close(&specimen);
		unroll_document_free(other);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_place_leads_back_to_its_row),
		cmocka_unit_test(down_and_up_again_are_the_same_rows),
		cmocka_unit_test(resizing_to_and_fro_changes_nothing),
		cmocka_unit_test(all_of_both_documents_is_shown_once),
		cmocka_unit_test(the_same_size_moves_nothing),
		cmocka_unit_test(a_second_document_comes_and_goes),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
