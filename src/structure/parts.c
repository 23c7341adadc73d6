#include "structure/parts.h"

#include "base/str.h"
#include "structure/date.h"
#include "structure/lead.h"
#include "structure/numbering.h"

/* Where the reading stands. */
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

/* ---- what a piece is ---- */

static bool is_text_piece(const struct piece *piece)
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
		if (!is_text_piece(piece))
			continue;
		if (piece->landmark == LANDMARK_OPENING)
			return true;
		seen++;
	}
	return false;
}

static bool is_row(const struct reading *reading, const struct piece *piece)
{
	return piece->block->kind == BLOCK_ROW && reading->started;
}

static bool is_opening(const struct reading *reading, const struct piece *piece)
{
	return piece->landmark == LANDMARK_OPENING
	    || (reading->index == reading->pieces->opening && reading->section == UNROLL_MASTHEAD);
}

/* The heading of a further part: "A", "B", or a resolution's number and title. */
static bool is_part_title(const struct reading *reading, const struct piece *piece)
{
	bool past = reading->section != UNROLL_MASTHEAD && reading->section != UNROLL_PREAMBLE;
	bool heading = piece->block->kind == BLOCK_HEADING || piece->landmark == LANDMARK_PART;

	if (reading->section == UNROLL_MASTHEAD)
		past = piece->landmark == LANDMARK_PART;
	return past && heading && piece->landmark != LANDMARK_MASTHEAD && opening_follows(reading);
}

static bool is_annex(const struct reading *reading, const struct piece *piece)
{
	return reading->section != UNROLL_MASTHEAD && piece->landmark == LANDMARK_ANNEX;
}

static bool is_masthead(const struct reading *reading, const struct piece *piece)
{
	return reading->section != UNROLL_MASTHEAD && reading->section != UNROLL_PREAMBLE
	    && piece->landmark == LANDMARK_MASTHEAD;
}

static bool in_masthead(const struct reading *reading, const struct piece *piece)
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

static bool is_closing(const struct reading *reading, const struct piece *piece)
{
	return reading->section != UNROLL_ANNEX
	    && (piece->landmark == LANDMARK_CLOSING || ends_with_date(reading, piece));
}

/* A line of its own without a full stop before a numbered paragraph. */
static bool is_heading(const struct reading *reading, const struct piece *piece)
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
	while (next < pieces->count && !is_text_piece(&pieces->items[next]))
		next++;
	if (next == pieces->count || reading->section == UNROLL_PREAMBLE)
		return false;
	return label_number(&pieces->items[next].label) > 0 || reading->section == UNROLL_ANNEX;
}

static bool is_numbered(const struct reading *reading, const struct piece *piece)
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
static bool is_unnumbered(const struct reading *reading, const struct piece *piece)
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

static bool in_closing(const struct reading *reading, const struct piece *piece)
{
	(void)piece;
	return reading->section == UNROLL_CLOSING;
}

static bool in_annex(const struct reading *reading, const struct piece *piece)
{
	(void)piece;
	return reading->section == UNROLL_ANNEX;
}

static bool in_preamble(const struct reading *reading, const struct piece *piece)
{
	(void)piece;
	return reading->section == UNROLL_PREAMBLE || reading->section == UNROLL_MASTHEAD;
}

static bool is_anything(const struct reading *reading, const struct piece *piece)
{
	(void)reading;
	(void)piece;
	return true;
}

/* ---- what is added ---- */

static void start(struct reading *reading, enum unroll_section_kind kind, struct str title)
{
	builder_section(reading->builder, kind, title);
	reading->section = kind;
	reading->started = true;
	reading->before = NULL;
	reading->numbering.lists = (struct label_lists){ 0 };
}

static void ensure(struct reading *reading, enum unroll_section_kind kind)
{
	if (!reading->started || reading->section != kind)
		start(reading, kind, (struct str)STR(""));
}

static void add(struct reading *reading, const struct piece *piece,
                enum unroll_paragraph_kind kind, uint32_t depth, uint32_t number)
{
	struct label label = piece->label;
	bool labelled = label.shape != LABEL_NONE && kind != UNROLL_PARAGRAPH_HEADING
	             && reading->section != UNROLL_MASTHEAD && reading->section != UNROLL_CLOSING;
	bool leads = kind == UNROLL_PARAGRAPH_PREAMBULAR || kind == UNROLL_PARAGRAPH_OPERATIVE;
	struct unroll_paragraph paragraph = {
		.body = compose_text(reading->composer, reading->index, labelled ? label.size : 0,
		                     leads && (depth == 0 || piece_is_marked_at(piece, label.size))),
		.kind = kind,
		.depth = depth,
		.number = number,
	};

	if (labelled)
		paragraph.label = label.text;
	uint32_t index = builder_paragraph(reading->builder, paragraph);
	compose_citations(reading->composer, index, UNROLL_NONE);
	reading->before = piece;
}

/* Whether numbered paragraphs come before the next opening line or annex. */
static bool has_numbers(const struct reading *reading)
{
	for (size_t i = reading->index + 1; i < reading->pieces->count; i++) {
		const struct piece *piece = &reading->pieces->items[i];
		if (!is_text_piece(piece))
			continue;
		if (piece->landmark == LANDMARK_OPENING || piece->landmark == LANDMARK_ANNEX)
			return false;
		if (label_number(&piece->label))
			return true;
	}
	return false;
}

static void begin_part(struct reading *reading)
{
	reading->preambular = 0;
	reading->numbered = has_numbers(reading);
	reading->numbering = (struct numbering){ 0 };
}

static void add_row(struct reading *reading, const struct piece *piece)
{
	add(reading, piece, UNROLL_PARAGRAPH_ROW, 0, 0);
}

static void add_opening(struct reading *reading, const struct piece *piece)
{
	bool titled = reading->section == UNROLL_PREAMBLE && !reading->preambular
	           && reading->before && reading->before->block->kind == BLOCK_HEADING;

	if (!titled)
		start(reading, UNROLL_PREAMBLE, (struct str)STR(""));
	begin_part(reading);
	reading->is_statement = piece->ending == ENDING_COLON;
	add(reading, piece, UNROLL_PARAGRAPH_OPENING, 0, 0);
}

static void add_part_title(struct reading *reading, const struct piece *piece)
{
	start(reading, UNROLL_PREAMBLE, str_trim(piece->block->text));
	reading->preambular = 0;
	add(reading, piece, UNROLL_PARAGRAPH_HEADING, 0, 0);
}

static void add_annex(struct reading *reading, const struct piece *piece)
{
	start(reading, UNROLL_ANNEX, str_trim(piece->block->text));
	add(reading, piece, UNROLL_PARAGRAPH_HEADING, 0, 0);
}

static enum unroll_paragraph_kind kind_of(const struct piece *piece)
{
	return piece->block->kind == BLOCK_HEADING ? UNROLL_PARAGRAPH_HEADING
	                                           : UNROLL_PARAGRAPH_TEXT;
}

static void add_masthead(struct reading *reading, const struct piece *piece)
{
	ensure(reading, UNROLL_MASTHEAD);
	add(reading, piece, kind_of(piece), 0, 0);
}

static void start_masthead(struct reading *reading, const struct piece *piece)
{
	start(reading, UNROLL_MASTHEAD, (struct str)STR(""));
	add(reading, piece, kind_of(piece), 0, 0);
}

/* The lines of a closing block: meeting, date, vote. */
static void read_closing_line(struct reading *reading, struct str line)
{
	struct parts_facts *facts = reading->facts;
	struct str meeting = masthead_meeting(line);
	struct date date;
	char iso[DATE_ISO_SIZE];

	if (str_is_empty(facts->meeting) && !str_is_empty(meeting))
		facts->meeting = meeting;
	if (str_is_empty(facts->adopted) && line.size < 200 && date_find(line, &date)) {
		date_write(&date, iso);
		facts->adopted = arena_copy(reading->builder->arena, str_of(iso));
	}
	vote_read(&facts->vote, line, reading->builder->arena);
}

static void add_closing(struct reading *reading, const struct piece *piece)
{
	ensure(reading, UNROLL_CLOSING);
	add(reading, piece, kind_of(piece), 0, 0);
	const struct unroll_paragraph *last =
		&reading->builder->paragraphs[reading->builder->paragraph_count - 1];
	struct str rest = last->body.text;
	for (struct str line; str_next_line(&rest, &line); )
		read_closing_line(reading, str_trim(line));
}

/* Whether a numbered paragraph comes next, headings between set aside. */
static bool number_follows(const struct reading *reading)
{
	enum { MOST = 4 };
	unsigned seen = 0;

	for (size_t i = reading->index + 1; i < reading->pieces->count && seen < MOST; i++) {
		const struct piece *piece = &reading->pieces->items[i];
		if (!is_text_piece(piece))
			continue;
		if (label_number(&piece->label))
			return true;
		if (piece->ending != ENDING_OPEN)
			return false;
		seen++;
	}
	return false;
}

static void add_heading(struct reading *reading, const struct piece *piece)
{
	if (reading->section == UNROLL_PREAMBLE && number_follows(reading))
		start(reading, UNROLL_OPERATIVE, (struct str)STR(""));
	add(reading, piece, UNROLL_PARAGRAPH_HEADING, 0, 0);
	reading->numbering.lists = (struct label_lists){ 0 };
}

static void add_numbered(struct reading *reading, const struct piece *piece)
{
	uint32_t number = label_number(&piece->label);
	uint32_t last = reading->numbering.last;

	ensure(reading, UNROLL_OPERATIVE);
	if (number != last + 1 && (number != 1 || last <= 1))
		builder_diagnostic(reading->builder, piece->block->line,
		                   number == last ? "paragraph number %u appears twice"
		                                  : "paragraph %u follows paragraph %u",
		                   number, last);
	numbering_enter(&reading->numbering, number);
	add(reading, piece, UNROLL_PARAGRAPH_OPERATIVE, 0, number);
}

static void add_unnumbered(struct reading *reading, const struct piece *piece)
{
	ensure(reading, UNROLL_OPERATIVE);
	reading->numbering.lists = (struct label_lists){ 0 };
	add(reading, piece, UNROLL_PARAGRAPH_OPERATIVE, 0, 0);
}

/* The depth of a labelled paragraph below one of depth `base`. */
static uint32_t depth_of(struct reading *reading, const struct piece *piece, uint32_t base)
{
	bool colon = reading->before && reading->before->ending == ENDING_COLON;

	if (piece->label.shape == LABEL_NONE)
		return base;
	return base + label_enter(&reading->numbering.lists, &piece->label, colon);
}

static void add_annexed(struct reading *reading, const struct piece *piece)
{
	add(reading, piece, UNROLL_PARAGRAPH_TEXT, depth_of(reading, piece, 0), 0);
}

static void add_preambular(struct reading *reading, const struct piece *piece)
{
	bool labelled = piece->label.shape != LABEL_NONE && reading->preambular;

	ensure(reading, UNROLL_PREAMBLE);
	uint32_t depth = labelled ? depth_of(reading, piece, 1) : 0;
	if (!labelled)
		reading->numbering.lists = (struct label_lists){ 0 };
	add(reading, piece, UNROLL_PARAGRAPH_PREAMBULAR, depth,
	    depth ? 0 : ++reading->preambular);
}

/* Below a numbered paragraph: its lists, and text that goes on without a label. */
static void add_below(struct reading *reading, const struct piece *piece)
{
	add(reading, piece, UNROLL_PARAGRAPH_OPERATIVE, depth_of(reading, piece, 1), 0);
}

/* The first rule that matches a paragraph adds it. */
static const struct {
	bool (*matches)(const struct reading *, const struct piece *);
	void (*add)(struct reading *, const struct piece *);
} rules[] = {
	{ is_row,        add_row },
	{ is_opening,    add_opening },
	{ is_part_title, add_part_title },
	{ is_annex,      add_annex },
	{ is_masthead,   start_masthead },
	{ in_masthead,   add_masthead },
	{ is_closing,    add_closing },
	{ is_numbered,   add_numbered },
	{ in_closing,    add_closing },
	{ is_heading,    add_heading },
	{ in_annex,      add_annexed },
	{ is_unnumbered, add_unnumbered },
	{ in_preamble,   add_preambular },
	{ is_anything,   add_below },
};

/* ---- where the format tells the part ---- */

static bool in_masthead_already(const struct reading *reading, const struct piece *piece)
{
	(void)piece;
	return reading->section == UNROLL_MASTHEAD;
}

static bool is_told_heading(const struct reading *reading, const struct piece *piece)
{
	(void)reading;
	return piece->block->kind == BLOCK_HEADING;
}

static bool is_told_number(const struct reading *reading, const struct piece *piece)
{
	(void)reading;
	return label_number(&piece->label) > 0 && piece->block->level == 0;
}

/* Preambular paragraphs that stand in the body, before the first number. */
static bool is_misplaced(const struct reading *reading, const struct piece *piece)
{
	bool decides = reading->section == UNROLL_OPERATIVE || is_unnumbered(reading, piece);

	return !decides && (reading->numbered || lead_of(reading, piece).is_preambular);
}

static bool is_first_below(const struct reading *reading, const struct piece *piece)
{
	(void)piece;
	return reading->section != UNROLL_OPERATIVE || !reading->numbered;
}

static void ensure_annex(struct reading *reading, const struct piece *piece)
{
	ensure(reading, UNROLL_ANNEX);
	if (piece->block->kind == BLOCK_HEADING)
		add_heading(reading, piece);
	else
		add_annexed(reading, piece);
}

/* The first rule of the part that matches adds the paragraph. */
static const struct {
	enum part part;
	bool (*matches)(const struct reading *, const struct piece *);
	void (*add)(struct reading *, const struct piece *);
} told_rules[] = {
	{ PART_MASTHEAD,  in_masthead_already, add_masthead },
	{ PART_MASTHEAD,  is_anything,         start_masthead },
	{ PART_PREAMBLE,  is_row,              add_row },
	{ PART_PREAMBLE,  is_opening,          add_opening },
	{ PART_PREAMBLE,  is_told_heading,     add_heading },
	{ PART_PREAMBLE,  is_told_number,      add_numbered },
	{ PART_PREAMBLE,  is_anything,         add_preambular },
	{ PART_OPERATIVE, is_row,              add_row },
	{ PART_OPERATIVE, is_opening,          add_opening },
	{ PART_OPERATIVE, is_told_number,      add_numbered },
	{ PART_OPERATIVE, is_closing,          add_closing },
	{ PART_OPERATIVE, in_closing,          add_closing },
	{ PART_OPERATIVE, is_told_heading,     add_heading },
	{ PART_OPERATIVE, is_misplaced,        add_preambular },
	{ PART_OPERATIVE, is_first_below,      add_unnumbered },
	{ PART_OPERATIVE, is_anything,         add_below },
	{ PART_CLOSING,   is_anything,         add_closing },
	{ PART_ANNEX,     is_row,              add_row },
	{ PART_ANNEX,     is_annex,            add_annex },
	{ PART_ANNEX,     is_anything,         ensure_annex },
};

static bool read_told(struct reading *reading, const struct piece *piece)
{
	for (size_t i = 0; i < sizeof told_rules / sizeof *told_rules; i++) {
		if (told_rules[i].part == piece->block->part
		    && told_rules[i].matches(reading, piece)) {
			told_rules[i].add(reading, piece);
			return true;
		}
	}
	return false;
}

static void read_piece(struct reading *reading, const struct piece *piece)
{
	if (read_told(reading, piece))
		return;
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		if (rules[i].matches(reading, piece)) {
			rules[i].add(reading, piece);
			return;
		}
	}
}

void parts_recognise(struct composer *composer, const struct masthead *masthead,
                     struct parts_facts *facts)
{
	struct reading reading = {
		.composer = composer,
		.pieces = composer->pieces,
		.masthead = masthead,
		.facts = facts,
		.builder = composer->builder,
		.section = UNROLL_MASTHEAD,
	};

	if (reading.pieces->opening >= reading.pieces->count)
		reading.numbered = has_numbers(&reading);
	for (uint32_t i = 0; i < reading.pieces->count; i++) {
		reading.index = i;
		if (is_text_piece(&reading.pieces->items[i]))
			read_piece(&reading, &reading.pieces->items[i]);
	}
}
