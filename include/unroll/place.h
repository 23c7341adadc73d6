/* How people name the place of a paragraph in its document, long and short. */
#ifndef UNROLL_PLACE_H
#define UNROLL_PLACE_H

#include <stdbool.h>

#include <unroll/document.h>
#include <unroll/error.h>
#include <unroll/str.h>

/* Bytes for the name of a place, with the NUL at the end. */
#define UNROLL_PLACE_SIZE 96

/*
 * How people refer to a paragraph: "para. 12", "para. 12 (a)", "preambular
 * para. 7", "annex, para. 3", "title"; of a part without numbers its name.
 */
void unroll_paragraph_place(const struct unroll_document *document, uint32_t paragraph,
                            char place[UNROLL_PLACE_SIZE]);

/* The same for a citation: "para. 14, note 1"; "note 3" if nothing calls the note. */
void unroll_citation_place(const struct unroll_document *document,
                           const struct unroll_citation *citation, char place[UNROLL_PLACE_SIZE]);

/*
 * The paragraph of depth 0 that a paragraph is or belongs to, in little room:
 * "op 12", "pp 7", "annex 3"; of a part without numbers its name: "closing".
 */
void unroll_paragraph_place_short(const struct unroll_document *document, uint32_t paragraph,
                                  char place[UNROLL_PLACE_SIZE]);

/*
 * A paragraph as people name it: "15", "op 15", "pp7", "12 (a) (i)", "annex 3"; or
 * a whole part, as unroll_paragraph_place_short() tells it.
 */
struct unroll_paragraph_name {
	enum unroll_section_kind part;  /* UNROLL_OPERATIVE for a number alone */
	uint32_t number;          /* 0 for a part */
	struct str labels;        /* of a sub-paragraph, "(a) (i)": a slice of what was read */
};

/* Read a name. If it is none, say in *error what names are: UNROLL_ERROR_USAGE. */
bool unroll_paragraph_name_read(struct str text, struct unroll_paragraph_name *name,
                                struct unroll_error *error);

/* Whether one name is that of the other, or of a part of it: "12 (a)" belongs to "12". */
bool unroll_paragraph_name_covers(const struct unroll_paragraph_name *whole,
                                  const struct unroll_paragraph_name *part);

/* Take a label, "a", off the front of "(a) (i)"; return false at the end. */
bool unroll_paragraph_name_label(struct str *labels, struct str *label);

/*
 * The paragraph that a name means; of several with one number it is the one after
 * paragraph `after`, in a ring; `after` may be UNROLL_NONE. On failure say why in
 * *error: UNROLL_ERROR_ABSENT, or UNROLL_ERROR_USAGE for what is no name.
 */
bool unroll_paragraph_find(const struct unroll_document *document, struct str text,
                           uint32_t after, uint32_t *paragraph, struct unroll_error *error);

/*
 * The paragraph of a kind and number that follows `after`, in a ring; if `after`
 * is not such a paragraph itself, one of its own part comes first. *count says
 * how many there are. UNROLL_NONE if there is none.
 */
uint32_t unroll_paragraph_numbered(const struct unroll_document *document,
                                   enum unroll_paragraph_kind kind, uint32_t number,
                                   uint32_t after, unsigned *count);

#endif
