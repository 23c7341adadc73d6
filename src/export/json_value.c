#include "export/json_value.h"

#include <stdlib.h>

#include "base/gate.h"
#include "base/memory.h"
#include "base/str.h"

json_t *json_sure(json_t *value)
{
	if (!value)
		memory_exhausted();
	return value;
}

json_t *json_text(struct str text)
{
	return json_sure(json_stringn(text.data ? text.data : "", text.size));
}

json_t *json_name(struct str name)
{
	json_t *value = json_stringn(name.data ? name.data : "", name.size);
	char *clean = NULL;
	size_t size;

	if (value)
		return value;
	FILE *out = open_memstream(&clean, &size);
	if (!out || !fput_safe(name, false, out) || fclose(out) != 0)
		memory_exhausted();
	value = json_text((struct str){ clean, size });
	free(clean);
	return value;
}

json_t *json_text_or_null(struct str text)
{
	return str_is_empty(text) ? json_null() : json_text(text);
}

json_t *json_number(size_t value)
{
	return json_sure(json_integer((json_int_t)value));
}

void json_put(json_t *object, const char *key, json_t *value)
{
	if (json_object_set_new(object, key, value) != 0)
		memory_exhausted();
}

void json_add(json_t *array, json_t *value)
{
	if (json_array_append_new(array, value) != 0)
		memory_exhausted();
}

static bool put_character(uint32_t character, struct str bytes, FILE *out)
{
	if (gate_judge(character) == GATE_PASS)
		return fwrite(bytes.data, 1, bytes.size, out) == bytes.size;
	if (character < 0x10000)
		return fprintf(out, "\\u%04x", character) > 0;
	character -= 0x10000;
	return fprintf(out, "\\u%04x\\u%04x", 0xD800 + (character >> 10),
	               0xDC00 + (character & 0x3FF)) > 0;
}

/* jansson has escaped the controls of ASCII; line feeds are its own. */
static int put(const char *buffer, size_t size, void *out)
{
	struct str rest = { buffer, size };

	while (rest.size) {
		size_t plain = 0, taken;
		while (plain < rest.size && (unsigned char)rest.data[plain] < 0x7F)
			plain++;
		if (plain && fwrite(rest.data, 1, plain, out) != plain)
			return -1;
		rest = str_from(rest, plain);
		if (!rest.size)
			break;
		uint32_t character = str_decode(rest, &taken);
		if (!put_character(character, str_slice(rest, 0, taken), out))
			return -1;
		rest = str_from(rest, taken);
	}
	return 0;
}

bool json_print(const json_t *value, size_t flags, FILE *out)
{
	bool is_done = json_dump_callback(value, put, out, flags) == 0;

	if (!is_done && !ferror(out))
		memory_exhausted();
	return is_done;
}
