"""`class list|show|calendar`: the classes, one of them, the month of all of them."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

import click

from dxdesk.cli.class_shown import class_document, meeting_document, meeting_line
from dxdesk.cli.frame import command
from dxdesk.cli.lookup import catalogues
from dxdesk.cli.session import Session
from dxdesk.domain.class_plan import seats
from dxdesk.domain.dates import show_date, today
from dxdesk.domain.month import last_day
from dxdesk.domain.periods import read_period
from dxdesk.domain.training_words import day_and_hours, planned_hours
from dxdesk.store.database import Store
from dxdesk.store.training.clashes import clashes_among
from dxdesk.store.training.class_deletions import deleter
from dxdesk.store.training.classes import ClassView, Meeting, class_of, classes, meetings_between
from dxdesk.store.training.learners import learner_counts


@command("list")
@click.pass_obj
def list_command(session: Session) -> None:
    """Các lớp trong sổ, lớp mới mở trước."""
    with session.open() as store:
        found, counts = classes(store), learner_counts(store)
    words = [_line(view, counts.get(view.id, 0)) for view in found] or [
        "Chưa có lớp nào. Mở lớp: dxdesk class new \"Bình dân học vụ số\" --day 24/11/2026 --count 5"]
    session.reply({"classes": [class_document(view, counts.get(view.id, 0)) for view in found]}, *words)


@command("show")
@click.argument("course", metavar="LỚP")
@click.pass_obj
def show_command(session: Session, course: str) -> None:
    """Một lớp, các buổi của lớp, ai đã xóa lớp nếu đã xóa."""
    with session.open() as store:
        view = class_of(store, course)
        count, gone = learner_counts(store).get(course, 0), deleter(store, course)
    document = class_document(view, count)
    if gone is not None:
        document["deleted_by"] = {"member": gone.by, "laptop": gone.laptop, "at": gone.at}
    words = list(_told(view, count))
    if gone is not None:
        words.append(f"Lớp này đã xóa ở {gone.laptop}. Mở lại: dxdesk class reopen {course}; "
                     f"xóa nốt: dxdesk class delete {course}")
    session.reply(document, *words)


@command("calendar")
@click.argument("month", metavar="[THÁNG]", default="")
@click.pass_obj
def calendar_command(session: Session, month: str) -> None:
    """Các buổi học của mọi lớp trong THÁNG, như 2026-11; không nêu là tháng này. Trùng nơi, trùng người dạy thì nói."""
    with session.open() as store:
        first, last = _month(month, today(store.clock()))
        rows = meetings_between(store, first.isoformat(), last.isoformat())
        numbers = _numbers(store, {one.course_id for one in rows})
        told = [{**meeting_document(one, numbers.get(one.id, 0)),
                 "class": store.value("course", one.course_id, "title"),
                 "clashes": list(dict.fromkeys(clash.sentence for clash in clashes_among(store, one, rows)))}
                for one in rows]
    words = [_held_line(one, row) for one, row in zip(rows, told, strict=True)]
    document = {"from": first.isoformat(), "to": last.isoformat(), "meetings": told}
    session.reply(document, *(words or ["Chưa có buổi học nào trong những ngày ấy."]))


def _numbers(store: Store, courses: Collection[str]) -> dict[str, int]:
    """The number of every meeting in its class; none where the class has not come to this laptop yet."""
    held = (class_of(store, course) for course in courses if store.value("course", course, "title"))
    return {one.id: number for view in held for number, one in enumerate(view.meetings, 1)}


def _held_line(meeting: Meeting, row: Mapping[str, Any]) -> str:
    time = day_and_hours(meeting.held_on, meeting.from_at, meeting.to_at)
    clash = (f"trùng: {sentence}" for sentence in row["clashes"])
    return " · ".join(filter(None, (time, row["class"] or "lớp chưa về máy này", meeting.place, *clash)))


def _month(text: str, on: date) -> tuple[date, date]:
    """The days of a month named, of this one where none is."""
    if not text:
        return on.replace(day=1), last_day(on.year, on.month)
    period = read_period(text)
    return period.start, period.end


def _line(view: ClassView, learners: int) -> str:
    days = f"từ {show_date(view.meetings[0].held_on)}" if view.meetings else ""
    parts = (view.title, f"{len(view.meetings)} buổi", seats(learners, view.capacity), days, view.place,
             "đã xóa ở một máy" if view.deleted else "")
    return f"{view.id}  {' · '.join(filter(None, parts))}"


def _told(view: ClassView, learners: int) -> Iterator[str]:
    yield _line(view, learners)
    lists = catalogues()
    codes = (lists.title("skill_group", view.skill_group), lists.title("audience", view.audience),
             planned_hours(view.hours))
    facts = (" · ".join(filter(None, codes)), view.topic, view.materials, view.note)
    yield from filter(None, facts)
    yield from (meeting_line(number, one) for number, one in enumerate(view.meetings, 1))
