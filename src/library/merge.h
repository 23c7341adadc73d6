/* Documents of a folder and stored ones, as one list. */
#ifndef LIBRARY_MERGE_H
#define LIBRARY_MERGE_H

#include "library/entry.h"

/*
 * The documents of a folder, then the stored ones, in the arena. A file that is
 * both is told once, as a stored one; `path` is the folder's, absolute.
 */
struct library_entries entries_merge(struct str path, struct library_entries of_folder,
                                     struct library_entries stored, struct arena *arena);

#endif
