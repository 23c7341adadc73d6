#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include <unroll/load.h>

#include "base/str.h"
#include "library/library.h"

enum { PATIENCE_MS = 10000 };

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* A folder with a library in it, and a document beside the library that is none of its own. */
struct home {
	char folder[40], library[60];
};

static const char *path_of(const struct home *home, const char *name)
{
	static char path[400];

	snprintf(path, sizeof path, "%s/%s", home->library, name);
	return path;
}

static void write_file(const char *path, struct str content)
{
	FILE *out = fopen(path, "w");

	assert_non_null(out);
	fwrite(content.data, 1, content.size, out);
	fclose(out);
}

/* In English, French and Spanish. */
static const struct {
	enum unroll_language language;
	const char *text;
} forms[] = {
	{ UNROLL_ENGLISH,
	  "SPECIMEN - not a document of the United Nations\n\n"
	  "## Human Rights Council\n\n### Ninety-ninth session\n\n"
	  "## Resolution adopted by the Human Rights Council on 1 July 2050\n\n"
	  "### %s %s\n\n*The Human Rights Council,*\n\n"
	  "*Recalling* all its previous resolutions,\n\n1. *Decides* to keep reading rooms open.\n" },
	{ UNROLL_FRENCH,
	  "SPÉCIMEN - ceci n'est pas un document des Nations Unies\n\n"
	  "## Conseil des droits de l'homme\n\n### Quatre-vingt-dix-neuvième session\n\n"
	  "## Résolution adoptée par le Conseil des droits de l'homme le 1er juillet 2050\n\n"
	  "### %s %s\n\n*Le Conseil des droits de l'homme,*\n\n"
	  "*Rappelant* toutes ses résolutions précédentes,\n\n"
	  "1. *Décide* de garder les salles de lecture ouvertes.\n" },
	{ UNROLL_SPANISH,
	  "ESPÉCIMEN - no es un documento de las Naciones Unidas\n\n"
	  "## Consejo de Derechos Humanos\n\n### 99º período de sesiones\n\n"
	  "## Resolución aprobada por el Consejo de Derechos Humanos el 1 de julio de 2050\n\n"
	  "### %s %s\n\n*El Consejo de Derechos Humanos,*\n\n"
	  "*Recordando* todas sus resoluciones anteriores,\n\n"
	  "1. *Decide* mantener abiertas las salas de lectura.\n" },
};

static void write_document(const char *path, enum unroll_language language, const char *number,
                           const char *title)
{
	char text[1000];
	size_t form = 0;

	while (forms[form].language != language)
		form++;
	snprintf(text, sizeof text, forms[form].text, number, title);
	write_file(path, str_of(text));
}

static void add(const struct home *home, const char *name, enum unroll_language language,
                const char *number)
{
	write_document(path_of(home, name), language, number, "Reading rooms");
}

static void open_home(struct home *home)
{
	char path[100];

	strcpy(home->folder, "/tmp/unroll-library-XXXXXX");
	assert_non_null(mkdtemp(home->folder));
	snprintf(home->library, sizeof home->library, "%s/library", home->folder);
	assert_int_equal(mkdir(home->library, 0700), 0);
	snprintf(path, sizeof path, "%s/secret.md", home->folder);
	write_document(path, UNROLL_ENGLISH, "99/66", "Nobody's business");
}

static void empty_folder(const char *folder)
{
	DIR *list = opendir(folder);
	char path[400];

	for (struct dirent *entry; list && (entry = readdir(list)); ) {
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0
		    && unlink(path) < 0)
			rmdir(path);
	}
	if (list)
		closedir(list);
}

static void close_home(const struct home *home)
{
	empty_folder(home->library);
	empty_folder(home->folder);
	assert_int_equal(rmdir(home->folder), 0);
}

static struct library *open_library(const struct home *home)
{
	struct unroll_error error;
	struct library *library = library_open(home->library, NULL, &error);

	assert_non_null(library);
	return library;
}

static void look_into_all(struct library *library)
{
	while (library_step(library, 1))
		;
}

/* The name of the file that holds a symbol, "" if there is none. */
static const char *find(struct library *library, const char *symbol, enum unroll_language preferred)
{
	const struct library_entry *entry = library_find(library, str_of(symbol), preferred, PATIENCE_MS);

	return entry ? entry->name.data : "";
}

static void a_document_is_found_by_the_symbol_inside(void **state)
{
	struct home home;

	(void)state;
	open_home(&home);
	add(&home, "x.md", UNROLL_ENGLISH, "99/1");
	add(&home, "A_HRC_RES_99_1.md", UNROLL_ENGLISH, "99/2");
	struct library *library = open_library(&home);
	assert_string_equal(find(library, "A/HRC/RES/99/1", UNROLL_ENGLISH), "x.md");
	assert_string_equal(find(library, "A/HRC/RES/99/2", UNROLL_ENGLISH), "A_HRC_RES_99_1.md");
	assert_string_equal(find(library, "a/hrc/res/99/2", UNROLL_ENGLISH), "A_HRC_RES_99_1.md");
	assert_string_equal(find(library, "A/HRC/RES/99/3", UNROLL_ENGLISH), "");
	assert_true(library_is_complete(library));
	library_close(library);
	close_home(&home);
}

/* Without patience only what is known already is found. */
static void looking_ends_when_its_time_is_over(void **state)
{
	struct home home;
	struct str symbol = STR("A/HRC/RES/99/1");

	(void)state;
	open_home(&home);
	add(&home, "A_HRC_RES_99_1.md", UNROLL_ENGLISH, "99/1");
	struct library *library = open_library(&home);
	assert_null(library_find(library, symbol, UNROLL_ENGLISH, 0));
	assert_false(library_is_complete(library));
	assert_non_null(library_find(library, symbol, UNROLL_ENGLISH, PATIENCE_MS));
	assert_non_null(library_find(library, symbol, UNROLL_ENGLISH, 0));
	library_close(library);
	close_home(&home);
}

static void an_entry_tells_what_the_document_is(void **state)
{
	struct home home;

	(void)state;
	open_home(&home);
	add(&home, "x.md", UNROLL_FRENCH, "99/1");
	struct library *library = open_library(&home);
	const struct library_entry *entry =
		library_find(library, str_of("A/HRC/RES/99/1"), UNROLL_FRENCH, PATIENCE_MS);
	assert_non_null(entry);
	assert_string_equal(entry->symbol.data, "A/HRC/RES/99/1");
	assert_string_equal(entry->title.data, "Reading rooms");
	assert_string_equal(entry->adopted.data, "2050-07-01");
	assert_int_equal(entry->language, UNROLL_FRENCH);
	library_close(library);
	close_home(&home);
}

static void the_preferred_language_is_taken_then_the_order_of_languages(void **state)
{
	struct home home;

	(void)state;
	open_home(&home);
	add(&home, "A_HRC_RES_99_1-en.md", UNROLL_ENGLISH, "99/1");
	add(&home, "A_HRC_RES_99_1-es.md", UNROLL_SPANISH, "99/1");
	add(&home, "A_HRC_RES_99_1-fr.md", UNROLL_FRENCH, "99/1");
	add(&home, "other.md", UNROLL_ENGLISH, "99/2");
	struct library *library = open_library(&home);
	const char *symbol = "A/HRC/RES/99/1";
	assert_string_equal(find(library, symbol, UNROLL_SPANISH), "A_HRC_RES_99_1-es.md");
	assert_string_equal(find(library, symbol, UNROLL_FRENCH), "A_HRC_RES_99_1-fr.md");
	assert_string_equal(find(library, symbol, UNROLL_RUSSIAN), "A_HRC_RES_99_1-en.md");
	assert_string_equal(find(library, symbol, UNROLL_LANGUAGE_NONE), "A_HRC_RES_99_1-en.md");
	library_close(library);
	close_home(&home);
}

static void of_two_files_of_one_document_the_first_by_name_is_taken(void **state)
{
	struct home home;

	(void)state;
	open_home(&home);
	add(&home, "b.md", UNROLL_ENGLISH, "99/1");
	add(&home, "a.md", UNROLL_ENGLISH, "99/1");
	struct library *library = open_library(&home);
	look_into_all(library);
	assert_string_equal(find(library, "A/HRC/RES/99/1", UNROLL_ENGLISH), "a.md");
	library_close(library);
	close_home(&home);
}

static void likely_names_are_looked_into_first(void **state)
{
	struct home home;

	(void)state;
	open_home(&home);
	for (int i = 1; i <= 9; i++) {
		char name[40], number[10];
		snprintf(name, sizeof name, "A_HRC_RES_99_%d.md", i);
		snprintf(number, sizeof number, "99/%d", i);
		add(&home, name, UNROLL_ENGLISH, number);
	}
	struct library *library = open_library(&home);
	assert_null(library_known(library, str_of("A/HRC/RES/99/7"), UNROLL_ENGLISH));
	assert_int_equal(library_count(library), 0);
	assert_string_equal(find(library, "A/HRC/RES/99/7", UNROLL_ENGLISH), "A_HRC_RES_99_7.md");
	assert_int_equal(library_count(library), 1);
	assert_non_null(library_known(library, str_of("A/HRC/RES/99/7"), UNROLL_ENGLISH));
	assert_false(library_is_complete(library));
	library_close(library);
	close_home(&home);
}

static void entries_are_in_the_order_of_file_names(void **state)
{
	static const char *const names[] = { "c.md", "a.md", "d.md", "b.md" };
	struct home home;

	(void)state;
	open_home(&home);
	for (size_t i = 0; i < COUNT(names); i++)
		add(&home, names[i], UNROLL_ENGLISH, i % 2 ? "99/1" : "99/2");
	write_file(path_of(&home, "aa-notes.txt"), (struct str)STR("Not a resolution.\n"));
	struct library *library = open_library(&home);
	find(library, "A/HRC/RES/99/2", UNROLL_ENGLISH);
	look_into_all(library);
	assert_int_equal(library_count(library), COUNT(names));
	for (size_t i = 0; i < COUNT(names); i++)
		assert_int_equal(library_at(library, i)->name.data[0], 'a' + i);
	library_close(library);
	close_home(&home);
}

/* Make the next change of a file one that has another time. */
static void age(const char *path)
{
	const struct timespec past[] = { { 1000, 0 }, { 1000, 0 } };

	assert_int_equal(utimensat(AT_FDCWD, path, past, 0), 0);
}

static void files_that_change_come_and_go_are_noticed(void **state)
{
	struct home home;

	(void)state;
	open_home(&home);
	add(&home, "a.md", UNROLL_ENGLISH, "99/1");
	add(&home, "b.md", UNROLL_ENGLISH, "99/2");
	age(path_of(&home, "a.md"));
	age(home.library);
	struct library *library = open_library(&home);
	look_into_all(library);

	add(&home, "a.md", UNROLL_ENGLISH, "99/5");
	assert_string_equal(find(library, "A/HRC/RES/99/1", UNROLL_ENGLISH), "");
	assert_string_equal(find(library, "A/HRC/RES/99/5", UNROLL_ENGLISH), "a.md");

	add(&home, "c.md", UNROLL_ENGLISH, "99/3");
	assert_string_equal(find(library, "A/HRC/RES/99/3", UNROLL_ENGLISH), "c.md");
	assert_string_equal(find(library, "A/HRC/RES/99/2", UNROLL_ENGLISH), "b.md");
	assert_int_equal(library_count(library), 3);

	unlink(path_of(&home, "b.md"));
	assert_string_equal(find(library, "A/HRC/RES/99/2", UNROLL_ENGLISH), "");
	assert_string_equal(find(library, "A/HRC/RES/99/5", UNROLL_ENGLISH), "a.md");
	assert_int_equal(library_count(library), 2);
	library_close(library);
	close_home(&home);
}

static void add_socket(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	assert_true(strlen(path) < sizeof address.sun_path);
	memcpy(address.sun_path, path, strlen(path) + 1);
	assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
	close(fd);
}

static void add_link(const struct home *home, const char *target, const char *name)
{
	assert_int_equal(symlink(target, path_of(home, name)), 0);
}

/* Everything that is not a document of the folder, under names that promise one. */
static void add_traps(const struct home *home)
{
	char secret[100];

	snprintf(secret, sizeof secret, "%s/secret.md", home->folder);
	add_link(home, "../secret.md", "A_HRC_RES_99_66.md");
	add_link(home, secret, "A_HRC_RES_99_66-absolute.md");
	add_link(home, "../library/../secret.md", "A_HRC_RES_99_66-round.md");
	add_link(home, "loop-b.md", "loop-a.md");
	add_link(home, "loop-a.md", "loop-b.md");
	add_link(home, "/dev/zero", "zero.md");
	add_link(home, "/proc/self/mem", "memory.md");
	add_link(home, "nowhere.md", "dangling.md");
	assert_int_equal(mkdir(path_of(home, "A_HRC_RES_99_67.md"), 0700), 0);
	assert_int_equal(mkfifo(path_of(home, "A_HRC_RES_99_68.md"), 0600), 0);
	add_link(home, "A_HRC_RES_99_68.md", "fifo.md");
	add_socket(path_of(home, "A_HRC_RES_99_69.md"));
	write_document(path_of(home, ".hidden.md"), UNROLL_ENGLISH, "99/70", "Hidden");
	write_file(path_of(home, "A_HRC_RES_99_71.pdf"), (struct str)STR("%PDF-1.4\n### 99/71 Title\n"));
	write_file(path_of(home, "binary.md"), (struct str)STR("\x7F" "ELF\0\0\0"));
	write_file(path_of(home, "empty.md"), (struct str)STR(""));
	write_document(path_of(home, "A_HRC_RES_99_72.md"), UNROLL_ENGLISH, "99/72", "Too large");
	assert_int_equal(truncate(path_of(home, "A_HRC_RES_99_72.md"), (16 << 20) + 1), 0);
}

static void nothing_but_regular_files_of_the_folder_is_looked_into(void **state)
{
	struct home home;

	(void)state;
	open_home(&home);
	add_traps(&home);
	add(&home, "real.md", UNROLL_ENGLISH, "99/1");
	add_link(&home, "real.md", "z-link-within.md");
	struct library *library = open_library(&home);
	look_into_all(library);
	for (int i = 66; i <= 72; i++) {
		char symbol[40];
		snprintf(symbol, sizeof symbol, "A/HRC/RES/99/%d", i);
		assert_string_equal(find(library, symbol, UNROLL_ENGLISH), "");
	}
	assert_string_equal(find(library, "A/HRC/RES/99/1", UNROLL_ENGLISH), "real.md");
	for (size_t i = 0; i < library_count(library); i++)
		assert_string_equal(library_at(library, i)->symbol.data, "A/HRC/RES/99/1");
	library_close(library);
	close_home(&home);
}

/* References as a hostile document may spell them. */
static const struct str references[] = {
	STR(""), STR("."), STR(".."), STR("/"), STR("//"), STR("../secret.md"), STR("secret.md"),
	STR("../../etc/passwd"), STR("/etc/passwd"), STR("//etc/passwd"), STR("A/RES/../../secret.md"),
	STR("A/HRC/RES/99/../99/66"), STR("A/HRC/RES/99/66/../../../../../secret.md"),
	STR("A/HRC/RES/99//66"), STR("A//HRC/RES/99/66"), STR("A/HRC/RES/99/66/"),
	STR("A/HRC/RES/99/1%00"), STR("A/HRC/RES/99/1\0"), STR("A/HRC/RES/99/1\0.md"),
	STR("A/HRC/RES/99/1\n"), STR("A/HRC/RES/99/1\r\n"), STR("\nA/HRC/RES/99/1"),
	STR("-rf"), STR("--version"), STR("-A/HRC/RES/99/1"), STR("~"), STR("~/A/HRC/RES/99/1"),
	STR("~root"), STR("%2e%2e/secret.md"), STR("%2e%2e%2fsecret.md"), STR("..%2fsecret.md"),
	STR("..\\secret.md"), STR("A\\HRC\\RES\\99\\66"), STR("C:\\A"), STR("file:///etc/passwd"),
	STR("$(id)"), STR("`id`"), STR("A/HRC/RES/99/1;id"), STR("A/HRC/RES/99/1|id"), STR("*"), STR("?"),
	STR("A/HRC/RES/99/\u202E1"), STR("A/HRC/RES/99/1\u200B"), STR("A/HRC/RES/99/\uFF11"),
	STR("\u0410/HRC/RES/99/1"), STR("A\u2215HRC\u2215RES\u221599\u22151"),
	STR("real.md"), STR("./real.md"), STR("REAL.MD"), STR("zero.md"), STR("/dev/zero"),
	STR("/proc/self/fd/0"), STR("loop-a.md"), STR("\xFF\xFE"), STR("A/HRC/RES/99/66"),
};

static void a_hostile_reference_is_not_in_the_library(void **state)
{
	static char endless[64 << 10];
	struct home home;

	(void)state;
	memset(endless, 'A', sizeof endless);
	open_home(&home);
	add_traps(&home);
	add(&home, "real.md", UNROLL_ENGLISH, "99/1");
	struct library *library = open_library(&home);
	for (size_t i = 0; i < COUNT(references); i++) {
		assert_null(library_find(library, references[i], UNROLL_ENGLISH, PATIENCE_MS));
		assert_null(library_known(library, references[i], UNROLL_ENGLISH));
	}
	assert_null(library_find(library, (struct str){ endless, sizeof endless }, UNROLL_ENGLISH,
	                         PATIENCE_MS));
	library_close(library);
	close_home(&home);
}

static const struct {
	struct str name;
	const char *message;
} refused[] = {
	{ STR(""), "not the name of a file in the library" },
	{ STR("."), "not the name of a file in the library" },
	{ STR(".."), "not the name of a file in the library" },
	{ STR("../secret.md"), "not the name of a file in the library" },
	{ STR("/etc/passwd"), "not the name of a file in the library" },
	{ STR("real.md/."), "not the name of a file in the library" },
	{ STR("real.md\0"), "not the name of a file in the library" },
	{ STR("A_HRC_RES_99_66.md"), "A_HRC_RES_99_66.md: leads out of the library" },
	{ STR("A_HRC_RES_99_66-absolute.md"), "A_HRC_RES_99_66-absolute.md: leads out of the library" },
	{ STR("A_HRC_RES_99_66-round.md"), "A_HRC_RES_99_66-round.md: leads out of the library" },
	{ STR("zero.md"), "zero.md: leads out of the library" },
	{ STR("memory.md"), "memory.md: leads out of the library" },
	{ STR("loop-a.md"), "loop-a.md: Too many levels of symbolic links" },
	{ STR("dangling.md"), "dangling.md: No such file or directory" },
	{ STR("A_HRC_RES_99_67.md"), "A_HRC_RES_99_67.md: not a regular file" },
	{ STR("A_HRC_RES_99_68.md"), "A_HRC_RES_99_68.md: not a regular file" },
	{ STR("fifo.md"), "fifo.md: not a regular file" },
	{ STR("A_HRC_RES_99_69.md"), "A_HRC_RES_99_69.md: No such device or address" },
};

static void what_is_not_a_file_of_the_folder_is_not_opened(void **state)
{
	struct home home;

	(void)state;
	open_home(&home);
	add_traps(&home);
	add(&home, "real.md", UNROLL_ENGLISH, "99/1");
	struct library *library = open_library(&home);
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct library_entry forged = { .name = refused[i].name };
		struct unroll_error error = { 0 };
		assert_int_equal(library_open_file(library, &forged, &error), -1);
		assert_string_equal(error.message, refused[i].message);
	}
	library_close(library);
	close_home(&home);
}

/* Make the system one that does not know openat2(); false if it does not let us. */
static bool forget_openat2(void)
{
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat2, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { COUNT(filter), filter };

	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
	    && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

enum { CANNOT_TELL = 77 };

/* How many files are opened that should not be, of a system that cannot keep a path in a folder. */
static int count_opened(struct library *library)
{
	int opened = 0;

	if (!forget_openat2())
		return CANNOT_TELL;
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct library_entry forged = { .name = refused[i].name };
		opened += library_open_file(library, &forged, NULL) >= 0;
	}
	struct library_entry link = { .name = STR("z-link-within.md") };
	opened += library_open_file(library, &link, NULL) >= 0;
	struct library_entry real = { .name = STR("real.md") };
	return opened + (library_open_file(library, &real, NULL) < 0);
}

static void an_older_system_follows_no_link_at_all(void **state)
{
	struct home home;
	int status;

	(void)state;
	open_home(&home);
	add_traps(&home);
	add(&home, "real.md", UNROLL_ENGLISH, "99/1");
	add_link(&home, "real.md", "z-link-within.md");
	struct library *library = open_library(&home);
	pid_t child = fork();
	if (child == 0)
		_exit(count_opened(library));
	waitpid(child, &status, 0);
	library_close(library);
	close_home(&home);
	assert_true(WIFEXITED(status));
	if (WEXITSTATUS(status) == CANNOT_TELL)
		skip();
	assert_int_equal(WEXITSTATUS(status), 0);
}

static void a_long_title_is_cut_at_a_character(void **state)
{
	struct home home;
	char title[801];

	(void)state;
	for (size_t i = 0; i + 1 < sizeof title; i += 2)
		memcpy(title + i, "\xC3\xA9", 3);
	title[0] = 'X';
	title[1] = 'x';
	open_home(&home);
	write_document(path_of(&home, "x.md"), UNROLL_ENGLISH, "99/1", title);
	struct library *library = open_library(&home);
	const struct library_entry *entry =
		library_find(library, str_of("A/HRC/RES/99/1"), UNROLL_ENGLISH, PATIENCE_MS);
	assert_non_null(entry);
	assert_true(entry->title.size <= 400 && entry->title.size > 390);
	assert_int_equal(entry->title.size % 2, 0);
	library_close(library);
	close_home(&home);
}

static void the_file_of_an_entry_can_be_read(void **state)
{
	struct home home;

	(void)state;
	open_home(&home);
	add(&home, "a \n\x1b[31m.md", UNROLL_ENGLISH, "99/1");
	struct library *library = open_library(&home);
	const struct library_entry *entry =
		library_find(library, str_of("A/HRC/RES/99/1"), UNROLL_ENGLISH, PATIENCE_MS);
	assert_non_null(entry);
	int fd = library_open_file(library, entry, NULL);
	assert_true(fd >= 0);
	struct unroll_document *document = unroll_load_fd(fd, entry->name.data, NULL, NULL);
	assert_non_null(document);
	assert_true(str_equal(document->symbol, entry->symbol));
	unroll_document_free(document);
	close(fd);
	library_close(library);
	close_home(&home);
}

static void a_folder_that_is_none_is_told(void **state)
{
	struct unroll_error error;

	(void)state;
	assert_null(library_open("/tmp/unroll-absent", NULL, &error));
	assert_string_equal(error.message, "/tmp/unroll-absent: No such file or directory");
	assert_null(library_open("/dev/null", NULL, &error));
	assert_string_equal(error.message, "/dev/null: Not a directory");
	library_close(NULL);
}

static void an_empty_folder_is_an_empty_library(void **state)
{
	struct home home;

	(void)state;
	open_home(&home);
	struct library *library = open_library(&home);
	assert_true(library_is_complete(library));
	assert_false(library_step(library, 1));
	assert_int_equal(library_count(library), 0);
	assert_null(library_find(library, str_of("A/RES/99/1"), UNROLL_ENGLISH, PATIENCE_MS));
	library_close(library);
	close_home(&home);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_document_is_found_by_the_symbol_inside),
		cmocka_unit_test(looking_ends_when_its_time_is_over),
		cmocka_unit_test(an_entry_tells_what_the_document_is),
		cmocka_unit_test(the_preferred_language_is_taken_then_the_order_of_languages),
		cmocka_unit_test(of_two_files_of_one_document_the_first_by_name_is_taken),
		cmocka_unit_test(likely_names_are_looked_into_first),
		cmocka_unit_test(entries_are_in_the_order_of_file_names),
		cmocka_unit_test(files_that_change_come_and_go_are_noticed),
		cmocka_unit_test(nothing_but_regular_files_of_the_folder_is_looked_into),
		cmocka_unit_test(a_hostile_reference_is_not_in_the_library),
		cmocka_unit_test(what_is_not_a_file_of_the_folder_is_not_opened),
		cmocka_unit_test(an_older_system_follows_no_link_at_all),
		cmocka_unit_test(a_long_title_is_cut_at_a_character),
		cmocka_unit_test(the_file_of_an_entry_can_be_read),
		cmocka_unit_test(a_folder_that_is_none_is_told),
		cmocka_unit_test(an_empty_folder_is_an_empty_library),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
