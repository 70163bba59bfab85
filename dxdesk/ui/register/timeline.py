"""What happened with a person, newest first: disagreements, visits, the first entry; and every change of a field."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.dates import VIETNAM, show_date
from dxdesk.domain.wording import Named, show_unit, unit_title
from dxdesk.ledger.ops import DELETED
from dxdesk.ledger.undo import UNDO
from dxdesk.store.lists import PastVisit
from dxdesk.store.records import FieldChange, RecordView
from dxdesk.ui.labels import CLASH, FEELING_WORDS, HERE, OUTCOME_TAGS, SENT
from dxdesk.ui.table_rows import Cell, Column, Tag

_TITLES = {DELETED: "Xóa hồ sơ", "notice_version": "Đồng ý ghi dữ liệu"}
_ALL_DONE = ("done", "partly", "referred", "not_done", "")  # the worst outcome of a visit gives its disc


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the timeline, ready to show."""

    when: str
    disc: Tag
    title: str
    second: str
    tag: Tag | None = None


def timeline_columns() -> list[Column[Entry]]:
    """When, what, and its state."""
    return [
        Column("Lúc", lambda entry: Cell(entry.when, token="text2", right=True, top=True), right=True),
        Column("Việc", lambda entry: Cell(entry.title, entry.second, disc=entry.disc), stretch=1),
        Column("Tình trạng", lambda entry: Cell(tag=entry.tag, right=True)),
    ]


def entries(view: RecordView, visits: Sequence[PastVisit], catalogues: Catalogues, year: int) -> list[Entry]:
    """The timeline of a resident; days of `year` are shown without it."""
    told = [_conflict(unit) for unit in view.conflicts]
    told += [_visit(visit, catalogues, year) for visit in visits]
    if view.history:
        first = view.history[0]
        told.append(Entry(_day(first.at), Tag("", "off", "people"), "Ghi vào sổ lần đầu", _who(first)))
    return told


def change_columns(kind: str, catalogues: Catalogues, named: Named) -> list[Column[FieldChange]]:
    """When, which field, the value (masked), who on which laptop, and why."""
    def value(change: FieldChange) -> Cell:
        words = show_unit(kind, change.values, catalogues, named)
        return Cell(words, "đã có giá trị mới hơn", token="text2") if change.seen else Cell(words)

    return [
        Column("Lúc", lambda change: Cell(_day(change.at), _hour(change.at), token="text2")),
        Column("Ô", lambda change: Cell(_title(kind, change.unit))),
        Column("Giá trị", value, stretch=4),
        Column("Người ghi, máy", lambda change: Cell(change.by or "chưa rõ", change.writer), stretch=4),
        Column("Vì sao", lambda change: Cell(_why(change.why), token="text2"), stretch=3),
    ]


def _conflict(unit: str) -> Entry:
    deleted = unit == DELETED
    title = "Có người xóa, có người sửa" if deleted else f"{_title('resident', unit)}: các máy ghi khác nhau"
    return Entry("chờ chọn", Tag("", "clash", "clash"), title, "Chọn ở trang Trao đổi phiếu, Hộp xung đột", CLASH)


def _visit(visit: PastVisit, catalogues: Catalogues, year: int) -> Entry:
    worst = max((outcome for _, outcome, _ in visit.helps), key=_ALL_DONE.index, default="")
    tag, day = OUTCOME_TAGS[worst], show_date(visit.visit_on)
    title = "; ".join(_help(line, catalogues) for line in visit.helps)
    return Entry(
        f"{day[:5]} {visit.visit_at}".strip() if day.endswith(str(year)) else day,
        Tag("", tag.tone, tag.icon), title or "Phiếu không ghi việc",
        ", ".join(filter(None, (visit.member, visit.place, _minutes(visit), FEELING_WORDS.get(visit.satisfaction, ""),
                                _obstacles(visit, catalogues), _again(visit)))),
        SENT if visit.sent else HERE)


def _help(line: tuple[str, str, str], catalogues: Catalogues) -> str:
    service, outcome, _ = line
    entry = catalogues.entry("service", service)
    title = (entry.short or entry.title) if entry else service
    return f"{title} {catalogues.title('outcome', outcome).lower()}" if outcome else title


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


def _hour(at: str) -> str:
    return f"{datetime.fromisoformat(at).astimezone(VIETNAM):%H:%M}"


def _day(at: str) -> str:
    return f"{datetime.fromisoformat(at).astimezone(VIETNAM):%d/%m/%Y}"
