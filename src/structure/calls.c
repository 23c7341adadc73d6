#include "structure/calls.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/str.h"
#include "structure/footnote.h"
#include "structure/glued.h"

/* What the search needs besides the calls themselves. */
struct search {
	struct calls *calls;
	struct pieces *pieces;
	struct arena *arena;      /* of labels */
	uint32_t *by_label;       /* indices of notes with bodies, sorted by label and piece */
	size_t body_count;
	uint32_t due;             /* the number of the next new footnote */
	bool superscripts;        /* some bodies are labelled with superscript digits */
	bool brackets;            /* or with "[1]" */
};

static void add_note(struct calls *calls, struct note note)
{
	calls->notes = memory_grow(calls->notes, calls->note_count, &calls->note_capacity,
	                           sizeof note);
	calls->notes[calls->note_count++] = note;
}

static void add_call(struct calls *calls, struct call call)
{
	calls->items = memory_grow(calls->items, calls->count, &calls->capacity, sizeof call);
	calls->items[calls->count++] = call;
	if (calls->notes[call.note].caller == NO_CALLER)
		calls->notes[call.note].caller = call.piece;
}

static void list_bodies(struct search *search)
{
	for (uint32_t i = 0; i < search->pieces->count; i++) {
		const struct piece *piece = &search->pieces->items[i];
		size_t size;
		if (piece->role != PIECE_NOTE || piece->joins)
			continue;
		struct note note = { piece->note, footnote_number(piece), i, NO_CALLER };
		if (footnote_superscript(piece->note, &size)) {
			note.label = arena_format(search->arena, "%u", note.number);
			search->superscripts = true;
		}
		search->brackets |= str_starts_with(piece->block->text, (struct str)STR("["));
		add_note(search->calls, note);
	}
	search->body_count = search->calls->note_count;
}

/* Sort by label; the notes come in the order of their pieces. */
static int compare_labels(struct str a, struct str b)
{
	size_t shorter = a.size < b.size ? a.size : b.size;
	int difference = shorter ? memcmp(a.data, b.data, shorter) : 0;

	return difference ? difference : (a.size > b.size) - (a.size < b.size);
}

static int compare_notes(const void *a, const void *b, void *context)
{
	const struct note *notes = context;
	const uint32_t *one = a, *two = b;
	int difference = compare_labels(notes[*one].label, notes[*two].label);

	return difference ? difference : (*one > *two) - (*one < *two);
}

static void sort_bodies(struct search *search)
{
	search->by_label = memory_allocate(search->body_count * sizeof *search->by_label);
	for (uint32_t i = 0; i < search->body_count; i++)
		search->by_label[i] = i;
	qsort_r(search->by_label, search->body_count, sizeof *search->by_label, compare_notes,
	        search->calls->notes);
}

/*
 * The note of a label that is called in a piece: the next body behind it, or the
 * last one before. Numbers begin again when a file holds two resolutions.
 */
static const uint32_t *find_note(const struct search *search, struct str label, uint32_t piece)
{
	size_t low = 0, high = search->body_count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct note *note = &search->calls->notes[search->by_label[middle]];
		int difference = compare_labels(note->label, label);
		if (difference < 0 || (difference == 0 && note->piece < piece))
			low = middle + 1;
		else
			high = middle;
	}
	for (size_t at = low + 1; at-- > low - (low > 0); ) {
		if (at < search->body_count
		    && str_equal(search->calls->notes[search->by_label[at]].label, label))
			return &search->by_label[at];
	}
	return NULL;
}

static void follow(struct search *search, uint32_t number)
{
	if (number >= search->due)
		search->due = number + 1;
}

/* A note that is called for certain but has no body. */
static uint32_t bodiless(struct search *search, struct str label)
{
	struct calls *calls = search->calls;

	for (size_t i = calls->note_count; i-- > search->body_count; )
		if (str_equal(calls->notes[i].label, label))
			return (uint32_t)i;
		else if (calls->note_count - i > 8)
			break;    /* the same label again stands near */
	add_note(calls, (struct note){ label, footnote_value(label), NO_BODY, NO_CALLER });
	return (uint32_t)calls->note_count - 1;
}

/* "km2", "m3": a superscript behind the letter m alone is a unit's. */
static bool is_unit(struct str before)
{
	static const struct str units[] = { STR("m"), STR("м") };

	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (!str_ends_with(before, units[i]))
			continue;
		struct str rest = str_slice(before, 0, before.size - units[i].size);
		if (!rest.size || strchr(" kcк\xBA\xA0", rest.data[rest.size - 1]))
			return true;
	}
	return false;
}

/* Call the note of a label; return false if there is none. */
static bool call(struct search *search, uint32_t piece, struct mark where, struct str label)
{
	const uint32_t *note = find_note(search, label, piece);

	if (!note)
		return false;
	add_call(search->calls, (struct call){ piece, where.start, where.end, *note });
	follow(search, search->calls->notes[*note].number);
	return true;
}

static void call_bodiless(struct search *search, uint32_t piece, struct mark where,
                          struct str label)
{
	uint32_t note = bodiless(search, label);

	add_call(search->calls, (struct call){ piece, where.start, where.end, note });
	follow(search, footnote_value(label));
}

/* "1, 2": the first call takes the bytes, those behind take none. */
static void take_labels(struct search *search, uint32_t piece, struct mark where, struct str text)
{
	while (text.size) {
		size_t end = 0;
		while (end < text.size && !strchr(", ", text.data[end]))
			end++;
		struct str label = footnote_bare(str_slice(text, 0, end));
		if (label.size && call(search, piece, where, label))
			where.start = where.end;
		text = str_from(text, end + 1);
	}
}

static void take_superscript(struct search *search, uint32_t piece, struct mark mark)
{
	struct str text = search->pieces->items[piece].block->text;
	struct str label = footnote_bare(str_slice(text, mark.start, mark.end));
	uint32_t number = footnote_value(label);

	if (is_unit(str_slice(text, 0, mark.start)) && number != search->due)
		return;
	if (memchr(label.data, ',', label.size))
		take_labels(search, piece, mark, label);
	else if (!call(search, piece, mark, label) && number && number == search->due)
		call_bodiless(search, piece, mark, label);
}

static void take_marks(struct search *search, uint32_t index)
{
	const struct piece *piece = &search->pieces->items[index];

	for (uint32_t i = 0; i < piece->block->mark_count; i++) {
		struct mark mark = piece->block->marks[i];
		if (mark.start < piece->skip)
			continue;
		if (mark.kind == MARK_SUPERSCRIPT)
			take_superscript(search, index, mark);
		else if (mark.kind == MARK_CALL && !call(search, index, mark, mark.target))
			call_bodiless(search, index, mark, mark.target);
	}
}

/* The label of a call in plain text at the front of `text`, and its size; 0 if there is none. */
static uint32_t plain_call(const struct search *search, struct str text, size_t *size)
{
	if (search->superscripts && (unsigned char)text.data[0] >= 0xC2)
		return footnote_superscript(text, size);
	*size = 0;
	if (!search->brackets || text.data[0] != '[')
		return 0;
	size_t end = 1;
	while (end < text.size && end < 5 && is_digit(text.data[end]))
		end++;
	if (end == 1 || end == text.size || text.data[end] != ']')
		return 0;
	*size = end + 1;
	return footnote_value(str_slice(text, 1, end));
}

static void take_plain(struct search *search, uint32_t index)
{
	struct str text = search->pieces->items[index].block->text;

	for (size_t at = search->pieces->items[index].skip; at < text.size; ) {
		size_t size;
		char digits[12];
		uint32_t number = plain_call(search, str_from(text, at), &size);
		bool unit = number != search->due && is_unit(str_slice(text, 0, at));
		struct mark where = { .start = (uint32_t)at, .end = (uint32_t)(at + size) };
		int count = number && !unit ? snprintf(digits, sizeof digits, "%u", number) : 0;
		struct str label = { digits, (size_t)count };
		if (count && !call(search, index, where, label) && number == search->due)
			call_bodiless(search, index, where, arena_copy(search->arena, label));
		at += size ? size : 1;
	}
}

static int compare_calls(const void *a, const void *b)
{
	const struct call *one = a, *two = b;

	if (one->piece != two->piece)
		return one->piece < two->piece ? -1 : 1;
	if (one->start != two->start)
		return one->start < two->start ? -1 : 1;
	return (one->end < two->end) - (one->end > two->end);
}

/* A call cannot stand within another. */
static void drop_overlaps(struct calls *calls)
{
	size_t kept = 0;

	for (size_t i = 0; i < calls->count; i++) {
		const struct call *last = kept ? &calls->items[kept - 1] : NULL;
		if (!last || last->piece != calls->items[i].piece
		    || calls->items[i].start >= last->end)
			calls->items[kept++] = calls->items[i];
	}
	calls->count = kept;
}

static void hand_out(struct calls *calls, struct pieces *pieces)
{
	if (calls->count)
		qsort(calls->items, calls->count, sizeof *calls->items, compare_calls);
	drop_overlaps(calls);
	for (uint32_t i = 0; i < calls->count; i++) {
		struct piece *piece = &pieces->items[calls->items[i].piece];
		if (!piece->call_count)
			piece->first_call = i;
		piece->call_count++;
	}
}

void calls_find(struct calls *calls, struct pieces *pieces, struct arena *arena)
{
	struct search search = {
		.calls = calls, .pieces = pieces, .arena = arena, .due = 1,
	};

	list_bodies(&search);
	sort_bodies(&search);
	for (uint32_t i = 0; i < pieces->count; i++) {
		if (pieces->items[i].role != PIECE_TEXT)
			continue;
		take_marks(&search, i);
		if (search.superscripts || search.brackets)
			take_plain(&search, i);
	}
	free(search.by_label);
	glued_find(calls, pieces);
	hand_out(calls, pieces);
}

void calls_free(struct calls *calls)
{
	free(calls->notes);
	free(calls->items);
	*calls = (struct calls){ 0 };
}
