/* What AKN4UN says of a document beside its text: symbol, title, dates, votes. */
#ifndef FORMAT_AKN_FACTS_H
#define FORMAT_AKN_FACTS_H

#include "format/transcript.h"

/* The value of an attribute in expat's list of names and values; "" if it is not there. */
const char *akn_attribute(const char **attributes, const char *name);

/*
 * If the element holds a fact in an attribute, keep it; if its text is one,
 * return the fact's name for akn_fact_set() at its end, or NULL.
 */
const char *akn_fact_at_start(struct transcript *transcript, const char *element,
                              const char **attributes);

/* Keep a fact, unless it is known: the first document of a collection counts. */
void akn_fact_set(struct transcript *transcript, const char *name, struct str value);

/* Keep the facts that `unroll -t akn` writes beside the text. */
void akn_facts_at_start(struct transcript *transcript, const char **attributes);

/* What <voting> says of the result. */
void akn_voting_at_start(struct transcript *transcript, const char **attributes);

/* The tally that a <count> is of, with its figure set, or NULL. */
struct unroll_tally *akn_tally_at_start(struct transcript *transcript, const char **attributes);

#endif
