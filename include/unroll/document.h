/*
 * A resolution, as a tree of two levels: sections in reading order, paragraphs
 * in each. Footnotes, citations and diagnostics stand beside it. A document is
 * complete when it is handed out and never changes afterwards: share it freely,
 * between threads too, until its owner calls unroll_document_free(). Every
 * slice and array in it lives as long as the document.
 *
 * Offsets into text are bytes; `unroll -t json` counts Unicode characters.
 */
#ifndef UNROLL_DOCUMENT_H
#define UNROLL_DOCUMENT_H

#include <stdbool.h>
#include <stdint.h>

#include <unroll/language.h>
#include <unroll/str.h>

/* No index: the citation stands in no note, say. */
#define UNROLL_NONE UINT32_MAX

enum unroll_organ {
	UNROLL_ORGAN_NONE,        /* not recognised, or another body */
	UNROLL_GENERAL_ASSEMBLY,
	UNROLL_SECURITY_COUNCIL,
	UNROLL_HUMAN_RIGHTS_COUNCIL,
	UNROLL_ECONOMIC_AND_SOCIAL_COUNCIL,
	UNROLL_ORGAN_COUNT
};

enum unroll_section_kind {
	UNROLL_MASTHEAD,          /* all before the opening line: organ, session, dates, title */
	UNROLL_PREAMBLE,          /* the opening line and the preambular paragraphs */
	UNROLL_OPERATIVE,
	UNROLL_CLOSING,           /* meeting, date, vote */
	UNROLL_ANNEX,
	UNROLL_SECTION_KIND_COUNT
};

enum unroll_paragraph_kind {
	UNROLL_PARAGRAPH_OPENING,     /* "The General Assembly," */
	UNROLL_PARAGRAPH_PREAMBULAR,
	UNROLL_PARAGRAPH_OPERATIVE,   /* and its sub-paragraphs, by depth */
	UNROLL_PARAGRAPH_HEADING,
	UNROLL_PARAGRAPH_TEXT,        /* anything else */
	UNROLL_PARAGRAPH_ROW,         /* of a table; U+0009 stands between the cells */
	UNROLL_PARAGRAPH_KIND_COUNT
};

enum unroll_span_kind {
	UNROLL_SPAN_EMPHASIS,     /* italics */
	UNROLL_SPAN_STRONG,       /* bold */
	UNROLL_SPAN_SUPERSCRIPT,  /* the e of "42e", no footnote call */
	UNROLL_SPAN_LEAD,         /* the opening verb: "Rappelant également" */
	UNROLL_SPAN_CALL,         /* of a footnote; start == end; index of the note */
	UNROLL_SPAN_CITATION,     /* index of the citation */
	UNROLL_SPAN_LINK          /* a URL; index of the link */
};

/* Spans of one text are sorted by start; they may nest and overlap. */
struct unroll_span {
	enum unroll_span_kind kind;
	uint32_t start, end;      /* bytes of the text; end is behind the last */
	uint32_t index;           /* of what the kind says, or UNROLL_NONE */
};

/*
 * Text with what lies over it. Page breaks are healed, mark-up and footnote
 * marks taken out; U+000A stands where the source breaks a line on purpose
 * (an address block). It may hold any Unicode character, controls too: only
 * screen_put() and its like make it fit for a terminal.
 */
struct unroll_text {
	struct str text;
	const struct unroll_span *spans;
	uint32_t span_count;
	uint32_t line;            /* in the source where it begins, counted from 1 */
};

struct unroll_paragraph {
	struct unroll_text body;
	struct str label;         /* as printed: "15.", "(a)"; empty if unnumbered */
	enum unroll_paragraph_kind kind;
	uint32_t depth;           /* of nesting: 0 for 15., 1 for (a), 2 for (i) */
	uint32_t number;          /* of the label at depth 0, 15 for "15."; of a preambular
	                             paragraph its ordinal in its part, from 1; 0 if none */
	uint32_t section;         /* index of the section that holds it */
};

struct unroll_section {
	enum unroll_section_kind kind;
	struct str title;         /* "Annexe", "A"; often empty */
	uint32_t first, count;    /* of document->paragraphs */
};

struct unroll_note {
	struct unroll_text body;
	struct str label;         /* as printed: "2", "*" */
	uint32_t paragraph;       /* the first that calls it, or UNROLL_NONE */
};

struct unroll_citation {
	struct str symbol;        /* normalised: "A/HRC/24/56", "S/RES/2254(2015)"; empty if the
	                             citation names a paragraph of this very document */
	struct str target;        /* the paragraph that it names: "12"; empty if none */
	uint32_t paragraph;       /* where it stands, or the paragraph that calls its note;
	                             UNROLL_NONE if nothing calls the note */
	uint32_t note;            /* the note in which it stands, or UNROLL_NONE */
	uint32_t start, end;      /* bytes of the text of the paragraph, or of the note */
};

enum unroll_vote_result { UNROLL_NO_VOTE_KNOWN, UNROLL_WITHOUT_VOTE, UNROLL_RECORDED_VOTE };

struct unroll_tally {
	uint32_t count;           /* as printed, also where the list of States differs */
	const struct str *states;
	uint32_t state_count;
};

struct unroll_vote {
	enum unroll_vote_result result;
	struct unroll_tally in_favour, against, abstaining;
};

struct unroll_diagnostic {
	uint32_t line;            /* of the source, counted from 1 */
	struct str message;
};

struct unroll_document {
	const char *format;       /* the name of the input format, static */
	struct str source;        /* the text that was read, as UTF-8 */
	struct str symbol;        /* "A/HRC/RES/32/6", also when it is derived; may be empty */
	struct str title;
	struct str session;       /* "Trente-deuxième session" */
	struct str agenda_item;   /* "3", "75 (a)" */
	struct str adopted;       /* ISO 8601: "2016-06-30" */
	struct str meeting;       /* "42e séance" */
	const struct str *subjects;     /* by which libraries list it: "RIGHT TO DEVELOPMENT" */
	uint32_t subject_count;
	enum unroll_language language;
	enum unroll_organ organ;
	struct unroll_vote vote;

	const struct unroll_section *sections;
	const struct unroll_paragraph *paragraphs;      /* of all sections, in reading order */
	const struct unroll_note *notes;
	const struct unroll_citation *citations;        /* in the order in which they were added */
	const struct str *links;                        /* URLs */
	const struct unroll_diagnostic *diagnostics;
	uint32_t section_count, paragraph_count, note_count, citation_count, link_count;
	uint32_t diagnostic_count;
};

void unroll_document_free(struct unroll_document *document);

/* "masthead", "preamble"…: the names of the JSON output. Static. */
const char *unroll_section_kind_name(enum unroll_section_kind kind);
const char *unroll_paragraph_kind_name(enum unroll_paragraph_kind kind);

/* "GA", "SC", "HRC", "ECOSOC", or "" for none. Static. */
const char *unroll_organ_name(enum unroll_organ organ);

/*
 * Whether the first section is a cover, which symbol and title stand for: a masthead
 * before an opening line. Of a text without one all may be masthead.
 */
bool unroll_has_cover(const struct unroll_document *document);

/* The paragraph of depth 0 that a sub-paragraph belongs to; itself if it is one. */
uint32_t unroll_paragraph_head(const struct unroll_document *document, uint32_t paragraph);

/* Behind the last sub-paragraph of a paragraph. */
uint32_t unroll_paragraph_end(const struct unroll_document *document, uint32_t paragraph);

/* The printed words of a citation: a slice of the paragraph or note where it stands. */
struct str unroll_citation_text(const struct unroll_document *document,
                                const struct unroll_citation *citation);

/* The text of the paragraph or note where a citation stands, or NULL if nowhere. */
const struct unroll_text *unroll_citation_body(const struct unroll_document *document,
                                               const struct unroll_citation *citation);

#endif
