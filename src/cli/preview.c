#include "cli/preview.h"

#include <string.h>
#include <sys/stat.h>

enum {
	LARGE = 128 << 10,        /* bytes: smaller files are read before a person notices */
	FIRST_PART = 32 << 10      /* some screens in any script */
};

struct unroll_document *preview_load(const char *path, const struct unroll_load_options *options)
{
	struct unroll_load_options first = *options;
	struct stat status;

	if (strcmp(path, "-") == 0 || stat(path, &status) < 0 || !S_ISREG(status.st_mode)
	    || status.st_size <= LARGE)
		return NULL;
	first.first = FIRST_PART;
	struct unroll_document *part = unroll_load(path, &first, NULL);
	/* The facts of an XML text stand before it, and may be longer than the part. */
	if (part && !part->paragraph_count) {
		unroll_document_free(part);
		return NULL;
	}
	return part;
}
