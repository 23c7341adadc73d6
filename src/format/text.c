#include "format/text.h"

#include "base/str.h"

/* A form feed stands before the first character of a page. */
static bool take_page_break(struct str *line)
{
	if (!line->size || line->data[0] != '\f')
		return false;
	*line = str_from(*line, 1);
	return true;
}

/* "_______": of nothing but signs that draw a line. */
static bool is_rule(struct str line)
{
	struct str text = str_trim(line);
	size_t drawn = 0, spaces = 0;

	for (size_t i = 0; i < text.size; i++) {
		drawn += text.data[i] == text.data[0];
		spaces += text.data[i] == ' ';
	}
	return drawn >= 3 && strchr("_-=*", text.data[0]) && drawn + spaces == text.size;
}

static struct str without_blanks_at_end(struct str line)
{
	while (line.size && strchr(" \t\f", line.data[line.size - 1]))
		line.size--;
	return line;
}

static void add(struct transcript *transcript, enum block_kind kind, struct str text, uint32_t line)
{
	transcript_add(transcript, (struct block){
		.kind = kind, .text = text, .line = line, .last_line = line,
	});
}

static void close_block(struct transcript *transcript, struct block *block)
{
	if (block->line)
		transcript_add(transcript, *block);
	*block = (struct block){ 0 };
}

static void extend_block(struct block *block, struct str line, uint32_t number)
{
	if (!block->line)
		*block = (struct block){ .kind = BLOCK_PARAGRAPH, .text = line, .line = number };
	block->text.size = (size_t)(line.data + line.size - block->text.data);
	block->last_line = number;
}

static void read_line(struct transcript *transcript, struct block *block, struct str line,
                      uint32_t number)
{
	while (take_page_break(&line)) {
		close_block(transcript, block);
		add(transcript, BLOCK_PAGE_BREAK, (struct str)STR(""), number);
	}
	line = without_blanks_at_end(line);
	if (!line.size) {
		close_block(transcript, block);
	} else if (is_rule(line)) {
		close_block(transcript, block);
		add(transcript, BLOCK_RULE, (struct str)STR(""), number);
	} else {
		extend_block(block, line, number);
	}
}

static void read_text(struct str text, struct transcript *transcript)
{
	struct block block = { 0 };
	struct str line;
	uint32_t number = 0;

	transcript->format = text_format.name;
	transcript->is_wrapped = true;
	while (str_next_line(&text, &line))
		read_line(transcript, &block, line, ++number);
	close_block(transcript, &block);
}

/* Text is what nothing else claims; form feeds are a sign of a converter's pages. */
static int recognise_text(struct str text, struct str name)
{
	enum { LOOKED_AT = 64 << 10 };
	struct str head = str_slice(text, 0, LOOKED_AT);

	(void)name;
	return head.size && memchr(head.data, '\f', head.size) ? 85 : 49;
}

const struct format text_format = { "text", recognise_text, read_text };
