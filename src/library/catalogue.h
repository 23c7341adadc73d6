/*
 * The files of a library and what is known of them: a file is looked into once,
 * and again when it has changed.
 */
#ifndef LIBRARY_CATALOGUE_H
#define LIBRARY_CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <time.h>

#include <unroll/error.h>

#include "base/arena.h"
#include "library/entry.h"

enum catalogue_state {
	CATALOGUE_UNREAD,
	CATALOGUE_KNOWN,          /* a document, told in `entry` */
	CATALOGUE_OTHER           /* no document with a symbol, or one that cannot be read */
};

struct catalogue_file {
	struct library_entry entry;
	enum catalogue_state state;
	off_t size;               /* when it was looked into, as is the time */
	struct timespec changed;
};

/* Indices of files, kept in some order. */
struct catalogue_order {
	size_t *items;
	size_t count, capacity;
};

struct catalogue {
	int folder;
	struct str path;          /* of the folder, as it was opened; in texts */
	struct timespec changed;  /* the folder, when it was listed */
	struct arena texts;
	struct catalogue_file *files;           /* by name */
	size_t count;
	size_t unread;            /* how many files are */
	size_t next;              /* no file before it is unread */
	struct catalogue_order by_name, by_symbol;  /* of known files */
	unsigned version;         /* another one whenever something was learned */
};

bool catalogue_open(struct catalogue *catalogue, const char *folder, struct unroll_error *error);
void catalogue_close(struct catalogue *catalogue);

/* List the folder again if it has changed; what is known of files that have not is kept. */
void catalogue_refresh(struct catalogue *catalogue);

/* Find out what a file is, again if it was known. */
void catalogue_look_into(struct catalogue *catalogue, size_t file);

/* Whether a file that was looked into is another one by now. */
bool catalogue_has_changed(const struct catalogue *catalogue, size_t file);

/* Where a symbol stands, or would stand, in by_symbol. */
size_t catalogue_symbol_place(const struct catalogue *catalogue, struct str symbol);

/* Less than, equal to or greater than 0, as of strcmp(); the case of letters does not count. */
int catalogue_compare_symbols(struct str a, struct str b);

#endif
