# How scripts test the program: sourced by them. $folder is theirs, and $judge, the
# oracle that reads all that was written. What is no terminal gets plain text; else
# $terminal is its type.
count=0
terminal=

# shellcheck disable=SC2086
may_be_written() {
	for stream in out err; do
		[ ! -s "$folder/$stream" ] || "$judge" ${terminal:+-t $terminal} "$folder/$stream" ||
			return 1
	done
}

told() {
	count=$((count + 1))
	if may_be_written 2> "$folder/violations" && [ "$1" = 0 ]; then
		echo "ok $count - $2"
	else
		echo "not ok $count - $2"
		sed 's/^/# /' "$folder/violations" "$folder/out" "$folder/err" | head -n 20
	fi
}

# Run a command; its exit status must be $1, and standard error one line with
# the words $2, or empty if there are none.
expect() {
	wanted=$1
	words=$2
	name=$3
	shift 3
	"$@" > "$folder/out" 2> "$folder/err" < /dev/null
	status=$?
	lines=$(wc -l < "$folder/err")
	if [ -z "$words" ]; then
		[ $status = "$wanted" ] && [ "$lines" = 0 ]
	else
		[ $status = "$wanted" ] && [ "$lines" = 1 ] && grep -qF -- "$words" "$folder/err"
	fi
	told $? "$name"
}

# What the last command wrote must have a line with these words.
has() {
	grep -qF -- "$1" "$folder/out"
	told $? "$2"
}

lacks() {
	! grep -qF -- "$1" "$folder/out"
	told $? "$2"
}

# What the last command said on standard error must have these words.
says() {
	grep -qF -- "$1" "$folder/err"
	told $? "$2"
}
