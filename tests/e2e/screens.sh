#!/bin/sh
# What a real terminal shows is what we think is in each cell: for every specimen,
# at sizes from a character to wider than any, while keys are pressed.
#
# usage: screens.sh DUMPER JUDGE FILE...

. "$(dirname "$0")/tmux.sh"
dumper=$1 judge=$2
shift 2

sizes='80x24 40x24 200x50 20x5 19x4 2x1 7x3 132x10 80x24'
typed='Space j j d u 15g Tab i Escape o Escape c Escape v v P z Z /the Enter n ? Escape G k b'

same() {
	screen | trimmed >"$folder/seen"
	trimmed <"$folder/dump" >"$folder/thought"
	cmp -s "$folder/seen" "$folder/thought"
}

agree() {
	await same && return
	diff "$folder/thought" "$folder/seen" | sed "s/^/# $1: /" | head -20
	return 1
}

check_keys() {
	for key in $typed; do
		# One argument is a text of keys or a name of tmux's.
		case $key in
		[A-Z]?* | ?) keys "$key" ;;
		*) keys -l "$key" ;;
		esac
		agree "after $key" || return
	done
}

check_sizes() {
	for size in $sizes; do
		resize "${size%x*}" "${size#*x}"
		agree "at $size" || return
		keys j
		agree "at $size, after j" || return
	done
}

for file in "$@"; do
	rm -f "$folder/dump"
	start 80 24 "'$dumper' '$folder/dump' '$file'"
	await test -s "$folder/dump" && check_sizes && check_keys
	result $? "the terminal shows what is thought: $(basename "$file")"
done
plan
