#include "view/folding.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/str.h"

void folding_reserve(struct folding *folding, size_t size)
{
	folding->capacity = folding->size + size;
	folding->text = memory_resize(folding->text, folding->capacity);
}

static void reserve(struct folding *folding, size_t size)
{
	if (folding->capacity - folding->size < size)
		folding_reserve(folding, folding->size + size);
}

static void shift_to(struct folding *folding, size_t source)
{
	folding->shifts = memory_grow(folding->shifts, folding->shift_count,
	                              &folding->shift_capacity, sizeof *folding->shifts);
	folding->shifts[folding->shift_count++] =
		(struct shift){ (uint32_t)folding->size, (uint32_t)source };
}

void folding_separate(struct folding *folding)
{
	reserve(folding, 1);
	folding->text[folding->size++] = '\n';
}

/* Whether folded text must not go on with a space: it would be the second. */
static bool ends_with_space(const struct folding *folding)
{
	return folding->size == 0 || folding->text[folding->size - 1] == ' '
	    || folding->text[folding->size - 1] == '\n';
}

/* A word that was broken with a hyphen at the end of a line is whole. */
static size_t broken_word(struct str rest)
{
	return rest.size >= 2 && rest.data[0] == '-' && rest.data[1] == '\n' ? 2 : 0;
}

/* Fold the character that `rest` begins with; return its size. */
static size_t fold_one(struct folding *folding, struct str rest, bool *shifted)
{
	size_t size = broken_word(rest);
	struct folded folded = { .size = 0 };

	if (!size)
		folded = fold_front(&folding->table, rest, &size);
	size_t folded_size = folded.size;
	if (folded_size == 1 && folded.bytes[0] == ' ' && ends_with_space(folding))
		folded_size = 0;
	reserve(folding, FOLD_SIZE);
	memcpy(folding->text + folding->size, folded.bytes, folded_size);
	folding->size += folded_size;
	*shifted = folded_size != size;
	return size;
}

/* Fold the letters and digits that `text` goes on with; return how many bytes. */
static size_t fold_plain(struct folding *folding, struct str text)
{
	char *out = folding->text + folding->size;
	size_t i = 0;

	for (; i < text.size && fold_letters[(unsigned char)text.data[i]]; i++)
		out[i] = fold_letters[(unsigned char)text.data[i]];
	folding->size += i;
	return i;
}

void folding_append(struct folding *folding, struct str text)
{
	shift_to(folding, 0);
	for (size_t at = 0; at < text.size; ) {
		bool shifted;

		reserve(folding, text.size - at);
		at += fold_plain(folding, str_from(text, at));
		if (at == text.size)
			break;
		at += fold_one(folding, str_from(text, at), &shifted);
		if (shifted)
			shift_to(folding, at);
	}
}

uint32_t folding_source(const struct folding *folding, size_t folded)
{
	size_t low = 0, high = folding->shift_count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (folding->shifts[middle].folded <= folded)
			low = middle;
		else
			high = middle;
	}
	const struct shift *shift = &folding->shifts[low];
	uint32_t source = shift->source + (uint32_t)folded - shift->folded;
	/* A character may become more bytes than it has; a piece that follows begins at 0. */
	bool is_last = low + 1 >= folding->shift_count || shift[1].source == 0;
	return is_last || source < shift[1].source ? source : shift[1].source - 1;
}

void folding_free(struct folding *folding)
{
	free(folding->text);
	free(folding->shifts);
	fold_table_free(&folding->table);
	*folding = (struct folding){ 0 };
}
