#include "faulty.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

const struct fault_kind fault_kinds[FAULT_KINDS] = {
	{ "memory",     2, false },
	{ "exhaustion", 1, false },
	{ "error",      3, false },
	{ "interrupt",  1, true },
	{ "short",      1, true },
};

const char *const *faulty_command(const struct faulty *faulty, const struct nest *nest,
                                  const char *const *arguments, const char *kind, unsigned at)
{
	static char place[16];
	static const char *argv[32];
	size_t count = 0;

	snprintf(place, sizeof place, "%u", at);
	argv[count++] = faulty->fault;
	argv[count++] = faulty->shim;
	argv[count++] = kind;
	argv[count++] = place;
	argv[count++] = nest_path(nest, "record");
	argv[count++] = faulty->unroll;
	while ((argv[count] = *arguments++))
		count++;
	return argv;
}

unsigned faulty_places(const struct nest *nest)
{
	FILE *record = fopen(nest_path(nest, "record"), "r");
	unsigned count = 0;

	assert_non_null(record);
	assert_int_equal(fread(&count, sizeof count, 1, record), 1);
	fclose(record);
	return count;
}

unsigned faulty_stride(const struct faulty *faulty, unsigned count, unsigned sample)
{
	return faulty->tries_all || count <= sample ? 1 : count / sample;
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

bool outcome_is_clean(const struct outcome *outcome, const struct outcome *whole,
                      const struct fault_kind *kind)
{
	if (outcome_is_alike(outcome, whole))
		return true;
	if (kind->is_transparent)
		return false;
	if (outcome->status == STATUS_NO_MEMORY)
		return strstr(outcome->err, "unroll: out of memory\n");
	return outcome->status == STATUS_TROUBLE
	    ? is_told(outcome)
	    : outcome->status == whole->status && strstr(outcome->err, "unroll: no locale");
}
