#include "structure/gather.h"

#include "base/str.h"
#include "structure/footnote.h"
#include "structure/lead.h"

/* Where the reading stands, piece by piece. */
struct place {
	const struct pieces *pieces;
	struct piece *body;       /* the last piece of text, or NULL */
	struct piece *note;       /* the last piece of a footnote since, or NULL */
	bool boundary;            /* a page ended since the last piece of text */
	bool in_sentences;        /* in preamble or operative part, not in masthead or closing */
	bool in_annex;
	uint32_t next_number;     /* of the paragraph that is due */
	uint32_t next_note;       /* of the footnote that is due */
	struct label_lists lists; /* below the numbered paragraphs */
};

/* In scripts without capitals, or that do not use them here, verbs stand in mid-sentence as well. */
static bool has_capitals(enum unroll_language language)
{
	return language == UNROLL_ENGLISH || language == UNROLL_FRENCH
	    || language == UNROLL_SPANISH;
}

/* Whether words that open a paragraph stand at a byte of a piece, behind an open half or not. */
static bool opens_with_words(const struct place *place, const struct piece *piece, size_t at,
                             bool open)
{
	enum unroll_language language = place->pieces->language;
	bool marked = piece_is_marked_at(piece, at);

	if (!marked && place->pieces->marks_leads && (open || place->in_annex))
		return false;
	if (open && !has_capitals(language)
	    && (!marked || (place->body && sentence_ends_with_and(place->body->block))))
		return false;
	return lead_find(str_from(piece->block->text, at), language).size || (marked && !open);
}

/* Whether a label begins a paragraph here, when what stands before is open or not. */
static bool opens_with_label(const struct place *place, const struct piece *piece, bool open)
{
	const struct label *label = &piece->label;
	uint32_t number = label_number(label);

	if (label->shape == LABEL_NONE)
		return false;
	if (!open || !str_is_empty(piece->block->label) || (number && number == place->next_number))
		return true;
	if (number)
		return opens_with_words(place, piece, label->size, true);
	return label_follows(&place->lists, label);
}

static bool starts_paragraph(const struct place *place, const struct piece *piece, bool open)
{
	return piece->block->kind != BLOCK_PARAGRAPH || piece->landmark != LANDMARK_NONE
	    || opens_with_label(place, piece, open)
	    || opens_with_words(place, piece, 0, open);
}

/* Whether a paragraph that ended with a comma at the end of a page goes on in `piece`. */
static bool runs_on(const struct place *place, const struct piece *piece)
{
	if (!place->boundary || place->body->ending != ENDING_COMMA)
		return false;
	return sentence_begins_small(piece->block->text)
	    && place->pieces->language != UNROLL_RUSSIAN;
}

static bool may_be_cut(const struct place *place)
{
	return place->body && place->in_sentences && place->body->block->kind == BLOCK_PARAGRAPH
	    && place->body->landmark == LANDMARK_NONE
	    && (place->boundary || !place->in_annex);
}

/* Follow the numbers and lists of the text. */
static void follow(struct place *place, const struct piece *piece)
{
	uint32_t number = label_number(&piece->label);

	if (number) {
		place->next_number = number + 1;
		place->lists = (struct label_lists){ 0 };
	} else if (piece->label.shape != LABEL_NONE) {
		label_enter(&place->lists, &piece->label, false);
	}
}

static void enter(struct place *place, const struct piece *piece)
{
	switch (piece->landmark) {
	case LANDMARK_OPENING:
	case LANDMARK_ANNEX:
		place->in_sentences = true;
		place->in_annex = piece->landmark == LANDMARK_ANNEX;
		place->next_number = 1;
		break;
	case LANDMARK_CLOSING:
		place->in_sentences = place->in_annex;
		break;
	default:
		break;
	}
}

static void join(const struct place *place, struct piece *before, struct piece *piece)
{
	before->next = (uint32_t)(piece - place->pieces->items);
	piece->joins = true;
}

/* Whether a footnote or furniture follows at once: the piece stands at the foot of a page. */
static bool foot_follows(const struct place *place, const struct piece *piece)
{
	const struct piece *next = piece + 1;

	if (next == place->pieces->items + place->pieces->count)
		return false;
	struct piece copy = *next;
	return next->role == PIECE_FURNITURE || footnote_begins(&copy, place->next_note, true);
}

/* A footnote ends with a full stop. */
static bool is_unfinished(const struct piece *note)
{
	return note->ending == ENDING_OPEN || note->ending == ENDING_COMMA;
}

/* A text piece: the next half of a paragraph or of a footnote, or a paragraph of its own. */
static void take_text(struct place *place, struct piece *piece)
{
	bool cut = may_be_cut(place);
	bool open = cut && place->body->ending == ENDING_OPEN;
	bool note_open = place->note && is_unfinished(place->note);
	bool starts = starts_paragraph(place, piece, open || note_open);

	bool of_note = note_open && !footnote_is_called_in(piece)
	            && (!open || foot_follows(place, piece));

	bool of_body = !of_note && (open || (cut && runs_on(place, piece)));

	if (!starts && of_note) {
		join(place, place->note, piece);
		piece->role = PIECE_NOTE;
		place->note = piece;
		return;
	}
	if (!starts && of_body) {
		join(place, place->body, piece);
	} else {
		follow(place, piece);
		enter(place, piece);
	}
	place->body = piece;
	place->note = NULL;
	place->boundary = false;
}

static void take(struct place *place, struct piece *piece)
{
	if (piece->role == PIECE_TEXT
	    && footnote_begins(piece, place->next_note, place->boundary)) {
		piece->role = PIECE_NOTE;
		place->next_note = footnote_number(piece) + 1;
		place->note = piece;
		place->boundary = true;
	} else if (piece->role == PIECE_TEXT) {
		take_text(place, piece);
	} else {
		place->boundary = true;
	}
}

/* Whether emphasis opens most paragraphs that open with known words. */
static bool marks_leads(const struct pieces *pieces)
{
	enum { ENOUGH = 40 };     /* paragraphs that tell */
	size_t marked = 0, known = 0;

	for (size_t i = pieces->opening; i < pieces->count && known < ENOUGH; i++) {
		const struct piece *piece = &pieces->items[i];
		struct str text = str_from(piece->block->text, piece->label.size);
		if (piece->role != PIECE_TEXT || !lead_find(text, pieces->language).size)
			continue;
		known++;
		marked += piece_is_marked_at(piece, piece->label.size);
	}
	return marked * 2 > known;
}

/* A format that tells the parts tells its footnotes too, and pages never cut what it holds. */
static void gather_told(struct pieces *pieces)
{
	for (size_t i = 0; i < pieces->count; i++) {
		struct piece *piece = &pieces->items[i];
		if (piece->block->kind == BLOCK_NOTE && footnote_begins(piece, 0, false))
			piece->role = PIECE_NOTE;
	}
}

void gather(struct pieces *pieces)
{
	struct place place = { .pieces = pieces, .next_note = 1, .next_number = 1 };

	pieces->marks_leads = marks_leads(pieces);
	if (pieces->told) {
		gather_told(pieces);
		return;
	}
	for (size_t i = 0; i < pieces->count; i++)
		take(&place, &pieces->items[i]);
}
