#include "export/xml.h"

#include <stdbool.h>

#include "base/gate.h"
#include "base/str.h"

static const char *entity_of(char c)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\t': return "&#9;";
	case '\n': return "&#10;";
	default: return NULL;
	}
}

/* Source: XML 1.0, production 2, Char; surrogates never come out of valid UTF-8. */
static bool is_xml_character(uint32_t character)
{
	return character >= 0x20 && character != 0xFFFE && character != 0xFFFF;
}

static void put_character(uint32_t character, struct str bytes, FILE *out)
{
	if (!is_xml_character(character))
		fputs("\uFFFD", out);
	else if (gate_judge(character) == GATE_PASS)
		fwrite(bytes.data, 1, bytes.size, out);
	else
		fprintf(out, "&#%u;", (unsigned)character);
}

static bool is_plain(char c)
{
	return (unsigned char)c >= 0x20 && (unsigned char)c < 0x7F && !entity_of(c);
}

void xml_text(struct str text, FILE *out)
{
	for (size_t i = 0, size; i < text.size; i += size) {
		size = 0;
		while (i + size < text.size && is_plain(text.data[i + size]))
			size++;
		if (size) {
			fwrite(text.data + i, 1, size, out);
			continue;
		}
		const char *entity = entity_of(text.data[i]);
		uint32_t character = str_decode(str_from(text, i), &size);
		if (entity)
			fputs(entity, out);
		else
			put_character(character, str_slice(text, i, i + size), out);
	}
}

void xml_attribute(const char *name, struct str value, FILE *out)
{
	fprintf(out, " %s=\"", name);
	xml_text(value, out);
	putc('"', out);
}
