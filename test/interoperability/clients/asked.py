# Reads from standard input what to ask for, and answers what came of it.
import json
import sys


def answer(version, ask):
    if sys.argv[1:] == ["--version"]:
        print(version)
        return
    given = json.load(sys.stdin)
    try:
        json.dump({"result": ask(given["way"], given)}, sys.stdout)
    except Exception as refusal:
        json.dump({"refusal": f"{type(refusal).__name__}: {refusal}"}, sys.stdout)


def metadata_of(issuer):
    import requests

    return requests.get(issuer + "/.well-known/oauth-authorization-server").json()
