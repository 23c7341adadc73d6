#!/bin/sh
# Documents by their symbols, and the subcommands for the library, over the
# specimens of samples/. Prints TAP.
#
# usage: library.sh PROGRAM SAMPLES

program=$(realpath "$1")
samples=$2
export LC_ALL=C.UTF-8
folder=$(mktemp -d) || exit 2
trap 'rm -rf "$folder"' EXIT
export XDG_DATA_HOME="$folder/data"
. "$(dirname "$0")/tap.sh"

cd "$samples" || exit 2

# Without a library documents come from the current folder.
expect 0 '' 'a symbol opens the document of the current folder' "$program" A/HRC/RES/32/906
has 'public reading rooms' 'in English if nobody says otherwise'
expect 0 '' 'in any spelling, at a paragraph' "$program" 'a/hrc/res/32/906#2'
lacks '3.' 'and nothing but the paragraph is written'
expect 0 '' 'a language can be asked for' "$program" --lang fr 'A/HRC/RES/32/906#2'
has 'Souligne' 'and is written'
expect 0 'not there in Russian; this is the English text' 'and be named' "$program" --lang русский -t json 'S/RES/9901 (2016)'
has '"language": "en"' 'what is not there is told, and what is there written'
expect 0 '' 'every form works' "$program" -t citations A/HRC/RES/32/906#14
has 'A/HRC/24/56' 'with the paragraph that was named'
expect 0 '' 'and so does the check' "$program" --check A/HRC/RES/32/906
expect 1 'no paragraph 99' 'a paragraph that is not there is told' "$program" A/HRC/RES/32/906#99
expect 2 'there is no library yet' 'a symbol that is not there is told' "$program" A/RES/79/916
says 'unroll index' 'with what to do'
cp A_RES_66_977-en.xml "$folder/specimen.xml" && cd "$folder" || exit 2
mkdir -p A/RES/70 && printf '1. Decides.\n' > A/RES/70/906
expect 0 '' 'a file comes before a symbol' "$program" A/RES/70/906
has '1.   Decides' 'and is what is read'
mkdir -p A/RES/66/977
expect 0 '' 'a folder does not' "$program" A/RES/66/977
cd "$samples" || exit 2

# Operands that are neither are only that, however they are written.
long=$(printf '%065536d' 7)
for operand in ../../etc/passwd A/RES/../../x 'A/RES/70/1%00' 'A/RES/70/1
x' "$long" "A/RES/70/$long" '#12' '#' ' ' "$(printf 'A/RES/\033[31m')"; do
	expect 2 'unroll: ' "hostile operand $(printf %.12s "$operand" | tr '\n\033' '??')" \
		"$program" -- "$operand"
	[ ! -s "$folder/out" ] && ! grep -q "$(printf '\033')" "$folder/err"
	told $? 'opens nothing and says nothing to the terminal'
done
expect 2 'no such option' 'an operand that begins with a dash is an option' "$program" -A/RES/70/1
expect 2 'No such file' 'unless it stands behind two' "$program" -- -A/RES/70/1

echo "1..$count"
