/* Whatever stands in the file of places, keeping and finding a place works afterwards. */
#include "fuzz.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/str.h"
#include "command/places.h"

/* A folder for the run, which remove_folder() takes away at its end. */
static char folder[40], places[80], document[80];

static void remove_folder(void)
{
	static const char *const endings[] = { "places", "places.lock", "places.new", "document" };
	char path[100];

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, endings[i]);
		unlink(path);
	}
	rmdir(folder);
}

static void make_folder(void)
{
	/* In memory if there is such a place: every run waits for the disk otherwise. */
	strcpy(folder, "/dev/shm/unroll-fuzz-XXXXXX");
	if (!mkdtemp(folder))
		strcpy(folder, "/tmp/unroll-fuzz-XXXXXX");
	require(access(folder, W_OK) == 0 || mkdtemp(folder));
	snprintf(places, sizeof places, "%s/places", folder);
	snprintf(document, sizeof document, "%s/document", folder);
	close(open(document, O_CREAT | O_WRONLY | O_CLOEXEC, 0600));
	atexit(remove_folder);
}

static void write_places(struct str content)
{
	int fd = open(places, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0600);

	require(fd >= 0 && descriptor_write(fd, content));
	close(fd);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct str symbol = STR("A/RES/99/1"), later = STR("unroll places ");
	struct place kept = { .item = 15, .at = 3, .folds = 5, .time = INT64_MAX }, found = { 0 };
	struct str content = { (const char *)data, size };

	if (!folder[0])
		make_folder();
	write_places(content);
	places_find(places, document, symbol, &found);
	if (places_keep(places, document, symbol, &kept, NULL)) {
		require(places_find(places, document, symbol, &found));
		require(found.time == kept.time);
	} else {
		require(str_starts_with(content, later));
	}
	return 0;
}
