#!/bin/sh
# A Windows disk of 300 people with the profiles of 10 browsers each, and how long a scan of it takes:
#   benches/browsers.sh [folder to build the disk in [program to use instead of a release build]]
# Each profile has 15 extensions, 12 parts of the browser, and 100 kB of other preferences, as profiles
# of daily use have. The disk is built once and kept where a folder is named.
set -eu
cd "$(dirname "$0")/.."
disk=${1:-}
if [ -z "$disk" ]; then
    disk=$(mktemp -d)
    trap 'rm -rf "$disk"' EXIT
fi
if [ ! -d "$disk/Users" ]; then
    python3 - "$disk" <<'MAKE'
import json, os, sys
disk = sys.argv[1]
chromium = ["Google/Chrome/User Data", "Microsoft/Edge/User Data", "BraveSoftware/Brave-Browser/User Data",
            "Vivaldi/User Data", "Chromium/User Data", "Yandex/YandexBrowser/User Data"]
firefox = ["Mozilla/Firefox", "librewolf", "Thunderbird"]
ids = [chr(97 + n // 16) * 16 + chr(97 + n % 16) * 16 for n in range(27)]
def entry(n, part):
    return {"location": 5 if part else 1, "state": 1, "path": ids[n] + "\\1.0_0",
            "manifest": {"name": "Extension %d" % n, "version": "1.0", "permissions": ["tabs"] * 20,
                         "content_scripts": [{"matches": ["https://example.org/%d/*" % m for m in range(20)]}]}}
settings = {ids[n]: entry(n, n >= 15) for n in range(27)}
sites = {"https://%d.example.org:443,*" % n: {"last_modified": str(n), "setting": {"count": n}} for n in range(1100)}
preferences = json.dumps({"extensions": {"alerts": {}}, "profile": {"content_settings": sites}})
secure = json.dumps({"extensions": {"settings": settings}})
addons = json.dumps({"schemaVersion": 37, "addons": [
    {"id": "addon%d@example.org" % n, "type": "extension", "version": "1", "active": True,
     "location": "app-builtin" if n >= 15 else "app-profile",
     "defaultLocale": {"name": "Addon %d" % n, "creator": "Example"}} for n in range(27)]})
def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)
# What a Windows disk is recognised by.
write(os.path.join(disk, "Windows", "System32", "ntoskrnl.exe"), "")
for user in range(300):
    home = os.path.join(disk, "Users", "user%03d" % user, "AppData")
    for browser in chromium + ["Opera Software/Opera Stable"]:
        data = os.path.join(home, "Roaming" if browser.startswith("Opera") else "Local", browser)
        write(os.path.join(data, "Local State"), json.dumps({"profile": {"info_cache": {"Default": {"name": "Work"}}}}))
        write(os.path.join(data, "Default", "Preferences"), preferences)
        write(os.path.join(data, "Default", "Secure Preferences"), secure)
        for n in range(15):
            os.makedirs(os.path.join(data, "Default", "Extensions", ids[n], "1.0_0"))
        for other in ("ShaderCache", "GrShaderCache", "Crashpad", "Safe Browsing", "component_crx_cache"):
            os.makedirs(os.path.join(data, other))
    for browser in firefox:
        write(os.path.join(home, "Roaming", browser, "Profiles", "abc.default", "extensions.json"), addons)
        write(os.path.join(home, "Roaming", browser, "profiles.ini"), "[Profile0]\nName=Work\nIsRelative=1\nPath=Profiles/abc.default\n")
MAKE
fi
cli=${2:-target/release/interdict-cli}
[ -n "${2:-}" ] || cargo build --release --quiet --bin interdict-cli
out=$(mktemp)
for _ in 1 2 3; do
    python3 - "$cli" "$disk" "$out" <<'RUN'
import os, subprocess, sys, time
begun = time.perf_counter()
child = subprocess.Popen([sys.argv[1], "scan", "--root", sys.argv[2], "--out", sys.argv[3]],
                         stderr=subprocess.DEVNULL)
_, status, usage = os.wait4(child.pid, 0)
if status:
    sys.exit("the scan did not end well")
print(f"{time.perf_counter() - begun:.2f} s, {usage.ru_maxrss / 1024:.0f} MB")
RUN
done
rm -f "$out"
