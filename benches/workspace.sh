#!/usr/bin/env bash
# A list of a million rows (5,000 machines with 200 titles each) is kept in a fresh workspace, the workspace
# is opened again and shown, and the same file goes into a plain table with "sqlite3 .import", all in one
# run. Wanted: at most 2 x the time of .import for keeping and opening together, under 100 MB on disk, and
# under 1 s for opening.
#
# The list is read and matched by "check" as well; "import" is the whole process, and "keep" is what it
# takes more than the same command without --workspace.
#
#     benches/workspace.sh [RUNS]      needs python3, sqlite3 and a release build
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-3}
target=${CARGO_TARGET_DIR:-target}
cli=$target/release/interdict-cli
[ -x "$cli" ] || { echo "build first: cargo build --release --bin interdict-cli"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data

python3 - "$work/list.csv" <<'PY'
import random, sys
random.seed(1)
makers = [f"Maker {n} Ltd" for n in range(300)]
titles = [(f"Program {n} for Windows", makers[n % 300], f"{n % 30}.{n % 7}.{n}") for n in range(4000)]
titles[7] = ("Kaspersky Endpoint Security for Windows", "AO Kaspersky Lab", "12.1.0.506")
with open(sys.argv[1], "w", encoding="utf-8", newline="") as out:
    out.write("Computer,Name,Publisher,Version,User\r\n")
    for machine in range(5000):
        for n in random.sample(range(4000), 200):
            name, maker, version = titles[n]
            out.write(f"PC-{machine:05},{name},{maker},{version},user{machine % 900}\r\n")
PY
printf 'list: %s rows, %s MB\n' "$(($(wc -l <"$work/list.csv") - 1))" "$(du -m "$work/list.csv" | cut -f1)"

# Seconds of the fastest of the runs; what must not be there before is removed each time.
fastest() {
    python3 - "$runs" "$@" <<'PY'
import glob, os, subprocess, sys, time
runs, remove, command = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
best = None
for _ in range(runs):
    for path in glob.glob(remove) if remove else []:
        if os.path.isfile(path): os.remove(path)
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    took = time.perf_counter() - start
    if done.returncode > 1: sys.exit(done.stderr.decode())
    best = took if best is None else min(best, took)
print(f"{best:.3f}")
PY
}

who="--jurisdiction US --audience private-business --format json"
plain=$(fastest "" "$cli" check "$work/list.csv" $who)
whole=$(fastest "$work/w.interdict*" "$cli" check "$work/list.csv" $who --workspace "$work/w.interdict")
open=$(fastest "" "$cli" status --workspace "$work/w.interdict" --jurisdiction US --audience private-business)
sqlite=$(fastest "$work/plain.db*" sqlite3 "$work/plain.db" ".mode csv" ".import $work/list.csv t")
size() { stat -c %s "$1"; }
python3 - "$plain" "$whole" "$open" "$sqlite" "$(size "$work/w.interdict")" "$(size "$work/plain.db")" <<'PY'
import sys
plain, whole, opened, sqlite, size, other = map(float, sys.argv[1:])
print(f"check alone                {plain:7.3f} s")
print(f"check and keep (import)    {whole:7.3f} s   keeping alone {whole - plain:.3f} s")
print(f"status (open, match, show) {opened:7.3f} s")
print(f"sqlite3 .import            {sqlite:7.3f} s")
print(f"import + open              {(whole + opened) / sqlite:7.2f} x .import   (wanted <= 2)")
print(f"size                       {size / 1e6:7.1f} MB, plain table {other / 1e6:.1f} MB")
PY
