/*
 * Characters that nobody sees and that serve to deceive: tags, which can hold a
 * whole message, and overrides and embeddings, which turn text round. They are
 * not shown; here is said that they are there.
 */
#ifndef STRUCTURE_HIDDEN_H
#define STRUCTURE_HIDDEN_H

#include "format/transcript.h"

/* Remark once on all of them, at the first block that has any. */
void hidden_remark(struct transcript *transcript);

#endif
