#!/bin/sh
# Compares `interdict-cli scan` (release build) with other programs on this machine, in one run:
# - its package part, with `dpkg-query -W`: the scan of a root that holds this machine's package
#   database and nothing else (at most 3 times), and whether both name the same packages in the same
#   versions;
# - the whole scan, with `fusioninventory-inventory` (at most 1/5), where that is installed (Debian
#   package fusioninventory-agent), in time and in memory (at most 100 MB).
# Whole processes, best of several runs, by turns. Needs a Debian system and python3.
# Build first: cargo build --release. Another build of the program can be named as the argument.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
exec python3 - "${1:-$here/target/release/interdict-cli}" <<'PYTHON'
import json, os, pathlib, shutil, subprocess, sys, tempfile, time

cli = sys.argv[1]
query = ["dpkg-query", "-W", "-f", "${db:Status-Status}\t${Package}\t${Version}\n"]


def run(command):
    """Seconds, and the largest memory in MB."""
    begun = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"{command[0]} ended with {status}")
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


def best(runs, *commands):
    """The best of several runs of each, by turns, so that a busy moment meets them all."""
    found = [[run(command) for command in commands] for _ in range(runs)]
    return [tuple(min(part) for part in zip(*column)) for column in zip(*found)]


lines = subprocess.run(query, capture_output=True, text=True, check=True).stdout.splitlines()
theirs = sorted(tuple(line.split("\t")[1:]) for line in lines if line.startswith("installed\t"))
with tempfile.TemporaryDirectory() as root:
    database = pathlib.Path(root, "var/lib/dpkg")
    database.mkdir(parents=True)
    shutil.copy("/var/lib/dpkg/status", database)
    packages = [cli, "scan", "--root", root]
    scan = json.loads(subprocess.run(packages, capture_output=True, check=True).stdout)
    ours = sorted(
        (one["ids"]["package"], one["version"])
        for one in scan["software"]
        if one["source"] == "dpkg" and one.get("presence", "present") == "present"
    )
    print(f"packages: {len(theirs)} by dpkg-query, {len(ours)} by the scan; same: {theirs == ours}")
    (a, _), (b, _) = best(20, packages, ["dpkg-query", "-W"])
print(f"package part {a * 1000:.0f} ms, dpkg-query -W {b * 1000:.0f} ms: {a / b:.2f} times (limit 3)")
good = theirs == ours and a <= 3 * b
if shutil.which("fusioninventory-inventory"):
    (a, memory), (b, other) = best(5, [cli, "scan"], ["fusioninventory-inventory"])
    print(f"whole scan {a * 1000:.0f} ms, fusioninventory-inventory {b * 1000:.0f} ms: 1/{b / a:.1f} (limit 1/5)")
    print(f"memory {memory:.0f} MB, fusioninventory-inventory {other:.0f} MB (limit 100)")
    good = good and a <= b / 5 and memory <= 100
else:
    print("fusioninventory-inventory is not installed: the whole scan was not compared")
sys.exit(not good)
PYTHON
