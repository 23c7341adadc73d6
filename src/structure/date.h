/* Dates as the six languages print them: "30 juin 2016", "2016年6月30日". */
#ifndef STRUCTURE_DATE_H
#define STRUCTURE_DATE_H

#include <stdbool.h>
#include <stddef.h>

#include <unroll/str.h>

struct date {
	unsigned year, month, day;
	size_t start, end;        /* bytes of the text where it stands */
};

/* The first date in a text of a few lines; false if there is none. */
bool date_find(struct str text, struct date *date);

/* Whether the text is a date and nothing else but a full stop. */
bool date_is_all(struct str text);

enum { DATE_ISO_SIZE = 11 };

/* "2016-06-30", with a NUL. */
void date_write(const struct date *date, char iso[DATE_ISO_SIZE]);

#endif
