#include "home.h"

#include <fcntl.h>
#include <ftw.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "fuzz.h"

static char home[40];
static pid_t owner;               /* a process that was forked leaves the folder alone */

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *place)
{
	(void)status, (void)type, (void)place;
	return remove(path);
}

static void remove_all(const char *path)
{
	nftw(path, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static void remove_home(void)
{
	if (getpid() == owner)
		remove_all(home);
}

static void make_home(void)
{
	strcpy(home, "/dev/shm/unroll-fuzz-XXXXXX");
	if (!mkdtemp(home)) {
		strcpy(home, "/tmp/unroll-fuzz-XXXXXX");
		require(mkdtemp(home));
	}
	owner = getpid();
	atexit(remove_home);
}

char *home_path(char path[HOME_PATH_SIZE], const char *name)
{
	if (!home[0])
		make_home();
	int length = snprintf(path, HOME_PATH_SIZE, "%s%s%s", home, *name ? "/" : "", name);
	require(length < HOME_PATH_SIZE);
	return path;
}

void home_write(const char *name, struct str content)
{
	char path[HOME_PATH_SIZE];
	int fd = open(home_path(path, name), O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0600);

	require(fd >= 0 && descriptor_write(fd, content));
	close(fd);
}

void home_make_folder(const char *name)
{
	char path[HOME_PATH_SIZE];

	require(mkdir(home_path(path, name), 0700) == 0);
}

void home_remove(const char *name)
{
	char path[HOME_PATH_SIZE];

	remove_all(home_path(path, name));
}
