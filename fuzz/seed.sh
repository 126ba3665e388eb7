#!/usr/bin/env bash
# Fills fuzz/corpus with seeds from the fixtures of the tests, so that the fuzzer begins with files that
# are understood. The first byte of a seed chooses the parser where a target has several.
set -euo pipefail
cd "$(dirname "$0")/.."
small() { find "$1" -type f -size -64k "${@:2}"; }
put() { # target first-byte file
    mkdir -p "fuzz/corpus/$1"
    local name
    name=$(printf '%s' "$2$3" | sha256sum | cut -c1-16)
    { [ -z "$2" ] || printf "\\x$(printf '%02x' "$2")"; cat "$3"; } >"fuzz/corpus/$1/$name"
}
while read -r file; do put import_any "" "$file"; done < <(small tests/fixtures)
while read -r file; do
    for choice in 0 8 16 64 128; do put import_table "$choice" "$file"; done
done < <(small tests/fixtures/import '(' -name '*.csv' -o -name '*.tsv' -o -name '*.txt' ')')
parts=$(mktemp -d)
trap 'rm -rf "$parts"' EXIT
python3 - "$parts" <<'PYTHON'
import glob, sys, zipfile
at = 0
for path in sorted(glob.glob("tests/fixtures/import/*.xlsx") + glob.glob("tests/fixtures/import/*.ods")):
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            choice = 0 if "worksheets/" in name else 1 if "sharedStrings" in name else \
                2 if name.endswith("workbook.xml") else 3 if name == "content.xml" else None
            if choice is not None:
                open(f"{sys.argv[1]}/{choice}-{at}", "wb").write(book.read(name))
                at += 1
PYTHON
for file in "$parts"/*; do choice=${file##*/}; put import_workbook "${choice%%-*}" "$file"; done
while read -r file; do
    for choice in $(seq 0 13); do put scan_linux "$choice" "$file"; done
done < <(small tests/fixtures/import -name '*.txt'; small tests/fixtures/import -name '*.json')
while read -r file; do
    for choice in $(seq 0 9); do
        put scan_windows "$choice" "$file"
        put scan_browsers "$choice" "$file"
        put scan_macos "$choice" "$file"
    done
done < <(small tests/fixtures/import '(' -name '*.json' -o -name '*.xml' -o -name '*.nfo' ')'
         [ ! -d tests/fixtures/hives ] || small tests/fixtures/hives)
