/* Whatever the bytes, a document that is read is sound. The first byte chooses the format. */
#include "fuzz.h"

#include <unroll/load.h>

#include "structure/sound.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const formats[] = { "markdown", "text", "akn", NULL };

	if (!size)
		return 0;
	struct unroll_load_options options = { .format = formats[data[0] % 4] };
	struct str bytes = { (const char *)data + 1, size - 1 };
	struct unroll_document *document = unroll_load_bytes(bytes, "fuzz", &options, NULL);
	if (!document)
		return 0;
	const char *fault = sound_fault(document);
	if (fault)
		fprintf(stderr, "%s\n", fault);
	require(!fault);
	unroll_document_free(document);
	return 0;
}
