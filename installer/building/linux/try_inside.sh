#!/usr/bin/env bash
# What `installer/try_deb.sh` does inside a bare root, as a person without rights: prints "what code" a line.
set -u
say() { printf '%s %s\n' "$1" "$2"; }
export DISPLAY=:61 HOME XDG_RUNTIME_DIR=$HOME/run
mkdir -p -m 700 "$XDG_RUNTIME_DIR"

env -u DISPLAY ogi-ledger self-test >&2; say self-test $?
rm -f sample.ogi
ogi-ledger sample sample.ogi >&2; say sample $?
ogi-ledger annex sample.ogi --year 2013 --pdf annex.pdf >&2 && head -c 5 annex.pdf | grep -q %PDF; say annex_as_PDF $?
ogi-ledger report sample.ogi --year 2013 --docx report.docx --html report.html --pdf report.pdf >&2; say report_as_docx,_HTML,_PDF $?
ogi-ledger export sample.ogi --kind release --output releases.xlsx >&2; say list_as_xlsx $?
ogi-ledger search sample.ogi 人才引进 >&2; say search $?
ogi-ledger verify sample.ogi >&2; say verify $?

gtk=$(desktop-file-validate /usr/share/applications/ogi-ledger.desktop 2>&1); [ -z "$gtk" ]; say menu_entry_is_valid $?
for kind in ogi:ledger ogix:exchange; do
    echo something >"a.${kind%%:*}"
    [ "$(gio info -a standard::content-type "a.${kind%%:*}" | grep -o 'application/x-ogi-[a-z]*')" = "application/x-ogi-${kind##*:}" ]
    say "type_of_.${kind%%:*}" $?
done
rm -f a.ogi a.ogix
xdg-mime query default application/x-ogi-ledger | grep -q ogi-ledger.desktop; say default_program_of_.ogi $?

Xvfb $DISPLAY -screen 0 1366x768x24 >/dev/null 2>&1 &
screen=$!
sleep 3
openbox >/dev/null 2>&1 &
started() { # started TITLE: wait until a window of that title is there, and keep its number
    for _ in $(seq 120); do
        window=$(xdotool search --onlyvisible --name "$1" 2>/dev/null | head -1)
        [ -n "$window" ] && return 0
        sleep 1
    done
    return 1
}
picture() {
    sleep 8
    import -window root "$1"
}
ended() {
    kill "$(xdotool getwindowpid "$window")"
    sleep 3
}

# The menu starts the command of the entry, without a file.
$(sed -n 's/^Exec=\([^ ]*\).*/\1/p' /usr/share/applications/ogi-ledger.desktop) >&2 &
started 公开台账; say window_from_the_menu_entry $?
picture window.png >&2
xprop -id "$window" WM_CLASS | tee /dev/stderr | grep -q '"ogi-ledger"'; say window_belongs_to_the_entry $?
ended >&2
# A double click in a file manager is what gio does.
dbus-run-session gio open sample.ogi >&2
started sample; say double_click_opens_the_file $?
picture opened.png >&2
ended >&2
kill $screen
