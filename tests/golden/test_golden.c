/* Every document in samples/: its tree as it is kept, and what holds for any document. */
#include <dirent.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <unroll/cited.h>
#include <unroll/place.h>
#include <unroll/export.h>
#include <unroll/load.h>

#include "base/str.h"
#include "golden/tree.h"
#include "structure/sound.h"

enum { SAMPLES_MAX = 64, NAME_SIZE = 64, PATH_SIZE = 512, STEP = 89 };

/* The resolution that is there in all six languages. */
#define TRANSLATED "A_HRC_RES_32_906-"

static struct {
	char *names[SAMPLES_MAX];
	size_t count;
} samples;

static int is_sample(const struct dirent *entry)
{
	struct str name = str_of(entry->d_name);

	return str_ends_with(name, (struct str)STR(".md"))
	    || str_ends_with(name, (struct str)STR(".txt"))
	    || str_ends_with(name, (struct str)STR(".xml"));
}

static int find_samples(void **state)
{
	struct dirent **entries = NULL;
	int count = scandir("samples", &entries, is_sample, alphasort);

	(void)state;
	setlocale(LC_CTYPE, "C.UTF-8");
	for (int i = 0; i < count; i++) {
		if (samples.count < SAMPLES_MAX)
			samples.names[samples.count++] = strdup(entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	return count > 0 && count <= SAMPLES_MAX ? 0 : -1;
}

static int forget_samples(void **state)
{
	(void)state;
	while (samples.count > 0)
		free(samples.names[--samples.count]);
	return 0;
}

/* The caller frees `data`, which is NULL if there is no such file. */
static struct str read_file(const char *path)
{
	char *data = NULL;
	size_t size = 0;
	int c;
	FILE *in = fopen(path, "rb");

	if (!in)
		return (struct str){ 0 };
	FILE *out = open_memstream(&data, &size);
	while ((c = getc(in)) != EOF)
		putc(c, out);
	fclose(out);
	fclose(in);
	return (struct str){ data, size };
}

static struct str read_sample(const char *name)
{
	char path[PATH_SIZE];

	snprintf(path, sizeof path, "samples/%s", name);
	return read_file(path);
}

/* The format may be NULL, to find it out. */
static struct unroll_document *load_bytes(struct str bytes, const char *name, const char *format)
{
	struct unroll_error error = { 0 };
	struct unroll_load_options options = { .format = format };
	struct unroll_document *document = unroll_load_bytes(bytes, name, &options, &error);

	if (!document)
		fail_msg("%s: %s", name, error.message);
	return document;
}

static struct unroll_document *load(const char *name)
{
	struct str bytes = read_sample(name);
	struct unroll_document *document = load_bytes(bytes, name, NULL);

	free((char *)bytes.data);
	return document;
}

static struct str tree_of(const struct unroll_document *document, bool with_source)
{
	char *data = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&data, &size);

	tree_dump(document, with_source, out);
	fclose(out);
	return (struct str){ data, size };
}

/* Show the first line in which two trees differ. */
static void show_difference(const char *name, struct str kept, struct str now)
{
	struct str was = { 0 }, is = { 0 };
	bool more = true;
	unsigned line = 0;

	while (more && str_equal(was, is)) {
		was = is = (struct str){ 0 };
		more = str_next_line(&kept, &was);
		more = str_next_line(&now, &is) || more;
		line++;
	}
	fprintf(stderr, "%s, line %u of the tree\n  kept: %.*s\n  now:  %.*s\n", name, line,
	        (int)was.size, was.data ? was.data : "", (int)is.size, is.data ? is.data : "");
}

/* Compare with the tree that is kept, or keep this one if UPDATE_GOLDEN is set. */
static bool is_kept(const char *name, struct str tree)
{
	char path[PATH_SIZE];
	bool same = true;

	snprintf(path, sizeof path, "tests/golden/%s.tree", name);
	if (getenv("UPDATE_GOLDEN")) {
		FILE *out = fopen(path, "wb");
		assert_non_null(out);
		fwrite(tree.data, 1, tree.size, out);
		fclose(out);
		return true;
	}
	struct str kept = read_file(path);
	if (!kept.data || !str_equal(kept, tree)) {
		show_difference(name, kept, tree);
		same = false;
	}
	free((char *)kept.data);
	return same;
}

static void every_sample_has_the_tree_that_is_kept(void **state)
{
	size_t different = 0;

	(void)state;
	for (size_t i = 0; i < samples.count; i++) {
		struct unroll_document *document = load(samples.names[i]);
		struct str tree = tree_of(document, true);
		different += !is_kept(samples.names[i], tree);
		free((char *)tree.data);
		unroll_document_free(document);
	}
	assert_int_equal(different, 0);
}

/*
 * That `bytes` are the same document as the sample. If they are in a format of their
 * own, the place in the source is set aside.
 */
static void assert_same(const char *name, struct str bytes, const char *format)
{
	bool with_source = !format;
	struct unroll_document *original = load(name);
	struct unroll_document *other = load_bytes(bytes, name, format);
	struct str tree = tree_of(original, with_source);
	struct str other_tree = tree_of(other, with_source);

	if (!str_equal(tree, other_tree)) {
		show_difference(name, tree, other_tree);
		fail();
	}
	free((char *)tree.data);
	free((char *)other_tree.data);
	unroll_document_free(original);
	unroll_document_free(other);
}

/* With a byte order mark, and both characters that some systems end lines with. */
static struct str in_foreign_dress(struct str bytes)
{
	char *data = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&data, &size);

	fputs("\xEF\xBB\xBF", out);
	for (size_t at = 0; at < bytes.size; at++) {
		if (bytes.data[at] == '\n')
			putc('\r', out);
		putc(bytes.data[at], out);
	}
	fclose(out);
	return (struct str){ data, size };
}

static void line_ends_of_other_systems_change_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; i < samples.count; i++) {
		struct str bytes = read_sample(samples.names[i]);
		struct str dressed = in_foreign_dress(bytes);

		assert_same(samples.names[i], dressed, NULL);
		free((char *)bytes.data);
		free((char *)dressed.data);
	}
}

static void markdown_that_was_written_reads_as_the_same_document(void **state)
{
	const struct unroll_export_format *markdown =
		unroll_export_format_find("markdown");

	(void)state;
	for (size_t i = 0; i < samples.count; i++) {
		struct unroll_document *document = load(samples.names[i]);
		char *data = NULL;
		size_t size = 0;
		FILE *out = open_memstream(&data, &size);

		assert_true(markdown->write(document, &(struct unroll_export_options){ 0 }, out, NULL));
		fclose(out);
		assert_same(samples.names[i], (struct str){ data, size }, "markdown");
		free(data);
		unroll_document_free(document);
	}
}

/* Nobody sends half a document on purpose, but downloads break off. */
static void every_beginning_of_a_sample_is_a_sound_document(void **state)
{
	(void)state;
	for (size_t i = 0; i < samples.count; i++) {
		struct str bytes = read_sample(samples.names[i]);

		for (size_t size = 0; size < bytes.size + STEP; size += STEP) {
			struct str beginning = str_prefix(bytes, size);
			struct unroll_document *document =
				unroll_load_bytes(beginning, samples.names[i], NULL, NULL);
			const char *fault = document ? sound_fault(document) : NULL;
			if (fault)
				fail_msg("%s, the first %zu bytes: %s", samples.names[i], size, fault);
			unroll_document_free(document);
		}
		free((char *)bytes.data);
	}
}

static struct unroll_document *load_language(const char *code)
{
	char name[NAME_SIZE];

	snprintf(name, sizeof name, TRANSLATED "%s.md", code);
	return load(name);
}

/* That two documents have the same parts, labels apart, and cite the same documents. */
static void assert_translation(const struct unroll_document *one,
                               const struct unroll_document *other)
{
	struct unroll_cited_list a = unroll_cited_documents(one);
	struct unroll_cited_list b = unroll_cited_documents(other);

	assert_int_equal(one->paragraph_count, other->paragraph_count);
	for (uint32_t i = 0; i < one->paragraph_count; i++) {
		const struct unroll_paragraph *x = &one->paragraphs[i], *y = &other->paragraphs[i];
		assert_int_equal(x->kind, y->kind);
		assert_int_equal(x->depth, y->depth);
		assert_int_equal(x->number, y->number);
	}
	assert_int_equal(one->note_count, other->note_count);
	for (uint32_t i = 0; i < one->note_count; i++)
		assert_int_equal(one->notes[i].paragraph, other->notes[i].paragraph);
	assert_int_equal(a.count, b.count);
	for (uint32_t i = 0; i < a.count; i++) {
		assert_true(str_equal(a.items[i].symbol, b.items[i].symbol));
		assert_int_equal(a.items[i].citation_count, b.items[i].citation_count);
	}
	assert_true(str_equal(one->symbol, other->symbol));
	assert_true(str_equal(one->adopted, other->adopted));
	assert_int_equal(one->vote.result, other->vote.result);
	unroll_cited_list_free(&a);
	unroll_cited_list_free(&b);
}

static void the_six_languages_agree(void **state)
{
	static const char *const others[] = { "ar", "es", "fr", "ru", "zh" };
	struct unroll_document *english = load_language("en");

	(void)state;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		struct unroll_document *other = load_language(others[i]);
		assert_string_equal(unroll_language_code(other->language), others[i]);
		assert_translation(english, other);
		unroll_document_free(other);
	}
	unroll_document_free(english);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_sample_has_the_tree_that_is_kept),
		cmocka_unit_test(line_ends_of_other_systems_change_nothing),
		cmocka_unit_test(markdown_that_was_written_reads_as_the_same_document),
		cmocka_unit_test(every_beginning_of_a_sample_is_a_sound_document),
		cmocka_unit_test(the_six_languages_agree),
	};
	return cmocka_run_group_tests_name("golden", tests, find_samples, forget_samples);
}
