/*
 * A small file that the program keeps for itself, shared by everything that the
 * user runs: read whole, replaced whole, never torn, never through a symbolic
 * link, in a folder that nobody else may write.
 */
#ifndef COMMAND_PRIVATE_FILE_H
#define COMMAND_PRIVATE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include <unroll/error.h>
#include <unroll/str.h>

struct arena;

struct private_file {
	const char *path;         /* borrowed */
	const char *name;         /* the last part of it */
	int folder;               /* a descriptor, or -1 */
	int lock;                 /* the same */
};

/* Open the folder of a file to read it. On failure there is nothing to close. */
bool private_file_open(struct private_file *file, const char *path, struct unroll_error *error);

/*
 * The same to change the file, which is locked against other programs that do
 * this; missing folders are made. Give up after a second.
 */
bool private_file_lock(struct private_file *file, const char *path, struct unroll_error *error);

void private_file_close(struct private_file *file);

/*
 * Read the file into the arena. The text is empty where there is none, or one
 * to be written anew: a symbolic link, larger than `limit` bytes, or writable by
 * others. What is better left alone fails: a folder, or somebody else's file.
 */
bool private_file_read(const struct private_file *file, struct arena *arena, size_t limit,
                       struct str *text, struct unroll_error *error);

/* Replace the content of a locked file, at once or not at all. */
bool private_file_replace(const struct private_file *file, struct str text,
                          struct unroll_error *error);

#endif
