#!/usr/bin/env bash
# Real packages on a real Debian system: two empty ones of our own, named like restricted products, are
# made with dpkg-deb, installed, found by the scan, and removed again. No other package of the machine is
# touched; if a package of one of these names is installed already, nothing is done and the run fails.
# Then a removal ("removal.sh"), a workspace on a disk that is full or cannot be written ("disk.sh"), and the
# real window on a display in memory ("window.sh").
# Needs root (or sudo), dpkg and python3. What was found is kept in target/linux-test.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
made=$root/target/linux-test
say() { printf '%s: %s\n' "linux" "$*"; }

for tool in dpkg dpkg-deb dpkg-query python3; do
    command -v "$tool" >/dev/null || { say "$tool is missing"; exit 1; }
done
sudo=
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { say "root is needed to install packages"; exit 1; }
    sudo=sudo
fi

version=0.0.1-interdict-test
packages="kesl klnagent64"
for package in $packages; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    case $state in
        "" | not-installed) ;;
        *) say "a package named $package is on this machine already ($state); nothing was done"; exit 1 ;;
    esac
    for place in "/lib/systemd/system/$package.service" "/opt/interdict-test"; do
        [ ! -e "$place" ] || { say "$place is there already; nothing was done"; exit 1; }
    done
done

work=$(mktemp -d)
installed=
finish() {
    for package in $installed; do
        # Only what this run installed, in the version it made.
        if [ "$(dpkg-query -W -f '${Version}' "$package" 2>/dev/null || true)" = "$version" ]; then
            $sudo dpkg --purge "$package" >/dev/null || say "$package could not be removed"
        fi
    done
    rm -rf "$work"
}
trap finish EXIT

say "building"
# As the tests build it, so that after "cargo test" nothing is left to do.
(cd "$root" && cargo test --quiet --no-run --test scan_linux)
cli=$root/target/debug/interdict-cli
mkdir -p "$made"

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
# One of them with a unit, which is never enabled and starts nothing.
mkdir -p "$work/klnagent64/lib/systemd/system"
cat >"$work/klnagent64/lib/systemd/system/klnagent64.service" <<'UNIT'
[Unit]
Description=Empty unit of a test, not the product of this name
[Service]
Type=oneshot
ExecStart=/bin/true
UNIT
# The other with settings, which stay when it is removed but not purged.
mkdir -p "$work/kesl/etc/interdict-test"
echo "setting of a test" >"$work/kesl/etc/interdict-test/kesl.conf"
echo /etc/interdict-test/kesl.conf >"$work/kesl/DEBIAN/conffiles"
for package in $packages; do
    dpkg-deb --root-owner-group --build "$work/$package" "$work/$package.deb" >/dev/null
done

say "before: neither is found"
"$cli" scan --out "$made/before.json"
for package in $packages; do
    installed="$installed $package"
    $sudo dpkg --install "$work/$package.deb" >/dev/null
done
say "installed"
"$cli" scan --out "$made/installed.json"
code=0
"$cli" check --jurisdiction US --audience private-business --format json \
    --out "$made/check.json" || code=$?
[ "$code" = 1 ] || { say "check ended with $code, expected 1"; exit 1; }
$sudo dpkg --remove kesl >/dev/null
"$cli" scan --out "$made/removed.json"
finish
installed=
trap - EXIT
"$cli" scan --out "$made/after.json"

python3 "$here/check.py" "$made" "$version"
say "found as packages and as a service, named as a leftover, and gone again"

"$here/removal.sh" "$cli"

"$here/disk.sh" "$cli"
"$here/window.sh" "$root/target/debug/interdict"
