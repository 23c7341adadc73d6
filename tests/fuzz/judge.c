#include "judge.h"

#include <locale.h>

#include "fuzz.h"

#include "../oracle/oracle.h"

void judge_text(struct str text)
{
	static struct oracle *oracle;

	if (!oracle) {
		setlocale(LC_CTYPE, "C.UTF-8");
		oracle = oracle_new(NULL);
		require(oracle);
	}
	oracle_feed(oracle, text.data, text.size);
	oracle_finish(oracle);
	if (oracle_violations(oracle))
		fprintf(stderr, "%s\n", oracle_complaint(oracle));
	require(oracle_violations(oracle) == 0);
}
