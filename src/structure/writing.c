#include "structure/writing.h"

#include "base/str.h"
#include "structure/date.h"

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

	reading->composer->own = reading->section == UNROLL_MASTHEAD ? reading->masthead->symbol
	                                                             : (struct str)STR("");
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

static void begin_part(struct reading *reading)
{
	reading->preambular = 0;
	reading->numbered = numbers_to_come(reading);
	reading->numbering = (struct numbering){ 0 };
}

void write_row(struct reading *reading, const struct piece *piece)
{
	add(reading, piece, UNROLL_PARAGRAPH_ROW, 0, 0);
}

void write_opening(struct reading *reading, const struct piece *piece)
{
	bool titled = reading->section == UNROLL_PREAMBLE && !reading->preambular
	           && reading->before && reading->before->block->kind == BLOCK_HEADING;

	if (!titled)
		start(reading, UNROLL_PREAMBLE, (struct str)STR(""));
	begin_part(reading);
	reading->is_statement = piece->ending == ENDING_COLON;
	add(reading, piece, UNROLL_PARAGRAPH_OPENING, 0, 0);
}

void write_part_title(struct reading *reading, const struct piece *piece)
{
	start(reading, UNROLL_PREAMBLE, str_trim(piece->block->text));
	reading->preambular = 0;
	add(reading, piece, UNROLL_PARAGRAPH_HEADING, 0, 0);
}

void write_annex(struct reading *reading, const struct piece *piece)
{
	start(reading, UNROLL_ANNEX, str_trim(piece->block->text));
	add(reading, piece, UNROLL_PARAGRAPH_HEADING, 0, 0);
}

static enum unroll_paragraph_kind kind_of(const struct piece *piece)
{
	return piece->block->kind == BLOCK_HEADING ? UNROLL_PARAGRAPH_HEADING
	     : piece->block->kind == BLOCK_ROW     ? UNROLL_PARAGRAPH_ROW
	                                           : UNROLL_PARAGRAPH_TEXT;
}

void write_masthead(struct reading *reading, const struct piece *piece)
{
	ensure(reading, UNROLL_MASTHEAD);
	add(reading, piece, kind_of(piece), 0, 0);
}

void write_new_masthead(struct reading *reading, const struct piece *piece)
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

void write_closing(struct reading *reading, const struct piece *piece)
{
	ensure(reading, UNROLL_CLOSING);
	add(reading, piece, kind_of(piece), 0, 0);
	const struct unroll_paragraph *last =
		&reading->builder->paragraphs[reading->builder->paragraph_count - 1];
	struct str rest = last->body.text;
	for (struct str line; str_next_line(&rest, &line); )
		read_closing_line(reading, str_trim(line));
}

void write_heading(struct reading *reading, const struct piece *piece)
{
	if (reading->section == UNROLL_PREAMBLE && number_follows(reading))
		start(reading, UNROLL_OPERATIVE, (struct str)STR(""));
	ensure(reading, reading->section);        /* it may be the first of all */
	add(reading, piece, UNROLL_PARAGRAPH_HEADING, 0, 0);
	reading->numbering.lists = (struct label_lists){ 0 };
}

void write_numbered(struct reading *reading, const struct piece *piece)
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

void write_unnumbered(struct reading *reading, const struct piece *piece)
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

void write_annexed(struct reading *reading, const struct piece *piece)
{
	add(reading, piece, UNROLL_PARAGRAPH_TEXT, depth_of(reading, piece, 0), 0);
}

void write_preambular(struct reading *reading, const struct piece *piece)
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
void write_below(struct reading *reading, const struct piece *piece)
{
	add(reading, piece, UNROLL_PARAGRAPH_OPERATIVE, depth_of(reading, piece, 1), 0);
}

void write_told_annex(struct reading *reading, const struct piece *piece)
{
	ensure(reading, UNROLL_ANNEX);
	if (piece->block->kind == BLOCK_HEADING)
		write_heading(reading, piece);
	else
		write_annexed(reading, piece);
}
