/* Paragraphs of two languages: invented ones, and those of a corpus if there is one. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <unroll/load.h>

#include "base/str.h"
#include "document/builder.h"
#include "view/alignment.h"

/*
 * Documents a line a paragraph. The first letter is its kind, the word behind it
 * its label: "p - Recalling", "o 1. Decides", "s (a) To ask", "h - Heading"; "=" begins
 * a part. Pairs are those of lines, counted from 1; "-" has no counterpart.
 */
static const struct {
	const char *name, *own, *other, *pairs;
} cases[] = {
	{ "one to one",
	  "= preamble\np - Recalling its resolution 99/1,\n= operative\no 1. Decides to light lamps;",
	  "= preamble\np - Rappelant sa résolution 99/1,\n= operative\no 1. Décide d’allumer les lampes ;",
	  "1 2 3 4" },
	{ "a preambular paragraph is missing in the other",
	  "= preamble\np - Guided by the Charter,\np - Recalling its resolution 99/901 of 3 May 2044,\n"
	  "p - Mindful of the report A/99/950,",
	  "= preamble\np - Guidée par la Charte,\np - Consciente du rapport A/99/950,",
	  "1 2 - 3" },
	{ "a preambular paragraph is missing in our own",
	  "= preamble\np - Guided by the Charter,\np - Mindful of the report A/99/950,",
	  "= preamble\np - Guidée par la Charte,\np - Rappelant sa résolution 99/901 du 3 mai 2044,\n"
	  "p - Consciente du rapport A/99/950,",
	  "1 2 4" },
	{ "printed numbers are stronger than order",
	  "= operative\no 1. Decides;\no 2. Requests;\no 4. Remains seized.",
	  "= operative\no 1. Décide ;\no 2. Prie ;\no 3. Invite ;\no 4. Demeure saisie.",
	  "1 2 3 5" },
	{ "a paragraph is split into two",
	  "= operative\no 1. Notes the report of the Secretary-General on lamps and on wicks 12 and 13;\n"
	  "o 2. Requests oil.",
	  "= operative\no 1. Prend note du rapport sur les lampes et les mèches 12 et 13 ;\n"
	  "t - Et de son additif ;\no 2. Demande de l’huile.",
	  "1 2 4" },
	{ "labels of sub-paragraphs differ, their order does not",
	  "= operative\no 1. Invites States:\ns (a) To trim wicks;\ns (b) To fill 12 lamps;\n"
	  "s (c) To report by 2045;\no 2. Decides.",
	  "= operative\no ١. تدعو الدول إلى:\ns (أ) قص الفتائل؛\ns (ب) ملء ١٢ مصباحا؛\n"
	  "s (ج) تقديم تقرير بحلول عام ٢٠٤٥؛\no ٢. تقرر.",
	  "1 2 3 4 5 6" },
	{ "a sub-paragraph is missing",
	  "= operative\no 1. Invites States:\ns (a) To trim wicks;\ns (b) To fill 12 lamps;\n"
	  "s (c) To report by 2045;\no 2. Decides.",
	  "= operative\no 1. Invite les États :\ns a) À tailler les mèches ;\n"
	  "s b) À faire rapport d’ici à 2045 ;\no 2. Décide.",
	  "1 2 3 - 4 5" },
	{ "a heading has no counterpart",
	  "= operative\nh - Lamps\no 1. Decides;\nh - Wicks\no 2. Requests.",
	  "= operative\no 1. Décide ;\nh - Mèches\no 2. Prie.",
	  "1 - 2 3 4" },
	{ "numbers begin anew in each part",
	  "= preamble\np - Recalling,\n= operative\no 1. Decides;\no 2. Requests;\n"
	  "= preamble\np - Noting,\n= operative\no 1. Invites;\no 2. Remains.",
	  "= preamble\np - Rappelant,\n= operative\no 1. Décide ;\n"
	  "= preamble\np - Notant,\n= operative\no 1. Invite ;\no 2. Demeure.",
	  "1 2 3 4 - 5 6 7 8 9" },
	{ "a part has no counterpart",
	  "= operative\no 1. Decides;\n= annex\nt - A list of lamps\nt - Another list",
	  "= operative\no 1. Décide ;",
	  "1 2 - - -" },
	{ "nothing at all", "", "= operative\no 1. Décide ;", "" },
};

static uint32_t number_of(struct str label)
{
	uint32_t number = 0;

	for (size_t i = 0; i < label.size; i++) {
		unsigned char byte = (unsigned char)label.data[i];
		if (is_digit(label.data[i]))
			number = number * 10 + (uint32_t)(byte - '0');
		else if (i > 0 && (unsigned char)label.data[i - 1] == 0xD9 && byte >= 0xA0 && byte <= 0xA9)
			number = number * 10 + byte - 0xA0U;
	}
	return number;
}

static void add_part(struct builder *builder, struct str name)
{
	enum unroll_section_kind kind = UNROLL_MASTHEAD;

	while (strcmp(unroll_section_kind_name(kind), name.data) != 0)
		kind++;
	builder_section(builder, kind, (struct str)STR(""));
}

static void add_line(struct builder *builder, struct str line)
{
	static const struct {
		char letter;
		enum unroll_paragraph_kind kind;
		uint32_t depth;
	} kinds[] = {
		{ 'p', UNROLL_PARAGRAPH_PREAMBULAR, 0 }, { 'o', UNROLL_PARAGRAPH_OPERATIVE, 0 },
		{ 's', UNROLL_PARAGRAPH_OPERATIVE, 1 }, { 'h', UNROLL_PARAGRAPH_HEADING, 0 },
		{ 't', UNROLL_PARAGRAPH_TEXT, 0 }, { 0, 0, 0 },
	};
	size_t i = 0;

	if (line.data[0] == '=') {
		add_part(builder, arena_copy(builder->arena, str_from(line, 2)));
		return;
	}
	while (kinds[i].letter != line.data[0])
		i++;
	struct str rest = str_from(line, 2);
	struct str label = str_slice(rest, 0, str_find(rest, (struct str)STR(" ")));
	builder_paragraph(builder, (struct unroll_paragraph){
		.body.text = arena_copy(builder->arena, str_from(rest, label.size + 1)),
		.label = label.data[0] == '-' ? (struct str)STR("") : arena_copy(builder->arena, label),
		.kind = kinds[i].kind, .depth = kinds[i].depth,
		.number = kinds[i].letter == 'o' ? number_of(label) : 0,
	});
}

static struct unroll_document *make_document(const char *lines)
{
	struct arena arena = { 0 };
	struct builder builder;
	struct str rest = str_of(lines), line;

	builder_start(&builder, &arena);
	while (str_next_line(&rest, &line))
		add_line(&builder, line);
	return builder_finish(&builder);
}

static void write_pairs(const struct alignment *alignment, FILE *out)
{
	for (uint32_t i = 1; i < alignment->own_count; i++) {
		fputs(i > 1 ? " " : "", out);
		if (alignment->other_of[i] == UNROLL_NONE)
			fputc('-', out);
		else
			fprintf(out, "%u", alignment->other_of[i]);
	}
}

/* Counterparts are each other's, and nothing crosses. */
static void assert_sound(const struct alignment *alignment)
{
	uint32_t last = 0;

	assert_int_equal(alignment->other_of[0], 0);
	for (uint32_t i = 1; i < alignment->own_count; i++) {
		if (alignment->other_of[i] == UNROLL_NONE)
			continue;
		assert_true(alignment->other_of[i] > last);
		last = alignment->other_of[i];
		assert_true(last < alignment->other_count);
		assert_int_equal(alignment->own_of[last], i);
	}
	for (uint32_t i = 0; i < alignment->other_count; i++)
		if (alignment->own_of[i] != UNROLL_NONE)
			assert_int_equal(alignment->other_of[alignment->own_of[i]], i);
}

static void paragraphs_find_their_counterparts(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct unroll_document *own = make_document(cases[i].own);
		struct unroll_document *other = make_document(cases[i].other);
		struct alignment alignment = alignment_of(own, other);
		char *pairs;
		size_t size;
		FILE *out = open_memstream(&pairs, &size);
		write_pairs(&alignment, out);
		fclose(out);
		assert_sound(&alignment);
		if (strcmp(pairs, cases[i].pairs) != 0)
			fail_msg("%s: wanted %s but found %s", cases[i].name, cases[i].pairs, pairs);
		free(pairs);
		alignment_free(&alignment);
		unroll_document_free(own);
		unroll_document_free(other);
	}
}

/* Three paragraphs that only their notes tell apart, which are counted from `first`. */
static struct unroll_document *make_noted(unsigned first)
{
	struct arena arena = { 0 };
	struct builder builder;

	builder_start(&builder, &arena);
	builder_section(&builder, UNROLL_PREAMBLE, (struct str)STR(""));
	for (unsigned i = 0; i < 3; i++) {
		struct unroll_span *call = arena_allocate_zeroed(builder.arena, 1, sizeof *call);
		*call = (struct unroll_span){ .kind = UNROLL_SPAN_CALL, .index = builder_note(&builder,
			(struct unroll_note){
				.label = arena_format(builder.arena, "%u", first + i),
				.body.text = arena_format(builder.arena, "A/99/95%u.", i),
			}),
		};
		builder_paragraph(&builder, (struct unroll_paragraph){
			.kind = UNROLL_PARAGRAPH_PREAMBULAR,
			.body = { .text = STR("Noting the report,"), .spans = call, .span_count = 1 },
		});
	}
	return builder_finish(&builder);
}

static void notes_may_be_counted_differently(void **state)
{
	struct unroll_document *own = make_noted(1), *other = make_noted(2);
	struct alignment alignment = alignment_of(own, other);

	(void)state;
	for (uint32_t i = 0; i < alignment.own_count; i++)
		assert_int_equal(alignment.other_of[i], i);
	alignment_free(&alignment);
	unroll_document_free(own);
	unroll_document_free(other);
}

/* A document of many paragraphs, of which one in `drop` is left out; 0 for none. */
static struct unroll_document *make_long(unsigned count, unsigned drop)
{
	struct arena arena = { 0 };
	struct builder builder;

	builder_start(&builder, &arena);
	builder_section(&builder, UNROLL_ANNEX, (struct str)STR(""));
	for (unsigned i = 0; i < count; i++) {
		if (drop && i % drop == drop - 1)
			continue;
		builder_paragraph(&builder, (struct unroll_paragraph){
			.kind = UNROLL_PARAGRAPH_TEXT,
			.body.text = arena_format(builder.arena, "Lamp %u of the year %u", i, i * 7),
		});
	}
	return builder_finish(&builder);
}

/* So long that only a band of the grid is looked at. */
static void long_documents_drift_and_stay_aligned(void **state)
{
	enum { COUNT = 4000, DROP = 100 };
	struct unroll_document *own = make_long(COUNT, 0);
	struct unroll_document *other = make_long(COUNT, DROP);
	struct alignment alignment = alignment_of(own, other);

	(void)state;
	assert_sound(&alignment);
	for (uint32_t i = 0; i < COUNT; i++) {
		bool is_dropped = i % DROP == DROP - 1;
		uint32_t wanted = is_dropped ? UNROLL_NONE : 2 + i - i / DROP;
		assert_int_equal(alignment.other_of[2 + i], wanted);
	}
	alignment_free(&alignment);
	unroll_document_free(own);
	unroll_document_free(other);
}

/* Documents of very different lengths find a way through the band, too. */
static void any_two_lengths_can_be_aligned(void **state)
{
	static const unsigned counts[] = { 0, 1, 2, 50, 3000, 20000 };
	enum { COUNTS = sizeof counts / sizeof *counts };

	(void)state;
	for (size_t i = 0; i < COUNTS * COUNTS; i++) {
		struct unroll_document *own = make_long(counts[i / COUNTS], 0);
		struct unroll_document *other = make_long(counts[i % COUNTS], 0);
		struct alignment alignment = alignment_of(own, other);
		assert_sound(&alignment);
		alignment_free(&alignment);
		unroll_document_free(own);
		unroll_document_free(other);
	}
}

/* What a corpus says: how many paragraphs found a counterpart, and how many numbers differ. */
struct tally {
	unsigned pairs, paragraphs, alone, numbers, other_numbers;
};

static const struct unroll_paragraph *paragraph_of_item(const struct unroll_document *document,
                                                        uint32_t item)
{
	uint32_t next = 1;

	for (uint32_t i = 0; i < document->section_count; i++) {
		const struct unroll_section *section = &document->sections[i];
		if (item > next && item <= next + section->count)
			return &document->paragraphs[section->first + item - next - 1];
		next += section->count + 1;
	}
	return NULL;
}

static void count_pair(struct tally *tally, const struct unroll_paragraph *own,
                       const struct unroll_paragraph *other)
{
	tally->paragraphs++;
	tally->alone += !other;
	if (!other || own->kind != UNROLL_PARAGRAPH_OPERATIVE || own->depth || !own->number)
		return;
	tally->numbers++;
	tally->other_numbers += own->number != other->number;
}

static void count_documents(struct tally *tally, const char *own_path, const char *other_path)
{
	struct unroll_document *own = unroll_load(own_path, NULL, NULL);
	struct unroll_document *other = unroll_load(other_path, NULL, NULL);

	if (own && other) {
		struct alignment alignment = alignment_of(own, other);
		assert_sound(&alignment);
		for (uint32_t i = 1; i < alignment.own_count; i++) {
			const struct unroll_paragraph *paragraph = paragraph_of_item(own, i);
			uint32_t found = alignment.other_of[i];
			if (paragraph)
				count_pair(tally, paragraph, found == UNROLL_NONE ? NULL
				           : paragraph_of_item(other, found));
		}
		alignment_free(&alignment);
		tally->pairs++;
	}
	unroll_document_free(own);
	unroll_document_free(other);
}

/* The English file of a document beside each of its other languages: NAME-en.xml, NAME-fr.xml. */
static void count_languages(struct tally *tally, const char *folder, const char *name)
{
	static const char *const codes[] = { "ar", "es", "fr", "ru", "zh" };
	char own[600], other[600];
	int stem = (int)(strlen(name) - strlen("-en.xml"));

	if (stem < 0 || strcmp(name + stem, "-en.xml") != 0)
		return;
	snprintf(own, sizeof own, "%s/%s", folder, name);
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		snprintf(other, sizeof other, "%s/%.*s-%s.xml", folder, stem, name, codes[i]);
		count_documents(tally, own, other);
	}
}

static void a_corpus_is_aligned(void **state)
{
	const char *corpus = getenv("UNROLL_CORPUS");
	struct tally tally = { 0 };
	char folder[400];

	(void)state;
	snprintf(folder, sizeof folder, "%s/akn", corpus ? corpus : "../../../shared/corpus");
	DIR *files = opendir(folder);
	if (!files) {
		print_message("# no corpus at %s\n", folder);
		skip();
	}
	for (const struct dirent *file; (file = readdir(files)); )
		count_languages(&tally, folder, file->d_name);
	closedir(files);
	print_message("# %u pairs of documents, %u of %u paragraphs alone, %u of %u numbers differ\n",
	              tally.pairs, tally.alone, tally.paragraphs, tally.other_numbers, tally.numbers);
	assert_true(tally.pairs > 0);
	assert_true(tally.alone * 200 <= tally.paragraphs);
	assert_true(tally.other_numbers * 1000 <= tally.numbers);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paragraphs_find_their_counterparts),
		cmocka_unit_test(notes_may_be_counted_differently),
		cmocka_unit_test(long_documents_drift_and_stay_aligned),
		cmocka_unit_test(any_two_lengths_can_be_aligned),
		cmocka_unit_test(a_corpus_is_aligned),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
