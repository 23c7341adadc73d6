/* Bytes in any encoding become valid UTF-8, at most three times as large. */
#undef NDEBUG                     /* a release must be tested too */
#include <assert.h>
#include <unistr.h>

#include "base/str.h"
#include "format/source.h"
#include "fuzz.h"

static const char *const encodings[] = {
	NULL, "utf-8", "utf-16le", "utf-16be", "windows-1251", "windows-1252", "windows-1256",
	"iso-8859-1", "iso-8859-5", "iso-8859-6", "koi8-r", "gb18030",
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	struct source source = { 0 };

	if (!size)
		return 0;
	struct source_options options = {
		.encoding = encodings[data[0] % (sizeof encodings / sizeof *encodings)],
	};
	struct str bytes = { (const char *)data + 1, size - 1 };
	if (source_decode(&arena, bytes, "fuzz", &options, &source, NULL)) {
		assert(source.text.size <= 3 * bytes.size);
		assert(!u8_check((const uint8_t *)source.text.data, source.text.size));
		assert(!source.text.size || !memchr(source.text.data, '\r', source.text.size));
		assert(!source.text.size || !memchr(source.text.data, '\0', source.text.size));
	}
	arena_free(&arena);
	return 0;
}
