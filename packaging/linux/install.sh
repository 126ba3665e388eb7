#!/bin/sh
# Installs the programs, the menu entry and the icons for one user: install.sh [PREFIX], ~/.local
# without one. Build first: cargo build --release. What is to be installed can stand elsewhere: BIN=DIR.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
prefix=${1:-$HOME/.local}
bin=${BIN:-$here/target/release}
for program in interdict interdict-cli; do
    [ -x "$bin/$program" ] || { echo "There is no $bin/$program. Run: cargo build --release" >&2; exit 1; }
    install -D -m 755 "$bin/$program" "$prefix/bin/$program"
done
install -D -m 644 "$here/packaging/linux/org.interdict.Interdict.desktop" \
    "$prefix/share/applications/org.interdict.Interdict.desktop"
for size in 16 24 32 48 64 128 256 512; do
    install -D -m 644 "$here/icons/app-$size.png" \
        "$prefix/share/icons/hicolor/${size}x${size}/apps/org.interdict.Interdict.png"
done
install -D -m 644 "$here/icons/app.svg" \
    "$prefix/share/icons/hicolor/scalable/apps/org.interdict.Interdict.svg"
echo "Installed below $prefix"
