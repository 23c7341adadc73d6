#include "structure/footnote.h"

#include "base/str.h"

enum { MOST_DIGITS = 4 };

/* The superscript digit that `text` begins with, its size in *size; 0 bytes if there is none. */
static uint32_t superscript_digit(struct str text, size_t *size)
{
	static const struct str digits[] = {
		STR("⁰"), STR("¹"), STR("²"), STR("³"), STR("⁴"), STR("⁵"), STR("⁶"), STR("⁷"),
		STR("⁸"), STR("⁹"),
	};

	*size = 0;
	for (uint32_t i = 0; i < 10; i++) {
		if (str_starts_with(text, digits[i])) {
			*size = digits[i].size;
			return i;
		}
	}
	return 0;
}

uint32_t footnote_superscript(struct str text, size_t *size)
{
	uint32_t value = 0;
	size_t digit_size;

	*size = 0;
	for (unsigned i = 0; i < MOST_DIGITS; i++) {
		uint32_t digit = superscript_digit(str_from(text, *size), &digit_size);
		if (!digit_size)
			break;
		value = value * 10 + digit;
		*size += digit_size;
	}
	return value;
}

uint32_t footnote_value(struct str label)
{
	uint32_t value = 0;

	if (label.size > MOST_DIGITS)
		return 0;
	for (size_t i = 0; i < label.size; i++) {
		if (!is_digit(label.data[i]))
			return 0;
		value = value * 10 + (uint32_t)(label.data[i] - '0');
	}
	return value;
}

uint32_t footnote_number(const struct piece *piece)
{
	size_t size;
	uint32_t value = footnote_value(piece->note);

	return value ? value : footnote_superscript(piece->note, &size);
}

struct str footnote_bare(struct str label)
{
	label = str_trim(label);
	while (label.size && strchr("([", label.data[0]))
		label = str_from(label, 1);
	while (label.size && strchr(")]/.", label.data[label.size - 1]))
		label.size--;
	return str_trim(label);
}

static bool set(struct piece *piece, struct str label, size_t skip)
{
	struct str rest = str_from(piece->block->text, skip);

	piece->note = footnote_bare(label);
	piece->skip = (uint32_t)(skip + str_space(rest));
	return !str_is_empty(piece->note);
}

/* Some files print the label of a footnote twice. */
static void skip_again(struct piece *piece, uint32_t i)
{
	const struct block *block = piece->block;
	const struct mark *mark = &block->marks[i];

	if (i < block->mark_count && mark->start == piece->skip && mark->kind == MARK_SUPERSCRIPT
	    && str_equal(str_slice(block->text, mark->start, mark->end), piece->note))
		set(piece, piece->note, mark->end);
}

/* A superscript at the very start of a block is the label of a footnote. */
static bool begins_with_mark(struct piece *piece)
{
	const struct block *block = piece->block;

	if (!block->mark_count)
		return false;
	for (uint32_t i = 0; i < block->mark_count && block->marks[i].start == 0; i++) {
		const struct mark *mark = &block->marks[i];
		struct str label = str_slice(block->text, 0, mark->end);
		if (mark->kind == MARK_SUPERSCRIPT && label.size <= MOST_DIGITS + 2
		    && label.size < block->text.size) {
			set(piece, label, mark->end);
			skip_again(piece, i + 1);
			return !str_is_empty(piece->note);
		}
	}
	return false;
}

static bool begins_with_superscript(struct piece *piece)
{
	struct str text = piece->block->text;
	size_t size;

	return footnote_superscript(text, &size) && size < text.size
	    && set(piece, str_slice(text, 0, size), size);
}

/* Digits, perhaps in brackets or before a slash, at the start of a text. */
struct plain_label {
	uint32_t value;
	size_t size;
	bool bracketed;           /* or followed by a slash */
};

static struct plain_label plain_label(struct str text)
{
	struct plain_label label = { 0 };
	bool bracket = text.size && strchr("([", text.data[0]);
	size_t at = bracket, end = at;

	while (end < text.size && end - at <= MOST_DIGITS && is_digit(text.data[end]))
		end++;
	label.value = footnote_value(str_slice(text, at, end));
	if (!label.value || end == text.size)
		return (struct plain_label){ 0 };
	if (strchr(")]/", text.data[end])) {
		label.bracketed = true;
		end++;
	} else if (bracket) {
		return (struct plain_label){ 0 };
	}
	label.size = end;
	struct str rest = str_from(text, end);
	bool is_apart = str_space(rest) > 0;
	rest = str_trim(rest);
	bool dashed = rest.size && strchr("-\xE2", rest.data[0]);      /* "2 - " numbers a paragraph */
	return is_apart && !dashed ? label : (struct plain_label){ 0 };
}

static bool begins_with_digits(struct piece *piece, uint32_t due, bool at_foot)
{
	struct str text = piece->block->text;
	unsigned char first = text.size ? (unsigned char)text.data[0] : 0;

	if (!is_digit((char)first) && first != '(' && first != '[')
		return false;
	struct plain_label label = plain_label(text);
	if (!label.size || label.value != due || !(at_foot || (label.bracketed && first != '(')))
		return false;
	return set(piece, str_slice(text, 0, label.size), label.size);
}

/* "* Reissued for technical reasons on 16 June 2011." at the foot of a page. */
static bool begins_with_star(struct piece *piece, bool at_foot)
{
	struct str text = piece->block->text;
	size_t stars = 0;

	while (stars < text.size && stars < 4 && text.data[stars] == '*')
		stars++;
	if (!stars || !at_foot || !str_space(str_from(text, stars)))
		return false;
	return set(piece, str_slice(text, 0, stars), stars);
}

bool footnote_begins(struct piece *piece, uint32_t due, bool at_foot)
{
	if (piece->block->kind == BLOCK_NOTE) {
		set(piece, piece->block->label, 0);
		return true;
	}
	if (piece->block->kind != BLOCK_PARAGRAPH)
		return false;
	return begins_with_mark(piece) || begins_with_superscript(piece)
	    || begins_with_digits(piece, due, at_foot) || begins_with_star(piece, at_foot);
}

bool footnote_is_called_in(const struct piece *piece)
{
	const struct block *block = piece->block;
	size_t size;

	for (uint32_t i = 0; i < block->mark_count; i++) {
		const struct mark *mark = &block->marks[i];
		struct str text = str_slice(block->text, mark->start, mark->end);
		if (mark->kind == MARK_CALL
		    || (mark->kind == MARK_SUPERSCRIPT
		        && (footnote_value(footnote_bare(text)) || footnote_superscript(text, &size))))
			return true;
	}
	return false;
}
