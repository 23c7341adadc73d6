# For test scripts: a program in a real terminal, a tmux server of its own. Read
# with `.`; prints TAP. Waits by looking, never for a fixed time. All that is written
# to the terminal goes through the oracle, $judge; with -c in $judging, copies may.

command -v tmux >/dev/null || { echo "1..0 # SKIP tmux is missing"; exit 0; }

export LC_ALL=C.UTF-8
unset NO_COLOR COLORFGBG DISPLAY WAYLAND_DISPLAY
folder=$(mktemp -d) || exit 1
export HOME="$folder" TMUX_TMPDIR="$folder"
unset XDG_CONFIG_HOME XDG_STATE_HOME
server=unroll-test-$$
count=0
judging=
trap 'tmux -L $server kill-server 2>/dev/null; rm -rf "$folder"' EXIT

t() {
	tmux -L "$server" -f /dev/null "$@"
}

# This session keeps the server alive between the programs.
t new-session -d -s keeper 'exec sleep 600' \; set -g status off \; set -s escape-time 0 \; \
	set -g default-terminal tmux-256color

# start COLUMNS ROWS COMMAND: instead of the one before; its end shows "exit STATUS".
start() {
	stop
	t new-session -d -s program -x "$1" -y "$2" "$3; echo \"exit \$?\"; exec sleep 600" \; \
		pipe-pane -t program "cat >>'$folder/written'"
}

stop() {
	t kill-session -t program 2>/dev/null
}

keys() {
	t send-keys -t program "$@"
}

screen() {
	t capture-pane -t program -p
}

resize() {
	t resize-window -t program -x "$1" -y "$2"
}

# The same with the blank lines at the end that tmux leaves out or not.
trimmed() {
	sed -e 's/ *$//' | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}'
}

# Try a command until it is true, for 5 seconds.
await() {
	tries=0
	until "$@"; do
		tries=$((tries + 1))
		[ $tries -gt 150 ] && return 1
		sleep 0.02
	done
}

shows() {
	screen | grep -qF -- "$1"
}

hides() {
	! shows "$1"
}

# The screen whose cursor stands in ROW, from 0.
cursor_row() {
	t display-message -t program -p '#{cursor_y}'
}

result() {
	count=$((count + 1))
	if [ "$1" = 0 ]; then
		echo "ok $count - $2"
	else
		echo "not ok $count - $2"
		screen | sed 's/^/# |/'
	fi
}

# Programs are ended as they are: their modes may be on.
# shellcheck disable=SC2086
plan() {
	stop
	count=$((count + 1))
	if [ -s "$folder/written" ] &&
		"$judge" -o $judging -t tmux-256color "$folder/written" 2>"$folder/violations"; then
		echo "ok $count - only what may be is written to the terminal"
	else
		echo "not ok $count - only what may be is written to the terminal"
		sed 's/^/# /' "$folder/violations"
	fi
	echo "1..$count"
}
