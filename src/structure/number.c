#include "structure/number.h"

#include "base/str.h"

/* Each eat_* takes its token off the front of *rest, or leaves *rest alone. */

static bool eat(struct str *rest, struct str token)
{
	if (!str_starts_with(*rest, token))
		return false;
	*rest = str_from(*rest, token.size);
	return true;
}

static bool eat_digits(struct str *rest)
{
	size_t count = 0;

	while (count < rest->size && count < 5 && is_digit(rest->data[count]))
		count++;
	*rest = str_from(*rest, count);
	return count > 0 && count < 5;
}

/* "(I)", "(XXX)", "(S-VI)", "(2025)": a session or a year. */
static bool eat_bracket(struct str *rest)
{
	struct str after = *rest;
	size_t count = 0;

	after = str_from(after, str_space(after));
	if (!eat(&after, (struct str)STR("(")))
		return false;
	while (count < after.size && strchr("0123456789IVXLCDMES-", after.data[count])
	       && after.data[count])
		count++;
	after = str_from(after, count);
	if (!count || !eat(&after, (struct str)STR(")")))
		return false;
	*rest = after;
	return true;
}

static void eat_session_kind(struct str *rest)
{
	static const struct str kinds[] = {
		STR("S-"), STR("ES-"), STR("S‑"), STR("ES‑"), STR("د إ ط - "), STR("دإط-"), STR("دإ-"),
		STR("د-"),
	};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (eat(rest, kinds[i]))
			return;
}

size_t resolution_number(struct str text)
{
	struct str rest = text;

	eat_session_kind(&rest);
	if (!eat_digits(&rest))
		return 0;
	if (eat(&rest, (struct str)STR("/"))) {
		if (!eat_digits(&rest))
			return 0;
	} else if (!eat_bracket(&rest)) {
		return 0;
	}
	bool ends = !rest.size || str_space(rest) || strchr(".-", rest.data[0])
	         || (unsigned char)rest.data[0] >= 0x80;
	return ends ? text.size - rest.size : 0;
}

size_t resolution_number_and_dot(struct str text)
{
	static const struct str marks[] = { STR("."), STR("-"), STR("–"), STR("—") };
	size_t number = resolution_number(text);

	if (!number)
		return 0;
	struct str rest = str_from(text, number);
	rest = str_from(rest, str_space(rest));
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (eat(&rest, marks[i]))
			break;
	return text.size - rest.size + str_space(rest);
}
