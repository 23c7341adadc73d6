#include <unroll/place.h>

#include "base/error.h"
#include "base/str.h"

/*
 *   name  = part | [word] number {label}
 *   part  = "closing", as unroll_paragraph_place_short() tells it
 *   word  = "op" | "pp" | "p" | "annex"
 *   label = "(a)" | "a" | "(i)"
 */

static const struct {
	struct str word;
	enum unroll_section_kind part;
	bool has_numbers, is_part;
} words[] = {
	{ STR("op"), UNROLL_OPERATIVE, true, false },
	{ STR("pp"), UNROLL_PREAMBLE, true, false },
	{ STR("p"), UNROLL_PREAMBLE, true, false },
	{ STR("annex"), UNROLL_ANNEX, true, true },
	{ STR("masthead"), UNROLL_MASTHEAD, false, true },
	{ STR("preamble"), UNROLL_PREAMBLE, false, true },
	{ STR("operative part"), UNROLL_OPERATIVE, false, true },
	{ STR("closing"), UNROLL_CLOSING, false, true },
};

/* Each eat_* takes its token off the front of *rest, or leaves *rest alone. */

/* Without a word a number is that of an operative paragraph. */
static enum unroll_section_kind eat_word(struct str *rest)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct str word = str_slice(*rest, 0, words[i].word.size);
		struct str behind = str_trim(str_from(*rest, word.size));
		if (!words[i].has_numbers || !str_equal_ignoring_case(word, words[i].word)
		    || !behind.size || !is_digit(behind.data[0]))
			continue;
		*rest = behind;
		return words[i].part;
	}
	return UNROLL_OPERATIVE;
}

static bool eat_number(struct str *rest, uint32_t *number)
{
	size_t digits = 0;

	*number = 0;
	for (; digits < rest->size && digits < 9 && is_digit(rest->data[digits]); digits++)
		*number = *number * 10 + (uint32_t)(rest->data[digits] - '0');
	*rest = str_trim(str_from(*rest, digits));
	return *number > 0 && !(rest->size && is_digit(rest->data[0]));
}

static bool is_frame(char c)
{
	return c == '(' || c == ')' || c == '.' || c == ' ';
}

bool unroll_paragraph_name_label(struct str *labels, struct str *label)
{
	size_t start = 0;

	while (start < labels->size && is_frame(labels->data[start]))
		start++;
	size_t end = start;
	while (end < labels->size && !is_frame(labels->data[end]))
		end++;
	*label = str_slice(*labels, start, end);
	*labels = str_from(*labels, end);
	return label->size > 0;
}

/* "a", "aa", "bis", "xviii": no more is printed before a sub-paragraph. */
static bool is_label(struct str label)
{
	enum { LONGEST = 4, LONGEST_ROMAN = 10 };
	size_t roman = 0;

	while (roman < label.size && strchr("ivxlcIVXLC", label.data[roman]) && label.data[roman])
		roman++;
	return str_characters(label) <= (roman == label.size ? LONGEST_ROMAN : LONGEST);
}

static bool are_labels(struct str labels)
{
	for (struct str label; unroll_paragraph_name_label(&labels, &label); )
		if (!is_label(label))
			return false;
	return true;
}

static bool read_part(struct str text, struct unroll_paragraph_name *name)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!words[i].is_part || !str_equal_ignoring_case(text, words[i].word))
			continue;
		*name = (struct unroll_paragraph_name){ .part = words[i].part, .labels = STR("") };
		return true;
	}
	return false;
}

bool unroll_paragraph_name_read(struct str text, struct unroll_paragraph_name *name,
                                struct unroll_error *error)
{
	struct str rest = str_trim(text);

	if (read_part(rest, name))
		return true;
	name->part = eat_word(&rest);
	if (eat_number(&rest, &name->number) && are_labels(rest)) {
		name->labels = rest;
		return true;
	}
	return error_set(error, UNROLL_ERROR_USAGE, 0,
	                 "not a paragraph: %.*s (write 15, 12 (a), pp7 or annex 3)",
	                 (int)text.size, text.data ? text.data : "");
}

bool unroll_paragraph_name_covers(const struct unroll_paragraph_name *whole,
                                  const struct unroll_paragraph_name *part)
{
	struct str whole_labels = whole->labels, part_labels = part->labels, label, other;

	if (whole->part != part->part || (whole->number && whole->number != part->number))
		return false;
	while (unroll_paragraph_name_label(&whole_labels, &label))
		if (!unroll_paragraph_name_label(&part_labels, &other)
		    || !str_equal_ignoring_case(label, other))
			return false;
	return true;
}
