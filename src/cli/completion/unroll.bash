# Completion of unroll for bash.

_unroll() {
	local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}

	COMPREPLY=()
	# bash takes --to=json apart at the equals sign.
	if [[ $word == = ]]; then
		word=
	elif [[ $before == = ]]; then
		before=${COMP_WORDS[COMP_CWORD-2]}
	fi
	case $before in
	-t | --to)
		mapfile -t COMPREPLY < <(compgen -W 'text json markdown outline akn citations' -- "$word")
		return ;;
	--format)
		mapfile -t COMPREPLY < <(compgen -W 'markdown text akn' -- "$word")
		return ;;
	--encoding)
		mapfile -t COMPREPLY < <(compgen -W 'utf-8 utf-16le utf-16be windows-1251 windows-1252
			windows-1256 iso-8859-1 iso-8859-5 iso-8859-6 koi8-r gb18030' -- "$word")
		return ;;
	--lang)
		mapfile -t COMPREPLY < <(compgen -W 'ar zh en fr ru es' -- "$word")
		return ;;
	-p | --para | -w | --width | --max-size)
		return ;;
	esac
	if [[ $word == -* && $before != --config ]]; then
		mapfile -t COMPREPLY < <(compgen -W '-t --to -p --para -w --width --visual --lang -c --check
			--encoding --format --max-size --config --no-config --read-only -h --help
			-V --version' -- "$word")
		return
	fi
	compopt -o filenames
	mapfile -t COMPREPLY < <(compgen -f -- "$word")
}

complete -F _unroll unroll
