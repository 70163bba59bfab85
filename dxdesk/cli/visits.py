"""`add`: visits from JSON lines, all or nothing."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from dxdesk.cli.frame import command
from dxdesk.cli.lookup import catalogues
from dxdesk.cli.reading import read_lines
from dxdesk.cli.session import Session
from dxdesk.domain.visit import HelpLine, TaskLine, VisitDraft
from dxdesk.errors import InputError
from dxdesk.store.database import Store
from dxdesk.store.visits import SavedVisit, save_visit_inside

_PARTS = {"resident", "resident_id", "visit", "helps", "tasks"}
_HELPS = ("helps", "việc đã giúp", set(HelpLine.__dataclass_fields__))
_TASKS = ("tasks", "việc cần làm", set(TaskLine.__dataclass_fields__))


class LineRefused(InputError):
    """One line of the input cannot be used; `details` tells programs which."""

    def __init__(self, number: int, error: InputError) -> None:
        super().__init__(error.code, f"Dòng {number}: {error.sentence} Chưa ghi dòng nào.")
        self.details = {"line": number}


@command("add")
@click.argument("file", metavar="[TỆP]", default="-", type=click.Path(path_type=Path))
@click.pass_obj
def add_command(session: Session, file: Path) -> None:
    """Ghi phiếu từ các dòng JSON (TỆP, hoặc - là đầu vào), tất cả hoặc không gì.

    Mỗi dòng: {"resident": {…} hoặc "resident_id": "…", "visit": {…}, "helps": [{"service": "…"}, …],
    "tasks": [{"what": "…", "due_on": "…"}, …]}
    """
    drafts = list(_drafts(read_lines(file)))
    if not drafts:
        raise InputError("empty", "Không có phiếu nào trong đầu vào. Chưa ghi gì.")
    with session.open() as store:
        saved = _save(store, drafts)
    session.reply({"saved": [asdict(visit) for visit in saved]}, f"Đã lưu {len(saved)} phiếu ở máy này.")


def _save(store: Store, drafts: list[tuple[int, VisitDraft]]) -> list[SavedVisit]:
    known = catalogues().knows
    saved = []
    with store.writing():
        for number, draft in drafts:
            try:
                saved.append(save_visit_inside(store, draft, known=known))
            except InputError as error:
                raise LineRefused(number, error) from error
    return saved


def _drafts(lines: Iterable[bytes]) -> Iterator[tuple[int, VisitDraft]]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield number, _draft(_parsed(line))
            except InputError as error:
                raise LineRefused(number, error) from error


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise InputError("not_json", "không phải một phiếu viết bằng JSON.") from None
    if not isinstance(found, dict):
        raise InputError("not_json", "phải là một phiếu {…}.")
    return found


def _draft(parts: dict[str, Any]) -> VisitDraft:
    if unknown := sorted(parts.keys() - _PARTS):
        raise InputError("unknown_part", f"không có phần “{unknown[0][:40]}”.")
    resident = _texts("resident", parts.get("resident", {}))
    if "merged_into" in resident:
        raise InputError("unknown_field", "hồ sơ chỉ gộp được bằng lệnh merge.")
    return VisitDraft(
        resident,
        _texts("resident_id", {"resident_id": parts.get("resident_id", "")})["resident_id"],
        _texts("visit", parts.get("visit", {})),
        tuple(HelpLine(**{"service": "", **line}) for line in _lines(parts, *_HELPS)),
        tuple(TaskLine(**{"what": "", **line}) for line in _lines(parts, *_TASKS)),
    )


def _lines(parts: dict[str, Any], name: str, title: str, known: set[str]) -> list[dict[str, str]]:
    """The lines of one part, each with fields of that kind only."""
    given = parts.get(name, [])
    if not isinstance(given, list):
        raise InputError("wrong_type", f"“{name}” phải là một dãy […].")
    lines = [_texts(name, line) for line in given]
    for line in lines:
        if unknown := sorted(line.keys() - known):
            raise InputError("unknown_field", f"{title} không có mục “{unknown[0][:40]}”.")
    return lines


def _texts(name: str, values: object) -> dict[str, str]:
    """Field values as text; a whole number counts as its digits."""
    if not isinstance(values, dict):
        raise InputError("wrong_type", f"“{name}” phải là một nhóm {{…}}.")
    return {field: _text(field, value) for field, value in values.items()}


def _text(field: str, value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise InputError("wrong_type", f"mục “{field[:40]}” phải đặt trong dấu ngoặc kép.")
    return value
