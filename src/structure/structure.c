#include "structure/structure.h"

#include <stdlib.h>

#include "base/str.h"
#include "document/builder.h"
#include "structure/calls.h"
#include "structure/compose.h"
#include "structure/furniture.h"
#include "structure/gather.h"
#include "structure/lead.h"
#include "structure/masthead.h"
#include "structure/parts.h"
#include "structure/phrases.h"
#include "structure/piece.h"
#include "structure/reflow.h"
#include "structure/tongue.h"

/* The first opening line; the count if there is none. */
static size_t find_opening(const struct pieces *pieces)
{
	size_t i = 0;

	while (i < pieces->count && pieces->items[i].landmark != LANDMARK_OPENING)
		i++;
	return i;
}

/* The bare name of the organ, as some texts print it in languages that have no article. */
static bool is_bare_opening(struct str line)
{
	size_t size;

	return phrase_at_start(PHRASE_OPENING, line, &size) && size == line.size;
}

/* The lead of a piece behind its label. */
static struct lead lead_of(const struct pieces *pieces, size_t i)
{
	const struct piece *piece = &pieces->items[i];

	return lead_find(str_from(piece->block->text, piece->label.size), pieces->language);
}

/*
 * Other bodies open in the same way: a line that ends with a comma before the
 * first words of a preamble, or a bare name before any words that open a paragraph.
 */
static size_t find_unknown_opening(const struct pieces *pieces)
{
	enum { MOST_PIECES = 80, LONGEST = 150 };
	size_t end = pieces->count < MOST_PIECES ? pieces->count : MOST_PIECES;

	for (size_t i = 0; i + 1 < end; i++) {
		struct str line = str_trim(pieces->items[i].block->text);
		if (line.size > LONGEST || lead_of(pieces, i).size)
			continue;
		struct lead next = lead_of(pieces, i + 1);
		bool comma = str_ends_with(line, (struct str)STR(","));
		if ((comma && next.is_preambular) || (next.size && is_bare_opening(line)))
			return i;
	}
	return pieces->count;
}

/*
 * A volume repeats the opening line of a body that is not known, behind the end of a
 * resolution and before a preamble. Elsewhere the same line is a running head.
 */
static void mark_openings(struct pieces *pieces)
{
	bool is_over = false;

	if (pieces->opening == pieces->count)
		return;
	struct str line = str_trim(pieces->items[pieces->opening].block->text);
	for (size_t i = pieces->opening + 1; i + 1 < pieces->count; i++) {
		struct piece *piece = &pieces->items[i];
		if (piece->landmark == LANDMARK_CLOSING || piece->landmark == LANDMARK_MASTHEAD) {
			is_over = true;
		} else if (is_over && str_equal(str_trim(piece->block->text), line)
		           && lead_of(pieces, i + 1).is_preambular) {
			piece->landmark = LANDMARK_OPENING;
			is_over = false;
		}
	}
}

static void add_notes(struct composer *composer, const struct calls *calls)
{
	for (uint32_t i = 0; i < calls->note_count; i++) {
		const struct note *note = &calls->notes[i];
		struct unroll_note added = { .label = note->label };
		bool has_body = note->piece != NO_BODY;
		const struct piece *piece =
			&composer->pieces->items[has_body ? note->piece : note->caller];
		if (has_body)
			added.body = compose_text(composer, note->piece, piece->skip, false);
		else
			composer->found.count = 0;
		added.body.line = piece->block->line;
		uint32_t index = builder_note(composer->builder, added);
		compose_citations(composer, UNROLL_NONE, index);
	}
}

static void remark(struct builder *builder, const struct transcript *transcript,
                   const struct pieces *pieces)
{
	for (size_t i = 0; i < transcript->remark_count; i++)
		builder_diagnostic(builder, transcript->remarks[i].line, "%.*s",
		                   (int)transcript->remarks[i].message.size,
		                   transcript->remarks[i].message.data);
	if (pieces->opening == pieces->count)
		builder_diagnostic(builder, 1, "no opening line such as \"The General Assembly,\"");
}

static void remark_on_notes(struct builder *builder, const struct calls *calls,
                            const struct pieces *pieces)
{
	for (size_t i = 0; i < calls->note_count; i++) {
		const struct note *note = &calls->notes[i];
		bool has_body = note->piece != NO_BODY;
		if (has_body && note->caller != NO_CALLER)
			continue;
		builder_diagnostic(builder,
		                   pieces->items[has_body ? note->piece : note->caller].block->line,
		                   has_body ? "nothing calls footnote %.*s"
		                            : "footnote %.*s is called but missing",
		                   (int)note->label.size, note->label.data);
	}
}

static struct str either(struct str first, struct str second)
{
	return str_is_empty(first) ? second : first;
}

static void set_facts(struct unroll_document *document, const struct masthead *masthead,
                      const struct parts_facts *parts, const struct transcript_facts *facts)
{
	document->organ = masthead->organ;
	document->symbol = either(masthead->symbol, facts->symbol);
	document->title = either(masthead->title, facts->title);
	document->session = either(facts->session, masthead->session);
	document->agenda_item = either(masthead->agenda_item, facts->agenda_item);
	document->adopted = either(either(masthead->adopted, facts->adopted), parts->adopted);
	document->meeting = either(either(masthead->meeting, parts->meeting), facts->meeting);
	document->subjects = facts->subjects;
	document->subject_count = facts->subject_count;
	document->vote = parts->vote.vote.result ? parts->vote.vote : facts->vote;
}

static void write_document(struct builder *builder, const struct transcript *transcript,
                           struct pieces *pieces)
{
	struct masthead masthead = masthead_read(pieces, builder->arena);
	struct parts_facts facts = { 0 };
	struct calls calls = { 0 };

	if (!pieces->told)
		furniture_set_aside(pieces, &masthead);
	gather(pieces);
	calls_find(&calls, pieces, builder->arena);
	struct composer composer = {
		.pieces = pieces,
		.calls = &calls,
		.builder = builder,
		.citations = {
			.language = pieces->language,
			.organ = masthead.organ,
			.arena = builder->arena,
		},
	};
	remark(builder, transcript, pieces);
	parts_recognise(&composer, &masthead, &facts);
	add_notes(&composer, &calls);
	remark_on_notes(builder, &calls, pieces);
	set_facts(builder->document, &masthead, &facts, &transcript->facts);
	composer_free(&composer);
	calls_free(&calls);
}

static struct unroll_document *recognise(const struct transcript *transcript, struct str source,
                                         struct arena *arena)
{
	struct pieces pieces = pieces_of(transcript);
	struct builder builder;

	builder_start(&builder, arena);
	builder.document->source = source;
	builder.document->format = transcript->format;
	pieces.language = tongue_of(&pieces);
	if (pieces.language == UNROLL_LANGUAGE_NONE)
		pieces.language = unroll_language_of_code(transcript->facts.language);
	builder.document->language = pieces.language;
	pieces.opening = find_opening(&pieces);
	if (pieces.opening == pieces.count) {
		pieces.opening = find_unknown_opening(&pieces);
		mark_openings(&pieces);
	}
	write_document(&builder, transcript, &pieces);
	free(pieces.items);
	return builder_finish(&builder);
}

struct unroll_document *structure_recognise(const struct transcript *transcript,
                                            struct str source, struct arena *arena)
{
	struct transcript flowing = { .arena = arena };

	if (!transcript->is_wrapped)
		return recognise(transcript, source, arena);
	reflow(transcript, &flowing);
	struct unroll_document *document = recognise(&flowing, source, arena);
	transcript_free(&flowing);
	return document;
}
