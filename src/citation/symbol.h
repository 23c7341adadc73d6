/* Symbols at the front of running text; the public grammar is in <unroll/symbol.h>. */
#ifndef CITATION_SYMBOL_H
#define CITATION_SYMBOL_H

#include <stddef.h>

#include <unroll/document.h>
#include <unroll/symbol.h>

/*
 * How many bytes of the front of `text` are one symbol, without a full stop or
 * a bracket that belongs to the sentence; 0 if none. Write its normal form.
 */
size_t symbol_match(struct str text, char symbol[UNROLL_SYMBOL_SIZE]);

/* The organ whose document a normalised symbol names: "A/HRC/RES/32/6" the Human Rights Council's. */
enum unroll_organ symbol_organ(struct str symbol);

/*
 * The symbol of a resolution from the number that is printed above its title:
 * "32/6" of the Human Rights Council is "A/HRC/RES/32/6", "78/115" of the General
 * Assembly "A/RES/78/115", "2784 (2025)" of the Security Council "S/RES/2784(2025)".
 * Return false if the number has no form of that organ.
 */
bool symbol_of_number(struct str number, enum unroll_organ organ, char symbol[UNROLL_SYMBOL_SIZE]);

/*
 * The symbol that a URL of docs.un.org or undocs.org leads to, whatever its
 * language. Return false for any other URL.
 */
bool symbol_of_url(struct str url, char symbol[UNROLL_SYMBOL_SIZE]);

#endif
