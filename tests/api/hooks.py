"""Schemathesis finds ids and handles by chance never, so it is lent real ones: two of three generated
values that name something become the name of something in the seeded community. The choice hangs on the
generated value alone, so a seed repeats a run."""

import itertools
import json
import os
import zlib

import schemathesis

with open(os.environ["GROVE_API_SEED"]) as file:
    SEED = json.load(file)

# Several tokens of one member: what one may write in a minute is one of the things that hold.
TOKENS = itertools.cycle(SEED["tokens"])

# Fields of bodies and queries that name something, by what they name.
FIELDS = {
    "target": "topics", "space": "spaces", "under": "spaces", "parent": "replies", "reply": "replies", "handle": "members",
    "report": "reports", "rule": "rules", "version": "rules", "author": "members", "tag": "tags", "after": "cursors", "cursor": "cursors",
}


def lent(kind, value):
    names = SEED["names"].get(kind) or []
    chance = zlib.crc32(repr(value).encode(errors="replace"))
    return names[chance // 3 % len(names)] if names and chance % 3 else value


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    segments = context.operation.path.split("/")
    before = {segment.strip("{}"): segments[at - 1] for at, segment in enumerate(segments) if segment.startswith("{")}
    return {name: lent(before.get(name), value) for name, value in (path_parameters or {}).items()}


def named(fields):
    if not isinstance(fields, dict):
        return fields
    return {name: lent(FIELDS[name], value) if name in FIELDS else value for name, value in fields.items()}


@schemathesis.hook
def map_body(context, body):
    return named(body)


@schemathesis.hook
def map_query(context, query):
    return named(query)


if SEED["tokens"]:

    @schemathesis.auth(refresh_interval=None)
    class Token:
        def get(self, case, context):
            return next(TOKENS)

        def set(self, case, token, context):
            case.headers["Authorization"] = f"Bearer {token}"
