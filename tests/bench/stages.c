/*
 * What each stage of reading a document costs, without files, terminal and start-up:
 *
 *     stages STAGE FILE SIZE
 *
 * FILE is repeated until it has SIZE bytes, as resolutions follow on each other in a
 * volume. Prints the stage, the bytes it worked on, and microseconds of the processor.
 * The heap is the program's, and as fresh. All that is measured happens in measured(),
 * so that callgrind can count it: --toggle-collect=measured.
 */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <unroll/export.h>
#include <unroll/load.h>

#include "base/memory.h"
#include "base/str.h"
#include "cli/warm.h"
#include "command/app.h"
#include "format/format.h"
#include "format/source.h"
#include "layout/lines.h"
#include "structure/structure.h"
#include "view/item_flow.h"
#include "view/search.h"

enum { COLUMNS = 100, ROWS = 40, KEYS = 100 };

/* What a stage finds ready, and leaves for its end. */
struct bench {
	struct str bytes;
	const char *name;
	struct arena arena;
	struct source source;
	struct transcript transcript;
	struct unroll_document *document;
	struct items items;
	struct search search;
	struct app *app;
	struct screen screen;
	FILE *out;
};

static void decode(struct bench *bench)
{
	source_decode(&bench->arena, bench->bytes, bench->name, NULL, &bench->source, NULL);
}

static void read_format(struct bench *bench)
{
	const struct format *format = format_recognise(bench->source.text, str_of(bench->name));

	bench->transcript.arena = &bench->arena;
	format->read(bench->source.text, &bench->transcript);
}

static void recognise(struct bench *bench)
{
	bench->document = structure_recognise(&bench->transcript, bench->source.text, &bench->arena);
}

static void decoded(struct bench *bench)
{
	decode(bench);
}

static void transcribed(struct bench *bench)
{
	decode(bench);
	read_format(bench);
}

static void loaded(struct bench *bench)
{
	bench->document = unroll_load_bytes(bench->bytes, bench->name, NULL, NULL);
}

static void itemised(struct bench *bench)
{
	loaded(bench);
	items_start(&bench->items, bench->document, false);
}

static void lay_out(struct bench *bench)
{
	struct lines lines = { 0 };
	struct arena scratch = { 0 };

	for (uint32_t item = 0; item < items_count(&bench->items); item++) {
		struct flow flow = item_flow(&scratch, &bench->items, (struct piece){ item, 0 }, false);
		lines_break(&lines, &flow, COLUMNS);
		arena_free(&scratch);
	}
	lines_free(&lines);
}

static void searchable(struct bench *bench)
{
	loaded(bench);
	bench->search = (struct search){ .document = bench->document };
}

static void fold(struct bench *bench)
{
	while (search_prepare(&bench->search))
		;
}

static void folded(struct bench *bench)
{
	searchable(bench);
	fold(bench);
}

/* As somebody types it: each letter is searched for. */
static void search(struct bench *bench)
{
	static const char word[] = "droits";

	for (size_t size = 1; size < sizeof word; size++)
		for (search_for(&bench->search, (struct str){ word, size }); search_step(&bench->search); )
			;
}

static void exportable(struct bench *bench)
{
	loaded(bench);
	bench->out = fopen("/dev/null", "w");
}

static void export(struct bench *bench)
{
	unroll_export_format_find("text")->write(bench->document,
		&(struct unroll_export_options){ .width = COLUMNS }, bench->out, NULL);
}

static void opened(struct bench *bench)
{
	loaded(bench);
	bench->app = app_new(&(struct app_options){ .document = bench->document, .path = bench->name },
	                     ROWS, COLUMNS);
	bench->document = NULL;
	app_draw(bench->app, &bench->screen);
}

static void press(struct bench *bench, keycode key)
{
	for (int i = 0; i < KEYS; i++) {
		app_key(bench->app, key);
		app_draw(bench->app, &bench->screen);
	}
}

static void press_lines(struct bench *bench)
{
	press(bench, 'j');
}

static void press_pages(struct bench *bench)
{
	press(bench, ' ');
}

static void press_paragraphs(struct bench *bench)
{
	press(bench, '}');
}

static const struct stage {
	const char *name;
	void (*prepare)(struct bench *bench);
	void (*run)(struct bench *bench);
} stages[] = {
	{ "decode", NULL, decode },
	{ "format", decoded, read_format },
	{ "structure", transcribed, recognise },
	{ "document", NULL, loaded },
	{ "layout", itemised, lay_out },
	{ "fold", searchable, fold },
	{ "search", folded, search },
	{ "text", exportable, export },
	{ "100 lines", opened, press_lines },
	{ "100 pages", opened, press_pages },
	{ "100 paragraphs", opened, press_paragraphs },
};

void measured(const struct stage *stage, struct bench *bench);

__attribute__((noinline)) void measured(const struct stage *stage, struct bench *bench)
{
	stage->run(bench);
}

static void finish(struct bench *bench)
{
	if (bench->app)
		app_free(bench->app);
	screen_free(&bench->screen);
	search_free(&bench->search);
	items_free(&bench->items);
	transcript_free(&bench->transcript);
	unroll_document_free(bench->document);
	arena_free(&bench->arena);
	if (bench->out)
		fclose(bench->out);
}

static int64_t microseconds(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

static int64_t run_once(const struct stage *stage, struct str bytes, const char *name)
{
	struct bench bench = { .bytes = bytes, .name = name };

	if (stage->prepare)
		stage->prepare(&bench);
	int64_t start = microseconds();
	measured(stage, &bench);
	int64_t end = microseconds();
	finish(&bench);
	return end - start;
}

/* A file, repeated until it has `size` bytes; exits where it cannot be read. */
static struct str volume(const char *path, size_t size)
{
	FILE *file = fopen(path, "r");
	char *bytes = memory_allocate(size);
	size_t once = file ? fread(bytes, 1, size, file) : 0;

	if (!once) {
		perror(path);
		exit(2);
	}
	fclose(file);
	size_t count = size / once ? size / once : 1;
	for (size_t i = 1; i < count; i++)
		memcpy(bytes + i * once, bytes, once);
	return (struct str){ bytes, count * once };
}

static const struct stage *stage_of(const char *name)
{
	for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
		if (strcmp(stages[i].name, name) == 0)
			return &stages[i];
	return NULL;
}

int main(int count, char *values[])
{
	const struct stage *stage = count > 3 ? stage_of(values[1]) : NULL;

	if (!stage) {
		fputs("usage: stages STAGE FILE SIZE; stages:", stderr);
		for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
			fprintf(stderr, " '%s'", stages[i].name);
		fputc('\n', stderr);
		return 2;
	}
	warm_heap();
	struct str bytes = volume(values[2], strtoul(values[3], NULL, 10));
	printf("%s\t%zu\t%" PRId64 "\n", stage->name, bytes.size, run_once(stage, bytes, values[2]));
	free((char *)bytes.data);
	return 0;
}
