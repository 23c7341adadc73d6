#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <unistr.h>

#include "base/str.h"
#include "faults/faults.h"
#include "format/source.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define BYTES(literal) { literal, sizeof(literal) - 1 }
#define R "\uFFFD"

static void assert_text(struct str text, struct str expected, size_t number)
{
	if (!str_equal(text, expected))
		fail_msg("case %zu gives \"%.*s\"", number, (int)text.size, text.data);
}

/* The same bytes with nothing behind them; the caller frees them. */
static struct str alone(struct str bytes)
{
	char *copy = malloc(bytes.size ? bytes.size : 1);

	assert_non_null(copy);
	memcpy(copy, bytes.data, bytes.size);
	return (struct str){ copy, bytes.size };
}

static void bytes_become_text(void **state)
{
	static const struct {
		struct str bytes, text;
		size_t replaced, first_replaced;
	} cases[] = {
		{ BYTES(""), BYTES(""), 0, 0 },
		{ BYTES("\n"), BYTES("\n"), 0, 0 },
		{ BYTES("é 中 \U0001F600 \u200B"), BYTES("é 中 \U0001F600 \u200B"), 0, 0 },
		/* line ends */
		{ BYTES("a\r\nb\rc\r\r\nd"), BYTES("a\nb\nc\n\nd"), 0, 0 },
		{ BYTES("a\vb\xC2\x85" "c\u2028d\u2029e"), BYTES("a\nb\nc\nd\n\ne"), 0, 0 },
		{ BYTES("a\fb"), BYTES("a\fb"), 0, 0 },
		/* byte order marks */
		{ BYTES("\uFEFF"), BYTES(""), 0, 0 },
		{ BYTES("\uFEFFa\uFEFF\uFEFFb"), BYTES("ab"), 0, 0 },
		/* what is not well-formed: as the Unicode Standard recommends */
		{ BYTES("a\nb\0c"), BYTES("a\nb" R "c"), 1, 2 },
		{ BYTES("\x9B\x9D\x90"), BYTES(R R R), 3, 1 },
		{ BYTES("\xC0\x80"), BYTES(R R), 2, 1 },
		{ BYTES("\xC1\x9B"), BYTES(R R), 2, 1 },
		{ BYTES("\xE0\x80\x80"), BYTES(R R R), 3, 1 },
		{ BYTES("\xED\xA0\x80"), BYTES(R R R), 3, 1 },
		{ BYTES("\xF0\x80\x80\x80"), BYTES(R R R R), 4, 1 },
		{ BYTES("\xF4\x90\x80\x80"), BYTES(R R R R), 4, 1 },
		{ BYTES("\xF5\x80\x80\x80"), BYTES(R R R R), 4, 1 },
		{ BYTES("\xFE\x41\xFF"), BYTES(R "A" R), 2, 1 },
		{ BYTES("\xE2\x80" "A\xF0\x9F\x98"), BYTES(R "A" R), 2, 1 },
		{ BYTES("\xE2\x80"), BYTES(R), 1, 1 },
		{ BYTES("caf\xE9\n\xE9t\xE9"), BYTES("caf" R "\n" R "t" R), 3, 1 },
		{ BYTES("\r\r\u2029\xE9"), BYTES("\n\n\n\n" R), 1, 5 },
		{ BYTES("\u0800\u0FFF\u1000\uD7FF\uE000\uFFFD\U00010000\U0010FFFF"),
		  BYTES("\u0800\u0FFF\u1000\uD7FF\uE000\uFFFD\U00010000\U0010FFFF"), 0, 0 },
		{ BYTES("\xC3(\xE2\x89(\xC3"), BYTES(R "(" R "(" R), 3, 1 },
		{ BYTES("‘a’ ≤ b\xC3"), BYTES("‘a’ ≤ b" R), 1, 1 },
		/* controls that are no line ends are for the gate */
		{ BYTES("\x1B[31m\x07\x08\x7F"), BYTES("\x1B[31m\x07\x08\x7F"), 0, 0 },
		/* UTF-16 */
		{ BYTES("\xFF\xFE" "A\0\x2D\x4E"), BYTES("A中"), 0, 0 },
		{ BYTES("\xFE\xFF\0A\x4E\x2D"), BYTES("A中"), 0, 0 },
		{ BYTES("\xFF\xFE" "A\0B"), BYTES("A" R), 0, 0 },
		{ BYTES("\xFF\xFE\x3D\xD8\0\xDE"), BYTES("\U0001F600"), 0, 0 },
		{ BYTES("\xFF\xFE\x3D\xD8" "A\0"), BYTES(R "A"), 0, 0 },
		{ BYTES("\xFF\xFE\0\xDE" "A\0\r\0\n\0"), BYTES(R "A\n"), 0, 0 },
		{ BYTES("A\0 \0B\0\n\0"), BYTES("A B\n"), 0, 0 },
		{ BYTES("\0A\0 \0B\0\n"), BYTES("A B\n"), 0, 0 },
		{ BYTES("\x2D\x4E\xFD\x56 \0" "7\0\n\0"), BYTES("中国 7\n"), 0, 0 },
		{ BYTES("\x2D\x4E \0 \0\xFD\x56"), BYTES("中  国"), 0, 0 },
		{ BYTES("~\0~\0"), BYTES("~~"), 0, 0 },
		{ BYTES("a\0a\0a\0a\0a\0a\0a\0a\0a\0\0a"), BYTES("aaaaaaaaa\u6100"), 0, 0 },
		{ BYTES("\0a\0a\0a\0a\0a\0a\0a\0a\0aa\0"), BYTES("aaaaaaaaa\u6100"), 0, 0 },
		/* UTF-16 of neither byte order */
		{ BYTES("a\0"), BYTES("a" R), 1, 1 },
		{ BYTES("\0a"), BYTES(R "a"), 1, 1 },
		{ BYTES("\x7F\0\x7F\0"), BYTES("\x7F" R "\x7F" R), 2, 1 },
		{ BYTES("a\0a\0a\0a\0a\0a\0a\0a\0\0a"),
		  BYTES("a" R "a" R "a" R "a" R "a" R "a" R "a" R "a" R R "a"), 9, 1 },
		{ BYTES("\0a\0a\0a\0a\0a\0a\0a\0aa\0"),
		  BYTES(R "a" R "a" R "a" R "a" R "a" R "a" R "a" R "aa" R), 9, 1 },
		{ BYTES("\0\0\x7F\0\x1F\0"), BYTES(R R "\x7F" R "\x1F" R), 4, 1 },
		{ BYTES("a\0b\0\0c\0d"), BYTES("a" R "b" R R "c" R "d"), 4, 1 },
		{ BYTES("\0a\0b\0cd\0"), BYTES(R "a" R "b" R "cd" R), 4, 1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = { 0 };
		struct source source;
		struct str bytes = alone(cases[i].bytes);
		assert_true(source_decode(&arena, bytes, "x", NULL, &source, NULL));
		assert_text(source.text, cases[i].text, i);
		assert_int_equal(source.replaced, cases[i].replaced);
		assert_int_equal(source.first_replaced, cases[i].first_replaced);
		free((void *)(uintptr_t)bytes.data);
		arena_free(&arena);
	}
}

/* Every row of these bytes, which stand at the borders of table 3-7 of the Unicode Standard. */
static void what_is_text_stays_and_what_is_none_is_told(void **state)
{
	static const unsigned char borders[] = {
		0x41, 0x7F, 0x80, 0x85, 0x8F, 0x90, 0x9F, 0xA0, 0xA8, 0xBF, 0xC0, 0xC1, 0xC2, 0xC3,
		0xDF, 0xE0, 0xE1, 0xE2, 0xE3, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF,
	};
	struct arena arena = { 0 };

	(void)state;
	for (uint32_t row = 0; row < COUNT(borders) * COUNT(borders) * COUNT(borders); row++) {
		char bytes[] = { (char)borders[row % COUNT(borders)],
		                 (char)borders[row / COUNT(borders) % COUNT(borders)],
		                 (char)borders[row / COUNT(borders) / COUNT(borders)], '\x80', 'z' };
		struct str text = { bytes, sizeof bytes };
		struct source source;
		bool is_text = !u8_check((const uint8_t *)bytes, sizeof bytes);
		if (memcmp(bytes, "\xFF\xFE", 2) == 0)        /* UTF-16 */
			continue;
		assert_true(source_decode(&arena, text, "x", NULL, &source, NULL));
		if (is_text != (source.replaced == 0))
			fail_msg("row %u", row);
		assert_null(u8_check((const uint8_t *)source.text.data, source.text.size));
		arena_free(&arena);
	}
}

/* More than the first pieces of memory hold. */
static void a_large_text_is_cleaned(void **state)
{
	enum { SIZE = 1 << 20 };
	struct arena arena = { 0 };
	struct source source;
	char *bytes = malloc(SIZE);

	(void)state;
	assert_non_null(bytes);
	memset(bytes, 'a', SIZE);
	bytes[SIZE / 2] = '\xFF';
	assert_true(source_decode(&arena, (struct str){ bytes, SIZE }, "x", NULL, &source, NULL));
	assert_int_equal(source.text.size, SIZE + 2);
	assert_memory_equal(source.text.data, bytes, SIZE / 2);
	assert_memory_equal(source.text.data + SIZE / 2 + 3, bytes, SIZE / 2 - 1);
	arena_free(&arena);
	free(bytes);
}

static void encodings_are_named(void **state)
{
	static const struct { const char *encoding; struct str bytes, text; } cases[] = {
		{ "utf-8", BYTES("\xC3\xA9"), BYTES("é") },
		{ "UTF-8", BYTES("\xFF\xFE"), BYTES(R R) },
		{ "utf-16le", BYTES("\x2D\x4E"), BYTES("中") },
		{ "utf-16be", BYTES("\x4E\x2D"), BYTES("中") },
		{ "windows-1251", BYTES("\xC0\xE0\r\n"), BYTES("Аа\n") },
		{ "windows-1251", BYTES(""), BYTES("") },
		{ "windows-1252", BYTES("\x93\xE9\x94\x81z"), BYTES("“é”" R "z") },
		{ "windows-1256", BYTES("\xC7\xE1"), BYTES("ال") },
		{ "iso-8859-1", BYTES("\xE9"), BYTES("é") },
		{ "ISO-8859-5", BYTES("\xB0"), BYTES("А") },
		{ "iso-8859-6", BYTES("\xC7"), BYTES("ا") },
		{ "koi8-r", BYTES("\xC1"), BYTES("а") },
		{ "gb18030", BYTES("\xD6\xD0\xFFz"), BYTES("中" R "z") },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena arena = { 0 };
		struct source source;
		struct source_options options = { .encoding = cases[i].encoding };
		assert_true(source_decode(&arena, cases[i].bytes, "x", &options, &source, NULL));
		assert_text(source.text, cases[i].text, i);
		arena_free(&arena);
	}
}

static void an_unknown_encoding_names_those_that_there_are(void **state)
{
	struct arena arena = { 0 };
	struct source source;
	struct unroll_error error = { 0 };
	struct source_options options = { .encoding = "iso-2022-cn-ext" };

	(void)state;
	assert_false(source_decode(&arena, (struct str)STR("x"), "x", &options, &source, &error));
	assert_int_equal(error.kind, UNROLL_ERROR_USAGE);
	assert_string_equal(error.message,
		"no encoding 'iso-2022-cn-ext'; there are utf-8, utf-16le, utf-16be, windows-1251, "
		"windows-1252, windows-1256, iso-8859-1, iso-8859-5, iso-8859-6, koi8-r, gb18030");
	assert_int_equal(error.line, 0);
	arena_free(&arena);
}

static void a_system_may_not_know_an_encoding(void **state)
{
	struct arena arena = { 0 };
	struct source source;
	struct source_options options = { .encoding = "koi8-r" };
	struct unroll_error error = { 0 };

	(void)state;
	fault_set((struct fault){ .call = FAULTY_ICONV_OPEN, .error = EINVAL });
	assert_false(source_decode(&arena, (struct str)STR("x"), "x.txt", &options, &source, &error));
	assert_true(fault_end());
	assert_string_equal(error.message, "x.txt: koi8-r: Invalid argument");
	assert_int_equal(error.line, 0);
	arena_free(&arena);
}

static void text_is_used_where_it_is(void **state)
{
	struct arena arena = { 0 };
	struct source source;
	struct str bytes = STR("Réaffirme « la Charte »…\n");

	(void)state;
	assert_true(source_decode(&arena, bytes, "x", NULL, &source, NULL));
	assert_ptr_equal(source.text.data, bytes.data);
	assert_null(arena.blocks);
}

/* ---- files ---- */

struct folder {
	char path[64];
	char file[80];
};

static struct folder folder_with(const char *name)
{
	struct folder folder = { .path = "/tmp/unroll-test-XXXXXX" };

	assert_non_null(mkdtemp(folder.path));
	snprintf(folder.file, sizeof folder.file, "%s/%s", folder.path, name);
	return folder;
}

static void remove_folder(const struct folder *folder)
{
	unlink(folder->file);
	rmdir(folder->path);
}

static void write_file(const char *path, size_t size)
{
	FILE *out = fopen(path, "w");

	assert_non_null(out);
	for (size_t i = 0; i < size; i++)
		putc('a', out);
	assert_int_equal(fclose(out), 0);
}

/* Try to read, expecting to fail with that kind and a message that ends so. */
static void assert_refused(const char *path, size_t max_size, enum unroll_error_kind kind,
                           const char *ending)
{
	struct arena arena = { 0 };
	struct source source;
	struct source_options options = { .max_size = max_size };
	struct unroll_error error = { 0 };

	assert_false(source_read(&arena, path, &options, &source, &error));
	assert_int_equal(error.kind, kind);
	struct str message = str_of(error.message);
	if (!str_ends_with(message, str_of(ending)))
		fail_msg("\"%s\" does not end with \"%s\"", error.message, ending);
	arena_free(&arena);
}

static void only_regular_files_are_read(void **state)
{
	struct folder folder = folder_with("fifo");

	(void)state;
	assert_int_equal(mkfifo(folder.file, 0600), 0);
	assert_refused(folder.path, 0, UNROLL_ERROR_NOT_FILE, ": a directory");
	assert_refused(folder.file, 0, UNROLL_ERROR_NOT_FILE, ": not a regular file");
	assert_refused("/dev/zero", 0, UNROLL_ERROR_NOT_FILE, "/dev/zero: not a regular file");
	assert_refused("/nonexistent/x", 0, UNROLL_ERROR_SYSTEM,
	               "/nonexistent/x: No such file or directory");
	remove_folder(&folder);
}

static void a_file_that_cannot_be_read_is_told(void **state)
{
	struct folder folder = folder_with("file");
	struct source_options options = { .first = 10 };
	struct unroll_error error = { 0 };
	struct source source;
	struct arena arena = { 0 };

	(void)state;
	write_file(folder.file, 100);
	for (int i = 0; i < 2; i++) {
		fault_set((struct fault){ .call = FAULTY_READ, .error = EIO });
		assert_false(source_read(&arena, folder.file, i ? &options : NULL, &source, &error));
		assert_true(fault_end());
		assert_true(str_ends_with(str_of(error.message), str_of("file: Input/output error")));
	}
	fault_set((struct fault){ .call = FAULTY_READ, .error = EINTR });
	assert_true(source_read(&arena, folder.file, NULL, &source, &error));
	assert_true(fault_end());
	assert_int_equal(source.text.size, 100);
	arena_free(&arena);
	remove_folder(&folder);
}

/* The first part ends where a paragraph does, or else a line, or else a character. */
static void the_first_part_of_a_file_ends_where_it_may(void **state)
{
	static const struct { const char *bytes; size_t first; const char *text; } cases[] = {
		{ "one\n\ntwo\n\nthree\n", 11, "one\n\ntwo\n" },
		{ "one\n\ntwo\nthree\n", 11, "one\n" },
		{ "one\ntwo\nthree\n", 11, "one\ntwo\n" },
		{ "one two three", 9, "one two " },
		{ "un deux tr\u00E9s", 12, "un deux tr" },
		{ "one\n\ntwo\n", 100, "one\n\ntwo\n" },
		{ "\x80\x80\x80", 2, "" },
	};
	struct folder folder = folder_with("file");

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct source_options options = { .first = cases[i].first };
		struct source source;
		struct arena arena = { 0 };
		FILE *out = fopen(folder.file, "w");
		assert_non_null(out);
		fputs(cases[i].bytes, out);
		fclose(out);
		assert_true(source_read(&arena, folder.file, &options, &source, NULL));
		assert_text(source.text, str_of(cases[i].text), i);
		arena_free(&arena);
	}
	remove_folder(&folder);
}

static void large_files_are_refused_before_they_are_read(void **state)
{
	struct folder folder = folder_with("large");

	(void)state;
	write_file(folder.file, 0);
	assert_int_equal(truncate(folder.file, (off_t)1 << 40), 0);
	assert_refused(folder.file, 0, UNROLL_ERROR_TOO_LARGE,
	               ": larger than 256 MiB (1 TiB); see --max-size");
	assert_int_equal(truncate(folder.file, 1536), 0);
	assert_refused(folder.file, 1000, UNROLL_ERROR_TOO_LARGE,
	               ": larger than 1000 bytes (1.5 KiB); see --max-size");
	remove_folder(&folder);
}

static void files_are_read_to_their_end(void **state)
{
	static const size_t sizes[] = { 0, 1, 20000, 5 << 20 };
	struct folder folder = folder_with("file");

	(void)state;
	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct arena arena = { 0 };
		struct source source;
		struct source_options options = { .max_size = sizes[i] };
		write_file(folder.file, sizes[i]);
		assert_true(source_read(&arena, folder.file, &options, &source, NULL));
		assert_int_equal(source.text.size, sizes[i]);
		arena_free(&arena);
	}
	remove_folder(&folder);
}

/* Files of /proc say that they have no bytes. */
static void a_file_that_grows_is_read_to_its_end(void **state)
{
	struct arena arena = { 0 };
	struct source source;

	(void)state;
	assert_true(source_read(&arena, "/proc/self/status", NULL, &source, NULL));
	assert_true(str_starts_with(source.text, (struct str)STR("Name:")));
	arena_free(&arena);
}

/* Standard input is a pipe with `size` bytes in it. */
static void feed_standard_input(size_t size)
{
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	for (size_t i = 0; i < size; i++)
		assert_int_equal(write(ends[1], "a", 1), 1);
	close(ends[1]);
	assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
	close(ends[0]);
}

static void standard_input_may_be_a_pipe(void **state)
{
	struct arena arena = { 0 };
	struct source source;

	(void)state;
	feed_standard_input(3000);
	assert_true(source_read(&arena, "-", NULL, &source, NULL));
	assert_int_equal(source.text.size, 3000);
	feed_standard_input(3000);
	assert_refused("-", 2999, UNROLL_ERROR_TOO_LARGE,
	               "standard input: larger than 2.9 KiB; see --max-size");
	arena_free(&arena);
}

static void standard_input_may_be_no_file(void **state)
{
	(void)state;
	int null = open("/dev/null", O_RDONLY);
	assert_int_equal(dup2(null, STDIN_FILENO), STDIN_FILENO);
	close(null);
	assert_refused("-", 0, UNROLL_ERROR_NOT_FILE, "standard input: not a regular file");
	close(STDIN_FILENO);
	assert_refused("-", 0, UNROLL_ERROR_SYSTEM, "standard input: Bad file descriptor");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_become_text),
		cmocka_unit_test(what_is_text_stays_and_what_is_none_is_told),
		cmocka_unit_test(a_large_text_is_cleaned),
		cmocka_unit_test(encodings_are_named),
		cmocka_unit_test(an_unknown_encoding_names_those_that_there_are),
		cmocka_unit_test(a_system_may_not_know_an_encoding),
		cmocka_unit_test(text_is_used_where_it_is),
		cmocka_unit_test(only_regular_files_are_read),
		cmocka_unit_test(a_file_that_cannot_be_read_is_told),
		cmocka_unit_test(the_first_part_of_a_file_ends_where_it_may),
		cmocka_unit_test(large_files_are_refused_before_they_are_read),
		cmocka_unit_test(files_are_read_to_their_end),
		cmocka_unit_test(a_file_that_grows_is_read_to_its_end),
		cmocka_unit_test(standard_input_may_be_a_pipe),
		cmocka_unit_test(standard_input_may_be_no_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
