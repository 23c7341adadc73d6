#include "format/tag.h"

#include "base/str.h"

/* Most documents have only the first few. */
static const struct {
	struct str name;
	enum tag_kind kind;
} tags[] = {
	{ STR("sup"),        TAG_SUPERSCRIPT },
	{ STR("em"),         TAG_EMPHASIS },
	{ STR("i"),          TAG_EMPHASIS },
	{ STR("strong"),     TAG_STRONG },
	{ STR("b"),          TAG_STRONG },
	{ STR("br"),         TAG_BREAK },
	{ STR("a"),          TAG_LINK },
	{ STR("p"),          TAG_BLOCK },
	{ STR("div"),        TAG_BLOCK },
	{ STR("li"),         TAG_BLOCK },
	{ STR("tr"),         TAG_BLOCK },
	{ STR("td"),         TAG_CELL },
	{ STR("th"),         TAG_CELL },
	{ STR("span"),       TAG_PLAIN },
	{ STR("u"),          TAG_PLAIN },
	{ STR("sub"),        TAG_PLAIN },
	{ STR("small"),      TAG_PLAIN },
	{ STR("big"),        TAG_PLAIN },
	{ STR("font"),       TAG_PLAIN },
	{ STR("center"),     TAG_BLOCK },
	{ STR("blockquote"), TAG_BLOCK },
	{ STR("ol"),         TAG_BLOCK },
	{ STR("ul"),         TAG_BLOCK },
	{ STR("h1"),         TAG_BLOCK },
	{ STR("h2"),         TAG_BLOCK },
	{ STR("h3"),         TAG_BLOCK },
	{ STR("h4"),         TAG_BLOCK },
	{ STR("h5"),         TAG_BLOCK },
	{ STR("h6"),         TAG_BLOCK },
	{ STR("hr"),         TAG_BLOCK },
	{ STR("table"),      TAG_BLOCK },
	{ STR("thead"),      TAG_BLOCK },
	{ STR("tbody"),      TAG_BLOCK },
	{ STR("tfoot"),      TAG_BLOCK },
	{ STR("caption"),    TAG_BLOCK },
	{ STR("section"),    TAG_BLOCK },
	{ STR("article"),    TAG_BLOCK },
	{ STR("header"),     TAG_BLOCK },
	{ STR("footer"),     TAG_BLOCK },
	{ STR("details"),    TAG_BLOCK },
	{ STR("summary"),    TAG_BLOCK },
	{ STR("html"),       TAG_BLOCK },
	{ STR("body"),       TAG_BLOCK },
	{ STR("img"),        TAG_PLAIN },
	{ STR("del"),        TAG_PLAIN },
	{ STR("ins"),        TAG_PLAIN },
	{ STR("mark"),       TAG_PLAIN },
	{ STR("cite"),       TAG_EMPHASIS },
	{ STR("code"),       TAG_PLAIN },
	{ STR("pre"),        TAG_BLOCK },
	{ STR("col"),        TAG_PLAIN },
	{ STR("colgroup"),   TAG_PLAIN },
	{ STR("meta"),       TAG_PLAIN },
	{ STR("link"),       TAG_PLAIN },
	{ STR("script"),     TAG_HIDDEN },
	{ STR("style"),      TAG_HIDDEN },
	{ STR("title"),      TAG_HIDDEN },
	{ STR("head"),       TAG_HIDDEN },
	{ STR("iframe"),     TAG_HIDDEN },
};

enum { TAG_COUNT = sizeof tags / sizeof *tags };

static bool is_name(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t size_of_name(struct str text)
{
	size_t size = 0;

	while (size < text.size && is_name(text.data[size]))
		size++;
	return size;
}

/* A tag ends at ">" and holds no "<", so that every byte is looked at once. */
static size_t size_of_tag(struct str text)
{
	for (size_t i = 1; i < text.size && text.data[i] != '<'; i++)
		if (text.data[i] == '>')
			return i + 1;
	return 0;
}

static bool find_kind(struct tag *tag)
{
	for (size_t i = 0; i < TAG_COUNT; i++)
		if (str_equal_ignoring_case(tag->name, tags[i].name)) {
			tag->kind = tags[i].kind;
			return true;
		}
	return false;
}

size_t tag_take(struct str text, struct tag *tag)
{
	*tag = (struct tag){ .is_end = text.size > 1 && text.data[1] == '/' };
	struct str rest = str_from(text, tag->is_end ? 2 : 1);
	size_t size = size_of_name(rest);
	tag->name = str_slice(rest, 0, size);
	if (!size || size == rest.size || !strchr(" \t\n/>", rest.data[size]) || !find_kind(tag))
		return 0;
	size_t whole = size_of_tag(text);
	if (whole)
		tag->attributes = str_slice(rest, size, whole - (text.size - rest.size) - 1);
	return whole;
}

struct str tag_attribute(const struct tag *tag, struct str name)
{
	struct str rest = tag->attributes;

	for (size_t at; (at = str_find(rest, name)) != SIZE_MAX; ) {
		bool is_whole = at && strchr(" \t\n", rest.data[at - 1]);
		rest = str_from(rest, at + name.size);
		if (!is_whole || rest.size < 3 || rest.data[0] != '=')
			continue;
		char quote = rest.data[1];
		size_t end = quote == '"' || quote == '\''
		           ? str_find(str_from(rest, 2), (struct str){ &quote, 1 }) : SIZE_MAX;
		return end == SIZE_MAX ? (struct str)STR("") : str_slice(rest, 2, 2 + end);
	}
	return (struct str)STR("");
}

/* The end tag of a hidden element stands in its own case of letters. */
static size_t size_of_hidden(struct str text, const struct tag *tag, size_t size)
{
	for (size_t at; (at = str_find(str_from(text, size), (struct str)STR("</"))) != SIZE_MAX; ) {
		struct tag end;
		size += at;
		size_t taken = tag_take(str_from(text, size), &end);
		size += taken ? taken : 2;
		if (taken && str_equal_ignoring_case(end.name, tag->name))
			return size;
	}
	return SIZE_MAX;
}

size_t tag_hidden_size(struct str text)
{
	struct tag tag;

	if (str_starts_with(text, (struct str)STR("<!--"))) {
		size_t end = str_find(str_from(text, 4), (struct str)STR("-->"));
		return end == SIZE_MAX ? SIZE_MAX : 4 + end + 3;
	}
	size_t size = tag_take(text, &tag);
	return size && tag.kind == TAG_HIDDEN && !tag.is_end ? size_of_hidden(text, &tag, size) : 0;
}
