# Completion of unroll for fish.

complete -c unroll -s t -l to -x -a 'text json markdown outline akn citations' \
	-d 'Write the document in a form'
complete -c unroll -s p -l para -x -d 'Write one paragraph'
complete -c unroll -s w -l width -x -d 'Lines of at most this width'
complete -c unroll -l visual -d 'Write right-to-left lines as the eye sees them'
complete -c unroll -l lang -x -a 'ar zh en fr ru es' -d 'Prefer documents in a language'
complete -c unroll -s c -l check -d 'Tell what is odd about the document'
complete -c unroll -l encoding -x -d 'Read text in this encoding' \
	-a 'utf-8 utf-16le utf-16be windows-1251 windows-1252 windows-1256 iso-8859-1 iso-8859-5 iso-8859-6 koi8-r gb18030'
complete -c unroll -l format -x -a 'markdown text akn' -d 'Read the file in this format'
complete -c unroll -l max-size -x -d 'Refuse larger files'
complete -c unroll -l config -r -d 'Use this configuration'
complete -c unroll -l no-config -d 'Use no configuration'
complete -c unroll -l read-only -d 'Keep no places, copy nothing'
complete -c unroll -s h -l help -d 'Print help and exit'
complete -c unroll -s V -l version -d 'Print the version and exit'
