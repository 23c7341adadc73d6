#include "faulty.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

const struct fault_kind fault_kinds[FAULT_KINDS] = {
	[FAULT_MEMORY] =     { "memory",     .sample = 2, .is_of_memory = true },
	[FAULT_EXHAUSTION] = { "exhaustion", .sample = 1, .is_of_memory = true, .lasts = true },
	[FAULT_ERROR] =      { "error",      .sample = 3 },
	[FAULT_INTERRUPT] =  { "interrupt",  .sample = 1, .is_transparent = true },
	[FAULT_SHORT] =      { "short",      .sample = 1, .is_transparent = true },
};

const char *const *faulty_command(const struct faulty *faulty, const struct nest *nest,
                                  const char *const *arguments, const struct fault_kind *kind,
                                  struct place at)
{
	static char place[32];
	static const char *argv[32];
	size_t count = 0;

	snprintf(place, sizeof place, "%u %u", at.number, (unsigned)at.stack);
	argv[count++] = faulty->fault;
	argv[count++] = faulty->shim;
	argv[count++] = kind->name;
	argv[count++] = place;
	argv[count++] = nest_path(nest, "record");
	argv[count++] = faulty->unroll;
	while ((argv[count] = *arguments++))
		count++;
	return argv;
}

static void read_record(const struct nest *nest, struct record *record)
{
	FILE *in = fopen(nest_path(nest, "record"), "r");

	assert_non_null(in);
	assert_int_equal(fread(record, sizeof *record, 1, in), 1);
	fclose(in);
}

unsigned faulty_count(const struct nest *nest)
{
	static struct record record;

	read_record(nest, &record);
	return record.count;
}

struct places faulty_places(struct faulty *faulty, const struct nest *nest,
                            const struct fault_kind *kind, unsigned sample, unsigned turn)
{
	static struct record record;

	read_record(nest, &record);
	struct places places = kind->is_of_memory
	    ? places_of_allocations(&record, kind->lasts ? TRY_FIRST : TRY_THREE, faulty->of_known,
	                            &faulty->known[kind - fault_kinds])
	    : places_of_calls(record.count);
	if (!faulty->tries_all)
		places_thin(&places, sample * kind->sample, turn);
	faulty->had += record.count;
	faulty->tried += (unsigned)places.count;
	return places;
}

void faulty_complain(struct faulty *faulty, const char *format, ...)
{
	va_list values;

	va_start(values, format);
	vfprintf(stderr, format, values);
	va_end(values);
	fputc('\n', stderr);
	faulty->complaints++;
}

bool faulty_end(struct faulty *faulty)
{
	fprintf(stderr, "%u failures of %u\n", faulty->tried, faulty->had);
	for (size_t i = 0; i < FAULT_KINDS; i++)
		free(faulty->known[i].list);
	return faulty->tried;
}

bool outcome_is_alike(const struct outcome *a, const struct outcome *b)
{
	return a->status == b->status && a->out_size == b->out_size
	    && memcmp(a->out, b->out, a->out_size) == 0;
}

/* "unroll: WORDS", on a line; or nothing where the message itself could not be written. */
static bool is_told(const struct outcome *outcome)
{
	size_t size = outcome->err_size;

	return !size || (strncmp(outcome->err, "unroll: ", 8) == 0 && outcome->err[size - 1] == '\n');
}

/* Nothing is left out of what was written: it is all there up to where it ends. */
static bool is_beginning(const struct outcome *outcome, const struct outcome *whole)
{
	return outcome->out_size <= whole->out_size
	    && memcmp(outcome->out, whole->out, outcome->out_size) == 0;
}

bool outcome_is_clean(const struct outcome *outcome, const struct outcome *whole,
                      const struct fault_kind *kind)
{
	if (outcome_is_alike(outcome, whole))
		return true;
	if (kind->is_transparent)
		return false;
	if (outcome->status != whole->status && !is_beginning(outcome, whole))
		return false;
	if (outcome->status == STATUS_NO_MEMORY)
		return strstr(outcome->err, "unroll: out of memory\n");
	return outcome->status == STATUS_TROUBLE
	    ? is_told(outcome)
	    : outcome->status == whole->status && strstr(outcome->err, "unroll: no locale");
}
