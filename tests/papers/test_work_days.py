"""Work days out of a real desk: what makes a day, each day once, and counts that are those of the figures."""

from datetime import date

import pytest

from dxdesk.domain.periods import read_period
from dxdesk.errors import InputError
from dxdesk.papers.choices import Choices
from dxdesk.papers.issuing import AGAIN, CHANGED, FIRST, issue
from dxdesk.papers.kinds import paper_kind
from dxdesk.store.behind import records
from dxdesk.store.desk import TEAM_RECORD
from dxdesk.store.paper_words import set_paper_words
from dxdesk.store.saving import MEMBER
from dxdesk.store.slip_book_acts import new_book
from tests.papers.hand_kit import LISTS, add, change, made, resident, visit

NOVEMBER = read_period("2026-11")


def sheet_of(store, **choices):
    return made(store, "work-days", **({"period": NOVEMBER} | choices)).sheet


def days(store, **choices):
    """By member the day of the month and why it counts."""
    return {one.name: [(day.on.day, day.letters) for day in one.days] for one in sheet_of(store, **choices).members}


def helped(store, on, **values):
    visit(store, resident(store, "Trần Thị Bé"), on, **values)


def taught(store, on, *trainers):
    course = add(store, "course", title="Bình dân học vụ số")
    meeting = add(store, "meeting", course_id=course, held_on=on, trainer_id=trainers[0],
                  **({"co_trainer_ids": ",".join(trainers[1:])} if trainers[1:] else {}))
    add(store, "attendance", meeting_id=meeting, resident_id=resident(store, "Lê Văn Tám"), state="present")


@pytest.fixture
def hoa(town):
    return add(town, "member", full_name="Lê Thị Hoa", role="member", team_id=town.setting(TEAM_RECORD))


def test_slips_meetings_and_duty_make_days_each_once(town, hoa):
    mine = town.setting(MEMBER)
    for on in ("2026-11-02", "2026-11-02", "2026-11-05", "2026-10-31"):
        helped(town, on, member_id=mine)
    taught(town, "2026-11-05", mine, hoa)
    duty, fair = (add(town, "event", title=kind, kind=kind) for kind in ("duty", "event"))
    helped(town, "2026-11-06", member_id=mine, event_id=duty)
    helped(town, "2026-11-05", member_id=mine, event_id=fair)
    new_book(town, 1, 5, member_id=hoa, held_on="2026-11-07")
    assert days(town) == {"Trần Thị Bốn": [(2, "P"), (5, "PD"), (6, "PT")], "Lê Thị Hoa": [(5, "D"), (7, "T")]}
    first, second = sheet_of(town).members
    assert (first.slips, first.meetings, second.slips, second.meetings) == (5, 1, 0, 1)


def test_every_count_with_a_source_is_the_number_of_its_records(town, hoa):
    mine = town.setting(MEMBER)
    for on in ("2026-11-02", "2026-11-02", "2026-11-09"):
        helped(town, on, member_id=mine)
    taught(town, "2026-11-05", mine, hoa)
    [table, _] = paper_kind("work-days").tables(sheet_of(town))
    cells = [cell for row in table.rows for cell in row if cell.source]
    assert len(cells) == 4
    for cell in cells:
        found = records(town, cell.source.indicator, NOVEMBER, cell.source.by, cell.source.cell, LISTS)
        assert str(found.value) == cell.text == str(len(found.rows))


def test_leader_first_then_by_name_and_who_has_no_day_is_only_named(town, hoa):
    mine = town.setting(MEMBER)
    other = add(town, "member", full_name="Võ Văn Ẩn", role="member", team_id=town.setting(TEAM_RECORD))
    add(town, "member", full_name="Đã Nghỉ", role="member", team_id=town.setting(TEAM_RECORD), to_on="2026-10-01")
    for one in (hoa, other, mine):
        helped(town, "2026-11-02", member_id=one)
    assert list(days(town)) == ["Trần Thị Bốn", "Võ Văn Ẩn", "Lê Thị Hoa"]
    sheet = sheet_of(town, period=read_period("2026-09"))
    assert (sheet.members, sheet.idle) == ((), ("Trần Thị Bốn", "Võ Văn Ẩn", "Lê Thị Hoa", "Đã Nghỉ"))
    assert "Đã Nghỉ" not in sheet_of(town).idle


def test_of_one_team_only_its_members(town, hoa):
    team = add(town, "team", name="Tổ Khu phố 2")
    change(town, "member", hoa, team_id=team)
    for one in (hoa, town.setting(MEMBER)):
        helped(town, "2026-11-02", member_id=one)
    assert list(days(town, team=team)) == ["Lê Thị Hoa"]
    assert [(one.name, one.team) for one in sheet_of(town).members] == [
        ("Trần Thị Bốn", "Tổ 1"), ("Lê Thị Hoa", "Tổ Khu phố 2")]
    assert sheet_of(town, team=team).members[0].team == ""
    assert sheet_of(town, team=team).team == "Tổ công nghệ số cộng đồng Khu phố 2"
    with pytest.raises(InputError, match="Không thấy tổ này"):
        sheet_of(town, team="x")


def test_the_amount_is_that_of_the_ward_s_words(town):
    helped(town, "2026-11-02", member_id=town.setting(MEMBER))
    assert sheet_of(town).amount is None
    set_paper_words(town, {"workday.amount": "150.000"})
    assert (sheet_of(town).amount, sheet_of(town).total) == (150_000, 150_000)


def test_a_day_more_makes_another_edition(town, tmp_path):
    def printed():
        issued = issue(town, paper_kind("work-days"), Choices(NOVEMBER), LISTS, tmp_path / "a.pdf")
        return issued.state, issued.edition

    helped(town, "2026-11-02", member_id=town.setting(MEMBER))
    assert [printed(), printed()] == [(FIRST, 1), (AGAIN, 1)]
    helped(town, "2026-11-03", member_id=town.setting(MEMBER))
    assert printed() == (CHANGED, 2)
    assert date(2026, 11, 3) in [day.on for day in sheet_of(town).members[0].days]
