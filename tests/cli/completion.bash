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
cd "$(dirname "$0")" || exit 2
offers 'completion.bash' comp
offers 'completion.bash' --config comp
echo "1..$count"
