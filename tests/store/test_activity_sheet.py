"""The sheet of a team's and the ward's report from a real desk: head, plans, places, events, and figures that open."""

from datetime import date

import pytest

from dxdesk.domain.activity_sheet import Plan
from dxdesk.domain.paper_tables import PREVIOUS, YEAR, Source
from dxdesk.domain.paper_words import WARD
from dxdesk.domain.periods import read_period
from dxdesk.errors import InputError
from dxdesk.report.activity_tables import activity_tables
from dxdesk.report.words import number, said
from dxdesk.store.activity_sheet import Asked, read_plans, read_sheet
from dxdesk.store.behind import behind
from dxdesk.store.database import Store
from dxdesk.store.desk import TEAM_RECORD
from dxdesk.store.figures import summary
from dxdesk.store.saving import Change, save
from tests.store.test_figures import LISTS, OCTOBER, hamlet, visit

OF_WARD = Asked(WARD)


def record(store: Store, what: str, /, **values: str) -> str:
    return save(store, [Change(what, values)]).records[0]


def target(store: Store, indicator: str, value: str, period: str = "2026", scope: str = "ward", owner: str = ""):
    record(store, "target", indicator=indicator, scope_kind=scope, scope_id=owner, period=period, value=value)


def town(store: Store) -> dict[str, str]:
    """Visits of two teams in two hamlets over three months, some at an event, some without a hamlet."""
    team = record(store, "team", name="Tổ Khu phố 2", level="hamlet", active="yes")
    event = record(store, "event", title="Ra quân 10/10", kind="campaign")
    one, two = hamlet(store), hamlet(store, "Khu phố 2")
    otp = (("VNEID_ACTIVATE", "not_done", "NO_OTP"),)
    person = visit(store, "Trần Thị Bé", resident={"hamlet_id": one, "household_no": "5"}, hamlet_id=one).resident_id
    visit(store, resident_id=person, on="2026-10-10", hamlet_id=two, team_id=team, event_id=event)
    visit(store, "Lê Văn Tám", "2026-10-10", otp, hamlet_id=two, team_id=team, event_id=event)
    visit(store, "", "2026-10-11", people="7")
    visit(store, "Phan Tư", "2026-09-11", hamlet_id=two, team_id=team)
    visit(store, "Đỗ Năm", "2026-03-11", otp, hamlet_id=one)
    return {"team": team, "event": event, "one": one, "two": two}


def test_the_sheet_has_the_ward_s_head_the_team_s_leader_and_the_year_s_plans(store):
    team = store.setting(TEAM_RECORD)
    visit(store, "Người A", helps=(("ETAX", "done", ""), ("EHEALTH", "not_done", "NO_OTP")))
    target(store, "helps", "50")
    target(store, "people", "10", scope="team", owner=team)
    target(store, "visits", "10", scope="team", owner="another")
    target(store, "visits", "10", period="2025")
    sheet = read_sheet(store, OCTOBER, LISTS, Asked())
    head = sheet.heading
    assert head.superior == ("ỦY BAN NHÂN DÂN", "PHƯỜNG THỦ DẦU MỘT")
    assert head.issuer == ("Tổ công nghệ số cộng đồng", "Tổ 1")
    assert (head.place, head.on, head.addressees) == (
        "Thủ Dầu Một", date(2026, 11, 22), ("Ủy ban nhân dân phường Thủ Dầu Một",))
    assert (head.signer_role, head.signer, sheet.practice) == (("Tổ trưởng",), "Trần Thị Bốn", False)
    assert (sheet.teams, sheet.members, sheet.members_active) == (1, 1, 1)
    plans = {row.indicator: row.plan for row in sheet.figures if row.plan is not None}
    assert plans == {"helps": Plan(50), "people": Plan(10)}
    assert sheet.value("helps") == summary(store, OCTOBER, LISTS).figure("helps").value == 2
    assert [(row.title, row.code) for row in sheet.obstacles] == [("Không nhận được OTP", "NO_OTP")]


def test_with_two_teams_the_sheet_is_all_of_the_desk_one_team_s_or_the_ward_s(store):
    own = store.setting(TEAM_RECORD)
    other = record(store, "team", name="Tổ Khu phố 2", level="hamlet", active="yes")
    visit(store, "Người A")
    visit(store, "Người B", team_id=other)
    whole, team, ward = (read_sheet(store, OCTOBER, LISTS, asked) for asked in (Asked(), Asked(team_id=other), OF_WARD))
    assert (whole.body.name, whole.value("people"), whole.teams) == (
        "Tổ công nghệ số cộng đồng phường Thủ Dầu Một", 2, 2)
    assert (team.body.name, team.value("people"), team.teams) == ("Tổ công nghệ số cộng đồng Khu phố 2", 1, 1)
    assert (ward.body.name, ward.value("people"), ward.body.of) == ("Ủy ban nhân dân phường Thủ Dầu Một", 2, "Phường")
    assert ward.heading.signer_role == ("TM. Ủy ban nhân dân", "Chủ tịch") and ward.heading.symbol == "BC-UBND"
    assert (whole.heading.signer, team.heading.signer) == ("", "")
    assert read_sheet(store, OCTOBER, LISTS, Asked(team_id=own)).heading.signer == "Trần Thị Bốn"


@pytest.mark.parametrize("asked", [Asked(team_id="nobody"), Asked(WARD, event_id="nothing")])
def test_a_team_or_event_nobody_knows_is_refused(store, asked):
    with pytest.raises(InputError, match="Chọn"):
        read_sheet(store, OCTOBER, LISTS, asked)


def test_an_empty_desk_has_a_sheet(store):
    for asked in (Asked(), OF_WARD):
        sheet = read_sheet(store, OCTOBER, LISTS, asked)
        assert (sheet.value("visits"), sheet.obstacles) == (0, ())
        assert sheet.figures[0].year_to_date == 0


def test_a_plan_of_the_year_goes_before_one_of_the_period_and_nothing_else_is_a_plan(store):
    target(store, "visits", "20")
    target(store, "visits", "5", period="2026-10")
    target(store, "helps", "7", period="2026-10", scope="hamlet", owner="h")
    target(store, "people", "vài chục")
    target(store, "people", "3", period="2026-09")
    assert read_plans(store.connection, OCTOBER) == {
        ("ward", ""): {"visits": Plan(20)}, ("hamlet", "h"): {"helps": Plan(7, "now")}}


def test_the_ward_s_annexes_are_its_hamlets_and_teams_in_their_order(store):
    made = town(store)
    target(store, "people", "4", scope="hamlet", owner=made["one"])
    hamlets, teams = read_sheet(store, OCTOBER, LISTS, OF_WARD).places
    people = [column.indicator for column in hamlets.columns].index("people")
    assert [(place.title, place.values[people]) for place in hamlets.places] == [
        ("Khu phố 1", 1), ("Khu phố 2", 2), ("Chưa ghi khu phố", 0)]
    assert [(place.title, place.values[0]) for place in teams.places] == [("Tổ 1", 2), ("Tổ Khu phố 2", 2)]
    assert [(plan.plan, plan.done) for place in hamlets.places for plan in place.plans] == [
        (Plan(4), 2), (None, 3), (None, 0)]


def test_one_campaign_day_counts_only_the_slips_of_its_event(store):
    made = town(store)
    visit(store, "Người Khác", "2026-10-10")
    day = read_period("2026-10-10..2026-10-10")
    sheet = read_sheet(store, day, LISTS, Asked(WARD, event_id=made["event"]))
    assert (sheet.value("visits"), sheet.value("people"), sheet.body.event) == (2, 2, "Ra quân 10/10")
    assert read_sheet(store, day, LISTS, OF_WARD).value("visits") == 3


@pytest.mark.parametrize("whose", ["ward", "desk", "team", "event"])
def test_every_figure_with_a_way_back_is_what_its_records_come_to(store, whose):
    made = town(store)
    target(store, "people", "4", scope="hamlet", owner=made["one"])
    asked = {"ward": OF_WARD, "desk": Asked(), "team": Asked(team_id=made["team"]),
             "event": Asked(WARD, event_id=made["event"])}[whose]
    sheet = read_sheet(store, OCTOBER, LISTS, asked)
    cells = [cell for table in activity_tables(sheet) for row in table.rows for cell in row if cell.source]
    assert len(cells) > 60 and {cell.source.stretch for cell in cells} == {"now", PREVIOUS, YEAR}
    for cell in cells:
        value = behind(store, cell.source, OCTOBER, LISTS).value
        missing = cell.text == "chưa có" and not value
        assert missing or cell.text in (number(value), said(value)), cell


def test_people_by_hamlet_do_not_add_up_to_the_ward_s_people(store):
    town(store)
    now = [behind(store, Source("people", by="hamlet", cell=cell), OCTOBER, LISTS).value
           for cell in (hamlet(store), hamlet(store, "Khu phố 2"))]
    assert (now, behind(store, Source("people"), OCTOBER, LISTS).value) == ([1, 2], 2)


def test_a_living_hamlet_where_nothing_was_done_stands_with_0_and_a_team_s_only_if_it_covers_it(store):
    made = town(store)
    idle = record(store, "hamlet", name="Khu phố 10")
    record(store, "hamlet", name="Khu phố cũ", valid_to="2026-09-30")
    [hamlets, _] = read_sheet(store, OCTOBER, LISTS, OF_WARD).places
    assert [place.title for place in hamlets.places] == ["Khu phố 1", "Khu phố 2", "Khu phố 10", "Chưa ghi khu phố"]
    assert set(hamlets.places[2].values) == {0}
    assert not read_sheet(store, OCTOBER, LISTS, Asked(team_id=made["team"])).places
    save(store, [Change("team", {"hamlet_ids": f"{made['two']},{idle}"}, made["team"])])
    [own] = read_sheet(store, OCTOBER, LISTS, Asked(team_id=made["team"])).places
    assert [place.title for place in own.places] == ["Khu phố 2", "Khu phố 10"]
