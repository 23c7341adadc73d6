#include "command/loaded.h"

#include <string.h>

const struct unroll_document *loaded_find(const struct loaded *loaded, uint32_t number)
{
	for (size_t i = 0; i < loaded->count; i++)
		if (loaded->items[i].number == number)
			return loaded->items[i].document;
	return NULL;
}

static void forget_oldest(struct loaded *loaded)
{
	unroll_document_free(loaded->items[0].document);
	loaded->count--;
	memmove(loaded->items, loaded->items + 1, loaded->count * sizeof *loaded->items);
}

static size_t text_size(const struct loaded *loaded)
{
	size_t size = 0;

	for (size_t i = 0; i < loaded->count; i++)
		size += loaded->items[i].document->source.size;
	return size;
}

void loaded_keep(struct loaded *loaded, uint32_t number, struct unroll_document *document)
{
	while (loaded->count == LOADED_MOST
	       || (loaded->count && text_size(loaded) + document->source.size > LOADED_SIZE))
		forget_oldest(loaded);
	loaded->items[loaded->count].number = number;
	loaded->items[loaded->count++].document = document;
}

void loaded_forget(struct loaded *loaded)
{
	while (loaded->count)
		forget_oldest(loaded);
}
