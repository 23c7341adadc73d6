#include "cli/passage.h"

#include <unroll/place.h>

#include "base/str.h"

static struct str place_of(const struct unroll_document *document, uint32_t index,
                           struct arena *arena)
{
	const struct unroll_paragraph *paragraph = &document->paragraphs[index];
	bool has_label = paragraph->depth > 0 && !str_is_empty(paragraph->label);
	char place[UNROLL_PLACE_SIZE];

	unroll_paragraph_place_short(document, index, place);
	return arena_format(arena, "%s%s%.*s", place, has_label ? " " : "",
	                    has_label ? (int)paragraph->label.size : 0, paragraph->label.data);
}

static struct str place_of_note(const struct unroll_document *document,
                                const struct unroll_note *note, struct arena *arena)
{
	bool is_called = note->paragraph < document->paragraph_count;
	struct str place = is_called ? place_of(document, note->paragraph, arena)
	                             : (struct str)STR("");

	return arena_format(arena, "%.*s%snote %.*s", (int)place.size, place.data,
	                    is_called ? ", " : "", (int)note->label.size, note->label.data);
}

bool passage_of_hit(const struct unroll_document *document, struct hit hit, struct arena *arena,
                    struct passage *passage)
{
	static const char *const kinds[] = {
		[HIT_TITLE] = "title", [HIT_PARAGRAPH] = "paragraph", [HIT_NOTE] = "note",
	};

	*passage = (struct passage){ .kind = kinds[hit.kind], .place = STR("title") };
	if (!hit_text(document, hit, &passage->text))
		return false;
	if (hit.kind == HIT_PARAGRAPH)
		passage->place = place_of(document, hit.index, arena);
	else if (hit.kind == HIT_NOTE)
		passage->place = place_of_note(document, &document->notes[hit.index], arena);
	return true;
}
