/* From a number and what the words around it say to the symbol of a document. */
#ifndef CITATION_RESOLVE_H
#define CITATION_RESOLVE_H

#include <stdbool.h>

#include <unroll/document.h>
#include <unroll/symbol.h>

#include "citation/number.h"
#include "citation/phrase.h"

struct evidence {
	enum unroll_organ organ;  /* of the document that cites */
	enum noun noun;
	enum body body;           /* that the words name, or BODY_NONE */
	bool certain;             /* they name it for this number, not for a list's other members */
	unsigned year;            /* of the date beside the number; 0 if none */
};

/* Write the symbol; return false if the number names no document that has one. */
bool resolve_number(const struct number *number, const struct evidence *evidence,
                    char symbol[UNROLL_SYMBOL_SIZE]);

/* The body that speaks in the documents of an organ. */
enum body body_of_organ(enum unroll_organ organ);

#endif
