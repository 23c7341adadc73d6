/*
 * The oracle for scripts: reads files, or standard input, and says what was written
 * that may not be, and where. With a type of terminal, sequences are allowed; without,
 * text, tabs and line feeds are all.
 *
 * usage: judge [-t TYPE] [-c] [-o] [FILE]...
 *
 *   -c  a key that copies was pressed
 *   -o  the program has not ended: modes may be on
 */
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "oracle.h"

static struct {
	const char *type;
	bool may_copy, is_open;
} options;

static bool holds(FILE *in, const char *name)
{
	struct oracle *oracle = oracle_new(options.type);
	char bytes[65536];
	size_t size;
	if (!oracle) {
		fprintf(stderr, "judge: no terminal of type %s\n", options.type);
		return false;
	}
	oracle_allow_copy(oracle, options.may_copy);
	while ((size = fread(bytes, 1, sizeof(bytes), in)))
		oracle_feed(oracle, bytes, size);
	if (!options.is_open)
		oracle_finish(oracle);
	size_t violations = oracle_violations(oracle);
	if (violations)
		fprintf(stderr, "%s: %zu violations, the first: %s\n", name, violations,
		        oracle_complaint(oracle));
	oracle_free(oracle);
	return violations == 0;
}

static bool file_holds(const char *path)
{
	FILE *in = fopen(path, "r");
	if (!in) {
		perror(path);
		return false;
	}
	bool is_good = holds(in, path);
	fclose(in);
	return is_good;
}

int main(int argc, char **argv)
{
	bool is_good = true;
	setlocale(LC_CTYPE, "C.UTF-8");
	for (int option; (option = getopt(argc, argv, "t:co")) != -1; ) {
		switch (option) {
		case 't': options.type = optarg; break;
		case 'c': options.may_copy = true; break;
		case 'o': options.is_open = true; break;
		default: return 2;
		}
	}
	if (optind == argc)
		is_good = holds(stdin, "standard input");
	for (int i = optind; i < argc; i++)
		is_good = file_holds(argv[i]) && is_good;
	return is_good ? EXIT_SUCCESS : EXIT_FAILURE;
}
