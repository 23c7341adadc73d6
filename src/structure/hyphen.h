/*
 * Hyphens that pdftotext takes out where a line ended with one: it joins the two
 * lines to one of double length, "the seventyeighth session". Such a line says
 * that one of the words near its middle had a hyphen.
 */
#ifndef STRUCTURE_HYPHEN_H
#define STRUCTURE_HYPHEN_H

#include "structure/row.h"

/* Put the hyphens back where a word tells its place. New texts live in the arena. */
void hyphens_restore(struct arena *arena, struct rows *rows);

#endif
