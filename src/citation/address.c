#include "citation/symbol.h"

#include "base/str.h"
#include "citation/plain.h"

enum { LONGEST_URL = 512 };      /* in bytes; no longer one is read */

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

/* Take the host and the scheme before it, which may be missing, off the front of *rest. */
static bool eat_host(struct str *rest)
{
	static const struct str hosts[] = { STR("un.org"), STR("undocs.org") };
	size_t scheme = str_find(*rest, (struct str)STR("://"));
	struct str host = scheme == SIZE_MAX ? *rest : str_from(*rest, scheme + 3);
	const char *stroke = host.size ? memchr(host.data, '/', host.size) : NULL;

	if (!stroke)
		return false;
	host.size = (size_t)(stroke - host.data);
	*rest = str_from(*rest, (size_t)(stroke - rest->data));
	for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++) {
		size_t front = host.size - hosts[i].size;
		if (host.size >= hosts[i].size && (!front || host.data[front - 1] == '.')
		    && str_equal_ignoring_case(str_from(host, front), hosts[i]))
			return true;
	}
	return false;
}

/* Whether a path or parameter ends here, but for strokes and points that mean nothing. */
static bool is_end(struct str rest)
{
	while (rest.size && strchr("/. ", *rest.data))
		rest = str_from(rest, 1);
	return !rest.size || strchr("?#&", *rest.data);
}

/* The symbol is what the path or a parameter ends with: ".../en/A/RES/70/1", "?m=A/RES/70/1". */
bool symbol_of_url(struct str url, char symbol[UNROLL_SYMBOL_SIZE])
{
	char bytes[LONGEST_URL], found[UNROLL_SYMBOL_SIZE];
	struct str plain = { bytes, url.size < LONGEST_URL ? decode(str_trim(url), bytes) : 0 };

	if (!eat_host(&plain))
		return false;
	for (size_t i = 0; i + 1 < plain.size; i++) {
		if (plain.data[i] != '/' && plain.data[i] != '=')
			continue;
		size_t size = symbol_match(str_from(plain, i + 1), found);
		if (size && is_end(str_from(plain, i + 1 + size))) {
			memcpy(symbol, found, UNROLL_SYMBOL_SIZE);
			return true;
		}
	}
	return false;
}
