/* The mark that gets the focus when none has it: the first or the last on the screen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/str.h"
#include "document/builder.h"
#include "view/focus.h"

enum { PARAGRAPHS = 6, WORDS = 40, MOST_ROWS = 2000 };

/* "word", and now and then a citation: in the second paragraph nowhere, in the third everywhere. */
static struct unroll_text make_text(struct builder *builder, unsigned number)
{
	static const struct str word = STR("word "), symbol = STR("A/RES/99/901 ");
	struct unroll_span *spans = arena_allocate_zeroed(builder->arena, WORDS, sizeof *spans);
	struct str text = STR("");
	uint32_t count = 0;

	for (unsigned i = 0; i < WORDS; i++) {
		bool is_cited = number == 2 || (number != 1 && (i * 7 + number) % 5 == 0);
		struct str next = is_cited ? symbol : word;
		uint32_t start = (uint32_t)text.size;
		text = arena_format(builder->arena, "%.*s%s", (int)text.size, text.data, next.data);
		if (is_cited)
			spans[count++] = (struct unroll_span){
				UNROLL_SPAN_CITATION, start, (uint32_t)text.size - 1, 0,
			};
	}
	return (struct unroll_text){ .text = text, .spans = spans, .span_count = count };
}

static struct unroll_document *make_document(void)
{
	struct arena arena = { 0 };
	struct builder builder;

	builder_start(&builder, &arena);
	builder.document->title = arena_copy(builder.arena, str_of("A specimen"));
	builder.document->language = UNROLL_ENGLISH;
	builder_section(&builder, UNROLL_OPERATIVE, (struct str)STR(""));
	for (unsigned i = 0; i < PARAGRAPHS; i++)
		builder_paragraph(&builder, (struct unroll_paragraph){
			.body = make_text(&builder, i), .kind = UNROLL_PARAGRAPH_OPERATIVE,
			.label = STR("1."), .number = 1,
		});
	builder_citation(&builder, (struct unroll_citation){
		.symbol = STR("A/RES/99/901"), .target = STR(""), .note = UNROLL_NONE,
		.end = 12,
	});
	return builder_finish(&builder);
}

/* All rows of a view, in order. */
static size_t list_rows(struct document_view *view, struct row rows[MOST_ROWS])
{
	size_t count = 0;
	struct row row = row_first(&view->layouts, 0);

	do {
		assert_true(count < MOST_ROWS);
		rows[count++] = row;
	} while (row_next(&view->layouts, &row));
	return count;
}

static size_t index_of(const struct row *rows, size_t count, struct row row)
{
	size_t i = 0;

	while (i < count && !row_equal(rows[i], row))
		i++;
	assert_true(i < count);
	return i;
}

/* The first mark that begins in the rows from `first` on, or the last before `end`; by trying all. */
static struct mark mark_in_rows(struct document_view *view, const struct row *rows, size_t count,
                                size_t first, size_t end)
{
	const struct unroll_document *document = view->items.document;
	bool is_first = end == SIZE_MAX;
	struct mark found = mark_none;

	for (uint32_t i = 0; i < document->paragraph_count; i++)
		for (struct mark mark = mark_first(document, i); !mark_is_none(mark);
		     mark = mark_after(document, mark)) {
			struct spot spot = document_view_spot(view, SIDE_OWN, i,
			                                      mark_span(document, mark)->start);
			size_t row = index_of(rows, count, row_of_spot(&view->layouts, spot));
			if (row >= first && row < end && (!is_first || mark_is_none(found)))
				found = mark;
		}
	return found;
}

static void expect(const struct document_view *view, bool is_moved, struct mark wanted, size_t top)
{
	if (is_moved != !mark_is_none(wanted) || (is_moved && !mark_equal(view->focus, wanted)))
		fail_msg("%d rows from row %zu: mark %u of paragraph %u, not %u of %u", view->rows, top,
		         view->focus.span, view->focus.paragraph, wanted.span, wanted.paragraph);
}

static void the_focus_comes_to_what_is_on_the_screen(void **state)
{
	static struct row rows[MOST_ROWS];
	static const int heights[] = { 1, 2, 5, 30 };
	struct unroll_document *document = make_document();
	struct document_view view;

	(void)state;
	document_view_start(&view, document, false);
	for (size_t i = 0; i < sizeof heights / sizeof *heights; i++) {
		document_view_resize(&view, heights[i], 34, 84);
		size_t count = list_rows(&view, rows);
		for (size_t at = 0; at < count; at++) {
			document_view_put(&view, rows[at]);
			size_t top = index_of(rows, count, view.top);
			view.focus = mark_none;
			bool is_moved = focus_next(&view);
			expect(&view, is_moved, mark_in_rows(&view, rows, count, top, SIZE_MAX), top);
			document_view_put(&view, rows[at]);
			view.focus = mark_none;
			is_moved = focus_previous(&view);
			expect(&view, is_moved, mark_in_rows(&view, rows, count, 0,
			                                     top + (size_t)view.rows), top);
		}
	}
	document_view_free(&view);
	unroll_document_free(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_focus_comes_to_what_is_on_the_screen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
