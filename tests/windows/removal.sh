#!/usr/bin/env bash
# Removals under Wine: Windows Installer packages and uninstallers of our own making are installed in a
# prefix of this run's own and taken away by the real interdict-cli.exe; the registry, the services and the
# folders show it. Called by run.sh with the folder of the program; journals and records are kept in
# target/windows-test.
set -euo pipefail
exe=$1
here=$(cd "$(dirname "$0")" && pwd)
made=$(cd "$here/../.." && pwd)/target/windows-test
say() { printf '%s: %s\n' "windows removal" "$*"; }
fail() { say "$*"; exit 1; }
# No command ends the run without a word.
set -E
trap 'say "line $LINENO: \"$BASH_COMMAND\" ended with $?"' ERR

for tool in wine wineserver wixl msibuild x86_64-w64-mingw32-gcc python3; do
    command -v "$tool" >/dev/null || fail "$tool is missing"
done

work=$(mktemp -d)
mkdir -p "$made"
# On the drive of the prefix: what is set aside goes to a folder that nobody else can exchange, and everybody may
# change the folder for temporary files of the system outside.
state=$work/prefix/drive_c/interdict-state
export WINEPREFIX=$work/prefix WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml="
finish() {
    cp "$work"/out.txt "$made/removal-out.txt" 2>/dev/null || true
    cp "$state"/*.jsonl "$made/" 2>/dev/null || true
    wineserver -k 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
rm -f "$made"/*.jsonl

# A server of Wine ends some seconds after its last program, and turns away what comes just then: a slow compiler
# between two commands is enough. So it stays until it is told to go.
fresh_server() {
    # There may be none to end.
    wineserver -k 2>/dev/null || true
    wineserver -w 2>/dev/null || true
    wineserver -p
}

say "making a fresh prefix"
wine wineboot -i >/dev/null 2>&1
wineserver -w
fresh_server
disk=$WINEPREFIX/drive_c
x86_64-w64-mingw32-gcc -shared -o "$disk/windows/system32/bcryptprimitives.dll" "$here/prng.c" -ladvapi32
wine reg add 'HKCU\Software\Wine' /v Version /d win10 /f >/dev/null

path() { printf 'Z:%s' "${1//\//\\}"; }
mkdir -p "$state"
chmod 755 "$disk" "$state"
remove() { wine "$exe/interdict-cli.exe" remove --state 'C:\interdict-state' "$@"; }
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
uninstall='HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall'
# That a key is not there is believed only where a key that is always there is found: a query that could not be
# asked ends with the same code.
has() {
    wine reg query "$1" >/dev/null 2>&1 && return 0
    wine reg query 'HKLM\Software\Microsoft' >/dev/null 2>&1 || fail "the registry gives no answer: $1"
    return 1
}
there() { has "$uninstall\\$1" || fail "$1 is not in the list of programs"; }
gone() { ! has "$uninstall\\$1" || fail "$1 is still in the list of programs"; }
no_folder() { [ ! -e "$disk/$1" ] || fail "$1 is still there: $(ls -R "$disk/$1")"; }

# package FILE CODE NAME FOLDER [CONDITION]: under the condition its removal fails with 1603.
package() {
    local file=$1 code=$2 name=$3 folder=$4 condition=${5:-} id
    id=$(python3 -c "import sys, uuid; print(uuid.uuid5(uuid.NAMESPACE_URL, sys.argv[1]))" "$code")
    echo "A package of the test bed." >"$work/readme.txt"
    sed -e "s/7B1F0C52-8D0E-4B57-9C0E-1A5D2F3E4C61/$code/" -e "s/9E3C8A54-0B6D-4E0E-9C88-51D3A5D9B7F2/$id/" \
        -e "s/2E0C1B7A-59C4-4F2B-8B86-6B0E6D0B7F10/$(python3 -c "import sys, uuid; print(str(uuid.uuid5(uuid.NAMESPACE_DNS, sys.argv[1])).upper())" "$code")/" \
        -e "s/Kaspersky Endpoint Security for Windows/$name/" -e "s/Test Endpoint Security/$folder/" \
        "$here/test.wxs" >"$work/$file.wxs"
    (cd "$work" && wixl -a x64 -o "$file.msi" "$file.wxs")
    if [ -n "$condition" ]; then
        printf 'Action\tType\tSource\tTarget\r\ns72\ti2\tS72\tS255\r\nCustomAction\tAction\r\nRefuse\t19\t\tThe test refuses.\r\n' >"$work/CustomAction.idt"
        msibuild "$work/$file.msi" -i "$work/CustomAction.idt"
        in_sequence "$file" Refuse "REMOVE=\"ALL\" AND ($condition)" 1510
    fi
}
in_sequence() {
    msibuild "$work/$1.msi" -q "INSERT INTO \`InstallExecuteSequence\` (\`Action\`,\`Condition\`,\`Sequence\`) VALUES ('$2','$3',$4)"
}
install() { wine msiexec /i "$(path "$work/$1.msi")" /qn || fail "$1.msi was not installed"; }

kes=kaspersky-endpoint-security-windows
agent=kaspersky-network-agent
kes_code=7B1F0C52-8D0E-4B57-9C0E-1A5D2F3E4C61
agent_code=6A0E1B41-7C9F-4A46-8B0D-0F4C1E2D3B50
# What no program can tell under Wine is confirmed as a person would.
confirmed="--skip check-encryption --skip check-next-protection"

say "a package: the plan is shown, then it goes"
package plain "$kes_code" "Kaspersky Endpoint Security for Windows" "Test Endpoint Security"
install plain
code 1 remove $kes
says "Nothing was run"
there "{$kes_code}"
code 4 remove $kes --yes
says "Check disk encryption"
there "{$kes_code}"
code 0 remove $kes --resume --yes $confirmed --record "$(path "$made/removal-plain.html")"
gone "{$kes_code}"
no_folder "Program Files/Test Endpoint Security"

say "with a service, a driver, a folder and a key left behind"
install plain
mkdir -p "$disk/Program Files (x86)/Kaspersky Lab/KES" "$disk/ProgramData/Kaspersky Lab/KES"
cp "$here/../fixtures/programs/signed.sys" "$disk/windows/system32/drivers/klif.sys"
wine sc create AVP21.3 binPath= 'C:\Program Files\Test Endpoint Security\avp.exe -r' \
    DisplayName= 'Test Protection Service' start= demand >/dev/null
wine sc create klif type= kernel binPath= '\SystemRoot\System32\drivers\klif.sys' \
    DisplayName= 'Test filter' >/dev/null
code '0|1' remove $kes --yes $confirmed
gone "{$kes_code}"
for service in AVP21.3 klif; do
    ! has "HKLM\\System\\CurrentControlSet\\Services\\$service" || { cat "$work/out.txt"; fail "the service $service is still there"; }
done
ls "$state"/*-removed/ | grep -q 'key-.*\.reg' || fail "the services were not kept before they went"
tail -n 12 "$work/out.txt"

say "a driver that a class of devices still names is left, with the reason"
install plain
keyboards='HKLM\System\CurrentControlSet\Control\Class\{4D36E96B-E325-11CE-BFC1-08002BE10318}'
wine sc create klif type= kernel binPath= '\SystemRoot\System32\drivers\klif.sys' \
    DisplayName= 'Test filter' >/dev/null
wine reg add "$keyboards" /v UpperFilters /t REG_MULTI_SZ /d 'klif\0kbdclass' /f >/dev/null
code '0|1' remove $kes --yes $confirmed
gone "{$kes_code}"
says "still needs klif"
has "HKLM\\System\\CurrentControlSet\\Services\\klif" || fail "a filter of the keyboard was deleted"
wine reg delete "$keyboards" /v UpperFilters /f >/dev/null
wine sc delete klif >/dev/null

say "with an extension that a policy installs"
install plain
forced='HKLM\Software\Policies\Google\Chrome\ExtensionInstallForcelist'
kept=abcdefghijklmnopabcdefghijklmnop
wine reg add "$forced" /v 1 /d "$kept;https://update.example/crx" /f >/dev/null
wine reg add "$forced" /v 2 /d "ahkjpbeeocnddjkakilopmfdlnjdpcdm;https://update.example/crx" /f >/dev/null
rm "$disk/windows/system32/drivers/klif.sys"
code 0 remove $kes kaspersky-protection-extension --yes $confirmed
gone "{$kes_code}"
wine reg query "$forced" >"$work/forced.txt"
grep -q "$kept" "$work/forced.txt" || fail "an entry of another extension is gone: $(cat "$work/forced.txt")"
! grep -q ahkjpbeeoc "$work/forced.txt" || fail "the policy still installs the extension"
wine reg delete "$forced" /f >/dev/null
cp "$here/../fixtures/programs/signed.sys" "$disk/windows/system32/drivers/klif.sys"

# The driver's file is for a person ("By hand: Drivers kl*.sys"), and would count as left behind below.
rm "$disk/windows/system32/drivers/klif.sys"

say "with a password: refused without and with a wrong one, gone with the right one"
package password "$kes_code" "Kaspersky Endpoint Security for Windows" "Test Endpoint Security" 'KLPASSWD<>"Right-Word-77"'
install password
code 4 remove $kes --yes $confirmed
says "1603"
code 4 remove $kes --resume --yes --password-stdin <<<"Wrong-Word-77"
there "{$kes_code}"
code 0 remove $kes --resume --yes --password-stdin <<<"Right-Word-77"
gone "{$kes_code}"
! grep -q "Word-77" "$work/out.txt" "$work/err.txt" "$state"/*.jsonl || fail "the password was written down"

say "one that fails with 1603 first, and goes when its cause is gone"
package fails "$kes_code" "Kaspersky Endpoint Security for Windows" "Test Endpoint Security" '%INTERDICT_TEST_FAIL'
install fails
# The service of Windows Installer keeps the environment that it was started with.
export INTERDICT_TEST_FAIL=1
fresh_server
code 4 remove $kes --yes $confirmed
says "1603"
there "{$kes_code}"
unset INTERDICT_TEST_FAIL
fresh_server
code 0 remove $kes --resume --yes
gone "{$kes_code}"

say "one that wants a restart"
package restart "$kes_code" "Kaspersky Endpoint Security for Windows" "Test Endpoint Security"
in_sequence restart ScheduleReboot 'REMOVE="ALL"' 6610
install restart
code 3 remove $kes --yes $confirmed
says "restart pending"
gone "{$kes_code}"
# Before the restart there is nothing more to do.
code 3 remove $kes --resume --yes

say "two that belong together, in one plan: the agent last"
package agent "$agent_code" "Kaspersky Security Center Network Agent" "Test Network Agent"
install plain
install agent
code 0 remove $kes $agent --yes $confirmed
gone "{$kes_code}"
gone "{$agent_code}"
python3 - "$work/out.txt" <<'PYTHON'
import sys
lines = [line for line in open(sys.argv[1]) if "[run-" in line]
assert len(lines) == 2 and "network-agent" in lines[1], lines
PYTHON

# One command that is turned away is tried once more.
value() {
    wine reg add "$uninstall\\$1" /v "$2" /d "$3" /f >/dev/null && return
    say "the registry is written once more: $1, $2"
    sleep 4
    wine reg add "$uninstall\\$1" /v "$2" /d "$3" /f || fail "$2 of $1 cannot be written"
}
# entry KEY NAME PUBLISHER FOLDER [VALUE TEXT]
entry() {
    value "$1" DisplayName "$2"
    value "$1" Publisher "$3"
    value "$1" InstallLocation "C:\\Program Files\\$4"
    value "$1" "$5" "$6"
    mkdir -p "$disk/Program Files/$4"
    echo "A file of the test bed." >"$disk/Program Files/$4/readme.txt"
}
uninstaller() {
    # A copy of the one before that is just ending would still hold its place.
    for _ in $(seq 100); do
        ! pgrep -f 'Au_\.exe' >/dev/null || { sleep 0.1; continue; }
        break
    done
    x86_64-w64-mingw32-gcc -O1 -o "$disk/Program Files/$1" "$here/uninstaller.c" "-DKEY=\"Software\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Uninstall\\\\$2\"" \
        "-DFOLDER=\"C:\\\\Program Files\\\\$3\"" "${@:4}"
}

say "an uninstaller like those of NSIS"
entry TestWps "WPS Office" "Kingsoft Corp." "Test Wps" UninstallString '"C:\Program Files\Test Wps\uninst.exe"'
uninstaller "Test Wps/uninst.exe" TestWps "Test Wps" -DLIKE_NSIS
code 0 remove wps-office --yes
says "/S"
gone TestWps
no_folder "Program Files/Test Wps"

say "an uninstaller like those of Inno Setup, that leaves a folder behind"
entry Telegram_is1 "Telegram Desktop" "Telegram FZ-LLC" "Test Telegram" UninstallString '"C:\Program Files\Test Telegram\unins000.exe"'
mkdir -p "$disk/Program Files/Test Telegram/log"
uninstaller "Test Telegram/unins000.exe" Telegram_is1 "Test Telegram" -DLIKE_INNO
code 0 remove telegram-desktop --yes
says "/VERYSILENT"
gone Telegram_is1
no_folder "Program Files/Test Telegram"

say "a vendor's own, silent by its entry, that copies itself and ends at once"
entry TestCapCut "CapCut" "Bytedance Pte. Ltd." "Test CapCut" QuietUninstallString '"C:\Program Files\Test CapCut\remove.exe" /S'
value TestCapCut UninstallString '"C:\Program Files\Test CapCut\remove.exe"'
uninstaller "Test CapCut/remove.exe" TestCapCut "Test CapCut" -DLIKE_NSIS -DNO_MARK
code 0 remove capcut --yes
gone TestCapCut
no_folder "Program Files/Test CapCut"

say "one whose copy works on for longer than a minute"
entry TestSlow "CapCut" "Bytedance Pte. Ltd." "Test Slow" QuietUninstallString '"C:\Program Files\Test Slow\remove.exe" /S'
value TestSlow UninstallString '"C:\Program Files\Test Slow\remove.exe"'
uninstaller "Test Slow/remove.exe" TestSlow "Test Slow" -DLIKE_NSIS -DNO_MARK -DWORK_MS=66000
code 0 remove capcut --yes
gone TestSlow
no_folder "Program Files/Test Slow"

say "ten steps: the program is killed after each, started again, and goes on"
steps="$disk/Program Files/Test Steps"
mkdir -p "$steps/made"
x86_64-w64-mingw32-gcc -O1 -o "$steps/step.exe" "$here/step.c"
finished=$(ls "$state"/*-capcut.jsonl | head -1)
ten="$state/ten-steps.jsonl"
python3 "$here/ten_steps.py" make "$finished" "$ten"
go_on() { remove capcut --resume --yes --journal 'C:\interdict-state\ten-steps.jsonl'; }
wait_for() {
    for _ in $(seq 600); do
        if eval "$1"; then return 0; fi
        sleep 0.1
    done
    cat "$work/out.txt" "$work/err.txt"
    fail "it did not come to this: $1"
}
for number in 01 02 03 04 05 06 07 08 09 10; do
    next=$(printf '%02d' $((10#$number + 1)))
    # The next step waits, so that the program is killed when this one is over and before the next is.
    touch "$steps/hold-$next"
    go_on >"$work/out.txt" 2>"$work/err.txt" &
    started=$!
    if [ "$number" = 10 ]; then
        wait_for 'grep -q "\"step\":\"step10\",\"end\"" "$ten"'
    else
        wait_for '[ -e "$steps/begun-$next" ]'
    fi
    # taskkill /f ends a process by TerminateProcess.
    wine taskkill /f /im interdict-cli.exe >/dev/null 2>&1 || [ "$number" = 10 ] || fail "it was not killed"
    wait "$started" || true
    wine taskkill /f /im step.exe >/dev/null 2>&1 || true
    rm -f "$steps"/hold-* "$steps"/begun-*
    expected=$(for n in $(seq 1 $((10#$number))); do printf 'step%02d ' "$n"; done)
    got=$(python3 "$here/ten_steps.py" done "$ten")
    [ "$got " = "$expected" ] || fail "after step $number the journal says: $got"
done
code '0|5' go_on
[ "$(ls "$steps/made" | wc -l)" = 10 ] || fail "not every step was run once: $(ls "$steps/made")"
[ "$(ls "$steps/made" | cut -c1-6 | sort -u | wc -l)" = 10 ] || fail "a step is missing: $(ls "$steps/made")"
code 0 remove --journal 'C:\interdict-state\ten-steps.jsonl' --verify-journal

say "a folder that others can exchange is left, with the reason"
install plain
mkdir -p "$disk/ProgramData/Kaspersky Lab/KES"
chmod 777 "$disk/ProgramData"
code '0|1' remove $kes --yes $confirmed
gone "{$kes_code}"
[ -d "$disk/ProgramData/Kaspersky Lab" ] || fail "it was taken from a folder that everybody may change"
says "users of this computer may change"
chmod 755 "$disk/ProgramData"
rm -r "$disk/ProgramData/Kaspersky Lab"

say "a pack for a machine on a list: its batch file refuses, removes and has nothing to do"
install plain
wine "$exe/interdict-cli.exe" scan --out "$(path "$work/scan.json")" >/dev/null 2>"$work/err.txt" ||
    { cat "$work/err.txt"; fail "the scan was not written"; }
code 0 wine "$exe/interdict-cli.exe" plan $kes --inventory "$(path "$work/scan.json")" --pack "$(path "$work/pack")"
batch() { wine cmd /c "$(path "$work/pack/$1")" "${@:2}"; }
code 4 batch remove.cmd
says "Check this first"
there "{$kes_code}"
sed 's/"%COMPUTERNAME%"=="[^"]*"/"%COMPUTERNAME%"=="ANOTHER"/' "$work/pack/remove.cmd" >"$work/pack/another.cmd"
code 3 batch another.cmd /confirmed
there "{$kes_code}"
pending='HKLM\Software\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending'
wine reg add "$pending" /f >/dev/null
code 6 batch remove.cmd /confirmed
says "A restart is pending"
there "{$kes_code}"
wine reg delete "$pending" /f >/dev/null
# Something of the plan is for a person (2), or nothing is.
code '0|2' batch remove.cmd /confirmed
gone "{$kes_code}"
no_folder "Program Files/Test Endpoint Security"
grep -q "code 0" "$disk"/windows/[Ll]ogs/interdict-removal.log || fail "the batch file wrote no log"
code '0|2' batch remove.cmd /confirmed
says "Nothing"

say "one that is not there: nothing to do"
code '0|5' remove capcut --yes
says "was not found"
for journal in "$state"/*.jsonl; do code 0 remove --journal "$(path "$journal")" --verify-journal; done
say "all went as they should"
