#!/usr/bin/env python3
"""Schemathesis against the OpenAPI document of a seeded server, as a visitor, as somebody with a token
that never was, as a member and as the owner: no 5xx, no status, type or shape that the document does not
name. Then the server must still be well: nothing panicked, and it ends by itself.

    run.py BINARY WORK           some 3,000 cases, the same ones each time
    run.py BINARY WORK --long    50,000 cases; GROVE_TEST_SEED repeats a run
"""

import concurrent.futures
import json
import os
import random
import re
import shutil
import socket
import struct
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zlib
from pathlib import Path

HERE = Path(__file__).parent
BINARY, WORK, LONG = sys.argv[1], Path(sys.argv[2]), "--long" in sys.argv
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
ENV = {name: value for name, value in os.environ.items() if not name.startswith("GROVE_")}

# Who asks, how many tokens they share the work among, which phases, and how many cases a route in the
# fuzzing phase. The owner is last, since the owner may close the community.
CAST = [
    ("visitor", 0, "fuzzing", (2, 25)),
    ("stranger", 0, "fuzzing", (1, 5)),
    ("nadia", 40, "fuzzing", (2, 120)),
    ("ada", 1, "coverage,fuzzing", (4, 300)),
]


class Server:
    def __init__(self, data):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.data, self.log = data, WORK / "server.log"
        command = [BINARY, "serve", "--data", data, "--listen", f"127.0.0.1:{self.port}"]
        self.process = subprocess.Popen(command, env=ENV, stdout=subprocess.DEVNULL, stderr=open(self.log, "wb"))
        for _ in range(600):
            if self.get("/readyz", None)[0] == 200:
                return
            time.sleep(0.1)
        sys.exit(f"the server did not become ready:\n{self.log.read_text()}")

    def get(self, path, token, body=None, method=None):
        headers = {"authorization": f"Bearer {token}"} if token else {}
        data = None if body is None else json.dumps(body).encode()
        if data:
            headers["content-type"] = "application/json"
        request = urllib.request.Request(self.url + path, data=data, headers=headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                text = answer.read()
                return answer.status, json.loads(text) if text.startswith((b"{", b"[")) else text
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read()
        except OSError:
            return 0, b""

    def token(self, handle, scopes):
        command = [BINARY, "admin", "token", "--data", self.data, "--member", handle, "--scopes", scopes]
        return subprocess.run(command, env=ENV, check=True, capture_output=True, text=True).stdout.strip()

    def most_memory(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) // 1024

    def stop(self):
        self.process.terminate()
        return self.process.wait(timeout=30)


def names(server, owner):
    """What there is, by the segment of a path that comes before its name."""

    def listed(path, key="id"):
        answer = server.get("/api/v1" + path, owner)[1]
        items = answer.get("items", []) if isinstance(answer, dict) else []
        return [str(item[key]) for item in items if key in item]

    topics = listed("/topics")[:12]
    server.get("/api/v1/reports", owner, {"target": topics[0], "rule": 1, "words": "Is this in order?"})
    server.get("/api/v1/invitations", owner, {"uses": 5, "note": "Come in"})
    server.get("/api/v1/drafts/new:pests", owner, {"title": "Later", "body": "Not yet"}, "PUT")
    next_page = server.get("/api/v1/topics", owner)[1]["next"]
    return {
        "topics": topics,
        "replies": [reply for topic in topics[:6] for reply in listed(f"/topics/{topic}/replies")][:30],
        "spaces": listed("/spaces", "slug"),
        # Neither the owner nor who asks as a member.
        "members": [handle for handle in listed("/members", "handle") if handle not in ("ada", "nadia")],
        "tags": listed("/tags", "tag") or listed("/tags", "name"),
        "reports": listed("/moderation/reports"),
        "invitations": listed("/invitations"),
        "drafts": ["new:pests"] + [f"reply:{topic}" for topic in topics[:2]],
        "reactions": ["like"],
        "jobs": listed("/admin/jobs"),
        "rules": [1],
        "cursors": [next_page, "9223372036854775807", "-1"],
    }


def ask(server, who, tokens, phases, most, seed):
    (WORK / "seed.json").write_text(json.dumps({"tokens": tokens, "names": server.names}))
    log = WORK / f"{who}.log"
    command = [
        WORK / "venv/bin/st", "run", f"{server.url}/api/v1/openapi.json", "--phases", phases, "-n", str(most), "-c", CHECKS,
        "--continue-on-failure", "--no-color", "--suppress-health-check", "all", "--warnings", "off", "--no-shrink",
        "--seed", str(seed), "--generation-database", "none", "--request-timeout", "30",
    ]
    env = ENV | {"SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(HERE), "GROVE_API_SEED": str(WORK / "seed.json")}
    with open(log, "wb") as out:
        failed = subprocess.run(command, env=env, cwd=WORK, stdout=out, stderr=out).returncode
    said = log.read_text(errors="replace")
    cases = int((re.search(r"(\d+) generated", said) or [0, 0])[1])
    print(f"{who}: {cases} cases, {'FAILED' if failed else 'as documented'}", flush=True)
    if failed or not cases:
        print(said[-20_000:])
    return cases, bool(failed) or not cases


def picture(side):
    """A PNG of one colour: the largest canvas that is taken, in a file of a few hundred kilobytes."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + b"\x60\x90\x30" * side) * side, 1)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def bombs(server, token):
    """Bodies that are small to send and large to read, twelve at once: the memory has a bound."""
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
    bodies = [head + picture(6300) + b"\r\n--x--", head + picture(9000) + b"\r\n--x--", b"--x\r\n\r\n\r\n" * 700_000]

    def send(body):
        headers = {"authorization": f"Bearer {token}", "content-type": "multipart/form-data; boundary=x"}
        try:
            return urllib.request.urlopen(urllib.request.Request(server.url + "/api/v1/media", data=body, headers=headers), timeout=120).status
        except urllib.error.HTTPError as refused:
            return refused.code

    with concurrent.futures.ThreadPoolExecutor(12) as many:
        answers = list(many.map(send, bodies * 4))
    memory = server.most_memory()
    # Too busy with pictures is an answer, too; a picture that is too large, or none, is the sender's fault.
    well = all(one in (201, 503) for one in answers[::3]) and 201 in answers and all(400 <= one < 500 for at, one in enumerate(answers) if at % 3)
    print(f"bombs: answered {sorted(set(answers))}, the server took {memory} MB at most", flush=True)
    return well and memory < 600


def main():
    seed = int(os.environ.get("GROVE_TEST_SEED") or (random.randrange(1 << 32) if LONG else 1))
    print(f"seed {seed} (GROVE_TEST_SEED={seed} repeats it)")
    data = WORK / "data"
    shutil.rmtree(data, ignore_errors=True)
    subprocess.run([BINARY, "demo", "--data", data], env=ENV, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    server, started, all_cases, bad = Server(data), time.monotonic(), 0, 0
    try:
        server.names = names(server, server.token("ada", "read,write,admin"))
        assert all(server.names[kind] for kind in ("topics", "replies", "spaces", "members", "reports")), server.names
        for who, many, phases, most in CAST:
            scopes = "read,write,admin" if who == "ada" else "read,write"
            tokens = ["x" * 52] if who == "stranger" else [server.token(who, scopes) for _ in range(many)]
            cases, failed = ask(server, who, tokens, phases, most[LONG], seed)
            all_cases, bad = all_cases + cases, bad + failed
        memory = server.most_memory()
        bad += not bombs(server, server.token("ottoline", "read,write"))
        ready = server.get("/readyz", None)[0]
    finally:
        code = server.stop()
    broken = [line for line in server.log.read_text(errors="replace").splitlines() if "panicked" in line or "broken" in line]
    print(f"{all_cases} cases in {time.monotonic() - started:.0f} s; the server took {memory} MB at most", flush=True)
    well = ready == 200 and code == 0 and not broken and all_cases >= (50_000 if LONG else 2_000)
    if not well:
        print(f"ready {ready}, ended with {code}, {len(broken)} panics: {broken[:5]}")
    bad += not well
    print(f"ℹ pass {len(CAST) + 2 - bad}\nℹ fail {bad}")
    sys.exit(bool(bad))


main()
