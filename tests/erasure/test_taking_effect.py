"""Erasure takes effect by two members from two devices, one an officer's, and nowhere before (format §3, Erase)."""

import json

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.exchange.folder import exchange
from dxdesk.store.drafts import keep_draft
from dxdesk.store.erasing import confirm_erasure, erasures, request_erasure
from dxdesk.store.merging import merge
from dxdesk.store.saving import MEMBER, WORKING, Change, save
from dxdesk.store.search import find_people
from dxdesk.store.visits import save_visit
from tests.erasure.kit import NAME, PHONE, Town, traces
from tests.exchange.desks import add_person, all_equal, edit, value
from tests.exchange.wards import refused
from tests.store.kit import all_ops


def test_everything_goes_everywhere_and_the_frame_stays(town: Town) -> None:
    assert all(traces(store) for store in town.stores)
    keep_draft(town.binh, "visit:1", 1, {"resident_id": town.person, "full_name": NAME})
    ops = {op.id: op for op in all_ops(town.binh)}
    town.erase()
    assert [traces(store) for store in town.stores] == [set(), set(), set()]
    assert all_equal(*town.stores)
    for op in all_ops(town.binh):
        if op.id in ops:
            before = ops[op.id]
            assert (op.replaces, op.save, op.by, op.sets.keys()) == (
                before.replaces, before.save, before.by, before.sets.keys())
    visit = town.binh.connection.execute(
        "SELECT resident_id, visit_on, note FROM visit WHERE id = ?", [town.visit]).fetchone()
    assert visit == (town.person, "2026-11-20", None), "references and what is counted stay (D8)"
    assert town.binh.connection.execute("SELECT service, outcome FROM help").fetchall() == [("SV01", "done")]


def test_asking_alone_loses_nothing(town: Town) -> None:
    asked = request_erasure(town.an, town.person)
    assert (asked.done, asked.records) == ("", (town.person,))
    town.meet()
    assert value(town.binh, town.person, "full_name") == NAME
    assert [one.done for store in town.stores for one in erasures(store)] == ["", "", ""]
    refused("asked_already", request_erasure, town.binh, town.person)


def test_an_exchange_says_what_waits_here_and_what_was_erased(town: Town) -> None:
    request_erasure(town.an, town.person)
    exchange(town.an, town.ward.stick)
    assert any("1 yêu cầu xóa hẳn chờ xác nhận" in said for said in exchange(town.officer, town.ward.stick).notices)
    assert not any("xóa hẳn" in said for said in exchange(town.an, town.ward.stick).notices), "who asked cannot confirm"
    confirm_erasure(town.officer, town.person)
    exchange(town.officer, town.ward.stick)
    assert any("Đã xóa hẳn 1 hồ sơ" in said for said in exchange(town.binh, town.ward.stick).notices)
    assert not any("Đã xóa hẳn" in said for said in exchange(town.binh, town.ward.stick).notices)


def test_one_laptop_twice_is_one_yes(town: Town) -> None:
    """D6: also where another member sits at it."""
    request_erasure(town.officer, town.person)
    refused("same_member", confirm_erasure, town.officer, town.person)
    other = save(town.officer, [Change("member", {"full_name": "Người khác", "role": "officer"})]).records[0]
    town.officer.set_setting(WORKING, other)
    refused("same_device", confirm_erasure, town.officer, town.person)
    town.meet()
    town.an.set_setting(WORKING, town.officer.setting(MEMBER))
    refused("same_member", confirm_erasure, town.an, town.person)
    assert value(town.binh, town.person, "phone") == PHONE


def test_two_teams_without_the_officer_are_not_enough(town: Town) -> None:
    request_erasure(town.an, town.person)
    town.meet()
    refused("officer_missing", confirm_erasure, town.binh, town.person)
    refused("not_asked", confirm_erasure, town.officer, add_person(town.officer, "Ai khác"))
    confirm_erasure(town.officer, town.person)
    town.meet()
    assert traces(town.binh) == set()


def test_everyone_who_was_merged_into_one_is_named(town: Town) -> None:
    other = add_person(town.an, NAME, note="hồ sơ thứ hai")
    merge(town.an, town.person, other)
    town.meet()
    assert set(town.erase().records) == {town.person, other}
    assert traces(town.binh, (*(NAME,), "hồ sơ thứ hai")) == set()
    assert value(town.binh, other, "merged_into") == town.person


def test_nobody_finds_or_lists_an_erased_person_and_nothing_can_be_saved_on_one(town: Town) -> None:
    town.erase()
    assert find_people(town.binh, "kin dao") == [] and find_people(town.binh, PHONE[-4:]) == []
    assert town.binh.connection.execute(
        "SELECT count(*) FROM person_order p JOIN resident r ON r.n = p.n WHERE r.id = ?",
        [town.person]).fetchone()[0] == 0
    refused("erased", edit, town.binh, town.person)
    refused("erased", save, town.binh, [Change("resident", {"phone": PHONE}, town.person)])
    refused("erased", save, town.binh, [Change("resident", {}, town.person, "delete")])
    refused("erased", save_visit, town.binh, VisitDraft(resident_id=town.person, helps=(HelpLine("SV01"),)))
    refused("erased", save, town.binh, [Change("visit", {"note": "bà Kín"}, town.visit)])
    refused("erased", merge, town.binh, add_person(town.binh, NAME), town.person)
    refused("erased", request_erasure, town.binh, town.person)
    save(town.binh, [Change("visit", {"visit_on": "2026-11-19"}, town.visit)])


def test_a_value_taken_out_is_missing_and_never_the_empty_value(town: Town) -> None:
    """D7: two laptops disagreed, one emptied the field; taken out, nobody disagrees any more."""
    edit(town.an, town.person, phone="")
    edit(town.binh, town.person, phone="0911000111")
    town.meet()
    assert town.officer.connection.execute("SELECT count(*) FROM conflict").fetchone()[0] == 1
    town.erase()
    for store in town.stores:
        assert store.connection.execute("SELECT count(*) FROM conflict").fetchone()[0] == 0
        sets = [json.loads(row[0]) for row in store.connection.execute(
            "SELECT sets FROM op WHERE record = ? AND action = 'save'", [town.person])]
        assert all(value is None for values in sets for value in values.values())
