/*
 * No reference and no name opens anything outside a library, though it is full of
 * traps, nor does a path; only the symbol of the one document in it is found. Each
 * line of the input is a reference.
 */
#include "fuzz.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "home.h"
#include "library/library.h"
#include "library/likeness.h"

static const struct str symbol = STR("A/HRC/RES/99/1");

static const struct str specimen = STR(
	"SPECIMEN - not a document of the United Nations\n\n"
	"## Human Rights Council\n\n"
	"## Resolution adopted by the Human Rights Council on 1 July 2050\n\n"
	"### 99/1 Reading rooms\n\n*The Human Rights Council,*\n\n"
	"1. *Decides* to keep reading rooms open.\n");

/* What a name may open, of the folder and of the one in it that only a path leads to. */
static const char *const allowed[] = { "library/real.md", "library/folder.md/inner.md" };

static struct library *library;
static char folder[HOME_PATH_SIZE];

static void close_library(void)
{
	library_close(library);
}

static void make_link(const char *name, const char *target)
{
	char path[HOME_PATH_SIZE];

	require(symlink(target, home_path(path, name)) == 0);
}

static void make_library(void)
{
	char path[HOME_PATH_SIZE];

	home_make_folder("library");
	home_make_folder("library/folder.md");
	home_write("secret.md", specimen);
	home_write("library/real.md", specimen);
	home_write("library/folder.md/inner.md", specimen);
	make_link("library/out.md", "../secret.md");
	make_link("library/up", "..");
	make_link("library/root", "/");
	make_link("library/loop.md", "loop.md");
	make_link("library/zero.md", "/dev/zero");
	make_link("library/self", "/proc/self/root");
	require(mkfifo(home_path(path, "library/fifo.md"), 0600) == 0);
	library = library_open(home_path(folder, "library"), NULL, NULL);
	require(library);
	while (library_step(library, 1000))
		continue;
	require(library_count(library) == 1);
	atexit(close_library);
}

static bool is_allowed(const char *target, size_t count)
{
	char path[HOME_PATH_SIZE];

	for (size_t i = 0; i < count; i++)
		if (strcmp(target, home_path(path, allowed[i])) == 0)
			return true;
	return false;
}

/* Open an entry that a damaged or hostile source names: one of the first files, or nothing. */
static void check_entry(const struct library_entry *entry, size_t allowed_count)
{
	char link[40], target[HOME_PATH_SIZE] = "";
	int fd = library_open_file(library, entry, NULL);

	if (fd < 0)
		return;
	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	require(readlink(link, target, sizeof target - 1) > 0);
	require(is_allowed(target, allowed_count));
	close(fd);
}

static void check(struct str text)
{
	bool found = library_find(library, text, UNROLL_ENGLISH, 0) != NULL;

	require(found == str_equal_ignoring_case(text, symbol));
	require(likeness((struct str)STR("A_HRC_RES_99_1"), text) <= 11);
	likeness(text, symbol);
	check_entry(&(struct library_entry){ .name = text }, 1);
	check_entry(&(struct library_entry){ .folder = str_of(folder), .name = text, .file = 1 }, 2);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str rest = { (const char *)data, size };

	if (!library)
		make_library();
	while (!str_is_empty(rest)) {
		struct str line = str_slice(rest, 0, str_find(rest, (struct str)STR("\n")));
		check(line);
		rest = str_from(rest, line.size + 1);
	}
	return 0;
}
