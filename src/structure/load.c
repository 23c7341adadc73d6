#include <unroll/load.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "format/format.h"
#include "format/source.h"
#include "format/transcript.h"
#include "structure/hidden.h"
#include "structure/structure.h"

static struct source_options source_options(const struct unroll_load_options *options)
{
	return options ? (struct source_options){ options->max_size, options->first, options->encoding }
	               : (struct source_options){ 0 };
}

static const struct format *choose_format(struct str text, const char *name,
                                          const struct unroll_load_options *options,
                                          struct unroll_error *error)
{
	if (!options || !options->format)
		return format_recognise(text, str_of(name));
	const struct format *format = format_find(str_of(options->format));
	if (!format)
		error_set(error, UNROLL_ERROR_USAGE, 0, "%s: not an input format", options->format);
	return format;
}

/* From a source in the arena, which the document takes over, to the document. */
static struct unroll_document *load(struct arena *arena, const struct source *source,
                                    const char *name, const struct unroll_load_options *options,
                                    struct unroll_error *error)
{
	const struct format *format = choose_format(source->text, name, options, error);
	struct transcript transcript = { .arena = arena };

	if (!format)
		return NULL;
	if (source->replaced)
		transcript_remark(&transcript, (uint32_t)source->first_replaced,
		                  "%zu bytes are not text: U+FFFD stands for them; --encoding may help",
		                  source->replaced);
	format->read(source->text, &transcript);
	hidden_remark(&transcript);
	struct unroll_document *document = structure_recognise(&transcript, source->text, arena);
	transcript_free(&transcript);
	return document;
}

struct unroll_document *unroll_load(const char *path, const struct unroll_load_options *options,
                                    struct unroll_error *error)
{
	struct source_options reading = source_options(options);
	struct unroll_document *document = NULL;
	struct arena arena = { 0 };
	struct source source;

	if (source_read(&arena, path, &reading, &source, error))
		document = load(&arena, &source, path, options, error);
	arena_free(&arena);
	return document;
}

struct unroll_document *unroll_load_fd(int fd, const char *name,
                                       const struct unroll_load_options *options,
                                       struct unroll_error *error)
{
	struct source_options reading = source_options(options);
	struct unroll_document *document = NULL;
	struct arena arena = { 0 };
	struct source source;

	if (source_read_fd(&arena, fd, name, &reading, &source, error))
		document = load(&arena, &source, name, options, error);
	arena_free(&arena);
	return document;
}

struct unroll_document *unroll_load_bytes(struct str bytes, const char *name,
                                          const struct unroll_load_options *options,
                                          struct unroll_error *error)
{
	struct source_options reading = source_options(options);
	struct unroll_document *document = NULL;
	struct arena arena = { 0 };
	struct source source;

	bytes = arena_copy(&arena, bytes);
	if (source_decode(&arena, bytes, name, &reading, &source, error))
		document = load(&arena, &source, name, options, error);
	arena_free(&arena);
	return document;
}
