"""`class attend`: the roll of a meeting, looked at or taken."""

from collections.abc import Mapping, Sequence
from typing import Any

import click

from dxdesk.cli.frame import command
from dxdesk.cli.session import Session
from dxdesk.domain.attendance_grid import RollSheet, Row
from dxdesk.domain.names import fold
from dxdesk.domain.records import ATTENDANCE_STATES
from dxdesk.domain.training_words import STATE_WORDS
from dxdesk.domain.wording import CHOICES
from dxdesk.errors import InputError
from dxdesk.store.clusters import root
from dxdesk.store.database import Store
from dxdesk.store.training.classes import Meeting, class_of, meeting_of
from dxdesk.store.training.taking import Taken, open_roll, take

_WORDS = CHOICES["attendance.state"]


@command("attend")
@click.argument("meeting", metavar="BUỔI")
@click.option("--all-present", is_flag=True, help="Ai chưa điểm danh và không được nêu thì có mặt.")
@click.option("--present", multiple=True, metavar="NGƯỜI", help="Có mặt.")
@click.option("--absent", multiple=True, metavar="NGƯỜI", help="Vắng.")
@click.option("--excused", multiple=True, metavar="NGƯỜI", help="Vắng có phép.")
@click.option("--late", multiple=True, metavar="NGƯỜI", help="Đến trễ.")
@click.option("--left", multiple=True, metavar="NGƯỜI", help="Về sớm.")
@click.option("--signed", multiple=True, metavar="NGƯỜI", help="Đã ký tên; ai ký là có mặt.")
@click.option("--past", is_flag=True, help="Xác nhận sửa điểm danh của một buổi đã qua ngày.")
@click.pass_obj
def attend_command(
    session: Session, meeting: str, all_present: bool, signed: Sequence[str], past: bool, **named: Sequence[str],
) -> None:
    """Điểm danh BUỔI; không nêu ai thì chỉ xem. NGƯỜI là số thứ tự, tên hoặc mã; nhiều người thì cách bằng dấu phẩy."""
    with session.open() as store:
        found = meeting_of(store, meeting)
        sheet = _sheet(store, found)
        _type(store, sheet, named, signed)
        if all_present:
            sheet.fill()
        taken = take(store, meeting, sheet.typed, confirmed_past=past) if sheet.dirty else Taken("", (), ())
        sheet = _sheet(store, found)
    if taken.left_out:
        session.mention(f"{len(taken.left_out)} người đã xóa khỏi sổ, không ghi được nữa.")
    session.reply(_document(found, sheet, taken), *(_line(sheet, row) for row in sheet.rows), _total(sheet))


def _sheet(store: Store, meeting: Meeting) -> RollSheet:
    """The roll as held; nobody is present by default, since a program says whom it means."""
    return RollSheet(open_roll(store, class_of(store, meeting.course_id), meeting).rows)


def _type(store: Store, sheet: RollSheet, named: Mapping[str, Sequence[str]], signed: Sequence[str]) -> None:
    said: dict[str, str] = {}
    for state in ATTENDANCE_STATES:
        for row in _rows(store, sheet, named[state]):
            if said.setdefault(row.person, state) != state:
                raise InputError("said_twice", f"{row.learner.name} được nêu hai cách. Chưa lưu gì.")
            sheet.set_state(row, state)
    for row in _rows(store, sheet, signed):
        if not sheet.answer(row).signed:
            sheet.toggle_signed(row)


def _rows(store: Store, sheet: RollSheet, texts: Sequence[str]) -> list[Row]:
    return [_row(store, sheet, text.strip()) for one in texts for text in one.split(",") if text.strip()]


def _row(store: Store, sheet: RollSheet, text: str) -> Row:
    """The one learner a text means: his number, his name, a record of his."""
    person = root(store.connection, text)
    found = [row for row in sheet.rows
             if person == row.person or text in row.learner.enrolments or text == str(row.n)]
    found = found or [row for row in sheet.rows if fold(row.learner.name) == fold(text)]
    if not found:
        raise InputError("unknown_learner", f"Không thấy “{text[:60]}” trong lớp. Chưa lưu gì; nêu số thứ tự hoặc mã.")
    if len(found) > 1:
        raise InputError("unclear_learner", f"Lớp có {len(found)} người tên {found[0].learner.name}. "
                                            "Chưa lưu gì; nêu số thứ tự hoặc mã.")
    if found[0].learner.gone:
        raise InputError("learner_gone", f"{found[0].learner.name} đã xóa khỏi sổ, không điểm danh được. Chưa lưu gì.")
    return found[0]


def _document(meeting: Meeting, sheet: RollSheet, taken: Taken) -> dict[str, Any]:
    counts = sheet.counts()
    rows = [{"n": row.n, "person": row.person, "name": row.learner.name, "kind": row.learner.kind,
             "state": sheet.answer(row).state, "signed": sheet.answer(row).signed, "differs": bool(row.disputes)}
            for row in sheet.rows]
    return {"save": taken.save, "meeting_id": meeting.id, "course_id": meeting.course_id, "held_on": meeting.held_on,
            "trainers": list(meeting.trainers), "counts": {state: counts[state] for state in ATTENDANCE_STATES},
            "not_taken": counts[""], "left_out": len(taken.left_out), "rows": rows}


def _line(sheet: RollSheet, row: Row) -> str:
    answer = sheet.answer(row)
    state = _WORDS[answer.state] if answer.state else "chưa điểm danh"
    said = (state, "đã ký" if answer.signed else "", "hai nơi ghi khác nhau" if row.disputes else "")
    return f"{row.n}. {row.learner.name}: {', '.join(filter(None, said))}"


def _total(sheet: RollSheet) -> str:
    counts = sheet.counts()
    told = [f"{counts[state]} {STATE_WORDS[state]}" for state in ATTENDANCE_STATES if counts[state]]
    if counts[""]:
        told.append(f"{counts['']} chưa điểm danh")
    return f"{', '.join(told)}." if told else "Lớp chưa có người học."
