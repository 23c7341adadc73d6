/* A folder that is read and never left: what is in it, and its files, opened safely. */
#ifndef LIBRARY_FOLDER_H
#define LIBRARY_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include <unroll/error.h>
#include <unroll/str.h>

#include "base/arena.h"

/* Open a folder; the descriptor is the caller's; -1 on failure, why is in *error. */
int folder_open(const char *path, struct unroll_error *error);

/*
 * The names of files that may be documents, in byte order, in the arena: all but
 * folders, devices and hidden ones, at most `limit`. Return how many; *names is
 * the caller's to free().
 */
size_t folder_list(int folder, struct arena *arena, size_t limit, struct str **names);

/*
 * Open a file of the folder to read it: a regular file in it, or behind a
 * symbolic link that stays in it where the system can tell. The descriptor is
 * the caller's; -1 on failure, why is in *error.
 */
int folder_open_file(int folder, struct str name, struct unroll_error *error);

/* The same for a file further down: "2016/A_RES_70_1.xml". No part of the path leads up. */
int folder_open_below(int folder, struct str path, struct unroll_error *error);

/*
 * Whether an open file may be text. Formats that no reader of text knows are told
 * by their first bytes, without reading more.
 */
bool folder_file_is_text(int file);

#endif
