"""What happened with a person, newest first: disagreements, visits, merges, the first entry; changes; appointments."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.dates import VIETNAM, is_date, show_date, show_hour
from dxdesk.domain.wording import Named, show_unit, unit_title
from dxdesk.ledger.ops import DELETED
from dxdesk.ledger.undo import UNDO
from dxdesk.store.follow_ups import FollowUp
from dxdesk.store.lists import PastVisit
from dxdesk.store.records import FieldChange, RecordView
from dxdesk.store.training.studied import Studied
from dxdesk.ui.labels import FEELING_WORDS, FINISHED_TAG, OUTCOME_TAGS, state_tag
from dxdesk.ui.register.people_table import help_words
from dxdesk.ui.table_rows import Cell, Column, Tag

MERGED = "merged_into"
_TITLES = {DELETED: "Xóa hồ sơ", "notice_version": "Đồng ý ghi dữ liệu"}
_DONE, _DROPPED = Tag("Xong", "ok", "check"), Tag("Thôi", "off", "skip")
_ALL_DONE = ("done", "partly", "referred", "not_done", "")  # the worst outcome of a visit gives its disc


NOTHING = FollowUp("", "Chưa hẹn việc gì", "", "", "Ghi ngày hẹn ở phiếu, việc hẹn sẽ đứng ở đây", "", "", "", "")
"""What stands where nothing is agreed with a person."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the timeline, ready to show; `action` is what its button says, `goes` where it leads: (kind, id).

    With `prints` the button prints the appointment of that visit, and only Enter leads to where it `goes`.
    """

    when: str
    disc: Tag
    title: str
    second: str
    tag: Tag | None = None
    keys: tuple[str, ...] = ()
    action: str = ""
    goes: tuple[str, str] = ("", "")
    at: str = ""
    prints: str = ""


def timeline_columns() -> list[Column[Entry]]:
    """When, what, and its state or what can be done."""
    def state(entry: Entry) -> Cell:
        # The button stands over its own words, which keep its room and are what a screen reader says of the row.
        return Cell(f"    {entry.action}    ", right=True, token="surface") if entry.action else Cell(
            tag=entry.tag, right=True)

    return [
        Column("Lúc", lambda entry: Cell(entry.when, token="text2", right=True, top=True), right=True),
        Column("Việc", lambda entry: Cell(entry.title, entry.second, disc=entry.disc, keys=entry.keys), stretch=1),
        Column("Tình trạng", state),
    ]


def entries(view: RecordView, visits: Sequence[PastVisit], merges: Sequence[tuple[RecordView, int]],
            catalogues: Catalogues, year: int, classes: Sequence[Studied] = (), appointment: str = "") -> list[Entry]:
    """The timeline of a resident; `merges` are the records merged into him and the visits both hold together.

    `appointment` is the visit whose appointment slip may be printed, or empty.
    """
    told = [_visit(visit, catalogues, year) for visit in visits]
    told = [replace(entry, action="In giấy hẹn", prints=appointment) if entry.goes[1] == appointment else entry
            for entry in told]
    told += [_class(studied, year) for studied in classes]
    told += [entry for merged, count in merges if (entry := _merge(merged, count, year)) is not None]
    told.sort(key=lambda entry: entry.at, reverse=True)
    if view.history:
        first = view.history[0]
        told.append(Entry(_day(first.at), Tag("", "off", "people"), "Ghi vào sổ lần đầu", _who(first)))
    return [*map(_conflict, view.conflicts), *told]


def task_columns(on: str) -> list[Column[FollowUp]]:
    """What is to be done, for whom it was agreed and by when; `on` is today."""
    def state(task: FollowUp) -> Cell:
        if task is NOTHING:
            return Cell()
        if not task.open:
            return Cell(tag=_DONE if task.state == "done" else _DROPPED, right=True)
        if not is_date(task.due_on):
            return Cell(tag=Tag("Chưa hẹn ngày", "off", "clock"), right=True)
        days = (datetime.fromisoformat(task.due_on) - datetime.fromisoformat(on)).days
        tag = Tag(f"Trễ {-days} ngày", "bad", "warn") if days < 0 else Tag(f"Còn {days} ngày", "off", "clock")
        return Cell(tag=tag if days else Tag("Hôm nay", "warn", "clock"), right=True)

    return [
        Column("Hạn", lambda task: Cell(show_date(task.due_on), token="text2", right=True, top=True), right=True),
        Column("Việc", lambda task: Cell(task.what, ", ".join(filter(None, (task.assignee, task.reason))) or " "),
               stretch=1),
        Column("Tình trạng", state),
    ]


def agreed(visits: Sequence[PastVisit], tasks: Sequence[FollowUp], person: str) -> list[FollowUp]:
    """The tasks of a person, and the day agreed at the last visit where no task says so."""
    last = max((visit.visit_on for visit in visits), default="")
    days = {task.due_on for task in tasks}
    told = [FollowUp("", "Hẹn lại", visit.follow_up_on, "open", "", visit.id, person, "", visit.member)
            for visit in visits if visit.visit_on == last and visit.follow_up_on and visit.follow_up_on not in days]
    return [*told, *tasks]


def next_agreed(visits: Sequence[PastVisit], on: str) -> str:
    """The visit that agreed the next day to come, from `on` (today) on; empty where none did."""
    days = [(visit.follow_up_on, visit.id) for visit in visits if visit.follow_up_on >= on]
    return min(days, default=("", ""))[1]


def change_columns(
    kind: str, catalogues: Catalogues, named: Named,
    former: Callable[[FieldChange], Mapping[str, str] | None] = lambda change: None,
) -> list[Column[FieldChange]]:
    """When, which field, the value (masked) over the one before, who on which laptop, and why."""
    def value(change: FieldChange) -> Cell:
        words = show_unit(kind, change.values, catalogues, named)
        before = former(change)
        was = "" if before is None else f"trước: {show_unit(kind, before, catalogues, named)}"
        second = ", ".join(filter(None, (was, "đã có giá trị mới hơn" if change.seen else "")))
        return Cell(words, second, token="text2" if change.seen else "text")

    return [
        Column("Lúc", lambda change: Cell(_day(change.at), _hour(change.at), token="text2")),
        Column("Ô", lambda change: Cell(_title(kind, change.unit))),
        Column("Giá trị", value, stretch=4),
        Column("Người ghi, máy", lambda change: Cell(change.by or "chưa rõ", change.writer), stretch=4),
        Column("Vì sao", lambda change: Cell(_why(change.why), token="text2"), stretch=3),
    ]


def former_values(history: Sequence[FieldChange]) -> dict[tuple[str, str], Mapping[str, str]]:
    """By (op, unit) what the unit said before that change; nothing for the first time it was written."""
    told: dict[str, Mapping[str, str]] = {}
    found = {}
    for change in history:
        if change.unit in told and told[change.unit] != change.values:
            found[change.op, change.unit] = told[change.unit]
        told[change.unit] = change.values
    return found


def _conflict(unit: str) -> Entry:
    deleted = unit == DELETED
    title = "Có người xóa, có người sửa" if deleted else f"{_title('resident', unit)}: các máy ghi khác nhau"
    return Entry("chờ chọn", Tag("", "clash", "clash"), title, "Giữ cả hai giá trị cho đến khi có người chọn",
                 action="Chọn", goes=("exchange", "conflicts"))


def _merge(merged: RecordView, visits: int, year: int) -> Entry | None:
    """When somebody merged a record into this one, newest change of that field."""
    done = next((change for change in reversed(merged.history) if change.unit == MERGED), None)
    if done is None:
        return None
    name = merged.values.get("full_name", "") or "hồ sơ không tên"
    who = f"{done.by or done.writer} gộp {name}, giữ đủ {visits} lượt của hai hồ sơ"
    day = _day(done.at)
    when = f"{day[:5]} {_hour(done.at)}" if day.endswith(str(year)) else day
    return Entry(when, Tag("", "accent", "merge"), "Gộp hai hồ sơ cùng người", who, action="Gỡ gộp",
                 goes=("unmerge", merged.id), at=_local(done.at))


def _visit(visit: PastVisit, catalogues: Catalogues, year: int) -> Entry:
    worst = max((outcome for _, outcome, _ in visit.helps if outcome in _ALL_DONE), key=_ALL_DONE.index, default="")
    tag, day = OUTCOME_TAGS[worst], show_date(visit.visit_on)
    title = "; ".join(help_words(service, outcome, catalogues) for service, outcome, _ in visit.helps)
    keys = (catalogues.entry("service", service) for service, _, _ in visit.helps)
    return Entry(
        f"{day[:5]} {visit.visit_at}".strip() if day.endswith(str(year)) else day,
        Tag("", tag.tone, tag.icon), title or "Phiếu không ghi việc",
        ", ".join(filter(None, (visit.member, visit.place, _minutes(visit), FEELING_WORDS.get(visit.satisfaction, ""),
                                _obstacles(visit, catalogues), _again(visit)))),
        state_tag(visit.state), tuple(entry.shortcut for entry in keys if entry and entry.shortcut),
        goes=("visit", visit.id), at=f"{visit.visit_on} {visit.visit_at}")


def _class(studied: Studied, year: int) -> Entry:
    """A class stands at the day somebody came to it last."""
    day = show_date(studied.last_on)
    second = [f"dự {studied.came} trên {studied.held} buổi"]
    second += [f"nghỉ từ {show_date(studied.left_on)}"] if studied.left_on else []
    second += [f"giấy chứng nhận {studied.certificate_no}"] if studied.certificate_no else []
    return Entry(day[:5] if day.endswith(str(year)) else day, Tag("", "accent", "classes"), f"Học {studied.title}",
                 ", ".join(second), FINISHED_TAG if studied.finished else None,
                 goes=("training", f"class:{studied.course}:results"), at=studied.last_on)


def _obstacles(visit: PastVisit, catalogues: Catalogues) -> str:
    found = [catalogues.title("obstacle", code) for _, _, code in visit.helps if code]
    return f"vướng: {'; '.join(found)}" if found else ""


def _minutes(visit: PastVisit) -> str:
    return f"{visit.minutes} phút" if visit.minutes else ""


def _again(visit: PastVisit) -> str:
    return f"hẹn lại {show_date(visit.follow_up_on)}" if visit.follow_up_on else ""


def _title(kind: str, unit: str) -> str:
    return _TITLES.get(unit) or unit_title(kind, unit)


def _who(change: FieldChange) -> str:
    return ", ".join(filter(None, (change.by, change.writer)))


def _why(why: str) -> str:
    return "hoàn tác" if why.startswith(UNDO) else why


def _local(at: str) -> str:
    """A moment as visits are ordered by: day and hour in Việt Nam."""
    return f"{datetime.fromisoformat(at).astimezone(VIETNAM):%Y-%m-%d %H:%M}"


def _hour(at: str) -> str:
    return show_hour(datetime.fromisoformat(at))


def _day(at: str) -> str:
    return f"{datetime.fromisoformat(at).astimezone(VIETNAM):%d/%m/%Y}"
