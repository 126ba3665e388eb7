#!/usr/bin/env bash
# A workspace where the disk does not play along, with the real interdict-cli: a full disk (a tmpfs of a
# few megabytes), a folder that cannot be written, a file that is removed, a clock that stands behind.
# After each, everything that was confirmed before is there, and the message says what to do.
# Needs root (or sudo) to mount the tmpfs; without it the run fails, since nothing would be tried.
#
#     tests/linux/disk.sh CLI
set -euo pipefail
cli=$(realpath "$1")
say() { printf '%s: %s\n' "disk" "$*"; }
fail() { say "$*"; exit 1; }

sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
work=$(mktemp -d)
small=$work/small
mkdir "$small"
finish() {
    if mountpoint -q "$small"; then $sudo umount "$small" || say "$small is still mounted"; fi
    chmod -R u+w "$work" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
export HOME=$work XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data USER=ann
$sudo mount -t tmpfs -o "size=4m,uid=$(id -u),mode=700" tmpfs "$small" || fail "no tmpfs could be mounted"
mountpoint -q "$small" || fail "no tmpfs was mounted"

product=kaspersky-endpoint-security-windows
first=$work/first.csv
printf 'Computer;Name;Publisher;Version\nPC-1;Kaspersky Endpoint Security for Windows;AO Kaspersky Lab;12.1\n' >"$first"
# Every title is its own, so that a list of this size is no few bytes.
large=$work/large.csv
python3 - "$large" <<'PY'
import hashlib, sys
with open(sys.argv[1], "w") as out:
    out.write("Computer;Name;Publisher;Version\n")
    for n in range(40000):
        word = hashlib.sha256(str(n).encode()).hexdigest()
        out.write(f"PC-{n % 500};Program {word};Maker {word[:20]};{n}\n")
PY

# Runs it; $1 the wanted exit code, $2 words that must be said.
expect() {
    local code=$1 words=$2 got=0
    shift 2
    "$cli" "$@" >"$work/out" 2>"$work/err" || got=$?
    [ "$got" = "$code" ] || { cat "$work/out" "$work/err"; fail "$* ended with $got, expected $code"; }
    grep -qiF -- "$words" "$work/out" "$work/err" ||
        { cat "$work/out" "$work/err"; fail "$*: \"$words\" was not said"; }
}
# What was confirmed: the inventory and the decision.
confirmed() {
    expect 0 "Inventory 1 was kept" workspace --workspace "$1" log
    grep -qF "In progress: Ann" "$work/out" || fail "the decision is not in the log"
    expect 0 "counts today" workspace --workspace "$1" readings --machine PC-1
    python3 - "$1" <<'PY'
import shutil, sqlite3, sys, tempfile, os
# Looked at in a copy, so that nothing of the one under test is touched.
folder = tempfile.mkdtemp()
for end in ["", "-wal"]:
    if os.path.exists(sys.argv[1] + end): shutil.copy(sys.argv[1] + end, os.path.join(folder, "w" + end))
one = sqlite3.connect(os.path.join(folder, "w"))
said = one.execute("PRAGMA integrity_check").fetchone()[0]
lost = one.execute("SELECT count(*) FROM inventory WHERE id NOT IN (SELECT inventory FROM reading)").fetchone()[0]
shutil.rmtree(folder)
if said != "ok" or lost: sys.exit(f"integrity: {said}; {lost} inventories without rows")
PY
}
fill() {
    expect 1 "Kept as inventory 1" check "$first" --workspace "$1" --jurisdiction US --audience private-business
    expect 0 "Recorded as entry" decide --workspace "$1" --machine PC-1 --product $product in-progress --who Ann
}

say "a full disk"
w=$small/w.interdict
fill "$w"
expect 2 "no room left on the disk" check "$large" --workspace "$w" --jurisdiction US
confirmed "$w"
expect 0 "Inventory 1 was kept" workspace --workspace "$w" log
! grep -qF "Inventory 2 was kept" "$work/out" || fail "half an import was kept"
# Not one byte is left: a decision is refused, and goes well once there is room.
dd if=/dev/zero of="$small/filler" bs=64k 2>/dev/null || true
for _ in 1 2 3 4 5 6 7 8; do head -c 4096 /dev/zero >>"$small/filler" 2>/dev/null || true; done
expect 2 "no room left on the disk" decide --workspace "$w" --machine PC-1 --product $product open
confirmed "$w"
rm "$small/filler"
confirmed "$w"
expect 0 "Recorded as entry" decide --workspace "$w" --machine PC-1 --product $product open
# A new workspace on a full disk leaves nothing half made.
dd if=/dev/zero of="$small/filler" bs=64k 2>/dev/null || true
for _ in 1 2 3 4 5 6 7 8; do head -c 4096 /dev/zero >>"$small/filler" 2>/dev/null || true; done
expect 2 "no room left on the disk" check "$first" --workspace "$small/new.interdict" --jurisdiction US
[ ! -e "$small/new.interdict" ] || fail "a half made workspace was left"
rm "$small/filler"

say "a disk that cannot be written"
$sudo mount -o remount,ro "$small"
expect 2 "cannot be written" decide --workspace "$w" --machine PC-1 --product $product open
confirmed "$w"
$sudo mount -o remount,rw "$small"

say "a file that was removed"
w=$work/gone.interdict
fill "$w"
expect 0 "" workspace --workspace "$w" backups
rm "$w" "$w"-wal "$w"-shm 2>/dev/null || true
expect 2 "There is no workspace" status --workspace "$w"
[ ! -e "$w" ] || fail "an empty one was put in its place"

say "a clock that stands behind"
w=$work/clock.interdict
fill "$w"
# The same as a clock that went back: the newest entry is of a time to come.
python3 - "$w" <<'PY'
import sqlite3, sys
one = sqlite3.connect(sys.argv[1])
change = '{"change":"setting","name":"test","value":"1"}'
one.execute("INSERT INTO log (time, person, change) VALUES ('2190-01-01T00:00:00Z', 'ann', ?)", (change,))
one.commit()
PY
expect 0 "Check the clock" decide --workspace "$w" --machine PC-1 --product $product exempt --why "a test"
confirmed "$w"
expect 0 "Exempt: a test" workspace --workspace "$w" log
say "every confirmed change is there, and each message said what to do"
