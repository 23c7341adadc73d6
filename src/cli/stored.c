#include "cli/stored.h"

#include <stdlib.h>

#include "base/error.h"
#include "library/schema.h"

struct store *stored_open(struct unroll_error *error)
{
	struct unroll_error reason = { .kind = UNROLL_ERROR_ABSENT };
	char *path = schema_default_path();
	struct store *store = path ? store_open(path, &reason) : NULL;

	free(path);
	if (!store && reason.kind == UNROLL_ERROR_ABSENT)
		error_set(error, UNROLL_ERROR_ABSENT, 0,
		          "there is no library yet: unroll index FOLDER makes one");
	else if (!store)
		error_set(error, reason.kind, 0, "%s", reason.message);
	return store;
}
