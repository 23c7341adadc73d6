#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/str.h"
#include "citation/citation.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* One sentence and what it cites, in order; "#12" is the paragraph that is named. */
struct row {
	int organ;                /* enum unroll_organ */
	const char *text, *cited;
};

enum {
	GA = UNROLL_GENERAL_ASSEMBLY,
	SC = UNROLL_SECURITY_COUNCIL,
	HRC = UNROLL_HUMAN_RIGHTS_COUNCIL,
	ECOSOC = UNROLL_ECONOMIC_AND_SOCIAL_COUNCIL,
};

static const struct row english[] = {
	{ GA, "Recalling its resolution 70/901 of 25 September 2015,", "A/RES/70/901" },
	{ GA, "Recalling its resolutions 48/902 of 20 December 1993, 70/903 of 17 December 2015 and "
	      "72/904 of 19 December 2017,", "A/RES/48/902 A/RES/70/903 A/RES/72/904" },
	{ GA, "Resolution 70/901.", "A/RES/70/901" },
	{ GA, "Recalling resolution 32/906; the Human Rights Council met,", "A/RES/32/906" },
	{ GA, "Recalling resolution 32/906 the Human Rights Council,", "A/HRC/RES/32/906" },
	{ GA, "See resolution 917 A (III).", "A/RES/917(III)" },
	{ GA, "See resolutions 3911 A and B (XXX) and 3901 (S-VI),", "A/RES/3911(XXX) A/RES/3901(S-VI)" },
	{ GA, "its resolutions 72/966 A of 24 December 2017 and 75/953 A-C,",
	      "A/RES/72/966A A/RES/75/953A-C" },
	{ GA, "Recalling resolutions S-27/2 and ES-11/1,", "A/RES/S-27/2 A/RES/ES-11/1" },
	{ GA, "noting Human Rights Council resolutions 28/92 of 26 March 2015 and 31/93,",
	      "A/HRC/RES/28/92 A/HRC/RES/31/93" },
	{ GA, "Council resolution 28/92 and Assembly resolution 69/901", "A/HRC/RES/28/92 A/RES/69/901" },
	{ GA, "the Human Rights Council, in its resolution 34/93, decided", "A/HRC/RES/34/93" },
	{ GA, "Economic and Social Council resolutions 1996/91 and 2018/92",
	      "E/RES/1996/91 E/RES/2018/92" },
	{ GA, "Economic and Social Council resolution 1968 (LIV)", "E/RES/1968(LIV)" },
	{ GA, "resolution 2130 (LXIII)", "E/RES/2130(LXIII)" },
	{ GA, "Commission on Human Rights resolution 2005/94 of 21 April 2005", "E/CN.4/RES/2005/94" },
	{ GA, "Security Council resolution 2954 (2025) and resolution 942(1967)",
	      "S/RES/2954(2025) S/RES/942(1967)" },
	{ GA, "resolution 4/14 of the Environment Assembly and decision 76/963", "" },
	{ GA, "Commission on Narcotic Drugs resolution 51/9", "" },
	{ GA, "In paragraph 12 of resolution 70/901, it requested", "A/RES/70/901#12" },
	{ GA, "paragraphs 3, 5 and 7 (a) to (c) of its resolution 70/901", "A/RES/70/901#3" },
	{ GA, "as set out in paragraph 9 above;", "#9" },
	{ GA, "paragraphs 2 (a) and (b) and 4 (a) above and paragraph 6 of the present resolution",
	      "#2 #4 #6" },
	{ GA, "under Article 13, paragraph 3, of the Statute", "" },
	{ GA, "A/79/968, para. 14.", "A/79/968#14" },
	{ GA, "See resolution 63/911, para. 5.", "A/RES/63/911#5" },
	{ GA, "the report (A/80/968 and Add.1 and Add.2)", "A/80/968 A/80/968/Add.1 A/80/968/Add.2" },
	{ GA, "A/80/968 and Adds.1 and 2.", "A/80/968 A/80/968/Add.1 A/80/968/Add.2" },
	{ GA, "A/80/968/Add.1 and 2 and 3 others", "A/80/968/Add.1" },
	{ GA, "A/80/968 and Add.1234567", "A/80/968" },
	{ GA, "A/79/6 (Sect. 9) and Corr.1.", "A/79/6(Sect.9) A/79/6(Sect.9)/Corr.1" },
	{ GA, "https://undocs.org/en/A/RES/70/901 and docs.un.org/S/RES/2954(2025).",
	      "A/RES/70/901 S/RES/2954(2025)" },
	{ GA, "See https://undocs.org/Home/Mobile?FinalSymbol=A%2FRES%2F70%2F901&Language=E.",
	      "A/RES/70/901" },
	{ GA, "(https://undocs.org/S/RES/2954(2025)) and (https://undocs.org/A/79/968)",
	      "S/RES/2954(2025) A/79/968" },
	{ GA, "See https://example.org/2019/05/70/901 and www.un.org/en/70/901.", "" },
	{ GA, "resolution 78/92127 on the matter", "A/RES/78/921" },
	{ GA, "resolution 70/901, in which the Assembly took decisions on its agenda, and 71/902",
	      "A/RES/70/901 A/RES/71/902" },
	{ GA, "the biennium 2015/2016, two thirds (2/3), 24/7 and 12/05/2015, and/or 30 km/h", "" },
	{ GA, "in the 12 months to 2015 (2015 figures) 3 (a) and 5 (i)", "" },
	{ SC, "Recalling its resolutions 1925 (2000), 2142 (2013) and 2942 (2015),",
	      "S/RES/1925(2000) S/RES/2142(2013) S/RES/2942(2015)" },
	{ SC, "the statement of its President (S/PRST/2019/97),", "S/PRST/2019/97" },
	{ SC, "Assembly resolution 60/981 and Human Rights Council resolution 28/92",
	      "A/RES/60/981 A/HRC/RES/28/92" },
	{ HRC, "Recalling its resolutions 5/91, on institution-building of the Human Rights Council, and "
	       "5/92, on the Code of Conduct, of 18 June 2007,", "A/HRC/RES/5/91 A/HRC/RES/5/92" },
	{ HRC, "its decision 25/916 and President’s statement 9/92", "A/HRC/DEC/25/916 A/HRC/PRST/9/92" },
	{ HRC, "its resolution S-17/91", "A/HRC/RES/S-17/91" },
	{ HRC, "General Assembly resolutions 60/951 of 15 March 2006 and 65/981 of 17 June 2011 and "
	       "Council resolution 5/91", "A/RES/60/951 A/RES/65/981 A/HRC/RES/5/91" },
	{ HRC, "the General Assembly, in its resolution 48/934 of 20 December 1993, and in its resolution "
	       "45/91 of 6 October 2020", "A/RES/48/934 A/HRC/RES/45/91" },
	{ ECOSOC, "Recalling its resolution 2018/92 of 24 July 2018", "E/RES/2018/92" },
};

static const struct row french[] = {
	{ HRC, "Rappelant la résolution 28/92 du Conseil en date du 26 mars 2015,", "A/HRC/RES/28/92" },
	{ HRC, "la résolution 70/953 de l’Assemblée,", "A/RES/70/953" },
	{ HRC, "Notant que, dans sa résolution 50/953, l'Assemblée générale a prié", "A/RES/50/953" },
	{ HRC, "les résolutions 48/934 du 20 décembre 1993, 55/963 du 17 décembre 2000 et 50/981 de "
	       "l’Assemblée générale", "A/RES/48/934 A/RES/55/963 A/RES/50/981" },
	{ HRC, "les résolutions du Conseil des droits de l’homme 16/92 et 15/99 et la décision 25/916",
	       "A/HRC/RES/16/92 A/HRC/RES/15/99 A/HRC/DEC/25/916" },
	{ HRC, "conformément aux paragraphes 3 et 4 de sa résolution 18/98, du 29 septembre 2011",
	       "A/HRC/RES/18/98#3" },
	{ HRC, "la résolution 6/97 du Conseil en date du 28 septembre 2008", "A/HRC/RES/6/97" },
	{ HRC, "la résolution 2005/94 de la Commission des droits de l’homme", "E/CN.4/RES/2005/94" },
	{ GA, "Rappelant ses résolutions 57/919 du 18 décembre 2002 et 58/987,",
	      "A/RES/57/919 A/RES/58/987" },
	{ GA, "la résolution 1996/91 du Conseil économique et social", "E/RES/1996/91" },
	{ GA, "la résolution 2954 (2025) du Conseil de sécurité", "S/RES/2954(2025)" },
	{ GA, "sa résolution 917 A (III)", "A/RES/917(III)" },
	{ GA, "visé au paragraphe 3 ci‑dessus et au paragraphe 8 de la présente résolution", "#3 #8" },
	{ GA, "A/79/968, par. 4.", "A/79/968#4" },
	{ GA, "des paragraphes 3, 4 et 9 de la résolution 2953 (2022)", "S/RES/2953(2022)#3" },
	{ GA, "(paragraphe 7 de l’article 32 du Statut), dans sa résolution 70/901", "A/RES/70/901" },
	{ GA, "A/80/968 et Add.1", "A/80/968 A/80/968/Add.1" },
	{ SC, "Rappelant la résolution 28/92 du Conseil des droits de l’homme", "A/HRC/RES/28/92" },
};

static const struct row spanish[] = {
	{ GA, "Recordando su resolución 70/901, de 25 de septiembre de 2015,", "A/RES/70/901" },
	{ GA, "Recordando sus resoluciones 48/902, de 20 de diciembre de 1993, y 70/903,",
	      "A/RES/48/902 A/RES/70/903" },
	{ GA, "la resolución 28/92 del Consejo de Derechos Humanos, de 26 de marzo de 2015,",
	      "A/HRC/RES/28/92" },
	{ GA, "las resoluciones del Consejo de Seguridad 2954 (2025) y 942 (1967)",
	      "S/RES/2954(2025) S/RES/942(1967)" },
	{ GA, "la resolución 2018/92 del Consejo Económico y Social", "E/RES/2018/92" },
	{ GA, "Véase la resolución 2900 A (XXI), anexo.", "A/RES/2900(XXI)" },
	{ GA, "en el párrafo 12 de la resolución 51/910 de la Asamblea General", "A/RES/51/910#12" },
	{ GA, "enunciado en el párrafo 2 a) de la presente resolución", "#2" },
	{ HRC, "las resoluciones 52/97, de 4 de abril de 2023, y S-35/91, de 24 de noviembre de 2022, del "
	       "Consejo y la resolución 78/920 de la Asamblea, de 19 de diciembre de 2023",
	       "A/HRC/RES/52/97 A/HRC/RES/S-35/91 A/RES/78/920" },
	{ HRC, "Teniendo presente que, en su resolución 50/953, la Asamblea General solicitó",
	       "A/RES/50/953" },
	{ HRC, "su decisión 25/916", "A/HRC/DEC/25/916" },
	{ HRC, "A/79/968, párrs. 14 a 16.", "A/79/968#14" },
};

static const struct row russian[] = {
	{ GA, "ссылаясь на свою резолюцию 70/901 от 25 сентября 2015 года,", "A/RES/70/901" },
	{ GA, "ссылаясь на свои резолюции 48/902 от 20 декабря 1993 года и 70/903 от 17 декабря 2015 года",
	      "A/RES/48/902 A/RES/70/903" },
	{ GA, "резолюцию 28/92 Совета по правам человека от 26 марта 2015 года", "A/HRC/RES/28/92" },
	{ GA, "резолюция 1996/91 Экономического и Социального Совета", "E/RES/1996/91" },
	{ GA, "Резолюция 917 A (III).", "A/RES/917(III)" },
	{ GA, "См. резолюцию 2900 А (ХХI), приложение.", "A/RES/2900(XXI)" },
	{ GA, "в соответствии с резолюцией 2954 (2025) Совета Безопасности", "S/RES/2954(2025)" },
	{ GA, "резолюции S‑27/2 и ES‑11/1", "A/RES/S-27/2 A/RES/ES-11/1" },
	{ GA, "в пункте 12 резолюции 51/910 и в пункте 3 выше", "A/RES/51/910#12 #3" },
	{ GA, "в пункте 1 настоящей резолюции и по пункту 10 повестки дня", "#1" },
	{ GA, "доклад А/79/968, п. 4.", "A/79/968#4" },
	{ HRC, "резолюции Совета 31/97 от 23 марта 2016 года, где говорится о решениях встречи, и 38/97 от "
	       "5 июля 2018 года", "A/HRC/RES/31/97 A/HRC/RES/38/97" },
	{ HRC, "резолюцию 70/953 Генеральной Ассамблеи от 17 декабря 2015 года и решение 25/916 Совета",
	       "A/RES/70/953 A/HRC/DEC/25/916" },
	{ HRC, "в ее резолюции 48/934", "A/RES/48/934" },
	{ HRC, "резолюцию 2005/94 Комиссии по правам человека", "E/CN.4/RES/2005/94" },
};

static const struct row arabic[] = {
	{ GA, "وإذ تشير إلى القرار 32/906؛ ومجلس حقوق الإنسان", "A/RES/32/906" },
	{ GA, "وإذ تشير إلى القرار 32/906 مجلس حقوق الإنسان", "A/HRC/RES/32/906" },
	{ GA, "إذ تشير إلى قرارها 70/901 المؤرخ 25 أيلول/سبتمبر 2015،", "A/RES/70/901" },
	{ GA, "وإذ تشير إلى قراراتها 48/902 المؤرخ 20 كانون الأول/ديسمبر 1993 و 70/903 و72/904،",
	      "A/RES/48/902 A/RES/70/903 A/RES/72/904" },
	{ GA, "القرار 917 ألف (د-3).", "A/RES/917(III)" },
	{ GA, "قرارها 1914 (د-15) والقرار 3901 (دإ-6)", "A/RES/1914(XV) A/RES/3901(S-VI)" },
	{ GA, "القرارين دإ-27/2 ودإط-10/24", "A/RES/S-27/2 A/RES/ES-10/24" },
	{ GA, "قرار مجلس حقوق الإنسان 28/92 وقرار المجلس الاقتصادي والاجتماعي 2018/92",
	      "A/HRC/RES/28/92 E/RES/2018/92" },
	{ GA, "قرار مجلس الأمن 2954 (2025)", "S/RES/2954(2025)" },
	{ GA, "قرار مجلس الأمن 1925 (2000(", "S/RES/1925(2000)" },
	{ GA, "على النحو المبين في الفقرة 12 من القرار 51/910 وفي الفقرة 3 أعلاه", "A/RES/51/910#12 #3" },
	{ GA, "وفقا للفقرتين 15 و16 من هذا القرار", "#15 #16" },
	{ GA, "A/79/968، الفقرة 4.", "A/79/968#4" },
	{ GA, "الوثيقتين A/HRC/48/99 وA/HRC/50/99 وAdd.1", "A/HRC/48/99 A/HRC/50/99 A/HRC/50/99/Add.1" },
	{ HRC, "قراري المجلس 5/91 و5/92 المؤرخين 18 حزيران/يونيه 2007 وقراره 16/91",
	       "A/HRC/RES/5/91 A/HRC/RES/5/92 A/HRC/RES/16/91" },
	{ HRC, "مقرر المجلس 25/916 وتقرير المقرر الخاص عن القرار 34/93", "A/HRC/DEC/25/916 A/HRC/RES/34/93" },
	{ HRC, "الذي اعتمدته الجمعية العامة في قرارها 48/934", "A/RES/48/934" },
	{ HRC, "قرار لجنة حقوق الإنسان 2005/94", "E/CN.4/RES/2005/94" },
	{ HRC, "قراري لجنة حقوق الإنسان رقم 2004/97 ورقم 2005/94، وقرارات الجمعية العامة رقم 59/991 المؤرخ "
	       "20 كانون الأول/ديسمبر 2006", "E/CN.4/RES/2004/97 E/CN.4/RES/2005/94 A/RES/59/991" },
	{ HRC, "دإ-32/91 المؤرخ 5 تشرين الثاني/نوفمبر 2021", "A/HRC/RES/S-32/91" },
};

static const struct row chinese[] = {
	{ GA, "回顾其2015年9月25日第70/901号决议，", "A/RES/70/901" },
	{ GA, "回顾大会1993年12月20日第48/902号、2015年12月17日第70/903号和2017年12月19日第72/904号决议，",
	      "A/RES/48/902 A/RES/70/903 A/RES/72/904" },
	{ GA, "第62/972、64/997、66/982号决议", "A/RES/62/972 A/RES/64/997 A/RES/66/982" },
	{ GA, "人权理事会2015年3月26日第28/92号决议", "A/HRC/RES/28/92" },
	{ GA, "经济及社会理事会2018年7月24日第2018/92号决议", "E/RES/2018/92" },
	{ GA, "见第2900A（XXI）号决议，附件。", "A/RES/2900(XXI)" },
	{ GA, "安全理事会第2954(2025)号决议第12段", "S/RES/2954(2025)#12" },
	{ GA, "特别委员会继续执行第1970(XVIII)号决议", "A/RES/1970(XVIII)" },
	{ GA, "大会ES-10/24号决议", "A/RES/ES-10/24" },
	{ GA, "上文第12和第13段以及本决议第3段", "#12 #13 #3" },
	{ GA, "见A/79/968，第4段。", "A/79/968#4" },
	{ GA, "第三委员会的报告(A/79/958/Add.2，第99段)", "A/79/958/Add.2#99" },
	{ GA, "注意到第 70/901 号决议第 12 段", "A/RES/70/901#12" },
	{ HRC, "人权理事会第25/916号决定和大会第60/951号决议", "A/HRC/DEC/25/916 A/RES/60/951" },
	{ HRC, "回顾大会第48/934号决议，人权理事会在其第34/93号决议中",
	       "A/RES/48/934 A/HRC/RES/34/93" },
	{ HRC, "人权委员会2005年4月21日第2005/94号决议", "E/CN.4/RES/2005/94" },
	{ HRC, "回顾理事会2016年3月23日第31/97号决议、2018年7月5日第38/97号决议",
	       "A/HRC/RES/31/97 A/HRC/RES/38/97" },
};

static const struct table {
	enum unroll_language language;
	const struct row *rows;
	size_t count;
} tables[] = {
	{ UNROLL_ENGLISH, english, COUNT(english) },
	{ UNROLL_FRENCH, french, COUNT(french) },
	{ UNROLL_SPANISH, spanish, COUNT(spanish) },
	{ UNROLL_RUSSIAN, russian, COUNT(russian) },
	{ UNROLL_ARABIC, arabic, COUNT(arabic) },
	{ UNROLL_CHINESE, chinese, COUNT(chinese) },
};

/* A text to cite from, and what was cited. */
struct session {
	struct arena arena;
	struct citation_context context;
	struct citation_list list;
};

static void session_find(struct session *session, struct str text)
{
	session->context.arena = &session->arena;
	session->list.count = 0;
	citations_find(&session->context, text, &session->list);
}

static void session_close(struct session *session)
{
	free(session->list.items);
	arena_free(&session->arena);
}

/* The citations in one line, as the rows above write them. */
static const char *session_line(struct session *session)
{
	struct str line = STR("");

	for (size_t i = 0; i < session->list.count; i++) {
		const struct citation *item = &session->list.items[i];
		line = arena_format(&session->arena, "%.*s%s%.*s%s%.*s", (int)line.size, line.data,
		                    i ? " " : "", (int)item->symbol.size, item->symbol.data,
		                    item->target.size ? "#" : "", (int)item->target.size,
		                    item->target.size ? item->target.data : "");
	}
	return line.size ? line.data : "";
}

/* Whether a row is as it should be; otherwise say how it is. */
static bool agrees(enum unroll_language language, const struct row *row)
{
	struct session session = { .context = {
		.language = language, .organ = (enum unroll_organ)row->organ } };

	session_find(&session, str_of(row->text));
	bool same = strcmp(session_line(&session), row->cited) == 0;
	if (!same)
		print_message("%s\n  %s\n", row->text, session_line(&session));
	session_close(&session);
	return same;
}

static void a_number_is_read_with_the_words_around_it(void **state)
{
	size_t wrong = 0;

	(void)state;
	for (const struct table *table = tables; table < tables + COUNT(tables); table++)
		for (size_t i = 0; i < table->count; i++)
			wrong += !agrees(table->language, &table->rows[i]);
	assert_int_equal(wrong, 0);
}

static void no_two_citations_overlap(void **state)
{
	(void)state;
	for (const struct table *table = tables; table < tables + COUNT(tables); table++) {
		struct session session = { .context = { .language = table->language } };
		for (size_t i = 0; i < table->count; i++) {
			size_t behind = 0;
			session_find(&session, str_of(table->rows[i].text));
			for (size_t j = 0; j < session.list.count; j++) {
				assert_true(session.list.items[j].start >= behind);
				assert_true(session.list.items[j].end > session.list.items[j].start);
				behind = session.list.items[j].end;
			}
			assert_true(behind <= strlen(table->rows[i].text));
		}
		session_close(&session);
	}
}

/* Every front and every back of every row, in every language: nothing is read beyond the ends. */
static void a_cut_text_is_read_safely(void **state)
{
	(void)state;
	for (size_t language = 0; language < COUNT(tables); language++) {
		struct session session = { .context = { .language = tables[language].language } };
		for (size_t i = 0; i < tables[language].count; i++) {
			struct str text = str_of(tables[language].rows[i].text);
			for (size_t cut = 0; cut <= text.size; cut++) {
				session_find(&session, str_slice(text, 0, cut));
				session_find(&session, str_from(text, cut));
			}
		}
		session_close(&session);
	}
}

/* A list keeps its body however long it is. */
static void a_long_list_keeps_its_body(void **state)
{
	struct session session = { .context = {
		.language = UNROLL_ENGLISH, .organ = UNROLL_GENERAL_ASSEMBLY } };
	struct str text = STR("Human Rights Council resolutions 40/1");

	(void)state;
	for (unsigned i = 2; i <= 200; i++)
		text = arena_format(&session.arena, "%.*s, 40/%u", (int)text.size, text.data, i);
	session_find(&session, text);
	assert_int_equal(session.list.count, 200);
	for (size_t i = 0; i < session.list.count; i++)
		assert_int_equal(str_find(session.list.items[i].symbol, str_of("A/HRC/RES/40/")), 0);
	session_close(&session);
}

static void words_far_away_say_nothing(void **state)
{
	struct session session = { .context = { .language = UNROLL_ENGLISH } };
	struct str text = STR("resolutions of the Human Rights Council");

	(void)state;
	for (unsigned i = 0; i < 400; i++)
		text = arena_format(&session.arena, "%.*s and more", (int)text.size, text.data);
	text = arena_format(&session.arena, "%.*s 40/1", (int)text.size, text.data);
	session_find(&session, text);
	assert_int_equal(session.list.count, 0);
	session_close(&session);
}

static void a_council_resolution_is_cited_again_without_its_year(void **state)
{
	struct session session = { .context = {
		.language = UNROLL_ENGLISH, .organ = UNROLL_SECURITY_COUNCIL } };

	(void)state;
	session_find(&session, str_of("the conditions of resolution 2991 that its 2991 members set"));
	assert_string_equal(session_line(&session), "");
	session_find(&session, str_of("Recalling its resolution 2991 (2027),"));
	session_find(&session, str_of("in paragraph 4 of resolution 2991 that its 2991 members set"));
	assert_string_equal(session_line(&session), "S/RES/2991(2027)#4");
	session_close(&session);
}

static const struct {
	enum unroll_language language;
	const char *note, *cited;
} repeats[] = {
	{ UNROLL_ENGLISH, "Ibid.", "A/79/968" },
	{ UNROLL_ENGLISH, "Ibid., para. 9.", "A/79/968#9" },
	{ UNROLL_ENGLISH, "Ibid., Supplement No. 16 (A/79/16).", "A/79/16" },
	{ UNROLL_ENGLISH, "Ibid., vol. 999, No. 14668.", "" },
	{ UNROLL_FRENCH, "Ibid., par. 9.", "A/79/968#9" },
	{ UNROLL_RUSSIAN, "Там же, пункт 9.", "A/79/968#9" },
	{ UNROLL_ARABIC, "المرجع نفسه، الفقرة 9.", "A/79/968#9" },
	{ UNROLL_CHINESE, "同上，第9段。", "A/79/968#9" },
};

static void ibid_is_the_document_of_the_note_before(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(repeats); i++) {
		struct session session = { .context = {
			.language = repeats[i].language, .last_symbol = STR("A/79/968") } };
		session_find(&session, str_of(repeats[i].note));
		assert_string_equal(session_line(&session), repeats[i].cited);
		session.context.last_symbol.size = 0;
		session_find(&session, str_of("Ibid."));
		assert_int_equal(session.list.count, 0);
		session_close(&session);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_number_is_read_with_the_words_around_it),
		cmocka_unit_test(no_two_citations_overlap),
		cmocka_unit_test(a_cut_text_is_read_safely),
		cmocka_unit_test(a_long_list_keeps_its_body),
		cmocka_unit_test(words_far_away_say_nothing),
		cmocka_unit_test(a_council_resolution_is_cited_again_without_its_year),
		cmocka_unit_test(ibid_is_the_document_of_the_note_before),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
