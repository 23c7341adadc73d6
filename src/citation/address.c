#include "citation/symbol.h"

#include "base/str.h"

static bool eat(struct str *rest, const char *prefix)
{
	size_t size = strlen(prefix);

	if (!str_equal_ignoring_case(str_slice(*rest, 0, size), (struct str){ prefix, size }))
		return false;
	*rest = str_from(*rest, size);
	return true;
}

static bool eat_host(struct str *rest)
{
	if (!eat(rest, "https://") && !eat(rest, "http://"))
		return false;
	eat(rest, "www.");
	return eat(rest, "undocs.org/") || eat(rest, "docs.un.org/");
}

/* The language of the document; the two sites name Spanish and Chinese differently. */
static void eat_language(struct str *rest)
{
	static const char *const languages[] = {
		"ar/", "ch/", "en/", "es/", "fr/", "ru/", "sp/", "zh/",
	};

	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
		if (eat(rest, languages[i]))
			return;
}

/* Without spaces, also percent-encoded ones, up to a query or fragment. */
static size_t plain_path(struct str path, char *plain, size_t size)
{
	size_t count = 0;

	for (size_t i = 0; i < path.size && count < size; i++) {
		if (strchr("?#", path.data[i]))
			break;
		if (str_starts_with(str_from(path, i), (struct str)STR("%20")))
			i += 2;
		else if (path.data[i] != ' ')
			plain[count++] = path.data[i];
	}
	while (count && strchr("/.", plain[count - 1]))
		count--;
	return count;
}

bool symbol_of_url(struct str url, char symbol[UNROLL_SYMBOL_SIZE])
{
	char path[UNROLL_SYMBOL_SIZE];
	struct str rest = str_trim(url);

	if (!eat_host(&rest))
		return false;
	eat_language(&rest);
	size_t size = plain_path(rest, path, sizeof path);
	return unroll_symbol_normalise((struct str){ path, size }, symbol);
}
