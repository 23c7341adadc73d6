#include "structure/glued.h"


#include "base/memory.h"
#include "base/str.h"

enum { MOST_BYTES_PER_BYTE = 16 };      /* looked through in all, so that time stays linear */

/* How surely digits at some place are a call. */
enum fit { FIT_NONE, FIT_APART, FIT_GLUED_TO_NUMBER, FIT_GLUED };

struct search {
	const struct pieces *pieces;
	struct str digits;        /* of the number looked for */
	size_t budget;            /* bytes that may still be looked through */
};

static bool is_letter_before(struct str text, size_t at)
{
	size_t size;
	uint32_t character = str_decode_before(text, at, &size);

	return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
	    || (character >= 0x00C0 && character != 0x00D7 && character < 0x2000)
	    || (character >= 0x2E80 && character != 0xFFFD);
}

/* Digits that go on with a number too long for a resolution's or a year: "71/20520", "202115". */
static bool ends_long_number(struct str text, size_t at)
{
	size_t start = at;

	while (start > 0 && is_digit(text.data[start - 1]))
		start--;
	size_t count = at - start;
	bool behind_slash = start > 0 && text.data[start - 1] == '/';
	bool year = count == 4 && (text.data[start] == '1' || text.data[start] == '2');
	return year || (behind_slash && count >= 1 && count <= 3);
}

static enum fit fit_at(struct str text, size_t at, size_t end)
{
	if (end < text.size && is_digit(text.data[end]))
		return FIT_NONE;
	if (at == 0)
		return FIT_NONE;
	if (is_digit(text.data[at - 1]))
		return ends_long_number(text, at) ? FIT_GLUED_TO_NUMBER : FIT_NONE;
	if (is_letter_before(text, at) || strchr(",;.:)]\"'", text.data[at - 1]))
		return end < text.size && strchr("/-", text.data[end])
		       && (end + 1 < text.size && is_digit(text.data[end + 1]))
		       ? FIT_NONE : FIT_GLUED;
	bool apart = text.data[at - 1] == ' ' && end < text.size && text.data[end] == ' ';
	return apart ? FIT_APART : FIT_NONE;
}

/* The surest place of the digits in one piece; FIT_NONE if there is none. */
static enum fit look_through(struct search *search, uint32_t piece, struct call *call)
{
	struct str text = search->pieces->items[piece].block->text;
	enum fit best = FIT_NONE;

	for (size_t at = 0, found; (found = str_find(str_from(text, at), search->digits))
	     != SIZE_MAX; at += found + 1) {
		size_t start = at + found, end = start + search->digits.size;
		enum fit fit = fit_at(text, start, end);
		if (end < text.size && text.data[end] == '/'
		    && (end + 1 == text.size || !is_digit(text.data[end + 1])))
			end++;
		if (fit > best) {
			best = fit;
			call->piece = piece;
			call->start = (uint32_t)start;
			call->end = (uint32_t)end;
		}
	}
	search->budget -= text.size < search->budget ? text.size : search->budget;
	return best;
}

/* Look for a call in the text pieces from `first` up to `end`; the surest wins, then the first. */
static enum fit look(struct search *search, uint32_t first, uint32_t end, struct call *call)
{
	enum fit best = FIT_NONE;

	for (uint32_t i = first; i < end && search->budget && best < FIT_GLUED; i++) {
		struct call found = *call;
		if (search->pieces->items[i].role != PIECE_TEXT)
			continue;
		enum fit fit = look_through(search, i, &found);
		if (fit > best) {
			best = fit;
			*call = found;
		}
	}
	return best;
}

static size_t total_size(const struct pieces *pieces)
{
	size_t size = 0;

	for (size_t i = 0; i < pieces->count; i++)
		size += pieces->items[i].block->text.size;
	return size;
}

/* A call stands between that of the note before and the body of its own note. */
void glued_find(struct calls *calls, const struct pieces *pieces)
{
	struct search search = { .pieces = pieces };
	uint32_t first = (uint32_t)pieces->opening;

	search.budget = MOST_BYTES_PER_BYTE * total_size(pieces);
	for (uint32_t i = 0; i < calls->note_count && search.budget; i++) {
		struct note *note = &calls->notes[i];
		struct call call = { .note = i };
		search.digits = note->label;
		/* A star is called in the masthead: the list of sponsors, the symbol. */
		uint32_t start = note->number ? first : 0;
		if (note->caller == NO_CALLER && note->piece != NO_BODY
		    && (note->number || str_starts_with(note->label, (struct str)STR("*")))
		    && look(&search, start, note->piece, &call) != FIT_NONE) {
			calls->items = memory_grow(calls->items, calls->count, &calls->capacity,
			                           sizeof call);
			calls->items[calls->count++] = call;
			note->caller = call.piece;
		}
		if (note->caller != NO_CALLER && note->caller > first)
			first = note->caller;
	}
}
