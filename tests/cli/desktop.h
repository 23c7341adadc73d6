/* A desktop of shell scripts: programs of that name are the only ones in $PATH. */
#ifndef TESTS_CLI_DESKTOP_H
#define TESTS_CLI_DESKTOP_H

#include <stddef.h>

struct desktop {
	char folder[40];
	char record[60];          /* a file, $RECORD in the scripts */
};

static void desktop_open(struct desktop *desktop)
{
	strcpy(desktop->folder, "/tmp/unroll-desktop-XXXXXX");
	assert_non_null(mkdtemp(desktop->folder));
	snprintf(desktop->record, sizeof desktop->record, "%s/record", desktop->folder);
	setenv("PATH", desktop->folder, 1);
	setenv("RECORD", desktop->record, 1);
}

static void desktop_install(const struct desktop *desktop, const char *name, const char *script)
{
	char path[80];

	snprintf(path, sizeof path, "%s/%s", desktop->folder, name);
	FILE *out = fopen(path, "w");
	assert_non_null(out);
	fprintf(out, "#!/bin/sh\nPATH=/usr/bin:/bin\n%s\n", script);
	fclose(out);
	assert_int_equal(chmod(path, 0700), 0);
}

static size_t desktop_read_record(const struct desktop *desktop, char *content, size_t size)
{
	FILE *in = fopen(desktop->record, "r");
	size_t got = in ? fread(content, 1, size - 1, in) : 0;

	content[got] = '\0';
	if (in)
		fclose(in);
	unlink(desktop->record);
	return got;
}

static void desktop_close(const struct desktop *desktop)
{
	static const char *const names[] = {
		"record", "xdg-open", "wslview", "open", "wl-copy", "xclip", "xsel", "pbcopy",
	};
	char path[80];

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(path, sizeof path, "%s/%s", desktop->folder, names[i]);
		unlink(path);
	}
	assert_int_equal(rmdir(desktop->folder), 0);
}

#endif
