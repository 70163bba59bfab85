"""Decisions: told on every laptop, taken anew on any, and a third value where all sides are wrong (format §3)."""

from collections.abc import Callable

import pytest

from dxdesk.errors import InputError
from dxdesk.ledger.ops import DELETED
from dxdesk.store import conflict_list, conflicts
from dxdesk.store.conflict_list import Sought, conflict_numbers, conflicts_of, facets, find_conflict, open_conflicts
from dxdesk.store.conflicts import choose, choose_other
from dxdesk.store.database import Store
from dxdesk.store.decisions import decisions, find_decision, rechoose, rechoose_other
from dxdesk.store.lists import hamlets
from dxdesk.store.merging import merge
from dxdesk.store.records import show
from dxdesk.store.saving import Change, Saved, save
from dxdesk.store.shapes import GONE
from dxdesk.store.state import state_hash
from dxdesk.store.undo import undo_save
from dxdesk.store.unit_history import unit_history
from dxdesk.store.visits import save_visit
from tests.ledger.opsets import op, op_id
from tests.store.kit import assert_follows_from_ops, carry, disagree, draft, rows, take


@pytest.fixture
def pair(make: Callable[..., Store]) -> tuple[Store, Store, str]:
    """Two desks that both hold a disagreement about one person's phone, 0922222222 against 0933333333."""
    ours, theirs = make(), make()
    person = disagree(ours, theirs)
    carry(ours, theirs)
    return ours, theirs, person


def phone(store: Store, person: str) -> str:
    return show(store, "resident", person).values.get("phone", "")


def refused(code: str, act: Callable[..., Saved], *given: object) -> None:
    with pytest.raises(InputError) as caught:
        act(*given)
    assert caught.value.code == code


def test_a_decision_is_told_with_author_reason_and_all_values_on_both_laptops(pair):
    ours, theirs, _ = pair
    choose(ours, open_conflicts(ours)[0].id, 2, "gọi thử")
    carry(ours, theirs)
    assert decisions(ours)[0].op == decisions(theirs)[0].op
    (made,) = decisions(theirs)
    assert (made.person, made.kept, made.by, made.why, made.state) == (
        "Nguyễn Văn A", 2, "Trần Thị Bốn", "gọi thử", "stands")
    assert [value.values["phone"] for value in made.values] == ["0922222222", "0933333333"]


def test_it_is_chosen_once_more_on_the_other_laptop(pair):
    ours, theirs, person = pair
    conflict = open_conflicts(ours)[0].id
    choose(ours, conflict, 2)
    carry(ours, theirs)
    refused("already_kept", rechoose, theirs, conflict, 2)
    saved = rechoose(theirs, conflict, 1, "nghe lại")
    assert saved.ops[0].action == "choose"
    carry(theirs, ours)
    for store in (ours, theirs):
        assert (phone(store, person), open_conflicts(store)) == ("0922222222", [])
        assert [(one.kept, one.why) for one in decisions(store)] == [(1, "nghe lại")]
        assert [value.n for value in decisions(store)[0].values] == [1, 2]
        assert_follows_from_ops(store)
    assert state_hash(ours) == state_hash(theirs)


def test_the_last_choice_is_the_one_nobody_replaced_whatever_the_clock_says(pair, clock):
    ours, theirs, person = pair
    conflict = open_conflicts(ours)[0].id
    clock.jump(days=3)
    choose(ours, conflict, 2)
    carry(ours, theirs)
    clock.jump(days=-3)
    rechoose(theirs, conflict, 1)
    assert (decisions(theirs)[0].kept, decisions(theirs)[0].state, phone(theirs, person)) == (1, "stands", "0922222222")


def test_what_was_changed_since_reopened_deleted_or_undone_is_said(pair):
    ours, _, person = pair
    conflict = open_conflicts(ours)[0].id
    chosen = choose(ours, conflict, 1)
    save(ours, [Change("resident", {"phone": "0944444444"}, person)])
    assert decisions(ours)[0].state == "changed"
    save(ours, [Change("resident", record=person, action="delete")])
    assert decisions(ours)[0].state == "deleted"
    refused("deleted", rechoose, ours, conflict, 2)
    undo_save(ours)
    undo_save(ours)
    undo_save(ours, chosen.save)
    assert decisions(ours)[0].state == "open"
    refused("open_again", rechoose, ours, conflict, 2)
    refused("unknown_decision", rechoose, ours, "nothing000", 1)


@pytest.mark.parametrize("n", [1, 2])
def test_deleting_or_keeping_is_a_decision_too_and_can_be_turned(make, n):
    ours, theirs = make(), make()
    saved = save_visit(ours, draft("Nguyễn Văn A", "SV01"))
    carry(ours, theirs)
    save(ours, [Change("visit", record=saved.visit_id, action="delete")])
    save(theirs, [Change("visit", {"note": "x"}, saved.visit_id)])
    carry(theirs, ours)
    conflict = open_conflicts(ours)[0].id
    assert choose(ours, conflict, n).ops[-1 if n == 1 else 0].action == "choose"
    carry(ours, theirs)
    (made,) = decisions(theirs)
    assert (made.unit, made.kept, [value.values[DELETED] for value in made.values]) == (DELETED, n, ["1", ""])
    rechoose(theirs, conflict, 3 - n)
    carry(theirs, ours)
    for store in (ours, theirs):
        assert (rows(store)["visit", saved.visit_id][1] == GONE) == (n == 2)
        assert (rows(store)["help", saved.help_ids[0]][1] == GONE) == (n == 2), "its lines go and come with it"
        assert decisions(store)[0].kept == 3 - n
        assert_follows_from_ops(store)


def test_a_late_line_of_a_deleted_visit_is_told_by_the_line(make):
    ours, theirs = make(), make()
    saved = save_visit(ours, draft("Nguyễn Văn A", "SV01"))
    carry(ours, theirs)
    save(ours, [Change("visit", record=saved.visit_id, action="delete")])
    save(theirs, [Change("help", {"visit_id": saved.visit_id, "service": "SV02"})])
    carry(theirs, ours)
    (found,) = open_conflicts(ours)
    assert [(value.did, value.touched) for value in found.values] == [("wrote", ()), ("added", ("SV02",))]
    assert (found.about.person, found.about.visit_on) == ("Nguyễn Văn A", "2026-11-22")


def test_a_value_that_came_by_a_merge_or_an_undo_says_so(pair):
    ours, theirs, person = pair
    choose(ours, open_conflicts(ours)[0].id, 1)
    other = save_visit(ours, draft("Nguyễn Văn Á", phone="0955555555")).resident_id
    carry(ours, theirs)
    merge(ours, person, other, ("phone",))
    save(theirs, [Change("resident", {"phone": "0966666666"}, person)])
    carry(theirs, ours)
    assert [value.did for value in open_conflicts(ours)[0].values] == ["merged", "wrote"]


def test_a_third_value_decides_and_travels(pair):
    ours, theirs, person = pair
    conflict = open_conflicts(ours)[0].id
    refused("problem:phone", choose_other, ours, conflict, {"phone": "khong co"})
    refused("unknown_field", choose_other, ours, conflict, {"note": "x"})
    assert len(open_conflicts(ours)) == 1
    choose_other(ours, conflict, {"phone": "0911 222 333"}, "cả hai đều sai")
    carry(ours, theirs)
    (made,) = decisions(theirs)
    assert (phone(theirs, person), made.kept) == ("0911222333", 3)
    rechoose_other(theirs, conflict, {"phone": "0911222444"})
    carry(theirs, ours)
    assert (phone(ours, person), decisions(ours)[0].kept) == ("0911222444", 4)
    rechoose(ours, conflict, 2)
    assert phone(ours, person) == "0933333333"


@pytest.mark.parametrize(("field", "here", "there", "typed", "kept"), [
    ("hamlet_id", 0, 1, "", None), ("id_last4", "1111", "2222", "074050001234", "1234"),
    ("id_last4", "1111", "2222", "3333", "3333"),
    ("birth_date", "1950-01-01", "1951-01-01", "02/03/1952", "1952-03-02"),
])
def test_third_values_are_tidied_whole_units(pair, field, here, there, typed, kept):
    ours, theirs, person = pair
    places = [record for record, _ in hamlets(ours)]
    for store, value in ((ours, here), (theirs, there)):
        save(store, [Change("resident", {field: places[value] if isinstance(value, int) else value}, person)])
    carry(theirs, ours)
    unit = "birth_year" if field == "birth_date" else field
    (found,) = [one for one in open_conflicts(ours) if one.unit == unit]
    values = {field: typed} | ({"birth_year": "1952"} if field == "birth_date" else {})
    choose_other(ours, found.id, values)
    assert rows(ours)["resident", person][0].get(field) == kept
    if typed == "074050001234":
        assert rows(ours)["resident", person][0]["id_key"] and typed not in str(rows(ours))


def test_a_consent_is_not_typed_and_a_reference_must_be_held(pair):
    ours, theirs, person = pair
    save(ours, [Change("resident", {"notice_version": "1", "consent_on": "2026-11-20"}, person)])
    save(theirs, [Change("resident", {"notice_version": "1", "withdrawn_on": "2026-11-21"}, person)])
    for store, at in ((ours, 0), (theirs, 1)):
        save(store, [Change("resident", {"hamlet_id": hamlets(store)[at][0]}, person)])
    carry(theirs, ours)
    ids = {one.unit: one.id for one in open_conflicts(ours)}
    refused("not_typed", choose_other, ours, ids["notice_version"], {"notice_version": "2"})
    refused("problem:hamlet_id", choose_other, ours, ids["hamlet_id"], {"hamlet_id": "khong-co"})


def test_merged_into_two_people_can_be_decided_as_into_neither(pair):
    ours, theirs, person = pair
    others = [save_visit(ours, draft(name)).resident_id for name in ("Lê Thị B", "Lê Thị C")]
    carry(ours, theirs)
    merge(ours, others[0], person)
    merge(theirs, others[1], person)
    carry(theirs, ours)
    conflict = next(one.id for one in open_conflicts(ours) if one.unit == "merged_into")
    refused("problem:merged_into", choose_other, ours, conflict, {"merged_into": others[0]})
    choose_other(ours, conflict, {"merged_into": ""})
    assert "merged_into" not in show(ours, "resident", person).values


def test_a_choice_of_other_values_than_the_person_saw_is_refused(pair):
    ours, _, person = pair
    seen = open_conflicts(ours)[0]
    take(ours, [op(7, {"phone": "0977777777"}, record=person)])
    refused("changed_meanwhile", choose, ours, seen.id, 1, "", seen.seen)
    assert len(open_conflicts(ours)[0].values) == 3


def test_history_tells_who_had_seen_what(pair):
    ours, _, person = pair
    choose(ours, open_conflicts(ours)[0].id, 1, "rõ rồi")
    told = unit_history(ours, "resident", person, "phone")
    assert [(one.values["phone"], (one.saw or {}).get("phone"), (one.missed or {}).get("phone")) for one in told] == [
        ("0922222222", "0933333333", None), ("0933333333", "0912345678", "0922222222"),
        ("0922222222", "0912345678", None), ("0912345678", None, None)]
    assert (told[0].action, told[0].why) == ("choose", "rõ rồi")


@pytest.mark.parametrize(("sought", "left"), [
    (Sought(person="nguyen van"), 2), (Sought(person="Bé"), 0), (Sought(kind="visit"), 1), (Sought(kind="resident"), 1),
    (Sought(days=1), 0), (Sought(waiting=True), 0), (Sought(waiting=False), 2), (Sought(laptop="Máy lạ"), 0),
])
def test_filters(pair, sought, left):
    ours, theirs, _ = pair
    visit = save_visit(ours, draft(phone="")).visit_id
    carry(ours, theirs)
    save(ours, [Change("visit", record=visit, action="delete")])
    save(theirs, [Change("visit", {"note": "x"}, visit)])
    carry(theirs, ours)
    assert len(open_conflicts(ours, sought)) == left


def test_filters_by_who_wrote_and_where(make):
    ours, theirs = make(), make()
    disagree(ours, theirs)
    found = facets(ours)
    assert (found.kinds, len(found.laptops), len(found.members)) == (("resident",), 2, 2)
    for member, _ in found.members:
        assert len(open_conflicts(ours, Sought(who=member, laptop=found.laptops[0]))) in (0, 1)
        assert len(open_conflicts(ours, Sought(who=member))) == 1
    pairs = [(member, laptop) for member, _ in found.members for laptop in found.laptops]
    assert sum(len(open_conflicts(ours, Sought(who=member, laptop=laptop))) for member, laptop in pairs) == 2, (
        "one hand wrote it on one laptop, not any on any")


def test_a_conflict_that_waits_names_the_laptop_awaited(store):
    take(store, [op(1, {"phone": "1"}), op(2, {"phone": "2"}, [op_id(99)])])
    (found,) = open_conflicts(store, Sought(waiting=True))
    assert len(found.awaited) == 1 and found.awaited[0].startswith("Máy ")


def test_one_choice_reads_one_record_however_many_are_open(store, monkeypatch):
    """5,000 open conflicts must not be loaded for one choice."""
    for number in range(60):
        record = f"r{number}"
        take(store, [op(number, {"phone": "1"}, record=record), op(900 + number, {"phone": "2"}, record=record)])
    asked: list[int] = []
    for module in (conflict_list, conflicts):
        real = module.load_ops
        monkeypatch.setattr(module, "load_ops", lambda connection, records, real=real: (
            asked.append(len(records)), real(connection, records))[1])
    numbers = conflict_numbers(store)
    conflict = conflicts_of(store, numbers[7:8])[0].id
    choose(store, conflict, 1)
    assert sum(asked) <= 3
    assert (find_conflict(store, conflict), find_decision(store, conflict).kept) == (None, 1)
    assert conflicts_of(store, numbers[7:8])[0].values == (), "a row of a list that was decided meanwhile"
