#include "judge.h"

#include <locale.h>

#include "fuzz.h"

#include "../oracle/oracle.h"

void judge_text(struct str text)
{
	static struct oracle *oracle;

	if (!oracle) {
		setlocale(LC_CTYPE, "C.UTF-8");
		oracle = oracle_new("xterm-256color");
		require(oracle);
	}
	for (size_t i = 0; i < text.size; i++) {
		unsigned char c = (unsigned char)text.data[i];
		require((c >= 0x20 && c != 0x7f) || c == '\n' || c == '\t');
	}
	oracle_feed(oracle, text.data, text.size);
	if (oracle_violations(oracle))
		fprintf(stderr, "%s\n", oracle_complaint(oracle));
	require(oracle_violations(oracle) == 0);
}
