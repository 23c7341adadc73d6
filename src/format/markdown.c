#include "format/markdown.h"

#include "base/str.h"
#include "format/markup.h"
#include "format/tag.h"

/*
 * The blocks of Markdown, read line by line. A list is nothing of its own: its
 * items are paragraphs that begin with the label that is printed, because the
 * numbers of a resolution are its own and not a list's.
 */
enum {
	TAB = 4,                  /* columns */
	DEEPEST_LIST = 16,
	SHORT_LINE = 120,         /* bytes of what may be a heading */
	LARGEST_BLOCK = 1 << 30,  /* bytes, so that offsets fit */
};

struct line {
	struct str text;          /* without blanks at its ends */
	size_t indent;            /* in columns */
	uint32_t number;
};

struct reader {
	struct transcript *transcript;
	struct markup markup;
	struct str source;
	size_t at;                /* where the next line begins */
	uint32_t line;            /* its number */
	struct block block;       /* being gathered; its text is source, empty if there is none */
	size_t items[DEEPEST_LIST];     /* the columns of the text of the list items around */
	size_t item_count;
	uint32_t number;          /* of the last item that has one */
	bool in_table;            /* its lines need no "|" at the start */
	bool is_paused;           /* after a blank line in a note, which may go on */
	bool hides_nothing;       /* no comment in the rest of the source has an end */
};

/* ---- lines ---- */

static size_t width_of_indent(struct str text, size_t *bytes)
{
	size_t width = 0, i = 0;

	for (; i < text.size && strchr(" \t", text.data[i]); i++)
		width += text.data[i] == '\t' ? TAB - width % TAB : 1;
	*bytes = i;
	return width;
}

static struct line line_of(struct str text, uint32_t number)
{
	size_t bytes;
	struct line line = { .number = number, .indent = width_of_indent(text, &bytes) };

	while (text.size > bytes && strchr(" \t\f", text.data[text.size - 1]))
		text.size--;
	line.text = str_from(text, bytes);
	return line;
}

/* The ">" of quotations are no text: what is quoted is read like the rest. */
static void strip_quotation(struct line *line)
{
	while (line->text.size && line->text.data[0] == '>')
		*line = line_of(str_from(line->text, 1), line->number);
}

static bool next_line(struct reader *reader, struct line *line)
{
	struct str rest = str_from(reader->source, reader->at), text;

	if (!str_next_line(&rest, &text))
		return false;
	reader->at = reader->source.size - rest.size;
	*line = line_of(text, reader->line++);
	strip_quotation(line);
	return true;
}

/* Whether all characters are among these; an empty text has none. */
static bool is_made_of(struct str text, const char *characters)
{
	for (size_t i = 0; i < text.size; i++)
		if (!strchr(characters, text.data[i]))
			return false;
	return text.size > 0;
}

static size_t count_of(struct str text, char c)
{
	size_t count = 0;

	for (size_t i = 0; i < text.size; i++)
		count += text.data[i] == c;
	return count;
}

static bool is_underline(struct str text, char c)
{
	return text.size >= 3 && is_made_of(text, (char []){ c, '\0' });
}

/* "---", "* * *", "______". */
static bool is_rule(struct str text)
{
	char spaced[] = { text.size ? text.data[0] : ' ', ' ', '\t', '\0' };

	return strchr("-*_=", spaced[0]) && is_made_of(text, spaced) && count_of(text, spaced[0]) >= 3;
}

/* ---- blocks ---- */

static bool has_block(const struct reader *reader)
{
	return reader->block.line > 0;
}

/* Cells that were tags of HTML leave tabs between them, and rows leave line ends. */
static void add_rows(struct reader *reader, struct block block)
{
	struct str rest = block.text;

	reader->transcript->open_mark_count = 0;
	while (str_next_line(&rest, &block.text)) {
		block.kind = memchr(block.text.data, '\t', block.text.size) ? BLOCK_ROW : BLOCK_PARAGRAPH;
		if (str_ends_with(block.text, (struct str)STR("\t")))
			block.text.size--;
		transcript_add(reader->transcript, block);
	}
}

static void close_block(struct reader *reader)
{
	if (!has_block(reader))
		return;
	struct block block = reader->block;
	reader->block = (struct block){ 0 };
	reader->is_paused = false;
	block.text = markup_read(&reader->markup, block.text, 0);
	if (block.text.size && memchr(block.text.data, '\t', block.text.size))
		add_rows(reader, block);
	else if (block.text.size || block.kind == BLOCK_NOTE)
		transcript_add(reader->transcript, block);
	reader->transcript->open_mark_count = 0;
}

static void open_block(struct reader *reader, enum block_kind kind, const struct line *line,
                       struct str text)
{
	close_block(reader);
	reader->in_table = false;
	reader->block = (struct block){
		.kind = kind, .text = text, .line = line->number, .last_line = line->number,
		.level = (uint8_t)reader->item_count,
	};
}

static void add_block(struct reader *reader, enum block_kind kind, const struct line *line)
{
	close_block(reader);
	transcript_add(reader->transcript, (struct block){
		.kind = kind, .text = STR(""), .line = line->number, .last_line = line->number,
	});
}

/* The block goes on in this line. */
static void extend_block(struct reader *reader, const struct line *line)
{
	struct block *block = &reader->block;

	block->text.size = (size_t)(line->text.data + line->text.size - block->text.data);
	block->last_line = line->number;
	reader->is_paused = false;
}

/* ---- what a line can be: each takes the line, or leaves it to the next ---- */

static bool read_blank(struct reader *reader, const struct line *line)
{
	if (line->text.size)
		return false;
	reader->in_table = false;
	reader->is_paused = has_block(reader) && reader->block.kind == BLOCK_NOTE;
	if (!reader->is_paused)
		close_block(reader);
	return true;
}

static bool read_page_break(struct reader *reader, const struct line *line)
{
	if (line->text.data[0] != '\f')
		return false;
	add_block(reader, BLOCK_PAGE_BREAK, line);
	reader->at = (size_t)(line->text.data + 1 - reader->source.data);
	reader->line--;
	return true;
}

/* Comments, scripts and styles may go over blank lines. */
static bool read_hidden(struct reader *reader, const struct line *line)
{
	size_t start = (size_t)(line->text.data - reader->source.data);

	if (line->text.data[0] != '<' || reader->hides_nothing)
		return false;
	size_t size = tag_hidden_size(str_from(reader->source, start));
	reader->hides_nothing = size == SIZE_MAX;
	if (!size || size == SIZE_MAX)
		return false;
	close_block(reader);
	reader->at = start + size;
	reader->line = line->number + (uint32_t)count_of(str_slice(reader->source, start, start + size), '\n');
	return true;
}

/* Fences are dropped: what they hold is read, as converters fence whole documents. */
static bool read_fence(struct reader *reader, const struct line *line)
{
	if (!str_starts_with(line->text, (struct str)STR("```"))
	    && !str_starts_with(line->text, (struct str)STR("~~~")))
		return false;
	close_block(reader);
	return true;
}

static bool read_heading(struct reader *reader, const struct line *line)
{
	struct str text = line->text;
	size_t level = 0;

	while (level < text.size && text.data[level] == '#')
		level++;
	if (!level || level > 6 || (level < text.size && !strchr(" \t", text.data[level])))
		return false;
	text = str_trim(str_from(text, level));
	size_t size = text.size;
	while (size && text.data[size - 1] == '#')
		size--;
	if (!size || strchr(" \t", text.data[size - 1]))
		text = str_trim(str_slice(text, 0, size));
	reader->item_count = 0;
	open_block(reader, BLOCK_HEADING, line, text);
	reader->block.level = (uint8_t)level;
	close_block(reader);
	return true;
}

/* A converter's rule under a paragraph does not make the paragraph a heading. */
static bool looks_like_heading(const struct block *block)
{
	struct str text = block->text;

	return block->kind == BLOCK_PARAGRAPH && block->line == block->last_line
	    && text.size <= SHORT_LINE && !strchr(",;:.<*[\\", text.data[0])
	    && !strchr(",;:.>*])", text.data[text.size - 1]) && !is_digit(text.data[0]);
}

static bool read_underline(struct reader *reader, const struct line *line)
{
	bool is_double = is_underline(line->text, '=');

	if (!(is_double || is_underline(line->text, '-')) || !has_block(reader)
	    || !looks_like_heading(&reader->block))
		return false;
	reader->block.kind = BLOCK_HEADING;
	reader->block.level = is_double ? 1 : 2;
	reader->block.last_line = line->number;
	close_block(reader);
	return true;
}

static bool read_rule(struct reader *reader, const struct line *line)
{
	if (!is_rule(line->text))
		return false;
	reader->item_count = 0;
	add_block(reader, BLOCK_RULE, line);
	return true;
}

/* ---- tables ---- */

static bool is_delimiter_row(struct str text)
{
	return is_made_of(text, "|:- \t") && memchr(text.data, '-', text.size)
	    && memchr(text.data, '|', text.size);
}

/* Whether the line after this one says that this one is the head of a table. */
static bool has_delimiter_row(const struct reader *reader)
{
	struct str rest = str_from(reader->source, reader->at), text;

	return str_next_line(&rest, &text) && is_delimiter_row(line_of(text, 0).text);
}

static struct str take_cell(struct str *rest)
{
	size_t end = 0;

	while (end < rest->size && rest->data[end] != '|')
		end += rest->data[end] == '\\' && end + 1 < rest->size ? 2 : 1;
	struct str cell = str_trim(str_slice(*rest, 0, end));
	*rest = str_from(*rest, end + 1);
	return cell;
}

/* A line end inside a cell is the converter's, and never the author's. */
static size_t put_cell(struct reader *reader, char *row, size_t size, struct str cell)
{
	struct str text = markup_read(&reader->markup, cell, (uint32_t)size);

	for (size_t i = 0; i < text.size; i++)
		row[size + i] = strchr("\n\t", text.data[i]) ? ' ' : text.data[i];
	return size + text.size;
}

static void add_row(struct reader *reader, const struct line *line)
{
	struct str rest = line->text;
	char *row = arena_allocate(reader->transcript->arena, rest.size + 1);
	size_t size = 0;
	bool is_first = true;

	if (rest.data[0] == '|')
		rest = str_from(rest, 1);
	for (; rest.size; is_first = false) {
		if (!is_first)
			row[size++] = '\t';
		size = put_cell(reader, row, size, take_cell(&rest));
	}
	transcript_add(reader->transcript, (struct block){
		.kind = BLOCK_ROW, .text = { row, size },
		.line = line->number, .last_line = line->number,
	});
}

static bool read_row(struct reader *reader, const struct line *line)
{
	if (!memchr(line->text.data, '|', line->text.size))
		return false;
	if (line->text.data[0] != '|' || count_of(line->text, '|') < 2) {
		if (!reader->in_table && !has_delimiter_row(reader))
			return false;
	}
	close_block(reader);
	reader->in_table = true;
	if (!is_delimiter_row(line->text))
		add_row(reader, line);
	return true;
}

/* ---- notes, items, text ---- */

/* "[^2]: A/79/68."; a paragraph cannot begin with a call, so the colon may be missing. */
static bool read_note(struct reader *reader, const struct line *line)
{
	struct str text = line->text;
	size_t end = 2;

	if (!str_starts_with(text, (struct str)STR("[^")) || line->indent >= TAB)
		return false;
	while (end < text.size && text.data[end] > ' ' && !strchr("[]", text.data[end]))
		end++;
	if (end == 2 || end == text.size || text.data[end] != ']')
		return false;
	reader->item_count = 0;
	size_t start = end + 1 + str_starts_with(str_from(text, end), (struct str)STR("]:"));
	open_block(reader, BLOCK_NOTE, line, str_trim(str_from(text, start)));
	reader->block.label = str_slice(text, 2, end);
	return true;
}

/* The size of "15.", "1)", "-" at the start of a line, or 0; *number is 0 for a bullet. */
static size_t size_of_marker(struct str text, uint32_t *number)
{
	size_t size = 0;

	*number = 0;
	while (size < text.size && size < 4 && is_digit(text.data[size]))
		*number = *number * 10 + (uint32_t)(text.data[size++] - '0');
	if (size == text.size || !strchr(size ? ".)" : "-*+", text.data[size]))
		return 0;
	size++;
	return size == text.size || strchr(" \t", text.data[size]) ? size : 0;
}

/* A line of a paragraph may begin with a year: only the next number is an item there. */
static bool may_begin_item(const struct reader *reader, uint32_t number)
{
	return !has_block(reader) || reader->is_paused || !number || number == 1
	    || number == reader->number + 1;
}

/* "(a)", "a)", "(iv)": no list of Markdown's, but lines under each other begin with it. */
static bool begins_with_letter(struct str text)
{
	size_t start = text.data[0] == '(', end = start;

	while (end < text.size && end - start < 4 && text.data[end] >= 'a' && text.data[end] <= 'z')
		end++;
	return end > start && str_starts_with(str_from(text, end), (struct str)STR(") "));
}

static bool read_lettered(struct reader *reader, const struct line *line)
{
	struct str before = reader->block.text;

	if (!has_block(reader) || !before.size || reader->is_paused
	    || !strchr(";:,.", before.data[before.size - 1]) || !begins_with_letter(line->text))
		return false;
	open_block(reader, BLOCK_PARAGRAPH, line, line->text);
	return true;
}

static bool read_item(struct reader *reader, const struct line *line)
{
	uint32_t number;
	size_t size = size_of_marker(line->text, &number), bytes;

	if (!size || !may_begin_item(reader, number))
		return false;
	while (reader->item_count && reader->items[reader->item_count - 1] > line->indent)
		reader->item_count--;
	open_block(reader, BLOCK_PARAGRAPH, line, line->text);
	size_t width = width_of_indent(str_from(line->text, size), &bytes);
	if (reader->item_count < DEEPEST_LIST)
		reader->items[reader->item_count++] = line->indent + size + width;
	if (number)
		reader->number = number;
	return true;
}

static bool read_text(struct reader *reader, const struct line *line)
{
	size_t indent = reader->is_paused ? 2 : 0;

	if (has_block(reader) && line->indent >= indent && reader->block.text.size < LARGEST_BLOCK) {
		extend_block(reader, line);
		return true;
	}
	while (reader->item_count && reader->items[reader->item_count - 1] > line->indent)
		reader->item_count--;
	open_block(reader, BLOCK_PARAGRAPH, line, line->text);
	return true;
}

static bool (*const readers[])(struct reader *, const struct line *) = {
	read_blank, read_page_break, read_hidden, read_fence, read_heading, read_underline, read_rule,
	read_row, read_note, read_item, read_lettered, read_text,
};

static void read_line(struct reader *reader, const struct line *line)
{
	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
		if (readers[i](reader, line))
			return;
}

static void read_markdown(struct str text, struct transcript *transcript)
{
	struct reader reader = { .transcript = transcript, .source = text, .line = 1 };
	struct line line;

	transcript->format = markdown_format.name;
	reader.markup.transcript = transcript;
	while (next_line(&reader, &line))
		read_line(&reader, &line);
	close_block(&reader);
	markup_free(&reader.markup);
}

/* ---- recognition ---- */

enum { LOOKED_AT = 64 << 10, FEW_SIGNS = 4 };

static bool is_sign(struct str line)
{
	static const struct str inside[] = {
		STR("<sup>"), STR("[^"), STR("]("), STR("**"), STR("|--"), STR("| --"), STR("\\*"),
	};
	size_t level = 0;

	while (level < line.size && line.data[level] == '#')
		level++;
	if (level && level <= 6 && level < line.size && line.data[level] == ' ')
		return true;
	if (line.size > 2 && strchr("*_", line.data[0]) && !strchr("*_ ", line.data[1])
	    && memchr(line.data + 1, line.data[0], line.size - 1))
		return true;
	for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
		if (str_find(line, inside[i]) != SIZE_MAX)
			return true;
	return false;
}

static int count_signs(struct str text)
{
	struct str rest = str_slice(text, 0, LOOKED_AT), line;
	int count = 0;

	while (count < FEW_SIGNS && str_next_line(&rest, &line))
		count += is_sign(line);
	return count;
}

/* The name decides unless the content is clear. */
static int recognise_markdown(struct str text, struct str name)
{
	static const struct { struct str ending; int sure; } names[] = {
		{ STR(".md"), 70 }, { STR(".markdown"), 70 }, { STR(".txt"), 20 }, { STR(""), 40 },
	};
	size_t i = 0;

	if (str_starts_with(str_trim(str_slice(text, 0, LOOKED_AT)), (struct str)STR("<?xml")))
		return 0;
	while (!str_ends_with(name, names[i].ending))
		i++;
	return names[i].sure + count_signs(text) * 30 / FEW_SIGNS;
}

const struct format markdown_format = { "markdown", recognise_markdown, read_markdown };
