"""Nothing decrypted, every byte a ward's laptops write outside their databases is searched for the people in them."""

from dxdesk.domain.class_code import class_code
from dxdesk.ledger.clock import wall_clock
from dxdesk.store.database import Store
from tests.secrecy.conftest import Day, leaks
from tests.secrecy.day import GUEST, INVITED
from tests.secrecy.haystack import files

TAUGHT = ("course", "meeting", "enrolment", "attendance", "skill_check")


def test_the_day_was_a_full_one(day: Day) -> None:
    """What was to be searched for is there to be found, and so are the places."""
    assert len(day.facts["name"]) > 100
    assert len(day.facts["number"]) > 100
    assert len(day.facts["last4"]) > 40
    assert len(day.facts["secret"]) > 20
    assert {"Tôn Nữ Hạ Quỳnh", "Nghiêm Tố Uyên", "Quách Thị Trăng", GUEST, INVITED} <= day.facts["name"]
    names = [name for name, _ in files(day.world)]
    for part in (
        "desk.db", "desk.key", ".csv.age", "window.ini", "dxdesk.log", "-wal", "trust/", "devices/", "giấy mời", "Zalo",
        *(f"{kind}-" for kind in TAUGHT), "bảng attendance.xlsx",
    ):
        assert any(part in name for name in names), part
    assert {path.name for path in day.papers.iterdir()} == {"tháng 10.pdf", "tờ khóa gốc.pdf", "điểm danh.pdf"}


def test_packs_of_classes_are_sealed(day: Day) -> None:
    """Nobody reads who learns, nor what a class is called, off a stick."""
    packs = [name for name, _ in files(day.world) if "/log/" in name]
    for kind in TAUGHT:
        found = [name for name in packs if f"-{kind}-" in name]
        assert found and all(name.endswith(".csv.age") for name in found), kind


def test_the_code_on_a_paper_names_nobody(day: Day) -> None:
    with Store(day.home("a"), day.keys["a"], wall_clock) as store:
        meetings = [row[0] for row in store.connection.execute("SELECT id FROM meeting")]
    assert meetings
    assert not any(day.needles.inside(class_code(meeting).encode()) for meeting in meetings)


def test_nothing_of_anyone_lies_outside(day: Day) -> None:
    assert leaks(day.world, day.needles) == []


def test_no_temporary_file_stays(day: Day) -> None:
    assert [path.name for path in day.temporary.rglob("*")] == ["dxdesk.log"]
