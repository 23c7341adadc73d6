/* usage: transcript FILE [FORMAT]    show what the format makes of a file */
#include <stdio.h>

#include "base/str.h"
#include "format/format.h"
#include "format/source.h"

#include "print.h"

int main(int count, char **arguments)
{
	struct arena arena = { 0 };
	struct transcript transcript = { .arena = &arena };
	struct unroll_error error;
	struct source source;

	if (count < 2 || !source_read(&arena, arguments[1], NULL, &source, &error)) {
		fprintf(stderr, "%s\n", count < 2 ? "usage: transcript FILE [FORMAT]" : error.message);
		return 1;
	}
	const struct format *format = count > 2 ? format_find(str_of(arguments[2]))
	                            : format_recognise(source.text, str_of(arguments[1]));
	if (format) {
		format->read(source.text, &transcript);
		transcript_print(&transcript, stdout);
	}
	transcript_free(&transcript);
	arena_free(&arena);
	return format ? 0 : 1;
}
