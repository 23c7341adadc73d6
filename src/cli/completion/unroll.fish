# Completion of unroll for fish.

set -l subcommands index search cites cited-by symbols help
set -l reader -n "not __fish_seen_subcommand_from $subcommands"
set -l first -n "__fish_is_first_arg"
set -l languages 'ar zh en fr ru es'

function __unroll_symbols
	string match -q '*/*' -- (commandline -ct)
	and unroll symbols -n 500 -- (commandline -ct) 2> /dev/null
end

complete -c unroll $reader -s t -l to -x -a 'text json markdown outline akn citations' \
	-d 'Write the document in a form'
complete -c unroll $reader -s p -l para -x -d 'Write one paragraph'
complete -c unroll $reader -s w -l width -x -d 'Lines of at most this width'
complete -c unroll $reader -l visual -d 'Write right-to-left lines as the eye sees them'
complete -c unroll $reader -l lang -x -a $languages -d 'Prefer documents in a language'
complete -c unroll $reader -s c -l check -d 'Tell what is odd about the document'
complete -c unroll $reader -l encoding -x -d 'Read text in this encoding' \
	-a 'utf-8 utf-16le utf-16be windows-1251 windows-1252 windows-1256 iso-8859-1 iso-8859-5 iso-8859-6 koi8-r gb18030'
complete -c unroll $reader -l format -x -a 'markdown text akn' -d 'Read the file in this format'
complete -c unroll $reader -l max-size -x -d 'Refuse larger files'
complete -c unroll $reader -l config -r -d 'Use this configuration'
complete -c unroll $reader -l no-config -d 'Use no configuration'
complete -c unroll $reader -l read-only -d 'Keep no places, copy nothing'
complete -c unroll $reader -s h -l help -d 'Print help and exit'
complete -c unroll $reader -s V -l version -d 'Print the version and exit'
complete -c unroll $reader -a '(__unroll_symbols)'

complete -c unroll $first -a index -d 'Put folders into the library, or bring it up to date'
complete -c unroll $first -a search -d 'Find words in the documents of the library'
complete -c unroll $first -a cites -d 'Tell the documents that a document cites'
complete -c unroll $first -a cited-by -d 'Tell the documents that cite a document'
complete -c unroll $first -a symbols -d 'List the symbols of the library'
complete -c unroll $first -a help -d 'Tell how the program, or a subcommand, is used'

set -l index -n '__fish_seen_subcommand_from index'
complete -c unroll $index -x -a '(__fish_complete_directories)'
complete -c unroll $index -l list -d 'List the folders of the library'
complete -c unroll $index -l remove -d 'Take the folders out of the library'
complete -c unroll $index -l faults -d 'List the files that could not be read, and why'
complete -c unroll $index -l rebuild -d 'Make the library anew from all its folders'
complete -c unroll $index -s q -l quiet -d 'Say nothing but what goes wrong'
complete -c unroll $index -s j -l jobs -x -d 'Read files in several processes'

set -l search -n '__fish_seen_subcommand_from search'
complete -c unroll $search -f
complete -c unroll $search -l organ -x -a 'ga sc hrc ecosoc' -d 'Only documents of one organ'
complete -c unroll $search -l year -x -d 'Only of a year, or of several'
complete -c unroll $search -l session -x -d 'Only of a session'
complete -c unroll $search -l lang -x -a $languages -d 'Only in a language'
complete -c unroll $search -s n -l limit -x -d 'Tell at most so many documents'
complete -c unroll $search -s l -l documents -d 'Tell documents only'
complete -c unroll $search -s c -l count -d 'Tell how many passages documents have'

set -l cites -n '__fish_seen_subcommand_from cites cited-by'
complete -c unroll $cites -a '(__unroll_symbols)'
complete -c unroll $cites -l lang -x -a $languages -d 'Prefer documents in a language'

set -l report -n '__fish_seen_subcommand_from search cites cited-by'
complete -c unroll $report -s t -l to -x -a 'text json tsv' -d 'Write in a form'
complete -c unroll $report -s w -l width -x -d 'Lines of at most this width'
complete -c unroll $report -l color -x -a 'auto always never' -d 'Mark words'
complete -c unroll $report -l visual -d 'Write right-to-left lines as the eye sees them'

set -l symbols -n '__fish_seen_subcommand_from symbols'
complete -c unroll $symbols -x -a '(__unroll_symbols)'
complete -c unroll $symbols -s n -l limit -x -d 'List at most so many'

complete -c unroll -n '__fish_seen_subcommand_from help' -x -a "$subcommands"
complete -c unroll -n "__fish_seen_subcommand_from $subcommands" -s h -l help -d 'Print help and exit'
