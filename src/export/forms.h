/* The forms of output, one file each; the table in export.c lists them. */
#ifndef EXPORT_FORMS_H
#define EXPORT_FORMS_H

#include <unroll/export.h>

/*
 * What a person would print: the title once, paragraphs wrapped behind their
 * numbers, footnotes at the end of the part that calls them. Right-to-left lines
 * are aligned at the right in the order of the eye, and begin at the left in the
 * order of reading, where whatever turns them round aligns them, too.
 */
bool text_write(const struct unroll_document *document,
                const struct unroll_export_options *options, FILE *out,
                struct unroll_error *error);

/*
 * The model as it is: the contract with scripts. Offsets count Unicode
 * characters; what a terminal must not be sent is escaped.
 */
bool json_write(const struct unroll_document *document,
                const struct unroll_export_options *options, FILE *out,
                struct unroll_error *error);

/* Markdown that is healed: reading it back gives the same document. */
bool markdown_write(const struct unroll_document *document,
                    const struct unroll_export_options *options, FILE *out,
                    struct unroll_error *error);

/* A line a paragraph: its label and opening words. */
bool outline_write(const struct unroll_document *document,
                   const struct unroll_export_options *options, FILE *out,
                   struct unroll_error *error);

/* A line a document cited: its symbol, where it is cited, its URL; tabs between. */
bool citations_write(const struct unroll_document *document,
                     const struct unroll_export_options *options, FILE *out,
                     struct unroll_error *error);

/* Akoma Ntoso 3.0: reading it back gives the same document. */
bool akn_write(const struct unroll_document *document, const struct unroll_export_options *options,
               FILE *out, struct unroll_error *error);

/* Say that the output cannot be written; false. For writers whose stream failed. */
bool export_failed(struct unroll_error *error);

#endif
