#!/bin/sh
# The program without a terminal: forms of output, exit statuses, streams that
# fail. Prints TAP.
#
# usage: batch.sh PROGRAM JUDGE

program=$1
judge=$2
export LC_ALL=C.UTF-8
folder=$(mktemp -d) || exit 2
trap 'rm -rf "$folder"' EXIT
export XDG_DATA_HOME="$folder/data"

cat > "$folder/specimen.md" <<'END'
SPECIMEN - not a document of the United Nations

## Human Rights Council

### Ninety-ninth session

## Resolution adopted by the Human Rights Council on 1 July 2050

### 99/1 Reading rooms

*The Human Rights Council,*

*Recalling* its resolution 98/7 of 3 July 2049,

1. *Decides* to keep reading rooms open;

2. *Requests* the Secretary-General to report to it thereon.
END
printf 'no resolution at all\n' > "$folder/odd.txt"
specimen=$folder/specimen.md

. "$(dirname "$0")/tap.sh"

expect 0 '' 'a document is written as text' "$program" "$specimen"
has 'Decides to keep reading rooms open' 'its text is there'

expect 0 '' 'one paragraph is written' "$program" -p 2 "$specimen"
has 'Requests the Secretary-General' 'it is the one that was asked for'
lacks 'Decides' 'and no other'
expect 0 '' 'a preambular one is, too' "$program" "$specimen" +pp1
has 'Recalling' 'by its number in the preamble'
lacks 'Decides' 'and no other'
expect 2 'only when reading' 'words to begin at need a reader' "$program" "$specimen" +/Decides

for form in text json markdown outline citations; do
	expect 0 '' "there is a form $form" "$program" -t $form "$specimen"
done
has 'A/HRC/RES/98/7' 'citations are told by their symbols'

expect 0 '' 'several files are written' "$program" -p 1 "$specimen" "$specimen"
[ "$(grep -c Decides "$folder/out")" = 2 ]
told $? 'one after the other'

expect 0 '' 'a document without oddities passes the check' "$program" --check "$specimen"
expect 1 '' 'an odd one does not' "$program" --check "$specimen" "$folder/odd.txt"
has "$folder/odd.txt:1: " 'and it is told where it is odd'

expect 1 'no paragraph 9' 'a paragraph that is not there is told' \
	"$program" -p 9 "$specimen"
expect 2 'absent.md: No such file' 'an absent file is told' "$program" "$folder/absent.md"
expect 2 'absent.md: No such file' 'and the next one still written' \
	"$program" -p 1 "$folder/absent.md" "$specimen"
has Decides 'as it should be'
expect 2 'a directory' 'a folder is no document' "$program" "$folder"
terminal=${TERM:=vt100}
export TERM
script -qec "$program" "$folder/out" > "$folder/err" < /dev/null
[ $? = 2 ] && grep -q 'which document?' "$folder/out"
told $? 'without a file a terminal is told how to name one'
script -qec "$program '$specimen' '$specimen'" "$folder/out" > "$folder/err" < /dev/null
[ $? = 2 ] && grep -q 'one document at a time' "$folder/out"
told $? 'on a terminal one document is read at a time'
script -qec "$program --config '$folder/absent' '$specimen'" "$folder/out" > "$folder/err" \
	< /dev/null
[ $? = 2 ] && grep -q 'absent: No such file' "$folder/out"
told $? 'a configuration that is named must be there'
terminal=
expect 2 'no such option' 'a mistake on the command line is told' "$program" --colour
expect 0 '' 'there is help' "$program" --help
has 'usage: unroll' 'with the usage'
expect 0 '' 'there is a version' "$program" --version
has 'unroll ' 'with the name'

"$program" -p 1 < "$specimen" > "$folder/out" 2> "$folder/err"
told $? 'standard input is read when it is no terminal'
has Decides 'to its end'
tail -n +1 "$specimen" | "$program" -p 1 - > "$folder/out" 2> "$folder/err"
told $? 'a pipe, too'

# What is dangerous to print must not reach a terminal through a message.
bad=$(printf 'a\033[31m\302\233b')
expect 2 'No such file' 'a file name cannot speak to the terminal' "$program" "$bad"
expect 2 'no such option' 'nor can an option' "$program" "--$bad"

if [ -c /dev/full ]; then
	"$program" "$specimen" > /dev/full 2> "$folder/err"
	[ $? = 2 ] && grep -q 'standard output: No space left' "$folder/err"
	told $? 'a full disk is told'
	"$program" "$folder/absent.md" > /dev/full 2> /dev/full
	[ $? = 2 ]
	told $? 'a full disk for messages ends nothing else'
fi
"$program" "$specimen" >&- 2> "$folder/err"
[ $? = 2 ] && grep -q 'standard output: Bad file descriptor' "$folder/err"
told $? 'a closed output is told'
"$program" "$folder/absent.md" 2>&-
[ $? = 2 ]
told $? 'closed messages end nothing else'
"$program" - <&- > "$folder/out" 2> "$folder/err"
[ $? = 2 ]
told $? 'a closed input is no document'
(trap '' PIPE; "$program" "$specimen" 2> "$folder/err"; echo $? > "$folder/status") | true
[ "$(cat "$folder/status")" != '' ] && ! [ -s "$folder/err" ]
told $? 'a pipe that is closed early is nothing to complain about'

echo "1..$count"
