#!/usr/bin/env bash
# The real Windows programs in Wine: built, run on a registry with a real package and many entries,
# checked entry by entry, and looked at. Everything stands in a folder and on a display of its own.
# What is made is kept in target/windows-test: scan.json, check.json and window.png.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
target=${WINDOWS_TARGET:-$root/target/windows}
made=$root/target/windows-test
say() { printf '%s: %s\n' "windows" "$*"; }

for tool in wine wineserver Xvfb xdotool import convert identify wixl x86_64-w64-mingw32-gcc python3 iconv hivexregedit cargo; do
    command -v "$tool" >/dev/null || { say "$tool is missing"; exit 1; }
done

say "building"
(cd "$root" && RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 /usr/bin/cargo build --quiet \
    -Zbuild-std=std,panic_unwind --target x86_64-pc-windows-gnu --target-dir "$target")
exe=$target/x86_64-pc-windows-gnu/debug

work=$(mktemp -d)
mkdir -p "$made"
export WINEPREFIX=$work/prefix WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml="
number=70
while [ -e "/tmp/.X$number-lock" ]; do number=$((number + 1)); done
export DISPLAY=:$number
Xvfb "$DISPLAY" -screen 0 1280x860x24 >/dev/null 2>&1 &
display=$!
window=
finish() {
    [ -z "$window" ] || kill "$window" 2>/dev/null || true
    wineserver -k 2>/dev/null || true
    kill "$display" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
sleep 2

say "making a fresh prefix"
wine wineboot -i >/dev/null 2>&1
wineserver -w
system=$WINEPREFIX/drive_c/windows/system32
x86_64-w64-mingw32-gcc -shared -o "$system/bcryptprimitives.dll" "$here/prng.c" -ladvapi32
wine reg add 'HKCU\Software\Wine' /v Version /d win10 /f >/dev/null

say "installing a package and writing entries"
cp "$here/test.wxs" "$work/test.wxs"
echo "A package of the test bed." >"$work/readme.txt"
(cd "$work" && wixl -a x64 -o test.msi test.wxs)
wine msiexec /i "Z:${work//\//\\}\\test.msi" /qn
{ printf '\xff\xfe'; sed 's/$/\r/' "$here/entries.reg" | iconv -f UTF-8 -t UTF-16LE; } >"$work/entries.reg"
wine reg import "Z:${work//\//\\}\\entries.reg" >/dev/null 2>&1

say "services, drivers, a task, a second user, a certificate, an app and folders"
disk=$WINEPREFIX/drive_c
programs=$root/tests/fixtures/programs
mkdir -p "$disk/Program Files/Kaspersky Lab/Agent" "$disk/Program Files/Test Endpoint Security" \
    "$system/drivers" "$system/tasks/Kaspersky" "$disk/users/second" \
    "$disk/Program Files/WindowsApps/BytedancePte.Ltd.TikTok_1.0.5.0_neutral__6yccndn6064se"
cp "$programs/signed.sys" "$disk/Program Files/Test Endpoint Security/avp.exe"
cp "$programs/driver.sys" "$disk/Program Files/Kaspersky Lab/Agent/klnagent.exe"
cp "$programs/signed.sys" "$system/drivers/klif.sys"
cp "$programs/driver.sys" "$system/drivers/kneps.sys"
cp "$root/tests/fixtures/hives/NTUSER.DAT" "$disk/users/second/NTUSER.DAT"
{ printf '\xff\xfe'; iconv -f UTF-8 -t UTF-16LE "$here/task.xml"; } >"$system/tasks/Kaspersky/Update"
wine sc create AVP21.3 binPath= 'C:\Program Files\Test Endpoint Security\avp.exe -r' \
    DisplayName= 'Test Protection Service' start= demand >/dev/null
wine sc create klif type= kernel binPath= '\SystemRoot\System32\drivers\klif.sys' \
    DisplayName= 'Test filter' >/dev/null
wine sc create TestGone binPath= 'C:\Program Files\Gone\gone.exe' DisplayName= 'Test left behind' >/dev/null
python3 "$here/certificate.py" "$programs/root.der" >"$work/certificate.reg"
wine reg import "Z:${work//\//\\}\\certificate.reg" >/dev/null 2>&1

say "a profile of a browser, with an extension"
profile="$disk/users/second/AppData/Local/Google/Chrome/User Data/Default"
extension=abcdefghijklmnopabcdefghijklmnop
mkdir -p "$profile/Extensions/$extension/30.1_0"
cat >"$profile/Extensions/$extension/30.1_0/manifest.json" <<'JSON'
{"manifest_version": 3, "name": "Kaspersky Protection", "version": "30.1", "author": "AO Kaspersky Lab"}
JSON
cat >"$profile/Preferences" <<JSON
{"profile": {"name": "Work"}, "extensions": {"settings": {"$extension": {
    "state": 1, "location": 1, "from_webstore": true, "path": "$extension/30.1_0"}}}}
JSON

say "scan and check"
code() { local expected=$1; shift; local got=0; "$@" || got=$?; [ "$got" = "$expected" ] || { say "exit code $got instead of $expected: $*"; exit 1; }; }
cli() { wine "$exe/interdict-cli.exe" "$@"; }
code 0 cli scan >"$made/scan.json"
code 1 cli check --jurisdiction US --audience private-business --format json >"$made/check.json"
python3 "$here/check.py" "$made/scan.json" "$made/check.json"

say "hives made from the registry, read back"
cargo build --quiet --manifest-path "$root/Cargo.toml" --example print-hive
uninstall='SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall'
wine reg export "HKLM\\$uninstall" "Z:${work//\//\\}\\export.reg" /y >/dev/null
wine reg query "HKLM\\$uninstall" /s >"$work/query.txt"
python3 "$here/hives.py" make "$work/export.reg" 'HKEY_LOCAL_MACHINE\Software' "$work/SOFTWARE"
"${CARGO_TARGET_DIR:-$root/target}/debug/examples/print-hive" "$work/SOFTWARE" "${uninstall#*\\}" >"$work/read.json"
python3 "$here/hives.py" compare "$work/query.txt" 'HKEY_LOCAL_MACHINE\Software' "$work/read.json"
code 1 cli check "Z:${work//\//\\}\\SOFTWARE" --jurisdiction US --audience private-business >/dev/null

code 2 cli check 'C:\no such list.csv' >"$work/missing.txt" 2>&1
grep -q "There is no such file" "$work/missing.txt"
code 0 cli catalog validate
code 0 cli plan kaspersky-endpoint-security-windows --platform windows >"$work/plan.txt"
grep -q "msiexec.exe /x" "$work/plan.txt"
code 0 cli check --jurisdiction US --audience private-business --as-of 2024-07-01 >/dev/null

say "icon, version information and manifest"
for program in interdict interdict-cli; do
    for text in "permonitor" "asInvoker" "UTF-8" "longPathAware"; do
        grep -qai "$text" "$exe/$program.exe" || { say "$program.exe has no $text in its manifest"; exit 1; }
    done
    x86_64-w64-mingw32-objdump -h "$exe/$program.exe" | grep -q '\.rsrc' || { say "$program.exe has no resources"; exit 1; }
done

say "the window"
settings=$WINEPREFIX/drive_c/users/$(id -un)/AppData/Roaming/Interdict/Interdict/config
mkdir -p "$settings"
printf 'jurisdictions = ["US"]\naudiences = ["private-business"]\n' >"$settings/profile.toml"
wine "$exe/interdict.exe" 2>"$made/window.log" &
window=$!
found=
for _ in $(seq 1 120); do
    found=$(xdotool search --name '^Interdict$' 2>/dev/null | head -n 1) && [ -n "$found" ] && break
    kill -0 "$window" 2>/dev/null || break
    sleep 0.5
done
[ -n "$found" ] || { say "no window came up:"; cat "$made/window.log"; exit 1; }
xdotool windowmove "$found" 0 0 windowsize "$found" 1280 832 || true
sleep 4
xdotool windowfocus "$found" 2>/dev/null || true
# An empty place of the page: the click gives the window the keyboard.
xdotool mousemove 640 700 click 1
xdotool key F5
# The restricted colour of a finding's badge says that the findings are shown.
share() { convert "$made/window.png" -fuzz 2% -fill white +opaque "$1" -fill black -opaque "$1" -format '%[fx:1-mean]' info:; }
shown=
for _ in $(seq 1 40); do
    sleep 2
    import -window root "$made/window.png"
    if python3 -c "import sys; sys.exit(0 if float('$(share '#FDF1E3')') > 0.0005 else 1)"; then shown=1; break; fi
done
colours=$(identify -format '%k' "$made/window.png")
[ "$colours" -gt 200 ] || { say "the picture is blank: $colours colours"; exit 1; }
[ -n "$shown" ] || { say "no finding is shown in target/windows-test/window.png"; cat "$made/window.log"; exit 1; }
kill "$window" 2>/dev/null || true
window=
wineserver -k 2>/dev/null || true
"$here/removal.sh" "$exe"
say "all is as it should be ($colours colours in the picture)"
