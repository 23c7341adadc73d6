/*
 * What is written as Akoma Ntoso reads back as the same document: samples and
 * specimens. Markdown holds less: see what_markdown_cannot_hold.
 */
#include <glob.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include <unroll/export.h>
#include <unroll/load.h>

#include "base/str.h"

static struct str written(const struct unroll_document *document, const char *format)
{
	const struct unroll_export_options options = { .width = 80 };
	char *bytes = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&bytes, &size);

	assert_true(unroll_export_format_find(format)->write(document, &options, out, NULL));
	fclose(out);
	return (struct str){ bytes, size };
}

/* These tell how a document is stored, not what it says. */
static const char *const of_file[] = { "format", "line", "diagnostics", NULL };

/*
 * Markdown has no place for facts beside the text (a vote, a meeting, subjects, an agenda
 * item that no line prints), nor, as it is written, for what links point at: a
 * citation is found again only by its words. No-break spaces are written as
 * spaces, which the specimens compared here do not have.
 */
static const char *const what_markdown_cannot_hold[] = {
	"format", "line", "diagnostics", "vote", "meeting", "subjects", "agenda_item", "citations", NULL,
};

static void forget(json_t *value, const char *const *keys)
{
	const char *key;
	json_t *member;
	size_t index;

	for (size_t i = 0; keys[i]; i++)
		json_object_del(value, keys[i]);
	json_object_foreach(value, key, member)
		forget(member, keys);
	json_array_foreach(value, index, member)
		forget(member, keys);
}

static json_t *model_of(const struct unroll_document *document, const char *const *keys)
{
	struct str json = written(document, "json");
	json_t *model = json_loadb(json.data, json.size, 0, NULL);

	assert_non_null(model);
	forget(model, keys);
	free((char *)json.data);
	return model;
}

/* Print the first difference of two models and the way to it. */
static void show_difference(json_t *kept, json_t *now)
{
	const char *key;
	json_t *member;
	size_t index;

	json_object_foreach(kept, key, member) {
		if (json_equal(member, json_object_get(now, key)))
			continue;
		fprintf(stderr, ".%s", key);
		show_difference(member, json_object_get(now, key));
		return;
	}
	json_array_foreach(kept, index, member) {
		if (json_equal(member, json_array_get(now, index)))
			continue;
		fprintf(stderr, "[%zu]", index);
		show_difference(member, json_array_get(now, index));
		return;
	}
	char *was = json_dumps(kept, JSON_ENCODE_ANY), *is = json_dumps(now, JSON_ENCODE_ANY);
	fprintf(stderr, "\n  was: %s\n  is:  %s\n", was ? was : "nothing", is ? is : "nothing");
	free(was);
	free(is);
}

static bool reads_back(const char *path, const char *format,
                       const struct unroll_document *document)
{
	bool is_markdown = strcmp(format, "markdown") == 0;
	const char *const *keys = is_markdown ? what_markdown_cannot_hold : of_file;
	struct unroll_load_options options = { .format = format };
	struct str text = written(document, format);
	struct unroll_document *again = unroll_load_bytes(text, "written", &options, NULL);

	assert_non_null(again);
	json_t *kept = model_of(document, keys), *now = model_of(again, keys);
	bool same = json_equal(kept, now);
	if (!same) {
		fprintf(stderr, "%s: ", path);
		show_difference(kept, now);
	}
	json_decref(kept);
	json_decref(now);
	unroll_document_free(again);
	free((char *)text.data);
	return same;
}

/* Every file that matches; none at all is a failure too. */
static void check_files(const char *pattern, const char *format)
{
	glob_t found;
	size_t different = 0;

	assert_int_equal(glob(pattern, 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		struct unroll_document *document = unroll_load(found.gl_pathv[i], NULL, NULL);
		assert_non_null(document);
		different += !reads_back(found.gl_pathv[i], format, document);
		unroll_document_free(document);
	}
	globfree(&found);
	assert_int_equal(different, 0);
}

static void samples_read_back(void **state)
{
	(void)state;
	check_files("samples/*_*.*", "akn");
}

static void specimens_of_markdown_read_back(void **state)
{
	(void)state;
	check_files("tests/structure/cases/*.md", "akn");
}

static void specimens_of_akoma_ntoso_read_back(void **state)
{
	(void)state;
	check_files("tests/format/akn/*.xml", "akn");
}

static void markdown_keeps_words_labels_and_notes(void **state)
{
	(void)state;
	check_files("samples/*_*.*", "markdown");
	check_files("tests/format/akn/constructs.xml", "markdown");
}

/* What only a document made by hand holds: rows with notes, a lone note, parts out of order. */
static void what_no_sample_has_reads_back(void **state)
{
	static const char *const texts[] = {
		"The General Assembly,\n\n*Recalling* the table,\n\n1. *Decides* so:\n\n"
		"| State | Lamps[^1] |\n| --- | --- |\n| **Erewhon** | 12 |\n\n[^1]: See A/70/1.\n",
		"The General Assembly,\n\n1. *Decides* so,[^1] and so again;[^1]\n\n[^1]: A/70/1.\n",
		"The General Assembly,\n\n1. *Decides* so.\n\n[^1]: Nothing calls this one.\n",
		"The General Assembly,\n\n1. *Decides* so.\n\n42nd meeting  \n1 July 2016\n\n"
		"2. *Decides* more.\n",
		"The General Assembly,\n\n1. *Decides*:\n\n"
		"| | State | |\n| --- | --- | --- |\n| 1 | | |\n| | | 2 |\n",
		"1. One &amp; < \"two\" ]]> three\n",
		"\n",
		"### A heading\n",
		"The General Assembly,\n\n1. *Decides*:\n\n(a) One:\n\n(i) Two;\n\n(b) Three;\n\n"
		"### Annex\n\n1. A rule:\n\n(a) Its part;\n\n### Annex II\n\nText.\n",
		"| Distr. | General |\n| --- | --- |\n\nThe General Assembly,\n\n*Recalling* the table,\n\n"
		"| State | Lamps |\n| --- | --- |\n\n*Noting* it,\n\n1. *Decides* so.\n",
		"The General Assembly,\n\n1. *Decides*:\n\n(a) One;\n\n### A heading\n\n(b) Two;\n\n"
		"| State | Lamps |\n| --- | --- |\n\n(c) Three.\n",
		"The General Assembly,\n\n1. *Decides **so, see [the A/70/907](https://example.org/a)** and*"
		" ends, see [there](https://example.org/?a=1&b=\"2\").\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct unroll_load_options options = { .format = "markdown" };
		struct unroll_document *document =
			unroll_load_bytes(str_of(texts[i]), "made.md", &options, NULL);
		assert_non_null(document);
		bool same = reads_back(texts[i], "akn", document);
		unroll_document_free(document);
		assert_true(same);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(samples_read_back),
		cmocka_unit_test(specimens_of_markdown_read_back),
		cmocka_unit_test(specimens_of_akoma_ntoso_read_back),
		cmocka_unit_test(markdown_keeps_words_labels_and_notes),
		cmocka_unit_test(what_no_sample_has_reads_back),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 77;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
