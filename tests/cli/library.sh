#!/bin/sh
# Documents by their symbols, and the subcommands for the library, over the
# specimens of samples/. UPDATE_GOLDEN=1 writes what is compared anew. Prints TAP.
#
# usage: library.sh PROGRAM JUDGE SAMPLES

program=$(realpath "$1")
judge=$(realpath "$2")
samples=$(realpath "$3")
golden=$(realpath "$(dirname "$0")")/golden
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
	[ ! -s "$folder/out" ]
	told $? 'opens nothing'
done
expect 2 'no such option' 'an operand that begins with a dash is an option' "$program" -A/RES/70/1
expect 2 'No such file' 'unless it stands behind two' "$program" -- -A/RES/70/1

# Without a library the subcommands say so.
for subcommand in 'search reading' 'cited-by A/RES/70/906' symbols; do
	# shellcheck disable=SC2086
	expect 2 'there is no library yet: unroll index FOLDER' "$subcommand needs a library" \
		"$program" $subcommand
done
expect 0 '' 'what a file cites needs none' "$program" cites A_HRC_24_56-en.md

expect 0 '' 'the specimens are indexed' "$program" index --quiet "$samples"
mkdir "$folder/empty" && cd "$folder/empty" || exit 2

# Run a command; its exit status must be $1, and what it writes that of the file $2.
same() {
	wanted=$1
	file=$golden/$2
	shift 2
	"$program" "$@" > "$folder/raw" 2> "$folder/err" < /dev/null
	status=$?
	sed "s|$samples|SAMPLES|" "$folder/raw" > "$folder/out"
	[ -z "$UPDATE_GOLDEN" ] || cp "$folder/out" "$file"
	diff "$file" "$folder/out" >> "$folder/err" && ! [ -s "$folder/err" ] && [ $status = "$wanted" ]
	told $? "$* writes ${file##*/} and ends with $wanted"
}

same 0 search.txt search lighthouse
same 0 search-phrase.txt search 'Voluntary Fund' report -l
terminal=vt100
same 0 search-marked.txt search --color=always --organ ga -w 60 tide
terminal=
same 0 search-cut.txt search -w 40 lighthouses
same 0 search-count.txt search -c reading rooms
same 0 search-without.txt search -l -- lighthouses -ships
same 0 search-arabic.txt search --lang ar المطالعة
same 0 search-arabic-visual.txt search --lang ar --visual المطالعة
same 0 search-chinese.txt search 阅览室 --limit 0
same 0 search.tsv search -t tsv --lang fr salles lecture
same 0 search-documents.tsv search -t tsv --lang es -l sala
same 0 search.json search -t json lighthouse
same 1 nothing.txt search zzz
same 1 nothing.json search -t json zzz
same 1 nothing.txt search -t tsv --year 1999 lighthouse
same 0 cites.txt cites A/HRC/RES/32/906
same 0 cites-fr.txt cites --lang fr a/hrc/res/32/906
same 0 cites-paragraph.txt cites A/HRC/RES/32/906#19
same 0 cites.tsv cites -t tsv A/HRC/24/56
same 0 cites.json cites -t json A/RES/70/906
same 0 cites-paragraph.txt cites A/HRC/RES/32/906#OP19
same 0 cites-paragraph.txt cites 'A/HRC/RES/32/906#op 19 (a)'
same 0 cites-preambular.txt cites A/HRC/RES/32/906#PP3
same 0 cites-preambular.txt cites A/HRC/RES/32/906#p3
same 0 cites-preamble.txt cites A/HRC/RES/32/906#preamble
same 1 nothing.txt cites A/HRC/RES/32/906#1
same 1 nothing.txt cites 'A/HRC/RES/32/906#annex 3'
same 0 cited-by.txt cited-by A/HRC/RES/19/902
same 0 cited-by.tsv cited-by -t tsv 'A/HRC/RES/19/902'
same 0 cited-by.json cited-by -t json --lang fr A/HRC/24/56
same 1 nothing.txt cited-by A/RES/79/1
same 1 nothing.txt cited-by A/HRC/RES/19/902#99
same 0 symbols.txt symbols
same 0 symbols-start.txt symbols a/hrc/res
same 1 nothing.txt symbols E/CN.4

# A limit is never silent.
expect 0 'more documents; -n 0 tells all' 'what a limit leaves out is counted' \
	"$program" search -n 2 reading
[ "$(grep -c '^[A-Z]' "$folder/out")" = 2 ]
told $? 'and no more than that is told'

expect 0 '' 'a file can be asked who cites it' \
	"$program" cited-by -t tsv "$samples/A_HRC_RES_19_902-en.md"
has 'A/HRC/RES/32/906' 'by the symbol that stands in it'

# Every mistake has its message.
expect 2 'search: nothing to search for' 'a search needs words' "$program" search
expect 2 'search: nothing to search for: every' 'that are not all excluded' "$program" search -- -x
expect 2 '"x" must be ga, sc, hrc or ecosoc' 'an organ is known' "$program" search --organ x y
expect 2 '"20x" must be 2016 or 2010-2016' 'a year has four digits' "$program" search --year 20x y
expect 2 '"0" must be a number' 'a session is a number' "$program" search --session 0 y
expect 2 '"de" must be ar, zh, en, fr, ru or es' 'a language is one of six' "$program" search --lang de y
expect 2 '"-1" must be a number' 'a limit is none below 0' "$program" search --limit=-1 y
expect 2 '"pdf" must be text, json or tsv' 'a form is one of three' "$program" cites -t pdf A/RES/70/906
expect 2 '"yes" must be auto, always or never' 'a colour is wanted or not' "$program" search --color=yes y
expect 2 'did you mean --organ?' 'an option that is nearly right is understood' "$program" search --ogran=ga
for subcommand in cites cited-by; do
	for name in nonsense 0 pp 12-nonsense 'annex x'; do
		expect 2 "not a paragraph: $name (write 15, 12 (a), pp7 or annex 3)" \
			"$subcommand of $name is a mistake" "$program" $subcommand "A/HRC/RES/32/906#$name"
	done
done
expect 2 'one symbol is needed' 'citations are those of a document' "$program" cites
expect 2 'one symbol is needed' 'of one' "$program" cited-by A/RES/70/906 A/RES/70/907
expect 2 'neither in the library nor in this folder' 'a document that is not there cites nothing' \
	"$program" cites A/RES/79/1
expect 2 'no symbol is found in it' 'a file without a symbol is cited by none' \
	"$program" cited-by "$samples/README"
expect 2 'did you mean unroll search?' 'a subcommand that is nearly right is understood' \
	"$program" serach
expect 2 'did you mean A/RES/70/906?' 'and so is a symbol' "$program" A/RES/70/908

# A file that has changed since is not what was found.
mkdir "$folder/stale"
printf 'A/RES/71/902\n\nThe General Assembly,\n\n1. Decides to whistle.\n' > "$folder/stale/a.txt"
expect 0 '' 'a file is indexed' "$program" index --quiet "$folder/stale"
expect 0 '' 'and found' "$program" search whistle
printf 'A/RES/71/902\n\nThe General Assembly,\n\n1. Decides to hum.\n' > "$folder/stale/a.txt"
for form in text json tsv; do
	expect 0 'a.txt: not what was indexed' "when it has changed, $form says so" \
		"$program" search -t $form whistle
	lacks 'hum' 'and shows nothing else'
done
rm "$folder/stale/a.txt"
expect 0 'a.txt: not what was indexed' 'so it is when it is gone' "$program" search whistle

# A library that is damaged is told, not believed.
cp -r "$folder/data" "$folder/damaged"
dd if=/dev/urandom of="$folder/damaged/unroll/library.db" bs=4096 seek=1 count=400 conv=notrunc \
	2> /dev/null
XDG_DATA_HOME=$folder/damaged expect 2 'delete this file' 'damage is told, and what mends it' \
	"$program" search reading

# Of one where the folders' names are lost much can still be found, but no document.
cp -r "$folder/data" "$folder/nameless"
head -c 4096 /dev/zero | dd of="$folder/nameless/unroll/library.db" bs=4096 seek=1 conv=notrunc \
	2> /dev/null
for form in text json tsv; do
	XDG_DATA_HOME=$folder/nameless expect 2 'delete this file' "$form says once what is lost" \
		"$program" search -t $form reading
done
XDG_DATA_HOME=$folder/nameless expect 2 'delete this file' 'a document that cannot be told is not absent' \
	"$program" cites "$samples/A_HRC_RES_32_906-en.md"

# Nothing of a document speaks to the terminal.
mkdir "$folder/bad"
printf 'A/RES/71/901\n\nTitle \302\233 \033[31m of it\n\nThe General Assembly,\n\n1. Decides \033]0;x\007 \342\200\256 to bellow.\n' \
	> "$folder/bad/a$(printf '\033')b.txt"
expect 0 '' 'a document with escape sequences is indexed' "$program" index --quiet "$folder/bad"
for form in text json tsv; do
	expect 0 '' "and found, as $form" "$program" search -t $form --color=never bellow
	has bellow 'without them'
done

echo "1..$count"
