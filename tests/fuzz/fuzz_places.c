/* Whatever stands in the file of places, keeping and finding a place works afterwards. */
#include "fuzz.h"

#include "base/str.h"
#include "command/places.h"
#include "home.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct str symbol = STR("A/RES/99/1"), later = STR("unroll places ");
	static char places[HOME_PATH_SIZE], document[HOME_PATH_SIZE];
	struct place kept = { .item = 15, .at = 3, .folds = 5, .time = INT64_MAX }, found = { 0 };
	struct str content = { (const char *)data, size };

	if (!*places) {
		home_write("document", (struct str)STR(""));
		home_path(document, "document");
		home_path(places, "places");
	}
	home_write("places", content);
	places_find(places, document, symbol, &found);
	if (places_keep(places, document, symbol, &kept, NULL)) {
		require(places_find(places, document, symbol, &found));
		require(found.time == kept.time);
	} else {
		require(str_starts_with(content, later));
	}
	return 0;
}
