#!/usr/bin/env bash
# Compares reading a large list with Polars (CSV) and with calamine's bare iteration (XLSX), in turns in
# the same run, because other programs take their share of the machine: the minimum and the median of
# each count. Needs python3 with venv and pip.
#
#     benches/import.sh [ROWS [TURNS]]
set -euo pipefail
cd "$(dirname "$0")/.."
rows=${1:-1000000}
turns=${2:-5}
work=target/bench-import
mkdir -p "$work"
cargo build --release --bin interdict-cli --example make-list --example iterate-workbook
if [ ! -x target/bench-venv/bin/python ]; then
  python3 -m venv target/bench-venv
  target/bench-venv/bin/pip install --quiet polars
fi
[ -s "$work/$rows.csv" ] || target/release/examples/make-list "$rows" "$work/$rows.csv" "$work/$rows.xlsx"
exec python3 benches/import.py "$work/$rows" "$turns"
