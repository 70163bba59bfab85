"""Nothing decrypted, every byte a ward's laptops write outside their databases is searched for the people in them."""


from tests.secrecy.conftest import Day, leaks
from tests.secrecy.haystack import files


def test_the_day_was_a_full_one(day: Day) -> None:
    """What was to be searched for is there to be found, and so are the places."""
    assert len(day.facts["name"]) > 100
    assert len(day.facts["number"]) > 100
    assert len(day.facts["last4"]) > 40
    assert len(day.facts["secret"]) > 20
    assert {"Tôn Nữ Hạ Quỳnh", "Nghiêm Tố Uyên", "Quách Thị Trăng"} <= day.facts["name"]
    names = [name for name, _ in files(day.world)]
    for part in (
        "desk.db", "desk.key", ".csv.age", "window.ini", "dxdesk.log", "-wal", "trust/", "devices/", "giấy mời", "Zalo",
    ):
        assert any(part in name for name in names), part
    assert {path.name for path in day.papers.iterdir()} == {"tháng 10.pdf", "tờ khóa gốc.pdf"}


def test_nothing_of_anyone_lies_outside(day: Day) -> None:
    assert leaks(day.world, day.needles) == []


def test_no_temporary_file_stays(day: Day) -> None:
    assert [path.name for path in day.temporary.rglob("*")] == ["dxdesk.log"]
