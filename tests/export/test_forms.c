/* What all forms of output have in common: passages, streams that fail, odd characters. */
#include <errno.h>
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
#include "export/json_value.h"
#include "export/xml.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A specimen, not a document of the United Nations. */
static const char specimen[] =
	"## Human Rights Council\n\n"
	"### 32/968. Lamps\n\n"
	"*The Human Rights Council*,\n\n"
	"*Recalling* its resolution 19/950,[^1]\n\n"
	"*Noting* the lamps of A/70/906, and once more of A/70/906,\n\n"
	"1. *Decides* to count the lamps:\n\n"
	"(a) Those of streets;[^2]\n\n"
	"(b) Those of squares, as in its resolution 24/956, of halls and of every other place"
	" that is lit at night;\n\n"
	"2. *Requests* a report, pursuant to paragraph 1 above.\n\n"
	"*43rd meeting  \n1 July 2016*\n\n"
	"### Annex\n\n### Lamps by State\n\n"
	"| State | Lamps |\n| --- | --- |\n| Erewhon | 12 |\n\n"
	"[^1]: A/HRC/19/950.\n\n"
	"[^2]: See also A/70/907.\n";

static struct unroll_document *load(const char *text)
{
	struct unroll_load_options options = { .format = "markdown" };
	struct unroll_document *document =
		unroll_load_bytes(str_of(text), "specimen.md", &options, NULL);

	assert_non_null(document);
	return document;
}

/* What a form makes of a passage; the caller frees it. */
static char *written(const struct unroll_document *document, const char *form,
                     const char *passage)
{
	const struct unroll_export_options options = { .paragraph = str_of(passage) };
	char *bytes = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&bytes, &size);

	assert_true(unroll_export_format_find(form)->write(document, &options, out, NULL));
	fclose(out);
	return bytes;
}

static const struct {
	const char *form, *passage, *text;
} passages[] = {
	{ "outline", "1",
	  "1.    Decides to count the lamps:\n"
	  "    (a)   Those of streets;\n"
	  "    (b)   Those of squares, as in its resolution 24/956, of halls and of every…\n" },
	{ "outline", "pp2",
	  "pp2   Noting the lamps of A/70/906, and once more of A/70/906,\n" },
	{ "citations", "pp1",
	  "A/HRC/RES/19/950\tpreambular para. 1\thttps://docs.un.org/en/A/HRC/RES/19/950\n"
	  "A/HRC/19/950\tpreambular para. 1, note 1\thttps://docs.un.org/en/A/HRC/19/950\n" },
	{ "citations", "pp2",
	  "A/70/906\tpreambular para. 2\thttps://docs.un.org/en/A/70/906\n" },
	{ "citations", "2", "" },
	{ "markdown", "pp1",
	  "*Recalling* its resolution 19/950,[^1]\n\n[^1]: A/HRC/19/950.\n\n" },
	{ "markdown", "2",
	  "2. *Requests* a report, pursuant to paragraph 1 above.\n\n" },
	{ "text", "1",
	  "1.   Decides to count the lamps:\n"
	  "\n"
	  "     (a) Those of streets;²\n"
	  "\n"
	  "     (b) Those of squares, as in its resolution 24/956, of halls and of every\n"
	  "         other place that is lit at night;\n"
	  "\n"
	  "────────────────────\n"
	  "2    See also A/70/907.\n" },
};

static void a_passage_stands_alone(void **state)
{
	struct unroll_document *document = load(specimen);

	(void)state;
	for (size_t i = 0; i < COUNT(passages); i++) {
		char *text = written(document, passages[i].form, passages[i].passage);
		assert_string_equal(text, passages[i].text);
		free(text);
	}
	unroll_document_free(document);
}

static size_t count_of(const json_t *model, const char *key)
{
	return json_array_size(json_object_get(model, key));
}

static void a_passage_of_the_model_leaves_the_rest_out(void **state)
{
	static const struct {
		const char *passage, *kind;
		size_t sections, paragraphs, notes, citations;
	} cases[] = {
		{ "",    "masthead",  5, 2, 2, 7 },
		{ "pp1", "preamble",  1, 1, 1, 2 },
		{ "1",   "operative", 1, 3, 1, 2 },
		{ "2",   "operative", 1, 1, 0, 1 },
	};
	struct unroll_document *document = load(specimen);

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *text = written(document, "json", cases[i].passage);
		json_t *model = json_loads(text, 0, NULL);
		json_t *section = json_array_get(json_object_get(model, "sections"), 0);
		assert_non_null(section);
		assert_int_equal(count_of(model, "sections"), cases[i].sections);
		assert_string_equal(json_string_value(json_object_get(section, "kind")),
		                    cases[i].kind);
		assert_int_equal(count_of(section, "paragraphs"), cases[i].paragraphs);
		assert_int_equal(count_of(model, "notes"), cases[i].notes);
		assert_int_equal(count_of(model, "citations"), cases[i].citations);
		json_decref(model);
		free(text);
	}
	unroll_document_free(document);
}

static void a_citation_of_this_document_has_a_target_and_no_url(void **state)
{
	struct unroll_document *document = load(specimen);
	char *text = written(document, "json", "2");
	json_t *model = json_loads(text, 0, NULL);
	json_t *citation = json_array_get(json_object_get(model, "citations"), 0);

	(void)state;
	assert_true(json_is_null(json_object_get(citation, "symbol")));
	assert_true(json_is_null(json_object_get(citation, "url")));
	assert_string_equal(json_string_value(json_object_get(citation, "target")), "1");
	json_decref(model);
	free(text);
	unroll_document_free(document);
}

static void a_note_that_nothing_calls_cites_from_nowhere(void **state)
{
	struct unroll_document *document =
		load("The General Assembly,\n\n1. *Decides* so.\n\n[^1]: See A/70/907.\n");
	char *text = written(document, "json", "");
	json_t *model = json_loads(text, 0, NULL);
	json_t *citation = json_array_get(json_object_get(model, "citations"), 0);

	(void)state;
	assert_string_equal(json_string_value(json_object_get(citation, "symbol")), "A/70/907");
	assert_true(json_is_null(json_object_get(citation, "section")));
	assert_true(json_is_null(json_object_get(citation, "paragraph")));
	assert_string_equal(json_string_value(json_object_get(citation, "note")), "1");
	json_decref(model);
	free(text);
	unroll_document_free(document);
}

/* The elements of a part that a passage has nothing of are left out, but for the body. */
static void a_passage_in_akoma_ntoso_keeps_its_part_only(void **state)
{
	static const struct {
		const char *passage, *element;
		bool is_there;
	} cases[] = {
		{ "",    "<coverPage",   true },
		{ "",    "<attachments", true },
		{ "pp1", "<coverPage",   false },
		{ "pp1", "<preamble>\n<container name=\"Recalling\"", true },
		{ "pp1", "marker=\"1\"", true },
		{ "pp1", "marker=\"2\"", false },
		{ "pp1", "<mainBody>\n<p/>\n</mainBody>", true },
		{ "pp1", "<conclusions", false },
		{ "pp1", "<attachments", false },
		{ "1",   "<preamble",    false },
		{ "1",   "<num>(b)</num>", true },
		{ "1",   "<num>2.</num>", false },
	};
	struct unroll_document *document = load(specimen);

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char *text = written(document, "akn", cases[i].passage);
		if (!strstr(text, cases[i].element) == cases[i].is_there)
			fail_msg("%s of \"%s\" in: %s", cases[i].element, cases[i].passage, text);
		free(text);
	}
	unroll_document_free(document);
}

static void no_form_writes_a_passage_that_is_not_there(void **state)
{
	static const struct {
		const char *passage, *message;
	} cases[] = {
		{ "99",  "no paragraph 99" },
		{ "one", "not a paragraph: one (write 15, 12 (a), pp7 or annex 3)" },
	};
	struct unroll_document *document = load(specimen);

	(void)state;
	for (const struct unroll_export_format *form = unroll_export_formats; form->name; form++)
		for (size_t i = 0; i < COUNT(cases); i++) {
			const struct unroll_export_options options = {
				.paragraph = str_of(cases[i].passage),
			};
			struct unroll_error error = { 0 };
			char *text = NULL;
			size_t size = 0;
			FILE *out = open_memstream(&text, &size);
			assert_false(form->write(document, &options, out, &error));
			fclose(out);
			assert_string_equal(error.message, cases[i].message);
			assert_int_equal(size, 0);
			free(text);
		}
	unroll_document_free(document);
}

/* A stream that takes so many bytes, then no more. */
struct narrow {
	size_t room;
};

static ssize_t take(void *cookie, const char *bytes, size_t size)
{
	struct narrow *narrow = cookie;

	(void)bytes;
	if (size > narrow->room) {
		errno = ENOSPC;
		return 0;
	}
	narrow->room -= size;
	return (ssize_t)size;
}

static bool writes(const struct unroll_export_format *form,
                   const struct unroll_document *document, size_t room, struct unroll_error *error)
{
	const struct unroll_export_options options = { .width = 0 };
	struct narrow narrow = { room };
	FILE *out = fopencookie(&narrow, "w", (cookie_io_functions_t){ .write = take });

	assert_non_null(out);
	setvbuf(out, NULL, _IONBF, 0);
	bool done = form->write(document, &options, out, error);
	fclose(out);
	return done;
}

static void every_form_tells_where_its_stream_fails(void **state)
{
	struct unroll_document *document = load(specimen);

	(void)state;
	for (const struct unroll_export_format *form = unroll_export_formats; form->name; form++) {
		size_t room = 0;
		for (; room < 100; room++) {
			struct unroll_error error = { 0 };
			assert_false(writes(form, document, room, &error));
			assert_int_equal(error.kind, UNROLL_ERROR_SYSTEM);
			assert_string_equal(error.message,
			                    "cannot write the output: No space left on device");
		}
		assert_true(writes(form, document, 1 << 20, NULL));
	}
	unroll_document_free(document);
}

/* Each character in JSON, and in the text and in an attribute of XML. */
static const struct {
	const char *bytes, *json, *xml;
} characters[] = {
	{ "a",                "\"a\"",              "a" },
	{ "é",                "\"é\"",              "é" },
	{ "\xF0\xA0\x80\x80", "\"\xF0\xA0\x80\x80\"", "\xF0\xA0\x80\x80" },     /* U+20000 */
	{ "\n",               "\"\\n\"",            "&#10;" },
	{ "\t",               "\"\\t\"",            "&#9;" },
	{ "\"<&>",            "\"\\\"<&>\"",        "&quot;&lt;&amp;&gt;" },
	{ "\033",             "\"\\u001B\"",        "\uFFFD" },
	{ "\x7F",             "\"\\u007f\"",        "&#127;" },
	{ "\xC2\x9B",         "\"\\u009b\"",        "&#155;" },                 /* U+009B CSI */
	{ "\u202E",           "\"\\u202e\"",        "&#8238;" },                /* RLO */
	{ "\xEF\xBF\xBE",     "\"\\ufffe\"",        "\uFFFD" },                 /* U+FFFE */
	{ "\xEF\xBF\xBF",     "\"\\uffff\"",        "\uFFFD" },                 /* U+FFFF */
	{ "\xF3\xA0\x80\x81", "\"\\udb40\\udc01\"", "&#917505;" },              /* U+E0001, a tag */
};

static void no_form_for_programs_lets_a_terminal_be_told_anything(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(characters); i++) {
		char *text = NULL;
		size_t size = 0;
		FILE *out = open_memstream(&text, &size);
		json_t *value = json_text(str_of(characters[i].bytes));
		assert_true(json_print(value, JSON_ENCODE_ANY, out));
		json_decref(value);
		putc('\n', out);
		xml_text(str_of(characters[i].bytes), out);
		fclose(out);
		*strchr(text, '\n') = '\0';
		assert_string_equal(text, characters[i].json);
		assert_string_equal(text + strlen(text) + 1, characters[i].xml);
		free(text);
	}
}

static void a_name_of_any_bytes_has_a_value(void **state)
{
	static const struct {
		struct str bytes;
		const char *value;
	} cases[] = {
		{ STR("lamps.md"),      "lamps.md" },
		{ STR("r\xE9solution"), "r\uFFFDsolution" },
		{ { NULL, 0 },          "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		json_t *value = json_name(cases[i].bytes);
		assert_string_equal(json_string_value(value), cases[i].value);
		json_decref(value);
	}
}

/* A table whose first column stands at the right, as Arabic is read. */
static void a_table_in_arabic_begins_at_the_right_for_the_eye(void **state)
{
	const struct unroll_export_options options = { .width = 40, .visual = true };
	struct unroll_document *document = load(
		"إن الجمعية العامة،\n\n1- تقرر ذلك.[^1]\n\n"
		"| البلد | العدد |\n| --- | --- |\n| مصر | 12 |\n\n[^1]: A/70/907.\n");
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	(void)state;
	assert_true(unroll_export_format_find("text")->write(document, &options, out, NULL));
	fclose(out);
	assert_non_null(strstr(text, "ددعلا  دلبلا\n"));
	assert_non_null(strstr(text, "12    رصم\n"));
	/* The rule above the notes stands at the right, too. */
	assert_non_null(strstr(text, "\n                    ────────────────────\n"));
	free(text);
	unroll_document_free(document);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_passage_stands_alone),
		cmocka_unit_test(a_passage_of_the_model_leaves_the_rest_out),
		cmocka_unit_test(a_citation_of_this_document_has_a_target_and_no_url),
		cmocka_unit_test(a_note_that_nothing_calls_cites_from_nowhere),
		cmocka_unit_test(a_passage_in_akoma_ntoso_keeps_its_part_only),
		cmocka_unit_test(no_form_writes_a_passage_that_is_not_there),
		cmocka_unit_test(every_form_tells_where_its_stream_fails),
		cmocka_unit_test(no_form_for_programs_lets_a_terminal_be_told_anything),
		cmocka_unit_test(a_name_of_any_bytes_has_a_value),
		cmocka_unit_test(a_table_in_arabic_begins_at_the_right_for_the_eye),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 77;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
