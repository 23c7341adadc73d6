#include "cli/cites.h"

#include <limits.h>
#include <stdio.h>
#include <unistd.h>

#include <unroll/cited.h>
#include <unroll/load.h>
#include <unroll/place.h>

#include "base/error.h"
#include "base/str.h"
#include "cli/message.h"
#include "cli/operand.h"
#include "cli/relation.h"
#include "cli/stored.h"
#include "cli/value.h"

enum { FLAG_LANG = CHAR_MAX + 1 };

static const struct flag flags_of_cites[] = {
	{ "lang", FLAG_LANG, "LANGUAGE", "prefer documents in it: fr, French, français" },
	REPORT_FLAGS,
	SUBCOMMAND_HELP,
	{ 0 },
};

/* What is asked, and what it is answered with. */
struct question {
	struct report report;
	enum unroll_language language;
	const char *written;      /* the operand */
	bool has_paragraph;       /* behind it */
	struct unroll_paragraph_name paragraph;
	char symbol[UNROLL_SYMBOL_SIZE];        /* empty for a file */
	struct store *store;      /* NULL if there is no library yet */
	struct arena arena;       /* of all that follows */
	struct store_links links;
};

static bool apply(int letter, struct str value, void *target, struct unroll_error *error)
{
	struct question *question = target;

	if (letter == FLAG_LANG)
		return flag_language(value, &question->language, error);
	return report_apply(&question->report, letter, value, error);
}

static enum unroll_language preferred(const struct question *question)
{
	return question->language ? question->language : operand_language();
}

/* The places of one cited document, as the library would have them. */
static const struct store_place *places_of(const struct unroll_document *document,
                                           const struct unroll_cited *cited, struct arena *arena)
{
	struct store_place *places = arena_allocate_zeroed(arena, cited->citation_count,
	                                                   sizeof *places);

	for (uint32_t i = 0; i < cited->citation_count; i++) {
		const struct unroll_citation *citation = &document->citations[cited->citations[i]];
		char name[UNROLL_PLACE_SIZE] = "";
		if (citation->paragraph < document->paragraph_count)
			unroll_paragraph_place_short(document, citation->paragraph, name);
		places[i].paragraph = citation->paragraph;
		places[i].place = arena_copy(arena, str_of(name));
		places[i].target = arena_copy(arena, citation->target);
		if (citation->note < document->note_count)
			places[i].note = arena_copy(arena, document->notes[citation->note].label);
	}
	return places;
}

/* The entry of a cited document; a library that cannot be read is not one without it. */
static bool find_entry(const struct question *question, struct store_link *link,
                       struct arena *arena, struct unroll_error *error)
{
	struct unroll_error reason = { .kind = UNROLL_ERROR_ABSENT };

	link->is_here = question->store && store_find(question->store, link->symbol,
	                                              preferred(question), arena, &link->entry,
	                                              &reason);
	return link->is_here || reason.kind == UNROLL_ERROR_ABSENT
	    || error_set(error, reason.kind, 0, "%s", reason.message);
}

static bool link_document(struct question *question, const struct unroll_document *document,
                          struct unroll_error *error)
{
	struct unroll_cited_list list = unroll_cited_documents(document);
	struct store_links *links = &question->links;
	bool is_good = true;

	links->items = arena_allocate_zeroed(&question->arena, list.count, sizeof *links->items);
	for (uint32_t i = 0; i < list.count && is_good; i++) {
		const struct unroll_cited *cited = &list.items[i];
		if (unroll_symbol_equal(cited->symbol, document->symbol))
			continue;
		struct store_link *link = &links->items[links->count++];
		link->symbol = arena_copy(&question->arena, cited->symbol);
		link->places = places_of(document, cited, &question->arena);
		link->place_count = cited->citation_count;
		is_good = find_entry(question, link, &question->arena, error);
	}
	unroll_cited_list_free(&list);
	return is_good;
}

/* A document that is not in the library, but in a file or in this folder. */
static bool read_file(struct question *question, struct unroll_error *error)
{
	struct unroll_document *document = NULL;
	struct operand operand;

	if (operand_find(question->written, question->language, &question->arena, &operand, error))
		document = unroll_load(operand.path, NULL, error);
	bool is_good = document && link_document(question, document, error);
	unroll_document_free(document);
	return is_good;
}

static bool find_cited(struct question *question, struct unroll_error *error)
{
	struct unroll_error reason = { .kind = UNROLL_ERROR_ABSENT };
	struct library_entry entry;

	if (!question->symbol[0] || !question->store)
		return read_file(question, error);
	if (store_find(question->store, str_of(question->symbol), preferred(question),
	               &question->arena, &entry, &reason))
		return store_cites(question->store, &entry, preferred(question), &question->arena,
		                   &question->links, error);
	if (reason.kind == UNROLL_ERROR_ABSENT)
		return read_file(question, error);
	return error_set(error, reason.kind, 0, "%s", reason.message);
}

/* A file is asked about by the symbol that stands in it. */
static bool read_symbol(struct question *question, struct unroll_error *error)
{
	struct unroll_document *document = unroll_load(question->written, NULL, error);

	if (!document)
		return false;
	snprintf(question->symbol, sizeof question->symbol, "%.*s", (int)document->symbol.size,
	         document->symbol.data);
	unroll_document_free(document);
	return question->symbol[0]
	    || error_set(error, UNROLL_ERROR_ABSENT, 0, "%.60s: no symbol is found in it",
	                 question->written);
}

static bool find_citing(struct question *question, struct unroll_error *error)
{
	if (!question->symbol[0] && !read_symbol(question, error))
		return false;
	return store_cited_by(question->store, str_of(question->symbol), preferred(question),
	                      &question->arena, &question->links, error);
}

/* One of the two ways that citations can be followed. */
struct direction {
	const struct subcommand *subcommand;
	bool (*find)(struct question *question, struct unroll_error *error);
	relation_filter belongs;
	bool needs_store;
};

static const struct direction directions[] = {
	{ &cites_subcommand, find_cited, relation_stands_in, false },
	{ &cited_by_subcommand, find_citing, relation_names, true },
};

static enum status failed(const struct subcommand *subcommand, const struct unroll_error *error)
{
	complain("%s: %s", subcommand->name, error->message);
	return STATUS_TROUBLE;
}

static enum status answer(const struct direction *direction, struct question *question)
{
	struct unroll_error error = { 0 };

	question->store = stored_open(&error);
	if (!question->store && (direction->needs_store || error.kind != UNROLL_ERROR_ABSENT))
		return failed(direction->subcommand, &error);
	if (!direction->find(question, &error))
		return failed(direction->subcommand, &error);
	if (question->has_paragraph)
		relation_narrow(&question->links, &question->paragraph, direction->belongs,
		                &question->arena);
	relation_write(&question->report, &question->links, &question->arena);
	return status_finish(question->links.count ? STATUS_OK : STATUS_FOUND);
}

/* A file that is there comes before a symbol. */
static bool read_operand(struct question *question, struct unroll_error *error)
{
	struct str paragraph = STR("");

	if (access(question->written, F_OK) < 0)
		operand_is_symbol(str_of(question->written), question->symbol, &paragraph);
	question->has_paragraph = !str_is_empty(paragraph);
	return !question->has_paragraph
	    || unroll_paragraph_name_read(paragraph, &question->paragraph, error);
}

static enum status run(const struct subcommand *subcommand, struct words words)
{
	const struct direction *direction = directions;
	struct unroll_error error = { 0 };
	struct question question = { .written = "" };
	enum status status;

	if (!subcommand_begin(subcommand, &words, &question, &status))
		return status;
	if (words.count != 1) {
		complain("%s: of which document? one symbol is needed", subcommand->name);
		return STATUS_TROUBLE;
	}
	question.written = words.items[0];
	if (!read_operand(&question, &error))
		return failed(subcommand, &error);
	while (direction->subcommand != subcommand)
		direction++;
	status = answer(direction, &question);
	store_close(question.store);
	arena_free(&question.arena);
	return status;
}

const struct subcommand cites_subcommand = {
	.name = "cites",
	.operands = "SYMBOL[#PARAGRAPH]",
	.summary = "tell the documents that a document cites, and where",
	.details =
		"With a paragraph, 12, pp7 or annex 3, those that are cited in it.\n"
		"A document that is in no library can be named by its file.\n"
		"\"op 14 → 5\" cites paragraph 5 in operative paragraph 14.\n"
		"The exit status is 0 if documents are cited, 1 if none are, 2 for trouble.",
	.options = { flags_of_cites, apply },
	.run = run,
};

const struct subcommand cited_by_subcommand = {
	.name = "cited-by",
	.operands = "SYMBOL[#PARAGRAPH]",
	.summary = "tell the documents that cite a document, and where",
	.details =
		"With a paragraph, 12 or pp7, those that name that paragraph.\n"
		"The exit status is 0 if documents cite it, 1 if none do, 2 for trouble.",
	.options = { flags_of_cites, apply },
	.run = run,
};
