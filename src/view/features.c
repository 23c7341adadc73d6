#include "view/features.h"

#include "base/memory.h"
#include "base/str.h"

/* Costs in the unit of FEATURES_GAP; two gaps are the alternative to a pair. */
enum {
	NEVER = 4 * FEATURES_GAP,
	OTHER_KIND = 120,         /* text taken for something else in one language */
	OTHER_DEPTH = 90,
	OTHER_SECTION = 80,
	OTHER_NUMBER = 150,
	OTHER_ORDINAL = 16,
	SAME_NUMBER = -100,
	NO_NUMBER = 60,           /* one of the two has none */
	OTHER_FIGURES = 230,      /* none in common */
	FEWER_FIGURES = 90,       /* only one has any */
	SAME_FIGURE = -35,
	SAME_FIGURES_MOST = 4,    /* so many tell as much as more would */
	OTHER_LENGTH = 70,        /* twice as long */
	OTHER_LENGTHS_MOST = 2,
};

/* The digit at byte `at`, with its size; -1 if none stands there. */
static int digit_at(struct str text, size_t at, size_t *size)
{
	*size = 1;
	if ((unsigned char)text.data[at] < 0x80)        /* as most are */
		return is_digit(text.data[at]) ? text.data[at] - '0' : -1;
	return digit_value(str_decode(str_from(text, at), size));
}

static void add_figure(struct features *features, uint32_t hash)
{
	hash *= UINT32_C(2654435761);
	features->figures[hash >> 30] |= UINT64_C(1) << (hash >> 24 & 63);
}

static void add_numbers(struct features *features, struct str text)
{
	uint32_t number = 0;
	bool is_inside = false;
	size_t size;

	for (size_t at = 0; at < text.size; at += size) {
		int digit = digit_at(text, at, &size);
		if (digit >= 0)
			number = number * 10 + (uint32_t)digit;
		else if (is_inside)
			add_figure(features, number + 1);
		is_inside = digit >= 0;
		number = is_inside ? number : 0;
	}
	if (is_inside)
		add_figure(features, number + 1);
}

static uint32_t hash_of(struct str text, uint32_t hash)
{
	for (size_t i = 0; i < text.size; i++)
		hash = (hash ^ (unsigned char)text.data[i]) * UINT32_C(16777619);
	return hash;
}

/* The label of a note tells nothing: in one language a note of the title may be counted, too. */
static void add_note(struct features *features, const struct unroll_note *note)
{
	enum { CALL = 11, ENOUGH = 256 };       /* bytes of a note, which may be called often */

	add_figure(features, CALL);
	add_numbers(features, str_slice(note->body.text, 0, ENOUGH));
}

static void add_marks(struct features *features, const struct unroll_document *document,
                      const struct unroll_text *body)
{
	enum { SYMBOL_SEED = 7 };

	for (uint32_t i = 0; i < body->span_count; i++) {
		uint32_t index = body->spans[i].index;
		if (index == UNROLL_NONE)
			continue;
		if (body->spans[i].kind == UNROLL_SPAN_CITATION)
			add_figure(features, hash_of(document->citations[index].symbol, SYMBOL_SEED));
		else if (body->spans[i].kind == UNROLL_SPAN_CALL)
			add_note(features, &document->notes[index]);
	}
}

/* Between powers of two a straight line is near enough. */
int features_length(size_t size)
{
	enum { SHORTEST = 16 };           /* bytes: below, lengths say nothing */
	unsigned long long value = size + SHORTEST;
	int octave = 63 - __builtin_clzll(value);
	unsigned long long rest = value - (1ULL << octave);

	return octave * FEATURES_OCTAVE + (int)(rest * FEATURES_OCTAVE >> octave);
}

static int shared_figures(const struct features *own, const struct features *other)
{
	int count = 0;

	for (int i = 0; i < FIGURE_WORDS; i++)
		count += __builtin_popcountll(own->figures[i] & other->figures[i]);
	return count;
}

static struct features paragraph_features(const struct unroll_document *document,
                                          const struct unroll_paragraph *paragraph)
{
	bool has_number = paragraph->kind == UNROLL_PARAGRAPH_OPERATIVE && paragraph->depth == 0;
	struct features features = {
		.length = features_length(paragraph->body.text.size),
		.number = has_number ? paragraph->number : 0,
		.depth = paragraph->depth > UINT8_MAX ? UINT8_MAX : (uint8_t)paragraph->depth,
		.kind = (uint8_t)paragraph->kind,
		.section = (uint8_t)document->sections[paragraph->section].kind,
	};

	add_numbers(&features, paragraph->body.text);
	add_marks(&features, document, &paragraph->body);
	features.figure_count = shared_figures(&features, &features);
	return features;
}

struct features *features_of(const struct unroll_document *document)
{
	size_t count = (size_t)document->section_count + document->paragraph_count;
	struct features *all = memory_allocate_zeroed(count, sizeof *all);
	struct features *next = all;
	uint16_t parts[UNROLL_SECTION_KIND_COUNT] = { 0 };

	for (uint32_t i = 0; i < document->section_count; i++) {
		const struct unroll_section *section = &document->sections[i];
		uint16_t ordinal = 0;
		*next++ = (struct features){
			.kind = FEATURES_PART, .section = (uint8_t)section->kind,
			.ordinal = parts[section->kind]++,
		};
		for (uint32_t j = section->first; j < section->first + section->count; j++, next++) {
			*next = paragraph_features(document, &document->paragraphs[j]);
			ordinal = next->depth == 0 ? 0 : (uint16_t)(ordinal + 1);
			next->ordinal = ordinal;
		}
	}
	return all;
}

static int figures_distance(const struct features *own, const struct features *other)
{
	if (own->figure_count == 0 || other->figure_count == 0)
		return own->figure_count == other->figure_count ? 0 : FEWER_FIGURES;
	int shared = shared_figures(own, other);
	int all = own->figure_count + other->figure_count - shared;
	int told = shared < SAME_FIGURES_MOST ? shared : SAME_FIGURES_MOST;
	return OTHER_FIGURES * (all - shared) / all + SAME_FIGURE * told;
}

static int number_distance(const struct features *own, const struct features *other)
{
	if (own->number == 0 && other->number == 0)
		return own->ordinal == other->ordinal ? 0 : OTHER_ORDINAL;
	if (own->number == 0 || other->number == 0)
		return NO_NUMBER;
	return own->number == other->number ? SAME_NUMBER : OTHER_NUMBER;
}

static int length_distance(int difference)
{
	int most = OTHER_LENGTHS_MOST * FEATURES_OCTAVE;

	if (difference < 0)
		difference = -difference;
	return (difference < most ? difference : most) * OTHER_LENGTH / FEATURES_OCTAVE;
}

int features_distance(const struct features *own, const struct features *other, int shift)
{
	bool is_part = own->kind == FEATURES_PART;
	bool same_section = own->section == other->section;

	if (is_part != (other->kind == FEATURES_PART) || (is_part && !same_section))
		return NEVER;
	int distance = number_distance(own, other);
	if (is_part)
		return distance;
	distance += own->kind == other->kind ? 0 : OTHER_KIND;
	distance += own->depth == other->depth ? 0 : OTHER_DEPTH;
	distance += same_section ? 0 : OTHER_SECTION;
	distance += length_distance(other->length - own->length - shift);
	return distance + figures_distance(own, other);
}
