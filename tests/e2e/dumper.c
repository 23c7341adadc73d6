/*
 * The reader, which also writes the text of every screen it draws to a file: what
 * we think the terminal shows, to compare with what one shows. A folder is shown as
 * the list of its documents.
 *
 * usage: dumper DUMP FILE
 */
#include <locale.h>
#include <stdio.h>
#include <sys/stat.h>

#include <unroll/load.h>

#include "cli/reader.h"

static bool is_folder(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

int main(int argc, char **argv)
{
	struct unroll_error error = { 0 };
	setlocale(LC_CTYPE, "C.UTF-8");
	if (argc != 3)
		return 2;
	struct app_options options = { .path = argv[2], .read_only = true };
	bool is_list = is_folder(argv[2]);
	if (!is_list)
		options.document = unroll_load(argv[2], NULL, &error);
	struct reader *reader = is_list || options.document ? reader_open(&error) : NULL;
	if (reader) {
		reader_run(reader, &(struct reading){ .options = &options, .dump = argv[1] }, &error);
		reader_close(reader);
		return 0;
	}
	fprintf(stderr, "dumper: %s\n", error.message);
	return 2;
}
