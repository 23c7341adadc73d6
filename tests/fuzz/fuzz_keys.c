/*
 * Any bytes from the keyboard, over one document: every byte is taken in the end,
 * nothing that is pasted is obeyed, and what stands on the screen passes the gate.
 */
#include "fuzz.h"

#include <locale.h>

#include <unroll/load.h>

#include "base/gate.h"
#include "base/str.h"
#include "command/app.h"
#include "terminal/keys.h"

static const struct str specimen = STR(
	"# Specimen, not a document of the United Nations\n\n"
	"## 32/906 Public reading rooms\n\n"
	"*The Human Rights Council,*\n\n"
	"*Recalling* its resolution 19/902 and A/RES/70/906, see http://example.org/,\n\n"
	"1. *Notes* the report of the Fund;<sup>1</sup>\n\n"
	"2. *Requests* States:\n\n"
	"(a) To open reading rooms;\n\n"
	"(b) To light them;\n\n"
	"3. *Decides* to remain seized of the matter.\n\n"
	"---\n\n<sup>1</sup> A/HRC/24/56.\n");

struct session {
	struct app *app;
	struct screen screen;
	bool in_paste;
};

static void check_screen(struct session *session)
{
	app_draw(session->app, &session->screen);
	const struct screen *screen = &session->screen;
	for (int i = 0; i < screen->rows * screen->columns; i++) {
		uint32_t characters[CLUSTER_SIZE];
		size_t count = screen_characters(screen, &screen->cells[i], characters);
		for (size_t k = 0; k < count; k++)
			require(gate_judge(characters[k]) == GATE_PASS);
	}
}

static void take_requests(struct session *session)
{
	struct app_request request;
	while ((request = app_take_request(session->app)).kind != APP_NOTHING)
		require(!session->in_paste);
}

static void act(struct session *session, const struct terminal_event *event)
{
	if (event->kind == TERMINAL_PRESS)
		app_mouse(session->app, APP_BUTTON_LEFT, event->row, event->column);
	if (event->kind == TERMINAL_WHEEL_UP)
		app_mouse(session->app, APP_WHEEL_UP, event->row, event->column);
	if (event->kind != TERMINAL_KEY)
		return;
	if (event->key == KEYCODE_PASTE_START || event->key == KEYCODE_PASTE_END)
		session->in_paste = event->key == KEYCODE_PASTE_START;
	/* A key of its own stands for a change of the size. */
	if (event->key == (KEYCODE_CONTROL | '_') && !session->in_paste)
		app_resize(session->app, 1 + session->screen.columns % 30,
		           1 + session->screen.rows * 7 % 90);
	app_key(session->app, event->key);
}

static void type(struct session *session, struct str bytes)
{
	struct keys keys = { 0 };
	while (!str_is_empty(bytes) || keys.in_string) {
		struct terminal_event event;
		size_t size = keys_decode(&keys, bytes, false, &event);
		if (!size)
			size = keys_decode(&keys, bytes, true, &event);
		require(size > 0 || str_is_empty(bytes));
		bytes = str_from(bytes, size);
		act(session, &event);
		take_requests(session);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	struct app_options options = {
		.path = "fuzz",
		.document = unroll_load_bytes(specimen, "fuzz", NULL, NULL),
		.read_only = true,
	};
	struct session session = { .app = app_new(&options, 24, 80) };
	type(&session, (struct str){ (const char *)data, size });
	check_screen(&session);
	app_free(session.app);
	screen_free(&session.screen);
	return 0;
}
