#include "structure/reading.h"

#include "base/str.h"
#include "structure/date.h"
#include "structure/lead.h"

bool reads_as_text(const struct piece *piece)
{
	return piece->role == PIECE_TEXT && !piece->joins;
}

/* The bytes of a piece behind its label, and what words they begin with. */
static struct lead lead_of(const struct reading *reading, const struct piece *piece)
{
	return lead_find(str_from(piece->block->text, piece->label.size),
	                 reading->pieces->language);
}

static bool opens_with_words(const struct reading *reading, const struct piece *piece)
{
	return piece_is_marked_at(piece, piece->label.size)
	    || (!reading->pieces->marks_leads && lead_of(reading, piece).size);
}

/* The first opening line among the next few text pieces, headings between set aside. */
static bool opening_follows(const struct reading *reading)
{
	enum { MOST = 4 };
	unsigned seen = 0;

	for (size_t i = reading->index + 1; i < reading->pieces->count && seen < MOST; i++) {
		const struct piece *piece = &reading->pieces->items[i];
		if (!reads_as_text(piece))
			continue;
		if (piece->landmark == LANDMARK_OPENING)
			return true;
		seen++;
	}
	return false;
}

bool reads_as_row(const struct reading *reading, const struct piece *piece)
{
	return piece->block->kind == BLOCK_ROW && reading->started;
}

bool reads_as_opening(const struct reading *reading, const struct piece *piece)
{
	return piece->landmark == LANDMARK_OPENING
	    || (reading->index == reading->pieces->opening && reading->section == UNROLL_MASTHEAD);
}

/* The heading of a further part: "A", "B", or a resolution's number and title. */
bool reads_as_part_title(const struct reading *reading, const struct piece *piece)
{
	bool past = reading->section != UNROLL_MASTHEAD && reading->section != UNROLL_PREAMBLE;
	bool heading = piece->block->kind == BLOCK_HEADING || piece->landmark == LANDMARK_PART;

	if (reading->section == UNROLL_MASTHEAD)
		past = piece->landmark == LANDMARK_PART;
	return past && heading && piece->landmark != LANDMARK_MASTHEAD && opening_follows(reading);
}

bool reads_as_annex(const struct reading *reading, const struct piece *piece)
{
	return reading->section != UNROLL_MASTHEAD && piece->landmark == LANDMARK_ANNEX;
}

bool reads_as_masthead(const struct reading *reading, const struct piece *piece)
{
	return reading->section != UNROLL_MASTHEAD && reading->section != UNROLL_PREAMBLE
	    && piece->landmark == LANDMARK_MASTHEAD;
}

bool stands_in_masthead(const struct reading *reading, const struct piece *piece)
{
	bool text_begins = reading->pieces->opening >= reading->pieces->count
	                && (label_number(&piece->label) == 1
	                    || lead_of(reading, piece).is_preambular)
	                && piece->block->kind == BLOCK_PARAGRAPH;

	return reading->section == UNROLL_MASTHEAD && !text_begins;
}

/* A short line with a date at its end, after a paragraph that was the last one by its full stop. */
static bool ends_with_date(const struct reading *reading, const struct piece *piece)
{
	enum { LONGEST = 160 };
	struct str text = str_trim(piece->block->text);
	struct date date;

	return reading->section == UNROLL_OPERATIVE && text.size <= LONGEST && reading->before
	    && piece->label.shape == LABEL_NONE
	    && reading->before->ending == ENDING_STOP
	    && date_find(text, &date) && date_is_all(str_from(text, date.start));
}

bool reads_as_closing(const struct reading *reading, const struct piece *piece)
{
	return reading->section != UNROLL_ANNEX
	    && (piece->landmark == LANDMARK_CLOSING || ends_with_date(reading, piece));
}

/*
 * A line of its own without a full stop before a numbered paragraph; in a preamble,
 * also one that begins the text, it is a preambular paragraph.
 */
bool reads_as_heading(const struct reading *reading, const struct piece *piece)
{
	enum { LONGEST = 160 };
	const struct pieces *pieces = reading->pieces;
	size_t next = reading->index + 1;

	if (piece->block->kind == BLOCK_HEADING || piece->landmark == LANDMARK_PART)
		return true;
	if (piece->block->text.size > LONGEST || piece->label.shape != LABEL_NONE
	    || piece->next || piece->ending != ENDING_OPEN
	    || sentence_begins_small(piece->block->text))
		return false;
	while (next < pieces->count && !reads_as_text(&pieces->items[next]))
		next++;
	if (next == pieces->count || stands_in_preamble(reading, piece))
		return false;
	return label_number(&pieces->items[next].label) > 0 || reading->section == UNROLL_ANNEX;
}

bool reads_as_numbered(const struct reading *reading, const struct piece *piece)
{
	uint32_t number = label_number(&piece->label);

	if (!number || reading->section == UNROLL_ANNEX)
		return false;
	if (reading->section == UNROLL_CLOSING)
		return numbering_is_due(&reading->numbering, number);
	if (reading->section != UNROLL_OPERATIVE)
		return true;
	bool announced = reading->before && reading->before->ending == ENDING_COLON;
	return numbering_is_top(&reading->numbering, &piece->label,
	                        opens_with_words(reading, piece), announced);
}

/* In a part without numbers a verb in the present tense opens what is decided. */
bool reads_as_unnumbered(const struct reading *reading, const struct piece *piece)
{
	if (reading->numbered || piece->label.shape != LABEL_NONE
	    || reading->section == UNROLL_ANNEX || reading->section == UNROLL_CLOSING)
		return false;
	if (reading->is_statement)
		return true;
	struct lead lead = lead_of(reading, piece);
	enum ending ending = piece->ending;
	bool decides = ending != ENDING_COMMA || !lead.is_preambular;
	return lead.is_operative && decides && ending != ENDING_OPEN;
}

bool stands_in_closing(const struct reading *reading, const struct piece *piece)
{
	(void)piece;
	return reading->section == UNROLL_CLOSING;
}

bool stands_in_annex(const struct reading *reading, const struct piece *piece)
{
	(void)piece;
	return reading->section == UNROLL_ANNEX;
}

bool stands_in_preamble(const struct reading *reading, const struct piece *piece)
{
	(void)piece;
	return reading->section == UNROLL_PREAMBLE || reading->section == UNROLL_MASTHEAD;
}

bool reads_as_anything(const struct reading *reading, const struct piece *piece)
{
	(void)reading;
	(void)piece;
	return true;
}

/* Whether numbered paragraphs come before the next opening line or annex. */
bool numbers_to_come(const struct reading *reading)
{
	for (size_t i = reading->index + 1; i < reading->pieces->count; i++) {
		const struct piece *piece = &reading->pieces->items[i];
		if (!reads_as_text(piece))
			continue;
		if (piece->landmark == LANDMARK_OPENING || piece->landmark == LANDMARK_ANNEX)
			return false;
		if (label_number(&piece->label))
			return true;
	}
	return false;
}

/* Whether a numbered paragraph comes next, headings between set aside. */
bool number_follows(const struct reading *reading)
{
	enum { MOST = 4 };
	unsigned seen = 0;

	for (size_t i = reading->index + 1; i < reading->pieces->count && seen < MOST; i++) {
		const struct piece *piece = &reading->pieces->items[i];
		if (!reads_as_text(piece))
			continue;
		if (label_number(&piece->label))
			return true;
		if (piece->ending != ENDING_OPEN)
			return false;
		seen++;
	}
	return false;
}

bool follows_masthead(const struct reading *reading, const struct piece *piece)
{
	(void)piece;
	return reading->section == UNROLL_MASTHEAD;
}

bool is_told_heading(const struct reading *reading, const struct piece *piece)
{
	(void)reading;
	return piece->block->kind == BLOCK_HEADING;
}

bool is_told_number(const struct reading *reading, const struct piece *piece)
{
	(void)reading;
	return label_number(&piece->label) > 0 && piece->block->level == 0;
}

/* Preambular paragraphs that stand in the body, before the first number. */
bool is_misplaced(const struct reading *reading, const struct piece *piece)
{
	bool decides = reading->section == UNROLL_OPERATIVE || reads_as_unnumbered(reading, piece);

	return !decides && (reading->numbered || lead_of(reading, piece).is_preambular);
}

/* In a part without numbers what is nested is below only where it has a label. */
bool is_first_below(const struct reading *reading, const struct piece *piece)
{
	bool is_item = piece->block->level > 0 && piece->label.shape != LABEL_NONE;

	return reading->section != UNROLL_OPERATIVE || (!reading->numbered && !is_item);
}
