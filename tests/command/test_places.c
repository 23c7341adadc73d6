#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/str.h"
#include "command/places.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* A folder with documents a to c, and the file of places in a folder that does not exist yet. */
struct home {
	char folder[40], places[80], documents[3][60];
};

static const struct str symbol = STR("A/RES/99/1");

static void open_home(struct home *home)
{
	strcpy(home->folder, "/tmp/unroll-places-XXXXXX");
	assert_non_null(mkdtemp(home->folder));
	snprintf(home->places, sizeof home->places, "%s/state/unroll/places", home->folder);
	for (size_t i = 0; i < COUNT(home->documents); i++) {
		snprintf(home->documents[i], sizeof *home->documents, "%s/%c %%\n\x7F\xFF", home->folder,
		         (char)('a' + i));
		close(open(home->documents[i], O_CREAT | O_WRONLY, 0600));
	}
}

static void empty_folder(const char *folder)
{
	DIR *list = opendir(folder);
	char path[400];

	for (struct dirent *entry; list && (entry = readdir(list)); ) {
		if (entry->d_name[0] == '.' && strspn(entry->d_name, ".") == strlen(entry->d_name))
			continue;
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		if (unlink(path) < 0)
			rmdir(path);
	}
	if (list)
		closedir(list);
}

static void close_home(struct home *home)
{
	char folder[80];

	snprintf(folder, sizeof folder, "%s/state/unroll", home->folder);
	empty_folder(folder);
	*strrchr(folder, '/') = '\0';
	empty_folder(folder);
	empty_folder(home->folder);
	rmdir(home->folder);
}

static bool keep(const struct home *home, size_t document, struct place place)
{
	return places_keep(home->places, home->documents[document], symbol, &place, NULL);
}

static bool has(const struct home *home, size_t document, uint32_t paragraph)
{
	struct place place;

	return places_find(home->places, home->documents[document], symbol, &place)
	    && place.item == paragraph;
}

static void write_places(const struct home *home, struct str content)
{
	FILE *out = fopen(home->places, "w");

	assert_non_null(out);
	fwrite(content.data, 1, content.size, out);
	fclose(out);
}

static struct str read_places(const struct home *home, char *content, size_t size)
{
	FILE *in = fopen(home->places, "r");

	assert_non_null(in);
	struct str text = { content, fread(content, 1, size, in) };
	fclose(in);
	return text;
}

static void a_place_comes_back_whole(void **state)
{
	struct home home;
	struct place kept = { 15, 213, 17, UINT64_MAX, 1718000000 }, found = { 0 };

	(void)state;
	open_home(&home);
	assert_false(has(&home, 0, 15));
	assert_true(keep(&home, 0, kept));
	assert_true(places_find(home.places, home.documents[0], symbol, &found));
	assert_int_equal(found.item, kept.item);
	assert_int_equal(found.at, kept.at);
	assert_int_equal(found.current, kept.current);
	assert_true(found.folds == kept.folds);
	assert_true(found.time == kept.time);
	assert_false(has(&home, 1, 15));
	close_home(&home);
}

static void another_document_of_the_same_name_has_no_place(void **state)
{
	struct home home;
	struct place place = { .item = 3 };

	(void)state;
	open_home(&home);
	assert_true(keep(&home, 0, place));
	assert_false(places_find(home.places, home.documents[0], str_of("A/RES/99/2"), &place));
	assert_false(places_find(home.places, home.documents[0], str_of(""), &place));
	assert_true(places_keep(home.places, home.documents[0], str_of(""), &place, NULL));
	assert_true(places_find(home.places, home.documents[0], str_of(""), &place));
	assert_true(has(&home, 0, 3));
	close_home(&home);
}

static void a_document_is_known_by_its_real_path(void **state)
{
	struct home home;
	char other[120];

	(void)state;
	open_home(&home);
	snprintf(other, sizeof other, "%s/link", home.folder);
	assert_int_equal(symlink(home.documents[0], other), 0);
	assert_true(places_keep(home.places, other, symbol, &(struct place){ .item = 3 }, NULL));
	assert_true(has(&home, 0, 3));
	close_home(&home);
}

static void the_newest_place_stays(void **state)
{
	struct home home;

	(void)state;
	open_home(&home);
	assert_true(keep(&home, 0, (struct place){ .item = 1, .time = 10 }));
	assert_true(keep(&home, 0, (struct place){ .item = 2, .time = 20 }));
	assert_true(has(&home, 0, 2));
	assert_true(keep(&home, 0, (struct place){ .item = 3, .time = 15 }));
	assert_true(has(&home, 0, 2));
	assert_true(keep(&home, 0, (struct place){ .item = 4, .time = 20 }));
	assert_true(has(&home, 0, 4));
	close_home(&home);
}

static int64_t time_of(const struct home *home, size_t document)
{
	struct place place;

	assert_true(places_find(home->places, home->documents[document], symbol, &place));
	return place.time;
}

/* Leaving where one has entered costs no change of the file, unless another came between. */
static void the_first_place_is_not_written_for_its_time(void **state)
{
	const struct place changes[] = {
		{ 2, 1, 1, 1, 30 }, { 2, 2, 1, 1, 40 }, { 2, 2, 2, 1, 50 }, { 2, 2, 2, 2, 60 },
	};
	struct home home;

	(void)state;
	open_home(&home);
	assert_true(keep(&home, 0, (struct place){ 1, 1, 1, 1, 10 }));
	assert_true(keep(&home, 0, (struct place){ 1, 1, 1, 1, 20 }));
	assert_int_equal(time_of(&home, 0), 10);
	for (size_t i = 0; i < COUNT(changes); i++) {
		assert_true(keep(&home, 0, changes[i]));
		assert_int_equal(time_of(&home, 0), changes[i].time);
	}
	assert_true(keep(&home, 1, (struct place){ 2, 2, 2, 2, 70 }));
	assert_true(keep(&home, 0, (struct place){ 2, 2, 2, 2, 80 }));
	assert_int_equal(time_of(&home, 0), 80);
	assert_int_equal(time_of(&home, 1), 70);
	close_home(&home);
}

static void the_newest_place_comes_first(void **state)
{
	static const int64_t times[] = { 20, 10, 30 };
	struct home home;
	char content[800];

	(void)state;
	open_home(&home);
	for (size_t i = 0; i < COUNT(times); i++)
		assert_true(keep(&home, i, (struct place){ .time = times[i] }));
	struct str text = read_places(&home, content, sizeof content);
	size_t newest = str_find(text, str_of("\n30 ")), next = str_find(text, str_of("\n20 "));
	assert_true(newest < next && next < str_find(text, str_of("\n10 ")));
	/* What stands in order stays so, and one of an age between takes its place there. */
	assert_true(places_keep(home.places, home.folder, symbol, &(struct place){ .time = 25 }, NULL));
	text = read_places(&home, content, sizeof content);
	newest = str_find(text, str_of("\n30 ")), next = str_find(text, str_of("\n25 "));
	assert_true(newest < next && next < str_find(text, str_of("\n20 ")));
	assert_true(str_find(text, str_of("\n20 ")) < str_find(text, str_of("\n10 ")));
	close_home(&home);
}

static void the_oldest_of_too_many_are_forgotten(void **state)
{
	static char content[PLACES_LIMIT * 60];
	struct home home;
	size_t size = 0;

	(void)state;
	open_home(&home);
	assert_true(keep(&home, 0, (struct place){ .item = 1, .time = 500 }));
	assert_true(keep(&home, 1, (struct place){ .item = 2, .time = 1 }));
	size = read_places(&home, content, sizeof content).size;
	for (int i = 0; i < PLACES_LIMIT - 2; i++)
		size += (size_t)sprintf(content + size, "%d 1 0 0 0 - /document-%d\n", 100 + i, i);
	write_places(&home, (struct str){ content, size });
	assert_true(has(&home, 1, 2));
	assert_true(keep(&home, 2, (struct place){ .item = 3, .time = 400 }));
	assert_true(has(&home, 0, 1));
	assert_false(has(&home, 1, 2));
	assert_true(has(&home, 2, 3));
	close_home(&home);
}

/* Entries of half a limit: of three only one fits, and what is written is read again. */
static void the_file_is_never_larger_than_what_is_read(void **state)
{
	enum { LIMIT = 1 << 20, HALF = LIMIT / 2 };
	static char content[LIMIT + 100];
	struct home home;

	(void)state;
	open_home(&home);
	assert_true(keep(&home, 0, (struct place){ .item = 1, .time = 1 }));
	size_t size = (size_t)sprintf(content, "unroll places 1\n9 1 0 0 0 - /");
	memset(content + size, 'x', HALF);
	size += HALF;
	size += (size_t)sprintf(content + size, "\n8 1 0 0 0 - /");
	memset(content + size, 'y', LIMIT - 1 - size);
	content[LIMIT - 1] = '\n';
	write_places(&home, (struct str){ content, LIMIT });
	assert_true(keep(&home, 0, (struct place){ .item = 2, .time = 10 }));
	assert_true(has(&home, 0, 2));
	struct str text = read_places(&home, content, sizeof content);
	assert_true(text.size > HALF && text.size < HALF + 300);
	close_home(&home);
}

/* A file that would end at the limit has no room for the NUL behind it. */
static void an_entry_that_fits_by_a_byte_is_kept(void **state)
{
	enum { LIMIT = 1 << 20 };
	static char content[LIMIT + 100];
	struct home home;

	(void)state;
	open_home(&home);
	for (size_t spare = 0; spare < 2; spare++) {
		unlink(home.places);
		assert_true(keep(&home, 0, (struct place){ .item = 1, .time = 9 }));
		size_t own = read_places(&home, content, sizeof content).size;
		size_t size = own + (size_t)sprintf(content + own, "8 1 0 0 0 - /");
		memset(content + size, 'y', LIMIT - size);
		content[LIMIT - 1 - spare] = '\n';
		write_places(&home, (struct str){ content, LIMIT - spare });
		assert_true(keep(&home, 0, (struct place){ .item = 2, .time = 9 }));
		assert_true(has(&home, 0, 2));
		assert_int_equal(read_places(&home, content, sizeof content).size,
		                 spare ? LIMIT - spare : own);
	}
	close_home(&home);
}

/* Files that are not as they should be are written anew. */
static const struct str odd_files[] = {
	STR(""),
	STR("\n"),
	STR("unroll places"),
	STR("something else\n"),
	STR("unroll places 1\n\0\1\2"),
	STR("\x7F" "ELF"),
	STR("unroll places 1\nx 1 0 0 0 - /a\n1 1 0 0 0\n1\n\n1 1 0 0 0 - /a b\n"),
	STR("unroll places 1\n99999999999999999999 1 0 0 0 - /a\n1 4294967296 0 0 0 - /a\n"),
	STR("unroll places 1\n1 1 0 0 10000000000000000 - /a\n-1 1 0 0 0 - /a\n 1 1 0 0 0 - /a\n"),
	STR("unroll places 1\n1 1 x 0 0 - /a\n1 1 0 x 0 - /a\n1 1 0 0 x - /a\n1 1 0 0 0  /a\n1 1 0 0 0 -\n"),
};

static void odd_content_is_ignored_and_written_anew(void **state)
{
	struct home home;
	char content[400];

	(void)state;
	open_home(&home);
	for (size_t i = 0; i < COUNT(odd_files); i++) {
		keep(&home, 0, (struct place){ 0 });
		write_places(&home, odd_files[i]);
		assert_false(has(&home, 0, 0));
		assert_true(keep(&home, 0, (struct place){ .item = 7 }));
		assert_true(has(&home, 0, 7));
		struct str text = read_places(&home, content, sizeof content);
		assert_true(str_starts_with(text, str_of("unroll places 1\n0 7 0 0 0 A/RES/99/1 /tmp/")));
	}
	close_home(&home);
}

static void the_file_is_graphic_ascii(void **state)
{
	struct home home;
	char content[400];

	(void)state;
	open_home(&home);
	assert_true(keep(&home, 0, (struct place){ .item = 7 }));
	struct str text = read_places(&home, content, sizeof content);
	for (size_t i = 0; i < text.size; i++)
		assert_true((text.data[i] >= ' ' && text.data[i] < 0x7F) || text.data[i] == '\n');
	assert_true(str_find(text, str_of("/a%20%25%0A%7F%FF\n")) != SIZE_MAX);
	close_home(&home);
}

/* What may stand before symbol and path: time, item, at, current and folds. */
static const struct {
	const char *numbers;
	bool is_entry;
} entries[] = {
	{ "0 7 0 0 0", true },
	{ "9223372036854775807 4294967295 4294967295 4294967295 ffffffffffffffff", true },
	{ "9223372036854775808 7 0 0 0", false },
	{ "0 4294967296 0 0 0", false },
	{ "0 7 4294967296 0 0", false },
	{ "0 7 0 4294967296 0", false },
	{ "0 7 0 0 10000000000000000", false },
	{ "0 7 0 0 123456789abcdef", true },
	{ "0 7 0 0 g", false },
	{ "0 7 0 0 F", false },
	{ "0 7 0 a 0", false },
	{ " 7 0 0 0", false },
	{ "0 7 0 0 ", false },
	{ "0  0 0 0", false },
	{ "0 7 0 0", false },
	{ "0 7 0 0 0 0", false },
	{ "+0 7 0 0 0", false },
	{ "0 7 0 0 0 - /\x7F\n0 7 0 0 0", false },
	{ "0 7 0 0 0 - /\x01\n0 7 0 0 0", false },
	{ "0 7 0 0 0 - /\xC3\xA9\n0 7 0 0 0", false },
	{ "0 7 0 0 0 - /!~\n0 7 0 0 0", true },
};

static void an_entry_is_five_numbers_in_their_range(void **state)
{
	struct home home;
	struct place place;
	char content[400], changed[600];

	(void)state;
	open_home(&home);
	assert_true(keep(&home, 0, (struct place){ 0 }));
	struct str rest = str_from(read_places(&home, content, sizeof content),
	                           strlen("unroll places 1\n0 0 0 0 0"));
	for (size_t i = 0; i < COUNT(entries); i++) {
		int size = sprintf(changed, "unroll places 1\n%s%.*s", entries[i].numbers,
		                   (int)rest.size, rest.data);
		write_places(&home, (struct str){ changed, (size_t)size });
		bool found = places_find(home.places, home.documents[0], symbol, &place);
		if (found != entries[i].is_entry)
			fail_msg("%s", entries[i].numbers);
	}
	close_home(&home);
}

static void a_place_is_found_between_lines_that_are_none(void **state)
{
	static char content[4096];
	struct home home;

	(void)state;
	open_home(&home);
	keep(&home, 0, (struct place){ .item = 7 });
	struct str text = read_places(&home, content, sizeof content - 100);
	memmove(content + 20, content + 16, text.size - 16);
	memcpy(content + 16, "bad\n", 4);
	write_places(&home, (struct str){ content, text.size + 4 });
	assert_true(has(&home, 0, 7));
	close_home(&home);
}

static void a_file_of_a_later_version_is_left_alone(void **state)
{
	struct home home;
	char content[100];
	struct unroll_error error = { 0 };
	struct str later = STR("unroll places 2\nnobody knows\n");

	(void)state;
	open_home(&home);
	keep(&home, 0, (struct place){ 0 });
	write_places(&home, later);
	assert_false(has(&home, 0, 0));
	assert_false(places_keep(home.places, home.documents[0], symbol, &(struct place){ 0 }, &error));
	assert_string_equal(error.message, "places: kept by another version of unroll, left alone");
	assert_int_equal(error.line, 0);
	assert_true(str_equal(read_places(&home, content, sizeof content), later));
	close_home(&home);
}

static void a_symbolic_link_is_replaced_and_its_target_untouched(void **state)
{
	struct home home;
	struct stat status;

	(void)state;
	open_home(&home);
	keep(&home, 0, (struct place){ .item = 1 });
	unlink(home.places);
	assert_int_equal(symlink(home.documents[2], home.places), 0);
	assert_false(has(&home, 0, 1));
	assert_true(keep(&home, 0, (struct place){ .item = 2 }));
	assert_int_equal(lstat(home.places, &status), 0);
	assert_true(S_ISREG(status.st_mode));
	assert_int_equal(status.st_mode & 0777, 0600);
	assert_int_equal(stat(home.documents[2], &status), 0);
	assert_int_equal(status.st_size, 0);
	close_home(&home);
}

/* What stands in the way: a link where the new file or the lock would be made. */
static void links_in_the_way_are_not_followed(void **state)
{
	static const char *const endings[] = { "new", "lock" };
	struct home home;
	struct stat status;
	char path[100];

	(void)state;
	for (size_t i = 0; i < COUNT(endings); i++) {
		open_home(&home);
		keep(&home, 0, (struct place){ .item = 1 });
		snprintf(path, sizeof path, "%s.%s", home.places, endings[i]);
		unlink(path);
		assert_int_equal(symlink(home.documents[2], path), 0);
		keep(&home, 0, (struct place){ .item = 2 });
		assert_int_equal(stat(home.documents[2], &status), 0);
		assert_int_equal(status.st_size, 0);
		close_home(&home);
	}
}

static const struct {
	mode_t mode;
	off_t size;
} unsafe_files[] = {
	{ 0666, 0 }, { 0620, 0 }, { 0600, 1 << 30 },
};

static void a_file_that_others_may_write_or_that_is_huge_is_ignored(void **state)
{
	struct home home;
	struct stat status;

	(void)state;
	for (size_t i = 0; i < COUNT(unsafe_files); i++) {
		open_home(&home);
		keep(&home, 0, (struct place){ .item = 1 });
		chmod(home.places, unsafe_files[i].mode);
		if (unsafe_files[i].size)
			assert_int_equal(truncate(home.places, unsafe_files[i].size), 0);
		assert_false(has(&home, 0, 1));
		assert_true(keep(&home, 1, (struct place){ .item = 2 }));
		assert_true(has(&home, 1, 2));
		assert_int_equal(stat(home.places, &status), 0);
		assert_int_equal(status.st_mode & 0777, 0600);
		close_home(&home);
	}
}

static void a_file_of_somebody_else_is_told_and_left_alone(void **state)
{
	const uid_t somebody = 65534;
	struct home home;
	struct stat before, after;
	struct unroll_error error;

	(void)state;
	/* Only root can give a file away. */
	if (geteuid() != 0)
		skip();
	open_home(&home);
	keep(&home, 0, (struct place){ .item = 1 });
	assert_int_equal(chown(home.places, somebody, (gid_t)-1), 0);
	assert_int_equal(stat(home.places, &before), 0);
	assert_false(has(&home, 0, 1));
	assert_false(places_keep(home.places, home.documents[0], symbol, &(struct place){ 0 }, &error));
	assert_non_null(strstr(error.message, "Operation not permitted"));
	assert_int_equal(stat(home.places, &after), 0);
	assert_int_equal(after.st_ino, before.st_ino);
	assert_int_equal(after.st_uid, somebody);
	assert_int_equal(after.st_size, before.st_size);
	close_home(&home);
}

static void a_folder_or_fifo_in_its_place_is_told(void **state)
{
	struct home home;
	struct unroll_error error;

	(void)state;
	open_home(&home);
	keep(&home, 0, (struct place){ .item = 1 });
	unlink(home.places);
	mkdir(home.places, 0700);
	error.message[0] = '\0';
	assert_false(places_keep(home.places, home.documents[0], symbol, &(struct place){ 0 }, &error));
	assert_non_null(strstr(error.message, "Is a directory"));
	rmdir(home.places);
	assert_int_equal(mkfifo(home.places, 0600), 0);
	assert_false(has(&home, 0, 0));
	assert_false(keep(&home, 0, (struct place){ .item = 1 }));
	close_home(&home);
}

static void a_folder_that_others_may_write_is_refused(void **state)
{
	struct home home;
	struct unroll_error error;
	char folder[80];

	(void)state;
	open_home(&home);
	keep(&home, 0, (struct place){ .item = 1 });
	snprintf(folder, sizeof folder, "%s/state/unroll", home.folder);
	chmod(folder, 0777);
	assert_false(has(&home, 0, 1));
	assert_false(places_keep(home.places, home.documents[0], symbol, &(struct place){ 0 }, &error));
	assert_non_null(strstr(error.message, "its folder is not the user's own"));
	close_home(&home);
}

static void a_path_that_leads_nowhere_is_told(void **state)
{
	static const char *const paths[] = { "", "places", "/", "/places", "/dev/null/unroll/places" };
	struct home home;
	struct unroll_error error;

	(void)state;
	open_home(&home);
	for (size_t i = 0; i < COUNT(paths); i++) {
		error.message[0] = '\0';
		assert_false(places_keep(paths[i], home.documents[0], symbol, &(struct place){ 0 }, &error));
		assert_true(error.message[0] != '\0');
		assert_false(places_find(paths[i], home.documents[0], symbol, &(struct place){ 0 }));
	}
	assert_false(places_keep(home.places, "/absent", symbol, &(struct place){ 0 }, &error));
	assert_string_equal(error.message, "/absent: No such file or directory");
	assert_int_equal(error.line, 0);
	assert_false(places_find(home.places, "/absent", symbol, &(struct place){ 0 }));
	close_home(&home);
}

static int lowest_free_descriptor(void)
{
	int fd = dup(STDOUT_FILENO);

	assert_true(fd >= 0);
	close(fd);
	return fd;
}

/* Whether it goes well or not, nothing stays open, and nothing is closed that others use. */
static void no_file_is_left_open_nor_closed_for_others(void **state)
{
	struct home home;
	struct place place = { .item = 3 };

	(void)state;
	open_home(&home);
	assert_true(keep(&home, 0, place));
	int input = dup(STDIN_FILENO), null = open("/dev/null", O_RDONLY);
	assert_int_equal(dup2(null, STDIN_FILENO), STDIN_FILENO);
	close(null);
	int lowest = lowest_free_descriptor();
	assert_true(has(&home, 0, 3));
	assert_false(has(&home, 1, 3));
	assert_false(places_find(home.places, "/absent", symbol, &place));
	assert_false(places_find("/absent/places", home.documents[0], symbol, &place));
	assert_false(places_keep(home.places, "/absent", symbol, &place, NULL));
	assert_true(keep(&home, 0, place));
	assert_int_equal(lowest_free_descriptor(), lowest);
	assert_true(fcntl(STDIN_FILENO, F_GETFD) >= 0);
	if (input >= 0) {
		dup2(input, STDIN_FILENO);
		close(input);
	}
	close_home(&home);
}

/* Each byte of it takes three in the file, and it is more than the first piece of memory holds. */
static void a_long_symbol_is_kept_whole(void **state)
{
	enum { LONG = 100000 };
	static char bytes[LONG];
	struct home home;
	struct place place = { .item = 4 };

	(void)state;
	open_home(&home);
	memset(bytes, '\xFF', LONG);
	struct str long_symbol = { bytes, LONG };
	assert_true(places_keep(home.places, home.documents[0], long_symbol, &place, NULL));
	place.item = 0;
	assert_true(places_find(home.places, home.documents[0], long_symbol, &place));
	assert_int_equal(place.item, 4);
	bytes[LONG - 1] = 'x';
	assert_false(places_find(home.places, home.documents[0], long_symbol, &place));
	close_home(&home);
}

static void a_path_that_is_too_long_is_told(void **state)
{
	static char path[6000];
	struct home home;
	struct unroll_error error;
	struct place place = { 0 };

	(void)state;
	open_home(&home);
	memset(path, '/', sizeof path - 1);
	path[sizeof path - 2] = 'p';
	assert_false(places_keep(path, home.documents[0], symbol, &place, &error));
	assert_int_equal(error.kind, UNROLL_ERROR_SYSTEM);
	assert_false(places_find(path, home.documents[0], symbol, &place));
	close_home(&home);
}

/* Somebody who has the lock and does not give it back must not keep a reader from leaving. */
static void a_lock_that_is_never_given_back_is_told(void **state)
{
	struct home home;
	struct unroll_error error = { 0 };
	char path[100];

	(void)state;
	open_home(&home);
	assert_true(keep(&home, 0, (struct place){ 0 }));
	snprintf(path, sizeof path, "%s.lock", home.places);
	int lock = open(path, O_RDWR | O_CLOEXEC);
	assert_int_equal(flock(lock, LOCK_EX), 0);
	assert_false(places_keep(home.places, home.documents[0], symbol, &(struct place){ 0 }, &error));
	assert_non_null(strstr(error.message, "busy"));
	close(lock);
	assert_true(keep(&home, 0, (struct place){ 0 }));
	close_home(&home);
}

/* Run in a process of its own, as what it does to itself cannot be undone. */
static int in_child(int (*run)(const struct home *), const struct home *home)
{
	int status = -1;
	pid_t child = fork();

	if (child == 0)
		_exit(run(home));
	waitpid(child, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int keep_on_a_full_disk(const struct home *home)
{
	struct unroll_error error = { 0 };

	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &(struct rlimit){ 60, 60 });
	bool done = places_keep(home->places, home->documents[0], symbol,
	                        &(struct place){ .item = 2, .time = 1 }, &error);
	return !done && strstr(error.message, "File too large") ? 0 : 1;
}

static void a_full_disk_is_told_and_loses_nothing(void **state)
{
	struct home home;
	char path[100];

	(void)state;
	open_home(&home);
	assert_true(keep(&home, 0, (struct place){ .item = 1 }));
	assert_int_equal(in_child(keep_on_a_full_disk, &home), 0);
	assert_true(has(&home, 0, 1));
	snprintf(path, sizeof path, "%s.new", home.places);
	assert_int_equal(access(path, F_OK), -1);
	close_home(&home);
}

enum { NOBODY = 65534 };

static int keep_read_only(const struct home *home)
{
	struct unroll_error error = { 0 };

	if (geteuid() == 0 && setuid(NOBODY) < 0)
		return 77;
	bool done = places_keep(home->places, home->documents[0], symbol, &(struct place){ 0 }, &error);
	return !done && strstr(error.message, "Permission denied") ? 0 : 1;
}

static void a_folder_that_cannot_be_written_is_told(void **state)
{
	struct home home;
	char folder[80];

	(void)state;
	open_home(&home);
	assert_true(keep(&home, 0, (struct place){ .item = 1 }));
	snprintf(folder, sizeof folder, "%s/state/unroll", home.folder);
	chmod(home.folder, 0755);
	*strrchr(folder, '/') = '\0';
	chmod(folder, 0755);
	strcat(folder, "/unroll");
	chmod(folder, 0500);
	if (geteuid() == 0)
		assert_int_equal(chown(folder, NOBODY, NOBODY), 0);
	assert_int_equal(in_child(keep_read_only, &home), 0);
	chmod(folder, 0700);
	close_home(&home);
}

/* A machine that is busy may keep the lock away for longer than one try waits. */
static bool keep_in_time(const struct home *home, size_t document, struct place place)
{
	for (int i = 0; i < 50; i++)
		if (keep(home, document, place))
			return true;
	return false;
}

static int keep_many(const struct home *home, size_t document)
{
	int lost = 0;

	for (uint32_t i = 1; i <= 200; i++) {
		lost += !keep_in_time(home, document, (struct place){ .item = i, .time = i });
		lost += !has(home, document, i);
	}
	return lost;
}

static int keep_the_first(const struct home *home)
{
	return keep_many(home, 0);
}

static void two_programs_lose_nothing_of_each_other(void **state)
{
	struct home home;
	int status;

	(void)state;
	open_home(&home);
	pid_t child = fork();
	if (child == 0)
		_exit(keep_many(&home, 1) != 0);
	assert_int_equal(in_child(keep_the_first, &home), 0);
	waitpid(child, &status, 0);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	assert_true(has(&home, 0, 200));
	assert_true(has(&home, 1, 200));
	close_home(&home);
}

/*
 * Programs are killed in the middle of keeping, at a random moment; what they
 * kept before and what others kept must be there. UNROLL_KILLS says how often.
 */
static void a_killed_program_never_tears_the_file(void **state)
{
	const char *wanted = getenv("UNROLL_KILLS");
	int kills = wanted ? atoi(wanted) : 100;
	struct home home;

	(void)state;
	open_home(&home);
	assert_true(keep(&home, 0, (struct place){ .item = 1 }));
	assert_true(keep(&home, 1, (struct place){ .item = 1, .time = 1 }));
	srandom(1);
	for (int i = 0; i < kills; i++) {
		struct place place = { .time = 1 };
		pid_t child = fork();
		if (child == 0)
			for (uint32_t j = 1; ; j++)
				keep(&home, 1, (struct place){ .item = 1, .at = j, .time = j });
		nanosleep(&(struct timespec){ .tv_nsec = random() % 4000000 }, NULL);
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
		assert_true(has(&home, 0, 1));
		assert_true(places_find(home.places, home.documents[1], symbol, &place));
		assert_true(place.item == 1 && place.time == (place.at ? (int64_t)place.at : 1));
	}
	assert_true(keep(&home, 2, (struct place){ .item = 9 }));
	assert_true(has(&home, 2, 9));
	close_home(&home);
}

static void the_file_stands_where_the_folders_say(void **state)
{
	(void)state;
	setenv("HOME", "/h", 1);
	setenv("XDG_STATE_HOME", "/s", 1);
	char *path = places_default_path();
	assert_string_equal(path, "/s/unroll/places");
	free(path);
	setenv("XDG_STATE_HOME", "relative", 1);
	path = places_default_path();
	assert_string_equal(path, "/h/.local/state/unroll/places");
	free(path);
	unsetenv("XDG_STATE_HOME");
	path = places_default_path();
	assert_string_equal(path, "/h/.local/state/unroll/places");
	free(path);
	setenv("HOME", "relative", 1);
	assert_null(places_default_path());
	unsetenv("HOME");
	assert_null(places_default_path());
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_place_comes_back_whole),
		cmocka_unit_test(another_document_of_the_same_name_has_no_place),
		cmocka_unit_test(a_document_is_known_by_its_real_path),
		cmocka_unit_test(the_newest_place_stays),
		cmocka_unit_test(the_first_place_is_not_written_for_its_time),
		cmocka_unit_test(the_newest_place_comes_first),
		cmocka_unit_test(the_oldest_of_too_many_are_forgotten),
		cmocka_unit_test(the_file_is_never_larger_than_what_is_read),
		cmocka_unit_test(an_entry_that_fits_by_a_byte_is_kept),
		cmocka_unit_test(odd_content_is_ignored_and_written_anew),
		cmocka_unit_test(the_file_is_graphic_ascii),
		cmocka_unit_test(an_entry_is_five_numbers_in_their_range),
		cmocka_unit_test(a_place_is_found_between_lines_that_are_none),
		cmocka_unit_test(a_file_of_a_later_version_is_left_alone),
		cmocka_unit_test(a_symbolic_link_is_replaced_and_its_target_untouched),
		cmocka_unit_test(links_in_the_way_are_not_followed),
		cmocka_unit_test(a_file_that_others_may_write_or_that_is_huge_is_ignored),
		cmocka_unit_test(a_file_of_somebody_else_is_told_and_left_alone),
		cmocka_unit_test(a_folder_or_fifo_in_its_place_is_told),
		cmocka_unit_test(a_folder_that_others_may_write_is_refused),
		cmocka_unit_test(a_path_that_leads_nowhere_is_told),
		cmocka_unit_test(no_file_is_left_open_nor_closed_for_others),
		cmocka_unit_test(a_long_symbol_is_kept_whole),
		cmocka_unit_test(a_path_that_is_too_long_is_told),
		cmocka_unit_test(a_lock_that_is_never_given_back_is_told),
		cmocka_unit_test(a_full_disk_is_told_and_loses_nothing),
		cmocka_unit_test(a_folder_that_cannot_be_written_is_told),
		cmocka_unit_test(two_programs_lose_nothing_of_each_other),
		cmocka_unit_test(a_killed_program_never_tears_the_file),
		cmocka_unit_test(the_file_stands_where_the_folders_say),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
