#!/usr/bin/env bash
# Tries the .deb in bare roots of Debian without Python: `bash installer/try_deb.sh [RELEASE …]` (bullseye bookworm trixie).
# Needs root, debootstrap, and dist/ogi-ledger_*_amd64.deb; leaves a table, and a screenshot of each window in dist/tried.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
package=$(ls dist/ogi-ledger_*_amd64.deb) || exit 1
roots=build/packing/roots
shown=dist/tried
mkdir -p "$roots" "$shown"
releases=("$@")
[ $# -gt 0 ] || releases=(bullseye bookworm trixie)
failed=0
mirror=$(apt-get indextargets --format '$(LABEL) $(REPO_URI)' | sed -n 's/^Debian //p' | head -1)

inside() { # inside ROOT COMMAND…: in a bare root, as a person who is not root where the command says so
    chroot "$1" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "${@:2}"
}

told() { # told RELEASE WHAT CODE
    local verdict=passed
    [ "$3" -eq 0 ] || { verdict=FAILED; failed=1; }
    printf '%-10s %-34s %s\n' "$1" "$2" "$verdict" | tee -a "$shown/table"
}

try_release() {
    local release=$1 root=$roots/$1 code
    if [ ! -f "$root/bare" ]; then
        rm -rf "$root"
        debootstrap --variant=minbase "$release" "$root" "$mirror" >"$shown/$release-root.log" 2>&1 || return 1
        touch "$root/bare"
    fi
    mount --bind /proc "$root/proc"
    cp "$package" "$root/tmp/ogi-ledger.deb"
    cp installer/building/linux/try_inside.sh "$root/tmp/try_inside.sh"
    inside "$root" bash -c '! command -v python3' >/dev/null
    told "$release" "no Python before" $?
    inside "$root" bash -c 'apt-get update -q && apt-get install -y -q --no-install-recommends /tmp/ogi-ledger.deb' >"$shown/$release-install.log" 2>&1
    told "$release" "installs with its dependencies" $?
    # The tools that come next bring a Python of Debian's.
    inside "$root" bash -c '! command -v python3 && ogi-ledger self-test' >"$shown/$release-self-test.log" 2>&1
    told "$release" "self-test, without another Python" $?
    inside "$root" bash -c 'apt-get install -y -q --no-install-recommends xvfb xauth xdotool x11-utils x11-apps imagemagick shared-mime-info desktop-file-utils libglib2.0-bin xdg-utils dbus openbox procps' >>"$shown/$release-install.log" 2>&1
    inside "$root" bash -c 'id clerk >/dev/null 2>&1 || useradd -m clerk'
    while read -r what code; do told "$release" "${what//_/ }" "$code"; done < <(
        inside "$root" su clerk -s /bin/bash -c 'cd; bash /tmp/try_inside.sh' 2>"$shown/$release-inside.log"
    )
    cp "$root/home/clerk/window.png" "$shown/$release-window.png" 2>/dev/null
    cp "$root/home/clerk/opened.png" "$shown/$release-opened.png" 2>/dev/null
    inside "$root" apt-get remove -y -q ogi-ledger >>"$shown/$release-install.log" 2>&1
    told "$release" "is removed" $?
    inside "$root" bash -c '! ls -d /opt/ogi-ledger /usr/bin/ogi-ledger /usr/share/applications/ogi-ledger.desktop' >/dev/null 2>&1
    told "$release" "leaves nothing of itself" $?
    inside "$root" test -s /home/clerk/sample.ogi
    told "$release" "leaves the data" $?
    umount "$root/proc"
}

: >"$shown/table"
for release in "${releases[@]}"; do
    try_release "$release" || told "$release" "bare root" 1
done
exit "$failed"
