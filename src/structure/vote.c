#include "structure/vote.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/str.h"
#include "structure/phrases.h"

/* Take a number in words off the front of *rest: "none", and what Arabic has a form for. */
static bool eat_words(struct str *rest, uint32_t *count)
{
	static const struct {
		struct str words;
		uint32_t count;
	} numbers[] = {
		{ STR("عضوين"), 2 }, { STR("عضوان"), 2 }, { STR("صوتين"), 2 },
		{ STR("عضو واحد"), 1 }, { STR("صوت واحد"), 1 },
	};
	size_t size = 0;

	*count = 0;
	if (!phrase_at_start(PHRASE_NOBODY, *rest, &size))
		for (size_t i = 0; i < sizeof numbers / sizeof *numbers && !size; i++)
			if (str_starts_with(*rest, numbers[i].words)) {
				*count = numbers[i].count;
				size = numbers[i].words.size;
			}
	*rest = str_from(*rest, size);
	return size > 0;
}

/* The next number of the line, in figures or in words; false at the end. */
static bool next_count(struct str *rest, uint32_t *count)
{
	while (rest->size && !is_digit(rest->data[0])) {
		if (eat_words(rest, count))
			return true;
		*rest = str_from(*rest, 1);
	}
	if (!rest->size)
		return false;
	*count = 0;
	for (; rest->size && is_digit(rest->data[0]); *rest = str_from(*rest, 1))
		if (*count < 1000)
			*count = *count * 10 + (uint32_t)(rest->data[0] - '0');
	return true;
}

/* Where the counts begin: behind "recorded vote of", but before "11 votes to". */
static size_t start_of_counts(struct str line)
{
	size_t at, size;

	if (!phrase_within(PHRASE_RECORDED_VOTE, line, &at, &size))
		return line.size;
	size_t start = at;
	while (start > 0 && is_digit(line.data[start - 1]))
		start--;
	return start < at ? start : at + size;
}

static struct unroll_tally *group_named(struct unroll_vote *vote, struct str line, size_t *size)
{
	if (phrase_at_start(PHRASE_IN_FAVOUR, line, size))
		return &vote->in_favour;
	if (phrase_at_start(PHRASE_AGAINST, line, size))
		return &vote->against;
	if (phrase_at_start(PHRASE_ABSTAINING, line, size))
		return &vote->abstaining;
	*size = 0;
	return NULL;
}

/* The bytes of the comma that a text begins with, of any script; 0 if it does not. */
static size_t comma_at_start(struct str text)
{
	static const struct str commas[] = { STR(","), STR("،"), STR("、"), STR("，"), STR(";") };

	for (size_t i = 0; i < sizeof commas / sizeof *commas; i++)
		if (str_starts_with(text, commas[i]))
			return commas[i].size;
	return 0;
}

/* How many bytes of text come before the next comma, and the comma's own. */
static size_t comma(struct str text, size_t *size)
{
	for (size_t at = 0; at < text.size; at++) {
		*size = comma_at_start(str_from(text, at));
		if (*size)
			return at;
	}
	*size = 0;
	return text.size;
}

static struct str without_end(struct str name)
{
	static const struct str ends[] = { STR("]"), STR("."), STR("。"), STR("；"), STR("["), STR(":") };

	name = str_trim(name);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_ends_with(name, ends[i]))
			name = str_trim(str_slice(name, 0, name.size - ends[i].size));
	return name;
}

static size_t split_states(struct str list, struct str *states)
{
	size_t count = 0, size;

	for (size_t end; list.size; list = str_from(list, end + size)) {
		end = comma(list, &size);
		struct str name = without_end(str_slice(list, 0, end));
		if (str_is_empty(name))
			continue;
		if (states)
			states[count] = name;
		count++;
	}
	return count;
}

/* Add the States of a list to the group; a list may go on in the next line. */
static void add_states(struct unroll_tally *group, struct str list, struct arena *arena)
{
	size_t more = split_states(list, NULL);

	if (!more)
		return;
	struct str *states = arena_allocate_zeroed(arena, group->state_count + more,
	                                           sizeof *states);
	if (group->state_count)
		memcpy(states, group->states, group->state_count * sizeof *states);
	split_states(list, states + group->state_count);
	group->states = states;
	group->state_count += (uint32_t)more;
}

/* "1 (Panama)", "4 abstentions (China, Spain)": a count, and who it was, in brackets. */
static bool read_tally(struct unroll_tally *tally, struct str *rest, struct arena *arena)
{
	size_t at = 0;

	if (!next_count(rest, &tally->count))
		return false;
	while (at < rest->size && !strchr("(,.:;0123456789", rest->data[at]))
		at++;
	if (at == rest->size || rest->data[at] != '(')
		return true;
	struct str list = str_from(*rest, at + 1);
	size_t end = str_find(list, (struct str)STR(")"));
	add_states(tally, str_slice(list, 0, end), arena);
	*rest = str_from(list, end);
	return true;
}

static void read_counts(struct unroll_vote *vote, struct str line, struct arena *arena)
{
	vote->result = UNROLL_RECORDED_VOTE;
	line = str_from(line, start_of_counts(line));
	if (read_tally(&vote->in_favour, &line, arena) && read_tally(&vote->against, &line, arena))
		read_tally(&vote->abstaining, &line, arena);
}

/* "none", "[none]", "–": a group that is printed and empty. */
static bool names_nobody(struct str list)
{
	size_t size;

	while (list.size && strchr("[ ", list.data[0]))
		list = str_from(list, 1);
	return phrase_at_start(PHRASE_NOBODY, list, &size) != NULL;
}

static void read_group(struct vote_reader *reader, struct str list, struct arena *arena)
{
	static const struct str colons[] = { STR(":"), STR("："), STR("\n") };

	list = str_trim(list);
	for (size_t i = 0; i < sizeof colons / sizeof *colons; i++)
		if (str_starts_with(list, colons[i]))
			list = str_trim(str_from(list, colons[i].size));
	if (!names_nobody(list))
		add_states(reader->group, list, arena);
}

static void read_line(struct vote_reader *reader, struct str line, struct arena *arena)
{
	enum { MOST_STATES = 400, LONGEST = 600 };
	struct unroll_vote *vote = &reader->vote;
	size_t size;

	line = str_trim(line);
	struct str words = str_slice(line, 0, LONGEST);
	struct unroll_tally *group = group_named(vote, line, &size);
	bool names_group = size > 0;
	if (phrase_is_in(PHRASE_WITHOUT_VOTE, words)) {
		vote->result = UNROLL_WITHOUT_VOTE;
	} else if (names_group) {
		reader->group = group;
		read_group(reader, str_from(line, size), arena);
	} else if (vote->result == UNROLL_NO_VOTE_KNOWN
	           && phrase_is_in(PHRASE_RECORDED_VOTE, words)) {
		read_counts(vote, line, arena);
	} else if (reader->group && reader->group->state_count < MOST_STATES) {
		read_group(reader, line, arena);
	}
}

/* Whether a phrase, with its colon or with one behind it, is all that a text holds. */
static bool is_heading(struct str text, size_t phrase)
{
	static const struct str colons[] = { STR(":"), STR("：") };
	struct str whole = str_trim(text), before = str_trim(str_slice(text, 0, phrase));

	for (size_t i = 0; i < sizeof colons / sizeof *colons; i++) {
		if (!str_ends_with(whole, colons[i]))
			continue;
		whole = str_trim(str_slice(whole, 0, whole.size - colons[i].size));
		return whole.size <= before.size;
	}
	return false;
}

/*
 * The group whose heading stands at the end of a line without anything before
 * it but what came last: "…, Viet NamAgainst:". *start is where it begins.
 */
static struct unroll_tally *heading_at_end(struct unroll_vote *vote, struct str line, size_t *start)
{
	enum { LONGEST = 80 };
	size_t size;

	for (size_t at = line.size > LONGEST ? line.size - LONGEST : 0; at < line.size; at++) {
		struct str rest = str_from(line, at);
		struct unroll_tally *group = group_named(vote, rest, &size);
		if (group && is_heading(rest, size)) {
			*start = at;
			return group;
		}
	}
	return NULL;
}

void vote_read(struct vote_reader *reader, struct str line, struct arena *arena)
{
	size_t start;
	struct unroll_tally *group = heading_at_end(&reader->vote, line, &start);

	if (group && start > 0)
		read_line(reader, str_slice(line, 0, start), arena);
	if (group)
		reader->group = group;
	else
		read_line(reader, line, arena);
}
