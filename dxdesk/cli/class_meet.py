"""`class meet|meet-edit|meet-delete`: the meetings of a class."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import click

from dxdesk.cli.class_shown import meeting_document, meeting_line, warnings_of
from dxdesk.cli.frame import command
from dxdesk.cli.lookup import all_named, named
from dxdesk.cli.session import Session
from dxdesk.domain.class_plan import MOST_MEETINGS, MeetingDraft, read_day, series
from dxdesk.domain.dates import is_date, read_time, today
from dxdesk.domain.training_words import WEEKDAYS
from dxdesk.errors import InputError
from dxdesk.store.database import Store
from dxdesk.store.training.class_acts import add_meetings, delete_meeting, edit_meeting
from dxdesk.store.training.classes import Meeting, class_of, meeting_of

_TIME = (
    click.option("--from", "from_at", default="", metavar="GIỜ", help="Giờ bắt đầu, như 18:30."),
    click.option("--to", "to_at", default="", metavar="GIỜ", help="Giờ kết thúc."),
    click.option("--place", default="", metavar="NƠI", help="Nơi học."),
    click.option("--trainer", "trainers", multiple=True, metavar="TÊN", help="Người dạy; nêu lại cho mỗi người."),
    click.option("--invited", default="", metavar="TÊN", help="Người dạy được mời, không phải thành viên."),
    click.option("--event", default="", metavar="TÊN", help="Sự kiện, chiến dịch."),
)
_SERIES = (
    click.option("--day", default="", metavar="NGÀY", help="Ngày buổi đầu; không nêu là lớp chưa có buổi."),
    click.option("--count", default=1, type=click.IntRange(1, MOST_MEETINGS), metavar="SỐ", help="Số buổi."),
    click.option("--weekday", "weekdays", default="", metavar="THỨ", help="Như T3,T5; không nêu là hàng tuần."),
)


def series_options(act: Callable[..., None]) -> Callable[..., None]:
    """The options a series of meetings is told by."""
    for option in reversed((*_SERIES, *_TIME)):
        act = option(act)
    return act


def meetings_of(store: Store, *, day: str, count: int, weekdays: str, **given: Any) -> tuple[MeetingDraft, ...]:
    """The meetings the options name; none without a day. Raises `InputError` for a day, weekday or name unknown."""
    if not day.strip():
        return ()
    first = read_day(day, today(store.clock()))
    if not is_date(first):
        raise InputError("not_a_day", f"“{day[:40]}” không phải một ngày. Viết như 24/11/2026.")
    start, end = (read_time(given[name]) or given[name] for name in ("from_at", "to_at"))
    one = MeetingDraft("", start, end, given["place"], all_named(store, "member", given["trainers"]),
                       given["invited"], named(store, "event", given["event"]))
    days = series(date.fromisoformat(first), count, _weekdays(weekdays))
    return tuple(replace(one, held_on=held.isoformat()) for held in days)


@command("meet")
@click.argument("course", metavar="LỚP")
@click.option("--topic", default="", metavar="CHỮ", help="Nội dung buổi.")
@series_options
@click.pass_obj
def meet_command(session: Session, course: str, topic: str, **given: Any) -> None:
    """Thêm một buổi, hay nhiều buổi cách nhau một tuần hoặc theo các thứ. Trùng nơi hay người dạy thì báo, vẫn lưu."""
    if not given["day"].strip():
        raise InputError("day_missing", "Chưa nêu ngày của buổi. Thêm --day 24/11/2026.")
    with session.open() as store:
        drafts = [replace(draft, topic=topic) for draft in meetings_of(store, **given)]
        warnings = list(warnings_of(store, drafts))
        saved = add_meetings(store, course, drafts)
        rows = _numbered(store, course, saved.records)
    for sentence in warnings:
        session.mention(sentence)
    session.reply({"save": saved.save, "meetings": [meeting_document(one, number) for number, one in rows],
                   "warnings": warnings}, *(meeting_line(number, one) for number, one in rows))


@command("meet-edit")
@click.argument("meeting", metavar="BUỔI")
@click.option("--day", metavar="NGÀY", help="Ngày khác.")
@click.option("--from", "from_at", metavar="GIỜ", help="Giờ bắt đầu khác.")
@click.option("--to", "to_at", metavar="GIỜ", help="Giờ kết thúc khác.")
@click.option("--place", metavar="NƠI", help="Nơi khác.")
@click.option("--topic", metavar="CHỮ", help="Nội dung khác.")
@click.option("--note", metavar="CHỮ", help="Ghi chú khác.")
@click.option("--trainer", "trainers", multiple=True, metavar="TÊN", help="Người dạy khác; nêu hết mọi người dạy.")
@click.option("--invited", metavar="TÊN", help="Người dạy được mời khác.")
@click.pass_obj
def meet_edit_command(session: Session, meeting: str, trainers: tuple[str, ...], **given: str | None) -> None:
    """Sửa một buổi học. Mục không nêu thì giữ nguyên; giá trị trống là xóa mục ấy."""
    with session.open() as store:
        draft = _changed(store, meeting_of(store, meeting), given)
        if trainers:
            draft = replace(draft, trainers=all_named(store, "member", trainers))
        warnings = list(warnings_of(store, [draft], [meeting]))
        saved = edit_meeting(store, meeting, draft)
        found = meeting_of(store, meeting)
        ((number, _),) = _numbered(store, found.course_id, [meeting])
    for sentence in warnings:
        session.mention(sentence)
    words = meeting_line(number, found) if saved.save else "Không có gì khác với sổ, chưa lưu gì."
    session.reply({"save": saved.save, "meeting": meeting_document(found, number), "warnings": warnings}, words)


@command("meet-delete")
@click.argument("meeting", metavar="BUỔI")
@click.pass_obj
def meet_delete_command(session: Session, meeting: str) -> None:
    """Xóa một buổi học cùng điểm danh của buổi đang có ở máy này."""
    with session.open() as store:
        found = meeting_of(store, meeting)
        saved = delete_meeting(store, meeting)
    session.reply({"save": saved.save, "marks": found.taken},
                  f"Đã xóa buổi học và {found.taken} lượt điểm danh. Lấy lại: dxdesk undo {saved.save}")


def _changed(store: Store, meeting: Meeting, given: dict[str, str | None]) -> MeetingDraft:
    """The meeting with what was given in place of what it says."""
    draft = MeetingDraft(meeting.held_on, meeting.from_at, meeting.to_at, meeting.place, meeting.trainers,
                         meeting.trainer_name, meeting.event_id, meeting.topic, meeting.note)
    names = {"day": "held_on", "invited": "trainer_name"}
    new = {names.get(name, name): value for name, value in given.items() if value is not None}
    if "held_on" in new:
        new["held_on"] = read_day(new["held_on"], today(store.clock()))
    return replace(draft, **new)  # type: ignore[arg-type]


def _weekdays(text: str) -> list[int]:
    """T2,T5 or CN as numbers, Monday 0."""
    words = text.replace(",", " ").upper().split()
    unknown = [word for word in words if word not in WEEKDAYS]
    if unknown:
        raise InputError("not_a_weekday", f"“{unknown[0][:20]}” không phải một thứ. Viết như T3,T5 hoặc CN.")
    return [WEEKDAYS.index(word) for word in words]


def _numbered(store: Store, course: str, wanted: Sequence[str]) -> list[tuple[int, Meeting]]:
    return [(number, one) for number, one in enumerate(class_of(store, course).meetings, 1) if one.id in wanted]
