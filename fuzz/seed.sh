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
    for choice in $(seq 0 9); do put scan_windows "$choice" "$file"; done
    for choice in $(seq 0 15); do put scan_browsers "$choice" "$file"; done
    for choice in $(seq 0 6); do put scan_macos "$choice" "$file"; done
done < <(small tests/fixtures/import '(' -name '*.json' -o -name '*.xml' -o -name '*.nfo' ')'
         [ ! -d tests/fixtures/hives ] || small tests/fixtures/hives)
# Texts, lists and databases that no fixture holds: one small example of each, of our own.
python3 - "$parts" <<'PYTHON'
import json, plistlib, sqlite3, struct, sys
folder, at = sys.argv[1], 0
def put(target, choice, content):
    global at
    content = content.encode() if isinstance(content, str) else content
    open(f"{folder}/seed-{target}-{choice}-{at}", "wb").write(content)
    at += 1
names = [
    "17 *\t* * * root  /opt/drweb/update --x\n@reboot u run\n# m h\nSHELL=/bin/sh\n",
    "*/5 * * * * cd /tmp && x\n", "Telegram-5.1.0-x86_64.AppImage", "telegram-desktop_6601.snap",
    "/nix/store/wbhg2ga8f3h87s9h5k0slxk0m81m4cxl-openssl-3.0.14-man", "kav4fs-oas.ko.xz",
    "redirfs 69632 1 kav, Live 0x0 (OE)\next4 1 1\n", "telegram-desktop-5.1.0-r1",
    "env A=1 sh -c '/opt/x/run --y'", "/.\n/opt\n/opt/drweb\n/usr/local/bin/x\n", "# by hand\n\n pc-7 \n",
    "NAME=\"Debian\"\nVERSION='12 (x)'\nPRETTY_NAME=\"Debian GNU/Linux 12\"\n",
    "Kaspersky.KVRT_Microsoft.Winget.Source_8wekyb3d8bbwe", "yandexcloud-0.330.0.dist-info",
    "25C0F1B7E0D875B4C9E0A1D5F2E3C416", "Copyright © 2010-2024 Kaspersky Lab. All rights reserved.",
    "\"%ProgramFiles(x86)%\\K L\\a.exe\" /x",
]
for choice, text in enumerate(names):
    put("scan_names", choice, text)
setting = {"a" * 32: {"installation_mode": "force_installed"}, "*": {"installation_mode": "blocked"}}
policy = {"ExtensionInstallForcelist": ["b" * 32 + ";https://example.org"], "ExtensionSettings": setting,
          "Extensions": {"Install": ["https://example.org/a.xpi"]}}
for choice in (10, 11):
    put("scan_browsers", choice, json.dumps(policy))
    put("scan_browsers", choice, json.dumps({"policies": {"ExtensionSettings": json.dumps(setting)}}))
listed = {"com.example.safari (2Y8XE5CQ94)": {"Enabled": True}}
described = {"CFBundleName": "Shield", "CFBundleIdentifier": "com.example.shield",
             "NSExtension": {"NSExtensionPointIdentifier": "com.apple.Safari.web-extension"}}
for form in (plistlib.FMT_XML, plistlib.FMT_BINARY):
    put("scan_browsers", 12, plistlib.dumps(listed, fmt=form))
    put("scan_browsers", 13, plistlib.dumps(described, fmt=form))
    put("scan_macos", 5, plistlib.dumps({"System": {"System": {"ComputerName": "x"}}}, fmt=form))
    put("scan_macos", 6, plistlib.dumps({"ProductName": "macOS", "ProductVersion": "15"}, fmt=form))
put("scan_browsers", 14, "1=" + "a" * 32 + "\nExtensionSettings=" + json.dumps(setting) + "\n2=m[\"x\"|]\n")
put("scan_browsers", 15, "C:\\Users\\anna\\ext")
def database(*statements):
    base = sqlite3.connect(":memory:")
    base.execute("PRAGMA page_size = 512")
    for statement in statements:
        base.execute(*statement) if isinstance(statement, tuple) else base.execute(statement)
    base.commit()
    return base.serialize()
def header(**texts):
    index, data = b"", b""
    for tag, text in zip((1000, 1001, 1002, 1011), texts.values()):
        index += struct.pack(">IIII", tag, 6, len(data), 1)
        data += text.encode() + b"\0"
    return struct.pack(">II", len(texts), len(data)) + index + data
put("scan_roots", 0, database(
    "CREATE TABLE Packages (hnum INTEGER PRIMARY KEY, blob BLOB NOT NULL)",
    ("INSERT INTO Packages VALUES (1, ?)", (header(name="kesl", version="12", release="1", vendor="AO K"),)),
    ("INSERT INTO Packages VALUES (2, ?)", (header(name="gpg-pubkey"),))))
put("scan_roots", 1, database(
    "CREATE TABLE ValidPaths (id integer primary key, path text)",
    "CREATE TABLE Refs (referrer integer, reference integer)",
    f"INSERT INTO ValidPaths VALUES (1, '/nix/store/{'0' * 32}-environment'), "
    f"(2, '/nix/store/{'a' * 32}-wget-1.25')",
    "INSERT INTO Refs VALUES (1, 2)"))
put("scan_roots", 2, database(
    "CREATE TABLE ids (id TEXT)", "CREATE TABLE names (name TEXT)", "CREATE TABLE versions (version TEXT)",
    "CREATE TABLE manifest (id, name, version)", "INSERT INTO ids VALUES ('Kaspersky.KVRT')",
    "INSERT INTO names VALUES ('KVRT')", "INSERT INTO versions VALUES ('20')",
    "INSERT INTO manifest VALUES (1, 1, 1)"))
PYTHON
for file in "$parts"/seed-*; do
    IFS=- read -r _ target choice _ <<<"${file##*/}"
    put "$target" "$choice" "$file"
done
for hive in tests/fixtures/hives/*SOFTWARE; do put scan_roots 3 "$hive"; done
put scan_roots 4 tests/fixtures/hives/SYSTEM
for hive in tests/fixtures/hives/*NTUSER.DAT; do put scan_roots 5 "$hive"; done
put scan_roots 6 tests/fixtures/hives/UsrClass.dat
# The first two bytes say where the hive ends and its log begins: here all of it is hive.
for hive in tests/fixtures/hives/{SYSTEM,NTUSER.DAT,UsrClass.dat}; do
    { printf '\377\377'; cat "$hive"; } >"$parts/logged"
    put scan_roots 7 "$parts/logged"
done
{ printf '\007'; printf 'ab\0cd\0\0' | iconv -f ascii -t utf-16le; } >"$parts/value"
put scan_roots 8 "$parts/value"
