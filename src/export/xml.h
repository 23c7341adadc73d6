/* Write XML: the few things that a writer of elements needs. Errors stay in the stream. */
#ifndef EXPORT_XML_H
#define EXPORT_XML_H

#include <stdio.h>

#include <unroll/str.h>

/*
 * Text with the five characters of XML escaped. What XML 1.0 cannot hold
 * becomes U+FFFD; what a terminal must not be sent becomes a character reference.
 */
void xml_text(struct str text, FILE *out);

/* ` name="value"`, escaped in the same way, white space kept. */
void xml_attribute(const char *name, struct str value, FILE *out);

#endif
