/* Host names that are not ASCII, in ASCII. Source: RFC 3492; RFC 5891 for the prefix. */
#ifndef COMMAND_PUNYCODE_H
#define COMMAND_PUNYCODE_H

#include <stdbool.h>

#include <unroll/str.h>

enum { PUNYCODE_SIZE = 63 + 1 };  /* of a label, in bytes, with the NUL at the end */

/*
 * Write a label of a host, normalised and in small letters; "xn--" stands before
 * one that is not ASCII. Return false if it does not fit or is not UTF-8.
 */
bool punycode_label(struct str label, char ascii[PUNYCODE_SIZE]);

#endif
