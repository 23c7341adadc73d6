#include "structure/phrases.h"

#include <limits.h>
#include <pthread.h>
#include <stdint.h>

#include "base/str.h"
#include "structure/fold.h"

#define AR UNROLL_ARABIC
#define EN UNROLL_ENGLISH
#define ES UNROLL_SPANISH
#define FR UNROLL_FRENCH
#define RU UNROLL_RUSSIAN
#define ZH UNROLL_CHINESE

#define GA UNROLL_GENERAL_ASSEMBLY
#define SC UNROLL_SECURITY_COUNCIL
#define HRC UNROLL_HUMAN_RIGHTS_COUNCIL
#define ECOSOC UNROLL_ECONOMIC_AND_SOCIAL_COUNCIL
#define NONE UNROLL_ORGAN_NONE

static const struct phrase openings[] = {
	{ AR, GA, STR("إن الجمعية العامة") },
	{ AR, SC, STR("إن مجلس الأمن") },
	{ AR, HRC, STR("إن مجلس حقوق الإنسان") },
	{ AR, ECOSOC, STR("إن المجلس الاقتصادي والاجتماعي") },
	{ AR, NONE, STR("إن لجنة حقوق الإنسان") },
	{ EN, GA, STR("the general assembly") },
	{ EN, SC, STR("the security council") },
	{ EN, HRC, STR("the human rights council") },
	{ EN, ECOSOC, STR("the economic and social council") },
	{ EN, NONE, STR("the commission on human rights") },
	{ EN, NONE, STR("the commission on the status of women") },
	{ EN, NONE, STR("the trusteeship council") },
	{ ES, GA, STR("la asamblea general") },
	{ ES, SC, STR("el consejo de seguridad") },
	{ ES, HRC, STR("el consejo de derechos humanos") },
	{ ES, ECOSOC, STR("el consejo económico y social") },
	{ ES, NONE, STR("la comisión de derechos humanos") },
	{ FR, GA, STR("l'assemblée générale") },
	{ FR, SC, STR("le conseil de sécurité") },
	{ FR, HRC, STR("le conseil des droits de l'homme") },
	{ FR, ECOSOC, STR("le conseil économique et social") },
	{ FR, NONE, STR("la commission des droits de l'homme") },
	{ RU, GA, STR("генеральная ассамблея") },
	{ RU, SC, STR("совет безопасности") },
	{ RU, HRC, STR("совет по правам человека") },
	{ RU, ECOSOC, STR("экономический и социальный совет") },
	{ RU, NONE, STR("комиссия по правам человека") },
	{ ZH, GA, STR("大会") },
	{ ZH, SC, STR("安全理事会") },
	{ ZH, HRC, STR("人权理事会") },
	{ ZH, ECOSOC, STR("经济及社会理事会") },
	{ ZH, NONE, STR("人权委员会") },
};

static const struct phrase organs[] = {
	{ AR, GA, STR("الجمعية العامة") },
	{ AR, SC, STR("مجلس الأمن") },
	{ AR, HRC, STR("مجلس حقوق الإنسان") },
	{ AR, ECOSOC, STR("المجلس الاقتصادي والاجتماعي") },
	{ EN, GA, STR("general assembly") },
	{ EN, SC, STR("security council") },
	{ EN, HRC, STR("human rights council") },
	{ EN, ECOSOC, STR("economic and social council") },
	{ ES, GA, STR("asamblea general") },
	{ ES, SC, STR("consejo de seguridad") },
	{ ES, HRC, STR("consejo de derechos humanos") },
	{ ES, ECOSOC, STR("consejo económico y social") },
	{ FR, GA, STR("assemblée générale") },
	{ FR, SC, STR("conseil de sécurité") },
	{ FR, HRC, STR("conseil des droits de l'homme") },
	{ FR, ECOSOC, STR("conseil économique et social") },
	{ RU, GA, STR("генеральная ассамблея") },
	{ RU, SC, STR("совет безопасности") },
	{ RU, HRC, STR("совет по правам человека") },
	{ RU, ECOSOC, STR("экономический и социальный совет") },
	{ ZH, GA, STR("大会") },
	{ ZH, SC, STR("安全理事会") },
	{ ZH, HRC, STR("人权理事会") },
	{ ZH, ECOSOC, STR("经济及社会理事会") },
};

static const struct phrase statements[] = {
	{ AR, SC, STR("أدلى رئيس مجلس الأمن") },
	{ AR, SC, STR("أدلت رئيسة مجلس الأمن") },
	{ EN, SC, STR("made the following statement") },
	{ ES, SC, STR("formuló la siguiente declaración") },
	{ ES, SC, STR("formuló en nombre del consejo la siguiente declaración") },
	{ ES, SC, STR("hizo la siguiente declaración") },
	{ FR, SC, STR("a fait la déclaration suivante") },
	{ FR, SC, STR("a fait la déclaration ci-après") },
	{ FR, SC, STR("a fait, au nom du conseil, la déclaration suivante") },
	{ RU, SC, STR("сделал от имени совета следующее заявление") },
	{ RU, SC, STR("сделала от имени совета следующее заявление") },
	{ RU, SC, STR("сделал следующее заявление") },
	{ ZH, SC, STR("发表声明如下") },
	{ ZH, SC, STR("发表以下声明") },
};

static const struct phrase adoptions[] = {
	{ AR, GA, STR("قرار اتخذته الجمعية العامة") },
	{ AR, GA, STR("قراران اتخذتهما الجمعية العامة") },
	{ AR, GA, STR("قرارات اتخذتها الجمعية العامة") },
	{ AR, HRC, STR("قرار اعتمده مجلس حقوق الإنسان") },
	{ AR, HRC, STR("مقرر اعتمده مجلس حقوق الإنسان") },
	{ AR, SC, STR("الذي اتخذه مجلس الأمن") },
	{ AR, ECOSOC, STR("قرار اتخذه المجلس الاقتصادي والاجتماعي") },
	{ EN, GA, STR("resolution adopted by the general assembly") },
	{ EN, GA, STR("resolutions adopted by the general assembly") },
	{ EN, GA, STR("decision adopted by the general assembly") },
	{ EN, HRC, STR("resolution adopted by the human rights council") },
	{ EN, HRC, STR("decision adopted by the human rights council") },
	{ EN, SC, STR("adopted by the security council") },
	{ EN, ECOSOC, STR("resolution adopted by the economic and social council") },
	{ EN, NONE, STR("resolution adopted") },
	{ ES, GA, STR("resolución aprobada por la asamblea general") },
	{ ES, GA, STR("resoluciones aprobadas por la asamblea general") },
	{ ES, HRC, STR("resolución aprobada por el consejo de derechos humanos") },
	{ ES, HRC, STR("decisión aprobada por el consejo de derechos humanos") },
	{ ES, SC, STR("aprobada por el consejo de seguridad") },
	{ ES, ECOSOC, STR("resolución aprobada por el consejo económico y social") },
	{ FR, GA, STR("résolution adoptée par l'assemblée générale") },
	{ FR, GA, STR("résolutions adoptées par l'assemblée générale") },
	{ FR, HRC, STR("résolution adoptée par le conseil des droits de l'homme") },
	{ FR, HRC, STR("décision adoptée par le conseil des droits de l'homme") },
	{ FR, SC, STR("adoptée par le conseil de sécurité") },
	{ FR, ECOSOC, STR("résolution adoptée par le conseil économique et social") },
	{ RU, GA, STR("резолюция, принятая генеральной ассамблеей") },
	{ RU, GA, STR("резолюции, принятые генеральной ассамблеей") },
	{ RU, HRC, STR("резолюция, принятая советом по правам человека") },
	{ RU, HRC, STR("решение, принятое советом по правам человека") },
	{ RU, SC, STR("принятая советом безопасности") },
	{ RU, ECOSOC, STR("резолюция, принятая экономическим и социальным советом") },
	{ ZH, GA, STR("日大会决议") },
	{ ZH, HRC, STR("日通过的决议") },
	{ ZH, HRC, STR("日通过的决定") },
	{ ZH, SC, STR("次会议通过") },
};

static const struct phrase sessions[] = {
	{ AR, NONE, STR("الدورة") },
	{ EN, NONE, STR("session") },
	{ ES, NONE, STR("período de sesiones") },
	{ ES, NONE, STR("período extraordinario de sesiones") },
	{ FR, NONE, STR("session") },
	{ RU, NONE, STR("сессия") },
	{ ZH, NONE, STR("届会议") },
	{ ZH, NONE, STR("届特别会议") },
	{ ZH, NONE, STR("届紧急特别会议") },
};

static const struct phrase agendas[] = {
	{ AR, NONE, STR("البند ") },
	{ AR, NONE, STR("البندان ") },
	{ AR, NONE, STR("البنود ") },
	{ EN, NONE, STR("agenda items ") },
	{ EN, NONE, STR("agenda item ") },
	{ EN, NONE, STR("item ") },
	{ ES, NONE, STR("temas ") },
	{ ES, NONE, STR("tema ") },
	{ FR, NONE, STR("points ") },
	{ FR, NONE, STR("point ") },
	{ RU, NONE, STR("пункты ") },
	{ RU, NONE, STR("пункт ") },
	{ ZH, NONE, STR("议程项目") },
};

static const struct phrase agenda_ends[] = {
	{ AR, NONE, STR(" من جدول الأعمال") },
	{ EN, NONE, STR(" of the provisional agenda") },
	{ ES, NONE, STR(" del programa") },
	{ ES, NONE, STR(" de la agenda") },
	{ FR, NONE, STR(" de l'ordre du jour") },
	{ RU, NONE, STR(" повестки дня") },
	{ RU, NONE, STR(" предварительной повестки дня") },
};

static const struct phrase meetings[] = {
	{ AR, NONE, STR("الجلسة") },
	{ EN, NONE, STR("meeting") },
	{ ES, NONE, STR("sesión") },
	{ FR, NONE, STR("séance") },
	{ RU, NONE, STR("заседание") },
	{ ZH, NONE, STR("次全体会议") },
	{ ZH, NONE, STR("次会议") },
};

static const struct phrase recycle_lines[] = {
	{ AR, NONE, STR("الرجاء إعادة الاستعمال") },
	{ AR, NONE, STR("الرجاء إعادة استعمال") },
	{ EN, NONE, STR("please recycle") },
	{ ES, NONE, STR("se ruega reciclar") },
	{ ES, NONE, STR("sírvase reciclar") },
	{ FR, NONE, STR("merci de recycler") },
	{ RU, NONE, STR("просьба отправить на вторичную переработку") },
	{ ZH, NONE, STR("请回收") },
};

static const struct phrase annexes[] = {
	{ AR, NONE, STR("المرفق") },
	{ AR, NONE, STR("مرفق") },
	{ AR, NONE, STR("التذييل") },
	{ EN, NONE, STR("annex") },
	{ EN, NONE, STR("appendix") },
	{ EN, NONE, STR("enclosure") },
	{ EN, NONE, STR("attachment") },
	{ ES, NONE, STR("anexo") },
	{ ES, NONE, STR("apéndice") },
	{ FR, NONE, STR("annexe") },
	{ FR, NONE, STR("appendice") },
	{ FR, NONE, STR("pièce jointe") },
	{ RU, NONE, STR("приложение") },
	{ RU, NONE, STR("добавление") },
	{ ZH, NONE, STR("附件") },
	{ ZH, NONE, STR("附录") },
};

static const struct phrase adopted_brackets[] = {
	{ AR, NONE, STR("اعتمد") },
	{ AR, NONE, STR("اعتمدت") },
	{ EN, NONE, STR("adopted ") },
	{ EN, NONE, STR("resolution adopted ") },
	{ EN, NONE, STR("decision adopted ") },
	{ ES, NONE, STR("aprobada ") },
	{ ES, NONE, STR("resolución aprobada ") },
	{ FR, NONE, STR("adopté") },
	{ FR, NONE, STR("résolution adoptée ") },
	{ RU, NONE, STR("принят") },
	{ RU, NONE, STR("резолюция принята ") },
	{ ZH, NONE, STR("未经表决") },
	{ ZH, NONE, STR("经记录表决") },
	{ ZH, NONE, STR("以记录表决") },
	{ ZH, NONE, STR("决议") },
};

static const struct phrase adopted_at_end[] = {
	{ EN, SC, STR("adopted unanimously at the") },
	{ EN, SC, STR("adopted unanimously") },
	{ EN, SC, STR("adopted at the") },
	{ EN, SC, STR("adopted by ") },
	{ ES, SC, STR("aprobada por unanimidad en la") },
	{ ES, SC, STR("aprobada en la") },
	{ FR, SC, STR("adoptée à l'unanimité à la") },
	{ FR, SC, STR("adoptée à la") },
	{ RU, SC, STR("принята единогласно на") },
	{ RU, SC, STR("принята на") },
	{ AR, SC, STR("اتخذ بالإجماع في الجلسة") },
	{ AR, SC, STR("اتخذ في الجلسة") },
};

static const struct phrase without_vote[] = {
	{ AR, NONE, STR("من دون تصويت") },
	{ AR, NONE, STR("بدون تصويت") },
	{ AR, NONE, STR("دون تصويت") },
	{ EN, NONE, STR("without a vote") },
	{ ES, NONE, STR("sin votación") },
	{ FR, NONE, STR("sans vote") },
	{ FR, NONE, STR("sans être mise aux voix") },
	{ RU, NONE, STR("без голосования") },
	{ ZH, NONE, STR("未经表决") },
};

static const struct phrase recorded_vote[] = {
	{ AR, NONE, STR("بتصويت مسجل") },
	{ AR, NONE, STR("بأغلبية") },
	{ EN, NONE, STR("recorded vote") },
	{ EN, NONE, STR(" votes to ") },
	{ ES, NONE, STR("votación registrada") },
	{ ES, NONE, STR(" votos contra ") },
	{ FR, NONE, STR("vote enregistré") },
	{ FR, NONE, STR(" voix contre ") },
	{ RU, NONE, STR("голосования") },
	{ RU, NONE, STR(" голосами против ") },
	{ ZH, NONE, STR("记录表决") },
	{ ZH, NONE, STR("票赞成") },
};

static const struct phrase in_favour[] = {
	{ AR, NONE, STR("المؤيدون") },
	{ EN, NONE, STR("in favour") },
	{ ES, NONE, STR("votos a favor") },
	{ ES, NONE, STR("a favor") },
	{ FR, NONE, STR("ont voté pour") },
	{ FR, NONE, STR("pour :") },
	{ RU, NONE, STR("голосовали за") },
	{ ZH, NONE, STR("赞成") },
};

static const struct phrase against[] = {
	{ AR, NONE, STR("المعارضون") },
	{ EN, NONE, STR("against") },
	{ ES, NONE, STR("votos en contra") },
	{ ES, NONE, STR("en contra") },
	{ FR, NONE, STR("ont voté contre") },
	{ FR, NONE, STR("contre :") },
	{ RU, NONE, STR("голосовали против") },
	{ RU, NONE, STR("против:") },
	{ ZH, NONE, STR("反对") },
};

static const struct phrase abstaining[] = {
	{ AR, NONE, STR("الممتنعون عن التصويت") },
	{ AR, NONE, STR("الممتنعون") },
	{ EN, NONE, STR("abstaining") },
	{ EN, NONE, STR("abstentions") },
	{ ES, NONE, STR("abstenciones") },
	{ FR, NONE, STR("se sont abstenus") },
	{ FR, NONE, STR("abstentions") },
	{ RU, NONE, STR("воздержались") },
	{ ZH, NONE, STR("弃权") },
};

static const struct phrase nobody[] = {
	{ AR, NONE, STR("لا أحد") },
	{ EN, NONE, STR("none") },
	{ EN, NONE, STR("no ") },
	{ ES, NONE, STR("ninguno") },
	{ ES, NONE, STR("ninguna") },
	{ FR, NONE, STR("zéro") },
	{ FR, NONE, STR("aucune") },
	{ RU, NONE, STR("ни одного") },
	{ ZH, NONE, STR("零") },
};

static const struct phrase mastheads[] = {
	{ AR, NONE, STR("الأمم المتحدة") },
	{ EN, NONE, STR("united nations") },
	{ EN, NONE, STR("distr.") },
	{ ES, NONE, STR("naciones unidas") },
	{ FR, NONE, STR("nations unies") },
	{ RU, NONE, STR("организация объединенных наций") },
	{ RU, NONE, STR("объединенные нации") },
	{ ZH, NONE, STR("联合国") },
};

static const struct phrase conjunctions[] = {
	{ AR, NONE, STR("و") },
	{ AR, NONE, STR("أو") },
	{ EN, NONE, STR("and") },
	{ EN, NONE, STR("or") },
	{ ES, NONE, STR("y") },
	{ ES, NONE, STR("e") },
	{ ES, NONE, STR("o") },
	{ FR, NONE, STR("et") },
	{ FR, NONE, STR("ou") },
	{ RU, NONE, STR("и") },
	{ RU, NONE, STR("или") },
	{ ZH, NONE, STR("和") },
	{ ZH, NONE, STR("以及") },
	{ ZH, NONE, STR("或") },
};

#define TABLE(array) { (array), sizeof(array) / sizeof *(array) }

static const struct {
	const struct phrase *items;
	size_t count;
} tables[PHRASE_KIND_COUNT] = {
	[PHRASE_OPENING] = TABLE(openings),
	[PHRASE_ORGAN] = TABLE(organs),
	[PHRASE_STATEMENT] = TABLE(statements),
	[PHRASE_ADOPTION] = TABLE(adoptions),
	[PHRASE_SESSION] = TABLE(sessions),
	[PHRASE_AGENDA] = TABLE(agendas),
	[PHRASE_AGENDA_END] = TABLE(agenda_ends),
	[PHRASE_MEETING] = TABLE(meetings),
	[PHRASE_RECYCLE] = TABLE(recycle_lines),
	[PHRASE_ANNEX] = TABLE(annexes),
	[PHRASE_ADOPTED_BRACKET] = TABLE(adopted_brackets),
	[PHRASE_ADOPTED_AT_END] = TABLE(adopted_at_end),
	[PHRASE_WITHOUT_VOTE] = TABLE(without_vote),
	[PHRASE_RECORDED_VOTE] = TABLE(recorded_vote),
	[PHRASE_IN_FAVOUR] = TABLE(in_favour),
	[PHRASE_AGAINST] = TABLE(against),
	[PHRASE_ABSTAINING] = TABLE(abstaining),
	[PHRASE_NOBODY] = TABLE(nobody),
	[PHRASE_MASTHEAD] = TABLE(mastheads),
	[PHRASE_CONJUNCTION] = TABLE(conjunctions),
};

_Static_assert(PHRASE_KIND_COUNT <= 32, "a kind is a bit");

/* The kinds with a phrase that begins with a character, by that character's last byte. */
static uint32_t kinds_of[UCHAR_MAX + 1];
static pthread_once_t kinds_are_known = PTHREAD_ONCE_INIT;

static unsigned char last_byte(struct str character)
{
	return (unsigned char)character.data[character.size - 1];
}

static void find_kinds(void)
{
	char bytes[4];

	for (size_t kind = 0; kind < PHRASE_KIND_COUNT; kind++)
		for (size_t i = 0; i < tables[kind].count; i++)
			kinds_of[last_byte(fold_first(tables[kind].items[i].text, bytes))] |=
				(uint32_t)1 << kind;
}

/* Whether a phrase of the kind may begin with a character: most texts begin as none does. */
static bool may_begin(enum phrase_kind kind, struct str first)
{
	return first.size && kinds_of[last_byte(first)] & (uint32_t)1 << kind;
}

/* Whether one may begin with a byte of text, as far as the byte tells. */
static bool may_begin_with(enum phrase_kind kind, unsigned char byte)
{
	return byte >= 0xC0 || (byte < 0x80 && kinds_of[fold_ascii(byte)] & (uint32_t)1 << kind);
}

/* The first of the first `most` phrases of the kind that `text` begins with, or `most`. */
static size_t find_at_start(enum phrase_kind kind, struct str text, size_t most, size_t *size)
{
	char bytes[4];

	*size = 0;
	pthread_once(&kinds_are_known, find_kinds);
	if (text.size && !may_begin_with(kind, (unsigned char)text.data[0]))
		return most;
	struct str first = fold_first(text, bytes);
	if (!may_begin(kind, first))
		return most;
	for (size_t i = 0; i < most; i++) {
		struct str phrase = tables[kind].items[i].text;
		*size = str_starts_with(phrase, first) ? fold_match(text, phrase) : 0;
		if (*size)
			return i;
	}
	return most;
}

const struct phrase *phrase_at_start(enum phrase_kind kind, struct str text, size_t *size)
{
	size_t found = find_at_start(kind, text, tables[kind].count, size);

	return found < tables[kind].count ? &tables[kind].items[found] : NULL;
}

const struct phrase *phrase_within(enum phrase_kind kind, struct str text, size_t *at,
                                   size_t *size)
{
	enum { REACH = 1000 };    /* bytes: longer than any line in which these words tell something */
	size_t first = tables[kind].count, taken;

	text = str_prefix(text, REACH);
	pthread_once(&kinds_are_known, find_kinds);
	for (size_t i = 0; i < text.size; i++) {
		if (!may_begin_with(kind, (unsigned char)text.data[i]))
			continue;
		size_t found = find_at_start(kind, str_from(text, i), first, &taken);
		if (found < first) {
			first = found;
			*at = i;
			*size = taken;
		}
	}
	return first < tables[kind].count ? &tables[kind].items[first] : NULL;
}

bool phrase_is_in(enum phrase_kind kind, struct str text)
{
	size_t at, size;

	return phrase_within(kind, text, &at, &size) != NULL;
}

/* "," in the forms that the six languages print it. */
static bool is_comma(struct str text)
{
	static const struct str commas[] = { STR(","), STR("،"), STR("，"), STR("、") };

	for (size_t i = 0; i < sizeof commas / sizeof *commas; i++)
		if (str_equal(text, commas[i]))
			return true;
	return false;
}

const struct phrase *phrase_opening(struct str text)
{
	enum { LONGEST = 120 };   /* bytes; an opening line is short in every language */
	size_t size;

	text = str_trim(text);
	if (text.size > LONGEST)
		return NULL;
	const struct phrase *phrase = phrase_at_start(PHRASE_OPENING, text, &size);
	if (!phrase)
		return NULL;
	struct str rest = str_trim(str_from(text, size));
	/* In Chinese and Russian the bare words are the organ's heading as well. */
	bool may_be_bare = phrase->language != ZH && phrase->language != RU;
	return is_comma(rest) || (may_be_bare && str_is_empty(rest)) ? phrase : NULL;
}
