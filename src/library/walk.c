#include "library/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/str.h"

enum { MOST_FILES = 2000000, DEEPEST = 64 };

static const struct str slash = STR("/"), none = STR("");

/* Folders that are still to be looked into: paths with a slash behind them. */
struct stack {
	struct str *paths;
	size_t count, capacity;
};

static void push(struct stack *stack, struct str path)
{
	stack->paths = memory_grow(stack->paths, stack->count, &stack->capacity, sizeof path);
	stack->paths[stack->count++] = path;
}

static struct str join(struct walk *walk, struct str folder, const char *name, struct str end)
{
	size_t size = strlen(name);
	char *path = arena_allocate(&walk->texts, folder.size + size + end.size + 1);

	memcpy(path, folder.data, folder.size);
	memcpy(path + folder.size, name, size);
	memcpy(path + folder.size + size, end.data, end.size);
	path[folder.size + size + end.size] = '\0';
	return (struct str){ path, folder.size + size + end.size };
}

static void add_gap(struct walk *walk, struct str path, const char *reason)
{
	walk->gaps = memory_grow(walk->gaps, walk->gap_count, &walk->gap_capacity,
	                         sizeof *walk->gaps);
	walk->gaps[walk->gap_count++] = (struct walk_gap){
		path, arena_copy(&walk->texts, str_of(reason)),
	};
}

static void add_file(struct walk *walk, struct str path, const struct stat *status)
{
	walk->files = memory_grow(walk->files, walk->count, &walk->capacity, sizeof *walk->files);
	walk->files[walk->count++] = (struct walk_file){
		.path = path,
		.size = status->st_size,
		.changed = status->st_mtim.tv_sec * INT64_C(1000000000) + status->st_mtim.tv_nsec,
	};
}

static size_t depth_of(struct str path)
{
	size_t depth = 0;

	for (size_t i = 0; i < path.size; i++)
		depth += path.data[i] == '/';
	return depth;
}

static void add_folder(struct walk *walk, struct stack *stack, struct str path)
{
	if (depth_of(path) > DEEPEST)
		add_gap(walk, path, "too deep");
	else
		push(stack, path);
}

/* What vanishes while we look is not there. */
static void add_entry(struct walk *walk, struct stack *stack, int folder, struct str path,
                      const struct dirent *entry)
{
	struct stat status;
	bool is_link = entry->d_type == DT_LNK;

	if (entry->d_type == DT_DIR) {
		add_folder(walk, stack, join(walk, path, entry->d_name, slash));
		return;
	}
	if (fstatat(folder, entry->d_name, &status, is_link ? 0 : AT_SYMLINK_NOFOLLOW) < 0)
		return;
	if (S_ISLNK(status.st_mode) && fstatat(folder, entry->d_name, &status, 0) == 0)
		is_link = true;
	if (S_ISDIR(status.st_mode) && !is_link)
		add_folder(walk, stack, join(walk, path, entry->d_name, slash));
	else if (S_ISREG(status.st_mode))
		add_file(walk, join(walk, path, entry->d_name, none), &status);
}

static bool may_matter(const struct dirent *entry)
{
	static const unsigned char types[] = { DT_REG, DT_DIR, DT_LNK, DT_UNKNOWN };

	return entry->d_name[0] != '.' && memchr(types, entry->d_type, sizeof types);
}

static DIR *open_stream(int folder, struct str path)
{
	int fd = openat(folder, path.size ? path.data : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *stream = fd < 0 ? NULL : fdopendir(fd);

	if (fd >= 0 && !stream)
		close(fd);
	return stream;
}

/* A folder that is gone by now holds nothing; one that is closed to us may hold anything. */
static void look_into(struct walk *walk, struct stack *stack, int folder, struct str path)
{
	DIR *stream = open_stream(folder, path);
	struct dirent *entry;

	if (!stream) {
		if (errno != ENOENT && errno != ENOTDIR)
			add_gap(walk, path, strerror(errno));
		return;
	}
	for (errno = 0; walk->count < MOST_FILES && (entry = readdir(stream)); errno = 0)
		if (may_matter(entry))
			add_entry(walk, stack, dirfd(stream), path, entry);
	if (walk->count == MOST_FILES)
		add_gap(walk, path, "more than two million files");
	else if (errno)
		add_gap(walk, path, strerror(errno));
	closedir(stream);
}

static int compare_files(const void *a, const void *b)
{
	return strcmp(((const struct walk_file *)a)->path.data,
	              ((const struct walk_file *)b)->path.data);
}

void walk_folder(struct walk *walk, int folder)
{
	struct stack stack = { 0 };

	push(&stack, none);
	while (stack.count > 0)
		look_into(walk, &stack, folder, stack.paths[--stack.count]);
	if (walk->count)
		qsort(walk->files, walk->count, sizeof *walk->files, compare_files);
	free(stack.paths);
}

bool walk_has_gap(const struct walk *walk, struct str path)
{
	for (size_t i = 0; i < walk->gap_count; i++)
		if (str_starts_with(path, walk->gaps[i].path))
			return true;
	return false;
}

void walk_free(struct walk *walk)
{
	free(walk->files);
	free(walk->gaps);
	arena_free(&walk->texts);
}
