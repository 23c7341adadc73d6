/*
 * The whole way from bytes to a terminal: whatever a document holds, whatever its
 * file is called and whatever is pressed, only what the oracle allows is written.
 *
 * The input is: rows, columns, how long the name is, how many keys, the name, the
 * keys, the document.
 */
#include "fuzz.h"

#include <unroll/load.h>

#include "base/str.h"
#include "command/app.h"
#include "headless.h"
#include "home.h"

enum { OPTIONS = 4, NAME_MAX_SIZE = 100, KEYS_MAX = 20 };

static const char empty_folder[] = "empty";

/* Bytes above ASCII are special keys, and two of them other sizes. */
static void press(struct app *app, uint8_t byte)
{
	if (byte >= 0xfe) {
		headless_resize((unsigned)(byte == 0xfe ? headless_columns() : headless_rows() + 1),
		                (unsigned)headless_columns() * 7 + 3);
		app_resize(app, headless_rows(), headless_columns());
	} else if (byte >= 0x80) {
		app_key(app, KEYCODE_SPECIAL
		             + (keycode)byte % (KEYCODE_SPECIAL_END - KEYCODE_SPECIAL));
	} else {
		app_key(app, byte < 0x20 && byte != '\r' && byte != '\t' && byte != 0x1b
		             ? KEYCODE_CONTROL | (byte + 0x60u) : byte);
	}
	headless_serve(app);
	headless_show(app);
}

/* A file of that name in a folder that is empty: nothing else is looked into. */
static const char *path_of(struct str name, char path[HOME_PATH_SIZE])
{
	char file[sizeof empty_folder + 1 + NAME_MAX_SIZE];
	int length = snprintf(file, sizeof file, "%s/%.*s", empty_folder, (int)name.size, name.data);

	for (int i = (int)sizeof empty_folder; i < length; i++)
		if (file[i] == '/')
			file[i] = '_';
	return home_path(path, file);
}

static void read_document(struct unroll_document *document, const char *path, struct str keys)
{
	struct app_options options = { .path = path, .document = document, .read_only = true };
	struct app *app = app_new(&options, headless_rows(), headless_columns());

	headless_show(app);
	for (size_t i = 0; i < keys.size; i++)
		press(app, (uint8_t)keys.data[i]);
	app_free(app);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static bool is_made;
	char path[HOME_PATH_SIZE];

	if (size < OPTIONS)
		return 0;
	headless_start();
	if (!is_made)
		home_make_folder(empty_folder);
	is_made = true;
	struct str rest = { (const char *)data + OPTIONS, size - OPTIONS };
	struct str name = str_slice(rest, 0, data[2] % NAME_MAX_SIZE);
	struct str keys = str_slice(rest, name.size, name.size + data[3] % KEYS_MAX);
	path_of(name, path);
	struct unroll_document *document =
		unroll_load_bytes(str_from(rest, name.size + keys.size), path, NULL, NULL);
	if (!document)
		return 0;
	headless_resize(data[0], data[1]);
	read_document(document, path, keys);
	return 0;
}
