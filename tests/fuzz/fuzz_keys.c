/*
 * Any bytes from the keyboard, over one document of a library: every byte is
 * taken in the end, nothing that is pasted is obeyed, and only what the oracle
 * allows is written. The first bytes are the size of the terminal, and how many
 * keys come at a time, after which the screen is drawn.
 */
#include "fuzz.h"

#include <unroll/load.h>

#include "base/str.h"
#include "bookcase.h"
#include "command/app.h"
#include "headless.h"
#include "home.h"
#include "terminal/keys.h"

enum { OPTIONS = 3, TOGETHER_MAX = 8 };

struct session {
	struct app *app;
	bool in_paste;
	unsigned together, undrawn;     /* keys that come at a time, and that have since a drawing */
};

static void resize(struct session *session)
{
	headless_resize((unsigned)headless_columns(), (unsigned)headless_rows() * 7 + 2);
	app_resize(session->app, headless_rows(), headless_columns());
	session->undrawn = session->together;
}

static void press(struct session *session, keycode key)
{
	if (key == KEYCODE_PASTE_START || key == KEYCODE_PASTE_END)
		session->in_paste = key == KEYCODE_PASTE_START;
	/* A key of its own stands for a change of the size. */
	if (key == (KEYCODE_CONTROL | '_') && !session->in_paste)
		resize(session);
	app_key(session->app, key);
}

static void act(struct session *session, const struct terminal_event *event)
{
	switch (event->kind) {
	case TERMINAL_KEY:
		press(session, event->key);
		break;
	case TERMINAL_PRESS:
		app_mouse(session->app, APP_BUTTON_LEFT, event->row, event->column);
		break;
	case TERMINAL_WHEEL_UP:
		app_mouse(session->app, APP_WHEEL_UP, event->row, event->column);
		break;
	case TERMINAL_WHEEL_DOWN:
		app_mouse(session->app, APP_WHEEL_DOWN, event->row, event->column);
		break;
	default:
		break;
	}
	bool is_asked = headless_serve(session->app);
	require(!is_asked || !session->in_paste);
	if (++session->undrawn < session->together)
		return;
	session->undrawn = 0;
	headless_show(session->app);
}

static void type(struct session *session, struct str bytes)
{
	struct keys keys = { 0 };

	while (!str_is_empty(bytes) || keys.in_string) {
		struct terminal_event event = { 0 };
		size_t size = keys_decode(&keys, bytes, false, &event);
		if (!size)
			size = keys_decode(&keys, bytes, true, &event);
		require(size > 0 || str_is_empty(bytes));
		bytes = str_from(bytes, size);
		act(session, &event);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char path[HOME_PATH_SIZE], database[HOME_PATH_SIZE];

	if (size < OPTIONS)
		return 0;
	headless_start();
	bookcase_make();
	headless_resize(data[0], data[1]);
	struct app_options options = {
		.path = home_path(path, bookcase_document),
		.document = unroll_load_bytes(bookcase_text, bookcase_document, NULL, NULL),
		.database = home_path(database, bookcase_index),
		.read_only = true,
	};
	struct session session = {
		.app = app_new(&options, headless_rows(), headless_columns()),
		.together = 1 + data[2] % TOGETHER_MAX,
	};
	type(&session, (struct str){ (const char *)data + OPTIONS, size - OPTIONS });
	while (app_idle(session.app))
		continue;
	headless_show(session.app);
	app_free(session.app);
	return 0;
}
