/* What a piece becomes: a paragraph of its section, at its depth. */
#ifndef STRUCTURE_WRITING_H
#define STRUCTURE_WRITING_H

#include "structure/reading.h"

/* Each adds the piece at hand to the document; where it has to, it begins a section. */
void write_row(struct reading *reading, const struct piece *piece);
void write_opening(struct reading *reading, const struct piece *piece);
void write_part_title(struct reading *reading, const struct piece *piece);
void write_annex(struct reading *reading, const struct piece *piece);
void write_masthead(struct reading *reading, const struct piece *piece);
void write_new_masthead(struct reading *reading, const struct piece *piece);
void write_closing(struct reading *reading, const struct piece *piece);
void write_heading(struct reading *reading, const struct piece *piece);
void write_numbered(struct reading *reading, const struct piece *piece);
void write_unnumbered(struct reading *reading, const struct piece *piece);
void write_annexed(struct reading *reading, const struct piece *piece);
void write_preambular(struct reading *reading, const struct piece *piece);
void write_below(struct reading *reading, const struct piece *piece);
void write_told_annex(struct reading *reading, const struct piece *piece);

#endif
