#include <string.h>

#include "base/str.h"
#include "citation/plain.h"
#include "citation/scan.h"
#include "citation/symbol.h"

enum { LONGEST_HOST = 64 };      /* in bytes */

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
	bool scheme = at > 1 && text.data[at - 1] == ':'
	           && at + 1 < text.size && text.data[at + 1] == '/';
	size_t end = scheme ? at - 1 : at, start = end;

	while (start > scan->done && end - start < LONGEST_HOST
	       && is_host_character(text.data[start - 1]))
		start--;
	if (start == end || (!scheme && !is_known(str_slice(text, start, end))))
		return SIZE_MAX;
	return start;
}

/*
 * A URL ends before a blank, a quotation mark or a character that no URL has;
 * points at its end and a bracket that was opened before it are the sentence's.
 */
static size_t url_end(struct str text, size_t at)
{
	size_t end = at;
	int closed = 0;

	for (; end < text.size && text.data[end] > ' ' && text.data[end] < 0x7F
	       && !strchr("<>\"", text.data[end]); end++)
		closed += (text.data[end] == ')') - (text.data[end] == '(');
	while (end > at && strchr(closed > 0 ? ".,;:')" : ".,;:'", text.data[end - 1]))
		closed -= text.data[--end] == ')';
	return end;
}

size_t link_read(struct scan *scan, size_t at)
{
	char symbol[UNROLL_SYMBOL_SIZE];
	size_t start = url_start(scan, at);

	if (start == SIZE_MAX)
		return 0;
	size_t end = url_end(scan->text, at);
	struct str url = str_slice(scan->text, start, end);
	if (symbol_of_url(url, symbol))
		scan_add(scan, start, end, arena_copy(scan->context->arena, str_of(symbol)));
	return end > at ? end : 0;
}
