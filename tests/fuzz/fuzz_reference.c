/*
 * No reference and no name opens anything outside a library, which is full of
 * traps; only the symbol of the one document in it is found.
 */
#include "fuzz.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "library/library.h"
#include "library/likeness.h"

static const struct str symbol = STR("A/HRC/RES/99/1");

static const char specimen[] =
	"SPECIMEN - not a document of the United Nations\n\n"
	"## Human Rights Council\n\n"
	"## Resolution adopted by the Human Rights Council on 1 July 2050\n\n"
	"### 99/1 Reading rooms\n\n*The Human Rights Council,*\n\n"
	"1. *Decides* to keep reading rooms open.\n";

/* Paths in the folder of the run, in the order in which they can be taken away. */
static const char *const paths[] = {
	"library/real.md", "library/out.md", "library/loop.md", "library/zero.md", "library/fifo.md",
	"library/folder.md", "library", "secret.md",
};

static char home[40];
static struct library *library;

static const char *path_of(const char *name)
{
	static char path[100];

	snprintf(path, sizeof path, "%s/%s", home, name);
	return path;
}

static void write_file(const char *name)
{
	FILE *out = fopen(path_of(name), "w");

	require(out && fputs(specimen, out) >= 0);
	fclose(out);
}

static void remove_home(void)
{
	library_close(library);
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		remove(path_of(paths[i]));
	rmdir(home);
}

static void make_home(void)
{
	strcpy(home, "/tmp/unroll-fuzz-XXXXXX");
	require(mkdtemp(home));
	require(mkdir(path_of("library"), 0700) == 0);
	write_file("secret.md");
	write_file("library/real.md");
	require(symlink("../secret.md", path_of("library/out.md")) == 0);
	require(symlink("loop.md", path_of("library/loop.md")) == 0);
	require(symlink("/dev/zero", path_of("library/zero.md")) == 0);
	require(mkfifo(path_of("library/fifo.md"), 0600) == 0);
	require(mkdir(path_of("library/folder.md"), 0700) == 0);
	library = library_open(path_of("library"), NULL, NULL);
	require(library);
	while (library_step(library, 1000))
		;
	require(library_count(library) == 1);
	atexit(remove_home);
}

/* The only file that a name may open. */
static void check_open(int fd)
{
	char link[40], target[200] = "";

	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	require(readlink(link, target, sizeof target - 1) > 0);
	require(strcmp(target, path_of("library/real.md")) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };
	struct library_entry forged = { .name = text };

	if (!library)
		make_home();
	bool found = library_find(library, text, UNROLL_ENGLISH) != NULL;
	require(found == str_equal_ignoring_case(text, symbol));
	require(likeness((struct str)STR("A_HRC_RES_99_1"), text) <= 11);
	likeness(text, symbol);
	int fd = library_open_file(library, &forged, NULL);
	if (fd >= 0) {
		check_open(fd);
		close(fd);
	}
	return 0;
}
