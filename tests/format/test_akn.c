/*
 * Specimens of Akoma Ntoso: the transcript that is read, with its remarks and facts,
 * and the document that is made of it. UPDATE_GOLDEN=1 keeps them as they are now.
 */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <unroll/load.h>

#include "base/str.h"
#include "format/format.h"
#include "golden/kept.h"
#include "golden/tree.h"
#include "print.h"
#include "structure/sound.h"

enum { PATH_SIZE = 128 };

static const char *const specimens[] = {
	"broken-off", "collection", "constructs", "doctype", "entity", "mismatched", "nested",
};

static void print_facts(const struct transcript *transcript, FILE *out)
{
	const struct transcript_facts *facts = &transcript->facts;
	const struct { const char *name; struct str value; } all[] = {
		{ "symbol", facts->symbol }, { "title", facts->title },
		{ "language", facts->language }, { "session", facts->session },
		{ "agenda item", facts->agenda_item }, { "adopted", facts->adopted },
		{ "meeting", facts->meeting },
	};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (!str_is_empty(all[i].value))
			fprintf(out, "fact %s: %.*s\n", all[i].name, (int)all[i].value.size,
			        all[i].value.data);
	fprintf(out, "vote %d: %u %u %u\n", (int)facts->vote.result,
	        (unsigned)facts->vote.in_favour.count, (unsigned)facts->vote.against.count,
	        (unsigned)facts->vote.abstaining.count);
}

static void print_transcript(struct arena *arena, struct str text, FILE *out)
{
	struct transcript transcript = { .arena = arena };

	format_find(str_of("akn"))->read(text, &transcript);
	transcript_print(&transcript, out);
	print_facts(&transcript, out);
	for (size_t i = 0; i < transcript.remark_count; i++)
		fprintf(out, "%u remark: %.*s\n", (unsigned)transcript.remarks[i].line,
		        (int)transcript.remarks[i].message.size, transcript.remarks[i].message.data);
	transcript_free(&transcript);
}

static void print_tree(struct str text, FILE *out)
{
	struct unroll_document *document = unroll_load_bytes(text, "specimen.xml", NULL, NULL);

	assert_non_null(document);
	assert_string_equal(document->format, "akn");
	assert_null(sound_fault(document));
	tree_dump(document, true, out);
	unroll_document_free(document);
}

static bool specimen_is_kept(const char *name)
{
	struct arena arena = { 0 };
	char path[PATH_SIZE], *picture = NULL;
	size_t size = 0;

	snprintf(path, sizeof path, "akn/%s.xml", name);
	struct str text = kept_read(&arena, path);
	FILE *out = open_memstream(&picture, &size);
	print_transcript(&arena, text, out);
	fputs("\n", out);
	print_tree(text, out);
	fclose(out);
	snprintf(path, sizeof path, "akn/%s.golden", name);
	bool same = kept_is(path, str_of(picture));
	free(picture);
	arena_free(&arena);
	return same;
}

static void specimens_are_read_as_their_goldens_say(void **state)
{
	size_t different = 0;

	(void)state;
	for (size_t i = 0; i < sizeof specimens / sizeof *specimens; i++)
		different += !specimen_is_kept(specimens[i]);
	assert_int_equal(different, 0);
}

/* Every beginning of a file is a document: what is open ends with it. */
static void every_beginning_is_a_sound_document(void **state)
{
	enum { STEP = 61 };
	struct arena arena = { 0 };
	struct str text = kept_read(&arena, "akn/constructs.xml");
	struct unroll_load_options options = { .format = "akn" };

	(void)state;
	for (size_t size = 0; size < text.size; size += STEP) {
		struct unroll_document *document =
			unroll_load_bytes(str_slice(text, 0, size), "cut.xml", &options, NULL);
		const char *fault = document ? sound_fault(document) : "not read";
		if (fault && size)
			fail_msg("%zu bytes: %s", size, fault);
		unroll_document_free(document);
	}
	arena_free(&arena);
}

static void a_million_empty_paragraphs_are_no_block(void **state)
{
	enum { COUNT = 1000000 };
	static const struct str empty = STR("<p/>\n"), open = STR("<akomaNtoso>");
	size_t size = open.size + COUNT * empty.size;
	char *bytes = malloc(size);
	struct arena arena = { 0 };
	struct transcript transcript = { .arena = &arena };

	(void)state;
	assert_non_null(bytes);
	memcpy(bytes, open.data, open.size);
	for (size_t i = 0; i < COUNT; i++)
		memcpy(bytes + open.size + i * empty.size, empty.data, empty.size);
	format_find(str_of("akn"))->read((struct str){ bytes, size }, &transcript);
	assert_int_equal(transcript.block_count, 0);
	assert_int_equal(transcript.remark_count, 1);
	transcript_free(&transcript);
	arena_free(&arena);
	free(bytes);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(specimens_are_read_as_their_goldens_say),
		cmocka_unit_test(a_million_empty_paragraphs_are_no_block),
		cmocka_unit_test(every_beginning_is_a_sound_document),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		return 77;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
