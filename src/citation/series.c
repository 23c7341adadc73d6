#include "citation/series.h"

#include "base/str.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* In the order of the alphabet. */
static const struct str series[] = {
	STR("A"), STR("ACABQ"), STR("AC"), STR("APLC"), STR("BWC"), STR("CAC"), STR("CAT"),
	STR("CBD"), STR("CCM"), STR("CCPR"), STR("CCW"), STR("CD"), STR("CEB"), STR("CED"),
	STR("CEDAW"), STR("CERD"), STR("CLCS"), STR("CMW"), STR("CRC"), STR("CRPD"), STR("CTOC"),
	STR("DC"), STR("DP"), STR("E"), STR("ECE"), STR("ESCAP"), STR("FCCC"), STR("GC"),
	STR("HRI"), STR("HSP"), STR("ICC-ASP"), STR("ICCD"), STR("ICEF"), STR("ICSC"), STR("IDB"),
	STR("ISBA"), STR("JIU"), STR("LC"), STR("LOS"), STR("NPT"), STR("OEWG"), STR("PBC"),
	STR("PCNICC"), STR("S"), STR("SAICM"), STR("SPLOS"), STR("SPT"), STR("ST"), STR("T"),
	STR("TD"), STR("TPNW"), STR("TRANS"), STR("UNEP"), STR("UNW"), STR("WP"),
};

static const struct str parts[] = {
	STR("AC"), STR("Add"), STR("Amend"), STR("ASP"), STR("BMS"), STR("BUR"), STR("C"), STR("Circ"),
	STR("CMA"), STR("CMP"), STR("CN"), STR("CO"), STR("Conc"), STR("CONF"), STR("COP"),
	STR("COSP"), STR("Corr"), STR("Corrigendum"), STR("CRP"), STR("DC"), STR("DEC"), STR("EA"),
	STR("GA"), STR("GC"), STR("GEN"), STR("GGE"), STR("HRC"), STR("INF"), STR("L"), STR("MSP"),
	STR("NGO"), STR("PC"), STR("PET"), STR("Prep"), STR("PRST"), STR("PV"), STR("R"), STR("RC"),
	STR("RES"), STR("Res"), STR("Rev"), STR("SC"), STR("Sect"), STR("SER"), STR("SR"), STR("Sub"),
	STR("Summary"), STR("supp"), STR("WG"), STR("WP"),
};

static bool same_letter(char a, char b)
{
	return ((a ^ b) & ~0x20) == 0;
}

/* The word in the spelling of the table, its own case before another. */
static struct str find(const struct str *words, size_t count, struct str word)
{
	struct str found = STR("");

	for (size_t i = 0; i < count; i++) {
		if (words[i].size != word.size || !same_letter(*words[i].data, *word.data))
			continue;
		if (str_equal(words[i], word))
			return words[i];
		if (!found.size && str_equal_ignoring_case(words[i], word))
			found = words[i];
	}
	return found;
}

bool is_series(struct str word)
{
	return find(series, COUNT(series), word).size > 0;
}

struct str part_spelling(struct str word)
{
	return find(parts, COUNT(parts), word);
}
