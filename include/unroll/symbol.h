/*
 * Symbols of United Nations documents. Source: the symbol grammar of the
 * Dag Hammarskjöld Library (research.un.org/en/docs/symbols).
 *
 *   symbol = series *( "/" part ) *( "/" suffix )
 *   series = "A" | "S" | "E" | "ST" | "CCPR" | "CEDAW" | …
 *   part   = "RES" | "DEC" | "PRST" | "HRC" | "C." n | "CN." n | session | year | number | …
 *   suffix = "Rev." n | "Add." n | "Corr." n | "Amend." n | "(Part I)" | …
 */
#ifndef UNROLL_SYMBOL_H
#define UNROLL_SYMBOL_H

#include <stdbool.h>

#include <unroll/language.h>
#include <unroll/str.h>

/* Bytes for a normalised symbol and for its URL, with the NUL at the end. */
#define UNROLL_SYMBOL_SIZE 128
#define UNROLL_SYMBOL_URL_SIZE 192

/*
 * Write the one spelling that stands for all: no spaces, plain hyphens, the
 * case of the grammar ("a/hrc/res/28/2" is "A/HRC/RES/28/2", "S/RES/2254 (2015)"
 * is "S/RES/2254(2015)"). Return false, and write nothing, unless the whole of
 * `text` is one symbol.
 */
bool unroll_symbol_normalise(struct str text, char symbol[UNROLL_SYMBOL_SIZE]);

/* Whether two normalised symbols name one document; letter case does not count. */
bool unroll_symbol_equal(struct str a, struct str b);

/*
 * "https://docs.un.org/fr/A/HRC/24/56"; without a language the path starts at
 * the symbol. Letters of parts are dropped as the United Nations' links do.
 */
void unroll_symbol_url(struct str symbol, enum unroll_language language,
                       char url[UNROLL_SYMBOL_URL_SIZE]);

#endif
