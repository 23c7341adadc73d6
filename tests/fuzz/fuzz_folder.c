/*
 * A folder of files with any names: all that can be in it are listed, and a person
 * sees of their names what a terminal may be sent. The input is the size of the
 * terminal, how many keys, the keys, and names, each after a byte that says what
 * it is a name of, up to a NUL.
 */
#include "fuzz.h"

#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "command/app.h"
#include "headless.h"
#include "home.h"
#include "library/library.h"

enum { OPTIONS = 3, KEYS_MAX = 12, NAMES_MAX = 6 };

static const struct str specimen = STR(
	"# Specimen\n\n## Resolution adopted by the Human Rights Council on 1 July 2050\n\n"
	"## 99/1 Rooms\n\n*The Human Rights Council,*\n\n1. *Decides* so.\n");

static void write_specimen(int folder, const char *name)
{
	int file = openat(folder, name, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

	if (file < 0)
		return;
	require(write(file, specimen.data, specimen.size) == (ssize_t)specimen.size);
	close(file);
}

static void make(int folder, unsigned char kind, const char *name)
{
	switch (kind % 4) {
	case 0:
		(void)!symlinkat(name, folder, "link.md");
		break;
	case 1:
		mkdirat(folder, name, 0700);
		break;
	default:
		write_specimen(folder, name);
	}
}

/* Names that a file cannot have are left out. */
static void make_files(int folder, struct str names)
{
	for (int i = 0; i < NAMES_MAX && names.size > 1; i++) {
		char name[NAME_MAX + 1];
		unsigned char kind = (unsigned char)names.data[0];
		struct str first = str_from(names, 1);
		size_t end = str_find(first, (struct str){ "", 1 });
		first = str_slice(first, 0, end);
		names = str_from(names, first.size + 2);
		if (first.size > NAME_MAX || memchr(first.data, '/', first.size))
			continue;
		memcpy(name, first.data, first.size);
		name[first.size] = '\0';
		make(folder, kind, name);
	}
}

static void check_library(const char *path)
{
	struct library *library = library_open(path, NULL, NULL);
	struct arena arena = { 0 };
	struct library_entries entries = { 0 };

	require(library);
	while (library_step(library, 100))
		continue;
	require(library_list(library, &arena, &entries, NULL));
	for (size_t i = 0; i < entries.count; i++) {
		int file = library_open_file(library, &entries.items[i], NULL);
		require(file >= 0);
		close(file);
	}
	arena_free(&arena);
	library_close(library);
}

static void show_list(const char *path, struct str keys)
{
	struct app_options options = { .path = path, .read_only = true };
	struct app *app = app_new(&options, headless_rows(), headless_columns());

	while (app_idle(app))
		continue;
	headless_show(app);
	for (size_t i = 0; i < keys.size; i++) {
		app_key(app, keys.data[i] & 0x7f);
		headless_serve(app);
		headless_show(app);
	}
	app_free(app);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char path[HOME_PATH_SIZE];

	if (size < OPTIONS)
		return 0;
	headless_start();
	headless_resize(data[0], data[1]);
	struct str rest = { (const char *)data + OPTIONS, size - OPTIONS };
	struct str keys = str_slice(rest, 0, data[2] % KEYS_MAX);
	home_make_folder("folder");
	int folder = open(home_path(path, "folder"), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	require(folder >= 0);
	make_files(folder, str_from(rest, keys.size));
	close(folder);
	check_library(path);
	show_list(path, keys);
	home_remove("folder");
	return 0;
}
