#include "format/akn_reader.h"

#include "base/memory.h"
#include "base/str.h"
#include "format/akn_facts.h"

/* A note in a note is text of it. */
void akn_start_note(struct reader *reader, struct frame *frame, const char **attributes)
{
	if (reader->text != &reader->body)
		return;
	frame->has_mark = true;
	struct str label = arena_copy(reader->transcript->arena,
	                              str_of(akn_attribute(attributes, "marker")));

	if (strcmp(akn_attribute(attributes, "class"), "uncalled") != 0)
		gathering_point(reader->text, MARK_CALL, label);
	size_t made = reader->note_capacity;
	reader->notes = memory_grow(reader->notes, reader->note_count, &reader->note_capacity,
	                            sizeof *reader->notes);
	memset(reader->notes + made, 0, (reader->note_capacity - made) * sizeof *reader->notes);
	reader->note_labels = memory_grow(reader->note_labels, reader->note_count,
	                                  &reader->label_capacity, sizeof label);
	reader->note_labels[reader->note_count] = label;
	reader->text = &reader->notes[reader->note_count++];
}

/* A note that stands elsewhere is called once more. */
void akn_start_call(struct reader *reader, struct frame *frame, const char **attributes)
{
	struct str label = str_of(akn_attribute(attributes, "marker"));

	(void)frame;
	if (reader->text == &reader->body && !str_is_empty(label))
		gathering_point(reader->text, MARK_CALL, arena_copy(reader->transcript->arena, label));
}

/* How many bytes of a note's front are its label, or the brackets that stood around it. */
static size_t repeated_label(struct str text, struct str label)
{
	bool opens = text.size && text.data[0] == '(';
	size_t at = opens ? 1 + str_space(str_from(text, 1)) : 0, before = at;

	if (label.size && str_starts_with(str_from(text, at), label))
		at += label.size;
	if (opens) {
		at += str_space(str_from(text, at));
		return at < text.size && text.data[at] == ')' ? at + 1 : 0;
	}
	return at > before && (at == text.size || !is_digit(text.data[at])) ? at : 0;
}

static void clean_note(struct gathering *note, struct str label)
{
	size_t size = repeated_label((struct str){ note->text, note->size }, label);
	bool is_pair = size && note->text[0] == '(';

	gathering_drop_front(note, size);
	if (is_pair) {
		size = repeated_label((struct str){ note->text, note->size }, label);
		gathering_drop_front(note, size);
	}
}

void akn_end_note(struct reader *reader, struct frame *frame)
{
	if (!frame->has_mark)
		return;
	size_t index = reader->note_count - 1;

	clean_note(&reader->notes[index], reader->note_labels[index]);
	reader->text = frame->text;
}

static void open_mark(struct reader *reader, struct frame *frame, enum mark_kind kind,
                      struct str target)
{
	frame->start = gathering_open(reader->text, kind, target);
	frame->has_mark = true;
}

void akn_start_mark(struct reader *reader, struct frame *frame, const char **attributes)
{
	(void)attributes;
	open_mark(reader, frame, (enum mark_kind)frame->element->argument, (struct str)STR(""));
}

void akn_start_span(struct reader *reader, struct frame *frame, const char **attributes)
{
	const char *class = akn_attribute(attributes, "class");
	bool is_bold = strstr(class, "bold"), is_italic = strstr(class, "italic");

	if (!is_bold && !is_italic)
		return;
	open_mark(reader, frame, is_italic ? MARK_EMPHASIS : MARK_STRONG, (struct str)STR(""));
}

void akn_start_link(struct reader *reader, struct frame *frame, const char **attributes)
{
	open_mark(reader, frame, MARK_LINK, arena_copy(reader->transcript->arena,
		str_of(akn_attribute(attributes, "href"))));
}

void akn_end_mark(struct reader *reader, struct frame *frame)
{
	if (frame->has_mark && frame->start < reader->text->mark_count)
		gathering_close(reader->text, frame->start);
}

/* Brackets raised around a footnote call are no text. */
void akn_end_superscript(struct reader *reader, struct frame *frame)
{
	static const char *const empty[] = { "(", ")", "()", "" };
	size_t start = reader->text->marks[frame->start].start;
	struct str text = str_from((struct str){ reader->text->text, reader->text->size }, start);

	for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
		if (str_equal(str_trim(text), str_of(empty[i])))
			gathering_cut(reader->text, start);
	akn_end_mark(reader, frame);
}
