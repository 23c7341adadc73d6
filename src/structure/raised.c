#include "structure/raised.h"

#include "base/str.h"
#include "structure/date.h"
#include "structure/fold.h"
#include "structure/footnote.h"

enum {
	MOST_CANDIDATES = 256,    /* on one page */
	LONGEST_NUMBER = 3,       /* digits */
	LONGEST_DATE = 40,        /* bytes */
};

/* A number that may be a call. */
struct candidate {
	size_t block, at, end;    /* bytes of the block's text */
	uint32_t number;
	unsigned score;
	unsigned best;            /* score of the best chain of calls that ends here */
	size_t before;            /* the call before it in that chain; itself if it is the first */
};

struct search {
	struct block *blocks;
	const uint32_t *numbers;
	size_t number_count;
	struct candidate found[MOST_CANDIDATES];
	size_t count;
};

static bool is_sought(const struct search *search, uint32_t number)
{
	return search->number_count && number >= search->numbers[0]
	    && number <= search->numbers[search->number_count - 1];
}

/* Words that a number of its own follows. */
static bool takes_number(struct str text)
{
	static const struct str words[] = {
		STR("paragraph"), STR("paragraphs"), STR("para"), STR("paras"), STR("article"),
		STR("articles"), STR("annex"), STR("chapter"), STR("section"), STR("part"), STR("item"),
		STR("items"), STR("no"), STR("nos"), STR("vol"), STR("goal"), STR("goals"), STR("target"), STR("targets"), STR("rule"),
		STR("rules"), STR("chap"), STR("sect"), STR("supplement"), STR("phase"), STR("table"),
		STR("action"), STR("least"), STR("than"), STR("paragraphe"), STR("paragraphes"),
		STR("point"), STR("objectif"), STR("párrafo"), STR("artículo"), STR("пункта"),
		STR("пункт"), STR("пункте"), STR("статьи"), STR("الفقرة"), STR("المادة"),
	};
	size_t start = text.size, size;

	if (strchr(",;:)", text.data[text.size - 1]))
		return false;
	while (start && !strchr(" (\n", text.data[start - 1]))
		start--;
	while (text.size > start && text.data[text.size - 1] == '.')
		text.size--;
	char word[32];
	fold_word(str_from(text, start), word, sizeof word, &size);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_equal((struct str){ word, size }, words[i]))
			return true;
	return false;
}

static bool begins_date(struct str text)
{
	struct date date;

	return date_find(str_slice(text, 0, LONGEST_DATE), &date) && date.start == 0;
}

/* "95 (1951)", "217 A (III)": the number of a resolution. */
static bool is_resolution(struct str behind)
{
	bool letter = behind.size > 2 && behind.data[1] >= 'A' && behind.data[1] <= 'Z'
	           && behind.data[2] == ' ';

	return str_starts_with(str_from(behind, letter ? 2 : 0), (struct str)STR(" ("))
	    && behind.size > 3 && !(behind.data[2] >= 'a' && behind.data[2] <= 'z');
}

/* How well the number at [at, end) of the text reads as a call; 0 if it does not. */
static unsigned score(struct str text, size_t at, size_t end)
{
	enum { POSSIBLE = 2, LIKELY = 5 };

	if (!at || text.data[at - 1] != ' ' || (end < text.size && !strchr(" ,;:.)]", text.data[end])))
		return 0;
	if (end + 1 < text.size && strchr(",.", text.data[end]) && is_digit(text.data[end + 1]))
		return 0;
	struct str before = str_trim(str_slice(text, 0, at));
	if (!before.size || begins_date(str_from(text, at)) || is_resolution(str_from(text, end))
	    || takes_number(before))
		return 0;
	char last = before.data[before.size - 1];
	bool behind_mark = strchr(",;:.)\"'", last) || str_ends_with(before, (struct str)STR("”"))
	                || str_ends_with(before, (struct str)STR("’"));
	return behind_mark ? LIKELY : POSSIBLE;
}

static void look_at(struct search *search, size_t block, size_t at, size_t end)
{
	struct str text = search->blocks[block].text;
	uint32_t number = footnote_value(str_slice(text, at, end));

	if (end - at > LONGEST_NUMBER || search->count == MOST_CANDIDATES || !is_sought(search, number))
		return;
	unsigned points = score(text, at, end);
	if (points)
		search->found[search->count++] = (struct candidate){
			.block = block, .at = at, .end = end, .number = number, .score = points,
		};
}

static void look_through(struct search *search, size_t block)
{
	struct str text = search->blocks[block].text;

	for (size_t at = 0, end; at < text.size; at = end) {
		for (end = at; end < text.size && is_digit(text.data[end]); )
			end++;
		if (end > at)
			look_at(search, block, at, end);
		else
			end++;
	}
}

/* Let a candidate follow the chain before it that gives most points. */
static void link_candidate(struct search *search, size_t i)
{
	struct candidate *here = &search->found[i];

	here->best = here->score;
	here->before = i;
	for (size_t j = 0; j < i; j++) {
		const struct candidate *there = &search->found[j];
		if (there->number < here->number && there->best + here->score > here->best) {
			here->best = there->best + here->score;
			here->before = j;
		}
	}
}

/* Calls follow each other in the order of their numbers: the chain with most points wins. */
static size_t best_chain(struct search *search)
{
	size_t last = 0;

	for (size_t i = 0; i < search->count; i++) {
		link_candidate(search, i);
		if (search->found[i].best > search->found[last].best)
			last = i;
	}
	return last;
}

/* Keep only the calls of the best chain, in order. */
static void keep_best(struct search *search)
{
	bool kept[MOST_CANDIDATES] = { false };
	size_t count = 0;

	if (!search->count)
		return;
	for (size_t i = best_chain(search); ; i = search->found[i].before) {
		kept[i] = true;
		if (search->found[i].before == i)
			break;
	}
	for (size_t i = 0; i < search->count; i++)
		if (kept[i])
			search->found[count++] = search->found[i];
	search->count = count;
}

/* Copy the text of a block without the spaces before its calls, and mark these; return the next. */
static size_t raise_calls(struct transcript *transcript, struct block *block, size_t number,
                          const struct search *search, size_t next)
{
	struct str text = block->text;
	char *raised = arena_allocate(transcript->arena, text.size);
	size_t at = 0, size = 0;

	for (; next < search->count && search->found[next].block == number; next++) {
		const struct candidate *call = &search->found[next];
		memcpy(raised + size, text.data + at, call->at - 1 - at);
		size += call->at - 1 - at;
		uint32_t start = (uint32_t)size;
		memcpy(raised + size, text.data + call->at, call->end - call->at);
		size += call->end - call->at;
		at = call->end;
		transcript_mark(transcript, (struct mark){ MARK_SUPERSCRIPT, start, (uint32_t)size,
		                                           STR("") });
	}
	memcpy(raised + size, text.data + at, text.size - at);
	block->text = (struct str){ raised, size + text.size - at };
	return next;
}

void raised_add(struct transcript *transcript, struct block *blocks, size_t block_count,
                const uint32_t *numbers, size_t number_count)
{
	struct search search = {
		.blocks = blocks, .numbers = numbers, .number_count = number_count,
	};
	size_t next = 0;

	for (size_t i = 0; i < block_count && number_count; i++)
		look_through(&search, i);
	keep_best(&search);
	for (size_t i = 0; i < block_count; i++) {
		if (next < search.count && search.found[next].block == i)
			next = raise_calls(transcript, &blocks[i], i, &search, next);
		transcript_add(transcript, blocks[i]);
	}
}
