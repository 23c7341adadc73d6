#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/str.h"
#include "citation/symbol.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* What is read at the front of a text; NULL stands for "as the text" and "as the symbol". */
static const struct {
	const char *text, *taken, *symbol, *path;
} matches[] = {
	{ "A/RES/70/1", NULL, NULL, NULL },
	{ "A/RES/70/1.", "A/RES/70/1", NULL, NULL },
	{ "A/RES/70/1, annex", "A/RES/70/1", NULL, NULL },
	{ "A/RES/72/266 A of", "A/RES/72/266 A", "A/RES/72/266A", NULL },
	{ "A/RES/72/266A", NULL, NULL, NULL },
	{ "A/RES/75/253 A-C", NULL, "A/RES/75/253A-C", NULL },
	{ "A/RES/60/255 A and B,", "A/RES/60/255 A and B", "A/RES/60/255A-B", NULL },
	{ "A/RES/217 A (III)", NULL, "A/RES/217(III)", NULL },
	{ "A/RES/217(III)", NULL, NULL, NULL },
	{ "A/RES/3411 A and B (XXX)", NULL, "A/RES/3411(XXX)", NULL },
	{ "A/RES/3201 (S-VI)", NULL, "A/RES/3201(S-VI)", NULL },
	{ "A/RES/2252(ES-V)", NULL, NULL, NULL },
	{ "A/RES/S-27/2", NULL, NULL, NULL },
	{ "A/RES/ES-11/1", NULL, NULL, NULL },
	{ "A/RES/ES\u201110/24", NULL, "A/RES/ES-10/24", NULL },
	{ "A/RES/70/11522", "A/RES/70/115", "A/RES/70/115", NULL },
	{ "A/RES/ 70/1", NULL, "A/RES/70/1", NULL },
	{ "S/RES/2254 (2015)", NULL, "S/RES/2254(2015)", NULL },
	{ "S/RES/2254\u00A0(2015);", "S/RES/2254\u00A0(2015)", "S/RES/2254(2015)", NULL },
	{ "S/RES/1 (1946)", NULL, "S/RES/1(1946)", NULL },
	{ "s/res/2254(2015)", NULL, "S/RES/2254(2015)", NULL },
	{ "S/PRST/2019/7", NULL, NULL, NULL },
	{ "S/2014/928)", "S/2014/928", NULL, NULL },
	{ "S/2322", NULL, NULL, NULL },
	{ "S/PV.4772", NULL, NULL, NULL },
	{ "S/AC.51/2023/3", NULL, NULL, NULL },
	{ "S/INF/59", NULL, NULL, NULL },
	{ "E/RES/1996/31", NULL, NULL, NULL },
	{ "E/RES/1768 (LIV)", NULL, "E/RES/1768(LIV)", NULL },
	{ "E/2019/99", NULL, NULL, NULL },
	{ "E/CN.4/1998/53/Add.2", NULL, NULL, NULL },
	{ "E/CN.4/RES/2005/84", NULL, NULL, NULL },
	{ "E/CN.4/Sub.2/1999/8", NULL, NULL, NULL },
	{ "E/cn.15/2023/5", NULL, "E/CN.15/2023/5", NULL },
	{ "A/HRC/RES/28/2", NULL, NULL, NULL },
	{ "a/hrc/res/28/2", NULL, "A/HRC/RES/28/2", NULL },
	{ "A/HRC/RES/S-17/1", NULL, NULL, NULL },
	{ "A/HRC/DEC/25/116", NULL, NULL, NULL },
	{ "A/HRC/PRST/9/2", NULL, NULL, NULL },
	{ "A/HRC/24/56/Add.1", NULL, NULL, NULL },
	{ "A/HRC/24/56 (2013)", "A/HRC/24/56", NULL, NULL },
	{ "A/70/6(I)", NULL, NULL, NULL },
	{ "A/70/6(xI)", "A/70/6", NULL, NULL },
	{ "XYZ/C/2", NULL, NULL, NULL },
	{ "ABCDEFGH/CONF.2/1", NULL, NULL, NULL },
	{ "A/HRC/24/56\u200E", "A/HRC/24/56", NULL, NULL },
	{ "A/\u200EHRC/24/\u200E56", NULL, "A/HRC/24/56", NULL },
	{ "A/HRC/WGEID/102/1", NULL, NULL, NULL },
	{ "А/79/68", NULL, "A/79/68", NULL },
	{ "Е/СN.4/1998/53", NULL, "E/CN.4/1998/53", NULL },
	{ "Ａ／ＨＲＣ／２４／５６。", "Ａ／ＨＲＣ／２４／５６", "A/HRC/24/56", NULL },
	{ "A/HRC/24/56،", "A/HRC/24/56", NULL, NULL },
	{ "A/HRC/24/ـ56", NULL, "A/HRC/24/56", NULL },
	{ "A/79/6 (Sect. 3)", NULL, "A/79/6(Sect.3)", NULL },
	{ "A/79/6 (Sect. 29A)/Corr.1", NULL, "A/79/6(Sect.29A)/Corr.1", NULL },
	{ "A/79/53 (supp)", NULL, "A/79/53(supp)", NULL },
	{ "A/68/12/Add.1", NULL, NULL, NULL },
	{ "A/68/12/ADD.1", NULL, "A/68/12/Add.1", NULL },
	{ "A/C.3/80/L.14/Rev.1", NULL, NULL, NULL },
	{ "A/C.1/79/PV.9", NULL, NULL, NULL },
	{ "A/C.5/79/SR.9\u201312", NULL, "A/C.5/79/SR.9-12", NULL },
	{ "A/65/L.78*", "A/65/L.78", NULL, NULL },
	{ "A/CONF.151/26/Rev.1 (Vol. I)", NULL, "A/CONF.151/26/Rev.1(Vol.I)", NULL },
	{ "A/AC.105/C.1/L.1", NULL, NULL, NULL },
	{ "A/ES-10/44", NULL, NULL, NULL },
	{ "A/INF/78/4", NULL, NULL, NULL },
	{ "A/49/765-S/1994/1399, annex", "A/49/765-S/1994/1399", "A/49/765", NULL },
	{ "A/HRC/24/56-57", "A/HRC/24/56", NULL, NULL },
	{ "UNEP/EA.5/Res.12", NULL, NULL, NULL },
	{ "FCCC/CP/2015/10/Add.1", NULL, NULL, NULL },
	{ "ICCD/COP(14)/23/Add.1", NULL, NULL, NULL },
	{ "CD/1839", NULL, NULL, NULL },
	{ "NPT/CONF.9/9 (Part I)", NULL, "NPT/CONF.9/9(PartI)", NULL },
	{ "NPT/CONF.9/9 (Parts I and II)", NULL, "NPT/CONF.9/9(PartsIandII)", NULL },
	{ "BWC/CONF.IX/9", NULL, NULL, NULL },
	{ "TPNW/MSP/2023/14", NULL, NULL, NULL },
	{ "ICC-ASP/1/3", NULL, NULL, NULL },
	{ "GC.9/INF/9", NULL, NULL, NULL },
	{ "CTOC/COP/2020/10", NULL, NULL, NULL },
	{ "XYZ/CONF.2/L.5", NULL, NULL, NULL },
	{ "CCPR/C/21/Rev.1", NULL, NULL, NULL },
	{ "CCPR/C/RUS/CO/8", NULL, NULL, NULL },
	{ "CEDAW/C/GC/35", NULL, NULL, NULL },
	{ "CED/C/9", NULL, NULL, NULL },
	{ "HRI/GEN/1/Rev.9", NULL, NULL, NULL },
	{ "ST/SGB/2019/8", NULL, NULL, NULL },
	{ "ST/SG/AC.10/1/Rev.21", NULL, NULL, NULL },
	{ "TD/B/EX(70)/2", NULL, NULL, NULL },
	{ "TD/512", NULL, NULL, NULL },
	{ "A/C.1/79/PV.IX", NULL, NULL, NULL },
	{ "A/79/6/123456", NULL, NULL, NULL },
	{ "A/79/6/1234567", "A/79/6", NULL, NULL },
	{ "A/79/6/12AB", "A/79/6", NULL, NULL },
	{ "A/79/6(abc)", "A/79/6", NULL, NULL },
	{ "A/79/6()", "A/79/6", NULL, NULL },
	{ "A/RES/PV.12", NULL, NULL, NULL },
	{ "A/79/6(1a)", "A/79/6", NULL, NULL },
	{ "A/49/765 S/1994/1399", "A/49/765", NULL, NULL },
	{ "unep/EA.5/Res.12", NULL, "UNEP/EA.5/Res.12", NULL },
	{ "A/79/6(PartABCDEFGHIJKLMNOPQRS)", NULL, NULL, NULL },
	{ "A/79/6(PartABCDEFGHIJKLMNOPQRST)", "A/79/6", NULL, NULL },
	{ "ABCDEFGH/CONF.2/1", NULL, NULL, NULL },
	{ "T/INF/12", NULL, NULL, NULL },
	{ "A/79/6 (12)", "A/79/6", NULL, NULL },
	{ "A/79/6(1234567)", "A/79/6", NULL, NULL },
	{ "A/79/6(123456)", NULL, NULL, NULL },
	{ "A/79/6(12\u20AC)", "A/79/6", NULL, NULL },
	{ "A/79/6(1234567890123456789012345", "A/79/6", NULL, NULL },
	{ "A/79/6/ABCDEFGHIJKLMNOP", NULL, NULL, NULL },
	{ "A/79/6/ABCDEFGHIJKLMNOPQ", "A/79/6", NULL, NULL },
	{ "A/79/6/C.ABCDE", NULL, NULL, NULL },
	{ "A/79/6/C.ABCDEF", "A/79/6/C", NULL, NULL },
	{ "A/79/6/C.Abc", "A/79/6/C", NULL, NULL },
};

static const char *const strangers[] = {
	"A/RES/70/ 2007",
	"", "A", "A/", "/", "//", "A//70", "A/B", "A/C", "A/RES", "A/RES/", "A/HRC/RES",
	"and/or", "AND/OR", "km/h", "he/she", "s/he", "S/he", "w/o", "c/o", "n/a", "N/A",
	"HIV/AIDS", "AC/DC", "TCP/IP", "ISO/IEC", "UN/CEFACT", "USA/UK", "R/V", "S/N",
	"2015/2016", "2015/16", "12/05/2015", "70/1", "1/2", "24/7", "I-24/7", "9/11",
	"A/H1N1", "A/H5N1", "COVID-19/20", "T/12", "WGS/84", "FY/2015", "GOV/2015/68",
	"INFCIRC/153", "MEPC.1/Circ.5", "a/79/68", "e/2019/99", "xyz/conf.2/l.5",
	"A70/1", "A-70/1", "A /70/1", "A.70/1", "A\\70\\1", "A|70|1", "A:70/1",
	"http://example.org", "docs/2019", "www/A/RES/70/1", "RES/70/1", "HRC/24/56",
	"ABCDEFGHIJ/CONF.2/1", "Б/70/1", "大会/70", "م/70/1", "(A/70/1)", " A/70/1", "-A/70/1",
	"A/\n\nRES", "A/x70", "HIV/AIDS/3", "AB-CD/CONF.2/1", "XYZ/ 12/CONF.2/1",
	"ABCDEFGHI/CONF.2/1",
};

static const struct {
	const char *number;
	enum unroll_organ organ;
	const char *symbol;       /* NULL if it has none */
} numbers[] = {
	{ "32/6", UNROLL_HUMAN_RIGHTS_COUNCIL, "A/HRC/RES/32/6" },
	{ "S-17/1", UNROLL_HUMAN_RIGHTS_COUNCIL, "A/HRC/RES/S-17/1" },
	{ "78/115", UNROLL_GENERAL_ASSEMBLY, "A/RES/78/115" },
	{ "78/115.", UNROLL_GENERAL_ASSEMBLY, "A/RES/78/115" },
	{ " 72/266 A", UNROLL_GENERAL_ASSEMBLY, "A/RES/72/266A" },
	{ "ES\u201111/1", UNROLL_GENERAL_ASSEMBLY, "A/RES/ES-11/1" },
	{ "217 A (III)", UNROLL_GENERAL_ASSEMBLY, "A/RES/217(III)" },
	{ "217 (ХХI)", UNROLL_GENERAL_ASSEMBLY, "A/RES/217(XXI)" },
	{ "217 ألف (د-3)", UNROLL_GENERAL_ASSEMBLY, "A/RES/217(III)" },
	{ "3201 (دإ-6)", UNROLL_GENERAL_ASSEMBLY, "A/RES/3201(S-VI)" },
	{ "دإط-10/24", UNROLL_GENERAL_ASSEMBLY, "A/RES/ES-10/24" },
	{ "2784 (2025)", UNROLL_SECURITY_COUNCIL, "S/RES/2784(2025)" },
	{ "2784（2025）", UNROLL_SECURITY_COUNCIL, "S/RES/2784(2025)" },
	{ "1996/31", UNROLL_ECONOMIC_AND_SOCIAL_COUNCIL, "E/RES/1996/31" },
	{ "1768 (LIV)", UNROLL_ECONOMIC_AND_SOCIAL_COUNCIL, "E/RES/1768(LIV)" },
	{ "2784 (2025)", UNROLL_GENERAL_ASSEMBLY, NULL },
	{ "70/1", UNROLL_SECURITY_COUNCIL, NULL },
	{ "70/1", UNROLL_ORGAN_NONE, NULL },
	{ "1996/31", UNROLL_HUMAN_RIGHTS_COUNCIL, NULL },
	{ "70/1 and more", UNROLL_GENERAL_ASSEMBLY, NULL },
	{ "217 (IIII)", UNROLL_GENERAL_ASSEMBLY, NULL },
	{ "217 (LXXX)", UNROLL_GENERAL_ASSEMBLY, NULL },
	{ "2784 (1845)", UNROLL_SECURITY_COUNCIL, NULL },
	{ "07/1", UNROLL_GENERAL_ASSEMBLY, NULL },
	{ "70/", UNROLL_GENERAL_ASSEMBLY, NULL },
	{ "", UNROLL_GENERAL_ASSEMBLY, NULL },
	{ ".", UNROLL_GENERAL_ASSEMBLY, NULL },
};

static const char *or(const char *wanted, const char *otherwise)
{
	return wanted ? wanted : otherwise;
}

static void a_symbol_is_read_as_far_as_it_goes(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(matches); i++) {
		char symbol[UNROLL_SYMBOL_SIZE] = "";
		const char *taken = or(matches[i].taken, matches[i].text);
		size_t size = symbol_match(str_of(matches[i].text), symbol);
		if (size != strlen(taken))
			print_message("%s: %zu bytes\n", matches[i].text, size);
		assert_int_equal(size, strlen(taken));
		assert_string_equal(symbol, or(matches[i].symbol, taken));
	}
}

static void a_symbol_has_a_page(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(matches); i++) {
		char symbol[UNROLL_SYMBOL_SIZE] = "", url[UNROLL_SYMBOL_URL_SIZE], expected[256];
		symbol_match(str_of(matches[i].text), symbol);
		unroll_symbol_url(str_of(symbol), UNROLL_FRENCH, url);
		snprintf(expected, sizeof expected, "https://docs.un.org/fr/%s", or(matches[i].path, symbol));
		assert_string_equal(url, expected);
	}
}

static void what_is_no_symbol_is_not_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(strangers); i++) {
		char symbol[UNROLL_SYMBOL_SIZE] = "as before";
		size_t size = symbol_match(str_of(strangers[i]), symbol);
		assert_string_equal(symbol, "as before");
		assert_int_equal(size, 0);
	}
}

static void a_normal_form_is_its_own(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(matches); i++) {
		char symbol[UNROLL_SYMBOL_SIZE] = "", again[UNROLL_SYMBOL_SIZE] = "";
		symbol_match(str_of(matches[i].text), symbol);
		assert_true(unroll_symbol_normalise(str_of(symbol), again));
		assert_string_equal(again, symbol);
	}
}

static void only_a_whole_symbol_has_a_normal_form(void **state)
{
	char symbol[UNROLL_SYMBOL_SIZE] = "as before";

	(void)state;
	assert_false(unroll_symbol_normalise(str_of("A/RES/70/1, annex"), symbol));
	assert_false(unroll_symbol_normalise(str_of("see A/RES/70/1"), symbol));
	assert_false(unroll_symbol_normalise(str_of(" "), symbol));
	assert_string_equal(symbol, "as before");
	assert_true(unroll_symbol_normalise(str_of(" a/hrc/res/28/2\n"), symbol));
	assert_string_equal(symbol, "A/HRC/RES/28/2");
}

static void equality_ignores_case(void **state)
{
	(void)state;
	assert_true(unroll_symbol_equal(str_of("A/HRC/RES/28/2"), str_of("a/hrc/res/28/2")));
	assert_false(unroll_symbol_equal(str_of("A/HRC/RES/28/2"), str_of("A/HRC/RES/28/21")));
}

static void a_page_needs_no_language(void **state)
{
	char url[UNROLL_SYMBOL_URL_SIZE];

	(void)state;
	unroll_symbol_url(str_of("S/RES/2254(2015)"), UNROLL_LANGUAGE_NONE, url);
	assert_string_equal(url, "https://docs.un.org/S/RES/2254(2015)");
	unroll_symbol_url(str_of("S/RES/2254(2015)"), UNROLL_CHINESE, url);
	assert_string_equal(url, "https://docs.un.org/zh/S/RES/2254(2015)");
}

static void a_symbol_tells_its_organ(void **state)
{
	(void)state;
	assert_int_equal(symbol_organ(str_of("A/HRC/RES/32/6")), UNROLL_HUMAN_RIGHTS_COUNCIL);
	assert_int_equal(symbol_organ(str_of("A/RES/70/1")), UNROLL_GENERAL_ASSEMBLY);
	assert_int_equal(symbol_organ(str_of("S/PRST/2019/7")), UNROLL_SECURITY_COUNCIL);
	assert_int_equal(symbol_organ(str_of("E/RES/1996/31")), UNROLL_ECONOMIC_AND_SOCIAL_COUNCIL);
	assert_int_equal(symbol_organ(str_of("E/CN.4/RES/2005/84")), UNROLL_ORGAN_NONE);
	assert_int_equal(symbol_organ(str_of("CCPR/C/21/Rev.1")), UNROLL_ORGAN_NONE);
	assert_int_equal(symbol_organ(str_of("")), UNROLL_ORGAN_NONE);
}

static void a_number_is_of_its_organ(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(numbers); i++) {
		char symbol[UNROLL_SYMBOL_SIZE] = "none";
		bool known = symbol_of_number(str_of(numbers[i].number), numbers[i].organ, symbol);
		assert_string_equal(symbol, or(numbers[i].symbol, "none"));
		assert_true(known == (numbers[i].symbol != NULL));
	}
}

static const struct {
	const char *url, *symbol; /* NULL if it leads to none */
} urls[] = {
	{ "https://docs.un.org/en/A/RES/70/901", "A/RES/70/901" },
	{ "http://www.undocs.org/a/hrc/res/28/92", "A/HRC/RES/28/92" },
	{ "https://undocs.org/sp/S/RES/2954%20(2025)", "S/RES/2954(2025)" },
	{ "https://undocs.org//A/RES/217(III)/", "A/RES/217(III)" },
	{ "https://undocs.org/A/79/968?lang=fr#page=2", "A/79/968" },
	{ "https://undocs.org/Home/Mobile?FinalSymbol=A%2F79%2F968&Language=E", "A/79/968" },
	{ "undocs.org/A/79/968", "A/79/968" },
	{ "https://example.org/A/79/968", NULL },
	{ "https://notundocs.org/A/79/968", NULL },
	{ "https://undocs.org/A/79/968/old", NULL },
	{ "https://undocs.org/", NULL },
	{ "https://undocs.org", NULL },
	{ "A/79/968", NULL },
	{ "", NULL },
};

static void a_url_leads_to_its_symbol(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(urls); i++) {
		char symbol[UNROLL_SYMBOL_SIZE] = "none";
		bool known = symbol_of_url(str_of(urls[i].url), symbol);
		assert_string_equal(symbol, or(urls[i].symbol, "none"));
		assert_true(known == (urls[i].symbol != NULL));
	}
}

/* Every front of every row: no read beyond the end, and no more taken than there is. */
static void a_cut_symbol_is_read_safely(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(matches); i++) {
		for (size_t size = strlen(matches[i].text); size; size--) {
			char symbol[UNROLL_SYMBOL_SIZE];
			char *text = malloc(size);    /* with nothing behind it */
			assert_non_null(text);
			memcpy(text, matches[i].text, size);
			assert_true(symbol_match((struct str){ text, size }, symbol) <= size);
			free(text);
		}
	}
}

static void a_symbol_is_never_too_long(void **state)
{
	char text[2000], symbol[UNROLL_SYMBOL_SIZE];

	(void)state;
	strcpy(text, "A/CONF.151");
	while (strlen(text) < sizeof text - 20)
		strcat(text, "/Add.12345");
	size_t size = symbol_match(str_of(text), symbol);
	assert_true(size > 0 && size < UNROLL_SYMBOL_SIZE);
	assert_int_equal(strlen(symbol), size);
}

/* Parts that come behind a symbol of which every byte counts; a bracket may be left out. */
static const char *const parts[] = {
	"/Add.12345", "/1234", "/12A", "/1 (Part I)", "/1(XIV)", "/S-27", "/ES-11/1", "/ABCDEFGH",
	"/C.ABC", "/SR.2-5",
};

static void what_does_not_fit_is_not_part_of_the_symbol(void **state)
{
	char text[300], symbol[UNROLL_SYMBOL_SIZE], again[UNROLL_SYMBOL_SIZE];

	(void)state;
	for (size_t i = 0; i < COUNT(parts) * 40; i++) {
		size_t whole = (size_t)sprintf(text, "A/CONF.151");
		for (size_t wanted = 88 + i % 40; whole < wanted; )
			whole += (size_t)sprintf(text + whole, (wanted - whole) % 3 ? "/1" : "/12");
		size_t all = whole + (size_t)sprintf(text + whole, "%s", parts[i / 40]);
		size_t taken = symbol_match(str_of(text), symbol);
		assert_true(strlen(symbol) < UNROLL_SYMBOL_SIZE);
		assert_int_not_equal(symbol[strlen(symbol) - 1], '/');
		assert_true(taken == all || (taken >= whole && all >= UNROLL_SYMBOL_SIZE - 1));
		assert_true(unroll_symbol_normalise((struct str){ text, taken }, again));
		assert_string_equal(again, symbol);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_symbol_is_read_as_far_as_it_goes),
		cmocka_unit_test(a_symbol_has_a_page),
		cmocka_unit_test(what_is_no_symbol_is_not_read),
		cmocka_unit_test(a_normal_form_is_its_own),
		cmocka_unit_test(only_a_whole_symbol_has_a_normal_form),
		cmocka_unit_test(equality_ignores_case),
		cmocka_unit_test(a_page_needs_no_language),
		cmocka_unit_test(a_symbol_tells_its_organ),
		cmocka_unit_test(a_number_is_of_its_organ),
		cmocka_unit_test(a_url_leads_to_its_symbol),
		cmocka_unit_test(a_cut_symbol_is_read_safely),
		cmocka_unit_test(a_symbol_is_never_too_long),
		cmocka_unit_test(what_does_not_fit_is_not_part_of_the_symbol),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
