/*
 * Documents with hazards in all their parts, through the program: as text, in
 * every other form, checked, and read on a terminal. Nothing that is written
 * may be obeyed by a terminal, and each hazard is shown as its row says.
 *
 * usage: test_documents UNROLL
 */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../e2e/drive.h"
#include "inputs.h"
#include "run.h"

static const char *unroll;
static struct nest nest;

static const char *write_specimen(const char *name, const struct hazard *hazard)
{
	size_t size;
	char *text = specimen_with(hazard, &size);
	const char *path = nest_write(&nest, name, text, size);

	free(text);
	return path;
}

/* What a form of a document is, at some width. */
static struct outcome write_form(const char *form, const char *width, const struct hazard *hazard,
                                 const char *path)
{
	const char *argv[] = {
		unroll, "-t", form, "-w", width, path,
		hazard->encoding ? "--encoding" : NULL, hazard->encoding, NULL,
	};
	struct outcome outcome = run(&(struct run){ .argv = argv, .environment = nest.environment });

	outcome_check_output(&outcome, hazard->row);
	assert_int_equal(outcome.status, 0);
	return outcome;
}

static void expect_in(const struct outcome *outcome, const char *text, const struct hazard *hazard)
{
	if (!strstr(outcome->out, text))
		fail_msg("%s: \"%s\" is not in:\n%.900s", hazard->row, text, outcome->out);
}

static void each_hazard_is_shown_as_its_row_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < hazard_count; i++) {
		const struct hazard *hazard = &hazards[i];
		if (!hazard->shown)
			continue;
		const char *path = write_specimen("hazard.md", hazard);
		struct outcome outcome = write_form("text", "1000", hazard, path);
		expect_in(&outcome, hazard->shown, hazard);
		expect_in(&outcome, specimen_end, hazard);
		outcome_free(&outcome);
	}
}

/* Whatever is turned or joined in a paragraph ends with it. */
static void no_hazard_reaches_the_next_paragraph(void **state)
{
	(void)state;
	for (size_t i = 0; i < hazard_count; i++) {
		const struct hazard *hazard = &hazards[i];
		const char *argv[] = {
			unroll, "-t", "text", "--visual", write_specimen("hazard.md", hazard),
			hazard->encoding ? "--encoding" : NULL, hazard->encoding, NULL,
		};
		struct outcome outcome = run(&(struct run){ .argv = argv,
		                                            .environment = nest.environment });
		outcome_check_output(&outcome, hazard->row);
		expect_in(&outcome, specimen_end, hazard);
		outcome_free(&outcome);
	}
}

/* What other programs obey when it stands at the top of a file; none of it is shown. */
static const char *const settings[] = {
	"---\nwidth: 9\nencoding: koi8-r\nbidi: logical\n---\n\n",
	"<!-- vim: set tw=9 columns=9 -->\n\n",
	"<!-- -*- mode: text; fill-column: 9 -*- -->\n\n",
};

static void settings_in_a_document_have_no_effect(void **state)
{
	static const struct hazard nothing = { "H26", .bytes = STR("rooms") };
	struct outcome plain = write_form("text", "60", &nothing, write_specimen("plain.md", &nothing));
	size_t size;
	char *specimen = specimen_with(&nothing, &size), text[4000];

	(void)state;
	for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
		int more = snprintf(text, sizeof text, "%s%.*s", settings[i], (int)size, specimen);
		const char *path = nest_write(&nest, "settings.md", text, (size_t)more);
		struct outcome outcome = write_form("text", "60", &nothing, path);
		assert_string_equal(outcome.out, plain.out);
		outcome_free(&outcome);
	}
	outcome_free(&plain);
	free(specimen);
}

static void assert_same(const struct hazard *hazard, const char *width)
{
	const char *path = write_specimen("hazard.md", hazard);
	const char *plain = write_specimen("plain.md", &(struct hazard){ .bytes = hazard->same });
	struct outcome with = write_form("text", width, hazard, path);
	struct outcome without = write_form("text", width, hazard, plain);

	/* What is in the text may be hidden in the output, but only there. */
	if (strcmp(with.out, without.out) != 0)
		fail_msg("%s: \"%.600s\" is not \"%.600s\"", hazard->row, with.out, without.out);
	outcome_free(&with);
	outcome_free(&without);
}

static void what_is_invisible_changes_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; i < hazard_count; i++) {
		const struct hazard *hazard = &hazards[i];
		if (hazard->shown)
			continue;
		assert_same(hazard, "1000");
		if (!hazard->narrow) {
			assert_same(hazard, "40");
			continue;
		}
		struct outcome outcome = write_form("text", "20", hazard,
		                                    write_specimen("hazard.md", hazard));
		expect_in(&outcome, hazard->narrow, hazard);
		outcome_free(&outcome);
	}
}

static void nothing_but_text_is_in_any_form(void **state)
{
	static const char *const forms[] = { "markdown", "outline", "citations", "json", "akn" };

	(void)state;
	for (size_t i = 0; i < hazard_count; i++) {
		const char *path = write_specimen("hazard.md", &hazards[i]);
		for (size_t j = 0; j < sizeof forms / sizeof *forms; j++) {
			struct outcome outcome = write_form(forms[j], "80", &hazards[i], path);
			outcome_free(&outcome);
		}
	}
}

static void no_disguised_symbol_is_cited(void **state)
{
	(void)state;
	for (size_t i = 0; i < hazard_count; i++) {
		if (!hazards[i].uncited)
			continue;
		struct outcome outcome = write_form("citations", "80", &hazards[i],
		                                    write_specimen("hazard.md", &hazards[i]));
		assert_non_null(strstr(outcome.out, "A/HRC/98/2"));
		if (strstr(outcome.out, hazards[i].uncited))
			fail_msg("%s: cited: %s", hazards[i].row, outcome.out);
		outcome_free(&outcome);
	}
}

static void what_is_odd_is_remarked_on(void **state)
{
	(void)state;
	for (size_t i = 0; i < hazard_count; i++) {
		if (!hazards[i].remark)
			continue;
		const char *path = write_specimen("hazard.md", &hazards[i]);
		const char *argv[] = { unroll, "--check", path, NULL };
		struct outcome outcome = run(&(struct run){ .argv = argv,
		                                            .environment = nest.environment });
		outcome_check_output(&outcome, hazards[i].row);
		assert_int_equal(outcome.status, 1);
		expect_in(&outcome, hazards[i].remark, &hazards[i]);
		outcome_free(&outcome);
	}
}

static void nothing_in_a_document_is_obeyed_by_the_terminal(void **state)
{
	(void)state;
	for (size_t i = 0; i < hazard_count; i++) {
		const struct hazard *hazard = &hazards[i];
		const char *path = write_specimen("hazard.md", hazard);
		const char *argv[] = {
			unroll, path, hazard->encoding ? "--encoding" : NULL, hazard->encoding, NULL,
		};
		struct pty pty;
		pty_start(&pty, &(struct pty_program){ .argv = argv, .rows = 40, .columns = 140,
		                                       .environment = nest.environment });
		if (hazard->shown)
			pty_expect(&pty, hazard->drawn ? hazard->drawn : hazard->shown);
		pty_expect(&pty, "Requests");
		pty_settle(&pty);
		pty_send(&pty, "ivRoc/evil\r");
		pty_settle(&pty);
		pty_leave(&pty);
	}
}

/* A person sees that there is something which nobody sees. */
static void what_is_hidden_is_counted_on_the_screen(void **state)
{
	(void)state;
	for (size_t i = 0; i < hazard_count; i++) {
		const char *argv[] = { unroll, NULL, "+1", NULL };
		struct pty pty;
		if (!hazards[i].is_counted)
			continue;
		argv[1] = write_specimen("hazard.md", &hazards[i]);
		pty_start(&pty, &(struct pty_program){ .argv = argv, .rows = 40, .columns = 140,
		                                       .environment = nest.environment });
		pty_expect(&pty, "Requests");
		pty_expect(&pty, " hidden");
		pty_leave(&pty);
	}
}

static int open_nest(void **state)
{
	(void)state;
	nest_open(&nest);
	/* Files beside a document that editors obey. */
	nest_write(&nest, ".dir-locals.el", "((nil . ((fill-column . 9))))\n", 30);
	nest_write(&nest, ".editorconfig", "[*]\nmax_line_length = 9\n", 24);
	return 0;
}

static int close_nest(void **state)
{
	(void)state;
	nest_close(&nest);
	return 0;
}

int main(int count, char *values[])
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_hazard_is_shown_as_its_row_says),
		cmocka_unit_test(no_hazard_reaches_the_next_paragraph),
		cmocka_unit_test(settings_in_a_document_have_no_effect),
		cmocka_unit_test(what_is_invisible_changes_nothing),
		cmocka_unit_test(nothing_but_text_is_in_any_form),
		cmocka_unit_test(no_disguised_symbol_is_cited),
		cmocka_unit_test(what_is_odd_is_remarked_on),
		cmocka_unit_test(nothing_in_a_document_is_obeyed_by_the_terminal),
		cmocka_unit_test(what_is_hidden_is_counted_on_the_screen),
	};

	if (count < 2)
		return 2;
	unroll = values[1];
	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, open_nest, close_nest);
}
