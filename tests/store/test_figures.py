"""Figures from a real encrypted desk: who counts as one person, what lives, what is missing, and the month sheet."""

from datetime import date

import pytest

from dxdesk.domain.catalogues import load_catalogues
from dxdesk.domain.indicators import VisitRow
from dxdesk.domain.periods import read_period
from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.errors import InputError
from dxdesk.ledger.ids import new_record
from dxdesk.paths import resource_path
from dxdesk.store.behind import records
from dxdesk.store.clusters import merged_roots
from dxdesk.store.database import Store
from dxdesk.store.desk import TEAM_RECORD
from dxdesk.store.figure_rows import visit_rows
from dxdesk.store.figures import cell_names, laptops, summary
from dxdesk.store.saving import Change, save
from dxdesk.store.visits import SavedVisit, save_visit
from tests.store.kit import carry

LISTS = load_catalogues(resource_path("data"))
OCTOBER = read_period("2026-10")


def visit(store: Store, name: str = "", on: str = "2026-10-05", helps=(("VNEID_ACTIVATE", "done", ""),),
          resident_id: str = "", resident=None, **values: str) -> SavedVisit:
    person = {"full_name": name, **(resident or {})} if name else resident or {}
    lines = tuple(HelpLine(*line) for line in helps)
    return save_visit(store, VisitDraft(person, resident_id, {"visit_on": on, **values}, lines))


def hamlet(store: Store, name: str = "Khu phố 1") -> str:
    return next(record for record, shown in cell_names(store, "hamlet").items() if shown == name)


def value(store: Store, indicator: str, period=OCTOBER):
    return summary(store, period, LISTS).figure(indicator).value


def row_of(store: Store) -> VisitRow:
    [row] = visit_rows(store.connection, OCTOBER, LISTS)
    return row


def test_a_saved_visit_becomes_one_row_with_its_lines(store):
    home = hamlet(store)
    visit(store, "Trần Thị Bé", resident={"hamlet_id": home, "household_no": "12"}, satisfaction="3",
          follow_up_on="2026-10-20", helps=(("DVC_SUBMIT", "done", ""), ("OWN", "", "NO_OTP")))
    row = row_of(store)
    assert (row.on, row.household, row.hamlet_id) == (date(2026, 10, 5), f"{home}|12", home)
    assert (row.satisfaction, row.follow_up, row.unresolved, row.people) == ("3", True, 0, 1)
    assert row.team_id == store.setting(TEAM_RECORD)
    assert [(line.service, line.group, line.outcome, line.obstacle, line.dossier) for line in row.helps] == [
        ("DVC_SUBMIT", "dvc", "done", "", True), ("OWN", "other", "", "NO_OTP", False)]


def test_helps_people_and_households_are_counted_apart(store):
    home = hamlet(store)
    first = visit(store, "Trần Thị Bé", resident={"hamlet_id": home, "household_no": "12"})
    visit(store, resident_id=first.resident_id, helps=(("ETAX", "done", ""), ("EHEALTH", "partly", "")))
    visit(store, "Lê Văn Tám", resident={"hamlet_id": home, "household_no": "12"})
    visit(store, people="15", helps=(("ANTI_SCAM", "done", ""),))
    found = {figure.indicator: figure.value for figure in summary(store, OCTOBER, LISTS).figures}
    expected = {"visits": 4, "helps": 5, "people": 2, "people_anonymous": 15, "households": 1, "l2_activated": 2}
    assert {name: found[name] for name in expected} == expected


def test_merged_people_are_one_person_in_the_root_s_household_and_two_again_when_unmerged(store):
    home = hamlet(store)
    old = visit(store, "Trần Thị Bé", resident={"hamlet_id": home, "household_no": "12"}).resident_id
    new = visit(store, "Trần Thị Bé", resident={"hamlet_id": home, "household_no": "15"}).resident_id
    assert (value(store, "people"), value(store, "households")) == (2, 2)
    save(store, [Change("resident", {"merged_into": new}, old)])
    assert (value(store, "people"), value(store, "households")) == (1, 1)
    assert {row.person for row in visit_rows(store.connection, OCTOBER, LISTS)} == {new}
    save(store, [Change("resident", {"merged_into": ""}, old)])
    assert value(store, "people") == 2


def test_a_ring_of_merges_has_its_smallest_id_as_root_and_a_chain_its_end(store):
    people = [visit(store, f"Người {n}").resident_id for n in range(5)]
    ring, (tail, end) = people[:3], people[3:]
    for one, next_one in zip(ring, [*ring[1:], ring[0]], strict=True):
        save(store, [Change("resident", {"merged_into": next_one}, one)])
    save(store, [Change("resident", {"merged_into": ring[1]}, tail)])
    assert merged_roots(store.connection) == dict.fromkeys([*ring, tail], min(ring))
    assert value(store, "people") == 2
    save(store, [Change("resident", {"merged_into": end}, tail)])
    assert merged_roots(store.connection)[tail] == end
    assert value(store, "people") == 2


def test_a_deleted_root_still_stands_for_its_members(store):
    one, two, root = (visit(store, name).resident_id for name in ("Người A", "Người B", "Người C"))
    save(store, [Change("resident", {"merged_into": root}, one), Change("resident", {"merged_into": root}, two)])
    save(store, [Change("resident", {}, root, "delete")])
    assert value(store, "people") == 1


def test_deleted_visits_and_lines_do_not_count(store):
    kept = visit(store, "Người A", helps=(("ETAX", "done", ""), ("EHEALTH", "done", "")))
    gone = visit(store, "Người B")
    lines = [Change("help", {}, line, "delete") for line in gone.help_ids]
    save(store, [Change("visit", {}, gone.visit_id, "delete"), *lines])
    save(store, [Change("help", {}, kept.help_ids[0], "delete")])
    assert (value(store, "visits"), value(store, "helps"), value(store, "people")) == (1, 1, 1)


def test_references_that_lead_nowhere_are_counted_as_unresolved(store):
    saved = visit(store, "Người A", event_id=new_record(store.clock()))
    visit(store, "Người B")
    assert summary(store, OCTOBER, LISTS).unresolved == 1
    save(store, [Change("resident", {}, saved.resident_id, "delete")])
    assert summary(store, OCTOBER, LISTS).unresolved == 2
    assert value(store, "people") == 2


def test_this_period_previous_and_year_to_date(store):
    for on in ("2025-12-31", "2026-01-02", "2026-09-30", "2026-10-01", "2026-10-31", "2026-11-01"):
        visit(store, f"Người ngày {on[-2:]}", on=on)
    figure = summary(store, OCTOBER, LISTS).figure("visits")
    assert (figure.value, figure.previous, figure.year_to_date) == (2, 1, 4)
    assert summary(store, read_period("2025-11"), LISTS).figure("visits").value is None
    assert summary(store, read_period("2025-12"), LISTS).figure("visits").previous is None
    assert summary(store, read_period("2026-02"), LISTS).figure("visits").value == 0


def test_a_value_no_program_of_ours_would_write_does_not_stop_the_figures(store):
    visit(store, "Người A")
    saved = visit(store, "Người B")
    with store.writing() as connection:
        connection.execute("UPDATE visit SET visit_on = '2026-10-1x', people = '9x' WHERE id = ?", [saved.visit_id])
    assert (value(store, "visits"), value(store, "people")) == (1, 1)


def test_by_hamlet_the_visit_s_own_place_comes_first_then_the_person_s(store):
    first, second = hamlet(store), hamlet(store, "Khu phố 2")
    visit(store, "Người A", resident={"hamlet_id": first}, hamlet_id=second)
    visit(store, "Người B", resident={"hamlet_id": first})
    visit(store, "Người C")
    assert summary(store, OCTOBER, LISTS, "hamlet").figure("people").by == {"": 1, first: 1, second: 1}
    with pytest.raises(InputError):
        summary(store, OCTOBER, LISTS, "street")


def test_the_records_behind_a_figure_say_who_where_and_on_which_laptop(store):
    place = hamlet(store)
    visit(store, "Trần Thị Bé", resident={"hamlet_id": place})
    visit(store, "Lê Văn Tám", helps=(("ETAX", "not_done", "NO_OTP"),), hamlet_id=place)
    found = records(store, "people_obstacle", OCTOBER)
    assert found.value == 1
    [row] = found.rows
    assert (row.person, row.hamlet, row.service, row.outcome, row.obstacle, row.visit_on) == (
        "Lê Văn Tám", "Khu phố 1", "ETAX", "not_done", "NO_OTP", "2026-10-05")
    assert row.laptop.startswith("Máy ")
    assert (row.team, row.member) == ("Tổ 1", "Trần Thị Bốn")
    assert len(records(store, "visits", OCTOBER, "hamlet", place).rows) == 2
    with pytest.raises(InputError):
        records(store, "no such", OCTOBER)


def test_every_figure_of_a_desk_equals_the_records_behind_it(store):
    services = ("ETAX", "SHOP_QR", "VNEID_ACTIVATE", "FEEDBACK_1022")
    for n in range(12):
        line = (services[n % 4], ("done", "partly", "")[n % 3], "NO_NFC" * (n % 2))
        if n % 4:
            visit(store, f"Người {'ABCDE'[n % 5]}", f"2026-10-{n + 1:02}", (line,), satisfaction=str(n % 4))
        else:
            visit(store, "", f"2026-10-{n + 1:02}", (line,), people="7")
    for figure in summary(store, OCTOBER, LISTS).figures:
        found = records(store, figure.indicator, OCTOBER)
        assert (found.value or 0) == (figure.value or 0)
        if figure.unit == "người" and figure.indicator != "people_anonymous":
            assert len({row.counts for row in found.rows}) == (figure.value or 0)


def test_the_laptops_included_and_those_known_to_be_missing(make):
    store, other = make(), make()
    visit(other, "Người A")
    carry(other, store)
    mine, theirs = (f"Máy {desk.setting('writer')[:4].upper()}" for desk in (store, other))
    assert set(laptops(store).included) == {mine, theirs}
    assert laptops(store).missing == ()
    with store.writing() as connection:
        connection.execute("INSERT INTO card VALUES ('zzzzzzzzzz', 'k', 'KP3-2', 0, '')")
        connection.execute("UPDATE segment SET seq = seq + 1 WHERE writer = ?", [other.setting("writer")])
    assert set(laptops(store).missing) == {"KP3-2", theirs}
    with store.writing() as connection:
        connection.execute("UPDATE card SET revoked = 1")
    assert set(laptops(store).missing) == {theirs}
    assert value(store, "visits") == 1
