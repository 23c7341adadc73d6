#include "structure/numbering.h"

bool numbering_is_due(const struct numbering *numbering, uint32_t number)
{
	return number == numbering->last + 1;
}

static bool goes_on_below(const struct numbering *numbering, uint32_t number)
{
	for (unsigned i = 0; i < numbering->lists.count; i++)
		if (numbering->lists.open[i].shape == LABEL_DOT
		    && numbering->lists.open[i].last.kind == ORDINAL_NUMBER
		    && numbering->lists.open[i].last.value + 1 == number)
			return true;
	return false;
}

bool numbering_is_top(const struct numbering *numbering, const struct label *label, bool opens,
                      bool announced)
{
	uint32_t number = label_number(label);

	if (opens)
		return true;
	if (goes_on_below(numbering, number))
		return false;
	if (numbering_is_due(numbering, number))
		return true;
	return !(announced && number == 1);
}

void numbering_enter(struct numbering *numbering, uint32_t number)
{
	numbering->last = number;
	numbering->lists = (struct label_lists){ 0 };
}
