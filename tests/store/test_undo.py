"""Undo of whole saves on a real desk, and of what others built on (format §3)."""

import contextlib

import pytest

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.errors import InputError
from dxdesk.ledger.ops import DELETED
from dxdesk.store.conflicts import choose, open_conflicts
from dxdesk.store.records import show
from dxdesk.store.saving import Change, save
from dxdesk.store.shapes import GONE
from dxdesk.store.state import state, state_hash
from dxdesk.store.undo import Left, undo_inside, undo_save
from dxdesk.store.visits import save_visit
from tests.ledger.opsets import op
from tests.store.kit import all_ops, assert_follows_from_ops, carry, disagree, draft, rows, take


def living(store) -> dict[tuple[str, str], dict[str, str]]:
    """What people see: the values of every record that is not deleted, empty ones left out."""
    return {key: values for key, (values, mark) in rows(store).items() if mark != GONE}


def test_a_visit_typed_by_mistake_goes_as_a_whole_and_comes_back_by_redo(store):
    before = living(store)
    saved = save_visit(store, draft("Nguyễn Văn A", "SV01", "SV02"))
    with_visit, mark = living(store), state_hash(store)
    undone = undo_save(store)
    assert undone.left == ()
    assert living(store) == before
    assert undo_save(store, saved.save).save == ""
    assert_follows_from_ops(store)
    redone = undo_save(store, undone.save)
    assert redone.left == ()
    assert living(store) == with_visit
    assert state_hash(store) == mark
    assert_follows_from_ops(store)


def test_the_last_save_that_stands_is_undone(store):
    first = save_visit(store, draft("A Văn A"))
    second = save_visit(store, draft("B Văn B"))
    undone = undo_save(store)
    undo_save(store)
    assert living(store).keys().isdisjoint({("visit", first.visit_id), ("visit", second.visit_id)})
    undo_save(store, undone.save)
    assert ("visit", second.visit_id) in living(store)
    undo_save(store)
    assert ("visit", second.visit_id) not in living(store)


def test_undo_of_many_saves_never_takes_away_what_the_desk_stands_on(store):
    save_visit(store, draft())
    for _ in range(6):
        with contextlib.suppress(InputError):
            undo_save(store)
    kinds = {kind for kind, _ in living(store)}
    assert {"ward", "team", "member"} <= kinds


def test_a_new_desk_has_nothing_to_undo_and_its_member_stays_in_the_team(store):
    before = living(store)
    with pytest.raises(InputError) as caught:
        undo_save(store)
    assert (caught.value.code, living(store)) == ("nothing_to_undo", before)
    row = store.connection.execute("SELECT team_id FROM member").fetchone()
    assert row[0] == store.setting("team_id") != ""


def test_nothing_to_undo_is_said(store):
    with pytest.raises(InputError) as caught:
        undo_save(store, "20261122T021500000Z-0000-0000000000-00000000")
    assert caught.value.code == "nothing_to_undo"


def test_a_deleted_visit_comes_back_with_its_lines(store):
    saved = save_visit(store, draft("Nguyễn Văn A", "SV01", "SV02"))
    before, mark = living(store), state_hash(store)
    save(store, [Change("visit", record=saved.visit_id, action="delete")])
    assert ("help", saved.help_ids[0]) not in living(store)
    assert undo_save(store).left == ()
    assert (living(store), state_hash(store)) == (before, mark)
    assert open_conflicts(store) == []
    assert_follows_from_ops(store)


def test_an_edit_of_several_records_is_undone_as_one(store):
    saved = save_visit(store, draft(phone="0912345678"))
    before = living(store)
    save(store, [Change("resident", {"phone": "0987654321"}, saved.resident_id),
                 Change("visit", {"note": "x", "minutes": "5"}, saved.visit_id)])
    undo_save(store)
    assert living(store) == before


def test_what_others_built_on_after_an_exchange_stays_and_is_listed(make):
    ours, theirs = make(), make()
    saved = save_visit(ours, draft("Nguyễn Văn A", "SV01"))
    carry(ours, theirs)
    save_visit(theirs, VisitDraft({}, saved.resident_id, {}, (HelpLine("SV02"),)))
    save(theirs, [Change("help", {"visit_id": saved.visit_id, "service": "SV03"})])
    carry(theirs, ours)
    undone = undo_save(ours, saved.save)
    assert set(undone.left) == {Left("resident", saved.resident_id, "*"), Left("visit", saved.visit_id, "*")}
    assert ("help", saved.help_ids[0]) not in living(ours)
    assert living(ours)["resident", saved.resident_id]["full_name"] == "Nguyễn Văn A"
    carry(ours, theirs)
    carry(theirs, ours)
    assert state_hash(ours) == state_hash(theirs)
    assert_follows_from_ops(ours)


def test_others_later_edit_of_the_same_person_survives_undo(make):
    ours, theirs = make(), make()
    saved = save_visit(ours, draft(phone="0912345678"))
    edit = save(ours, [Change("resident", {"phone": "0987654321", "sex": "M"}, saved.resident_id)])
    carry(ours, theirs)
    save(theirs, [Change("resident", {"phone": "0911111111"}, saved.resident_id)])
    carry(theirs, ours)
    undo_save(ours, edit.save)
    values = living(ours)["resident", saved.resident_id]
    assert (values["phone"], values.get("sex")) == ("0911111111", None)
    assert open_conflicts(ours) == []


def test_a_choice_undone_is_a_conflict_again_on_every_laptop(make):
    ours, theirs = make(), make()
    disagree(ours, theirs)
    chosen = choose(ours, open_conflicts(ours)[0].id, 1)
    assert open_conflicts(ours) == []
    undo_save(ours, chosen.save)
    carry(ours, theirs)
    for store in (ours, theirs):
        (again,) = open_conflicts(store)
        assert {value.values["phone"] for value in again.values} == {"0922222222", "0933333333"}
    assert state_hash(ours) == state_hash(theirs)


def test_everything_of_one_import_is_taken_back_by_its_name(store):
    before = living(store)
    kept = save_visit(store, draft("Người cũ"))
    for name in ("A Văn A", "B Văn B", "C Văn C"):
        save_visit(store, draft(name), why="import:1")
    save(store, [Change("resident", {"note": "sửa trong lúc nhập"}, kept.resident_id)], "import:1")
    with store.writing():
        assert undo_inside(store, "import:1").left == ()
    assert living(store).keys() - before.keys() == {
        ("resident", kept.resident_id), ("visit", kept.visit_id), ("help", kept.help_ids[0])}
    assert "note" not in living(store)["resident", kept.resident_id]
    assert_follows_from_ops(store)


def test_undo_lists_what_it_must_leave_and_sets_nothing_of_a_newer_program(store):
    save_visit(store, draft())
    foreign = op(1, {"full_name": "A", "zz_newer": "x"}, record="r")
    edit = op(2, {"full_name": "B", "zz_newer": "y"}, [1], record="r")
    alien = op(3, {"colour": "đỏ"}, kind="newer_kind", record="n", save=edit.id)
    take(store, [foreign, edit, alien])
    undone = undo_save(store, edit.id)
    assert set(undone.left) == {Left("resident", "r", "zz_newer"), Left("newer_kind", "n", "colour")}
    assert living(store)["resident", "r"] == {"full_name": "A", "zz_newer": "y"}
    assert ("newer_kind", "n") in living(store)


def test_a_newer_kind_that_refers_to_a_record_keeps_it(store):
    saved = save_visit(store, draft())
    take(store, [op(1, {"visit_id": saved.visit_id}, kind="newer_kind", record="n")])
    assert Left("visit", saved.visit_id, "*") in undo_save(store).left
    assert ("visit", saved.visit_id) in living(store)


def test_a_target_keeps_the_team_it_is_set_for(store):
    team = save(store, [Change("team", {"name": "Tổ 2"})])
    save(store, [Change("target", {"indicator": "visits", "period": "2026", "scope_id": team.records[0]})])
    assert undo_save(store, team.save).left == (Left("team", team.records[0], "*"),)


def test_undo_is_one_save_with_its_reason(store):
    saved = save_visit(store, draft())
    undone = undo_save(store)
    ops = [one for one in all_ops(store) if one.save_id == undone.save]
    assert {one.why for one in ops} == {f"undo:{saved.save}"}
    assert {one.sets.get(DELETED) for one in ops} == {"1"}
    assert show(store, "visit", saved.visit_id).deleted
    assert state(store).records["visit"] == 0


def test_edits_of_one_field_are_taken_back_one_after_the_other_and_brought_again(store):
    saved = save_visit(store, draft(phone="0911111111"))
    person = saved.resident_id
    for phone in ("0922222222", "0933333333", "0944444444"):
        save(store, [Change("resident", {"phone": phone}, person)])
    undos = []
    for phone in ("0933333333", "0922222222", "0911111111"):
        undos.append(undo_save(store))
        assert store.value("resident", person, "phone") == phone
    undos.append(undo_save(store))
    assert ("resident", person) not in living(store)
    assert_follows_from_ops(store)
    for phone, undone in zip(("0911111111", "0922222222", "0933333333", "0944444444"), reversed(undos), strict=True):
        undo_save(store, undone.save)
        assert store.value("resident", person, "phone") == phone
    assert ("visit", saved.visit_id) in living(store)
    assert_follows_from_ops(store)


def test_an_edit_undone_at_once_changes_nothing_where_another_undo_disagrees_with_a_later_edit(make):
    """Found by the three desks: the undo of an edit that was built on elsewhere was taken back with the new one."""
    ours, theirs = make(), make()
    person = save_visit(ours, draft(phone="0911111111")).resident_id
    edit = save(ours, [Change("resident", {"phone": "0922222222"}, person)])
    carry(ours, theirs)
    save(theirs, [Change("resident", {"phone": "0933333333"}, person)])
    undo_save(ours, edit.save)
    carry(theirs, ours)
    before = living(ours)
    assert len(open_conflicts(ours)) == 1
    new = save(ours, [Change("resident", {"phone": "0944444444"}, person)])
    assert undo_save(ours, new.save).left == ()
    assert living(ours) == before and len(open_conflicts(ours)) == 1
    assert_follows_from_ops(ours)
