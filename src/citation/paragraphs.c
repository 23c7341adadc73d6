#include "base/str.h"
#include "citation/number.h"
#include "citation/plain.h"
#include "citation/scan.h"

/* In bytes, but for the numbers: of a longer list the first are enough. */
enum { LONGEST_LETTER = 8, MOST_NUMBERS = 32, REACH = 12 };

/* The numbers behind "paragraphs", each with its place in the text. */
struct numbers {
	struct str items[MOST_NUMBERS];
	size_t count;
	size_t start, end;        /* of all, the word before them included */
};

static const struct str ordinal = STR("第"), paragraph_sign = STR("段");

static bool is_chinese(const struct scan *scan)
{
	return scan->book->language == UNROLL_CHINESE;
}

static char byte_at(struct str text, size_t at)
{
	return at < text.size ? text.data[at] : '\0';
}

static size_t behind_space(struct str text, size_t at)
{
	return at + str_space(str_from(text, at));
}

/* Find "paragraph" before the digit at byte `at`. */
static bool find_word(const struct scan *scan, size_t at, size_t *start)
{
	if (is_chinese(scan)) {
		struct str before = str_trim(str_slice(scan->text, at > REACH ? at - REACH : 0, at));
		*start = (size_t)(before.data - scan->text.data) + before.size - ordinal.size;
		return str_ends_with(before, ordinal);
	}
	const struct phrase *phrase = phrase_before(scan->book, scan->text, at, start);
	return phrase && phrase->kind == PHRASE_PARAGRAPH;
}

/* "(a)", "a)": which part of a paragraph. */
static size_t letter_size(struct str text)
{
	size_t start = byte_at(text, 0) == '(', at = start;

	for (size_t size = 0; at < text.size && at < LONGEST_LETTER; at += size) {
		if (text.data[at] == ')')
			return at > start ? at + 1 : 0;
		if (!is_word_character(str_decode(str_from(text, at), &size)))
			return 0;
	}
	return 0;
}

/* What may stand between two numbers of a list: spaces, commas, "and", parts. */
static size_t joint_size(const struct scan *scan, size_t at)
{
	struct str rest = str_from(scan->text, at);
	static const struct str arabic_and = STR("و");
	static const struct str signs[] = {
		STR(","), STR("-"), STR("–"), STR("、"), STR("،"), STR("第"), STR("段"),
	};
	size_t end;

	if (str_space(rest))
		return str_space(rest);
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_starts_with(rest, signs[i]))
			return signs[i].size;
	if (letter_size(rest))
		return letter_size(rest);
	if (str_starts_with(rest, arabic_and) && is_digit(byte_at(rest, arabic_and.size)))
		return arabic_and.size;
	const struct phrase *phrase = phrase_at(scan->book, scan->text, at, &end);
	return phrase && phrase->kind == PHRASE_JOIN ? end - at : 0;
}

/* One number: at most three digits, and not the number of a resolution. */
static size_t number_size(struct str text)
{
	struct number number;
	size_t size = 0;

	while (is_digit(byte_at(text, size)))
		size++;
	return size > 3 || byte_at(text, size) == '/' || number_match(text, &number) ? 0 : size;
}

/* The numbers from byte `at` on; *end of them is behind the last one and its parts. */
static void read_numbers(const struct scan *scan, size_t at, struct numbers *numbers)
{
	for (size_t size; numbers->count < MOST_NUMBERS; ) {
		if (!(size = number_size(str_from(scan->text, at))))
			return;
		numbers->items[numbers->count++] = str_slice(scan->text, at, at + size);
		at = numbers->end = at + size;
		while (!is_digit(byte_at(scan->text, at)) && (size = joint_size(scan, at))) {
			at += size;
			if (letter_size(str_from(scan->text, at - size)) == size)
				numbers->end = at;
		}
		if (!is_digit(byte_at(scan->text, at)))
			return;
	}
}

static bool follows_here(const struct scan *scan, size_t at)
{
	size_t end;
	const struct phrase *phrase;

	phrase = phrase_at(scan->book, scan->text, behind_space(scan->text, at), &end);
	return phrase && phrase->kind == PHRASE_HERE;
}

/* Chinese names the document before its paragraphs: "上文第9段". */
static bool precedes_here(const struct scan *scan, size_t at)
{
	struct str before = str_slice(scan->text, scan->done, at);

	for (const struct phrase *phrase = scan->book->phrases; phrase->words.size; phrase++)
		if (phrase->kind == PHRASE_HERE && str_ends_with(before, phrase->words))
			return true;
	return false;
}

static struct str copy(const struct scan *scan, struct str target)
{
	return arena_copy(scan->context->arena, target);
}

/* Paragraphs of this document: the first with its word, the others alone. */
static void add_own(struct scan *scan, const struct numbers *numbers)
{
	scan->target.size = 0;
	for (size_t i = 0; i < numbers->count; i++) {
		struct str number = numbers->items[i];
		size_t start = (size_t)(number.data - scan->text.data);
		size_t item = scan_add(scan, i ? start : numbers->start, start + number.size,
		                       (struct str)STR(""));
		scan->list->items[item].target = copy(scan, number);
	}
}

/* The citation that these paragraphs stand behind: "A/79/68, para. 4", "第70/1号决议第4段". */
static struct citation *cited_before(const struct scan *scan, const struct numbers *numbers)
{
	if (!scan->list->count || !scan->done || numbers->start - scan->done > REACH)
		return NULL;
	struct citation *last = &scan->list->items[scan->list->count - 1];
	struct str gap = str_slice(scan->text, scan->done, numbers->start);
	size_t size;
	for (size_t at = 0; !is_chinese(scan) && at < gap.size; at += size)
		if (is_word_character(str_decode(str_from(gap, at), &size)))
			return NULL;
	return last->end != scan->done || last->target.size ? NULL : last;
}

/* Whether a sentence goes on with a word: "paragraph 4 of". */
static bool goes_on(const struct scan *scan, size_t at)
{
	size_t size;

	at = behind_space(scan->text, at);
	return at < scan->text.size && is_word_character(str_decode(str_from(scan->text, at), &size));
}

static void place(struct scan *scan, const struct numbers *numbers)
{
	struct citation *before = cited_before(scan, numbers);

	if (is_chinese(scan) ? precedes_here(scan, numbers->start)
	                     : follows_here(scan, numbers->end)) {
		add_own(scan, numbers);
	} else if (before && (is_chinese(scan) || !goes_on(scan, numbers->end))) {
		before->target = copy(scan, numbers->items[0]);
	} else if (!is_chinese(scan)) {
		scan->target = copy(scan, numbers->items[0]);
		scan->target_end = numbers->end;
	}
}

size_t paragraphs_read(struct scan *scan, size_t at)
{
	struct numbers numbers = { .count = 0 };

	if (!find_word(scan, at, &numbers.start))
		return 0;
	read_numbers(scan, at, &numbers);
	if (!numbers.count)
		return 0;
	struct str after = str_from(scan->text, behind_space(scan->text, numbers.end));
	if (is_chinese(scan) && !str_starts_with(after, paragraph_sign))
		return 0;
	place(scan, &numbers);
	return numbers.end;
}
