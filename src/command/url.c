#include "command/url.h"

#include "base/error.h"
#include "base/str.h"
#include "command/punycode.h"

enum { HOST_LIMIT = 253, PORT_LIMIT = 65535 };

static const struct str schemes[] = { STR("https://"), STR("http://") };

enum { SCHEME_COUNT = sizeof schemes / sizeof *schemes };

/* The URL that is being written; `size` grows past the end, nothing else does. */
struct writer {
	char *url;
	size_t size;
};

static void put(struct writer *writer, struct str text)
{
	for (size_t i = 0; i < text.size; i++, writer->size++)
		if (writer->size < URL_SIZE)
			writer->url[writer->size] = text.data[i];
}

static bool refuse(struct unroll_error *error, const char *why)
{
	return error_set(error, UNROLL_ERROR_USAGE, 0, "not opened: %s", why);
}

static bool is_hex(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool is_control(char c)
{
	return (unsigned char)c < 0x20 || c == 0x7F;
}

/*
 * What may stand as it is: graphic ASCII, but for what ends a URL in running
 * text or means something to a shell, in case an opener is written carelessly.
 */
static bool is_plain(char c)
{
	return (unsigned char)c > 0x20 && (unsigned char)c < 0x7F && !strchr("\"<>\\^`{|}'$", c);
}

static void put_byte(struct writer *writer, char c)
{
	static const char digits[] = "0123456789ABCDEF";
	char escaped[3] = { '%', digits[(unsigned char)c >> 4], digits[(unsigned char)c & 15] };

	if (is_plain(c))
		put(writer, (struct str){ &c, 1 });
	else
		put(writer, (struct str){ escaped, 3 });
}

/* Path, query and fragment; percent signs that escape nothing are escaped themselves. */
static void put_rest(struct writer *writer, struct str rest)
{
	for (size_t i = 0; i < rest.size && writer->size < URL_SIZE; i++) {
		bool escapes = i + 2 < rest.size && is_hex(rest.data[i + 1]) && is_hex(rest.data[i + 2]);
		if (rest.data[i] == '%' && !escapes)
			put(writer, (struct str)STR("%25"));
		else
			put_byte(writer, rest.data[i]);
	}
}

static bool is_host_label(const char *label)
{
	size_t size = strspn(label, "abcdefghijklmnopqrstuvwxyz0123456789-_");

	return size > 0 && label[size] == '\0';
}

/* Labels between full stops; one stop more may end the host. */
static bool put_host(struct writer *writer, struct str host)
{
	size_t start = writer->size;

	while (host.size) {
		size_t stop = str_find(host, (struct str)STR("."));
		char label[PUNYCODE_SIZE];
		if (!punycode_label(str_slice(host, 0, stop), label) || !is_host_label(label))
			return false;
		put(writer, str_of(label));
		if (stop == SIZE_MAX)
			break;
		put(writer, (struct str)STR("."));
		host = str_from(host, stop + 1);
	}
	return writer->size > start && writer->size - start <= HOST_LIMIT;
}

/* ":" and up to five digits, or nothing. */
static bool is_port(struct str port)
{
	unsigned number = 0;

	if (str_is_empty(port))
		return true;
	for (size_t i = 1; i < port.size; i++) {
		if (!is_digit(port.data[i]))
			return false;
		number = number * 10 + (unsigned)(port.data[i] - '0');
		if (number > PORT_LIMIT)
			return false;
	}
	return port.size > 1;
}

static bool put_authority(struct writer *writer, struct str authority, struct unroll_error *error)
{
	size_t colon = str_find(authority, (struct str)STR(":"));
	struct str port = str_from(authority, colon);

	if (memchr(authority.data, '@', authority.size))
		return refuse(error, "a user name stands before its host");
	if (!put_host(writer, str_slice(authority, 0, colon)))
		return refuse(error, "its host is not one");
	if (!is_port(port))
		return refuse(error, "its port is not a number");
	put(writer, port);
	return true;
}

/* Where the host and port end. */
static size_t authority_size(struct str text)
{
	size_t size = 0;

	while (size < text.size && !strchr("/?#", text.data[size]))
		size++;
	return size;
}

static const struct str *find_scheme(struct str link)
{
	for (size_t i = 0; i < SCHEME_COUNT; i++)
		if (str_equal_ignoring_case(str_slice(link, 0, schemes[i].size), schemes[i]))
			return &schemes[i];
	return NULL;
}

bool url_admit(struct str link, char url[URL_SIZE], struct unroll_error *error)
{
	struct writer writer = { .url = url };
	const struct str *scheme = find_scheme(link);

	for (size_t i = 0; i < link.size; i++)
		if (is_control(link.data[i]))
			return refuse(error, "a control character stands in it");
	if (!scheme)
		return refuse(error, "it begins neither with https:// nor with http://");
	struct str rest = str_from(link, scheme->size);
	size_t authority = authority_size(rest);
	put(&writer, *scheme);
	if (!put_authority(&writer, str_slice(rest, 0, authority), error))
		return false;
	put_rest(&writer, str_from(rest, authority));
	if (writer.size >= URL_SIZE)
		return refuse(error, "it is too long");
	url[writer.size] = '\0';
	return true;
}
