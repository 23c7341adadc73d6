#include <string.h>

#include "base/str.h"
#include "citation/plain.h"
#include "citation/resolve.h"
#include "citation/scan.h"

/* In bytes: between "its" and the noun ("its previous relevant resolutions"), body and noun. */
enum { OWNER_REACH = 64, BODY_REACH = 6, NOUN_REACH = 400 };

static bool is_chinese(const struct scan *scan)
{
	return scan->book->language == UNROLL_CHINESE;
}

static bool is_blank(struct str text, size_t from, size_t to)
{
	return from <= to && str_space(str_slice(text, from, to)) == to - from;
}

static struct member *last_member(struct scan *scan)
{
	return scan->count ? &scan->members[scan->count - 1] : NULL;
}

/* A Chinese list of numbers ends with its noun, or with the clause. */
static bool ends_list(struct str gap)
{
	static const struct str ends[] = { STR("，"), STR("决议"), STR("决定") };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_find(gap, ends[i]) != SIZE_MAX)
			return true;
	return false;
}

/* A body after a number or noun belongs to it, or else is the subject of what follows. */
static void take_body(struct scan *scan, enum body body, size_t start, size_t end)
{
	struct member *last = last_member(scan);
	struct noun_phrase *heard = &scan->heard;

	if (is_chinese(scan)) {
		if (last && ends_list(str_slice(scan->text, last->end, start)))
			group_close(scan);
	} else if (heard->noun && !heard->body && belongs(scan, heard->end, start, false)) {
		heard->body = body;
	} else if (last && !last->body
	           && belongs(scan, last->end, start, scan->noun.owner == OWNER_SUBJECT)) {
		last->body = body;
	}
	scan->named = (struct mention){ body, start, end };
	if (body != BODY_OTHER)
		scan->subject = body;
}

/* Arabic writes "its" as the end of the noun. */
static enum owner arabic_owner(struct str word)
{
	if (str_ends_with(word, (struct str)STR("ها")))
		return OWNER_ASSEMBLY;
	return str_ends_with(word, (struct str)STR("ه")) ? OWNER_COUNCIL : OWNER_NONE;
}

static void take_noun(struct scan *scan, enum noun value, size_t start, size_t end)
{
	struct noun_phrase noun = { .noun = value, .start = start, .end = end };

	if (is_chinese(scan))
		return;
	if (scan->named.body && start - scan->named.end <= BODY_REACH)
		noun.body = scan->named.body;
	noun.subject = scan->subject;
	if (scan->owner && start - scan->owner_end <= OWNER_REACH
	    && scan->named.end <= scan->owner_end)
		noun.owner = scan->owner;
	if (scan->book->language == UNROLL_ARABIC)
		noun.owner = arabic_owner(str_slice(scan->text, start, end));
	scan->heard = noun;
}

/* What stands behind a Chinese number: "号决议", "号决定"; the last of a list speaks for all. */
static enum noun chinese_noun(struct str text, size_t start, size_t end)
{
	static const struct str first = STR("第"), sign = STR("号"), resolution = STR("决议"),
		decision = STR("决定");
	struct str after = str_from(text, end + str_space(str_from(text, end)));
	struct str before = str_trim(str_slice(text, start > 8 ? start - 8 : 0, start));
	bool numbered = str_ends_with(before, first);
	if (str_starts_with(after, sign)) {
		after = str_from(after, sign.size);
		numbered = true;
	}
	if (str_starts_with(after, decision))
		return NOUN_DECISION;
	return numbered || str_starts_with(after, resolution) ? NOUN_RESOLUTION : NOUN_NONE;
}

/*
 * A body speaks for the numbers behind it in its clause; a committee only if
 * nothing but a date stands between, for committees do much else.
 */
static bool names_chinese(const struct scan *scan, size_t start)
{
	struct str gap = str_slice(scan->text, scan->named.end, start);

	if (scan->named.body < BODY_RIGHTS_COMMISSION)
		return true;
	return gap.size <= sizeof "第" - 1 || date_before(scan->text, start);
}

static void describe_chinese(const struct scan *scan, struct member *member, size_t start)
{
	size_t before = scan->count ? scan->members[scan->count - 1].end : 0;

	member->noun = chinese_noun(scan->text, start, member->end);
	member->year = date_before(scan->text, start);
	if (scan->named.body && scan->named.end > before && names_chinese(scan, start))
		member->body = scan->named.body;
	else if (scan->owner && scan->owner_end > before)
		member->body = body_of_organ(scan->context->organ);
}

static void describe(const struct scan *scan, struct member *member, size_t start)
{
	member->year = date_after(scan, member->end);
	if (scan->named.body && is_blank(scan->text, scan->named.end, start))
		member->body = scan->named.body;
}

static enum body body_of_owner(const struct scan *scan)
{
	enum body own = body_of_organ(scan->context->organ);

	switch (scan->noun.owner) {
	case OWNER_SELF:
		return own;
	case OWNER_SUBJECT:
		return scan->noun.subject ? scan->noun.subject : own;
	case OWNER_ASSEMBLY:
		return BODY_ASSEMBLY;
	case OWNER_COUNCIL:
		return own && own != BODY_ASSEMBLY ? own : BODY_COUNCIL;
	default:
		return BODY_NONE;
	}
}

/* The body that is named beside another member: the nearest before, or else behind. */
static enum body body_of_neighbour(const struct scan *scan, size_t i)
{
	for (size_t before = i; before-- > 0; )
		if (scan->members[before].body)
			return scan->members[before].body;
	for (size_t after = i + 1; after < scan->count; after++)
		if (scan->members[after].body)
			return scan->members[after].body;
	return BODY_NONE;
}

static struct evidence evidence_of(const struct scan *scan, size_t i)
{
	const struct member *member = &scan->members[i];
	struct evidence evidence = {
		.organ = scan->context->organ,
		.noun = scan->noun.noun,
		.body = member->body,
		.certain = member->body != BODY_NONE,
		.year = member->year,
	};

	if (evidence.certain)
		return evidence;
	evidence.body = scan->noun.body ? scan->noun.body : body_of_owner(scan);
	evidence.certain = i == 0 && scan->noun.body;
	if (!evidence.body)
		evidence.body = body_of_neighbour(scan, i);
	return evidence;
}

/* The noun of a Chinese list stands behind its last number: "第62/272、64/297号决议". */
static void share_noun(struct scan *scan)
{
	enum noun noun = NOUN_NONE;

	for (size_t i = 0; i < scan->count; i++)
		if (scan->members[i].noun)
			noun = scan->members[i].noun;
	if (is_chinese(scan))
		scan->noun.noun = noun;
}

static void remember(struct citation_context *context, const struct number *number)
{
	if (number->form == NUMBER_COUNCIL && number->number < COUNCIL_NUMBERS)
		context->council_years[number->number] = (uint16_t)number->session;
}

static void settle(struct scan *scan, size_t i, char symbol[UNROLL_SYMBOL_SIZE])
{
	const struct number *number = &scan->members[i].number;
	struct evidence evidence = evidence_of(scan, i);
	struct citation *item = &scan->list->items[scan->members[i].item];

	if (resolve_number(number, &evidence, symbol)) {
		item->symbol = arena_copy(scan->context->arena, str_of(symbol));
		remember(scan->context, number);
	} else {
		item->end = item->start;
	}
}

void group_close(struct scan *scan)
{
	char symbol[UNROLL_SYMBOL_SIZE];

	share_noun(scan);
	for (size_t i = 0; i < scan->count; i++)
		settle(scan, i, symbol);
	scan->count = 0;
}

/* A list that is too long goes on with what is known of it. */
static void settle_part(struct scan *scan)
{
	enum body body = evidence_of(scan, scan->count - 1).body;
	size_t end = scan->members[scan->count - 1].end;

	group_close(scan);
	scan->noun.body = body;
	scan->noun.end = end;
}

/*
 * The noun that was heard begins a group if the number stands beside it, or if
 * there is no other: in "resolutions 70/1 on the decisions of the summit and
 * 70/2" the second number goes on with the first.
 */
static void begin_group(struct scan *scan, size_t start)
{
	bool beside = belongs(scan, scan->heard.end, start, true);
	bool alone = !scan->count && start - scan->heard.end <= NOUN_REACH;

	if (scan->heard.noun && (beside || alone)) {
		group_close(scan);
		scan->noun = scan->heard;
	} else if (!scan->count) {
		scan->noun = (struct noun_phrase){ .noun = NOUN_NONE };
	}
	scan->heard.noun = NOUN_NONE;
}

void group_number(struct scan *scan, const struct number *number, size_t start, size_t end)
{
	struct member member = { .number = *number, .end = end };

	begin_group(scan, start);
	if (scan->count == GROUP_MOST)
		settle_part(scan);
	if (is_chinese(scan))
		describe_chinese(scan, &member, start);
	else
		describe(scan, &member, start);
	member.item = scan_add(scan, start, end, (struct str)STR(""));
	scan->members[scan->count++] = member;
}

void group_break(struct scan *scan)
{
	group_close(scan);
	scan->named = (struct mention){ .body = BODY_NONE };
	scan->noun = scan->heard = (struct noun_phrase){ .noun = NOUN_NONE };
	scan->subject = BODY_NONE;
	scan->owner = OWNER_NONE;
}

void group_phrase(struct scan *scan, const struct phrase *phrase, size_t start, size_t end)
{
	switch (phrase->kind) {
	case PHRASE_BODY:
		take_body(scan, (enum body)phrase->value, start, end);
		break;
	case PHRASE_NOUN:
		take_noun(scan, (enum noun)phrase->value, start, end);
		break;
	case PHRASE_BREAK:
		group_break(scan);
		break;
	case PHRASE_OWNER:
		scan->owner = (enum owner)phrase->value;
		scan->owner_end = end;
		break;
	default:
		break;
	}
}
