/*
 * Whatever a document holds, every form of output is written, a terminal may be
 * sent it, JSON is JSON, and Akoma Ntoso is read again. The first bytes choose
 * the format, the width and which paragraph.
 */
#include "fuzz.h"

#include <string.h>

#include <jansson.h>

#include <unroll/export.h>
#include <unroll/load.h>

#include "base/str.h"
#include "judge.h"
#include "structure/sound.h"

enum { OPTIONS = 3 };

static void check_json(struct str text)
{
	json_t *value = json_loadb(text.data, text.size, 0, NULL);

	require(value);
	json_decref(value);
}

static void check_akn(struct str text)
{
	struct unroll_load_options options = { .format = "akn" };
	struct unroll_document *document = unroll_load_bytes(text, "fuzz", &options, NULL);

	require(document && !sound_fault(document));
	unroll_document_free(document);
}

static void check_form(const struct unroll_export_format *form, struct str text, bool is_whole)
{
	judge_text(text);
	if (strcmp(form->name, "json") == 0)
		check_json(text);
	if (strcmp(form->name, "akn") == 0 && is_whole)
		check_akn(text);
}

static void write_forms(const struct unroll_document *document,
                        const struct unroll_export_options *options)
{
	const struct unroll_export_format *form = unroll_export_formats;

	for (; form->name; form++) {
		char *data = NULL;
		size_t size = 0;
		FILE *out = open_memstream(&data, &size);
		struct unroll_error error = { 0 };
		bool is_written = form->write(document, options, out, &error);
		require(fclose(out) == 0 && is_written == (error.message[0] == '\0'));
		if (is_written)
			check_form(form, (struct str){ data, size }, str_is_empty(options->paragraph));
		free(data);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const formats[] = { "markdown", "text", "akn", NULL };
	static const struct str paragraphs[] = {
		STR(""), STR(""), STR(""), STR(""), STR(""), STR("1"), STR("pp2"), STR("1 (a)"),
	};

	if (size < OPTIONS)
		return 0;
	judge_text((struct str)STR(""));
	struct unroll_load_options how = { .format = formats[data[0] % 4] };
	struct str bytes = { (const char *)data + OPTIONS, size - OPTIONS };
	struct unroll_document *document = unroll_load_bytes(bytes, "fuzz", &how, NULL);
	if (!document)
		return 0;
	struct unroll_export_options options = {
		.width = data[1] ? 20 + data[1] : 0,
		.paragraph = paragraphs[data[2] / 2 % 8],
		.visual = data[2] & 1,
	};
	write_forms(document, &options);
	unroll_document_free(document);
	return 0;
}
