/* Where the program keeps what is the user's own (XDG Base Directory Specification). */
#ifndef BASE_HOME_H
#define BASE_HOME_H

/*
 * $VARIABLE/unroll/NAME, or $HOME/FOLDER/unroll/NAME where the variable is unset or
 * relative, which the specification lets be ignored. The caller frees it; NULL
 * without a home.
 */
char *home_path(const char *variable, const char *folder, const char *name);

#endif
