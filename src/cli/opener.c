#include "cli/opener.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>

#include "base/error.h"
#include "base/str.h"
#include "cli/spawn.h"
#include "command/url.h"

static bool start(struct opener *opener, const char *name, const char *url)
{
	pid_t process = spawn((const char *const[]){ name, url, NULL }, -1);

	if (process < 0)
		return false;
	*opener = (struct opener){ .name = name, .process = process };
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

bool opener_open(struct opener *opener, enum option_opener setting, struct str url,
                 struct unroll_error *error)
{
	const char *name = option_entries[OPTION_OPENER].choices[setting].data;
	char admitted[URL_SIZE];

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

bool opener_check(struct opener *opener, struct unroll_error *error)
{
	int status;

	if (!opener->process || waitpid(opener->process, &status, WNOHANG) != opener->process)
		return true;
	opener->process = 0;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	if (WIFSIGNALED(status))
		return error_set(error, UNROLL_ERROR_SYSTEM, 0, "%s was ended by a signal: %s",
		                 opener->name, strsignal(WTERMSIG(status)));
	return error_set(error, UNROLL_ERROR_SYSTEM, 0, "%s could not open it (exit status %d)",
	                 opener->name, WEXITSTATUS(status));
}
