#include "bookcase.h"

#include "base/str.h"
#include "fuzz.h"
#include "home.h"
#include "library/indexer.h"

const char bookcase_folder[] = "library";
const char bookcase_document[] = "library/specimen.md";
const char bookcase_index[] = "library.db";

const struct str bookcase_text = STR(
	"# Specimen, not a document of the United Nations\n\n"
	"## Resolution adopted by the Human Rights Council on 1 July 2050\n\n"
	"## 99/6 Public reading rooms\n\n"
	"*The Human Rights Council,*\n\n"
	"*Recalling* its resolution 99/2 and A/RES/70/906, see http://example.org/,\n\n"
	"1. *Notes* the report of the Fund;<sup>1</sup>\n\n"
	"2. *Requests* States:\n\n"
	"(a) To open reading rooms;\n\n"
	"(b) To light them;\n\n"
	"3. *Decides* to remain seized of the matter.\n\n"
	"---\n\n<sup>1</sup> A/HRC/99/56.\n");

static const struct {
	const char *name;
	struct str text;
} others[] = {
	{ "library/french.md", STR(
		"# Spécimen, non un document des Nations Unies\n\n"
		"## Résolution adoptée par le Conseil des droits de l’homme le 1er juillet 2050\n\n"
		"## 99/6 Salles de lecture publiques\n\n"
		"*Le Conseil des droits de l’homme,*\n\n"
		"*Rappelant* sa résolution 99/2 et A/RES/70/906,\n\n"
		"1. *Prend note* du rapport du Fonds ;\n\n"
		"2. *Demande* aux États d’ouvrir des salles de lecture ;\n\n"
		"3. *Décide* de rester saisi de la question.\n") },
	{ "library/cited.md", STR(
		"# Specimen, not a document of the United Nations\n\n"
		"## Resolution adopted by the Human Rights Council on 2 July 2049\n\n"
		"## 99/2 Lamps\n\n*The Human Rights Council,*\n\n"
		"1. *Decides* that rooms are to be lit, as in resolution 99/6;\n") },
	{ "library/report.md", STR(
		"# United Nations\n\nA/HRC/99/56\n\n# General Assembly\n\n"
		"Distr.: General  \n2 July 2050  \nOriginal: English  \n"
		"SPECIMEN - not a document of the United Nations\n\n## Human Rights Council\n\n"
		"## Report of the Fund\n\n"
		"1. The reading rooms are open. See resolution 99/6 and A/HRC/99/56.\n") },
};

static bool go_on(void *context, const struct index_progress *progress)
{
	(void)context, (void)progress;
	return true;
}

static void make_index(void)
{
	char folder[HOME_PATH_SIZE], database[HOME_PATH_SIZE];
	struct str path = str_of(home_path(folder, bookcase_folder));
	struct index_options options = {
		.database = home_path(database, bookcase_index),
		.folders = &path, .folder_count = 1, .jobs = 1, .tell = go_on,
	};
	struct index_report report = { 0 };

	require(index_folders(&options, &report, NULL));
	require(report.added == 1 + sizeof others / sizeof *others);
	index_report_free(&report);
}

void bookcase_make(void)
{
	static bool is_made;

	if (is_made)
		return;
	is_made = true;
	home_make_folder(bookcase_folder);
	home_write(bookcase_document, bookcase_text);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		home_write(others[i].name, others[i].text);
	make_index();
}
