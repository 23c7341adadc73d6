/*
 * What a document is shown as: the title, then for each part a heading and its
 * paragraphs. These items are numbered in reading order by arithmetic alone, so
 * that nothing has to be built for a long document. Folding a part hides its
 * paragraphs, never its heading; folding a heading within a part hides what
 * stands up to the next.
 */
#ifndef VIEW_ITEMS_H
#define VIEW_ITEMS_H

#include <stdbool.h>
#include <stdint.h>

#include <unroll/document.h>

enum item_kind { ITEM_TITLE, ITEM_PART, ITEM_PARAGRAPH };

struct item {
	enum item_kind kind;
	uint32_t section;         /* of a part or paragraph */
	uint32_t paragraph;       /* of a paragraph */
};

/* Paragraphs that a folded heading hides: those behind it and before `end`. */
struct group {
	uint32_t heading, end;    /* paragraphs */
};

struct items {
	const struct unroll_document *document;
	bool *folded;             /* by section */
	struct group *groups;     /* that are folded, ascending; none holds another */
	size_t group_count, group_capacity;
	uint32_t peeked;          /* a folded section that a search holds open; or UNROLL_NONE */
	uint32_t peeked_heading;  /* the same for a group */
	bool plain;               /* lines of a source: they are numbered */
	bool bare;                /* paragraphs only: no title, no headings */
	size_t *ends;             /* bytes of text up to the end of each paragraph; NULL until asked for */
};

/*
 * Start with the masthead folded, if there is a title to show in its place and
 * anything else to read. A text without title, symbol and parts is bare.
 */
void items_start(struct items *items, const struct unroll_document *document, bool plain);

void items_free(struct items *items);

/* What an item is. `number` must be less than items_count(). */
struct item item_at(const struct items *items, uint32_t number);

uint32_t items_count(const struct items *items);
uint32_t item_of_section(const struct items *items, uint32_t section);
uint32_t item_of_paragraph(const struct items *items, uint32_t paragraph);

/* Whether a section's paragraphs are hidden now. */
bool section_is_closed(const struct items *items, uint32_t section);

/*
 * The group of a heading, or of the paragraph below one; with heading and end
 * alike if there is none.
 */
struct group group_of(const struct items *items, uint32_t paragraph);

/* Whether a heading hides its paragraphs now. */
bool group_is_closed(const struct items *items, uint32_t heading);

void group_fold(struct items *items, struct group group, bool folded);

/* Open whatever hides a paragraph; return whether something did. */
bool item_uncover(struct items *items, uint32_t paragraph);

/* The shown item itself, or the heading that hides it. */
uint32_t item_shown(const struct items *items, uint32_t number);

/* The next and the previous shown item, or UNROLL_NONE. */
uint32_t item_after(const struct items *items, uint32_t number);
uint32_t item_before(const struct items *items, uint32_t number);

/* The first and the last shown item. */
uint32_t item_first(const struct items *items);
uint32_t item_last(const struct items *items);

/* Which share of the text, from 0 to 1, lies before a byte of an item. */
double item_share(struct items *items, uint32_t number, uint32_t byte);

#endif
