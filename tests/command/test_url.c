#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "command/url.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* The spelling that is opened, or NULL for a URL that is refused. */
static const struct {
	struct str link;
	const char *url;
} links[] = {
	{ STR("https://docs.un.org/fr/A/HRC/24/56"), "https://docs.un.org/fr/A/HRC/24/56" },
	{ STR("http://undocs.org/S/RES/2254(2015)"), "http://undocs.org/S/RES/2254(2015)" },
	{ STR("HTTPS://Docs.UN.org/A"), "https://docs.un.org/A" },
	{ STR("https://un.org"), "https://un.org" },
	{ STR("https://un.org."), "https://un.org." },
	{ STR("https://un.org:8080/a?b=c&d=e#f"), "https://un.org:8080/a?b=c&d=e#f" },
	{ STR("https://un.org?q"), "https://un.org?q" },
	{ STR("https://un.org/a b"), "https://un.org/a%20b" },
	{ STR("https://un.org/a%20b"), "https://un.org/a%20b" },
	{ STR("https://un.org/100%"), "https://un.org/100%25" },
	{ STR("https://un.org/%zz"), "https://un.org/%25zz" },
	{ STR("https://un.org/%4"), "https://un.org/%254" },
	{ STR("https://un.org/\"'`<>\\^{|}$(id)"),
	  "https://un.org/%22%27%60%3C%3E%5C%5E%7B%7C%7D%24(id)" },
	{ STR("https://un.org/droits-de-l’homme"), "https://un.org/droits-de-l%E2%80%99homme" },
	{ STR("https://un.org/\u202Efdp.exe"), "https://un.org/%E2%80%AEfdp.exe" },
	{ STR("https://un.org/\xFF"), "https://un.org/%FF" },
	{ STR("https://un.org/%20"), "https://un.org/%20" },
	{ STR("https://un.org/%af%FA%90%09"), "https://un.org/%af%FA%90%09" },
	{ STR("https://un.org/%ag%ga%AG%GA%/0%0:"), "https://un.org/%25ag%25ga%25AG%25GA%25/0%250:" },
	{ STR("https://un.org/a%z00"), "https://un.org/a%25z00" },
	{ STR("https://un.org/%0z0"), "https://un.org/%250z0" },
	{ STR("https://un.org/!~"), "https://un.org/!~" },
	{ STR("https://un.org:8/"), "https://un.org:8/" },
	{ STR("https://un.org/a@b"), "https://un.org/a@b" },
	{ STR("https://un.org/--version"), "https://un.org/--version" },

	/* Hosts in other letters, and those that only look like ASCII. */
	{ STR("https://bücher.example/"), "https://xn--bcher-kva.example/" },
	{ STR("https://BÜCHER.example/"), "https://xn--bcher-kva.example/" },
	{ STR("https://münchen-ost.example"), "https://xn--mnchen-ost-9db.example" },
	{ STR("https://点看/"), "https://xn--3pxu8k/" },
	{ STR("https://пример.испытание/"), "https://xn--e1afmkfd.xn--80akhbyknj4f/" },
	{ STR("https://مثال.إختبار/"), "https://xn--mgbh0fb.xn--kgbechtv/" },
	{ STR("https://他们为什么不说中文.example/"),
	  "https://xn--ihqwcrb4cv8a8dqg056pqjye.example/" },
	{ STR("https://аpple.example/"), "https://xn--pple-43d.example/" },
	{ STR("https://崋鐠û虊岲áab.example/"), "https://xn--ab-lia7hz944chpa032utexa.example/" },
	{ STR("https://\xC2\x80" "a/"), "https://xn--a-a/" },
	/* at the borders of its numbers */
	{ STR("https://뻎햔spø샛è빼/"), "https://xn--sp-8ia7d5985k6nau2jqy8c/" },
	{ STR("https://δθ핓χκ젇ζ럛/"), "https://xn--pxaefi8d6974m7wxa8hw/" },
	{ STR("https://𠀌χθ𠂎π𠄍λ𠂄𠇢/"), "https://xn--txago0a89616dyua8b52d38c/" },
	{ STR("https://탲枴취矔컸딃/"), "https://xn--4tvw27ati0ck2u5fbw8e/" },
	{ STR("https://徥贉鑉褶/"), "https://xn--64t483g5ncexj/" },
	{ STR("https://췹𠁦𠃮𠅏럯𠀪/"), "https://xn--yl2b161b0w0t2gaiygs/" },
	{ STR("https://ｕｎ.org/"), "https://un.org/" },
	{ STR("https://un.org／evil"), NULL },
	{ STR("https://un．org/"), NULL },
	{ STR("https://\xFF.org/"), NULL },

	/* One character becomes eighteen here. */
	{ STR("https://un.ﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺ/"), NULL },
	{ STR("https://ﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺ/"), NULL },

	{ STR(""), NULL },
	{ STR("--version"), NULL },
	{ STR("-x https://un.org"), NULL },
	{ STR(" https://un.org"), NULL },
	{ STR(" -x"), NULL },
	{ STR("https:"), NULL },
	{ STR("https:/un.org"), NULL },
	{ STR("https://"), NULL },
	{ STR("https:///etc/passwd"), NULL },
	{ STR("https://?a"), NULL },
	{ STR("https:// a"), NULL },
	{ STR("https://a b/"), NULL },
	{ STR("https://a\nb"), NULL },
	{ STR("https:\n//un.org"), NULL },
	{ STR("https://un.org/\r\nHost: x"), NULL },
	{ STR("https://un.org/\t"), NULL },
	{ STR("https://un.org/\0x"), NULL },
	{ STR("https://un.org/\x7F"), NULL },
	{ STR("https://a@b/"), NULL },
	{ STR("https://a@b"), NULL },
	{ STR("https://un.org@evil.example/"), NULL },
	{ STR("https://user:pass@evil.example/"), NULL },
	{ STR("https://un.org\\@evil.example/"), NULL },
	{ STR("https://un.org%2Fevil.example/"), NULL },
	{ STR("https://$(id).example/"), NULL },
	{ STR("https://`id`/"), NULL },
	{ STR("https://\"/"), NULL },
	{ STR("https://a..b/"), NULL },
	{ STR("https://.a/"), NULL },
	{ STR("https://[::1]/"), NULL },
	{ STR("https://un.org:/"), NULL },
	{ STR("https://un.org:x/"), NULL },
	{ STR("https://un.org:65535/"), "https://un.org:65535/" },
	{ STR("https://un.org:65536/"), NULL },
	{ STR("https://un.org:80:80/"), NULL },
	{ STR("javascript:alert(1)"), NULL },
	{ STR("jAvA\tscript:alert(1)"), NULL },
	{ STR("vbscript:x"), NULL },
	{ STR("data:text/html,x"), NULL },
	{ STR("file:///etc/passwd"), NULL },
	{ STR("mailto:a@b.example"), NULL },
	{ STR("ftp://un.org/"), NULL },
	{ STR("httpsx://un.org/"), NULL },
	{ STR("view-source:https://un.org/"), NULL },
};

static void only_web_addresses_pass_and_only_in_safe_letters(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(links); i++) {
		char url[URL_SIZE] = "";
		struct unroll_error error = { 0 };
		char *link = malloc(links[i].link.size ? links[i].link.size : 1);
		assert_non_null(link);        /* with nothing behind it */
		memcpy(link, links[i].link.data, links[i].link.size);
		bool passes = url_admit((struct str){ link, links[i].link.size }, url, &error);
		free(link);
		if (passes != (links[i].url != NULL))
			fail_msg("%s: %s", links[i].link.data, passes ? url : error.message);
		if (passes)
			assert_string_equal(url, links[i].url);
		else
			assert_memory_equal(error.message, "not opened: ", 12);
	}
}

static const struct {
	const char *link, *why;
} refusals[] = {
	{ "\001https://un.org", "a control character stands in it" },
	{ "https://un.org/\001", "a control character stands in it" },
	{ "ftp://un.org", "it begins neither with https:// nor with http://" },
	{ "https://un@org", "a user name stands before its host" },
	{ "https://", "its host is not one" },
	{ "https://un.org:x", "its port is not a number" },
};

static void a_refusal_says_why(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(refusals); i++) {
		char url[URL_SIZE], message[100];
		struct unroll_error error = { 0 };
		snprintf(message, sizeof message, "not opened: %s", refusals[i].why);
		assert_false(url_admit(str_of(refusals[i].link), url, &error));
		assert_string_equal(error.message, message);
		assert_int_equal(error.kind, UNROLL_ERROR_USAGE);
		assert_int_equal(error.line, 0);
	}
}

static const char safe[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                           "-._~:/?#[]@!&()*+,;=%";

/* Whatever passes is one argument that no shell and no option parser misreads. */
static void what_passes_is_graphic_ascii(void **state)
{
	char link[64] = "https://a", url[URL_SIZE];
	uint32_t random = 1;
	int passed = 0;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		size_t size = 9;
		for (; size < sizeof link && (random = random * 1103515245 + 12345) >> 27; size++)
			link[size] = (char)(random >> 16);
		if (!url_admit((struct str){ link, size }, url, NULL))
			continue;
		passed++;
		assert_memory_equal(url, "https://", 8);
		assert_int_equal(url[strspn(url, safe)], 0);
	}
	assert_true(passed > 1000);
}

static void a_url_has_at_most_2048_bytes(void **state)
{
	static char link[1 << 20];
	char url[URL_SIZE];

	(void)state;
	memset(link, 'a', sizeof link);
	memcpy(link, "https://a/", 10);
	assert_true(url_admit((struct str){ link, 2048 }, url, NULL));
	assert_int_equal(strlen(url), 2048);
	assert_false(url_admit((struct str){ link, 2049 }, url, NULL));
	assert_false(url_admit((struct str){ link, sizeof link }, url, NULL));
	link[2047] = ' ';
	assert_false(url_admit((struct str){ link, 2048 }, url, NULL));
}

static void the_labels_of_a_host_have_their_limits(void **state)
{
	char link[400], url[URL_SIZE];

	(void)state;
	memset(link, 'a', sizeof link);
	memcpy(link, "https://", 8);
	assert_true(url_admit((struct str){ link, 8 + 63 }, url, NULL));
	assert_false(url_admit((struct str){ link, 8 + 64 }, url, NULL));
	assert_false(url_admit((struct str){ link, 8 + 257 }, url, NULL));
	for (size_t i = 0; i < 85; i++)
		memcpy(link + 8 + 3 * i, "中", 3);
	assert_true(url_admit((struct str){ link, 8 + 57 * 3 }, url, NULL));
	assert_int_equal(strlen(url), 8 + 63);
	for (size_t count = 58; count <= 85; count++)
		assert_false(url_admit((struct str){ link, 8 + count * 3 }, url, NULL));
	memset(link + 8, 'a', sizeof link - 8);
	for (size_t i = 8 + 50; i < sizeof link; i += 51)
		link[i] = '.';
	assert_true(url_admit((struct str){ link, 8 + 253 }, url, NULL));
	assert_false(url_admit((struct str){ link, 8 + 254 }, url, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_web_addresses_pass_and_only_in_safe_letters),
		cmocka_unit_test(a_refusal_says_why),
		cmocka_unit_test(what_passes_is_graphic_ascii),
		cmocka_unit_test(a_url_has_at_most_2048_bytes),
		cmocka_unit_test(the_labels_of_a_host_have_their_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
