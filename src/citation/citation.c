#include "citation/citation.h"

#include <string.h>

#include "base/memory.h"
#include "base/str.h"
#include "citation/plain.h"
#include "citation/scan.h"
#include "citation/symbol.h"
#include "citation/trigger.h"

/* In bytes: how far words count before a number and behind it, and the longest token. */
enum { REACH_BEFORE = 512, REACH_AFTER = 256, LONGEST_TOKEN = 64 };

/* Whether "paragraph 12" and a number are one phrase: no comma or bracket parts them. */
static bool is_clause(struct str gap)
{
	if (gap.size > REACH_AFTER || str_find(gap, (struct str)STR("،")) != SIZE_MAX)
		return false;
	for (size_t i = 0; i < gap.size; i++)
		if (strchr(",;:()", gap.data[i]))
			return false;
	return true;
}

size_t scan_add(struct scan *scan, size_t start, size_t end, struct str symbol)
{
	struct citation_list *list = scan->list;
	struct citation item = {
		.start = start, .end = end, .symbol = symbol, .target = STR(""),
	};

	if (scan->target.size && is_clause(str_slice(scan->text, scan->target_end, start)))
		item.target = scan->target;
	scan->target.size = 0;
	list->items = memory_grow(list->items, list->count, &list->capacity, sizeof *list->items);
	list->items[list->count] = item;
	return list->count++;
}

/* Forward to where a character begins. */
static size_t character_start(struct str text, size_t at)
{
	while (at < text.size && is_within_character(text.data[at]))
		at++;
	return at;
}

static void read_until(struct scan *scan, size_t limit)
{
	const struct phrase *phrase;
	size_t start;

	while ((phrase = phrase_next(scan->book, scan->text, &scan->read, limit, &start)))
		group_phrase(scan, phrase, start, scan->read);
}

/* Read the phrases before a token; those far from any number say nothing. */
static void read_to(struct scan *scan, size_t token)
{
	if (token > scan->read + REACH_BEFORE + REACH_AFTER) {
		if (scan->done)
			read_until(scan, scan->read + REACH_AFTER);
		group_break(scan);
		scan->target.size = 0;
		scan->read = character_start(scan->text, token - REACH_BEFORE);
	}
	if (scan->read < token)
		read_until(scan, token);
}

static void finish_token(struct scan *scan, size_t end)
{
	scan->done = end;
	if (scan->read < end)
		scan->read = end;
}

/* Whether a character may be in a symbol or number, the Arabic marks of sessions included. */
static bool is_token_character(struct str text, size_t at, char c)
{
	static const struct str marks[] = { STR("د"), STR("إ"), STR("ط") };

	for (size_t i = 0; i < sizeof marks / sizeof *marks && c == PLAIN_OTHER; i++)
		if (str_starts_with(str_from(text, at), marks[i]))
			return true;
	return is_letter(c) || is_digit(c) || c == '-' || c == '.';
}

static size_t token_start(const struct scan *scan, size_t at)
{
	size_t limit = at > LONGEST_TOKEN ? at - LONGEST_TOKEN : 0, start;

	if (limit < scan->done)
		limit = scan->done;
	while (at > limit) {
		char c = plain_before(scan->text, at, &start);
		if (start < limit || !is_token_character(scan->text, start, c))
			break;
		at = start;
	}
	return at;
}

static bool read_symbol(struct scan *scan, size_t start)
{
	char symbol[UNROLL_SYMBOL_SIZE];
	size_t size = symbol_match(str_from(scan->text, start), symbol);

	if (!size)
		return false;
	struct str copy = arena_copy(scan->context->arena, str_of(symbol));
	read_to(scan, start);
	scan_add(scan, start, start + size, copy);
	finish_token(scan, start + size);
	suffixes_read(scan, copy);
	return true;
}

/* A number stands alone: what precedes it is no letter, figure, point, stroke or hyphen. */
static bool is_free(struct str text, size_t at)
{
	size_t start;
	char c = plain_before(text, at, &start);

	return !is_letter(c) && !is_digit(c) && !(c && strchr("/.-", c));
}

static bool read_number(struct scan *scan, size_t start)
{
	struct number number;
	size_t size;

	if (!is_free(scan->text, start))
		return false;
	size = number_match(str_from(scan->text, start), &number);
	if (!size)
		return false;
	read_to(scan, start);
	group_number(scan, &number, start, start + size);
	finish_token(scan, start + size);
	return true;
}

/* Try every place of a token where one of its words begins. */
static bool read_token(struct scan *scan, size_t at)
{
	bool word = false;

	for (size_t start = token_start(scan, at); start <= at; ) {
		size_t next = start;
		char c = plain_next(scan->text, &next);
		if (!word && is_letter(c) && read_symbol(scan, start))
			return true;
		if (!word && c != '.' && c != '/' && read_number(scan, start))
			return true;
		word = is_letter(c) || is_digit(c);
		start = next;
	}
	return false;
}

static size_t behind_digits(struct str text, size_t at)
{
	while (at < text.size && is_digit(text.data[at]))
		at++;
	return at;
}

static bool read_paragraphs(struct scan *scan, size_t at)
{
	size_t end = paragraphs_read(scan, at);

	if (end)
		finish_token(scan, end);
	return end;
}

/* The Security Council's resolutions are often cited again without their year. */
static bool read_again(struct scan *scan, size_t at, size_t end)
{
	unsigned number = 0;
	size_t start;

	for (size_t i = at; i < end && number < COUNCIL_NUMBERS; i++)
		number = number * 10 + (unsigned)(scan->text.data[i] - '0');
	if (number >= COUNCIL_NUMBERS || !scan->context->council_years[number])
		return false;
	const struct phrase *phrase = phrase_before(scan->book, scan->text, at, &start);
	if (!phrase || phrase->kind != PHRASE_NOUN || phrase->value != NOUN_RESOLUTION)
		return false;
	read_to(scan, at);
	scan_add(scan, at, end, arena_format(scan->context->arena, "S/RES/%u(%u)", number,
	                                     scan->context->council_years[number]));
	finish_token(scan, end);
	return true;
}

static bool read_link(struct scan *scan, size_t at)
{
	size_t end = link_read(scan, at);

	if (end)
		finish_token(scan, end);
	return end;
}

/* Read what stands around a trigger; return the byte behind it. */
static size_t read_trigger(struct scan *scan, size_t at)
{
	if (scan->text.data[at] == '/' && read_link(scan, at))
		return scan->done;
	if (read_token(scan, at))
		return scan->done;
	size_t end = behind_digits(scan->text, at);
	if (end > at && end - at <= 3 && read_paragraphs(scan, at))
		return scan->done;
	if (end > at && read_again(scan, at, end))
		return scan->done;
	plain_next(scan->text, &at);
	return end > at ? end : at;
}

/* Take out the citations that turned out to be none. */
static void compact(struct citation_list *list, size_t first)
{
	size_t kept = first;

	for (size_t i = first; i < list->count; i++)
		if (list->items[i].end > list->items[i].start)
			list->items[kept++] = list->items[i];
	list->count = kept;
}

/* What stands alone in a note, or before a paragraph, for the document of the note before. */
static const struct str same_place[] = {
	STR("Ibid"), STR("ibid"), STR("Там же"), STR("المرجع نفسه"), STR("同上"),
};

static void read_ibid(struct scan *scan)
{
	for (size_t i = 0; i < sizeof same_place / sizeof *same_place; i++) {
		size_t start = str_space(scan->text), end = start + same_place[i].size, size;
		if (!str_starts_with(str_from(scan->text, start), same_place[i]))
			continue;
		struct str rest = str_from(scan->text, end);
		while (rest.size && !is_word_character(str_decode(rest, &size)))
			rest = str_from(rest, size);
		const struct phrase *phrase = phrase_at(scan->book, rest, 0, &size);
		if (!rest.size || (phrase && phrase->kind == PHRASE_PARAGRAPH)) {
			scan_add(scan, start, end, scan->context->last_symbol);
			finish_token(scan, end);
		}
		return;
	}
}

/* The book of the language is made once for a document. */
static const struct phrase_book *book_of(struct citation_context *context)
{
	if (!context->book) {
		struct phrase_book *book = arena_allocate(context->arena, sizeof *book);
		phrase_book_open(book, context->language);
		context->book = book;
	}
	return context->book;
}

void citations_find(struct citation_context *context, struct str text, struct citation_list *list)
{
	struct scan scan = {
		.context = context, .list = list, .text = text, .book = book_of(context),
	};
	size_t first = list->count;

	if (context->last_symbol.size)
		read_ibid(&scan);
	for (size_t at = 0; (at = trigger_find(text, at)) < text.size; )
		at = read_trigger(&scan, at);
	if (scan.done && scan.count) {
		size_t end = scan.read + REACH_AFTER;
		read_until(&scan, end < text.size ? character_start(text, end) : text.size);
		group_close(&scan);
	}
	compact(list, first);
}
