#include "citation/resolve.h"

#include <stdio.h>

enum {
	FIRST_SLASH_SESSION = 31, /* the Assembly's first with numbers like 31/1, in 1976 */
	LAST_ROMAN_SESSION = 30,
	LAST_CERTAIN_COUNCIL = 59, /* later sessions are the Assembly's, unless a body is named */
	FIRST_COUNCIL_YEAR = 2006, /* of the Human Rights Council */
	LAST_COMMISSION_YEAR = 2006,
};

enum body body_of_organ(enum unroll_organ organ)
{
	static const enum body bodies[UNROLL_ORGAN_COUNT] = {
		[UNROLL_ORGAN_NONE] = BODY_NONE,
		[UNROLL_GENERAL_ASSEMBLY] = BODY_ASSEMBLY,
		[UNROLL_SECURITY_COUNCIL] = BODY_SECURITY_COUNCIL,
		[UNROLL_HUMAN_RIGHTS_COUNCIL] = BODY_RIGHTS_COUNCIL,
		[UNROLL_ECONOMIC_AND_SOCIAL_COUNCIL] = BODY_ECONOMIC_COUNCIL,
	};

	return bodies[organ];
}

/* A session of the Assembly opens in the year 1945 + its number and ends in the next. */
static bool fits_assembly(unsigned session, unsigned year)
{
	return session >= FIRST_SLASH_SESSION && (year == session + 1945 || year == session + 1946);
}

/* The Human Rights Council meets three times a year, first in June 2006. */
static bool fits_council(unsigned session, unsigned year)
{
	unsigned expected = FIRST_COUNCIL_YEAR + (session - 1) / 3;

	return year + 1 >= expected && year <= expected + 1;
}

static bool is_rights_council(enum body body)
{
	return body == BODY_RIGHTS_COUNCIL || body == BODY_COUNCIL;
}

static bool is_commission(enum body body)
{
	return body == BODY_RIGHTS_COMMISSION || body == BODY_COMMISSION;
}

/* Which of the two organs that number by session it is. */
static enum body body_of_session(const struct number *number, const struct evidence *evidence)
{
	bool assembly = fits_assembly(number->session, evidence->year);
	bool council = fits_council(number->session, evidence->year);

	if (number->session < FIRST_SLASH_SESSION && evidence->year && !council && !evidence->body)
		return BODY_NONE;
	if (!evidence->certain && assembly != council)
		return assembly ? BODY_ASSEMBLY : BODY_RIGHTS_COUNCIL;
	if (is_rights_council(evidence->body))
		return assembly && !council ? BODY_ASSEMBLY : BODY_RIGHTS_COUNCIL;
	if (evidence->body == BODY_ASSEMBLY)
		return number->session < FIRST_SLASH_SESSION ? BODY_RIGHTS_COUNCIL : BODY_ASSEMBLY;
	if (evidence->organ == UNROLL_HUMAN_RIGHTS_COUNCIL
	    && number->session <= LAST_CERTAIN_COUNCIL)
		return BODY_RIGHTS_COUNCIL;
	return number->session < FIRST_SLASH_SESSION ? BODY_NONE : BODY_ASSEMBLY;
}

static const char *session_prefix(const struct number *number, const struct evidence *evidence)
{
	if (evidence->noun == NOUN_NONE)
		return NULL;
	switch (body_of_session(number, evidence)) {
	case BODY_ASSEMBLY:
		return evidence->noun == NOUN_RESOLUTION ? "A/RES/" : NULL;
	case BODY_RIGHTS_COUNCIL:
		return evidence->noun == NOUN_RESOLUTION ? "A/HRC/RES/"
		     : evidence->noun == NOUN_DECISION ? "A/HRC/DEC/" : "A/HRC/PRST/";
	default:
		return NULL;
	}
}

static const char *special_prefix(const struct number *number, const struct evidence *evidence)
{
	bool council = is_rights_council(evidence->body)
	            || (evidence->body != BODY_ASSEMBLY
	                && evidence->organ == UNROLL_HUMAN_RIGHTS_COUNCIL);

	if (evidence->noun == NOUN_DECISION)
		return council && number->meeting == MEETING_SPECIAL ? "A/HRC/DEC/" : NULL;
	return council && number->meeting == MEETING_SPECIAL ? "A/HRC/RES/" : "A/RES/";
}

static const char *year_prefix(const struct number *number, const struct evidence *evidence)
{
	if (evidence->noun != NOUN_RESOLUTION)
		return NULL;
	if (is_commission(evidence->body))
		return number->session <= LAST_COMMISSION_YEAR ? "E/CN.4/RES/" : NULL;
	return "E/RES/";
}

/*
 * The Security Council passes about 65 resolutions a year since 1990 and passed
 * about 15 before. A number that is far from that is another thing.
 */
static bool is_likely(const struct number *number)
{
	unsigned since = number->session - 1946;

	if (number->session < 1990)
		return number->number <= 40 + since * 16;
	unsigned expected = 650 + (number->session - 1990) * 63;
	return number->number + 200 > expected && number->number < expected + 200;
}

static const char *council_prefix(const struct number *number, const struct evidence *evidence)
{
	if (evidence->noun == NOUN_NONE ? !is_likely(number) : evidence->noun != NOUN_RESOLUTION)
		return NULL;
	return "S/RES/";
}

static const char *roman_prefix(const struct number *number, const struct evidence *evidence)
{
	bool economic = evidence->body == BODY_ECONOMIC_COUNCIL || evidence->body == BODY_COUNCIL;

	if (evidence->noun == NOUN_DECISION
	    || (evidence->noun == NOUN_NONE && number->session < 2))
		return NULL;
	if (is_commission(evidence->body))
		return "E/CN.4/RES/";
	if (number->meeting == MEETING_REGULAR && number->session > LAST_ROMAN_SESSION)
		economic = true;
	return economic ? "E/RES/" : "A/RES/";
}

bool resolve_number(const struct number *number, const struct evidence *evidence,
                    char symbol[UNROLL_SYMBOL_SIZE])
{
	static const char *(*const prefixes[NUMBER_FORM_COUNT])(const struct number *,
	                                                        const struct evidence *) = {
		[NUMBER_SESSION] = session_prefix,
		[NUMBER_SPECIAL] = special_prefix,
		[NUMBER_YEAR] = year_prefix,
		[NUMBER_COUNCIL] = council_prefix,
		[NUMBER_ROMAN] = roman_prefix,
	};
	char digits[NUMBER_SIZE];

	if (evidence->body == BODY_OTHER && evidence->certain)
		return false;
	const char *prefix = prefixes[number->form](number, evidence);
	if (!prefix)
		return false;
	number_write(number, digits);
	snprintf(symbol, UNROLL_SYMBOL_SIZE, "%s%s", prefix, digits);
	return true;
}
