#include "structure/label.h"

#include "base/str.h"
#include "structure/roman.h"

/* Each eat_* takes its token off the front of *rest, or leaves *rest alone. */

static bool eat(struct str *rest, struct str token)
{
	if (!str_starts_with(*rest, token))
		return false;
	*rest = str_from(*rest, token.size);
	return true;
}

static bool eat_one_of(struct str *rest, const struct str *tokens, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (eat(rest, tokens[i]))
			return true;
	return false;
}

/* A number of up to three digits; no resolution has a thousand paragraphs. */
static bool eat_number(struct str *rest, uint32_t *value)
{
	size_t count = 0;

	*value = 0;
	for (; count < rest->size && is_digit(rest->data[count]); count++) {
		if (count == 3)
			return false;
		*value = *value * 10 + (uint32_t)(rest->data[count] - '0');
	}
	if (!count || !*value)
		return false;
	*rest = str_from(*rest, count);
	return true;
}

static const struct alphabet {
	enum ordinal_kind kind;
	struct str letters[34];   /* in the order in which lists count */
} alphabets[] = {
	{ ORDINAL_LETTER, {
		STR("a"), STR("b"), STR("c"), STR("d"), STR("e"), STR("f"), STR("g"), STR("h"),
		STR("i"), STR("j"), STR("k"), STR("l"), STR("m"), STR("n"), STR("o"), STR("p"),
		STR("q"), STR("r"), STR("s"), STR("t"), STR("u"), STR("v"), STR("w"), STR("x"),
		STR("y"), STR("z") } },
	{ ORDINAL_LETTER, {       /* Cyrillic letters that look like Latin ones; blanks elsewhere */
		STR("а"), STR(" "), STR("с"), STR(" "), STR("е"), STR(" "), STR(" "), STR(" "),
		STR("і"), STR(" "), STR("к"), STR(" "), STR("м"), STR(" "), STR("о"), STR("р") } },
	{ ORDINAL_CYRILLIC, {
		STR("а"), STR("б"), STR("в"), STR("г"), STR("д"), STR("е"), STR("ж"), STR("з"),
		STR("и"), STR("к"), STR("л"), STR("м"), STR("н"), STR("о"), STR("п"), STR("р"),
		STR("с"), STR("т"), STR("у"), STR("ф"), STR("х"), STR("ц"), STR("ч"), STR("ш"),
		STR("щ"), STR("э"), STR("ю"), STR("я") } },
	{ ORDINAL_ARABIC, {
		STR("أ"), STR("ب"), STR("ج"), STR("د"), STR("ه"), STR("و"), STR("ز"), STR("ح"),
		STR("ط"), STR("ي"), STR("ك"), STR("ل"), STR("م"), STR("ن"), STR("س"), STR("ع"),
		STR("ف"), STR("ص"), STR("ق"), STR("ر"), STR("ش"), STR("ت"), STR("ث"), STR("خ"),
		STR("ذ"), STR("ض"), STR("ظ"), STR("غ") } },
	{ ORDINAL_ARABIC, { STR("ا") } },
	{ ORDINAL_CHINESE, {
		STR("一"), STR("二"), STR("三"), STR("四"), STR("五"), STR("六"), STR("七"),
		STR("八"), STR("九"), STR("十"), STR("十一"), STR("十二"), STR("十三"), STR("十四"),
		STR("十五"), STR("十六"), STR("十七"), STR("十八"), STR("十九"), STR("二十") } },
};

/* The place of a letter in an alphabet, from 1; 0 if it is not in it. "aa" follows "z". */
static uint32_t letter_value(const struct alphabet *alphabet, struct str letter)
{
	struct str half = str_slice(letter, 0, letter.size / 2);
	bool doubled = half.size && str_equal(half, str_from(letter, half.size));
	uint32_t count = 0, value = 0;

	for (; count < 34 && alphabet->letters[count].size; count++) {
		if (str_equal(alphabet->letters[count], letter))
			value = count + 1;
		else if (doubled && !value && str_equal(alphabet->letters[count], half))
			value = UINT32_MAX - count;
	}
	return value > count ? count + 1 + (UINT32_MAX - value) : value;
}

static void add_reading(struct label *label, enum ordinal_kind kind, uint32_t value)
{
	for (size_t i = 0; i < LABEL_READINGS && value; i++) {
		if (label->readings[i].kind == ORDINAL_NONE) {
			label->readings[i] = (struct ordinal){ kind, value };
			return;
		}
	}
}

static bool is_ascii(struct str letters)
{
	return letters.size && (unsigned char)letters.data[0] < 0x80;
}

/* The readings of a letter, letters or a roman numeral; false if it has none. */
static bool read_letters(struct label *label, struct str letters)
{
	static const struct str tatweel = STR("ـ");

	if (str_ends_with(letters, tatweel))
		letters.size -= tatweel.size;
	if (str_space(letters))
		return false;
	for (size_t i = 0; i < sizeof alphabets / sizeof *alphabets; i++)
		if (is_ascii(letters) == is_ascii(alphabets[i].letters[0]))
			add_reading(label, alphabets[i].kind, letter_value(&alphabets[i], letters));
	add_reading(label, ORDINAL_ROMAN, roman_value(letters));
	return label->readings[0].kind != ORDINAL_NONE;
}

/* An ordinal up to a closing token, which is taken too. */
static bool eat_ordinal(struct str *rest, struct label *label, struct str close)
{
	enum { LONGEST = 9 };     /* bytes: "xviii", "十五" */
	struct str after = *rest;
	uint32_t value;

	if (eat_number(&after, &value) && eat(&after, close)) {
		add_reading(label, ORDINAL_NUMBER, value);
		*rest = after;
		return true;
	}
	size_t end = str_find(str_slice(*rest, 0, LONGEST + close.size), close);
	if (end == SIZE_MAX || end == 0 || !read_letters(label, str_slice(*rest, 0, end)))
		return false;
	*rest = str_from(*rest, end + close.size);
	return true;
}

/* Where a format keeps labels apart nothing follows the dash of "1-" or "1 -". */
static bool eat_last_dash(struct str *rest)
{
	static const struct str dashes[] = { STR("-"), STR("‑"), STR("–") };
	struct str tail = str_trim(*rest);

	if (!eat_one_of(&tail, dashes, sizeof dashes / sizeof *dashes) || tail.size)
		return false;
	*rest = str_from(*rest, rest->size);
	return true;
}

static bool read_number(struct str *rest, struct label *label)
{
	static const struct str dashes[] = { STR(" - "), STR("- "), STR("‑ "), STR(" – "), STR("– ") };
	static const struct str dots[] = { STR("．"), STR("、"), STR(".") };
	uint32_t value;

	if (!eat_number(rest, &value))
		return false;
	label->shape = LABEL_DOT;
	add_reading(label, ORDINAL_NUMBER, value);
	if (eat_one_of(rest, dashes, sizeof dashes / sizeof *dashes) || eat_last_dash(rest))
		return true;
	if (eat_one_of(rest, dots, sizeof dots / sizeof *dots))
		return !rest->size || !is_digit(rest->data[0]);
	label->shape = LABEL_PARENTHESIS;
	return eat(rest, (struct str)STR(")"));
}

static bool read_parentheses(struct str *rest, struct label *label)
{
	label->shape = LABEL_PARENTHESES;
	if (eat(rest, (struct str)STR("(")))
		return eat_ordinal(rest, label, (struct str)STR(")"));
	return eat(rest, (struct str)STR("（")) && eat_ordinal(rest, label, (struct str)STR("）"));
}

static bool read_parenthesis(struct str *rest, struct label *label)
{
	label->shape = LABEL_PARENTHESIS;
	return eat_ordinal(rest, label, (struct str)STR(")"));
}

static bool read_letter(struct str *rest, struct label *label)
{
	label->shape = LABEL_DOT;
	return eat_ordinal(rest, label, (struct str)STR("."))
	    && (!rest->size || str_space(*rest));
}

static bool read_chinese(struct str *rest, struct label *label)
{
	label->shape = LABEL_DOT;
	return eat_ordinal(rest, label, (struct str)STR("、"));
}

static bool read_quotes(struct str *rest, struct label *label)
{
	static const struct str quotes[] = { STR("’"), STR("‘"), STR("'") };
	uint32_t value;

	label->shape = LABEL_QUOTES;
	if (!eat_one_of(rest, quotes, 3) || !eat_number(rest, &value)
	    || !eat_one_of(rest, quotes, 3))
		return false;
	add_reading(label, ORDINAL_NUMBER, value);
	return true;
}

/* Characters that are a number in themselves. */
static bool read_ideograph(struct str *rest, struct label *label)
{
	static const struct { uint32_t first, last; } blocks[] = {
		{ 0x2460, 0x2473 },       /* ① */
		{ 0x2474, 0x2487 },       /* ⑴ */
		{ 0x3220, 0x3229 },       /* ㈠ */
		{ 0x3280, 0x3289 },       /* ㊀ */
	};
	size_t size;
	uint32_t character = str_decode(*rest, &size);

	label->shape = LABEL_IDEOGRAPH;
	*rest = str_from(*rest, size);
	for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
		if (character >= blocks[i].first && character <= blocks[i].last)
			add_reading(label, ORDINAL_NUMBER, character - blocks[i].first + 1);
	return label->readings[0].kind != ORDINAL_NONE;
}

static bool read_bullet(struct str *rest, struct label *label)
{
	static const struct str bullets[] = {
		STR("•"), STR("– "), STR("— "), STR("- "), STR("▪"), STR("●"), STR("○"), STR("· "),
		STR("* "),
	};

	label->shape = LABEL_BULLET;
	return eat_one_of(rest, bullets, sizeof bullets / sizeof *bullets);
}

/* Whether a label can begin here at all; it spares most paragraphs the rest. */
static bool may_begin(struct str text)
{
	unsigned char first = text.size ? (unsigned char)text.data[0] : 0;

	if (first >= 'a' && first <= 'z')
		return memchr(text.data, ')', text.size < 9 ? text.size : 9)
		    || memchr(text.data, '.', text.size < 9 ? text.size : 9);
	return first >= 0x80 || is_digit((char)first) || (first && strchr("(*-'", first));
}

struct label label_read(struct str text)
{
	static bool (*const readers[])(struct str *, struct label *) = {
		read_number, read_parentheses, read_parenthesis, read_letter, read_quotes,
		read_bullet, read_chinese, read_ideograph,
	};

	if (!may_begin(text))
		return (struct label){ 0 };
	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
		struct label label = { 0 };
		struct str rest = text;
		if (readers[i](&rest, &label)) {
			size_t size = text.size - rest.size;
			label.text = str_trim(str_slice(text, 0, size));
			label.size = size + str_space(rest);
			return label;
		}
	}
	return (struct label){ 0 };
}

uint32_t label_number(const struct label *label)
{
	if (label->shape != LABEL_DOT)
		return 0;
	if (label->readings[0].kind == ORDINAL_NUMBER || label->readings[0].kind == ORDINAL_CHINESE)
		return label->readings[0].value;
	return 0;
}

/* The reading that goes on with a list, or NULL. */
static const struct ordinal *reading_behind(const struct label_list *list, const struct label *label)
{
	if (list->shape != label->shape)
		return NULL;
	for (size_t i = 0; i < LABEL_READINGS; i++) {
		const struct ordinal *reading = &label->readings[i];
		if (reading->kind == list->last.kind
		    && (!reading->value || reading->value == list->last.value + 1))
			return reading;
	}
	return NULL;
}

/* The reading that begins a list, or NULL. */
static const struct ordinal *first_reading(const struct label *label)
{
	for (size_t i = 0; i < LABEL_READINGS; i++)
		if (label->readings[i].value == 1
		    || (i == 0 && label->shape == LABEL_BULLET))
			return &label->readings[i];
	return NULL;
}

static unsigned open_list(struct label_lists *lists, const struct label *label,
                          const struct ordinal *reading)
{
	if (lists->count == LABEL_DEPTHS)
		lists->count--;
	lists->open[lists->count] = (struct label_list){ label->shape, *reading };
	return lists->count++;
}

/* The innermost open list of the label's shape, whatever its number; or the count. */
static unsigned list_of_shape(const struct label_lists *lists, const struct label *label)
{
	for (unsigned i = lists->count; i-- > 0; )
		if (lists->open[i].shape == label->shape)
			return i;
	return lists->count;
}

static unsigned list_behind(const struct label_lists *lists, const struct label *label)
{
	for (unsigned i = lists->count; i-- > 0; )
		if (reading_behind(&lists->open[i], label))
			return i;
	return lists->count;
}

unsigned label_enter(struct label_lists *lists, const struct label *label, bool after_colon)
{
	const struct ordinal *first = first_reading(label);
	unsigned depth = list_behind(lists, label);

	if (first && (after_colon || depth == lists->count)) {
		unsigned same = list_of_shape(lists, label);
		if (label->shape != LABEL_BULLET && !after_colon && same < lists->count)
			lists->count = same;
		if (label->shape != LABEL_BULLET || depth == lists->count)
			return open_list(lists, label, first);
	}
	if (depth == lists->count)
		depth = list_of_shape(lists, label);
	if (depth == lists->count)
		return open_list(lists, label, &label->readings[0]);
	const struct ordinal *next = reading_behind(&lists->open[depth], label);
	lists->open[depth].last = next ? *next : label->readings[0];
	lists->count = depth + 1;
	return depth;
}

bool label_follows(const struct label_lists *lists, const struct label *label)
{
	return label->shape != LABEL_NONE
	    && (first_reading(label) || list_behind(lists, label) < lists->count);
}
