#!/bin/sh
# What `unroll -t akn` writes of every file named is valid by the schema of its form.
#
# usage: valid.sh UNROLL SCHEMA FILE...

unroll=$1 schema=$2
shift 2

if ! command -v xmllint >/dev/null; then
	echo "1..0 # SKIP xmllint is not installed"
	exit 0
fi

echo "1..$#"
number=0
for file; do
	number=$((number + 1))
	if fault=$("$unroll" -t akn "$file" | xmllint --noout --relaxng "$schema" - 2>&1); then
		echo "ok $number - $(basename "$file")"
	else
		echo "not ok $number - $(basename "$file")"
		echo "$fault" | head -n 5 | sed 's/^/# /'
	fi
done
