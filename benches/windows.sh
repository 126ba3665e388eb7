#!/usr/bin/env bash
# Compares reading 1,000 uninstall keys with `reg query … /s` under Wine: the time of each, best of seven
# runs, and whether both name the same keys. The scan reads every other source as well, so its time is an
# upper bound. Needs what tests/windows/run.sh needs, and its programs: run that first, or name the
# folder with interdict-cli.exe.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
exe=${1:-${WINDOWS_TARGET:-$root/target/windows}/x86_64-pc-windows-gnu/debug}
work=$(mktemp -d)
export WINEPREFIX=$work/prefix WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml="
trap 'wineserver -k 2>/dev/null || true; rm -rf "$work"' EXIT
wine wineboot -i >/dev/null 2>&1
wineserver -w
x86_64-w64-mingw32-gcc -shared -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" \
    "$root/tests/windows/prng.c" -ladvapi32
wine reg add 'HKCU\Software\Wine' /v Version /d win10 /f >/dev/null
exec python3 - "$exe/interdict-cli.exe" "$work" <<'PYTHON'
import json, re, subprocess, sys, time

cli, work = sys.argv[1:]
PATH = r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall"
lines = ["Windows Registry Editor Version 5.00", ""]
for number in range(1000):
    lines += [rf"[{PATH}\Program{number:04}]"]
    for name in ("DisplayName", "Publisher", "DisplayVersion", "InstallLocation", "UninstallString",
                 "DisplayIcon", "HelpLink", "URLInfoAbout", "InstallSource", "Comments"):
        lines.append(f'"{name}"="{name} of program {number}"')
    lines += ['"EstimatedSize"=dword:00001000', '"NoModify"=dword:00000001', ""]
open(work + "/many.reg", "wb").write("\r\n".join(lines).encode("utf-16"))
subprocess.run(["wine", "reg", "import", "Z:" + work.replace("/", "\\") + r"\many.reg"],
               check=True, capture_output=True)


def best(command):
    times = []
    for _ in range(7):
        begun = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - begun)
    return min(times)


query, scan = ["wine", "reg", "query", PATH, "/s"], ["wine", cli, "scan"]
theirs = set(re.findall(r"Uninstall\\(Program\d+)\r?$",
                        subprocess.run(query, capture_output=True, text=True, check=True).stdout, re.M))
found = json.loads(subprocess.run(scan, capture_output=True, check=True).stdout)
ours = {one["ids"]["uninstall_key"] for one in found["software"] if one["source"] == "uninstall-hklm-64"}
same = theirs == {key for key in ours if key.startswith("Program")} and len(theirs) == 1000
a, b = best(scan), best(query)
print(f"keys: {len(theirs)} by reg query, same by the scan: {same}")
print(f"interdict-cli scan {a * 1000:.0f} ms, reg query /s {b * 1000:.0f} ms: {a / b:.2f} times")
sys.exit(not same or a > 2 * b)
PYTHON
