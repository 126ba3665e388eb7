#!/bin/sh
# Reports on a hundred thousand findings: time and memory of the whole command, by kind and format.
# Usage: benches/report.sh   (builds the release program; needs python3 and GNU time)
# The figure of the project: under 5 s and 500 MB for each.
set -eu
cd "$(dirname "$0")/.."
cargo build --release --quiet --bin interdict-cli
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 - "$folder/fleet.csv" <<'PYTHON'
import csv, sys

PROGRAMS = [
    ("Kaspersky Endpoint Security for Windows", "AO Kaspersky Lab", "12.5.0.539"),
    ("Kaspersky Security Center Network Agent", "AO Kaspersky Lab", "14.2"),
    ("TikTok", "TikTok Pte. Ltd.", "3"),
    ("WeChat", "Tencent", "3.9"),
    ("Dr.Web Security Space", "Doctor Web, Ltd.", "12"),
]
with open(sys.argv[1], "w", newline="") as file:
    writer = csv.writer(file)
    writer.writerow(["Computer", "Software", "Publisher", "Version"])
    for machine in range(20_000):
        for program in PROGRAMS:
            writer.writerow([f"NF-{machine:05}", *program])
PYTHON
HOME="$folder" && export HOME
for kind in full summary attestation; do
    for format in html pdf xlsx csv json md; do
        /usr/bin/time -f "$kind $format: %e s, %M KB" target/release/interdict-cli report "$kind" \
            "$folder/fleet.csv" --jurisdiction US --audience federal-contractors --as-of 2026-11-24 \
            --out "$folder/report.$format" 2>&1 | tail -n 1
        ls -l "$folder/report.$format" | awk '{ printf "    %d KB\n", $5 / 1024 }'
    done
done
