/*
 * The files of a library and what is known of them: a file is looked into once,
 * and again when it has changed.
 */
#ifndef LIBRARY_SHELF_H
#define LIBRARY_SHELF_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <time.h>

#include "base/arena.h"
#include "library/library.h"

enum shelf_state {
	SHELF_UNREAD,
	SHELF_KNOWN,              /* a document, told in `entry` */
	SHELF_OTHER               /* no document with a symbol, or one that cannot be read */
};

struct shelf_file {
	struct library_entry entry;
	enum shelf_state state;
	off_t size;               /* when it was looked into, as is the time */
	struct timespec changed;
};

/* Indices of files, kept in some order. */
struct shelf_order {
	size_t *items;
	size_t count, capacity;
};

struct shelf {
	int folder;
	struct timespec changed;  /* the folder, when it was listed */
	struct arena texts;
	struct shelf_file *files;       /* by name */
	size_t count;
	size_t unread;            /* how many files are */
	size_t next;              /* no file before it is unread */
	struct shelf_order by_name, by_symbol;  /* of known files */
};

bool shelf_open(struct shelf *shelf, const char *folder, struct unroll_error *error);
void shelf_close(struct shelf *shelf);

/* List the folder again if it has changed; what is known of files that have not is kept. */
void shelf_refresh(struct shelf *shelf);

/* Find out what a file is, again if it was known. */
void shelf_look_into(struct shelf *shelf, size_t file);

/* Whether a file that was looked into is another one by now. */
bool shelf_has_changed(const struct shelf *shelf, size_t file);

/* Where a symbol stands, or would stand, in by_symbol. */
size_t shelf_symbol_place(const struct shelf *shelf, struct str symbol);

/* Less than, equal to or greater than 0, as of strcmp(); the case of letters does not count. */
int shelf_compare_symbols(struct str a, struct str b);

#endif
