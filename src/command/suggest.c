#include "command/suggest.h"

#include "base/str.h"

enum { LONGEST = 32, FAR = 100 };

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* Three rows of the table of distances between the fronts of two names. */
struct rows {
	unsigned before[LONGEST + 1], last[LONGEST + 1], now[LONGEST + 1];
};

static void fill_row(struct rows *rows, struct str a, struct str b, size_t i)
{
	rows->now[0] = (unsigned)i;
	for (size_t j = 1; j <= b.size; j++) {
		bool same = a.data[i - 1] == b.data[j - 1];
		unsigned best = least(rows->last[j], rows->now[j - 1]) + 1;
		best = least(best, rows->last[j - 1] + !same);
		if (i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] && a.data[i - 2] == b.data[j - 1])
			best = least(best, rows->before[j - 2] + 1);
		rows->now[j] = best;
	}
}

unsigned suggest_distance(struct str a, struct str b)
{
	struct rows rows;

	if (a.size > LONGEST || b.size > LONGEST)
		return FAR;
	for (size_t j = 0; j <= b.size; j++)
		rows.now[j] = (unsigned)j;
	for (size_t i = 1; i <= a.size; i++) {
		memcpy(rows.before, rows.last, sizeof rows.last);
		memcpy(rows.last, rows.now, sizeof rows.now);
		fill_row(&rows, a, b, i);
	}
	return rows.now[b.size];
}

/* A third of the letters may be wrong, one always: more is another word. */
void suggest_consider(struct suggestion *suggestion, struct str name)
{
	unsigned distance = suggest_distance(suggestion->wanted, name);
	unsigned near = (unsigned)suggestion->wanted.size / 3;

	if (distance > (near ? near : 1))
		return;
	if (str_is_empty(suggestion->name) || distance < suggestion->distance) {
		suggestion->name = name;
		suggestion->distance = distance;
	}
}
