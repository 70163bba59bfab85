"""A desk with people to export: known names, hostile notes, one who withdrew, two merged."""

from dxdesk.store import merging
from dxdesk.store.database import Store
from dxdesk.store.saving import Change, save

NAMES = ("Trần Thị Bé", "Nguyễn Văn Tám", "Lê Thị Sáu", "Phạm Văn Út")
HOSTILE = [
    "=1+1", "=cmd|'/C calc'!A0", '=HYPERLINK("http://x","y")', "@SUM(1)", "+84 90", "-1+1", "＝1+1", "＋1", "'=1",
    "dòng 1\ndòng 2", "_x0041_", "1E5", "TRUE", "12:30", 'a"b;c\td', "<b>&amp;", "0123", "x" * 3_900,
]


def person(store: Store, name: str, **more: str) -> str:
    """A new resident."""
    return save(store, [Change("resident", {"full_name": name, **more})]).records[0]


def visit(store: Store, resident: str, day: str, **more: str) -> str:
    """A new visit with one help line."""
    made = save(store, [Change("visit", {"resident_id": resident, "visit_on": day, **more})]).records[0]
    save(store, [Change("help", {"visit_id": made, "service": "VNEID_ACTIVATE", "outcome": "done"})])
    return made


def fill(store: Store) -> list[str]:
    """Four people with a visit each; their records. The third withdrew, the fourth is merged into the first."""
    people = [person(store, name, phone=f"09012345{n:02}", birth_date=f"195{n}-03-0{n + 1}", birth_year=f"195{n}",
                     sex="F", eid_state="l1", has_ehealth="yes", address="12 Đường số 3", note=f"ghi chú {n}")
              for n, name in enumerate(NAMES)]
    for n, resident in enumerate(people):
        visit(store, resident, f"2026-10-0{n + 1}", visit_at="08:05", minutes="15", satisfaction="3", place="nhà bà Bé")
    save(store, [Change("resident", {"withdrawn_on": "2026-11-01"}, people[2])])
    merging.merge(store, people[0], people[3])
    return people


def fill_hostile(store: Store) -> list[str]:
    """People whose notes a spreadsheet would like to run."""
    return [person(store, f"Người {n}", note=text) for n, text in enumerate(HOSTILE)]
