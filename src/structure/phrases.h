/*
 * Words that stand at fixed places of a resolution, in six languages: opening
 * lines, names of organs, sessions, votes. Texts are compared folded.
 */
#ifndef STRUCTURE_PHRASES_H
#define STRUCTURE_PHRASES_H

#include <stdbool.h>
#include <stddef.h>

#include <unroll/document.h>

enum phrase_kind {
	PHRASE_OPENING,           /* "The General Assembly"; value: organ */
	PHRASE_ORGAN,             /* the same as a heading; value: organ */
	PHRASE_STATEMENT,         /* the words before a presidential statement */
	PHRASE_ADOPTION,          /* "Resolution adopted by" */
	PHRASE_SESSION,           /* "session" */
	PHRASE_AGENDA,            /* what stands before the number of an agenda item */
	PHRASE_AGENDA_END,        /* what stands behind it */
	PHRASE_MEETING,           /* "plenary meeting" */
	PHRASE_RECYCLE,
	PHRASE_ANNEX,
	PHRASE_ADOPTED_BRACKET,   /* what follows the bracket of "[Adopted …" */
	PHRASE_ADOPTED_AT_END,    /* the last line of an older text: "Adopted unanimously" */
	PHRASE_WITHOUT_VOTE,
	PHRASE_RECORDED_VOTE,
	PHRASE_IN_FAVOUR, PHRASE_AGAINST, PHRASE_ABSTAINING,
	PHRASE_NOBODY,            /* "none", where a count is due */
	PHRASE_MASTHEAD,          /* "United Nations", "Distr." */
	PHRASE_CONJUNCTION,       /* the "and" that ends the last but one of a list */
	PHRASE_KIND_COUNT
};

struct phrase {
	enum unroll_language language;
	enum unroll_organ organ;  /* of openings and organs */
	struct str text;          /* folded */
};

/* The first phrase of the kind that `text` begins with, or NULL; *size is what it takes. */
const struct phrase *phrase_at_start(enum phrase_kind kind, struct str text, size_t *size);

/* The first phrase of the kind that stands anywhere in `text`, or NULL; *at and *size say where. */
const struct phrase *phrase_within(enum phrase_kind kind, struct str text, size_t *at,
                                   size_t *size);

/* Whether the text holds a phrase of the kind. */
bool phrase_is_in(enum phrase_kind kind, struct str text);

/*
 * The opening line that the whole of `text` is, with or without its comma
 * ("The General Assembly,"), or NULL.
 */
const struct phrase *phrase_opening(struct str text);

#endif
