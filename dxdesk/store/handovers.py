"""What was written on one day, in one shift, and what it leaves to the next."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.handover import BookLine, GroupLine, MemberLine, OpenLine
from dxdesk.domain.names import person_sort_key
from dxdesk.store.database import Store
from dxdesk.store.shapes import GONE
from dxdesk.store.slip_books import accounts

_DONE = "done"
_OTHER = "other"
_VISITS = (
    "SELECT v.id, ifnull(v.member_id, ''), ifnull(m.full_name, ''), v.resident_id IS NOT NULL, ifnull(v.people, '1'), "
    "ifnull(v.visit_at, ''), ifnull(v.slip_no, ''), ifnull(v.follow_up_on, ''), ifnull(v.place, ''), "
    "ifnull(v.shift, '') FROM visit v LEFT JOIN member m ON m.id = v.member_id "
    f"WHERE v.visit_on = ? AND v._deleted <> {GONE} AND ? IN ('', v.event_id) ORDER BY v.visit_at, v.n")
_HELPS = ("SELECT h.visit_id, ifnull(h.service, ''), ifnull(h.outcome, '') "
          "FROM visit v JOIN help h ON h.visit_id = v.id "
          f"WHERE v.visit_on = ? AND v._deleted <> {GONE} AND h._deleted <> {GONE} ORDER BY h.n")


@dataclass(frozen=True, slots=True)
class ShiftVisit:
    """One slip of the shift with its (service, outcome) lines; `people` counts those of a slip without a name."""

    id: str
    member_id: str
    member: str
    named: bool
    people: int
    at: str
    slip_no: str
    again: str
    place: str
    shift: str
    helps: tuple[tuple[str, str], ...]


def visits_of_day(store: Store, day: str, event: str = "") -> list[ShiftVisit]:
    """Every living slip of an ISO day held here, at an event or anywhere, in order of the hour."""
    lines: dict[str, list[tuple[str, str]]] = {}
    for visit, service, outcome in store.connection.execute(_HELPS, [day]):
        lines.setdefault(visit, []).append((service, outcome))
    return [
        ShiftVisit(record, member_id, member, bool(named), _count(people), at, slip, again,
                   place, shift, tuple(lines.get(record, ())))
        for record, member_id, member, named, people, at, slip, again, place, shift
        in store.connection.execute(_VISITS, [day, event])]


def member_lines(visits: list[ShiftVisit]) -> tuple[MemberLine, ...]:
    """What each member wrote, in the order of their names; who is not written stands last."""
    found: dict[str, list[ShiftVisit]] = {}
    for visit in visits:
        found.setdefault(visit.member_id, []).append(visit)
    lines = [_member(those) for those in found.values()]
    return tuple(sorted(lines, key=lambda line: (not line.name, person_sort_key(line.name))))


def group_lines(visits: list[ShiftVisit], catalogues: Catalogues) -> tuple[GroupLine, ...]:
    """The helps by group of service, in the order of the list of groups; only groups with any."""
    counted: dict[str, Counter[str]] = {}
    for visit in visits:
        for service, outcome in visit.helps:
            entry = catalogues.entry("service", service)
            counted.setdefault(entry.group if entry and entry.group else _OTHER, Counter())[outcome] += 1
    order = [entry.code for entry in catalogues.entries("service_group")]
    codes = sorted(counted, key=lambda code: order.index(code) if code in order else len(order))
    return tuple(_group(catalogues.title("service_group", code), counted[code]) for code in codes)


def open_lines(visits: list[ShiftVisit], catalogues: Catalogues) -> tuple[OpenLine, ...]:
    """The slips on which something was not done, or a day was agreed."""
    def told() -> Iterator[OpenLine]:
        for visit in visits:
            left = [catalogues.label("service", service) for service, outcome in visit.helps if outcome != _DONE]
            if left or visit.again:
                yield OpenLine(visit.at, visit.slip_no, "; ".join(left), visit.again, visit.member)
    return tuple(told())


def book_lines(store: Store) -> tuple[BookLine, ...]:
    """The books still open, each with its next number."""
    return tuple(
        BookLine(one.book.code, one.book.member, one.book.place, len(one.account.entered),
                 len(one.account.expected), min(one.account.missing, default=None))
        for one in accounts(store) if not one.book.closed_on)


def _member(visits: list[ShiftVisit]) -> MemberLine:
    unnamed = [visit for visit in visits if not visit.named]
    return MemberLine(visits[0].member, len(visits) - len(unnamed), len(unnamed), sum(one.people for one in unnamed),
                      sum(len(visit.helps) for visit in visits))


def _group(title: str, by: Counter[str]) -> GroupLine:
    done, partly, not_done, referred = (by[outcome] for outcome in ("done", "partly", "not_done", "referred"))
    return GroupLine(title, done, partly, not_done, referred, by.total() - done - partly - not_done - referred)


def _count(text: str) -> int:
    """The people of a slip without a name; where the number cannot be read it is one."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 1
