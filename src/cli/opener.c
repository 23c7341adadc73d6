#include "cli/opener.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/str.h"
#include "cli/spawn.h"
#include "command/url.h"

enum { REST = 1000 };             /* milliseconds between two starts */

/* Where another program can be noted, or OPENER_MOST. */
static size_t free_place(const struct opener *opener)
{
	size_t i = 0;

	while (i < OPENER_MOST && opener->started[i].process)
		i++;
	return i;
}

static bool start(struct opener *opener, const char *name, const char *url)
{
	pid_t process = spawn((const char *const[]){ name, url, NULL }, -1);
	size_t place = free_place(opener);

	if (process < 0)
		return false;
	opener->started[place].name = opener->name = name;
	opener->started[place].process = process;
	opener->since = clock_milliseconds();
	return true;
}

/* The first that is there. */
static bool start_any(struct opener *opener, const char *url)
{
	const struct str *names = option_entries[OPTION_OPENER].choices;

	for (size_t i = OPENER_AUTO + 1; names[i].size; i++)
		if (start(opener, names[i].data, url))
			return true;
	return false;
}

static bool may_start(const struct opener *opener, struct unroll_error *error)
{
	if (free_place(opener) == OPENER_MOST)
		return error_set(error, UNROLL_ERROR_USAGE, 0,
		                 "not opened: %d others are being opened", OPENER_MOST);
	return !opener->name || clock_milliseconds() - opener->since >= REST
	    || error_set(error, UNROLL_ERROR_USAGE, 0, "not opened: one a second is enough");
}

bool opener_open(struct opener *opener, enum option_opener setting, struct str url,
                 struct unroll_error *error)
{
	const char *name = option_entries[OPTION_OPENER].choices[setting].data;
	char admitted[URL_SIZE];

	if (!may_start(opener, error))
		return false;
	if (!url_admit(url, admitted, error))
		return false;
	if (!str_equal(str_of(admitted), url))
		return error_set(error, UNROLL_ERROR_USAGE, 0, "not opened: it is not as it was shown");
	if (setting == OPENER_AUTO)
		return start_any(opener, admitted)
		    || error_set(error, UNROLL_ERROR_ABSENT, 0,
		                 "not opened: there is no xdg-open, wslview or open");
	return start(opener, name, admitted)
	    || error_set(error, UNROLL_ERROR_SYSTEM, 0, "not opened: %s: %s", name, strerror(errno));
}

bool opener_is_busy(const struct opener *opener)
{
	for (size_t i = 0; i < OPENER_MOST; i++)
		if (opener->started[i].process)
			return true;
	return false;
}

static bool ended_well(const char *name, int status, struct unroll_error *error)
{
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	if (WIFSIGNALED(status))
		return error_set(error, UNROLL_ERROR_SYSTEM, 0, "%s was ended by a signal: %s",
		                 name, strsignal(WTERMSIG(status)));
	return error_set(error, UNROLL_ERROR_SYSTEM, 0, "%s could not open it (exit status %d)",
	                 name, WEXITSTATUS(status));
}

bool opener_check(struct opener *opener, struct unroll_error *error)
{
	for (size_t i = 0; i < OPENER_MOST; i++) {
		pid_t process = opener->started[i].process;
		int status;
		if (!process || waitpid(process, &status, WNOHANG) != process)
			continue;
		opener->started[i].process = 0;
		if (!ended_well(opener->started[i].name, status, error))
			return false;
	}
	return true;
}
