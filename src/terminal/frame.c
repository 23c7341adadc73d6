#include "terminal/frame.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/memory.h"

void frame_open(struct frame *frame)
{
	int fd = memfd_create("frame", MFD_CLOEXEC);

	frame->file = fd >= 0 ? fdopen(fd, "w") : NULL;
	if (!frame->file && fd >= 0)
		close(fd);
	if (!frame->file)
		frame->file = stdout;
}

void frame_append(const struct frame *frame, struct str text)
{
	descriptor_write(fileno(frame->file), text);
}

void frame_send(struct frame *frame, int display)
{
	int fd = fileno(frame->file);
	off_t end = frame->file == stdout ? 0 : lseek(fd, 0, SEEK_CUR);

	if (end <= 0)
		return;
	size_t size = (size_t)end;
	if (size > frame->capacity) {
		frame->capacity = 2 * size;
		frame->bytes = memory_resize(frame->bytes, frame->capacity);
	}
	lseek(fd, 0, SEEK_SET);
	if (descriptor_read(fd, frame->bytes, size, &size))
		descriptor_write(display, (struct str){ frame->bytes, size });
	lseek(fd, 0, SEEK_SET);
}

void frame_close(struct frame *frame)
{
	if (frame->file && frame->file != stdout)
		fclose(frame->file);
	free(frame->bytes);
}
