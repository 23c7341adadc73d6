#include "format/format.h"

#include "base/str.h"
#include "format/akn.h"
#include "format/markdown.h"
#include "format/text.h"

/* Of formats that are equally sure the first is taken. */
static const struct format *const formats[] = {
	&akn_format,
	&markdown_format,
	&text_format,
};

enum { FORMAT_COUNT = sizeof formats / sizeof *formats };

const struct format *format_recognise(struct str text, struct str name)
{
	const struct format *best = formats[0];
	int surest = best->recognises(text, name);

	for (size_t i = 1; i < FORMAT_COUNT; i++) {
		int sure = formats[i]->recognises(text, name);
		if (sure > surest) {
			surest = sure;
			best = formats[i];
		}
	}
	return best;
}

const struct format *format_find(struct str name)
{
	for (size_t i = 0; i < FORMAT_COUNT; i++)
		if (str_equal(str_of(formats[i]->name), name))
			return formats[i];
	return NULL;
}
