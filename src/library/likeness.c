#include "library/likeness.h"

#include "base/str.h"

enum { NUMBER_WEIGHT = 4 };

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Take the next run of letters or of digits off the front of *rest; empty at the end. */
static struct str next_run(struct str *rest)
{
	size_t start = 0, end;

	while (start < rest->size && !is_letter(rest->data[start]) && !is_digit(rest->data[start]))
		start++;
	for (end = start; end < rest->size; end++)
		if (is_digit(rest->data[end]) != is_digit(rest->data[start])
		    || (!is_digit(rest->data[end]) && !is_letter(rest->data[end])))
			break;
	struct str run = str_slice(*rest, start, end);
	*rest = str_from(*rest, end);
	return run;
}

unsigned likeness(struct str name, struct str symbol)
{
	unsigned sum = 0;

	for (struct str run; (run = next_run(&symbol)).size; ) {
		struct str rest = name, candidate;
		do
			candidate = next_run(&rest);
		while (candidate.size && !str_equal_ignoring_case(candidate, run));
		if (!candidate.size)
			continue;
		name = rest;
		sum += is_digit(run.data[0]) ? NUMBER_WEIGHT : 1;
	}
	return sum;
}
