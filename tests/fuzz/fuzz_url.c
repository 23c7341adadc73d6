/* Whatever passes the URL gate is one harmless argument, and passes again as it is. */
#include "fuzz.h"

#include <string.h>

#include "base/str.h"
#include "command/url.h"

static const char safe[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                           "-._~:/?#[]@!&()*+,;=%";

static void check_admitted(const char *url)
{
	char again[URL_SIZE];
	struct str text = str_of(url);

	require(text.size < URL_SIZE);
	require(strncmp(url, "https://", 8) == 0 || strncmp(url, "http://", 7) == 0);
	require(url[strspn(url, safe)] == '\0');
	struct str host = str_from(text, str_find(text, (struct str)STR("//")) + 2);
	host = str_slice(host, 0, strcspn(host.data, ":/?#"));
	require(host.size > 0 && host.size <= 253 && !memchr(host.data, '@', host.size));
	require(url_admit(text, again, NULL) && strcmp(url, again) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str link = { (const char *)data, size };
	struct unroll_error error = { 0 };
	char url[URL_SIZE];

	if (url_admit(link, url, &error))
		check_admitted(url);
	else
		require(error.message[0] != '\0');
	return 0;
}
