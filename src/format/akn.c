#include "format/akn.h"

#include <stdlib.h>

#include <expat.h>

#include "base/memory.h"
#include "base/str.h"
#include "format/akn_facts.h"
#include "format/akn_reader.h"

enum { PIECE = 1 << 20 };

static struct frame *top(struct reader *reader)
{
	return &reader->frames[reader->depth - 1];
}

/* Notes stand behind the text that calls them, in the source too. */
static void finish_notes(struct reader *reader, uint32_t least_line)
{
	for (size_t i = 0; i < reader->note_count; i++) {
		struct block note = {
			.kind = BLOCK_NOTE,
			.label = reader->note_labels[i],
			.part = top(reader)->part,
			.last_line = (uint32_t)XML_GetCurrentLineNumber(reader->parser),
		};
		if (reader->notes[i].line < least_line)
			reader->notes[i].line = least_line;
		gathering_finish(&reader->notes[i], reader->transcript, note);
	}
	reader->note_count = 0;
}

static uint8_t level_of(const struct frame *frame, enum block_kind kind)
{
	if (kind == BLOCK_HEADING)
		return 2;
	unsigned level = frame->items ? frame->items - 1 : 0;
	return (uint8_t)(level < UINT8_MAX ? level : UINT8_MAX);
}

/* What was gathered is a block; inside a row of a table it is a cell, or a part of one. */
static void finish_block(struct reader *reader, enum block_kind kind)
{
	struct frame *frame = top(reader);

	if (reader->text != &reader->body || reader->in_row) {
		gathering_add(reader->text, (struct str)STR(" "));
		return;
	}
	struct block block = {
		.kind = kind,
		.label = reader->label,
		.part = frame->part,
		.level = level_of(frame, kind),
		.last_line = (uint32_t)XML_GetCurrentLineNumber(reader->parser),
	};
	if (reader->body.size)
		reader->label = (struct str)STR("");
	uint32_t line = reader->body.line;
	gathering_finish(&reader->body, reader->transcript, block);
	finish_notes(reader, line);
}

/* A number becomes text: that of a heading, or one with nothing behind it. */
static void take_number(struct reader *reader)
{
	if (reader->text != &reader->body || str_is_empty(reader->label))
		return;
	if (!reader->body.size)
		reader->body.line = (uint32_t)XML_GetCurrentLineNumber(reader->parser);
	gathering_add(&reader->body, reader->label);
	gathering_add(&reader->body, (struct str)STR(" "));
	reader->label = (struct str)STR("");
}

/* The text of an element is of the element's kind, unless one around it says more. */
static void start_block(struct reader *reader, struct frame *frame, const char **attributes)
{
	bool is_heading = frame->is_preface || strstr(akn_attribute(attributes, "name"), "heading")
	               || strcmp(akn_attribute(attributes, "class"), "heading") == 0;

	finish_block(reader, BLOCK_PARAGRAPH);
	if (is_heading)
		frame->kind = BLOCK_HEADING;
	else if (frame->element->argument != BLOCK_PARAGRAPH)
		frame->kind = (enum block_kind)frame->element->argument;
	if (frame->kind == BLOCK_HEADING)
		take_number(reader);
}

static void end_block(struct reader *reader, struct frame *frame)
{
	finish_block(reader, frame->kind);
}

static void start_part(struct reader *reader, struct frame *frame, const char **attributes)
{
	(void)attributes;
	finish_block(reader, BLOCK_PARAGRAPH);
	if (frame->part != PART_ANNEX)
		frame->part = (enum part)frame->element->argument;
	frame->is_preface = strcmp(frame->element->name, "preface") == 0;
}

static void end_part(struct reader *reader, struct frame *frame)
{
	(void)frame;
	finish_block(reader, BLOCK_PARAGRAPH);
}

/* Line ends are meant where lines are set one by one; elsewhere they are the page's. */
static void start_break(struct reader *reader, struct frame *frame, const char **attributes)
{
	bool is_meant = frame->part == PART_CLOSING || frame->part == PART_MASTHEAD
	             || strcmp(akn_attribute(attributes, "class"), "line") == 0;

	if (reader->text == &reader->body && !reader->in_row && is_meant)
		gathering_break(reader->text, '\n');
	else
		gathering_add(reader->text, (struct str)STR(" "));
}

static void start_cell(struct reader *reader, struct frame *frame, const char **attributes)
{
	(void)frame, (void)attributes;
	if (reader->in_row && reader->cell_count++)
		gathering_break(reader->text, '\t');
}

static void start_row(struct reader *reader, struct frame *frame, const char **attributes)
{
	(void)frame, (void)attributes;
	finish_block(reader, BLOCK_PARAGRAPH);
	reader->in_row = true;
	reader->cell_count = 0;
}

static void end_row(struct reader *reader, struct frame *frame)
{
	(void)frame;
	reader->in_row = false;
	finish_block(reader, BLOCK_ROW);
}

static void start_meta(struct reader *reader, struct frame *frame, const char **attributes)
{
	(void)attributes;
	frame->is_meta = true;
	reader->text = &reader->aside;
}

static void end_meta(struct reader *reader, struct frame *frame)
{
	reader->aside.size = 0;
	reader->text = frame->text;
}

static void start_work(struct reader *reader, struct frame *frame, const char **attributes)
{
	(void)reader, (void)attributes;
	frame->is_work = true;
}

static void start_item(struct reader *reader, struct frame *frame, const char **attributes)
{
	(void)attributes;
	finish_block(reader, BLOCK_PARAGRAPH);
	frame->items++;
}

/* In a note or a cell a number is text like any other. */
static void start_number(struct reader *reader, struct frame *frame, const char **attributes)
{
	(void)frame, (void)attributes;
	finish_block(reader, BLOCK_PARAGRAPH);
	if (reader->text == &reader->body && !reader->in_row)
		reader->text = &reader->number;
}

static void end_number(struct reader *reader, struct frame *frame)
{
	if (reader->text != &reader->number) {
		gathering_add(reader->text, (struct str)STR(" "));
		return;
	}
	reader->label = str_trim(arena_copy(reader->transcript->arena,
		(struct str){ reader->number.text ? reader->number.text : "", reader->number.size }));
	reader->number.size = reader->number.mark_count = 0;
	reader->number.space_pending = false;
	reader->text = frame->text;
}

static void end_item(struct reader *reader, struct frame *frame)
{
	(void)frame;
	finish_block(reader, BLOCK_PARAGRAPH);
	take_number(reader);
	finish_block(reader, BLOCK_PARAGRAPH);
}

/* Sorted by name. What is not listed is looked through: its text counts, it does not. */
static const struct element elements[] = {
	{ "FRBRWork",      start_work,             NULL,                 0 },
	{ "FRBRdate",      akn_start_fact,         akn_end_fact,         0 },
	{ "FRBRlanguage",  akn_start_fact,         akn_end_fact,         0 },
	{ "a",             akn_start_link,         akn_end_mark,         0 },
	{ "attachments",   start_part,             end_part,             PART_ANNEX },
	{ "authorialNote", akn_start_note,         akn_end_note,         0 },
	{ "b",             akn_start_mark,         akn_end_mark,         MARK_STRONG },
	{ "block",         start_block,            end_block,            BLOCK_PARAGRAPH },
	{ "br",            start_break,            NULL,                 0 },
	{ "conclusions",   start_part,             end_part,             PART_CLOSING },
	{ "container",     start_block,            end_block,            BLOCK_PARAGRAPH },
	{ "content",       start_block,            end_block,            BLOCK_PARAGRAPH },
	{ "count",         akn_start_count,        akn_end_count,        0 },
	{ "coverPage",     start_part,             end_part,             PART_MASTHEAD },
	{ "crossHeading",  start_block,            end_block,            BLOCK_HEADING },
	{ "docDate",       akn_start_fact,         akn_end_fact,         0 },
	{ "docNumber",     akn_start_fact,         akn_end_fact,         0 },
	{ "docTitle",      akn_start_fact,         akn_end_fact,         0 },
	{ "eol",           start_break,            NULL,                 0 },
	{ "facts",         akn_start_facts,        NULL,                 0 },
	{ "formula",       start_block,            end_block,            BLOCK_OPENING },
	{ "heading",       start_block,            end_block,            BLOCK_HEADING },
	{ "i",             akn_start_mark,         akn_end_mark,         MARK_EMPHASIS },
	{ "indent",        start_item,             end_item,             0 },
	{ "inline",        akn_start_fact,         akn_end_fact,         0 },
	{ "intro",         start_block,            end_block,            BLOCK_PARAGRAPH },
	{ "item",          start_item,             end_item,             0 },
	{ "keyword",       akn_start_keyword,      NULL,                 0 },
	{ "location",      akn_start_fact,         akn_end_fact,         0 },
	{ "mainBody",      start_part,             end_part,             PART_OPERATIVE },
	{ "meta",          start_meta,             end_meta,             0 },
	{ "noteRef",       akn_start_call,         NULL,                 0 },
	{ "num",           start_number,           end_number,           0 },
	{ "organization",  akn_start_organization, akn_end_organization, 0 },
	{ "p",             start_block,            end_block,            BLOCK_PARAGRAPH },
	{ "paragraph",     start_item,             end_item,             0 },
	{ "point",         start_item,             end_item,             0 },
	{ "preamble",      start_part,             end_part,             PART_PREAMBLE },
	{ "preface",       start_part,             end_part,             PART_MASTHEAD },
	{ "section",       start_block,            end_block,            BLOCK_PARAGRAPH },
	{ "session",       akn_start_fact,         akn_end_fact,         0 },
	{ "span",          akn_start_span,         akn_end_mark,         0 },
	{ "subheading",    start_block,            end_block,            BLOCK_HEADING },
	{ "sup",           akn_start_mark,         akn_end_superscript,  MARK_SUPERSCRIPT },
	{ "td",            start_cell,             NULL,                 0 },
	{ "th",            start_cell,             NULL,                 0 },
	{ "tr",            start_row,              end_row,              0 },
	{ "voting",        akn_start_voting,       NULL,                 0 },
	{ "wrapUp",        start_block,            end_block,            BLOCK_PARAGRAPH },
};

static const struct element unknown = { "", NULL, NULL, BLOCK_PARAGRAPH };

static int compare_element(const void *name, const void *element)
{
	return strcmp(name, ((const struct element *)element)->name);
}

static const struct element *find_element(const char *name)
{
	const char *colon = strchr(name, ':');
	const struct element *found = bsearch(colon ? colon + 1 : name, elements,
		sizeof elements / sizeof *elements, sizeof *elements, compare_element);

	return found ? found : &unknown;
}

static void XMLCALL on_start(void *data, const char *name, const char **attributes)
{
	struct reader *reader = data;

	if (reader->depth == DEEPEST) {
		if (!reader->is_too_deep)
			transcript_remark(reader->transcript,
				(uint32_t)XML_GetCurrentLineNumber(reader->parser),
				"of elements nested deeper than %d only the text is read", DEEPEST);
		reader->is_too_deep = true;
		reader->beyond++;
		return;
	}
	struct frame frame = *top(reader);
	frame.element = find_element(name);
	frame.text = reader->text;
	frame.fact = NULL;
	frame.has_mark = false;
	reader->frames[reader->depth++] = frame;
	if (frame.element->start)
		frame.element->start(reader, top(reader), attributes);
}

static void XMLCALL on_end(void *data, const char *name)
{
	struct reader *reader = data;

	(void)name;
	if (reader->beyond) {
		reader->beyond--;
		return;
	}
	if (top(reader)->element->end)
		top(reader)->element->end(reader, top(reader));
	reader->depth--;
}

static void XMLCALL on_text(void *data, const char *text, int size)
{
	struct reader *reader = data;

	if (!reader->text->size || !reader->text->line)
		reader->text->line = (uint32_t)XML_GetCurrentLineNumber(reader->parser);
	gathering_add(reader->text, (struct str){ text, (size_t)size });
}

static void XMLCALL on_doctype(void *data, const char *name, const char *system_id,
                               const char *public_id, int has_internal_subset)
{
	struct reader *reader = data;

	(void)name, (void)system_id, (void)public_id, (void)has_internal_subset;
	transcript_remark(reader->transcript, (uint32_t)XML_GetCurrentLineNumber(reader->parser),
	                  "a DOCTYPE may name other files and is refused");
	XML_StopParser(reader->parser, XML_FALSE);
}

static void parse(struct reader *reader, struct str text)
{
	enum XML_Status status = XML_STATUS_OK;

	for (size_t i = 0; status == XML_STATUS_OK && (i < text.size || i == 0); i += PIECE) {
		struct str piece = str_slice(text, i, i + PIECE);
		status = XML_Parse(reader->parser, piece.data, (int)piece.size,
		                   i + piece.size >= text.size);
	}
	if (status != XML_STATUS_OK && XML_GetErrorCode(reader->parser) != XML_ERROR_ABORTED)
		transcript_remark(reader->transcript,
			(uint32_t)XML_GetCurrentLineNumber(reader->parser),
			"the XML is not well formed from here: %s",
			XML_ErrorString(XML_GetErrorCode(reader->parser)));
}

/* Elements that never end still give what they hold. */
static void close_all(struct reader *reader)
{
	reader->text = &reader->body;
	reader->in_row = false;
	finish_block(reader, BLOCK_PARAGRAPH);
}

static void free_reader(struct reader *reader)
{
	XML_ParserFree(reader->parser);
	gathering_free(&reader->body);
	gathering_free(&reader->number);
	gathering_free(&reader->aside);
	for (size_t i = 0; i < reader->note_capacity; i++)
		gathering_free(&reader->notes[i]);
	free(reader->notes);
	free(reader->note_labels);
	free(reader->states);
	free(reader->subjects);
	free(reader);
}

static void read(struct str text, struct transcript *transcript)
{
	/* A parser that is told of missing memory calls it an error of the document. */
	static const XML_Memory_Handling_Suite memory = { memory_allocate, memory_resize, free };
	struct reader *reader = memory_allocate_zeroed(1, sizeof *reader);

	reader->parser = XML_ParserCreate_MM("UTF-8", &memory, NULL);
	if (!reader->parser)
		memory_exhausted();
	reader->transcript = transcript;
	transcript->format = akn_format.name;
	reader->text = &reader->body;
	reader->frames[0] = (struct frame){ .element = &unknown, .text = &reader->body };
	reader->depth = 1;
	XML_SetUserData(reader->parser, reader);
	XML_SetElementHandler(reader->parser, on_start, on_end);
	XML_SetCharacterDataHandler(reader->parser, on_text);
	XML_SetStartDoctypeDeclHandler(reader->parser, on_doctype);
	parse(reader, text);
	close_all(reader);
	akn_settle_subjects(reader);
	free_reader(reader);
}

static int recognises(struct str text, struct str name)
{
	static const struct str root = STR("akomaNtoso"), open = STR("<");
	struct str head = str_slice(text, 0, 4096);

	(void)name;
	if (!str_starts_with(str_from(head, str_space(head)), open))
		return 0;
	return str_find(head, root) != SIZE_MAX ? 100 : 0;
}

const struct format akn_format = { "akn", recognises, read };
