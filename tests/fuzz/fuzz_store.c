/*
 * An index that another program has damaged: it is read as far as it can be, and
 * what a person sees of it is what a terminal may be sent.
 *
 * The input is the size of the terminal, how many keys, the keys, and the damage
 * as damage.h reads it.
 */
#include "fuzz.h"

#include "base/str.h"
#include "command/app.h"
#include "damage.h"
#include "headless.h"
#include "home.h"
#include "library/hits.h"
#include "library/store.h"

enum { OPTIONS = 3, KEYS_MAX = 8 };

static void check_entry(const struct library_entry *entry)
{
	struct arena scratch = { 0 };

	require(entry->language < UNROLL_LANGUAGE_COUNT && entry->organ < UNROLL_ORGAN_COUNT);
	entry_label(entry);
	entry_path(entry, &scratch);
	entry_session(entry);
	entry_year(entry);
	arena_free(&scratch);
}

static void check_links(struct store *store, const struct library_entry *entry,
                        struct arena *arena)
{
	struct store_links links = { 0 };
	struct library_entry found;

	store_find(store, entry->symbol, UNROLL_FRENCH, arena, &found, NULL);
	store_cites(store, entry, UNROLL_ENGLISH, arena, &links, NULL);
	store_cited_by(store, entry->symbol, UNROLL_ENGLISH, arena, &links, NULL);
	for (size_t i = 0; i < links.count; i++)
		if (links.items[i].is_here)
			check_entry(&links.items[i].entry);
}

static void check_hits(struct hits *hits, struct arena *arena)
{
	while (hits_step(hits, -1))
		continue;
	hits_are_complete(hits, NULL);
	for (size_t i = 0; i < hits_document_count(hits); i++) {
		struct library_entry entry;
		for (size_t k = 0; k < hits_of_document(hits, i); k++)
			require(hits_at(hits, i, k).kind <= HIT_NOTE);
		if (hits_entry(hits, i, arena, &entry, NULL))
			check_entry(&entry);
	}
}

static void check_search(struct store *store, const char *typed, struct arena *arena)
{
	struct query query;

	require(query_parse(&query, str_of(typed), QUERY_TYPING, arena, NULL));
	struct hits *hits = hits_begin(store, &query, NULL);
	if (hits)
		check_hits(hits, arena);
	hits_free(hits);
}

static void read_damaged(const char *path)
{
	struct unroll_error error = { 0 };
	struct store *store = store_open(path, &error);
	struct library_entries entries = { 0 };
	struct arena arena = { 0 };

	require(store || error.message[0]);
	if (!store)
		return;
	store_list(store, &arena, &entries, NULL);
	for (size_t i = 0; i < entries.count; i++) {
		check_entry(&entries.items[i]);
		check_links(store, &entries.items[i], &arena);
	}
	store_complete(store, (struct str)STR("A/"), 10, &arena, &entries, NULL);
	check_search(store, "room", &arena);
	check_search(store, "\"reading rooms\" year:2050 session:99 organ:hrc", &arena);
	store_close(store);
	arena_free(&arena);
}

static void show_damaged(const char *path, struct str keys)
{
	struct app_options options = { .database = path, .read_only = true };
	struct app *app = app_new(&options, headless_rows(), headless_columns());

	while (app_idle(app))
		continue;
	headless_show(app);
	for (size_t i = 0; i < keys.size; i++) {
		app_key(app, keys.data[i] & 0x7f);
		while (app_idle(app))
			continue;
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
	damage_index(str_from(rest, keys.size));
	read_damaged(home_path(path, damaged_index));
	show_damaged(path, keys);
	return 0;
}
