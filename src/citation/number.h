/*
 * The numbers of resolutions, as they are printed after the word "resolution":
 *
 *   number  = session "/" n [ parts ]          since 1976: "70/1", "72/266 A"
 *           | ( "S-" | "ES-" ) session "/" n    special sessions: "S-27/2", "ES-11/1"
 *           | year "/" n                        Economic and Social Council: "1996/31"
 *           | n "(" year ")"                    Security Council: "2254 (2015)"
 *           | n [ parts ] "(" meeting ")"       to 1975: "217 A (III)", "3201 (S-VI)"
 *   parts   = letter [ ( "-" | "and" | "to" ) letter ]
 *   meeting = [ "S-" | "ES-" ] roman            Arabic: "د-3", "دإ-6", "دإط-5"
 */
#ifndef CITATION_NUMBER_H
#define CITATION_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#include <unroll/str.h>

enum number_form {
	NUMBER_SESSION,
	NUMBER_SPECIAL,
	NUMBER_YEAR,
	NUMBER_COUNCIL,
	NUMBER_ROMAN,
	NUMBER_FORM_COUNT
};

enum number_meeting { MEETING_REGULAR, MEETING_SPECIAL, MEETING_EMERGENCY };

struct number {
	enum number_form form;
	enum number_meeting meeting;  /* the prefix of the session */
	unsigned session;             /* or the year; of NUMBER_ROMAN the value of the numeral */
	unsigned number;
	char part, last_part;         /* 'A' and 'C' of "75/253 A-C"; 0 if none */
};

/* Bytes for a number that number_write() wrote, with the NUL. */
#define NUMBER_SIZE 40

/* How many bytes of the front of `text` are one number; 0 if none. */
size_t number_match(struct str text, struct number *number);

/*
 * Write a number as it stands in a symbol: "70/1", "72/266A", "S-27/2",
 * "2254(2015)", "217(III)". The parts of old resolutions have no symbol of
 * their own: their letters are dropped.
 */
void number_write(const struct number *number, char text[NUMBER_SIZE]);

#endif
