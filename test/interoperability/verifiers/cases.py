# Reads the cases from standard input, and answers which of them a verifier takes.
import json
import sys


def answer(version, verify):
    if sys.argv[1:] == ["--version"]:
        print(version)
        return
    taken = []
    for case in json.load(sys.stdin):
        try:
            verify(case)
            taken.append(None)
        except Exception as refusal:
            taken.append(f"{type(refusal).__name__}: {refusal}")
    json.dump(taken, sys.stdout)
