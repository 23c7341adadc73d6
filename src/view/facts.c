#include "view/facts.h"

#include "base/str.h"

struct str words_join(struct arena *arena, struct str a, const char *between, struct str b)
{
	if (str_is_empty(b))
		return a;
	if (str_is_empty(a))
		return b;
	return arena_format(arena, "%.*s%s%.*s", (int)a.size, a.data, between, (int)b.size, b.data);
}

static struct str vote_text(struct arena *arena, const struct unroll_vote *vote)
{
	switch (vote->result) {
	case UNROLL_WITHOUT_VOTE:
		return str_of("without a vote");
	case UNROLL_RECORDED_VOTE:
		return arena_format(arena, "%u for, %u against, %u abstaining", vote->in_favour.count,
		                    vote->against.count, vote->abstaining.count);
	default:
		return str_of("");
	}
}

struct str facts_of_meeting(struct arena *arena, const struct unroll_document *document)
{
	return words_join(arena, document->session, " · ", document->meeting);
}

/* Our own words keep their order among words from right to left: marks stand around them. */
static struct str left_to_right(struct arena *arena, struct str words)
{
	if (str_is_empty(words))
		return words;
	return arena_format(arena, "\u200E%.*s\u200E", (int)words.size, words.data);
}

struct str facts_of_vote(struct arena *arena, const struct unroll_document *document)
{
	return left_to_right(arena, words_join(arena, document->adopted, " · ",
	                                       vote_text(arena, &document->vote)));
}

struct str facts_of(struct arena *arena, const struct unroll_document *document)
{
	return words_join(arena, facts_of_meeting(arena, document), " · ",
	                  facts_of_vote(arena, document));
}
