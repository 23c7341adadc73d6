#include "format/akn_facts.h"

#include <stdlib.h>

#include "base/str.h"

const char *akn_attribute(const char **attributes, const char *name)
{
	for (; *attributes; attributes += 2)
		if (strcmp(attributes[0], name) == 0)
			return attributes[1];
	return "";
}

/* Facts that attributes hold, or that the text of the element is. */
static struct str *fact_named(struct transcript_facts *facts, const char *name)
{
	const struct { const char *name; struct str *fact; } all[] = {
		{ "symbol", &facts->symbol },
		{ "title", &facts->title },
		{ "session", &facts->session },
		{ "meeting", &facts->meeting },
		{ "agenda", &facts->agenda_item },
		{ "adopted", &facts->adopted },
		{ "language", &facts->language },
	};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (strcmp(all[i].name, name) == 0)
			return all[i].fact;
	return NULL;
}

/* The date that stands for an unknown one in the United Nations' own files. */
static const struct str no_date = STR("0001-01-01");

void akn_fact_set(struct transcript *transcript, const char *name, struct str value)
{
	struct str *fact = fact_named(&transcript->facts, name);

	if (fact && str_is_empty(*fact) && !str_equal(value, no_date))
		*fact = arena_copy(transcript->arena, str_trim(value));
}

/* An element with a certain attribute holds a fact: in another attribute, or in its text. */
static const struct {
	const char *element, *attribute, *value;
	const char *fact, *from;  /* `from` NULL: from the text */
} facts[] = {
	{ "FRBRdate",     "name",     "adoption",         "adopted",  "date" },
	{ "FRBRlanguage", "",         "",                 "language", "language" },
	{ "docDate",      "refersTo", "#adoptionDate",    "adopted",  "date" },
	{ "docNumber",    "refersTo", "#symbol",          "symbol",   NULL },
	{ "docTitle",     "refersTo", "#resolutionTitle", "title",    NULL },
	{ "inline",       "name",     "agenda item",      "agenda",   "title" },
	{ "inline",       "name",     "adoptionMeeting",  "meeting",  NULL },
	{ "location",     "refersTo", "#adoptionMeeting", "meeting",  NULL },
	{ "session",      "",         "",                 "session",  NULL },
};

const char *akn_fact_at_start(struct transcript *transcript, const char *element,
                              const char **attributes)
{
	const char *from_text = NULL;

	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
		if (strcmp(facts[i].element, element) != 0
		    || strcmp(akn_attribute(attributes, facts[i].attribute), facts[i].value) != 0)
			continue;
		if (facts[i].from)
			akn_fact_set(transcript, facts[i].fact,
			             str_of(akn_attribute(attributes, facts[i].from)));
		else
			from_text = facts[i].fact;
	}
	return from_text;
}

void akn_facts_at_start(struct transcript *transcript, const char **attributes)
{
	static const struct { const char *attribute, *fact; } names[] = {
		{ "symbol", "symbol" }, { "title", "title" }, { "session", "session" },
		{ "agendaItem", "agenda" }, { "adopted", "adopted" }, { "meeting", "meeting" },
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		akn_fact_set(transcript, names[i].fact,
		             str_of(akn_attribute(attributes, names[i].attribute)));
}

void akn_voting_at_start(struct transcript *transcript, const char **attributes)
{
	struct unroll_vote *vote = &transcript->facts.vote;
	const char *outcome = akn_attribute(attributes, "outcome");

	if (vote->result != UNROLL_NO_VOTE_KNOWN)
		return;
	if (strstr(outcome, "RecordedVote"))
		vote->result = UNROLL_RECORDED_VOTE;
	else if (strstr(outcome, "WithoutVote"))
		vote->result = UNROLL_WITHOUT_VOTE;
}

struct unroll_tally *akn_tally_at_start(struct transcript *transcript, const char **attributes)
{
	struct unroll_vote *vote = &transcript->facts.vote;
	const struct { const char *name; struct unroll_tally *tally; } tallies[] = {
		{ "inFavour", &vote->in_favour },
		{ "against", &vote->against },
		{ "abstaining", &vote->abstaining },
	};
	const char *of = akn_attribute(attributes, "refersTo");

	for (size_t i = 0; i < sizeof tallies / sizeof *tallies; i++) {
		if (!strstr(of, tallies[i].name))
			continue;
		tallies[i].tally->count =
			(uint32_t)strtoul(akn_attribute(attributes, "value"), NULL, 10);
		return tallies[i].tally;
	}
	return NULL;
}
