/*
 * Make a library of invented resolutions to measure with: the same every time.
 *
 *     generate FOLDER COUNT [SIZE]
 *
 * COUNT documents of about SIZE bytes (20000) in Markdown, in a folder for each
 * session. Standard output lists what they cite: the citing symbol, the cited one,
 * and the paragraph that is named or nothing, tab between.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { SESSIONS = 20, FIRST_SESSION = 61, FIRST_YEAR = 1945 };

struct symbol {
	unsigned session, number;
};

static struct symbol symbol_of(unsigned document)
{
	return (struct symbol){ FIRST_SESSION + document % SESSIONS, 1 + document / SESSIONS };
}

/* xorshift64*: good enough, and the same everywhere. */
static uint64_t next_random(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return *state * UINT64_C(2685821657736338717);
}

static unsigned below(uint64_t *state, unsigned limit)
{
	return (unsigned)(next_random(state) >> 33) % limit;
}

/* Small numbers come up far more often, as they do among words and documents. */
static unsigned skewed(uint64_t *state, unsigned limit)
{
	double share = (double)(next_random(state) >> 11) / (double)(UINT64_C(1) << 53);

	return (unsigned)(share * share * share * limit);
}

static const char *const common[] = {
	"the", "of", "and", "to", "in", "for", "on", "with", "by", "its", "all", "as", "that",
	"lighthouses", "States", "Members", "international", "cooperation", "report", "tides",
	"development", "harbours", "support", "implementation", "rights", "libraries", "measures",
	"pilots", "Secretary-General", "resolution", "national", "efforts", "lanterns", "keepers",
	"including", "relevant", "access", "information", "sailors", "countries", "bells",
	"non-discrimination", "programme", "coastal", "assistance", "capacity", "harmony",
	"persons", "participation", "navigation", "education", "charts", "technical", "storms",
};

static const char *const syllables[] = {
	"ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo",
};

enum { COMMON = sizeof common / sizeof *common, SYLLABLES = sizeof syllables / sizeof *syllables };

/* One word in four is made of syllables: some twenty thousand, most of them rare. */
static void put_word(FILE *file, uint64_t *state)
{
	unsigned left;

	if (below(state, 4)) {
		fputs(common[skewed(state, COMMON)], file);
		return;
	}
	left = SYLLABLES * SYLLABLES + skewed(state, 20000);
	for (; left; left /= SYLLABLES)
		fputs(syllables[left % SYLLABLES], file);
}

static void put_words(FILE *file, uint64_t *state, unsigned count)
{
	for (unsigned i = 0; i < count; i++) {
		fputc(' ', file);
		put_word(file, state);
	}
}

/* Cite an earlier document, a few of which are cited often, and say so on standard output. */
static void put_citation(FILE *file, uint64_t *state, unsigned document)
{
	struct symbol cited = symbol_of(skewed(state, document)), citing = symbol_of(document);
	unsigned paragraph = below(state, 4) ? 0 : 1 + below(state, 6);

	if (paragraph)
		fprintf(file, " as in paragraph %u of its resolution %u/%u of 17 December %u", paragraph,
		        cited.session, cited.number, FIRST_YEAR + cited.session);
	else
		fprintf(file, " as in its resolution %u/%u of 17 December %u", cited.session,
		        cited.number, FIRST_YEAR + cited.session);
	printf("A/RES/%u/%u\tA/RES/%u/%u\t", citing.session, citing.number, cited.session,
	       cited.number);
	if (paragraph)
		printf("%u", paragraph);
	putchar('\n');
}

static const char *const preambular[] = {
	"Recalling", "Reaffirming", "Noting", "Recognizing", "Welcoming",
};

static const char *const operative[] = {
	"Encourages", "Requests", "Invites", "Welcomes", "Decides",
};

enum { VERBS = sizeof operative / sizeof *operative };

static void put_paragraph(FILE *file, uint64_t *state, unsigned document, unsigned number)
{
	const char *verb = (number ? operative : preambular)[below(state, VERBS)];

	if (number)
		fprintf(file, "%u. ", number);
	fprintf(file, "*%s*", verb);
	put_words(file, state, 10 + below(state, 60));
	if (document && below(state, 4) == 0)
		put_citation(file, state, document);
	put_words(file, state, 1 + below(state, 20));
	fputs(number ? ";\n\n" : ",\n\n", file);
}

static void put_masthead(FILE *file, uint64_t *state, struct symbol symbol)
{
	unsigned year = FIRST_YEAR + symbol.session;

	fprintf(file, "# United Nations\n\nA/RES/%u/%u\n\n# General Assembly\n\n"
	        "Distr.: General\n\n14 January %u\n\nSPECIMEN - not a document of the United Nations\n\n"
	        "### Session %u\n\nAgenda item %u\n\n"
	        "## Resolution adopted by the General Assembly on 17 December %u\n\n### %u/%u.",
	        symbol.session, symbol.number, year + 1, symbol.session, 1 + symbol.number % 150, year,
	        symbol.session, symbol.number);
	put_words(file, state, 3 + below(state, 8));
	fputs("\n\n*The General Assembly*,\n\n", file);
}

static void put_document(FILE *file, unsigned document, long size)
{
	uint64_t state = UINT64_C(0x9E3779B97F4A7C15) * (document + 1);
	struct symbol symbol = symbol_of(document);
	unsigned number = 0;

	put_masthead(file, &state, symbol);
	while (ftell(file) < size * 2 / 5)
		put_paragraph(file, &state, document, 0);
	do
		put_paragraph(file, &state, document, ++number);
	while (ftell(file) < size);
	fprintf(file, "*82nd plenary meeting 17 December %u*\n", FIRST_YEAR + symbol.session);
}

static void fail(const char *path)
{
	fprintf(stderr, "%s: %s\n", path, strerror(errno));
	exit(2);
}

static void make_folder(const char *path)
{
	if (mkdir(path, 0777) < 0 && errno != EEXIST)
		fail(path);
}

static void make_document(const char *folder, unsigned document, long size)
{
	struct symbol symbol = symbol_of(document);
	char path[4096];

	snprintf(path, sizeof path, "%s/%u/A_RES_%u_%u-en.md", folder, symbol.session,
	         symbol.session, symbol.number);
	FILE *file = fopen(path, "w");
	if (!file)
		fail(path);
	put_document(file, document, size);
	if (fclose(file) < 0)
		fail(path);
}

int main(int argc, char **argv)
{
	if (argc < 3) {
		fputs("usage: generate FOLDER COUNT [SIZE]\n", stderr);
		return 2;
	}
	unsigned count = (unsigned)strtoul(argv[2], NULL, 10);
	long size = argc > 3 ? strtol(argv[3], NULL, 10) : 20000;
	char path[4096];

	make_folder(argv[1]);
	for (unsigned i = 0; i < SESSIONS; i++) {
		snprintf(path, sizeof path, "%s/%u", argv[1], FIRST_SESSION + i);
		make_folder(path);
	}
	for (unsigned i = 0; i < count; i++)
		make_document(argv[1], i, size);
	return 0;
}
