#include "session.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"

#include "../oracle/text.h"

/* What stands in the cells may reach a terminal. */
static void judge(uint32_t *characters, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_is_forbidden(characters[i]))
			fail_msg("U+%04X stands on the screen", (unsigned)characters[i]);
}

static void draw(struct session *session)
{
	size_t size;
	uint32_t characters[CLUSTER_SIZE];
	char bytes[4];

	app_draw(session->app, &session->screen);
	free(session->text);
	FILE *out = open_memstream(&session->text, &size);
	for (int i = 0; i < session->screen.rows * session->screen.columns; i++) {
		const struct cell *cell = &session->screen.cells[i];
		size_t count = cell->width ? screen_characters(&session->screen, cell, characters) : 0;
		judge(characters, count);
		for (size_t j = 0; j < count; j++)
			fwrite(bytes, 1, str_encode(characters[j], bytes), out);
		if ((i + 1) % session->screen.columns == 0)
			fputc('\n', out);
	}
	fclose(out);
}

struct session session_open_with(const char *specimen, struct app_options options, int rows,
                                 int columns)
{
	struct session session = { 0 };
	struct unroll_error error = { 0 };
	char path[200];

	setlocale(LC_ALL, "C.UTF-8");
	snprintf(path, sizeof path, "specimens/%s", specimen);
	options.path = path;
	options.document = unroll_load(path, NULL, &error);
	if (!options.document)
		fail_msg("%s: %s", path, error.message);
	session.app = app_new(&options, rows, columns);
	draw(&session);
	return session;
}

struct session session_open(const char *specimen, int rows, int columns)
{
	struct app_options options = { .start = STR("") };

	return session_open_with(specimen, options, rows, columns);
}

struct session session_open_library(const char *folder, struct app_options options, int rows,
                                    int columns)
{
	struct session session = { 0 };

	setlocale(LC_ALL, "C.UTF-8");
	options.path = folder;
	session.app = app_new(&options, rows, columns);
	draw(&session);
	return session;
}

void session_close(struct session *session)
{
	app_save(session->app, NULL);
	app_free(session->app);
	screen_free(&session->screen);
	free(session->text);
}

void session_type(struct session *session, const char *keys)
{
	struct str rest = str_of(keys);

	for (keycode key; (key = keycode_next(&rest)) != KEYCODE_NONE; )
		app_key(session->app, key);
	draw(session);
}

void session_resize(struct session *session, int rows, int columns)
{
	app_resize(session->app, rows, columns);
	draw(session);
}

void session_idle(struct session *session)
{
	while (app_idle(session->app))
		continue;
	draw(session);
}

bool session_shows(const struct session *session, const char *words)
{
	return strstr(session->text, words) != NULL;
}

int session_row_of(const struct session *session, const char *words)
{
	const char *found = strstr(session->text, words);
	int row = 0;

	if (!found)
		return -1;
	for (const char *at = session->text; at < found; at++)
		row += *at == '\n';
	return row;
}

const char *session_status(const struct session *session)
{
	static char row[4000];
	struct str text = str_of(session->text);
	size_t start = text.size - 1;

	while (start > 0 && text.data[start - 1] != '\n')
		start--;
	text = str_trim(str_from(text, start));
	snprintf(row, sizeof row, "%.*s", (int)text.size, text.data);
	return row;
}

static void print_and_fail(const struct session *session, const char *problem, const char *words)
{
	fprintf(stderr, "%s: %s\n%s", problem, words, session->text);
	fail();
}

void assert_shows(const struct session *session, const char *words)
{
	if (!session_shows(session, words))
		print_and_fail(session, "not on the screen", words);
}

void assert_hides(const struct session *session, const char *words)
{
	if (session_shows(session, words))
		print_and_fail(session, "on the screen", words);
}

void assert_status(const struct session *session, const char *words)
{
	if (!strstr(session_status(session), words))
		print_and_fail(session, "not in the last row", words);
}

static char *picture(const struct session *session)
{
	char *text;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	screen_dump(&session->screen, out);
	fclose(out);
	return text;
}

static char *read_picture(const char *path)
{
	FILE *file = fopen(path, "r");
	char *text = calloc(1, 1 << 16);

	if (file) {
		text[fread(text, 1, (1 << 16) - 1, file)] = '\0';
		fclose(file);
	}
	return text;
}

void assert_screen(const struct session *session, const char *name)
{
	char path[200];
	char *seen = picture(session);

	snprintf(path, sizeof path, "screens/%s.screen", name);
	if (getenv("UPDATE_GOLDEN")) {
		FILE *file = fopen(path, "w");
		assert_non_null(file);
		fputs(seen, file);
		fclose(file);
	}
	char *wanted = read_picture(path);
	bool same = strcmp(seen, wanted) == 0;
	if (!same)
		fprintf(stderr, "%s: wanted\n%sbut seen\n%s", path, wanted, seen);
	free(seen);
	free(wanted);
	assert_true(same);
}
