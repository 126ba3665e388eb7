"""Ten steps for the test of a program that is killed: takes the journal of a removal that was carried out under Wine
and writes one that has only begun, with ten steps that each run step.exe; or says which steps a journal calls done.

    ten_steps.py make FINISHED-JOURNAL NEW-JOURNAL
    ten_steps.py done JOURNAL
"""
import copy
import hashlib
import json
import sys

PROGRAM = r"C:\Program Files\Test Steps\step.exe"


def body_of(line):
    return json.loads(line)["body"]


def make(finished, new):
    with open(finished, encoding="utf-8") as file:
        body = body_of(file.readline())
    plan = body["plan"]
    sample = next(step for step in plan["steps"] if any(map(is_commands, walk(step))))
    steps = []
    for number in range(1, 11):
        step = copy.deepcopy(sample)
        step["id"] = f"step{number:02}"
        step["title"] = f"Step {number} of ten"
        own = next(filter(is_commands, walk(step)))
        command = next(one for one in own if one.get("line"))
        command["line"] = {"program": PROGRAM, "arguments": [f"{number:02}"]}
        command["text"] = f'"{PROGRAM}" {number:02}'
        command["mechanism"] = "vendor"
        command["password"] = {"place": "none"}
        own[:] = [command]
        steps.append(step)
    plan["steps"] = steps
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    with open(new, "x", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"hash":"{digest}","body":{text}}}\n')


def is_commands(value):
    """The list of commands of a step, wherever it stands in it."""
    return isinstance(value, list) and bool(value) and all(
        isinstance(one, dict) and "rights" in one and "mechanism" in one for one in value
    )


def walk(value):
    yield value
    if isinstance(value, dict):
        for one in value.values():
            yield from walk(one)
    elif isinstance(value, list):
        for one in value:
            yield from walk(one)


def done(journal):
    with open(journal, encoding="utf-8") as file:
        lines = [line for line in file if line.endswith("\n")]
    ended = [body for body in map(body_of, lines) if "end" in body and "step" in body]
    print(" ".join(sorted(one["step"] for one in ended if one["end"]["outcome"] == "done")))


if __name__ == "__main__":
    make(*sys.argv[2:]) if sys.argv[1] == "make" else done(*sys.argv[2:])
