/*
 * The gate for URLs: what may be handed to a browser, and in which spelling.
 * Documents are not to be trusted with it. Source: RFC 3986; RFC 3492 and 5891
 * for hosts that are not ASCII.
 */
#ifndef COMMAND_URL_H
#define COMMAND_URL_H

#include <stdbool.h>

#include <unroll/error.h>
#include <unroll/str.h>

enum { URL_SIZE = 2048 + 1 };     /* in bytes, with the NUL at the end */

/*
 * Write the spelling of `link` that may be opened: http or https, a host and no
 * user name, printable ASCII without spaces, quotes and the like. What else may
 * stand in a path is percent-encoded, a host in other letters is written as
 * Punycode, so that what is shown is what is opened. Otherwise return false and
 * say why in *error.
 */
bool url_admit(struct str link, char url[URL_SIZE], struct unroll_error *error);

#endif
