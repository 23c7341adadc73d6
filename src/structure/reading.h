/* Where the reading of a resolution stands, and what a piece is there. */
#ifndef STRUCTURE_READING_H
#define STRUCTURE_READING_H

#include "structure/compose.h"
#include "structure/numbering.h"
#include "structure/parts.h"

struct reading {
	struct composer *composer;
	const struct pieces *pieces;
	const struct masthead *masthead;
	struct parts_facts *facts;
	struct builder *builder;
	enum unroll_section_kind section;
	const struct piece *before;     /* the paragraph before in this section, or NULL */
	uint32_t index;           /* of the piece at hand */
	uint32_t preambular;      /* how many in this part so far */
	bool numbered;            /* this part has numbered paragraphs to come */
	bool is_statement;        /* of a president: it has no preamble */
	bool started;             /* a section is open */
	struct numbering numbering;
};

/* Whether a piece begins a paragraph of text: no furniture, no footnote, no second half. */
bool reads_as_text(const struct piece *piece);

/* Whether numbered paragraphs come before the next opening line or annex. */
bool numbers_to_come(const struct reading *reading);

/* Whether a numbered paragraph comes next, headings between set aside. */
bool number_follows(const struct reading *reading);

/* What the piece at hand reads as, by its words and by what stands around it. */
bool reads_as_row(const struct reading *reading, const struct piece *piece);
bool reads_as_opening(const struct reading *reading, const struct piece *piece);
bool reads_as_part_title(const struct reading *reading, const struct piece *piece);
bool reads_as_annex(const struct reading *reading, const struct piece *piece);
bool reads_as_masthead(const struct reading *reading, const struct piece *piece);
bool reads_as_closing(const struct reading *reading, const struct piece *piece);
bool reads_as_heading(const struct reading *reading, const struct piece *piece);
bool reads_as_numbered(const struct reading *reading, const struct piece *piece);
bool reads_as_unnumbered(const struct reading *reading, const struct piece *piece);
bool reads_as_anything(const struct reading *reading, const struct piece *piece);

/* In which part it stands, where its words do not say. */
bool stands_in_masthead(const struct reading *reading, const struct piece *piece);
bool stands_in_closing(const struct reading *reading, const struct piece *piece);
bool stands_in_annex(const struct reading *reading, const struct piece *piece);
bool stands_in_preamble(const struct reading *reading, const struct piece *piece);

/* The same where the format tells the part of every block. */
bool follows_masthead(const struct reading *reading, const struct piece *piece);
bool is_told_heading(const struct reading *reading, const struct piece *piece);
bool is_told_number(const struct reading *reading, const struct piece *piece);
bool is_misplaced(const struct reading *reading, const struct piece *piece);
bool is_first_below(const struct reading *reading, const struct piece *piece);

#endif
