#include "base/descriptor.h"

#include <errno.h>
#include <unistd.h>

#include "base/str.h"

bool descriptor_read(int fd, char *data, size_t capacity, size_t *size)
{
	ssize_t got;

	*size = 0;
	while (*size < capacity && (got = read(fd, data + *size, capacity - *size)) != 0) {
		if (got > 0)
			*size += (size_t)got;
		else if (errno != EINTR)
			return false;
	}
	return true;
}

bool descriptor_write(int fd, struct str text)
{
	while (text.size) {
		ssize_t put = write(fd, text.data, text.size);
		if (put >= 0)
			text = str_from(text, (size_t)put);
		else if (errno != EINTR)
			return false;
	}
	return true;
}
