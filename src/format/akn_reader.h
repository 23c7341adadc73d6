/* The state of reading Akoma Ntoso, shared by the files that read it. */
#ifndef FORMAT_AKN_READER_H
#define FORMAT_AKN_READER_H

#include <expat.h>

#include "format/gathering.h"

enum { DEEPEST = 256 };           /* elements; those within are looked through */

struct reader;
struct frame;

/* What an element does; its end undoes it from what the frame kept. */
struct element {
	const char *name;
	void (*start)(struct reader *reader, struct frame *frame, const char **attributes);
	void (*end)(struct reader *reader, struct frame *frame);
	int argument;             /* the part, the kind of mark, or the kind of block */
};

/* An open element and the state to go back to when it ends. */
struct frame {
	const struct element *element;
	struct gathering *text;
	enum part part;
	enum block_kind kind;     /* of the block whose text it is part of */
	size_t start;             /* of its text, or the index of its mark */
	const char *fact;         /* which of the facts its text is; NULL for none */
	unsigned items;           /* that enclose it */
	bool has_mark, is_meta, is_work, is_preface;
};

struct reader {
	XML_Parser parser;
	struct transcript *transcript;
	struct frame frames[DEEPEST];
	size_t depth, beyond;     /* open elements; those deeper than frames there are */
	struct gathering body, number, aside;
	struct gathering *notes;  /* of the block being gathered; memory is kept for the next */
	struct str *note_labels;
	size_t note_count, note_capacity, label_capacity;
	struct gathering *text;   /* where text goes now */
	struct str label;         /* of the next block */
	struct unroll_tally *tally;
	struct str *states;       /* of the tally being read */
	size_t state_count, state_capacity;
	struct str *subjects;     /* of the document */
	size_t subject_count, subject_capacity;
	size_t cell_count;        /* of the row being read */
	bool in_row, is_too_deep;
};

/* Emphasis, superscripts, links and notes: rows of the table of elements. */
void akn_start_mark(struct reader *reader, struct frame *frame, const char **attributes);
void akn_start_span(struct reader *reader, struct frame *frame, const char **attributes);
void akn_start_link(struct reader *reader, struct frame *frame, const char **attributes);
void akn_start_note(struct reader *reader, struct frame *frame, const char **attributes);
void akn_start_call(struct reader *reader, struct frame *frame, const char **attributes);
void akn_end_mark(struct reader *reader, struct frame *frame);
void akn_end_superscript(struct reader *reader, struct frame *frame);
void akn_end_note(struct reader *reader, struct frame *frame);

/* What is said beside the text, in akn_beside.c: facts, subjects and votes. */
void akn_start_fact(struct reader *reader, struct frame *frame, const char **attributes);
void akn_end_fact(struct reader *reader, struct frame *frame);
void akn_start_facts(struct reader *reader, struct frame *frame, const char **attributes);
void akn_start_keyword(struct reader *reader, struct frame *frame, const char **attributes);
void akn_start_count(struct reader *reader, struct frame *frame, const char **attributes);
void akn_end_count(struct reader *reader, struct frame *frame);
void akn_start_organization(struct reader *reader, struct frame *frame, const char **attributes);
void akn_end_organization(struct reader *reader, struct frame *frame);
void akn_start_voting(struct reader *reader, struct frame *frame, const char **attributes);

/* At the end of the file: hand the subjects over to the transcript. */
void akn_settle_subjects(struct reader *reader);

#endif
