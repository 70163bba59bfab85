"""The program as another version of it: `python -m tests.versions.app older|0.4|newer|raised`, commands as JSON lines.

*older* knows fewer fields and kinds, *0.4* all but what came with classes; *newer* knows more of both and writes files
only its own readers take (`min_reader` 2). Each line on stdin is a command's arguments; each answer is one JSON line
with its exit code. What the program knows is changed before any of its parts is read, so this must be a process of its
own.
"""

import contextlib
import io
import json
import sys
from dataclasses import replace

from dxdesk.domain import fields, records, schema

GONE_KINDS = ("feedback", "course")
GONE_FIELDS = {"resident": ("has_ehealth", "skill_confirmed_on"), "visit": ("satisfaction",)}
CLASS_KINDS = ("syllabus", "enrolment", "skill_check")
CLASS_FIELDS = {"course": 2, "meeting": 2, "attendance": 2, "task": 2, "visit": 3}
"""Since which schema a kind has what came with classes."""
NEW_FIELDS = {"resident": ("zz_email",), "visit": ("zz_mood",)}
NEW_KIND = fields.Kind("zz_loan", "Máy cho mượn", (
    fields.Field("resident_id", "Người mượn", fields.Type.REF, target="resident"), fields.Field("zz_what", "Máy gì")))


def older() -> None:
    """Know less."""
    for kind in GONE_KINDS:
        del records.KINDS[kind]
    for name, gone in GONE_FIELDS.items():
        kind = records.KINDS[name]
        records.KINDS[name] = replace(kind, fields=tuple(one for one in kind.fields if one.name not in gone))


def before_classes() -> None:
    """Know what version 0.4 knew."""
    for kind in CLASS_KINDS:
        del records.KINDS[kind]
    for name, since in CLASS_FIELDS.items():
        kind = records.KINDS[name]
        records.KINDS[name] = replace(kind, fields=tuple(one for one in kind.fields if one.since < since))


def newer() -> None:
    """Know more, and write what only later programs read."""
    for name, new in NEW_FIELDS.items():
        kind = records.KINDS[name]
        more = tuple(fields.Field(one, "Mục mới", since=kind.schema + 1) for one in new)
        records.KINDS[name] = replace(kind, fields=(*kind.fields, *more))
    records.KINDS[NEW_KIND.name] = NEW_KIND


def raised() -> None:
    """Write what only later programs read."""
    schema.MIN_READER = 2


def main(version: str) -> None:
    """Do every command on stdin."""
    {"older": older, "0.4": before_classes, "newer": newer, "raised": lambda: (newer(), raised()),
     "same": lambda: None}[version]()
    from dxdesk import cli  # start-up of that version: only now may the rest of it be read
    from dxdesk.exchange import header  # start-up, as above
    from dxdesk.store import keys  # start-up, as above

    keys.COST = {"n": 16, "r": 8, "p": 1}
    if version == "raised":
        header.READER = 2
    for line in sys.stdin:
        told = io.StringIO()
        with contextlib.redirect_stdout(told):
            code = cli.main([*json.loads(line), "--json"])
        answer = told.getvalue().strip().splitlines()
        print(json.dumps({"exit": code, **json.loads(answer[-1] if answer else "{}")}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
