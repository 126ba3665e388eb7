"""Takes turns and prints the figures; called by import.sh."""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

stem, turns = sys.argv[1], int(sys.argv[2])
programs = os.environ.get("INTERDICT_BENCH_PROGRAMS", "target/release")
cli, iterate = f"{programs}/interdict-cli", f"{programs}/examples/iterate-workbook"

# Only the reading and the filtering count: starting Python and loading Polars do not.
POLARS = """
import sys, time
import polars as pl
pattern = open(sys.argv[2], encoding="utf-8").read()
start, cpu = time.perf_counter(), time.process_time()
rows = pl.read_csv(sys.argv[1], infer_schema_length=0)
met = rows.filter(pl.col("Software").str.contains(pattern) | pl.col("Publisher").str.contains(pattern))
print(time.perf_counter() - start, time.process_time() - cpu, met.height)
"""


def catalogue_names():
    """Every name in the catalogue: vendors with their companies and other names, products with theirs."""
    def ask(*words):
        return subprocess.run([cli, "catalog", *words], capture_output=True, text=True, check=True).stdout.splitlines()

    names = set()
    for kind in ["vendors", "products"]:
        for line in ask("list", kind)[1:]:
            if not line.startswith("  "):
                continue
            lines = ask("show", line.split()[0])
            names.add(lines[0].rsplit(" (", 1)[0] if kind == "vendors" else lines[0])
            for line in lines:
                if line.startswith(("Companies ", "Other names ")):
                    names.update(re.split(r", (?!Inc|Ltd|LLC|L\.|S\.|Co\b|Corp|Limited)", line.split("  ", 1)[1]))
    # Two letters ("1C", "VK", "QQ") stand in names of all sorts.
    return sorted(name.strip() for name in names if len(name.strip()) > 2)


def patterns(folder):
    """Files with the regular expression of one name and with that of all names of the catalogue."""
    names = catalogue_names()
    narrow, all_names = f"{folder}/narrow.txt", f"{folder}/all.txt"
    with open(narrow, "w", encoding="utf-8") as file:
        file.write("(?i)kaspersky")
    with open(all_names, "w", encoding="utf-8") as file:
        file.write("(?i)" + "|".join(re.escape(name) for name in names))
    return narrow, all_names, len(names)


def whole(command):
    """Seconds, seconds of processors, and the largest memory in MB of a whole process."""
    with tempfile.NamedTemporaryFile("w+") as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=out)
        _, _, usage = os.wait4(process.pid, 0)
        return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000


def check(file):
    return whole([cli, "check", file, "--format", "json", "--jurisdiction", "US", "--audience", "private-business"])


def polars(file, pattern):
    out = subprocess.run(["target/bench-venv/bin/python", "-c", POLARS, file, pattern], capture_output=True, text=True, check=True)
    return float(out.stdout.split()[0]), float(out.stdout.split()[1]), 0.0


def compare(title, ours, theirs):
    pairs = [(ours(), theirs()) for _ in range(turns)]
    own, other = [pair[0][0] for pair in pairs], [pair[1][0] for pair in pairs]
    print(f"{title}: {min(own):.3f} s (median {statistics.median(own):.3f}), "
          f"against {min(other):.3f} s (median {statistics.median(other):.3f}): "
          f"{min(own) / min(other):.2f} of the minimum, "
          f"{statistics.median(a[0] / b[0] for a, b in pairs):.2f} as the median of pairs; "
          f"processors {min(a[1] for a, _ in pairs):.3f} s against {min(b[1] for _, b in pairs):.3f} s; "
          f"memory {max(a[2] for a, _ in pairs):.0f} MB")


csv, xlsx = f"{stem}.csv", f"{stem}.xlsx"
print(f"{csv}: {os.path.getsize(csv) / 1e6:.1f} MB, {xlsx}: {os.path.getsize(xlsx) / 1e6:.1f} MB, "
      f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
with tempfile.TemporaryDirectory() as folder:
    one, every, count = patterns(folder)
    compare("check of the CSV against Polars searching one name", lambda: check(csv), lambda: polars(csv, one))
    compare(f"check of the CSV against Polars searching all {count} names of the catalogue",
            lambda: check(csv), lambda: polars(csv, every))
compare("check of the XLSX against bare iteration", lambda: check(xlsx), lambda: whole([iterate, xlsx]))
with tempfile.TemporaryDirectory() as folder:
    with open(csv, encoding="utf-8") as big:
        heading = big.readline()
        for number in range(2000):
            with open(f"{folder}/{number:04}.csv", "w", encoding="utf-8") as small:
                small.write(heading + "".join(big.readline() for _ in range(100)))
    times = [check(folder) for _ in range(turns)]
    print(f"check of a folder of 2,000 files with 100 rows each: {min(time[0] for time in times):.3f} s, "
          f"processors {min(time[1] for time in times):.3f} s, memory {max(time[2] for time in times):.0f} MB")
