#include "structure/foot.h"

#include <stdlib.h>

#include "base/str.h"
#include "structure/footnote.h"
#include "structure/furniture.h"

/* Bodies next to each other, and the numbers that stand behind them. */
struct run {
	size_t first, count;              /* of the bodies */
	size_t first_number, number_count;
};

struct reader {
	struct foot foot;
	uint32_t *numbers;        /* as they stand */
	struct run *runs;         /* the first is empty if numbers come first */
	size_t number_count, run_count;
	uint32_t due;             /* the number that is the next */
};

static bool is_date(struct str text)
{
	enum { DIGITS = 6 };      /* "020124": when the page was processed */

	for (size_t i = 0; i < text.size; i++)
		if (!is_digit(text.data[i]))
			return false;
	return text.size == DIGITS;
}

bool foot_is_furniture(const struct row *row)
{
	return is_date(row->text) || furniture_is_fixed(row->text);
}

static struct run *new_run(struct reader *reader)
{
	struct run *run = &reader->runs[reader->run_count++];

	*run = (struct run){ .first = reader->foot.body_count, .first_number = reader->number_count };
	return run;
}

static struct run *last_run(struct reader *reader)
{
	return reader->run_count ? &reader->runs[reader->run_count - 1] : new_run(reader);
}

static void take_number(struct reader *reader, uint32_t number)
{
	last_run(reader)->number_count++;
	reader->numbers[reader->number_count++] = number;
	if (number >= reader->due)
		reader->due = number + 1;
}

static void take_body(struct reader *reader, const struct row *row)
{
	struct run *run = last_run(reader);

	if (run->number_count)
		run = new_run(reader);
	run->count++;
	reader->foot.bodies[reader->foot.body_count++] = *row;
}

/* "3 A/79/363.": number and body in one row, if the number is the next. */
static bool take_both(struct reader *reader, const struct row *row)
{
	size_t size = 0;

	while (size < row->text.size && is_digit(row->text.data[size]))
		size++;
	uint32_t number = footnote_value(str_slice(row->text, 0, size));
	struct row body = *row;
	body.text = str_trim(str_from(row->text, size));
	if (!number || number != reader->due || !str_space(str_from(row->text, size))
	    || !body.text.size)
		return false;
	take_number(reader, number);
	take_body(reader, &body);
	return true;
}

static void take(struct reader *reader, const struct row *row)
{
	uint32_t number = footnote_value(row->text);

	if (foot_is_furniture(row))
		reader->foot.furniture[reader->foot.furniture_count++] = *row;
	else if (number)
		take_number(reader, number);
	else if (!take_both(reader, row))
		take_body(reader, row);
}

static int compare(const void *a, const void *b)
{
	uint32_t one = *(const uint32_t *)a, two = *(const uint32_t *)b;

	return (one > two) - (one < two);
}

static size_t without_doubles(uint32_t *sorted, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (!kept || sorted[kept - 1] != sorted[i])
			sorted[kept++] = sorted[i];
	return kept;
}

/*
 * How many notes, the next of which is due[next], stand in a run: up to the one
 * whose number leads the run after it.
 */
static size_t notes_in(const struct reader *reader, size_t run, const uint32_t *due, size_t next,
                       size_t count)
{
	const struct run *here = &reader->runs[run];
	size_t limit = next + 1;
	uint32_t smallest = UINT32_MAX;

	if (run + 1 == reader->run_count)
		return count - next;
	for (size_t i = 0; i < here->number_count; i++) {
		uint32_t number = reader->numbers[here->first_number + i];
		if (number > due[next] && number < smallest)
			smallest = number;
	}
	while (limit < count && smallest != UINT32_MAX && due[limit] < smallest)
		limit++;
	return limit - next;
}

/* How surely a note ends in this row: at its full stop, and the more if there was room. */
static unsigned end_of_note(const struct rows *rows, const struct row *row)
{
	if (row->ending != ENDING_STOP)
		return 0;
	return 1 + row_is_short(rows, row, row + 1);
}

/* The rows up to the end of a note, when `others` notes follow in `count` rows. */
static size_t size_of_note(const struct rows *rows, const struct row *bodies, size_t count,
                           size_t others)
{
	if (!others)
		return count;
	for (unsigned sure = 2; sure > 0; sure--) {
		size_t ends = 0, first = 0;
		for (size_t i = 0; i + 1 < count; i++) {
			bool is_end = end_of_note(rows, &bodies[i]) >= sure;
			ends += is_end;
			if (is_end && !first)
				first = i + 1;
		}
		if (ends >= others)
			return first;
	}
	return 1;
}

static void divide(struct reader *reader, const struct rows *rows, const struct run *run,
                   const uint32_t *due, size_t count)
{
	struct foot *foot = &reader->foot;
	size_t first = run->first, left = run->count;

	for (size_t i = 0; i < count && left; i++) {
		size_t size = size_of_note(rows, &foot->bodies[first], left, count - 1 - i);
		foot->notes[foot->note_count++] = (struct foot_note){ due[i], first, size };
		first += size;
		left -= size;
	}
}

/* Numbers that all lead their bodies leave the first run to a note of the page before. */
static bool carries(const struct reader *reader)
{
	return reader->run_count > 1 && reader->runs[0].count
	    && !reader->runs[reader->run_count - 1].number_count
	    && reader->runs[0].number_count == 1
	    && reader->number_count == reader->run_count - 1;
}

static void assign(struct reader *reader, const struct rows *rows, struct arena *arena)
{
	uint32_t *due = arena_settle(arena, reader->numbers, reader->number_count, sizeof *due);
	bool carried = carries(reader);
	size_t next = 0;

	qsort(due, reader->number_count, sizeof *due, compare);
	size_t count = without_doubles(due, reader->number_count);
	if (carried && due[0] == reader->numbers[0])
		reader->foot.carried = reader->runs[0].count;
	for (size_t i = reader->foot.carried > 0; i < reader->run_count && next < count; i++) {
		if (!reader->runs[i].count)
			continue;
		size_t size = notes_in(reader, i, due, next, count);
		divide(reader, rows, &reader->runs[i], due + next, size);
		next += size;
	}
}

struct foot foot_read(struct arena *arena, const struct rows *rows, size_t first, size_t end,
                      uint32_t due)
{
	size_t count = end - first + 1;
	struct reader reader = {
		.foot = {
			.bodies = arena_allocate(arena, count * sizeof *reader.foot.bodies),
			.furniture = arena_allocate(arena, count * sizeof *reader.foot.furniture),
			.notes = arena_allocate(arena, count * sizeof *reader.foot.notes),
		},
		.numbers = arena_allocate(arena, count * sizeof *reader.numbers),
		.runs = arena_allocate(arena, count * sizeof *reader.runs),
		.due = due,
	};

	for (size_t i = first; i < end; i++)
		if (rows->items[i].kind == ROW_TEXT)
			take(&reader, &rows->items[i]);
	if (reader.number_count)
		assign(&reader, rows, arena);
	return reader.foot;
}
