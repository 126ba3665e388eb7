#!/usr/bin/env python3
"""Makes a hive file from what `reg export` wrote, and compares what is read from it with `reg query`.

    hives.py make EXPORT.reg PREFIX HIVE       fills an empty hive with hivexregedit
    hives.py compare QUERY.txt PREFIX READ.json compares `reg query /s` with print-hive's output
"""

import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
EMPTY = os.path.join(HERE, "..", "fixtures", "hives", "empty.py")


def make(export, prefix, hive):
    text = open(export, "rb").read().decode("utf-16").replace("\r\n", "\n")
    # hivexregedit wants every parent before its children.
    made, lines = set(), []
    for line in text.split("\n"):
        key = re.fullmatch(r"\[(.*)\]", line)
        if key:
            parts = key[1][len(prefix) + 1:].split("\\")
            for count in range(1, len(parts)):
                parent = "\\".join(parts[:count])
                if parent.lower() not in made:
                    made.add(parent.lower())
                    lines += [f"[{prefix}\\{parent}]", ""]
            made.add("\\".join(parts).lower())
        lines.append(line)
    with open(hive + ".reg", "w", encoding="utf-8") as file:
        file.write("\n".join(lines))
    subprocess.run([sys.executable, EMPTY, hive], check=True)
    subprocess.run(
        ["hivexregedit", "--merge", "--prefix", prefix, "--encoding", "UTF-16LE", hive, hive + ".reg"],
        check=True, env=dict(os.environ, PERL_UNICODE="SDA"),
    )


def compare(query, prefix, read):
    theirs, key = {}, None
    for line in open(query, "rb").read().decode("utf-8", "replace").replace("\r", "").split("\n"):
        if line.startswith("HKEY_"):
            key = theirs.setdefault(line[len(prefix) + 1:].lower(), {})
        elif key is not None and line.startswith("    "):
            name, kind, *value = line[4:].split("    ", 2)
            key[name] = value[0] if value else ""
    ours = {path.lower(): values for path, values in json.load(open(read, encoding="utf-8")).items()}
    # The key that was asked for is not printed where it has no values.
    top = min(ours, key=len)
    theirs.setdefault(top, {})
    # Wine's reg prints a question mark for each letter that its code page lacks.
    def plain(values):
        return values and {name: re.sub(r"[^ -~]", "?", value) for name, value in values.items()}

    wrong = [path for path in theirs.keys() | ours.keys() if plain(theirs.get(path)) != plain(ours.get(path))]
    for path in sorted(wrong)[:10]:
        print("WRONG:", path, theirs.get(path), ours.get(path))
    print(f"{len(ours)} keys and {sum(map(len, ours.values()))} values of the hive, {len(wrong)} unlike reg query")
    sys.exit(1 if wrong or len(ours) < 10 else 0)


{"make": make, "compare": compare}[sys.argv[1]](*sys.argv[2:])
