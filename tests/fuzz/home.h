/*
 * A folder for the run of a target: made when it is first asked for, in memory if
 * the system has such a place, and taken away with all that is in it at the end.
 */
#ifndef TESTS_FUZZ_HOME_H
#define TESTS_FUZZ_HOME_H

#include <unroll/str.h>

enum { HOME_PATH_SIZE = 400 };

/* "FOLDER/name" in a buffer, which is returned; "" is the folder itself. */
char *home_path(char path[HOME_PATH_SIZE], const char *name);

/* Write a file of the folder anew. */
void home_write(const char *name, struct str content);

/* Make a folder in the folder. */
void home_make_folder(const char *name);

/* Take away all that is in a folder of the folder, and the folder itself. */
void home_remove(const char *name);

#endif
