#!/bin/sh
# Compares `interdict-cli scan` (release build) with `dpkg-query -W` on this machine: the time of each,
# best of twenty runs, and whether both name the same packages in the same versions.
# Needs a Debian system and python3. Build first: cargo build --release.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
exec python3 - "$here/target/release/interdict-cli" <<'PYTHON'
import json, subprocess, sys, time

cli = sys.argv[1]
query = ["dpkg-query", "-W", "-f", "${db:Status-Status}\t${Package}\t${Version}\n"]


def best(command):
    times = []
    for _ in range(20):
        begun = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - begun)
    return min(times)


lines = subprocess.run(query, capture_output=True, text=True, check=True).stdout.splitlines()
theirs = sorted(tuple(line.split("\t")[1:]) for line in lines if line.startswith("installed\t"))
scan = json.loads(subprocess.run([cli, "scan"], capture_output=True, check=True).stdout)
ours = sorted(
    (one["ids"]["package"], one["version"])
    for one in scan["software"]
    if one["source"] == "dpkg"
)
a, b = best([cli, "scan"]), best(["dpkg-query", "-W"])
print(f"packages: {len(theirs)} by dpkg-query, {len(ours)} by the scan; same: {theirs == ours}")
print(f"interdict-cli scan {a * 1000:.0f} ms, dpkg-query -W {b * 1000:.0f} ms: {a / b:.2f} times")
sys.exit(theirs != ours)
PYTHON
