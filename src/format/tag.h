/* Tags of HTML inside other text, and what they mean for a resolution. */
#ifndef FORMAT_TAG_H
#define FORMAT_TAG_H

#include <stdbool.h>
#include <stddef.h>

#include <unroll/str.h>

enum tag_kind {
	TAG_PLAIN,                /* says nothing that we keep: <span>, <div> */
	TAG_EMPHASIS,
	TAG_STRONG,
	TAG_SUPERSCRIPT,
	TAG_LINK,
	TAG_BREAK,                /* ends a line: <br> */
	TAG_BLOCK,                /* its text stands alone: <p>, <li> */
	TAG_CELL,                 /* of a table */
	TAG_HIDDEN                /* what is inside is not for readers: <script> */
};

struct tag {
	enum tag_kind kind;
	bool is_end;              /* </…> */
	struct str name, attributes;
};

/*
 * Read the tag that `text` begins with; only the tags of HTML count, so that
 * "<2030" and "<see below>" stay text. Return its size, or 0 if there is none.
 */
size_t tag_take(struct str text, struct tag *tag);

/* The value of an attribute, or an empty slice. */
struct str tag_attribute(const struct tag *tag, struct str name);

/*
 * The size of the comment or hidden element that `text` begins with, what is
 * inside included; 0 if there is none, SIZE_MAX if there is one without an end.
 */
size_t tag_hidden_size(struct str text);

#endif
