"""Plain segments read by a program that knows nothing of ours, against the schemas lying beside them (format §4).

frictionless is the reference implementation of Table Schema. It is given a segment and the schema file of its kind as
an exchange wrote them: how to read the file it takes from there too. All that is done for it is to strip the guard,
for which no standard has a word. `_fields` says which cells mean anything; our reader must say the same of each.
"""

import copy
import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from frictionless import Detector, Dialect, Schema
from frictionless.resources import TableResource

from dxdesk.domain.fields import Field, Type
from dxdesk.domain.records import KINDS
from dxdesk.domain.schema import table_schema
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.root import SALT
from dxdesk.exchange.segments import read_segment
from dxdesk.exchange.signed import SYSTEM
from dxdesk.ledger.ops import ACTIONS, DELETED, Op
from dxdesk.practice.clock import SteppingClock
from dxdesk.practice.ward import make_practice
from dxdesk.store.database import Store, open_store
from dxdesk.store.saving import Change, save
from dxdesk.store.undo import undo_save
from tests.exchange.kit import Device, record, redact

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
NASTY = (
    "=HYPERLINK(1)", "+84901234567", "-", "@a", "'", "''", "'=1", "0901234567", "22/11", "10:30", "1E5", "TRUE",
    "Thg 11", 'nói "được"', '"', "a;b", "dòng 1\r\ndòng 2", "dòng 1\n#end;rows=1", "#không phải ghi chú", "một\rhai",
    "＝1", "ẴỖẪỞỮ", "🙂", "*", "12345678901", "079204001234", "NULL", "nan", "a,b", " x ", "\tx",
)
VALUES = {
    Type.DATE: "2026-11-22", Type.PARTIAL_DATE: "1958-03", Type.TIME: "07:05", Type.YEAR: "1958", Type.INTEGER: "12",
    Type.NUMBER: "7.5", Type.YES_NO: "no", Type.PHONE: "0901234567", Type.CODE: "vneid_l2", Type.REF: record(3),
    Type.REFS: f"{record(3)},{record(4)}",
}


@dataclass(frozen=True)
class Table:
    """What the independent reader finds in a segment: its columns, and its lines with the guard stripped."""

    columns: list[str]
    lines: list[list[str]]


def table(path: Path, schema: dict[str, Any]) -> Table:
    resource = TableResource(
        path=path.name, basepath=str(path.parent), format="csv", encoding=schema["encoding"],
        dialect=Dialect.from_descriptor(copy.deepcopy(schema["dialect"])), detector=Detector(field_type="string"),
    )
    with resource as opened:
        columns = list(opened.labels)
        cells = [[cell or "" for cell in row.to_list()] for row in opened.row_stream]
    return Table(columns, [[cell.removeprefix(schema["guard"]) for cell in line] for line in cells])


def problems(read: Table, schema: dict[str, Any]) -> list[str]:
    """What the schema has against a file, in the words of the independent reader."""
    described = Schema.from_descriptor(copy.deepcopy(schema))
    report = TableResource(data=[read.columns, *read.lines], schema=described).validate()
    untitled = [field.name for field in described.fields if not field.title]
    return [*report.flatten(["type", "fieldName", "note"]), *untitled]


def ops(read: Table) -> Iterator[tuple[list[str], dict[str, str]]]:
    """Each line's columns of ours, and the fields it sets."""
    data = [name for name in read.columns[len(SYSTEM):] if name != SALT]
    for line in read.lines:
        cells = dict(zip(read.columns, line, strict=True))
        named = data if cells["_fields"] == "*" else list(filter(None, cells["_fields"].split(",")))
        said = [cells[name] for name in ("_op", "_action", "_id", "_replaces", "_save", "_by", "_why")]
        yield said, {name: cells[name] for name in named}


def said_of(op: Op) -> tuple[list[str], dict[str, str | None]]:
    return [op.id, op.action, op.record, ",".join(op.replaces), op.save, op.by, op.why], op.sets


def sample(field: Field, number: int) -> str:
    if field.choices:
        return field.choices[number % len(field.choices)]
    return VALUES.get(field.type, NASTY[number % len(NASTY)])


def write_everything(store: Store) -> None:
    """Every field of every kind; then one field changed, one cleared, some deleted, some brought back."""
    for place, kind in enumerate(KINDS.values()):
        whole = {field.name: sample(field, place + n) for n, field in enumerate(kind.fields)}
        made = save(store, [Change(kind.name, whole) for _ in range(3)]).records
        last, first = kind.fields[-1], kind.fields[0]
        save(store, [Change(kind.name, {last.name: ""}, made[0])], why="=sai; 'sửa'")
        save(store, [Change(kind.name, {first.name: sample(first, place + 1)}, made[0])])
        gone = save(store, [Change(kind.name, record=made[1], action="delete")]).save
        if place % 2:
            undo_save(store, gone)
    save(store, [Change("resident", {"full_name": text, "note": text, "address": text}) for text in NASTY])


@pytest.fixture(scope="module", autouse=True)
def cell_limit_as_before() -> Iterator[None]:
    """The independent reader lifts Python's limit on cells, for this process and for good."""
    limit = csv.field_size_limit()
    yield
    csv.field_size_limit(limit)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What two laptops of a practice ward exchanged after a month of slips, and after every kind was written."""
    place = tmp_path_factory.mktemp("tập dượt")
    ward = make_practice(place / "phường", laptops=2, visits=30, clock=lambda: NOW)
    stick = place / "USB"
    stick.mkdir()
    for home in ward.homes:
        with open_store(home, ward.passphrase, SteppingClock(NOW)) as store:
            if home == ward.homes[0]:
                write_everything(store)
            exchange(store, stick)
    return stick / "DXDESK"


def schema_beside(folder: Path, kind: str) -> dict[str, Any]:
    (path,) = (folder / "schemas").glob(f"{kind}.v*.schema.json")
    return json.loads(path.read_text("utf-8"))


def segments(folder: Path, kind: str) -> list[Path]:
    return sorted((folder / "log").rglob(f"*-{kind}-*.csv"))


@pytest.mark.parametrize("kind", KINDS)
def test_what_lies_on_the_stick_keeps_to_the_schema_beside_it(folder: Path, kind: str) -> None:
    schema = schema_beside(folder, kind)
    found = segments(folder, kind)
    assert found
    for path in found:
        read = table(path, schema)
        assert problems(read, schema) == []
        ours = read_segment(path.read_bytes())
        assert list(ops(read)) == [said_of(op) for op in ours.ops]
        assert len(read.lines) == ours.header.rows


def test_the_stick_holds_what_is_hard_to_read(folder: Path) -> None:
    """The test above means something only where the files have all of it in them."""
    read = [op for path in (folder / "log").rglob("*.csv") for op in read_segment(path.read_bytes()).ops]
    assert {op.action for op in read} == {"save", "delete"}
    assert {value for op in read for value in op.sets.values()} >= set(NASTY)
    assert any(op.sets.get("_deleted") == "" for op in read)
    assert any(len(op.sets) == 1 and "_deleted" not in op.sets for op in read)
    assert any(op.why == "=sai; 'sửa'" for op in read)


def test_columns_of_a_later_version_disturb_nobody(tmp_path: Path) -> None:
    device = Device(1)
    later = [
        device.op("resident", record(1), {"full_name": "Trần Thị Bé", "zalo_moi": "'090", "_deleted": ""}),
        device.op("resident", record(2), {"zalo_moi": "2026-11-22"}),
    ]
    segment = device.segment(later, schema=9)
    path = tmp_path / "later.csv"
    path.write_bytes(segment.data)
    schema = table_schema(KINDS["resident"])
    read = table(path, schema)
    assert problems(read, schema) == []
    assert list(ops(read)) == [said_of(op) for op in later]


def test_a_redacted_copy_keeps_to_the_schema(tmp_path: Path) -> None:
    device = Device(1)
    held = [device.op("resident", record(n), {"full_name": f"Người {n}", "birth_year": "1958"}) for n in (1, 2)]
    path = tmp_path / "redacted.csv"
    path.write_bytes(redact(device.segment(held).data, set(), {held[0].id}))
    schema = table_schema(KINDS["resident"])
    read = table(path, schema)
    assert read.columns[-1] == SALT
    assert problems(read, schema) == []
    assert [sets for _, sets in ops(read)] == [
        {"full_name": "", "birth_year": ""}, {"full_name": "Người 2", "birth_year": "1958"}]


def test_words_the_schema_repeats_are_those_of_the_ledger() -> None:
    names = [field["name"] for field in table_schema(KINDS["visit"])["fields"]]
    assert tuple(names[: len(SYSTEM)]) == SYSTEM
    assert names[-2:] == [DELETED, SALT]
    described = {field["name"]: field["constraints"] for field in table_schema(KINDS["visit"])["fields"]}
    assert described["_action"]["enum"] == list(ACTIONS)


BROKEN = {
    "type": ("visit_on", "type", "integer"),
    "minimum": ("people", "constraints", {"minimum": 100_000}),
    "required": ("note", "constraints", {"required": True}),
    "enum": ("mode", "constraints", {"enum": ["drone"]}),
    "pattern": ("_op", "constraints", {"pattern": "[0-9]+"}),
    "title": ("note", "title", ""),
}


@pytest.mark.parametrize("wrong", BROKEN)
def test_a_schema_that_says_something_else_is_noticed(folder: Path, wrong: str) -> None:
    name, key, said = BROKEN[wrong]
    schema = schema_beside(folder, "visit")
    next(field for field in schema["fields"] if field["name"] == name)[key] = said
    assert any(problems(table(path, schema), schema) for path in segments(folder, "visit"))


@pytest.mark.parametrize(("key", "said"), [("delimiter", ","), ("commentChar", "%"), ("quoteChar", "^")])
def test_a_dialect_that_says_something_else_is_noticed(folder: Path, key: str, said: str) -> None:
    schema = schema_beside(folder, "resident")
    schema["dialect"][key] = said
    assert any(problems(table(path, schema), schema) for path in segments(folder, "resident"))


def test_a_guard_left_on_is_noticed(folder: Path) -> None:
    schema = schema_beside(folder, "visit") | {"guard": "^"}
    assert any(problems(table(path, schema), schema) for path in segments(folder, "visit"))
