"""The registers filled from a real desk: who stands on them, in which order, and that they count as the figures do."""

import json

import pytest

from dxdesk.domain.people_lists import WITHOUT_LEVEL2, NoLevel2List, VisitRegister
from dxdesk.domain.periods import read_period
from dxdesk.domain.plain import from_plain, to_plain
from dxdesk.domain.visit import HelpLine, TaskLine, VisitDraft
from dxdesk.errors import InputError
from dxdesk.papers.choices import BY_DAY, BY_HAMLET, Choices
from dxdesk.papers.kinds import paper_kind
from dxdesk.papers.making import make
from dxdesk.store.behind import behind, records
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.database import Store
from dxdesk.store.merging import merge
from dxdesk.store.saving import Change, save
from dxdesk.store.visits import save_visit
from tests.store.kit import Clock, new_store

LISTS = shipped_catalogues()
NOVEMBER = Choices(read_period("2026-11"))
ACTIVATED = HelpLine("VNEID_ACTIVATE", "done")
STUCK = HelpLine("VNEID_ACTIVATE", "not_done", "NO_OTP")


@pytest.fixture
def empty(tmp_path):
    with new_store(tmp_path / "a", Clock()) as store:
        yield store


def hamlet(store: Store, name: str) -> str:
    return store.connection.execute("SELECT id FROM hamlet WHERE name = ?", [name]).fetchone()[0]


def seen(store: Store, name: str, *helps: HelpLine, day: str = "2026-11-20", at: str = "", tasks=(),
         follow_up: str = "", **resident: str) -> str:
    """A slip of a new person; the person's id."""
    visit = {"visit_on": day, "visit_at": at, "follow_up_on": follow_up}
    return save_visit(store, VisitDraft({"full_name": name, **resident}, "", visit, helps or (ACTIVATED,),
                                        tasks)).resident_id


def again(store: Store, person: str, *helps: HelpLine, day: str) -> str:
    """One more slip of a person; its id."""
    return save_visit(store, VisitDraft({}, person, {"visit_on": day}, helps)).visit_id


def tally(store: Store, people: str) -> None:
    save_visit(store, VisitDraft({}, "", {"visit_on": "2026-11-20", "people": people}, (ACTIVATED,)))


def register(store: Store, choices: Choices = NOVEMBER) -> VisitRegister:
    return paper_kind("visits").fill(store, choices, LISTS)


def listed(store: Store, choices: Choices = Choices()) -> NoLevel2List:  # noqa: B008 - frozen
    return paper_kind("no-level2").fill(store, choices, LISTS)


def names(sheet: VisitRegister | NoLevel2List) -> list[str]:
    return [line.name for group in sheet.groups for line in group.lines]


def test_people_stand_by_given_name_tallies_last(empty):
    for name in ("Trần Thị Út", "Đặng An", "Nguyễn Văn Ân", "Lê Thị An"):
        seen(empty, name)
    tally(empty, "7")
    assert names(register(empty)) == ["Đặng An", "Lê Thị An", "Nguyễn Văn Ân", "Trần Thị Út", "7 người, không ghi tên"]


def test_by_hamlet_each_has_its_own_and_those_of_none_come_last(empty):
    one, two = hamlet(empty, "Khu phố 1"), hamlet(empty, "Khu phố 2")
    seen(empty, "Lê Ba")
    seen(empty, "Lê Hai", hamlet_id=two)
    seen(empty, "Lê Một", hamlet_id=one)
    seen(empty, "Lê An", hamlet_id=two)
    groups = register(empty, Choices(NOVEMBER.period, order=BY_HAMLET)).groups
    assert [(group.title, group.hamlet_id, [line.name for line in group.lines]) for group in groups] == [
        ("Khu phố 1", one, ["Lê Một"]), ("Khu phố 2", two, ["Lê An", "Lê Hai"]), ("Chưa ghi khu phố", "", ["Lê Ba"])]
    assert names(register(empty, Choices(NOVEMBER.period, hamlet=two))) == ["Lê An", "Lê Hai"]


def test_by_day_the_hour_counts(empty):
    seen(empty, "Lê Sáu", at="16:05")
    seen(empty, "Lê Năm", at="08:30")
    seen(empty, "Lê Bảy", day="2026-11-02")
    assert names(register(empty, Choices(NOVEMBER.period, order=BY_DAY))) == ["Lê Bảy", "Lê Năm", "Lê Sáu"]


def test_every_help_is_a_line_of_its_own_with_words_for_codes(empty):
    seen(empty, "Lê An", STUCK, HelpLine("EHEALTH", "partly"), HelpLine("VSSID"), at="08:05", id_last4="4417",
         birth_year="1960", hamlet_id=hamlet(empty, "Khu phố 1"))
    lines = register(empty).groups[0].lines
    assert [(line.what, line.result) for line in lines] == [
        ("Kích hoạt VNeID", "Chưa xong"), ("Sổ sức khỏe", "Xong một phần"), ("Bảo hiểm VssID", "")]
    first = lines[0]
    assert (first.on, first.at, first.born, first.hamlet, first.tail, first.member) == (
        "2026-11-20", "08:05", "1960", "Khu phố 1", "…4417", "Trần Thị Bốn")


def test_a_register_counts_as_the_figures_do_and_each_total_leads_to_its_records(empty):
    person = seen(empty, "Lê An", STUCK, ACTIVATED, hamlet_id=hamlet(empty, "Khu phố 2"))
    again(empty, person, ACTIVATED, day="2026-11-21")
    seen(empty, "Lê Ba", day="2026-10-31")
    tally(empty, "12")
    bare = again(empty, person, ACTIVATED, day="2026-11-05")
    line = empty.connection.execute("SELECT id FROM help WHERE visit_id = ?", [bare]).fetchone()[0]
    save(empty, [Change("help", {}, line, "delete")])
    kind = paper_kind("visits")
    for choices in (NOVEMBER, Choices(NOVEMBER.period, order=BY_HAMLET),
                    Choices(NOVEMBER.period, hamlet=hamlet(empty, "Khu phố 2"))):
        cells = [cell for table in kind.tables(register(empty, choices)) for row in table.rows for cell in row
                 if cell.source]
        assert len(cells) >= 4
        for cell in cells:
            assert str(behind(empty, cell.source, choices.of_period).value) == cell.text
    sheet = register(empty)
    assert (sheet.turns, sheet.slips) == (records(empty, "helps", sheet.period).value, 4)


def test_merged_people_are_one_and_shown_by_whom_they_were_merged_into(empty):
    kept, given = seen(empty, "Trần Thị Bé", birth_year="1950"), seen(empty, "Tran thi be", day="2026-11-21")
    merge(empty, kept, given)
    sheet = register(empty)
    assert (names(sheet), sheet.people) == (["Trần Thị Bé"] * 2, 1)
    assert names(listed(empty)) == ["Trần Thị Bé"]


def test_who_withdrew_is_not_named_though_only_a_merged_record_says_so(empty):
    kept, given = seen(empty, "Trần Thị Bé", birth_year="1950", id_last4="4417"), seen(empty, "Trần Bé")
    seen(empty, "Lê An")
    merge(empty, kept, given)
    save(empty, [Change("resident", {"notice_version": "1", "consent_on": "2026-10-01", "consent_method": "spoken",
                                     "consent_by": "x", "withdrawn_on": "2026-11-10"}, given)])
    sheet, others = register(empty), listed(empty)
    assert names(sheet) == ["Lê An", "đã rút đồng ý", "đã rút đồng ý"] and sheet.withheld == 1
    assert all(not line.tail and not line.born for line in sheet.groups[0].lines[1:])
    assert (names(others), others.withheld, others.count) == (["Lê An"], 1, 1)
    text = json.dumps(to_plain((sheet, others)), ensure_ascii=False)
    assert "Bé" not in text and "4417" not in text


def test_a_person_who_is_gone_leaves_the_turn(empty):
    person = seen(empty, "Lê An", id_last4="4417")
    seen(empty, "Lê Ba")
    save(empty, [Change("resident", {}, person, "delete")])
    assert names(register(empty)) == ["Lê Ba", "hồ sơ đã xóa"]
    assert names(listed(empty)) == ["Lê Ba"]


@pytest.mark.parametrize("state", ["", *WITHOUT_LEVEL2, "l2_issued", "l2_activated", "locked"])
def test_whoever_is_below_level_2_stands_on_the_list(empty, state):
    seen(empty, "Lê An", HelpLine("EHEALTH", "done"), eid_state=state)
    if state in ("", *WITHOUT_LEVEL2):
        assert listed(empty).by_state == ((LISTS.title("eid_state", state or "unknown"), 1),)
    else:
        with pytest.raises(InputError, match="Không còn ai"):
            listed(empty)


def test_who_died_or_moved_is_on_no_list(empty):
    for name, gone in (("Lê An", "deceased_on"), ("Lê Ba", "moved_on"), ("Lê Tư", "")):
        person = seen(empty, name)
        if gone:
            save(empty, [Change("resident", {gone: "2026-11-01"}, person)])
    assert names(listed(empty)) == ["Lê Tư"]


def test_a_person_s_line_is_masked_and_tells_what_hinders_and_when_he_comes(empty):
    person = seen(empty, "Lê An", STUCK, phone="0912345678", household_no="17", birth_date="1960-05-02",
                  eid_state="card_ok", follow_up="2026-11-30", hamlet_id=hamlet(empty, "Khu phố 1"))
    line = listed(empty).groups[0].lines[0]
    assert (line.phone, line.household, line.born, line.state, line.obstacle, line.due_on) == (
        "…678", "17", "1960", "Có thẻ, chưa có tài khoản", "Không nhận được OTP", "2026-11-30")
    again(empty, person, HelpLine("VNEID_ACTIVATE", "not_done", "NO_NFC"), day="2026-11-21")
    line = listed(empty).groups[0].lines[0]
    assert (line.obstacle, line.due_on) == (LISTS.title("obstacle", "NO_NFC"), "")


def test_the_first_open_task_is_the_appointment(empty):
    seen(empty, "Lê An", STUCK, tasks=(TaskLine("Quay lại nhà", "2026-12-05"), TaskLine("Gọi lại", "2026-12-01")))
    assert listed(empty).groups[0].lines[0].due_on == "2026-12-01"


def test_nothing_to_print_is_a_sentence(empty):
    for key, choices, said in (
            ("visits", NOVEMBER, "Kỳ này chưa có phiếu nào"), ("no-level2", Choices(), "Không còn ai"),
            ("visits", Choices(NOVEMBER.period, team="x"), "Không thấy tổ"),
            ("no-level2", Choices(hamlet="x"), "Không thấy khu phố")):
        with pytest.raises(InputError, match=said):
            paper_kind(key).fill(empty, choices, LISTS)


def test_both_are_drawn_carried_and_coded_by_every_line(empty):
    seen(empty, "Lê An", id_last4="4417")
    for key, choices in (("visits", NOVEMBER), ("no-level2", Choices())):
        kind = paper_kind(key)
        made = make(empty, kind, choices, LISTS)
        assert made.drawn.data.startswith(b"%PDF") and made.stamp.code
        assert from_plain(kind.sheet, json.loads(json.dumps(to_plain(made.sheet)))) == made.sheet
    moved = seen(empty, "Lê Ba")
    codes = [made.stamp.code, make(empty, kind, choices, LISTS).stamp.code]
    save(empty, [Change("resident", {"hamlet_id": hamlet(empty, "Khu phố 2")}, moved)])
    assert len({*codes, make(empty, kind, choices, LISTS).stamp.code}) == 3
