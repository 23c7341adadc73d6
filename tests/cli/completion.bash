#!/bin/bash
# What bash offers for a command line. Prints TAP.
#
# usage: completion.bash COMPLETION-FILE

source "$1" || exit 2
compopt() { :; }
count=0

# Complete the words $2..., of which the last is being typed, and expect $1.
offers() {
	local wanted=$1
	shift
	COMP_WORDS=(unroll "$@")
	COMP_CWORD=$#
	_unroll
	count=$((count + 1))
	if [ "${COMPREPLY[*]}" = "$wanted" ]; then
		echo "ok $count - $*"
	else
		echo "not ok $count - $*: ${COMPREPLY[*]}"
	fi
}

offers '--version' --v\ers
offers '--to' --t
offers 'json' -t j
offers 'text json markdown outline akn citations' --to ''
offers 'outline' --to = o
offers 'text json markdown outline akn citations' --to =
offers 'akn' --format a
offers 'windows-1251 windows-1252 windows-1256' --encoding w
offers 'fr' --lang f
offers '' -p ''
offers 'text json tsv' search --to ''
offers 'tsv' cites -t ts
offers 'sc' search --organ s
offers '--limit' search --lim
offers '--rebuild' index --reb
offers 'cites cited-by' cit
offers 'cites cited-by' help c
offers '' search words
# The library has two symbols that begin so.
unroll() { [ "$*" = 'symbols -n 500 -- a/res/79' ] && printf 'A/RES/79/1\nA/RES/79/2\n'; }
offers 'A/RES/79/1 A/RES/79/2' a/res/79
offers 'A/RES/79/1 A/RES/79/2' cited-by a/res/79
offers 'A/RES/79/1 A/RES/79/2' -t json a/res/79
cd "$(dirname "$0")" || exit 2
offers 'completion.bash' comp
offers '../cli' index ../cl
offers 'completion.bash' --config comp
echo "1..$count"
