"""The hand-over of a shift and the people's notice, filled from a desk."""

import pytest

from dxdesk.domain.notice import notice_parts
from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.errors import InputError
from dxdesk.papers.choices import Choices
from dxdesk.papers.issuing import AGAIN, CHANGED, FIRST, issue
from dxdesk.papers.kinds import paper_kind
from dxdesk.store.saving import Change, save
from dxdesk.store.slip_book_acts import new_book
from dxdesk.store.visits import save_visit
from tests.papers.hand_kit import LISTS, add, made

DAY = "2026-11-22"


def slip(store, *lines: HelpLine, name: str = "Trần Thị Bé", people: str = "", **visit: str) -> str:
    who = {} if people else {"full_name": name}
    given = {"visit_on": DAY, "shift": "evening", **visit} | ({"people": people} if people else {})
    return save_visit(store, VisitDraft(who, visit=given, helps=lines or (HelpLine("EHEALTH", "done"),))).visit_id


@pytest.fixture
def evening(town):
    other = add(town, "member", full_name="Lê Thị Hoa", role="member")
    slip(town, HelpLine("VNEID_ACTIVATE", "not_done", "NO_OTP"), HelpLine("EHEALTH", "done"), place="Cổng chợ",
         visit_at="18:42", slip_no="K7Q1-0012", follow_up_on="2026-11-26")
    slip(town, name="Lê Văn Hai", member_id=other)
    slip(town, people="31", place="Nhà văn hóa")
    slip(town, name="Bùi Thị Ba", shift="morning")
    slip(town, name="Ngô Thị Tư", shift="")
    slip(town, name="Vũ Thị Năm", visit_on="2026-11-21")
    gone = slip(town, name="Đỗ Thị Sáu")
    save(town, [Change("visit", {}, gone, "delete")])
    return town


def test_a_shift_counts_its_own_slips_and_says_which_name_none(evening):
    sheet = made(evening, "handover", day=DAY, shift="evening").sheet
    assert [(line.name, line.named, line.unnamed, line.people, line.helps) for line in sheet.members] == [
        ("Trần Thị Bốn", 1, 1, 31, 3), ("Lê Thị Hoa", 1, 0, 0, 1)]
    assert {line.title: (line.done, line.not_done, line.all) for line in sheet.groups} == {
        "VNeID, định danh điện tử": (0, 1, 1), "Sức khỏe, bảo hiểm trên điện thoại": (3, 0, 3)}
    (left,) = sheet.open
    assert (left.at, left.slip_no, left.what, left.again) == ("18:42", "K7Q1-0012", "Kích hoạt VNeID", "2026-11-26")
    assert set(sheet.places) == {"Cổng chợ", "Nhà văn hóa"} and (sheet.unshifted, sheet.unsent) == (1, 7)
    assert sheet.last_sent is None and sheet.title == "Ca tối, ngày 22/11/2026"


def test_a_day_holds_all_its_shifts_and_today_is_meant_where_none_is_chosen(evening):
    whole = made(evening, "handover").sheet
    assert sum(line.named for line in whole.members) == 4 and whole.title == "Cả ngày, ngày 22/11/2026"
    event = add(evening, "event", title="Ngày hội")
    slip(evening, name="Võ Thị Bảy", event_id=event)
    of_event = made(evening, "handover", day=DAY, event=event).sheet
    assert sum(line.named for line in of_event.members) == 1 and of_event.event == "Ngày hội"
    assert made(evening, "handover", day="2026-11-01").sheet.members == ()


def test_books_in_use_stand_with_their_next_number(evening):
    book = new_book(evening, 1, 20)
    (line,) = made(evening, "handover", day=DAY).sheet.books
    assert (line.entered, line.numbers, line.next) == (0, 20, 1)
    slip(evening, name="Võ Thị Bảy", slip_no=f"{line.code}-0001")
    assert made(evening, "handover", day=DAY).sheet.books[0].next == 2
    save(evening, [Change("slip_book", {"closed_on": DAY}, book.id)])
    assert made(evening, "handover", day=DAY).sheet.books == ()


def test_no_resident_is_named_and_another_state_is_another_edition(evening, tmp_path):
    kind, choices = paper_kind("handover"), Choices(day=DAY, shift="evening")
    first = issue(evening, kind, choices, LISTS, tmp_path / "1.pdf")
    assert not [name for name in ("Bé", "Hai", "Ba", "Tư") if any(
        name in cell.split() for table in kind.tables(first.made.sheet) for row in table.texts for cell in row)]
    assert first.state == FIRST and issue(evening, kind, choices, LISTS, tmp_path / "2.pdf").state == AGAIN
    slip(evening, name="Võ Thị Bảy")
    later = issue(evening, kind, choices, LISTS, tmp_path / "3.pdf")
    assert (later.state, later.edition) == (CHANGED, 2)


def test_what_cannot_be_chosen_is_refused(town):
    for key, chosen, code in (("handover", {"day": "hôm qua"}, "day"), ("handover", {"shift": "night"}, "shift"),
                              ("notice", {"size": "a3"}, "size")):
        with pytest.raises(InputError) as refused:
            made(town, key, **chosen)
        assert refused.value.code == code


def test_the_notice_says_what_the_ward_has_set(town):
    ward = town.connection.execute("SELECT id FROM ward").fetchone()[0]
    for values, told in (({"retention_months": "36"}, "36 tháng"), ({"id_policy": "full"}, "đủ 12 số"),
                         ({"retention_months": "", "notice_version": "3"}, "Thời hạn do phường quy định")):
        save(town, [Change("ward", values, ward)])
        sheet = made(town, "notice", size="A4").sheet
        text = " ".join(sentence for _, sentences in notice_parts(sheet) for sentence in sentences)
        assert told in text and sheet.size == "a4" and sheet.version == values.get("notice_version", "")
        assert sheet.body == "Ủy ban nhân dân phường Thủ Dầu Một"
