/*
 * Inputs on which a careless reader takes quadratic time: the families with
 * which cmark and md4c are tested, and our own. The work is counted, not timed:
 * the basic blocks that the library runs, which the compiler has been told to
 * report, and the bytes that the C library's functions touch for it. Twice the
 * input may take little more than twice the work.
 *
 * usage: test_scaling KIBIBYTES
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <unroll/export.h>
#include <unroll/load.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum {
	MOST = 230,               /* hundredths: the work for twice the size */
	BLOCK = 16                /* bytes that a function of the C library takes at once */
};

static size_t size_once;          /* of an input, in bytes */
static uint64_t work;

/* Called at the start of every basic block. */
void __sanitizer_cov_trace_pc(void);
void __sanitizer_cov_trace_pc(void)
{
	work++;
}

/* The linker puts these in the place of the C library's. */
void *__real_memchr(const void *data, int byte, size_t size);
void *__real_memrchr(const void *data, int byte, size_t size);
void *__real_memmem(const void *data, size_t size, const void *part, size_t part_size);
void *__real_memcpy(void *to, const void *from, size_t size);
void *__real_memmove(void *to, const void *from, size_t size);
void *__real_memset(void *data, int byte, size_t size);
size_t __real_strlen(const char *string);
void *__wrap_memchr(const void *data, int byte, size_t size);
void *__wrap_memrchr(const void *data, int byte, size_t size);
void *__wrap_memmem(const void *data, size_t size, const void *part, size_t part_size);
void *__wrap_memcpy(void *to, const void *from, size_t size);
void *__wrap_memmove(void *to, const void *from, size_t size);
void *__wrap_memset(void *data, int byte, size_t size);
int __wrap_memcmp(const void *a, const void *b, size_t size);
size_t __wrap_strlen(const char *string);

/* A search has looked at what stands before what it found. */
static void *looked(const void *data, size_t size, void *found)
{
	work += 1 + (found ? (size_t)((const char *)found - (const char *)data) : size) / BLOCK;
	return found;
}

void *__wrap_memchr(const void *data, int byte, size_t size)
{
	return looked(data, size, __real_memchr(data, byte, size));
}

void *__wrap_memrchr(const void *data, int byte, size_t size)
{
	const char *found = __real_memrchr(data, byte, size);
	const char *end = (const char *)data + size;

	work += 1 + (found ? (size_t)(end - found) : size) / BLOCK;
	return (void *)(uintptr_t)found;
}

void *__wrap_memmem(const void *data, size_t size, const void *part, size_t part_size)
{
	return looked(data, size, __real_memmem(data, size, part, part_size));
}

void *__wrap_memcpy(void *to, const void *from, size_t size)
{
	work += 1 + size / BLOCK;
	return __real_memcpy(to, from, size);
}

void *__wrap_memmove(void *to, const void *from, size_t size)
{
	work += 1 + size / BLOCK;
	return __real_memmove(to, from, size);
}

void *__wrap_memset(void *data, int byte, size_t size)
{
	work += 1 + size / BLOCK;
	return __real_memset(data, byte, size);
}

int __wrap_memcmp(const void *a, const void *b, size_t size)
{
	const unsigned char *one = a, *other = b;
	size_t same = 0;

	while (same < size && one[same] == other[same])
		same++;
	work += 1 + same / BLOCK;
	return same < size ? one[same] - other[same] : 0;
}

size_t __wrap_strlen(const char *string)
{
	size_t size = __real_strlen(string);

	work += 1 + size / BLOCK;
	return size;
}

/* `before` once, `again` as often as there is room, `after` once. */
static const struct { const char *before, *again, *after; } families[] = {
	{ "", "*a **a ", "" },
	{ "", "a_ ", "" },
	{ "", "_a ", "" },
	{ "", "a**b", "" },
	{ "", "*a_ ", "" },
	{ "", "a***b* c*", "" },
	{ "", "**x *a ", "" },
	{ "", "*", "" },
	{ "a", "**", "a" },
	{ "", "a]", "" },
	{ "", "[a", "" },
	{ "", "[a_", "" },
	{ "", "[ (](", "" },
	{ "", "![[]()", "" },
	{ "", "[a](b", "" },
	{ "", "[a](<b", "" },
	{ "", "](a \"", "" },
	{ "", "[", "a]" },
	{ "", "[[]", "" },
	{ "[x]: /u\n\n", "[x]: /u\n", "\nend [x]\n" },
	{ "", "[a](/b", ")" },
	{ "", "[^a", "" },
	{ "", "[^a]: x\n", "" },
	{ "", "[^a]\n", "" },
	{ "", "> ", "a" },
	{ "", ">\n> a\n", "" },
	{ "", " - ", "a" },
	{ "", "   - a\n", "" },
	{ "- a\n", "\n", "" },
	{ "", "1. a\n\n", "" },
	{ "", "e`", "" },
	{ "", "`a``b", "" },
	{ "a ", "<!-- ", "" },
	{ "", "<!--\n", "" },
	{ "a ", "<script>", "" },
	{ "", "<script>\n\n", "" },
	{ "", "<style></script>\n", "" },
	{ "", "<a ", "" },
	{ "", "<a href ", ">" },
	{ "", "<?", "" },
	{ "", "<![CDATA[", "" },
	{ "", "<sup>", "" },
	{ "", "</em>", "" },
	{ "", "<", "" },
	{ "", "&", "" },
	{ "", "&#x", "" },
	{ "", "\\", "" },
	{ "", "\\\n", "" },
	{ "", "a  \n", "" },
	{ "a", " ", "a" },
	{ "", "|", "" },
	{ "", "|\n", "" },
	{ "", "a|a\n", "" },
	{ "|a|\n|-|\n", "|a", "" },
	{ "", "www.", "" },
	{ "", "www.)", "" },
	{ "", "http://", "" },
	{ "", "<http://a", "" },
	{ "http://a", "(", "" },
	{ "http://a", ")", "" },
	{ "", "^a", "" },
	{ "", "$^{", "" },
	{ "", "a\n---\n", "" },
	{ "", "a\n===\n", "" },
	{ "", "#", "" },
	{ "# a", " #", "" },
	{ "", "\f", "" },
	{ "", "- - ", "" },
	{ "a", "\t", "" },
	{ "a", "_", "" },
};

static size_t put(char *data, const char *text)
{
	size_t size = strlen(text);

	memcpy(data, text, size);
	return size;
}

static struct str text_of(size_t family, char *data, size_t limit)
{
	size_t again = strlen(families[family].again), after = strlen(families[family].after);
	size_t size = put(data, families[family].before);

	while (size + again + after <= limit)
		size += put(data + size, families[family].again);
	size += put(data + size, families[family].after);
	return (struct str){ data, size };
}

/* What it takes to read a text and to write it in all forms. */
static uint64_t work_for(struct str text, const char *format)
{
	struct unroll_load_options options = { .format = format };
	struct unroll_export_options form = { .width = 80 };
	FILE *out = fopen("/dev/null", "w");

	assert_non_null(out);
	work = 0;
	struct unroll_document *document = unroll_load_bytes(text, "text", &options, NULL);
	assert_non_null(document);
	for (size_t i = 0; unroll_export_formats[i].name; i++)
		unroll_export_formats[i].write(document, &form, out, NULL);
	unroll_document_free(document);
	fclose(out);
	return work;
}

/* The ratio in hundredths; figures go to the log. */
static unsigned ratio_of(size_t family, const char *format)
{
	char *data = malloc(2 * size_once);

	assert_non_null(data);
	uint64_t once = work_for(text_of(family, data, size_once), format);
	uint64_t twice = work_for(text_of(family, data, 2 * size_once), format);
	free(data);
	/* Otherwise nothing has been counted: no step is larger. */
	assert_true(once > size_once / BLOCK);
	unsigned ratio = (unsigned)(100 * twice / once);
	fprintf(stderr, "# %-8s %2zu: %4u a byte, %u.%02u for twice as many\n", format, family,
	        (unsigned)(twice / (2 * size_once)), ratio / 100, ratio % 100);
	return ratio;
}

static void expect_linear(const char *format)
{
	unsigned worst = 0;

	for (size_t i = 0; i < COUNT(families); i++) {
		unsigned ratio = ratio_of(i, format);
		worst = ratio > worst ? ratio : worst;
	}
	assert_in_range(worst, 0, MOST);
}

static void markdown_is_read_in_linear_time(void **state)
{
	(void)state;
	expect_linear("markdown");
}

static void text_is_read_in_linear_time(void **state)
{
	(void)state;
	expect_linear("text");
}

int main(int count, char *values[])
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markdown_is_read_in_linear_time),
		cmocka_unit_test(text_is_read_in_linear_time),
	};

	if (count < 2)
		return 2;
	size_once = strtoul(values[1], NULL, 10) << 10;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
