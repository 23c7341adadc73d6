#include <string.h>

#include "base/str.h"
#include "citation/plain.h"
#include "citation/scan.h"
#include "citation/symbol.h"

/* In bytes; the symbol of a longer URL is not looked for. */
enum { LONGEST_HOST = 64, LONGEST_URL = 512 };

static bool is_host_character(char c)
{
	return is_letter(c) || is_digit(c) || c == '.' || c == '-';
}

/* Hosts that are written without "https://" before them. */
static const struct str hosts[] = { STR("undocs.org"), STR("docs.un.org"), STR("www.un.org") };

static bool is_known(struct str host)
{
	for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++)
		if (str_ends_with(host, hosts[i]))
			return true;
	return false;
}

/* Where the URL begins whose first stroke is at byte `at`; SIZE_MAX if it is no URL's. */
static size_t url_start(const struct scan *scan, size_t at)
{
	struct str text = scan->text;
	bool scheme = at > 1 && text.data[at - 1] == ':' && at + 1 < text.size && text.data[at + 1] == '/';
	size_t end = scheme ? at - 1 : at, start = end;

	while (start > scan->done && end - start < LONGEST_HOST && is_host_character(text.data[start - 1]))
		start--;
	if (start == end || (!scheme && !is_known(str_slice(text, start, end))))
		return SIZE_MAX;
	return start;
}

/* A URL ends before a blank, a quotation mark or a letter that no URL has. */
static size_t url_end(struct str text, size_t at)
{
	while (at < text.size && text.data[at] > ' ' && text.data[at] < 0x7F && !strchr("<>\"", text.data[at]))
		at++;
	while (at > 0 && strchr(".,;:'", text.data[at - 1]))
		at--;
	return at;
}

static int hexadecimal(char c)
{
	if (is_digit(c))
		return c - '0';
	c = to_upper(c);
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Without "%2F" and the like; return the size. */
static size_t decode(struct str url, char plain[LONGEST_URL])
{
	size_t size = 0;

	for (size_t i = 0; i < url.size; i++) {
		bool coded = url.data[i] == '%' && i + 2 < url.size
		          && hexadecimal(url.data[i + 1]) >= 0 && hexadecimal(url.data[i + 2]) >= 0;
		plain[size++] = coded
			? (char)(hexadecimal(url.data[i + 1]) * 16 + hexadecimal(url.data[i + 2]))
			: url.data[i];
		i += coded ? 2 : 0;
	}
	return size;
}

/* The symbol that the path or a parameter of a URL ends with. */
static bool find_symbol(struct str url, char symbol[UNROLL_SYMBOL_SIZE])
{
	char bytes[LONGEST_URL];
	struct str plain = { bytes, url.size < LONGEST_URL ? decode(url, bytes) : 0 };

	for (size_t i = 0; i + 1 < plain.size; i++) {
		if (plain.data[i] != '/' && plain.data[i] != '=')
			continue;
		size_t size = symbol_match(str_from(plain, i + 1), symbol);
		if (size && (i + 1 + size == plain.size || strchr("?#&/)", plain.data[i + 1 + size])))
			return true;
	}
	return false;
}

/* Whose URLs name documents by symbol. */
static bool is_united_nations(struct str url)
{
	size_t at = str_find(url, (struct str)STR("//"));
	struct str host = at == SIZE_MAX ? url : str_from(url, at + 2);
	const char *end = host.size ? memchr(host.data, '/', host.size) : NULL;

	if (end)
		host.size = (size_t)(end - host.data);
	return str_ends_with(host, (struct str)STR("un.org")) || str_ends_with(host, (struct str)STR("undocs.org"));
}

size_t link_read(struct scan *scan, size_t at)
{
	char symbol[UNROLL_SYMBOL_SIZE];
	size_t start = url_start(scan, at);

	if (start == SIZE_MAX)
		return 0;
	size_t end = url_end(scan->text, at);
	struct str url = str_slice(scan->text, start, end);
	if (is_united_nations(url) && find_symbol(url, symbol)) {
		scan_add(scan, start, end, arena_copy(scan->context->arena, str_of(symbol)));
	}
	return end > at ? end : 0;
}
