#!/bin/sh
# The tasks that a reader has, with no more keys than are promised, in a real
# terminal of three sizes, on the specimen.
#
# usage: tasks.sh UNROLL JUDGE FILE

. "$(dirname "$0")/tmux.sh"
unroll=$1 judge=$2 file=$3 readers=0
judging=-c

# A task begins at the first screen of a reader without a past, and counts its keys.
begin() {
	readers=$((readers + 1))
	open_again
	await shows '32/906'
}

open_again() {
	start "$columns" "$rows" \
		"XDG_STATE_HOME='$folder/$readers' '$unroll' --no-config '$file'"
	pressed=0
}

press() {
	for key in "$@"; do
		keys "$key"
		pressed=$((pressed + 1))
	done
}

# at_most KEYS TEXT NAME: what was done before has succeeded, and the text is there,
# with no more keys than that.
at_most() {
	met=$?
	await shows "$2" && [ $met = 0 ] && [ $pressed -le "$1" ]
	result $? "$3 at $columns by $rows, $pressed keys"
}

# Keys count from here, and what leads away leads back to this row.
mark() {
	row=$(cursor_row)
	pressed=0
}

on_row() {
	[ "$(cursor_row)" = "$row" ]
}

# escape_from TEXT NAME: the text goes, and the row is the one that was marked.
escape_from() {
	press Escape
	await hides "$1" && await on_row
	result $? "$2 at $columns by $rows"
}

for size in 80x24 40x24 200x50; do
	columns=${size%x*} rows=${size#*x}

	begin
	at_most 0 'Protection des salles' "open and read the title"

	begin
	press 1 5 g
	at_most 3 '15.  Prend également acte' "go to operative paragraph 15"

	mark
	press i
	at_most 1 'A/HRC/26/950' "read its note"
	escape_from 'A/HRC/26/950' "return to the same row"

	begin
	press 2 i
	at_most 2 'A/HRC/26/950' "read note 2 from anywhere"

	begin
	press 1 4 g
	await shows '14.  Prend acte' && mark
	press i
	await shows 'A/HRC/24/56.' && press Enter
	await shows 'Conseil des droits' && await hides '32/906'
	at_most 2 'A/HRC/24/56' "open the document cited in paragraph 14"
	press BSpace
	await shows '14.  Prend acte' && await on_row
	at_most 3 '32/906' "return from it to the same row"

	begin
	await shows 'Guidé' && press P && await hides 'Guidé'
	at_most 1 'paragraph' "hide the preamble"

	begin
	press / f o n d s Space d e Space c
	at_most 12 '(preamble 1, operative' "count what is searched for as one types"

	begin
	press c
	at_most 1 'A/HRC/24/56' "list the documents cited"

	begin
	press 1 2 y
	at_most 3 'clipboard' "copy paragraph 12"

	begin
	press 1 5 g
	await shows '15.  Prend également acte' && mark
	press t
	at_most 1 'English' "read paragraph 15 in English"
	escape_from 'English' "close the English text at the same row"

	begin
	press T
	at_most 1 'Protection of public' "read two languages beside each other"

	begin
	press 1 8 g
	await shows '18.  Accueille' && keys q && await shows 'exit 0' && open_again
	at_most 0 '18.  Accueille' "reopen where one stopped"
done
plan
