#include "export/forms.h"

#include <unroll/cited.h>
#include <unroll/place.h>
#include <unroll/symbol.h>

#include "base/gate.h"
#include "base/str.h"
#include "export/select.h"

static void put_places(const struct unroll_document *document, const struct unroll_cited *cited,
                       const struct selection *selection, FILE *out)
{
	char place[UNROLL_PLACE_SIZE], last[UNROLL_PLACE_SIZE] = "";
	const char *between = "";

	for (uint32_t i = 0; i < cited->citation_count; i++) {
		const struct unroll_citation *citation = &document->citations[cited->citations[i]];
		unroll_citation_place(document, citation, place);
		if (!selection_has_citation(selection, document, citation)
		    || strcmp(place, last) == 0)
			continue;
		fputs(between, out);
		fput_safe(str_of(place), false, out);
		between = "; ";
		memcpy(last, place, sizeof last);
	}
}

static bool is_cited_in(const struct unroll_document *document, const struct unroll_cited *cited,
                        const struct selection *selection)
{
	for (uint32_t i = 0; i < cited->citation_count; i++)
		if (selection_has_citation(selection, document,
		                           &document->citations[cited->citations[i]]))
			return true;
	return false;
}

bool citations_write(const struct unroll_document *document,
                     const struct unroll_export_options *options, FILE *out,
                     struct unroll_error *error)
{
	struct selection selection;

	if (!selection_of_name(document, options->paragraph, &selection, error))
		return false;
	struct unroll_cited_list list = unroll_cited_documents(document);
	for (uint32_t i = 0; i < list.count; i++) {
		char url[UNROLL_SYMBOL_URL_SIZE];
		if (!is_cited_in(document, &list.items[i], &selection))
			continue;
		unroll_symbol_url(list.items[i].symbol, document->language, url);
		fput_safe(list.items[i].symbol, false, out);
		putc('\t', out);
		put_places(document, &list.items[i], &selection, out);
		putc('\t', out);
		fput_safe(str_of(url), false, out);
		putc('\n', out);
	}
	unroll_cited_list_free(&list);
	return !ferror(out) || export_failed(error);
}
