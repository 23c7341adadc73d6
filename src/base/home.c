#include "base/home.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"

char *home_path(const char *variable, const char *folder, const char *name)
{
	const char *set = getenv(variable), *home = getenv("HOME");
	char *path = NULL;
	int size = 0;

	if (set && set[0] == '/')
		size = asprintf(&path, "%s/unroll/%s", set, name);
	else if (home && home[0] == '/')
		size = asprintf(&path, "%s/%s/unroll/%s", home, folder, name);
	if (size < 0)
		memory_exhausted();
	return path;
}
