"""Compares the scans that run.sh made with what it installed."""

import json
import pathlib
import subprocess
import sys

folder, version = pathlib.Path(sys.argv[1]), sys.argv[2]


def load(name):
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


def ours(scan):
    return sorted(
        (one["source"], one["name"], one.get("version"), one.get("presence", "present"))
        for one in scan["software"]
        if one["name"] in ("kesl", "klnagent64", "klnagent64.service")
    )


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"{what}: expected {wanted}, found {found}")


agent = [
    ("dpkg", "klnagent64", version, "present"),
    ("systemd", "klnagent64.service", None, "present"),
]
expect("before", ours(load("before")), [])
installed = load("installed")
expect("installed", ours(installed), [("dpkg", "kesl", version, "present"), *agent])
expect("removed", ours(load("removed")), [("dpkg", "kesl", version, "leftover"), *agent])
expect("after", ours(load("after")), [])

# Everything else of the scan is what the machine's own package manager says.
lines = subprocess.run(
    ["dpkg-query", "-W", "-f", "${db:Status-Status}\t${Package}\t${Version}\n"],
    capture_output=True, text=True, check=True,
).stdout.splitlines()
theirs = sorted(tuple(line.split("\t")[1:]) for line in lines if line.startswith("installed\t"))
packages = sorted(
    (one["name"], one["version"])
    for one in load("after")["software"]
    if one["source"] == "dpkg" and one.get("presence", "present") == "present"
)
expect("all packages", packages, theirs)

products = {one["product"] for one in load("check")["findings"]}
for product in ("kaspersky-endpoint-security-linux", "kaspersky-network-agent"):
    if product not in products:
        sys.exit(f"check did not find {product} among {sorted(map(str, products))}")
