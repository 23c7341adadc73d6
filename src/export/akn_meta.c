#include "export/akn_parts.h"

#include "base/str.h"
#include "export/xml.h"

/* ISO 639-2, as the FRBR elements ask for. */
static const char *const long_codes[UNROLL_LANGUAGE_COUNT] = {
	[UNROLL_LANGUAGE_NONE] = "und",
	[UNROLL_ARABIC] = "ara",
	[UNROLL_CHINESE] = "zho",
	[UNROLL_ENGLISH] = "eng",
	[UNROLL_FRENCH] = "fra",
	[UNROLL_RUSSIAN] = "rus",
	[UNROLL_SPANISH] = "spa",
};

static const char *const authors[UNROLL_ORGAN_COUNT] = {
	[UNROLL_ORGAN_NONE] = "#un",
	[UNROLL_GENERAL_ASSEMBLY] = "#ga",
	[UNROLL_SECURITY_COUNCIL] = "#sc",
	[UNROLL_HUMAN_RIGHTS_COUNCIL] = "#hrc",
	[UNROLL_ECONOMIC_AND_SOCIAL_COUNCIL] = "#ecosoc",
};

/* The date that stands for an unknown one, as in the United Nations' own files. */
static const struct str no_date = STR("0001-01-01");

static void put_address(struct akn_writer *writer, const char *element, bool has_language)
{
	const struct unroll_document *document = writer->document;

	fprintf(writer->out, "<%s value=\"/akn/un/statement/deliberation/", element);
	xml_text(document->symbol, writer->out);
	if (has_language)
		fprintf(writer->out, "/%s@", long_codes[document->language]);
	fputs("/!main\"/>\n", writer->out);
}

static void put_level(struct akn_writer *writer, const char *level)
{
	const struct unroll_document *document = writer->document;
	bool is_work = strcmp(level, "FRBRWork") == 0;

	fprintf(writer->out, "<%s>\n", level);
	put_address(writer, "FRBRthis", !is_work);
	put_address(writer, "FRBRuri", !is_work);
	fputs("<FRBRdate", writer->out);
	xml_attribute("date", str_is_empty(document->adopted) ? no_date : document->adopted,
	              writer->out);
	fputs(" name=\"adoption\"/>\n", writer->out);
	fprintf(writer->out, "<FRBRauthor href=\"%s\"/>\n", authors[document->organ]);
	if (is_work)
		fputs("<FRBRcountry value=\"un\"/>\n", writer->out);
	if (strcmp(level, "FRBRExpression") == 0)
		fprintf(writer->out, "<FRBRlanguage language=\"%s\"/>\n",
		        long_codes[document->language]);
	fprintf(writer->out, "</%s>\n", level);
}

void akn_put_meta(struct akn_writer *writer)
{
	fputs("<meta>\n<identification source=\"#un\">\n", writer->out);
	put_level(writer, "FRBRWork");
	put_level(writer, "FRBRExpression");
	put_level(writer, "FRBRManifestation");
	fputs("</identification>\n</meta>\n", writer->out);
}
