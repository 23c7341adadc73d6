#include "golden/kept.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"
#include "format/source.h"

struct str kept_read(struct arena *arena, const char *path)
{
	struct source source;
	struct unroll_error error;

	if (!source_read(arena, path, NULL, &source, &error))
		fail_msg("%s", error.message);
	return source.text;
}

static void keep(const char *path, struct str text)
{
	FILE *out = fopen(path, "wb");

	assert_non_null(out);
	fwrite(text.data, 1, text.size, out);
	fclose(out);
}

bool kept_is(const char *path, struct str now)
{
	struct arena arena = { 0 };

	if (getenv("UPDATE_GOLDEN"))
		keep(path, now);
	struct str kept = kept_read(&arena, path);
	bool same = str_equal(kept, now);
	if (!same)
		fprintf(stderr, "== %s, kept:\n%.*s\n== now:\n%.*s\n", path, (int)kept.size,
		        kept.data, (int)now.size, now.data);
	arena_free(&arena);
	return same;
}
