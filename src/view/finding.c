#include "view/finding.h"

#include "base/str.h"

static bool has_other(const struct document_view *view)
{
	return view->layouts.parallel;
}

void finding_for(struct document_view *view, struct str needle)
{
	search_for(&view->searches[SIDE_OWN], needle);
	if (has_other(view))
		search_for(&view->searches[SIDE_OTHER], needle);
}

void finding_mark(struct document_view *view, const struct query *query)
{
	finding_for(view, (struct str)STR(""));
	search_mark(&view->searches[SIDE_OWN], query);
	view->match = SIZE_MAX;
}

bool finding_is_counting(const struct document_view *view)
{
	return search_is_counting(&view->searches[SIDE_OWN])
	    || (has_other(view) && search_is_counting(&view->searches[SIDE_OTHER]));
}

bool finding_step(struct document_view *view)
{
	bool stands = view->match != SIZE_MAX;
	struct hit hit = stands ? finding_at(view, view->match) : (struct hit){ 0 };

	if (!search_step(&view->searches[SIDE_OWN]) && has_other(view))
		search_step(&view->searches[SIDE_OTHER]);
	if (stands)
		view->match = finding_number(view, hit);
	return finding_is_counting(view);
}

bool finding_is_on(const struct document_view *view)
{
	return search_is_on(&view->searches[SIDE_OWN]);
}

size_t finding_count(const struct document_view *view)
{
	size_t own = view->searches[SIDE_OWN].count;

	return has_other(view) ? own + view->searches[SIDE_OTHER].count : own;
}

/* How many matches a document has before an item. */
static size_t count_before(const struct search *search, const struct items *items, uint32_t number)
{
	const struct unroll_document *document = items->document;
	uint32_t paragraph = document->paragraph_count;

	if (number < items_count(items)) {
		struct item item = item_at(items, number);
		paragraph = item.kind == ITEM_TITLE ? 0
		          : item.kind == ITEM_PART ? document->sections[item.section].first
		          : item.paragraph;
	}
	return search_count(search, 0, paragraph);
}

/* How many matches of the other side stand before an item of our own. */
static size_t others_before(const struct document_view *view, uint32_t item)
{
	if (!has_other(view))
		return 0;
	return count_before(&view->searches[SIDE_OTHER], &view->parallel.items,
	                    parallel_first_at(&view->parallel, item));
}

size_t finding_number(const struct document_view *view, struct hit hit)
{
	const struct search *own = &view->searches[SIDE_OWN];
	struct match match = search_match(&view->searches[hit.side], hit.index);
	uint32_t paragraph = match.note == UNROLL_NONE ? match.paragraph : UNROLL_NONE;

	if (hit.side == SIDE_OWN)
		return hit.index + others_before(view, paragraph == UNROLL_NONE ? UNROLL_NONE
		                                 : item_of_paragraph(&view->items, paragraph));
	if (paragraph == UNROLL_NONE)
		return hit.index + own->count;
	uint32_t item = item_of_paragraph(&view->parallel.items, paragraph);
	return hit.index + count_before(own, &view->items, view->parallel.anchors[item] + 1);
}

/* Numbers of our own matches ascend: those before the wanted one leave the rest to the other side. */
struct hit finding_at(const struct document_view *view, size_t number)
{
	size_t low = 0, high = view->searches[SIDE_OWN].count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (finding_number(view, (struct hit){ SIDE_OWN, middle }) < number)
			low = middle + 1;
		else
			high = middle;
	}
	struct hit own = { SIDE_OWN, low };
	bool is_own = low < view->searches[SIDE_OWN].count && finding_number(view, own) == number;
	return is_own ? own : (struct hit){ SIDE_OTHER, number - low };
}

size_t finding_from(const struct document_view *view, uint32_t paragraph)
{
	if (paragraph >= view->items.document->paragraph_count)
		return finding_count(view);
	return search_from(&view->searches[SIDE_OWN], paragraph, 0)
	     + others_before(view, item_of_paragraph(&view->items, paragraph));
}

bool finding_prepare(struct document_view *view)
{
	return search_prepare(&view->searches[SIDE_OWN])
	    || (has_other(view) && search_prepare(&view->searches[SIDE_OTHER]));
}

void finding_pair(struct document_view *view, struct hit stood_at)
{
	const struct folding *needle = &view->searches[SIDE_OWN].needle;
	bool is_gone = stood_at.side == SIDE_OTHER || view->match == SIZE_MAX;

	search_free(&view->searches[SIDE_OTHER]);
	view->searches[SIDE_OTHER].document = document_view_document(view, SIDE_OTHER);
	if (has_other(view) && finding_is_on(view))
		search_for(&view->searches[SIDE_OTHER], (struct str){ needle->text, needle->size });
	view->match = is_gone ? SIZE_MAX : finding_number(view, stood_at);
}
