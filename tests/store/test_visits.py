"""Visits as one save; the person found again by his number; the list of the last ones."""

from dataclasses import replace

import pytest

from dxdesk.domain.visit import HelpLine, TaskLine, VisitDraft
from dxdesk.errors import InputError
from dxdesk.store.records import show
from dxdesk.store.saving import MEMBER, Change, save
from dxdesk.store.undo import undo_save
from dxdesk.store.visits import recent_visits, save_visit
from tests.store.kit import all_ops, carry, draft, rows

NUMBER = "079090123456"


def with_number(name: str = "Nguyễn Văn A", **resident: str) -> VisitDraft:
    return VisitDraft({"full_name": name, "national_id": NUMBER, **resident}, helps=(HelpLine("SV01"),))


def test_a_visit_becomes_person_visit_and_lines(store):
    saved = save_visit(store, draft("  nguyê\u0303n  văn A ", "SV01", "SV02", phone="0912 345 678"))
    held = rows(store)
    person, visit = held["resident", saved.resident_id][0], held["visit", saved.visit_id][0]
    assert person["phone"] == "0912345678"
    assert person["full_name"].casefold() == "nguyễn văn a"
    assert visit == {"resident_id": saved.resident_id, "visit_on": "2026-11-22", "visit_at": "09:15",
                     "member_id": store.setting("member_id"), "team_id": store.setting("team_id")}
    assert [held["help", line][0] for line in saved.help_ids] == [
        {"visit_id": saved.visit_id, "service": "SV01"}, {"visit_id": saved.visit_id, "service": "SV02"}]


def test_the_day_is_the_wards_not_the_machines(store, clock):
    clock.jump(hours=15)
    saved = save_visit(store, draft())
    assert rows(store)["visit", saved.visit_id][0]["visit_on"] == "2026-11-23"


def test_the_same_number_finds_the_same_person(store):
    first = save_visit(store, with_number())
    again = save_visit(store, with_number(phone="0912345678"))
    assert again.resident_id == first.resident_id
    people = [record for kind, record in rows(store) if kind == "resident"]
    assert people == [first.resident_id]
    assert rows(store)["resident", first.resident_id][0]["phone"] == "0912345678"


def test_the_same_number_on_another_laptop_of_the_ward_finds_the_person_after_an_exchange(make):
    ours, theirs = make(), make()
    first = save_visit(ours, with_number())
    carry(ours, theirs)
    assert save_visit(theirs, with_number()).resident_id == first.resident_id


def test_a_number_held_by_two_people_is_no_ones(store):
    """Two laptops wrote one person down: which is meant is asked, not guessed."""
    first = save_visit(store, with_number())
    values = {name: rows(store)["resident", first.resident_id][0][name] for name in ("id_last4", "id_key")}
    save(store, [Change("resident", {"full_name": "Nguyễn Văn A", **values})])
    third = save_visit(store, with_number())
    assert third.resident_id != first.resident_id


def test_who_was_deleted_is_not_found_by_number(store):
    first = save_visit(store, with_number())
    save(store, [Change("resident", record=first.resident_id, action="delete")])
    assert save_visit(store, with_number()).resident_id != first.resident_id


@pytest.mark.parametrize("held", [True, False])
def test_who_was_merged_is_found_by_number_as_the_person_kept(store, held):
    """Where that one is not held here yet, the merged record stands for the person (format §3)."""
    first = save_visit(store, with_number())
    kept = save_visit(store, draft("Nguyễn Văn An")).resident_id if held else "not held here"
    save(store, [Change("resident", {"merged_into": kept}, first.resident_id)])
    assert save_visit(store, with_number()).resident_id == (kept if held else first.resident_id)


def test_an_anonymous_tally_has_no_person(store):
    saved = save_visit(store, VisitDraft({}, "", {"people": "12"}, (HelpLine("SV01"),)))
    assert saved.resident_id == ""
    assert not [record for kind, record in rows(store) if kind == "resident"]
    assert recent_visits(store)[0].name == "12 người, không ghi tên"


def test_a_visit_of_an_unknown_person_is_refused(store):
    before = all_ops(store)
    with pytest.raises(InputError) as caught:
        save_visit(store, VisitDraft({}, "nobody", {}, (HelpLine("SV01"),)))
    assert caught.value.code == "unknown_resident"
    assert all_ops(store) == before


@pytest.mark.parametrize("wrong", [
    VisitDraft(), VisitDraft({"full_name": "A Văn B"}, visit={"visit_on": "31/02/2026"}, helps=(HelpLine("SV01"),)),
    VisitDraft({"full_name": "A Văn B"}), VisitDraft({"full_name": "A Văn B"}, helps=(HelpLine(""),)),
    VisitDraft({"full_name": "A" * 100_000}, helps=(HelpLine("SV01"),)),
    VisitDraft({"full_name": "A Văn B", "national_id": "12"}, helps=(HelpLine("SV01"),)),
    VisitDraft({"full_name": "A Văn B"}, helps=(HelpLine("SV01", note="a\0b"),)),
    VisitDraft({"full_name": "A Văn B"}, helps=(HelpLine("SV01", note="a\ud800b"),)),
    VisitDraft({"full_name": "A Văn B", "shoe_size": "42"}, helps=(HelpLine("SV01"),)),
])
def test_a_hard_problem_is_one_sentence_and_nothing_is_written(store, wrong):
    before = all_ops(store), rows(store)
    with pytest.raises(InputError) as caught:
        save_visit(store, wrong)
    assert caught.value.sentence
    assert (all_ops(store), rows(store)) == before


def test_the_list_shows_the_last_ones_first_whose_they_are_and_what_was_done(store):
    first = save_visit(store, draft("Nguyễn Văn A", "SV01", "SV02"))
    second = save_visit(store, draft("Trần Thị B", "SV03"))
    shown = recent_visits(store)
    assert [(one.id, one.name, set(one.services)) for one in shown] == [
        (second.visit_id, "Trần Thị B", {"SV03"}), (first.visit_id, "Nguyễn Văn A", {"SV01", "SV02"})]
    assert {one.state.state for one in shown} == {"here"}
    assert [one.id for one in recent_visits(store, 1)] == [second.visit_id]
    undo_save(store)
    assert [one.id for one in recent_visits(store)] == [first.visit_id]


def test_what_came_from_another_laptop_is_said_to_be_of_others(make):
    ours, theirs = make(), make()
    save_visit(ours, draft())
    carry(ours, theirs)
    assert [one.state.state for one in recent_visits(theirs)] == ["others"]
    assert [one.state.state for one in recent_visits(ours)] == ["here"]


def test_changes_of_a_known_person_come_with_the_visit_in_one_save(store):
    first = save_visit(store, draft(phone="0912345678"))
    again = save_visit(store, replace(draft(), resident={"phone": "0987654321"}, resident_id=first.resident_id))
    assert again.resident_id == first.resident_id
    ops = sorted((one for one in all_ops(store) if one.save_id == again.save), key=lambda one: one.id)
    assert [one.kind for one in ops] == ["resident", "visit", "help"]
    assert ops[0].sets == {"phone": "0987654321"}


def test_the_hour_of_another_day_is_not_made_up(store):
    draft = VisitDraft({"full_name": "An"}, "", {"visit_on": "20/11/2026"}, (HelpLine("CASHLESS"),))
    late = save_visit(store, draft)
    assert (store.value("visit", late.visit_id, "visit_on"), store.value("visit", late.visit_id, "visit_at")) == (
        "2026-11-20", "")


def test_what_to_do_next_is_kept_in_the_same_save_as_a_task_of_the_person(store):
    todo = TaskLine("Đưa ra Công an làm mức 2", "29/11/2026", "Đã làm mức 2", "Chưa đăng ký mức 2")
    saved = save_visit(store, VisitDraft({"full_name": "An"}, helps=(HelpLine(
        "VNEID_ACTIVATE", "referred", "NOT_REGISTERED_L2", referred_to="POLICE", referral_text="Chưa có mức 2"),),
        tasks=(todo,)))
    task = store.connection.execute("SELECT id FROM task").fetchone()[0]
    values = show(store, "task", task).values
    assert values == {
        "what": "Đưa ra Công an làm mức 2", "due_on": "2026-11-29", "product": "Đã làm mức 2", "state": "open",
        "reason": "Chưa đăng ký mức 2", "resident_id": saved.resident_id, "visit_id": saved.visit_id,
        "assignee_id": store.setting(MEMBER), "accountable_id": store.setting(MEMBER)}
    assert show(store, "help", saved.help_ids[0]).values["referred_to"] == "POLICE"
    assert {op.save_id for op in all_ops(store) if op.kind in ("task", "visit", "help")} == {saved.save}


def test_a_task_on_no_day_stops_the_save(store):
    task = TaskLine("Gọi lại", "32/1")
    with pytest.raises(InputError) as refused:
        save_visit(store, VisitDraft({"full_name": "An"}, helps=(HelpLine("CASHLESS"),), tasks=(task,)))
    assert refused.value.code == "problem:task.0.due_on"
    assert store.connection.execute("SELECT count(*) FROM visit").fetchone()[0] == 0


def test_a_slip_taken_up_again_finds_its_person_by_the_fingerprint(store):
    first = save_visit(store, with_number())
    key = store.value("resident", first.resident_id, "id_key")
    kept = {"full_name": "Nguyễn Văn A", "id_last4": NUMBER[-4:], "id_key": key}
    again = save_visit(store, VisitDraft(kept, helps=(HelpLine("EHEALTH"),)))
    assert again.resident_id == first.resident_id
