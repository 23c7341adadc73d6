# Completion of unroll for bash.

# The values of the option $1, for the word $2; false if it has none that are known.
_unroll_values() {
	local values

	case $1 in
	-t | --to)
		if [[ $3 ]]; then
			values='text json tsv'
		else
			values='text json markdown outline akn citations'
		fi ;;
	--format) values='markdown text akn' ;;
	--encoding)
		values='utf-8 utf-16le utf-16be windows-1251 windows-1252 windows-1256 iso-8859-1
			iso-8859-5 iso-8859-6 koi8-r gb18030' ;;
	--lang) values='ar zh en fr ru es' ;;
	--organ) values='ga sc hrc ecosoc' ;;
	--color) values='auto always never' ;;
	-p | --para | -w | --width | --max-size | --year | --session | -n | --limit | -j | --jobs) ;;
	*) return 1 ;;
	esac
	mapfile -t COMPREPLY < <(compgen -W "$values" -- "$2")
}

# The options of the reader, or of a subcommand.
_unroll_options() {
	case $1 in
	index) echo '--list --faults --remove --rebuild -q --quiet -j --jobs -h --help' ;;
	search) echo '--organ --year --session --lang -n --limit -l --documents -c --count -t --to
		-w --width --color --visual -h --help' ;;
	cites | cited-by) echo '--lang -t --to -w --width --color --visual -h --help' ;;
	symbols) echo '-n --limit -h --help' ;;
	help) echo '-h --help' ;;
	*) echo '-t --to -p --para -w --width --visual --lang -c --check --encoding --format
		--max-size --config --no-config --read-only -h --help -V --version' ;;
	esac
}

# Symbols of the library that go on from the word $1.
_unroll_symbols() {
	[[ $1 == */* ]] && unroll symbols -n 500 -- "$1" 2> /dev/null
}

_unroll() {
	local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} subcommand=
	local subcommands='index search cites cited-by symbols help'

	COMPREPLY=()
	# bash takes --to=json apart at the equals sign.
	if [[ $word == = ]]; then
		word=
	elif [[ $before == = ]]; then
		before=${COMP_WORDS[COMP_CWORD-2]}
	fi
	if (( COMP_CWORD > 1 )) && [[ " $subcommands " == *" ${COMP_WORDS[1]} "* ]]; then
		subcommand=${COMP_WORDS[1]}
	fi
	_unroll_values "$before" "$word" "$subcommand" && return
	if [[ $word == -* && $before != --config ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$(_unroll_options "$subcommand")" -- "$word")
		return
	fi
	compopt -o filenames
	case $subcommand in
	index) mapfile -t COMPREPLY < <(compgen -d -- "$word") ;;
	help) mapfile -t COMPREPLY < <(compgen -W "$subcommands" -- "$word") ;;
	search) ;;
	symbols) mapfile -t COMPREPLY < <(_unroll_symbols "$word") ;;
	*)
		mapfile -t COMPREPLY < <(
			(( COMP_CWORD == 1 )) && compgen -W "$subcommands" -- "$word"
			[[ $before != --config ]] && _unroll_symbols "$word"
			compgen -f -- "$word") ;;
	esac
}

complete -F _unroll unroll
