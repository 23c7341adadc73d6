#include "format/akn_reader.h"

#include "base/memory.h"
#include "base/str.h"
#include "format/akn_facts.h"

void akn_start_fact(struct reader *reader, struct frame *frame, const char **attributes)
{
	frame->start = reader->text->size + reader->text->space_pending;
	/* Dates of publication stand beside that of adoption, which belongs to the work. */
	if (!frame->is_meta || frame->is_work || strcmp(frame->element->name, "FRBRdate") != 0)
		frame->fact = akn_fact_at_start(reader->transcript, frame->element->name, attributes);
}

static struct str text_since(const struct gathering *text, size_t start)
{
	return str_from((struct str){ text->text, text->size }, start);
}

void akn_end_fact(struct reader *reader, struct frame *frame)
{
	if (frame->fact)
		akn_fact_set(reader->transcript, frame->fact, text_since(reader->text, frame->start));
}

void akn_start_facts(struct reader *reader, struct frame *frame, const char **attributes)
{
	if (frame->is_meta)
		akn_facts_at_start(reader->transcript, attributes);
}

void akn_start_count(struct reader *reader, struct frame *frame, const char **attributes)
{
	(void)frame;
	reader->tally = akn_tally_at_start(reader->transcript, attributes);
	reader->state_count = 0;
}

void akn_end_count(struct reader *reader, struct frame *frame)
{
	(void)frame;
	if (reader->tally) {
		reader->tally->states = arena_settle(reader->transcript->arena, reader->states,
			reader->state_count, sizeof *reader->states);
		reader->tally->state_count = (uint32_t)reader->state_count;
	}
	reader->tally = NULL;
}

void akn_start_organization(struct reader *reader, struct frame *frame, const char **attributes)
{
	(void)attributes;
	frame->start = reader->text->size;
}

void akn_end_organization(struct reader *reader, struct frame *frame)
{
	struct str name = str_trim(text_since(reader->text, frame->start));

	if (!frame->is_meta || !reader->tally || !name.size)
		return;
	reader->states = memory_grow(reader->states, reader->state_count, &reader->state_capacity,
	                             sizeof name);
	reader->states[reader->state_count++] = arena_copy(reader->transcript->arena, name);
}

void akn_start_voting(struct reader *reader, struct frame *frame, const char **attributes)
{
	(void)frame;
	akn_voting_at_start(reader->transcript, attributes);
}
