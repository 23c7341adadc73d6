#include "view/preview.h"

#include "base/str.h"
#include "view/facts.h"

enum { MOST_PARAGRAPHS = 60 };    /* more than anybody reads in a box */

static void add_gap(struct popup *popup)
{
	popup_add_text(popup, (struct str)STR(""));
}

static void add_title(struct popup *popup, const struct unroll_document *document)
{
	if (!str_is_empty(document->title))
		popup_add_words(popup, document->title, document->language, UNROLL_SPAN_STRONG);
}

static void add_paragraphs(struct popup *popup, const struct unroll_document *document,
                           uint32_t first, uint32_t end)
{
	if (end - first > MOST_PARAGRAPHS)
		end = first + MOST_PARAGRAPHS;
	for (uint32_t i = first; i < end; i++) {
		if (popup->block_count > 0 && (i == first || document->paragraphs[i].depth == 0))
			add_gap(popup);
		popup_add_paragraph(popup, document, i);
	}
}

/* The first paragraph behind the cover, whose content is told in words. */
static uint32_t first_paragraph(const struct unroll_document *document)
{
	return unroll_has_cover(document) ? document->sections[1].first : 0;
}

static void add_facts(struct popup *popup, struct str facts, enum unroll_language language)
{
	if (!str_is_empty(facts))
		popup_add_words(popup, facts, language, UNROLL_SPAN_EMPHASIS);
}

void preview_beginning(struct popup *popup, const struct unroll_document *document)
{
	struct arena *arena = &popup->arena;

	add_title(popup, document);
	if (document->language == UNROLL_ARABIC) {
		/* In one line the words of either language would stand in the order of the other. */
		add_facts(popup, facts_of_meeting(arena, document), UNROLL_ARABIC);
		add_facts(popup, facts_of_vote(arena, document), UNROLL_ENGLISH);
	} else {
		add_facts(popup, facts_of(arena, document), document->language);
	}
	add_paragraphs(popup, document, first_paragraph(document), document->paragraph_count);
}

void preview_paragraph(struct popup *popup, const struct unroll_document *document,
                       uint32_t paragraph)
{
	add_title(popup, document);
	add_paragraphs(popup, document, paragraph, unroll_paragraph_end(document, paragraph));
}

void preview_citation(struct popup *popup, const struct unroll_document *document,
                      const struct unroll_citation *citation)
{
	if (citation->paragraph != UNROLL_NONE)
		preview_paragraph(popup, document, citation->paragraph);
	else
		add_title(popup, document);
	if (citation->note == UNROLL_NONE)
		return;
	add_gap(popup);
	popup_quote_note(popup, document, citation->note);
}
