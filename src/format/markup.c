#include "format/markup.h"

#include <stdlib.h>

#include "base/str.h"

static const enum mark_kind marks[PAIR_COUNT] = {
	[PAIR_STAR] = MARK_EMPHASIS,
	[PAIR_STARS] = MARK_STRONG,
	[PAIR_LINE] = MARK_EMPHASIS,
	[PAIR_LINES] = MARK_STRONG,
	[PAIR_BRACKET] = MARK_LINK,
	[PAIR_IMAGE] = MARK_LINK,
	[PAIR_TAG_EMPHASIS] = MARK_EMPHASIS,
	[PAIR_TAG_STRONG] = MARK_STRONG,
	[PAIR_TAG_SUPERSCRIPT] = MARK_SUPERSCRIPT,
	[PAIR_TAG_LINK] = MARK_LINK,
	[PAIR_SUPERSCRIPT] = MARK_SUPERSCRIPT,
	[PAIR_ADDRESS] = MARK_LINK,
};

struct writer {
	struct transcript *transcript;
	char *data;
	size_t size;
	uint32_t start;           /* of this text in its block */
	size_t first_mark;        /* of the block's that this text has */
};

static bool wants_no_space(const struct writer *writer)
{
	return !writer->size || strchr(" \n\t", writer->data[writer->size - 1]);
}

/* Spaces and tabs next to each other are one space. */
static void put_squeezed(struct writer *writer, struct str text)
{
	for (size_t i = 0; i < text.size; i++) {
		char c = text.data[i] == '\t' ? ' ' : text.data[i];
		if (c != ' ' || !wants_no_space(writer))
			writer->data[writer->size++] = c;
	}
}

static void put(struct writer *writer, struct str text, bool loose)
{
	if (loose || (text.size && text.data[0] == ' ' && wants_no_space(writer))) {
		put_squeezed(writer, text);
	} else if (text.size) {
		memcpy(writer->data + writer->size, text.data, text.size);
		writer->size += text.size;
	}
}

/* A phrase in italics that a converter cut in two is one: "*Guided* *by*". */
static bool continues(const struct writer *writer, enum mark_kind kind, uint32_t start)
{
	const struct transcript *transcript = writer->transcript;

	if (transcript->open_mark_count == writer->first_mark)
		return false;
	const struct mark *last = &transcript->open_marks[transcript->open_mark_count - 1];
	if (last->kind != kind || (kind != MARK_EMPHASIS && kind != MARK_STRONG) || last->end > start)
		return false;
	struct str between = { writer->data + (last->end - writer->start), start - last->end };
	return str_is_empty(str_trim(between)) && !(between.size && memchr(between.data, '\n', between.size));
}

static void put_mark(struct writer *writer, const struct piece *open)
{
	enum mark_kind kind = marks[open->pair];
	uint32_t end = writer->start + (uint32_t)writer->size;

	if (end == open->at || open->pair == PAIR_IMAGE || (kind == MARK_LINK && !open->target.size))
		return;
	if (continues(writer, kind, open->at))
		writer->transcript->open_marks[writer->transcript->open_mark_count - 1].end = end;
	else
		transcript_mark(writer->transcript, (struct mark){ kind, open->at, end, open->target });
}

static void put_character(struct writer *writer, uint32_t character)
{
	if (character == '\n')
		while (writer->size && writer->data[writer->size - 1] == ' ')
			writer->size--;
	char last = writer->size ? writer->data[writer->size - 1] : '\n';
	if (!(character == '\n' && last == '\n') && !(character == ' ' && wants_no_space(writer)))
		writer->size += str_encode(character, writer->data + writer->size);
}

static void put_piece(struct writer *writer, struct piece *piece, struct piece *pieces)
{
	uint32_t at = writer->start + (uint32_t)writer->size;

	switch (piece->kind) {
	case PIECE_CHARACTER:
		put_character(writer, piece->character);
		break;
	case PIECE_CALL:
		transcript_mark(writer->transcript, (struct mark){ MARK_CALL, at, at, piece->target });
		break;
	case PIECE_OPEN:
		piece->at = at;
		break;
	case PIECE_CLOSE:
		put_mark(writer, &pieces[piece->mate]);
		break;
	case PIECE_LITERAL:
	case PIECE_DROP:
		break;
	}
}

/* Blanks at the end are no text; a mark that covered them ends before, or is none. */
static void trim_end(struct writer *writer)
{
	struct transcript *transcript = writer->transcript;
	size_t kept = writer->first_mark;

	while (writer->size && strchr(" \n", writer->data[writer->size - 1]))
		writer->size--;
	uint32_t end = writer->start + (uint32_t)writer->size;
	for (size_t i = writer->first_mark; i < transcript->open_mark_count; i++) {
		struct mark mark = transcript->open_marks[i];
		mark.start = mark.start < end ? mark.start : end;
		mark.end = mark.end < end ? mark.end : end;
		if (mark.start < mark.end || mark.kind == MARK_CALL)
			transcript->open_marks[kept++] = mark;
	}
	transcript->open_mark_count = kept;
}

static struct str write_text(struct markup *markup, struct str source, uint32_t start, bool loose)
{
	struct transcript *transcript = markup->transcript;
	struct piece *pieces = markup->pieces.items;
	struct writer writer = {
		.transcript = transcript,
		.data = arena_allocate(transcript->arena, source.size),
		.start = start,
		.first_mark = transcript->open_mark_count,
	};
	size_t at = 0;

	for (size_t i = 0; i < markup->pieces.count; i++) {
		if (pieces[i].kind == PIECE_LITERAL)
			continue;
		put(&writer, str_slice(source, at, pieces[i].start), loose);
		put_piece(&writer, &pieces[i], pieces);
		at = pieces[i].end;
	}
	put(&writer, str_from(source, at), loose);
	trim_end(&writer);
	return (struct str){ writer.data, writer.size };
}

/* Whether two blanks stand together, or a tab; without a branch, so that it becomes vector code. */
static bool is_loose(struct str source)
{
	unsigned char loose = 0;

	for (size_t i = 1; i < source.size; i++)
		loose |= ((source.data[i - 1] == ' ') & (source.data[i] == ' ')) | (source.data[i] == '\t');
	return loose || (source.size && source.data[0] == '\t');
}

struct str markup_read(struct markup *markup, struct str source, uint32_t start)
{
	bool loose = is_loose(source);

	pieces_find(&markup->pieces, markup->transcript->arena, source);
	return markup->pieces.count || loose ? write_text(markup, source, start, loose) : source;
}

void markup_free(struct markup *markup)
{
	free(markup->pieces.items);
}
