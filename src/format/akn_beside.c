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

enum { MOST_SUBJECTS = 200 };     /* that are kept; each is compared with those before it */

static bool is_known_subject(const struct reader *reader, struct str subject)
{
	for (size_t i = 0; i < reader->subject_count; i++)
		if (str_equal_ignoring_case(reader->subjects[i], subject))
			return true;
	return false;
}

/* Words of some thesauri are joined by low lines: "food_security". */
static struct str subject_of(struct arena *arena, const char *name)
{
	struct str subject = str_trim(arena_copy(arena, str_of(name)));

	for (char *at = (char *)subject.data; (at = memchr(at, '_',
	     (size_t)(subject.data + subject.size - at))); )
		*at = ' ';
	return subject;
}

/*
 * A keyword that refers to an agenda item or a title is no subject. Several
 * thesauri may have the same one.
 */
void akn_start_keyword(struct reader *reader, struct frame *frame, const char **attributes)
{
	struct arena *arena = reader->transcript->arena;
	const char *name = akn_attribute(attributes, "showAs");

	if (!frame->is_meta || *akn_attribute(attributes, "refersTo")
	    || reader->subject_count == MOST_SUBJECTS)
		return;
	struct str subject = subject_of(arena, *name ? name : akn_attribute(attributes, "value"));
	if (str_is_empty(subject) || is_known_subject(reader, subject))
		return;
	reader->subjects = memory_grow(reader->subjects, reader->subject_count,
	                               &reader->subject_capacity, sizeof subject);
	reader->subjects[reader->subject_count++] = subject;
}

void akn_settle_subjects(struct reader *reader)
{
	struct transcript_facts *facts = &reader->transcript->facts;

	facts->subjects = arena_settle(reader->transcript->arena, reader->subjects,
	                               reader->subject_count, sizeof *reader->subjects);
	facts->subject_count = (uint32_t)reader->subject_count;
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
