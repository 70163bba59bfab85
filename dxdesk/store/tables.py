"""The tables of a desk: one per kind for the state, and those that carry the ledger (format §6)."""

import json

import sqlite_utils

from dxdesk.domain.fields import Kind
from dxdesk.domain.records import KINDS

INDEXES: dict[str, tuple[tuple[str, ...], ...]] = {
    "resident": (("id_key",), ("merged_into",)),
    # Search asks at every key for the last visit of forty people: with the day in the index no visit is read.
    # The list of all visits is walked by day; with the mark in the index no gone visit is read for it.
    "visit": (("visit_on", "_deleted"), ("resident_id", "visit_on", "_deleted"), ("follow_up_on",), ("slip_no",),
              ("meeting_id",)),
    "help": (("visit_id",),),
    "meeting": (("held_on",), ("course_id",)),
    "enrolment": (("course_id",), ("resident_id",), ("member_id",)),
    "attendance": (("meeting_id",), ("resident_id",), ("enrolment_id",)),
    "skill_check": (("enrolment_id",),),
    "document": (("check_code",),),
    "document_part": (("document_id",),),
    "task": (("resident_id",), ("visit_id",), ("due_on",), ("course_id",)),
}

LEDGER_DDL = """
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE op (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, record TEXT NOT NULL, action TEXT NOT NULL,
    sets TEXT NOT NULL, replaces TEXT NOT NULL, save TEXT NOT NULL, by TEXT NOT NULL, why TEXT NOT NULL,
    segment INTEGER, mine INTEGER NOT NULL
) STRICT;
CREATE INDEX op_record ON op (record);
CREATE INDEX op_save ON op (save) WHERE mine = 1;
CREATE INDEX op_why ON op (why) WHERE why <> '';
CREATE INDEX op_waiting ON op (n) WHERE mine = 1 AND segment IS NULL;
CREATE TABLE segment (
    n INTEGER PRIMARY KEY, root TEXT NOT NULL UNIQUE, writer TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL,
    prev TEXT NOT NULL, key TEXT NOT NULL, ward TEXT NOT NULL, scope TEXT NOT NULL, ops INTEGER NOT NULL,
    made TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL, mine INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE INDEX segment_place ON segment (writer, seq);
CREATE TABLE card (
    writer TEXT PRIMARY KEY, key TEXT NOT NULL, label TEXT NOT NULL, body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE statement (hash TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE conflict (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, record TEXT NOT NULL, unit TEXT NOT NULL, heads TEXT NOT NULL,
    waiting TEXT NOT NULL, since TEXT NOT NULL
) STRICT;
CREATE INDEX conflict_record ON conflict (record);
CREATE TABLE person_key (k TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (k, n)) STRICT, WITHOUT ROWID;
CREATE TABLE person_digits (k TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (k, n)) STRICT, WITHOUT ROWID;
CREATE TABLE other (
    n INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, _deleted INTEGER NOT NULL, _conflicts INTEGER NOT NULL,
    _extra TEXT, UNIQUE (kind, id)
) STRICT;
"""

EXCHANGE_DDL = """
CREATE TABLE intake (
    n INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, began TEXT NOT NULL, ended TEXT NOT NULL, place TEXT NOT NULL,
    state TEXT NOT NULL, first INTEGER NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE TABLE intake_file (
    intake INTEGER NOT NULL, file TEXT NOT NULL, kind TEXT NOT NULL, writer TEXT NOT NULL, result TEXT NOT NULL,
    ops INTEGER NOT NULL, new INTEGER NOT NULL, changed INTEGER NOT NULL, conflicts INTEGER NOT NULL,
    deleted INTEGER NOT NULL
) STRICT;
CREATE INDEX intake_file_of ON intake_file (intake);
CREATE INDEX segment_intake ON segment (intake, writer) WHERE intake IS NOT NULL;
CREATE TABLE lying (
    sha TEXT NOT NULL, root TEXT NOT NULL, size INTEGER NOT NULL, ward INTEGER NOT NULL, keys TEXT NOT NULL,
    PRIMARY KEY (sha, root)
) STRICT, WITHOUT ROWID;
CREATE INDEX segment_known ON segment (root, size, state, ops, kind, writer);
CREATE TABLE receipt (
    key TEXT PRIMARY KEY, writer TEXT NOT NULL, n INTEGER NOT NULL, made TEXT NOT NULL, label TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE holding (
    key TEXT NOT NULL, writer TEXT NOT NULL, upto INTEGER NOT NULL, root TEXT NOT NULL, gaps TEXT NOT NULL,
    visits INTEGER NOT NULL, PRIMARY KEY (key, writer)
) STRICT, WITHOUT ROWID;
CREATE INDEX segment_chain ON segment (writer, seq, root, prev, state, key, made, visits);
CREATE INDEX segment_count ON segment (writer, state, visits, seq);
CREATE INDEX segment_unsent ON segment (root) WHERE mine = 1 AND sent = '';
CREATE INDEX segment_sent ON segment (sent) WHERE mine = 1 AND sent <> '';
CREATE INDEX op_own ON op (segment) WHERE mine = 1;
CREATE TABLE place (
    path TEXT NOT NULL, volume TEXT NOT NULL, label TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL,
    PRIMARY KEY (path, volume)
) STRICT, WITHOUT ROWID;
CREATE TABLE erased (record TEXT NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL, part TEXT NOT NULL,
    PRIMARY KEY (record, kind)) STRICT, WITHOUT ROWID;
CREATE TABLE redaction (
    segment INTEGER PRIMARY KEY, done INTEGER NOT NULL, wanted INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE waiting_parent (record TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE looked (sha TEXT PRIMARY KEY, holds INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE export_log (
    n INTEGER PRIMARY KEY, at TEXT NOT NULL, member TEXT NOT NULL, kind TEXT NOT NULL, file TEXT NOT NULL,
    lines INTEGER NOT NULL, personal INTEGER NOT NULL, reason TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX op_choose ON op (n) WHERE action = 'choose';
CREATE INDEX op_erase ON op (record) WHERE action = 'erase';
"""


def create_kind(db: sqlite_utils.Database, kind: Kind) -> None:
    """The state table of one kind: local `n`, `id`, a text column a field, marks, fields newer than this program."""
    columns = ", ".join(f'"{field.name}" TEXT' for field in kind.fields)
    db.conn.execute(
        f'CREATE TABLE "{kind.name}" (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, {columns}, '
        "_deleted INTEGER NOT NULL DEFAULT 0, _conflicts INTEGER NOT NULL DEFAULT 0, _extra TEXT) STRICT"
    )
    create_indexes(db, kind.name)
    db.conn.execute(f'CREATE INDEX "{kind.name}_gone" ON "{kind.name}" (id) WHERE _deleted <> 0')


def create_indexes(db: sqlite_utils.Database, kind: str) -> None:
    """The indexes of a kind that are not there yet; one over a column still to be added waits for `align`."""
    held = {row[1] for row in db.conn.execute(f'PRAGMA table_info("{kind}")')}
    for first, *more in INDEXES.get(kind, ()):
        if not {first, *more} <= held:
            continue
        columns = ", ".join(f'"{column}"' for column in (first, *more))
        db.conn.execute(
            f'CREATE INDEX IF NOT EXISTS "{kind}_{first}" ON "{kind}" ({columns}) WHERE "{first}" IS NOT NULL')


def align(db: sqlite_utils.Database) -> list[tuple[str, str]]:
    """Give every kind and field this program knows its table and column.

    Answers the (kind, record) pairs that held such values as unknown ones and must be computed again.
    """
    stale: list[tuple[str, str]] = []
    names = set(db.table_names())
    for kind in KINDS.values():
        if kind.name not in names:
            create_kind(db, kind)
            stale += db.conn.execute("SELECT kind, id FROM other WHERE kind = ?", [kind.name]).fetchall()
            db.conn.execute("DELETE FROM other WHERE kind = ?", [kind.name])
            continue
        held = {row[1] for row in db.conn.execute(f'PRAGMA table_info("{kind.name}")')}
        new = [field.name for field in kind.fields if field.name not in held]
        for column in new:
            db.conn.execute(f'ALTER TABLE "{kind.name}" ADD COLUMN "{column}" TEXT')
        if new:
            create_indexes(db, kind.name)
            stale += _holding(db, kind.name, set(new))
    return stale


def _holding(db: sqlite_utils.Database, kind: str, fields: set[str]) -> list[tuple[str, str]]:
    rows = db.conn.execute(f'SELECT id, _extra FROM "{kind}" WHERE _extra IS NOT NULL')
    return [(kind, record) for record, extra in rows if fields & set(json.loads(extra))]
