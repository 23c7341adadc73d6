/*
 * The reader, which also writes the text of every screen it draws to a file: what
 * we think the terminal shows, to compare with what one shows.
 *
 * usage: dumper DUMP FILE
 */
#include <locale.h>
#include <stdio.h>

#include <unroll/load.h>

#include "cli/reader.h"

int main(int argc, char **argv)
{
	struct unroll_error error = { 0 };
	setlocale(LC_CTYPE, "C.UTF-8");
	struct unroll_document *document = argc > 2 ? unroll_load(argv[2], NULL, &error) : NULL;
	struct app_options options = {
		.path = argv[argc - 1], .document = document, .read_only = true
	};
	struct reader *reader = document ? reader_open(&error) : NULL;
	if (reader) {
		reader_run(reader, &options, argv[1]);
		reader_close(reader);
		return 0;
	}
	fprintf(stderr, "dumper: %s\n", error.message);
	return 2;
}
