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

/* Facts for which Akoma Ntoso has no element stand in one of our own. */
static void put_facts(struct akn_writer *writer)
{
	const struct unroll_document *document = writer->document;
	const struct { const char *name; struct str value; } facts[] = {
		{ "symbol", document->symbol },
		{ "title", document->title },
		{ "session", document->session },
		{ "agendaItem", document->agenda_item },
		{ "adopted", document->adopted },
		{ "meeting", document->meeting },
	};

	fputs("<proprietary source=\"#unroll\">\n<unroll:facts xmlns:unroll=\"urn:unroll\"", writer->out);
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
		if (!str_is_empty(facts[i].value))
			xml_attribute(facts[i].name, facts[i].value, writer->out);
	fputs("/>\n</proprietary>\n", writer->out);
}

static void put_subjects(struct akn_writer *writer)
{
	const struct unroll_document *document = writer->document;

	if (!document->subject_count)
		return;
	fputs("<classification source=\"#un\">\n", writer->out);
	for (uint32_t i = 0; i < document->subject_count; i++) {
		fputs("<keyword", writer->out);
		xml_attribute("value", document->subjects[i], writer->out);
		xml_attribute("showAs", document->subjects[i], writer->out);
		fputs(" dictionary=\"UN\"/>\n", writer->out);
	}
	fputs("</classification>\n", writer->out);
}

static void put_tally(struct akn_writer *writer, const char *name, const struct unroll_tally *tally)
{
	fprintf(writer->out, "<count value=\"%u\" refersTo=\"#%s\">", (unsigned)tally->count, name);
	if (tally->state_count)
		fputs("<akn4un:voters xmlns:akn4un=\"http://un.org/akn4un\">\n", writer->out);
	for (uint32_t i = 0; i < tally->state_count; i++) {
		fputs("<organization refersTo=\"#memberState\">", writer->out);
		xml_text(tally->states[i], writer->out);
		fputs("</organization>\n", writer->out);
	}
	fputs(tally->state_count ? "</akn4un:voters></count>\n" : "</count>\n", writer->out);
}

static void put_vote(struct akn_writer *writer)
{
	const struct unroll_vote *vote = &writer->document->vote;

	if (vote->result == UNROLL_NO_VOTE_KNOWN)
		return;
	fputs("<analysis source=\"#un\">\n<parliamentary>\n", writer->out);
	if (vote->result == UNROLL_WITHOUT_VOTE) {
		fputs("<voting outcome=\"#adoptedWithoutVote\"><quorum value=\"\"/></voting>\n",
		      writer->out);
	} else {
		fputs("<voting outcome=\"#adoptedRecordedVote\">\n", writer->out);
		put_tally(writer, "inFavour", &vote->in_favour);
		put_tally(writer, "against", &vote->against);
		put_tally(writer, "abstaining", &vote->abstaining);
		fputs("</voting>\n", writer->out);
	}
	fputs("</parliamentary>\n</analysis>\n", writer->out);
}

/* What the attributes of the file point at. */
static void put_references(struct akn_writer *writer)
{
	static const char *const references[] = {
		"<TLCOrganization eId=\"un\" href=\"/akn/ontology/organization/un\""
		" showAs=\"United Nations\"/>\n",
		"<TLCOrganization eId=\"unroll\" href=\"/akn/ontology/organization/unroll\""
		" showAs=\"unroll\"/>\n",
		"<TLCOrganization eId=\"ga\" href=\"/akn/ontology/organization/un/generalAssembly\""
		" showAs=\"General Assembly\"/>\n",
		"<TLCOrganization eId=\"sc\" href=\"/akn/ontology/organization/un/securityCouncil\""
		" showAs=\"Security Council\"/>\n",
		"<TLCOrganization eId=\"hrc\" href=\"/akn/ontology/organization/un/generalAssembly/"
		"humanRightsCouncil\" showAs=\"Human Rights Council\"/>\n",
		"<TLCOrganization eId=\"ecosoc\" href=\"/akn/ontology/organization/un/"
		"economicAndSocialCouncil\" showAs=\"Economic and Social Council\"/>\n",
		"<TLCTerm eId=\"memberState\" href=\"/akn/ontology/organization/un/memberState\""
		" showAs=\"Member State\"/>\n",
		"<TLCTerm eId=\"adoptedWithoutVote\" href=\"/akn/ontology/concept/un/voting/"
		"adoptedWithoutVote\" showAs=\"Adopted without a vote\"/>\n",
		"<TLCTerm eId=\"adoptedRecordedVote\" href=\"/akn/ontology/concept/un/voting/"
		"adoptedRecordedVote\" showAs=\"Adopted by a recorded vote\"/>\n",
		"<TLCTerm eId=\"inFavour\" href=\"/akn/ontology/concept/un/voting/inFavour\""
		" showAs=\"In favour\"/>\n",
		"<TLCTerm eId=\"against\" href=\"/akn/ontology/concept/un/voting/against\""
		" showAs=\"Against\"/>\n",
		"<TLCTerm eId=\"abstaining\" href=\"/akn/ontology/concept/un/voting/abstaining\""
		" showAs=\"Abstaining\"/>\n",
	};

	fputs("<references source=\"#unroll\">\n", writer->out);
	for (size_t i = 0; i < sizeof references / sizeof *references; i++)
		fputs(references[i], writer->out);
	fputs("</references>\n", writer->out);
}

void akn_put_meta(struct akn_writer *writer)
{
	fputs("<meta>\n<identification source=\"#un\">\n", writer->out);
	put_level(writer, "FRBRWork");
	put_level(writer, "FRBRExpression");
	put_level(writer, "FRBRManifestation");
	fputs("</identification>\n", writer->out);
	if (!writer->has_meta) {
		put_subjects(writer);
		put_vote(writer);
		put_references(writer);
		put_facts(writer);
	}
	writer->has_meta = true;
	fputs("</meta>\n", writer->out);
}
