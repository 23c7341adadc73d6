/*
 * Which characters may stand in text that a terminal shows: a list of its own, made
 * apart from base/gate.c, which it judges.
 */
#ifndef TESTS_ORACLE_TEXT_H
#define TESTS_ORACLE_TEXT_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Controls, what turns the order of others, what is invisible, what is not assigned
 * or for private use. LC_CTYPE must be UTF-8.
 */
bool text_is_forbidden(uint32_t character);

/* Of those, what a terminal or a reader of pasted text obeys: controls, directions, tags. */
bool text_is_control(uint32_t character);

#endif
