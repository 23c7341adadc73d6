#include "cli/preview.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/str.h"

enum {
	LARGE = 1 << 20,          /* bytes: smaller files are read before a person notices */
	FIRST_PART = 64 << 10
};

/* A text without blank lines is one paragraph: its first part will do for a screen. */
static struct str cut(struct str text)
{
	const char *end = memrchr(text.data, '\n', text.size);

	while (end > text.data && end[-1] != '\n')
		end = memrchr(text.data, '\n', (size_t)(end - text.data));
	if (end > text.data)
		return str_slice(text, 0, (size_t)(end - text.data));
	while (text.size && ((unsigned char)text.data[text.size - 1] & 0xC0) == 0x80)
		text.size--;
	return str_slice(text, 0, text.size ? text.size - 1 : 0);
}

static struct unroll_document *load_first_part(int fd, const char *path,
                                               const struct unroll_load_options *options)
{
	struct unroll_document *document = NULL;
	char *bytes = memory_allocate(FIRST_PART);
	ssize_t size = pread(fd, bytes, FIRST_PART, 0);

	if (size > 0)
		document = unroll_load_bytes(cut((struct str){ bytes, (size_t)size }), path,
		                             options, NULL);
	free(bytes);
	return document;
}

struct unroll_document *preview_load(const char *path, const struct unroll_load_options *options)
{
	struct unroll_document *document = NULL;
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	struct stat status;

	if (fd < 0)
		return NULL;
	if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > LARGE)
		document = load_first_part(fd, path, options);
	close(fd);
	return document;
}
