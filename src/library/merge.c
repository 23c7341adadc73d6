#include "library/merge.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/str.h"

static struct str last_part(struct str path)
{
	const char *slash = path.size ? memrchr(path.data, '/', path.size) : NULL;

	return slash ? str_from(path, (size_t)(slash - path.data) + 1) : path;
}

/* Whether a stored document is a file of the folder at `path`, "/docs/2016/", not below it. */
static bool is_in_folder(struct str path, const struct library_entry *stored)
{
	static const struct str slash = STR("/");
	struct str file = last_part(stored->name);
	struct str between = str_slice(stored->name, 0, stored->name.size - file.size);
	struct str below = str_from(path, stored->folder.size);
	bool is_root = str_ends_with(stored->folder, slash);

	return str_starts_with(path, stored->folder) && (is_root || str_starts_with(below, slash))
	    && str_equal(str_from(below, is_root ? 0 : 1), between);
}

static int compare_names(const void *a, const void *b)
{
	struct str first = *(const struct str *)a, second = *(const struct str *)b;
	size_t size = first.size < second.size ? first.size : second.size;
	int order = size ? memcmp(first.data, second.data, size) : 0;

	return order ? order : (first.size > second.size) - (first.size < second.size);
}

/* The names of stored documents that are files of the folder, sorted; the caller frees them. */
static struct str *names_in_folder(struct str path, struct library_entries stored, size_t *count)
{
	struct str *names = memory_allocate_zeroed(stored.count, sizeof *names);

	*count = 0;
	for (size_t i = 0; i < stored.count; i++)
		if (is_in_folder(path, &stored.items[i]))
			names[(*count)++] = last_part(stored.items[i].name);
	qsort(names, *count, sizeof *names, compare_names);
	return names;
}

struct library_entries entries_merge(struct str path, struct library_entries of_folder,
                                     struct library_entries stored, struct arena *arena)
{
	struct library_entries all = {
		.items = arena_allocate_zeroed(arena, of_folder.count + stored.count,
		                               sizeof *all.items)
	};
	const char *slash = str_ends_with(path, (struct str)STR("/")) ? "" : "/";
	struct str prefix = arena_format(arena, "%.*s%s", (int)path.size, path.data, slash);
	size_t name_count;
	struct str *names = names_in_folder(prefix, stored, &name_count);

	for (size_t i = 0; i < of_folder.count; i++)
		if (!bsearch(&of_folder.items[i].name, names, name_count, sizeof *names,
		             compare_names))
			all.items[all.count++] = of_folder.items[i];
	for (size_t i = 0; i < stored.count; i++)
		all.items[all.count++] = stored.items[i];
	free(names);
	return all;
}
