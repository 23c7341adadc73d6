/*
 * Drive a fuzz target without a fuzzer: with every file that is named or lies in a
 * folder that is, then with as many variations of them as asked for, the same in
 * every run.
 *
 * usage: replay VARIATIONS FILE-OR-FOLDER...
 */
#include "fuzz.h"

#include <glob.h>
#include <limits.h>
#include <string.h>

enum { LARGEST = 64 << 10 };

struct input {
	uint8_t bytes[LARGEST];
	size_t size;
};

static uint32_t state = 2463534242;

/* Marsaglia's xorshift: below `limit`, which must not be 0. */
static uint32_t random_below(size_t limit)
{
	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	return (uint32_t)(state % limit);
}

static void read_file(const char *path, struct input *input)
{
	FILE *in = fopen(path, "rb");

	require(in);
	input->size = fread(input->bytes, 1, sizeof input->bytes, in);
	fclose(in);
}

static void run(const struct input *input)
{
	/* A copy of its own size lets a sanitizer see what reads past the end. */
	uint8_t *copy = malloc(input->size ? input->size : 1);

	require(copy);
	memcpy(copy, input->bytes, input->size);
	LLVMFuzzerTestOneInput(copy, input->size);
	free(copy);
}

static void change_byte(struct input *input)
{
	if (input->size)
		input->bytes[random_below(input->size)] = (uint8_t)random_below(256);
}

static void flip_bit(struct input *input)
{
	if (input->size)
		input->bytes[random_below(input->size)] ^= (uint8_t)(1u << random_below(8));
}

static void leave_out(struct input *input)
{
	if (!input->size)
		return;
	size_t start = random_below(input->size), count = 1 + random_below(input->size - start);
	memmove(input->bytes + start, input->bytes + start + count, input->size - start - count);
	input->size -= count;
}

static void double_part(struct input *input)
{
	if (!input->size)
		return;
	size_t start = random_below(input->size), count = 1 + random_below(input->size - start);
	if (input->size + count > LARGEST)
		return;
	memmove(input->bytes + start + count, input->bytes + start, input->size - start);
	input->size += count;
}

static void (*const changes[])(struct input *) = { change_byte, flip_bit, leave_out, double_part };

static void vary(struct input *input)
{
	for (uint32_t i = 0; i <= random_below(4); i++)
		changes[random_below(sizeof changes / sizeof *changes)](input);
}

/* All files, in the same order everywhere; a folder stands for what lies in it. */
static glob_t list_files(char *paths[], int count)
{
	glob_t files = { 0 };

	for (int i = 0; i < count; i++) {
		char inside[PATH_MAX];
		int flags = files.gl_pathc ? GLOB_APPEND : 0;
		snprintf(inside, sizeof inside, "%s/*", paths[i]);
		if (glob(inside, flags, NULL, &files) == GLOB_NOMATCH)
			require(glob(paths[i], flags, NULL, &files) == 0);
	}
	return files;
}

int main(int count, char *arguments[])
{
	static struct input input;
	long variations = count > 1 ? strtol(arguments[1], NULL, 10) : 0;
	glob_t files = list_files(arguments + 2, count - 2);

	for (size_t i = 0; i < files.gl_pathc; i++) {
		read_file(files.gl_pathv[i], &input);
		run(&input);
	}
	for (size_t i = 0; i < (size_t)variations && files.gl_pathc; i++) {
		read_file(files.gl_pathv[i % files.gl_pathc], &input);
		vary(&input);
		run(&input);
	}
	printf("%zu files and %ld variations held\n", files.gl_pathc, variations);
	globfree(&files);
	return 0;
}
