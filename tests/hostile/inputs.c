#include "inputs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define R "\uFFFD"
#define TEN(text) text text text text text text text text text text

/* Letters with something invisible between every two of them. */
#define WORDS_WITH(x) \
	"s" x "o" x "m" x "e l" x "e" x "t" x "t" x "e" x "r" x "s o" x "f m" x "a" x "n" x "y w" x \
	"o" x "r" x "d" x "s t" x "h" x "a" x "t f" x "i" x "l" x "l m" x "o" x "r" x "e t" x "h" x \
	"a" x "n o" x "n" x "e l" x "i" x "n" x "e o" x "f a s" x "c" x "r" x "e" x "e" x "n"

const struct hazard hazards[] = {
	{ "H01", STR("A\033[31mB"), .shown = "A" R "[31mB" },
	{ "H02", STR("\033]0;pwn\a \033]2;pwn\a"), .shown = R "]0;pwn" R " " R "]2;pwn" R },
	{ "H03", STR("\033]52;c;ZXZpbA==\a"), .shown = R "]52;c;ZXZpbA==" R },
	{ "H04", STR("\033]8;;http://evil/\033\\x\033]8;;\033\\"),
	  .shown = R "]8;;http://evil/" R "\\x" R "]8;;" R "\\" },
	{ "H04", STR("\033]8;;\033e0m\033[>0q"), .shown = R "]8;;" R "e0m" R "[>0q" },
	{ "H05", STR("\xc2\x9b" "31m \xc2\x9d" "0;x\xc2\x9c \xc2\x90q a\xc2\x85" "b"),
	  .shown = R "31m " R "0;x" R " " R "q a b" },
	{ "H06", STR("\x9b \x9d \x90"), .shown = R " " R " " R, .remark = "bytes are not text" },
	{ "H07", STR("\033[6n \033[c \033[>0q \033[21t \033P$qm\033\\"),
	  .shown = R "[6n " R "[c " R "[>0q " R "[21t " R "P$qm" R "\\" },
	{ "H08", STR("&#27;[31m &#x1b;c &#155;q &#x9b;r"),
	  .shown = R "[31m " R "c " R "q " R "r" },
	{ "H09", STR("a&#x202e;b&#xE0041;c&#xFEFF;d&#173;e"), .shown = "a" R "bcde",
	  .remark = "10 hidden", .is_counted = true },
	{ "H10", STR("&amp;#27;[31m"), .shown = "&#27;[31m" },
	{ "H11", STR("&**#27;**[31m"), .shown = "&#27;[31m" },
	{ "H12", STR("\u202eexe.fdp\u202c"), .shown = R "exe.fdp" R,
	  .remark = "10 hidden", .is_counted = true },
	{ "H13", STR("x"), .again = "\u2067", .times = 200, .shown = "x so",
	  .drawn = "x" },
	{ "H13", STR("x"), .again = "\u202a", .times = 200, .shown = "x" TEN(TEN(R R)) " so",
	  .drawn = "x" TEN(R), .is_counted = true },
	{ "H14", STR("\u2067open"), .shown = "open so", .drawn = " ,open" },
	{ "H14", STR("\u2069\u202cclosed"), .shown = R "closed so" },
	{ "H15", STR("A/RES/\u202e1/07"), .shown = "A/RES/" R "1/07", .uncited = "A/RES/1/07" },
	{ "H16", STR("a\U000E0068\U000E0069\U000E0064\U000E007F"), .same = STR("a"),
	  .remark = "20 hidden", .is_counted = true },
	{ "H20", STR(WORDS_WITH("\u200b")), .same = STR(WORDS_WITH("")) },
	{ "H20", STR(WORDS_WITH("\u2060")), .same = STR(WORDS_WITH("")) },
	{ "H20", STR(WORDS_WITH("\u200c")), .same = STR(WORDS_WITH("")) },
	{ "H20", STR(WORDS_WITH("\u200d")), .same = STR(WORDS_WITH("")) },
	{ "H21", STR("a\ufeffb"), .again = "\ufeff", .times = 1000, .same = STR("ab") },
	{ "H22", STR("a\ufff9b\ufffac\ufffbd"), .same = STR("abcd") },
	{ "H23", STR("a\u2028b"), .same = STR("a\nb") },
	{ "H23", STR("a\u2029b"), .same = STR("a\n\nb") },
	{ "H24", STR("a" TEN("\u00adna") "s"), .same = STR("a" TEN("na") "s"),
	  .narrow = "-\n" },
	{ "H25", STR("e"), .again = "\u0301", .times = 10000,
	  .shown = "e\u0301\u0301\u0301\u0301 so", .is_counted = true },
	{ "H26", STR("<!-- vim: set tw=9: --> vim: set tw=9 columns=9: Local Variables: fill-column: 9 End:"),
	  .shown = "vim: set tw=9 columns=9: Local Variables: fill-column: 9 End: so",
	  .drawn = "vim: set tw=9 columns=9" },
	{ "H27", STR("evil\rgood"), .same = STR("evil\ngood") },
	{ "H27", STR("ab\b\bX c\x0e" "d\x0f" "e\x7f" "f\a"), .shown = "ab" R R "X c" R "d" R "e" R "f" R },
	{ "H27", STR("a\fb"), .shown = "a" R "\n", .drawn = "a" R },
	{ "H27", STR("a\vb"), .same = STR("a\nb") },
	{ "H27", STR("n\0n"), .shown = "n" R "n", .remark = "bytes are not text" },
	{ "H28", STR("1\xc0\x80" "2\xc1\x9b" "3\xed\xa0\x80" "4\xf5\x80\x80\x80" "5\xe2\x80 "),
	  .shown = "1" R R "2" R R "3" R R R "4" R R R R "5" R " so",
	  .remark = "bytes are not text" },
	{ "H29", STR("1\ufdd0 2\U0010ffff 3\u0378 4\ue000 5\uffff"),
	  .shown = "1" R " 2" R " 3" R " 4" R " 5" R },
	{ "H63", STR("na\xefve"), .shown = "na" R "ve", .remark = "--encoding" },
	{ "H63", STR("na\xefve \x93q\x94"), .shown = "naïve “q”", .encoding = "windows-1252" },
	{ "H63", STR("na\xefve"), .shown = "naïve", .encoding = "iso-8859-1" },
	{ "H63", STR("\xce\xce\xcd"), .shown = "ООН", .encoding = "windows-1251" },
	{ "H63", STR("\xef\xef\xee"), .shown = "ООН", .encoding = "koi8-r" },
	{ "H63", STR("\xc7\xe1"), .shown = "ال", .drawn = "لا", .encoding = "windows-1256" },
	{ "H63", STR("\xd6\xd0"), .shown = "中", .encoding = "gb18030" },
};

const size_t hazard_count = sizeof hazards / sizeof *hazards;

const char specimen_end[] = "2.   Requests a report.";

/* Where '@' stands, the hazard does. */
static const char specimen[] =
	"SPECIMEN - not a document of the United Nations @\n\n"
	"## Human Rights Council\n\n"
	"## Resolution adopted by the Human Rights Council on 1 July 2050\n\n"
	"### 99/1 Reading rooms @\n\n"
	"*The Human Rights Council,*\n\n"
	"*Noting* @,\n\n"
	"1. *Decides* @ so.<sup>1</sup>\n\n"
	"2. *Requests* a report.\n\n"
	"---\n\n"
	"<sup>1</sup> @ A/HRC/98/2.\n";

static char *put_hazard(char *end, const struct hazard *hazard)
{
	memcpy(end, hazard->bytes.data, hazard->bytes.size);
	end += hazard->bytes.size;
	for (unsigned i = 0; i < hazard->times; i++)
		end = stpcpy(end, hazard->again);
	return end;
}

char *specimen_with(const struct hazard *hazard, size_t *size)
{
	size_t more = hazard->bytes.size + (hazard->times ? hazard->times * strlen(hazard->again) : 0);
	char *text = malloc(sizeof specimen + 5 * more + 1), *end = text;

	assert_non_null(text);
	for (const char *from = specimen; *from; from++) {
		if (*from == '@')
			end = put_hazard(end, hazard);
		else
			*end++ = *from;
	}
	*size = (size_t)(end - text);
	return text;
}
