/*
 * The words that open a paragraph of a resolution: "Recalling also", "Prend
 * également acte". Source: opening words of the resolutions of the General
 * Assembly, the Security Council and the Human Rights Council in six languages.
 */
#ifndef STRUCTURE_LEAD_H
#define STRUCTURE_LEAD_H

#include <stdbool.h>
#include <stddef.h>

#include <unroll/language.h>
#include <unroll/str.h>

struct lead {
	size_t size;              /* bytes of the text; 0 if no known words open it */
	bool is_preambular;       /* a participle, as of a preambular paragraph */
	bool is_operative;        /* a verb in the present tense; in Chinese it may be both */
};

struct lead lead_find(struct str text, enum unroll_language language);

#endif
