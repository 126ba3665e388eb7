#!/bin/sh
# Lays out Interdict.app: bundle.sh [FOLDER], target/release without one. Build first: cargo build
# --release. The programs can stand elsewhere: BIN=DIR.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
bin=${BIN:-$here/target/release}
app=${1:-$here/target/release}/Interdict.app
mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources"
cp "$here/packaging/macos/Info.plist" "$app/Contents/Info.plist"
cp "$here/icons/app.icns" "$app/Contents/Resources/app.icns"
cp "$bin/interdict" "$bin/interdict-cli" "$app/Contents/MacOS/"
echo "Made $app"
