#!/usr/bin/env bash
# Removals for real: packages of our own, named like restricted products, are installed and removed through
# "interdict-cli remove --yes": to gone, with settings purged and a folder that the package left behind;
# with an uninstaller that fails first and is gone on with; and put on record. No other package of the
# machine is touched; if one of these names or places is there already, nothing is done and the run fails.
# Called by run.sh with the program; needs root (or sudo), dpkg and apt-get.
set -euo pipefail
cli=$1
here=$(cd "$(dirname "$0")" && pwd)
made=$(cd "$here/../.." && pwd)/target/linux-test
say() { printf '%s: %s\n' "linux removal" "$*"; }
fail() { say "$*"; exit 1; }

for tool in dpkg dpkg-deb dpkg-query apt-get python3; do
    command -v "$tool" >/dev/null || fail "$tool is missing"
done
sudo=
[ "$(id -u)" = 0 ] || sudo=sudo

version=0.0.1-interdict-test
packages="kesl klnagent64"
places="/opt/kaspersky /var/opt/kaspersky /etc/opt/kaspersky /etc/interdict-test /opt/interdict-test"
status() { dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null || true; }
for package in $packages; do
    case $(status "$package") in
        "" | not-installed) ;;
        *) fail "a package named $package is on this machine already; nothing was done" ;;
    esac
    [ ! -e "/lib/systemd/system/$package.service" ] || fail "a unit $package is there already; nothing was done"
done
for place in $places; do
    [ ! -e "$place" ] || fail "$place is there already; nothing was done"
done

work=$(mktemp -d)
mkdir -p "$made"
finish() {
    for package in $packages; do
        # Only what this run installed, in the version it made.
        if [ "$(dpkg-query -W -f '${Version}' "$package" 2>/dev/null || true)" = "$version" ]; then
            $sudo rm -f "/var/lib/dpkg/info/$package.prerm"
            $sudo dpkg --purge "$package" >/dev/null || say "$package could not be removed"
        fi
    done
    # These were not there before this run.
    for place in $places; do $sudo rm -rf "$place"; done
    $sudo rm -rf "$work"
}
trap finish EXIT

state=$work/state
remove() { $sudo "$cli" remove --state "$state" "$@"; }
code() {
    local expected=$1 got=0
    shift
    "$@" >"$work/out.txt" 2>"$work/err.txt" || got=$?
    [[ "|$expected|" == *"|$got|"* ]] || {
        cat "$work/out.txt" "$work/err.txt"
        fail "exit code $got instead of $expected: $*"
    }
}
says() { grep -qF -- "$1" "$work/out.txt" "$work/err.txt" || { cat "$work/out.txt" "$work/err.txt"; fail "it does not say: $1"; }; }
gone() { case $(status "$1") in "" | not-installed) ;; *) fail "$1 is still $(status "$1")" ;; esac; }
there() { [ "$(status "$1")" = installed ] || fail "$1 is not installed any more"; }

say "making the packages"
for package in $packages; do
    tree=$work/$package
    mkdir -p "$tree/DEBIAN"
    cat >"$tree/DEBIAN/control" <<CONTROL
Package: $package
Version: $version
Architecture: all
Maintainer: Interdict test bed <test@interdict.invalid>
Description: empty package of a test, not the product of this name
 It holds no program. It is removed when the test ends.
CONTROL
done
# One with settings, which stay when it is removed but not purged.
mkdir -p "$work/kesl/etc/interdict-test"
echo "setting of a test" >"$work/kesl/etc/interdict-test/kesl.conf"
echo /etc/interdict-test/kesl.conf >"$work/kesl/DEBIAN/conffiles"
# One with a unit, with a folder that it makes when it is installed and never removes, and with a script that
# fails once when it is removed.
mkdir -p "$work/klnagent64/lib/systemd/system"
cat >"$work/klnagent64/lib/systemd/system/klnagent64.service" <<'UNIT'
[Unit]
Description=Empty unit of a test, not the product of this name
[Service]
Type=oneshot
ExecStart=/bin/true
UNIT
cat >"$work/klnagent64/DEBIAN/postinst" <<'SCRIPT'
#!/bin/sh
set -e
# Also called when a removal was broken off.
[ "$1" = configure ] || exit 0
mkdir -p /opt/kaspersky/klnagent64/data /opt/interdict-test
echo "left behind by a test" >/opt/kaspersky/klnagent64/data/file
touch /opt/interdict-test/fail-once
SCRIPT
cat >"$work/klnagent64/DEBIAN/prerm" <<'SCRIPT'
#!/bin/sh
set -e
if [ -e /opt/interdict-test/fail-once ]; then
    rm /opt/interdict-test/fail-once
    echo "the test wants this to fail once" >&2
    exit 1
fi
SCRIPT
chmod 755 "$work/klnagent64/DEBIAN/postinst" "$work/klnagent64/DEBIAN/prerm"
for package in $packages; do
    dpkg-deb --root-owner-group --build "$work/$package" "$work/$package.deb" >/dev/null
done

server=kaspersky-endpoint-security-linux
agent=kaspersky-network-agent
say "nothing there: nothing to do"
# 5 where the machine has a source that cannot be read.
code '0|5' remove "$server" --yes
says "was not found"
code 2 remove no-such-product --yes

say "a plan is shown and nothing is run"
$sudo dpkg --install "$work/kesl.deb" >/dev/null
code 1 remove "$server"
says "Nothing was run"
there kesl

say "with settings: removed, purged, verified"
code 0 remove "$server" --yes --note "ticket 17" --record "$made/removal-kesl.html"
says "gone"
gone kesl
[ ! -e /etc/interdict-test/kesl.conf ] || fail "the settings are still there"
grep -q "ticket 17" "$made/removal-kesl.html" || fail "the record has no remark"
journal=$($sudo sh -c "ls '$state'/*-$server.jsonl")
code 0 remove --journal "$journal" --verify-journal
code 0 remove --journal "$journal" --record "$made/removal-kesl.json"
python3 - "$made/removal-kesl.json" <<'PYTHON'
import json, sys
record = json.load(open(sys.argv[1]))
assert record["schema"] == "interdict-removal-record/1", record["schema"]
assert any(one["ids"].get("package") == "kesl" for one in record["evidence_before"]), record
assert record["seen"][-1]["fate"] == "gone", record["seen"]
runs = [a for s in record["steps"] for a in s["attempts"] if "kesl" in a["what"]]
assert runs and runs[0]["end"]["outcome"] == "done" and runs[0]["end"]["code"] == 0, runs
PYTHON
$sudo sed 's/ticket 17/ticket 18/' "$journal" | $sudo tee "$work/changed.jsonl" >/dev/null
code 1 remove --journal "$work/changed.jsonl" --verify-journal
says "was changed"

say "one that fails first, with a folder left behind: gone on with to gone"
$sudo dpkg --install "$work/klnagent64.deb" >/dev/null
code 4 remove "$agent" --yes
says "--resume"
there klnagent64
code 4 remove "$agent" --resume
says "failed"
code 0 remove "$agent" --resume --yes --record "$made/removal-klnagent64.html"
gone klnagent64
[ ! -e /opt/kaspersky/klnagent64 ] || fail "the folder is still there"
[ ! -e /lib/systemd/system/klnagent64.service ] || fail "the unit is still there"
$sudo sh -c "cat '$state'/*-removed/*/data/file" | grep -q "left behind by a test" || fail "the folder was not set aside"

say "one removal at a time"
$sudo dpkg --install "$work/kesl.deb" >/dev/null
$sudo python3 - "$state/removal.lock" "$work/locked" <<'PYTHON' &
import fcntl, sys, time
file = open(sys.argv[1], "w")
fcntl.flock(file, fcntl.LOCK_EX)
open(sys.argv[2], "w").close()
time.sleep(600)
PYTHON
holder=$!
for _ in $(seq 1 100); do [ ! -e "$work/locked" ] || break; sleep 0.1; done
code 2 remove "$server" --yes
says "Another removal is going on"
there kesl
kill "$holder" 2>/dev/null || true
wait "$holder" 2>/dev/null || true
say "removed, purged, gone on with and put on record"
