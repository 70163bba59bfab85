"""The walk list: a group of pages a hamlet, nobody parted by a page, large letters, names as long as they come."""

import re
from dataclasses import replace
from datetime import date

import pytest

from dxdesk.domain.people_lists import NO_HAMLET
from dxdesk.domain.plain import from_plain, to_plain
from dxdesk.domain.walk_list import Errand, WalkHamlet, WalkList, by_hamlet
from dxdesk.report.drawn import Stamp, Stopped, silent
from dxdesk.report.fonts import serif
from dxdesk.report.walk_list import draw_walk_list, walk_tables
from tests.report.class_kit import GOLDEN, LONGEST, lines_at, overlaps
from tests.report.hand_kit import LONG_PLACE, walk, walker
from tests.report.layout_kit import lines_of
from tests.report.test_slip_book import texts

STAMP = Stamp("K7Q4-92", 1)
MM = 72 / 25.4
ERRANDS = tuple(Errand("Đưa ra Công an làm thẻ căn cước, hỏi lại hồ sơ mức 2 đã nộp ở phường cũ", f"2026-11-{day:02}")
                for day in (1, 20, 30))


def drawn(sheet, stamp=STAMP, tell=silent):
    return draw_walk_list(sheet, stamp, tell)


def hamlet(name, count, **more):
    return WalkHamlet(name, tuple(walker(at, **more) for at in range(count)))


def test_the_text_copies_out_exactly_as_the_golden_page():
    if serif().name == "Noto Sans":
        pytest.skip("lines break elsewhere without Times New Roman or its metric twins")
    sheet = walk(hamlet("Khu phố 3", 3), WalkHamlet(NO_HAMLET, (walker(1, household="", errands=ERRANDS[:2]),)),
                 left_out=2, member="Lê Thị Hoa")
    assert "\f".join(texts(drawn(sheet).data)) == (GOLDEN / "walk_list.txt").read_text(encoding="utf-8")


def test_every_hamlet_has_pages_of_its_own_numbered_from_one():
    made = drawn(walk(hamlet("Khu phố 1", 20), hamlet("Khu phố 2", 1)))
    pages = lines_of(made.data)
    assert len(pages) == made.pages
    heads = [" ".join(line.text for line in page[:3]) for page in pages]
    assert heads[0].endswith("Khu phố 1") and heads[1].startswith("2 Khu phố 1 (tiếp)")
    assert "Khu phố 2" in heads[-1] and "(tiếp)" not in heads[-1]


def test_a_person_stands_whole_under_his_household():
    pages = texts(drawn(walk(hamlet("Khu phố 1", 40, errands=ERRANDS))).data)
    for page in pages:
        parts = re.split(r"\n(?=Nguyễn Văn )", page)[1:]
        assert all("Ghi chú" in part and "trễ 21 ngày" in part and "hạn 30/11" in part for part in parts)
        assert page.index("Hộ ") < page.index("Nguyễn Văn")
    assert sum(page.count("Ghi chú") for page in pages) == 40


def test_letters_are_large_and_what_is_said_is_masked_and_counted():
    sheet = walk(hamlet("Khu phố 3", 3), left_out=2, missing=("KP3-2",))
    [page] = lines_of(drawn(sheet).data)
    names = [line for line in page if line.text.startswith("Nguyễn Văn")]
    errands = [line for line in page if line.text.startswith("•")]
    assert {round(line.size) for line in names} == {15} and {round(line.size) for line in errands} == {14}
    told = " ".join(line.text for line in page)
    for part in ("LƯU HÀNH NỘI BỘ", "ĐT …123", "hạn 20/11, trễ 2 ngày", "02 người đã rút đồng ý không in tên.",
                 "gồm phiếu của 02 máy. Chưa đủ phiếu của 01 máy: KP3-2.", "Mã kiểm K7Q4-92.",
                 "Chủ nhật ngày 22/11/2026, 03 người"):
        assert part in told


@pytest.mark.parametrize("sheet", [
    walk(WalkHamlet(LONG_PLACE, tuple(
        walker(at, address=LONG_PLACE, household=LONG_PLACE if at % 2 else "", errands=ERRANDS * 3)
        for at in range(4)))),
    walk(WalkHamlet("Khu phố 1", (walker(0, born="", household="", address="", phone="", state=""),))),
    walk(*(hamlet(f"Khu phố {at}", 1) for at in range(600))),
    walk(hamlet("Khu phố 1", 40, errands=ERRANDS)),
], ids=["long", "unknown", "hamlets", "many"])
def test_nothing_leaves_the_margins_or_lies_on_another(sheet):
    made = drawn(sheet)
    for number in range(made.pages) if made.pages < 20 else (0, made.pages - 1):
        lines = lines_at(made.data, number)
        assert overlaps(lines, 2.5) == []
        for left, top, right, bottom, words in lines:
            assert left >= 29.5 * MM and right <= 195.5 * MM and top >= 7 * MM and bottom <= 277.5 * MM, words


def test_a_list_for_practice_says_so_on_every_page():
    made = drawn(walk(hamlet("Khu phố 1", 30), practice=True))
    assert made.pages > 2 and all("TẬP DƯỢT" in page for page in texts(made.data))


def test_a_name_without_a_space_leaves_room_for_what_is_known():
    sheet = walk(WalkHamlet("Khu phố 1", (replace(walker(1), name="Nguyen" * 20),)))
    assert overlaps(lines_at(drawn(sheet).data, 0), 2.5) == []


def test_names_of_seven_words_are_whole():
    person = walker(0)
    sheet = walk(WalkHamlet("Khu phố 1", (type(person)(LONGEST, "1950", "12", "", "…123", "Mức 1", ERRANDS),)))
    assert LONGEST.split()[-1] in texts(drawn(sheet).data)[0]


def test_households_go_by_number_and_those_without_come_last():
    people = [walker(1, household=""), walker(2, household="10"), walker(3, household="2"), walker(0, household="2")]
    found = by_hamlet({"": [walker(1)], "Khu phố 10": [walker(1)], "Khu phố 2": people})
    assert [one.name for one in found] == ["Khu phố 2", "Khu phố 10", NO_HAMLET]
    assert [(one.household, one.name) for one in found[0].people] == [
        ("2", "Nguyễn Văn An"), ("2", "Nguyễn Văn Dũng"), ("10", "Nguyễn Văn Chi"), ("", "Nguyễn Văn Bình")]


@pytest.mark.parametrize(("due", "words"), [
    ("", "Việc"), ("2026-11-22", "Việc, hạn 22/11"), ("2026-11-21", "Việc, hạn 21/11, trễ 1 ngày"),
    ("2026-12-01", "Việc, hạn 01/12"), ("20/11", "Việc, hạn 20/11")])
def test_an_errand_says_how_late_it_is(due, words):
    assert Errand("Việc", due).told(date(2026, 11, 22)) == words


def test_equal_sheets_give_equal_bytes_come_back_from_json_and_can_be_stopped():
    sheet = walk(hamlet("Khu phố 1", 3))
    assert drawn(sheet).data == drawn(sheet).data
    assert from_plain(WalkList, to_plain(sheet)) == sheet
    [table] = walk_tables(sheet)
    assert [row[1].text for row in table.rows] == [person.name for person in sheet.hamlets[0].people]
    seen = []

    def stop(done, of):
        seen.append((done, of))
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        drawn(walk(hamlet("Khu phố 1", 450)), tell=stop)
    assert seen == [(0, 450), (200, 450)]
