#include "structure/parts.h"

#include "structure/reading.h"
#include "structure/writing.h"

/* The first rule that matches a paragraph adds it. */
static const struct {
	bool (*matches)(const struct reading *, const struct piece *);
	void (*add)(struct reading *, const struct piece *);
} rules[] = {
	{ reads_as_row,        write_row },
	{ reads_as_opening,    write_opening },
	{ reads_as_part_title, write_part_title },
	{ reads_as_annex,      write_annex },
	{ reads_as_masthead,   write_new_masthead },
	{ stands_in_masthead,  write_masthead },
	{ reads_as_closing,    write_closing },
	{ reads_as_numbered,   write_numbered },
	{ stands_in_closing,   write_closing },
	{ reads_as_heading,    write_heading },
	{ stands_in_annex,     write_annexed },
	{ reads_as_unnumbered, write_unnumbered },
	{ stands_in_preamble,  write_preambular },
	{ reads_as_anything,   write_below },
};

/* Where a format tells the parts, the first rule of the part that matches adds the paragraph. */
static const struct {
	enum part part;
	bool (*matches)(const struct reading *, const struct piece *);
	void (*add)(struct reading *, const struct piece *);
} told_rules[] = {
	{ PART_MASTHEAD,  follows_masthead,  write_masthead },
	{ PART_MASTHEAD,  reads_as_anything, write_new_masthead },
	{ PART_PREAMBLE,  reads_as_row,      write_row },
	{ PART_PREAMBLE,  reads_as_opening,  write_opening },
	{ PART_PREAMBLE,  reads_as_part_title, write_part_title },
	{ PART_PREAMBLE,  is_told_heading,   write_heading },
	{ PART_PREAMBLE,  is_told_number,    write_numbered },
	{ PART_PREAMBLE,  reads_as_anything, write_preambular },
	{ PART_OPERATIVE, reads_as_row,      write_row },
	{ PART_OPERATIVE, reads_as_opening,  write_opening },
	{ PART_OPERATIVE, is_told_number,    write_numbered },
	{ PART_OPERATIVE, reads_as_closing,  write_closing },
	{ PART_OPERATIVE, stands_in_closing, write_closing },
	{ PART_OPERATIVE, is_told_heading,   write_heading },
	{ PART_OPERATIVE, is_misplaced,      write_preambular },
	{ PART_OPERATIVE, is_first_below,    write_unnumbered },
	{ PART_OPERATIVE, reads_as_anything, write_below },
	{ PART_CLOSING,   reads_as_anything, write_closing },
	{ PART_ANNEX,     reads_as_row,      write_row },
	{ PART_ANNEX,     reads_as_annex,    write_annex },
	{ PART_ANNEX,     reads_as_anything, write_told_annex },
};

static bool read_told(struct reading *reading, const struct piece *piece)
{
	for (size_t i = 0; i < sizeof told_rules / sizeof *told_rules; i++) {
		if (told_rules[i].part == piece->block->part
		    && told_rules[i].matches(reading, piece)) {
			told_rules[i].add(reading, piece);
			return true;
		}
	}
	return false;
}

static void read_piece(struct reading *reading, const struct piece *piece)
{
	if (read_told(reading, piece))
		return;
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		if (rules[i].matches(reading, piece)) {
			rules[i].add(reading, piece);
			return;
		}
	}
}

void parts_recognise(struct composer *composer, const struct masthead *masthead,
                     struct parts_facts *facts)
{
	struct reading reading = {
		.composer = composer,
		.pieces = composer->pieces,
		.masthead = masthead,
		.facts = facts,
		.builder = composer->builder,
		.section = UNROLL_MASTHEAD,
	};

	if (reading.pieces->opening >= reading.pieces->count)
		reading.numbered = numbers_to_come(&reading);
	for (uint32_t i = 0; i < reading.pieces->count; i++) {
		reading.index = i;
		if (reads_as_text(&reading.pieces->items[i]))
			read_piece(&reading, &reading.pieces->items[i]);
	}
}
