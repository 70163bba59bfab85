"""The programmes a class may teach: shipped ones and those the ward wrote or changed."""

import os
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from dxdesk.domain.checks import check, tidy
from dxdesk.domain.dates import today
from dxdesk.domain.syllabus import FIELDS, Syllabus, load_syllabi, new_code, overlaid
from dxdesk.domain.values import KnownCodes
from dxdesk.errors import InputError
from dxdesk.ledger.ids import shared_record
from dxdesk.ledger.ops import base32
from dxdesk.paths import resource_path
from dxdesk.store.database import Store
from dxdesk.store.saving import Change, Saved, save, save_inside
from dxdesk.store.shapes import GONE

_QUERY = f"SELECT id, code, {', '.join(FIELDS)} FROM syllabus WHERE _deleted <> {GONE} AND code IS NOT NULL"


@cache
def _shipped() -> tuple[Syllabus, ...]:
    return load_syllabi(resource_path("data"))


def syllabi(store: Store, on: str = "") -> list[Syllabus]:
    """Every programme in order; with an ISO day only those a class begun that day may take."""
    rows = store.connection.execute(_QUERY).fetchall()
    written = [_written(row) for record, *row in rows if record == record_of(row[0])]  # no other record is the code's
    return [one for one in overlaid(_shipped(), written) if not on or one.taught(on)]


def syllabus_of(store: Store, code: str) -> Syllabus:
    """One programme, also one no longer taught. Raises `InputError("unknown_syllabus")`."""
    found = next((one for one in syllabi(store) if one.code == code), None)
    if found is None:
        raise InputError("unknown_syllabus", "Không có chương trình học này. Xem các mã: dxdesk class courses")
    return found


def save_syllabus(
    store: Store, values: Mapping[str, str], code: str = "", known: KnownCodes | None = None
) -> tuple[str, Saved]:
    """Write a programme, a new one where no code is given; its code and what was saved.

    A changed programme is written whole, so that a later shipped text never mixes with the ward's. Raises `InputError`
    with the first hard problem, or for a code nobody has.
    """
    with store.writing():
        before = syllabus_of(store, code).values() if code else {}
        day = today(store.clock())
        given = {name: value for name, value in values.items() if name != "code"}
        code = code or new_code(values.get("title", ""), base32(os.urandom(3))[:4])
        whole = tidy("syllabus", {**before, **given, "code": code}, day)
        hard = next((problem for problem in check("syllabus", whole, day, known) if problem.hard), None)
        if hard is not None:
            raise InputError(f"problem:{hard.field}", hard.sentence)
        if whole == {name: before.get(name, "") for name in whole}:
            return code, Saved("", (), (record_of(code),))
        return code, save_inside(store, [Change("syllabus", whole, record_of(code))])


def drop_syllabus(store: Store, code: str) -> Saved:
    """Take back what the ward wrote of a programme: its own goes, a changed shipped one is as shipped again.

    Classes keep what they copied. Raises `InputError("not_written")` where the ward wrote nothing of it.
    """
    found = syllabus_of(store, code)
    if found.shipped and not found.changed:
        raise InputError("not_written", "Chương trình này có sẵn, chưa ai sửa. Không muốn dạy nữa thì ghi ngày ngừng.")
    return save(store, [Change("syllabus", {}, record_of(code), "delete")])


def record_of(code: str) -> str:
    """The record of a programme: the same on every laptop (format §2)."""
    return shared_record("syllabus", code)


def _written(row: Sequence[str | None]) -> Syllabus:
    texts: dict[str, Any] = dict(zip(("code", *FIELDS), (value or "" for value in row), strict=True))
    position = texts["position"]
    texts["position"] = int(position) if position.isdecimal() and len(position) < 7 else 0
    return Syllabus(**texts, changed=True)
