"""One record as people look at it: its values and every change it went through."""

import pytest

from dxdesk.errors import InputError
from dxdesk.ledger.ops import DELETED
from dxdesk.store.records import member_name, show, writer_label
from dxdesk.store.saving import Change, save
from dxdesk.store.visits import save_visit
from tests.ledger.opsets import op
from tests.store.kit import all_ops, carry, disagree, draft, take


def test_a_record_shows_its_values_and_its_history_oldest_first(store):
    saved = save_visit(store, draft(phone="0912345678"), why="bàn tiếp dân")
    edit = save(store, [Change("resident", {"phone": "0987654321"}, saved.resident_id)], "gọi lại")
    view = show(store, "resident", saved.resident_id)
    assert (view.values["phone"], view.deleted, view.conflicts) == ("0987654321", False, ())
    phones = [change for change in view.history if change.unit == "phone"]
    assert [(one.values, one.why, one.by, one.seen) for one in phones] == [
        ({"phone": "0912345678"}, "bàn tiếp dân", "Trần Thị Bốn", True),
        ({"phone": "0987654321"}, "gọi lại", "Trần Thị Bốn", False)]
    assert phones[1].save == edit.save
    assert phones[0].at == "2026-11-22T02:15:00+00:00"


def test_a_unit_is_one_change(store):
    record = save(store, [Change("help", {"visit_id": "v", "service": "SV01", "outcome": "done"})]).records[0]
    units = {change.unit: change.values for change in show(store, "help", record).history}
    assert units["outcome"] == {"outcome": "done", "obstacle": ""}


def test_a_side_is_overwritten_per_unit_not_per_op(store):
    """Who replaced only the phone of an op has not overwritten its note."""
    saved = save_visit(store, draft(phone="0912345678", note="hẹn chiều"))
    save(store, [Change("resident", {"phone": "0987654321"}, saved.resident_id)])
    seen = {(change.unit, change.seen) for change in show(store, "resident", saved.resident_id).history}
    assert {("phone", True), ("phone", False), ("note", False), ("full_name", False)} <= seen


def test_a_conflict_and_a_delete_show(make):
    ours, theirs = make(), make()
    person = disagree(ours, theirs)
    assert show(ours, "resident", person).conflicts == ("phone",)
    save(ours, [Change("resident", record=person, action="delete")])
    view = show(ours, "resident", person)
    assert view.deleted
    assert view.history[-1].unit == DELETED


def test_what_a_newer_program_brought_shows_too(store):
    take(store, [op(1, {"zz_newer": "a"}), op(2, {"colour": "đỏ"}, kind="newer_kind", record="n"),
                 op(3, {"_deleted": "1"}, [2], kind="newer_kind", record="n")])
    assert show(store, "resident", "r").values == {"zz_newer": "a"}
    assert show(store, "newer_kind", "n").deleted


def test_a_record_not_held_is_refused(store):
    saved = save_visit(store, draft())
    for kind, record in (("resident", "nobody"), ("nothing", saved.visit_id), ("help", saved.visit_id), ("", "")):
        with pytest.raises(InputError) as caught:
            show(store, kind, record)
        assert caught.value.code == "unknown_record"


def test_names_of_members_and_laptops(make):
    ours, theirs = make(), make()
    save_visit(ours, draft())
    carry(ours, theirs)
    member, writer = all_ops(ours)[-1].by, all_ops(ours)[-1].writer
    assert member_name(theirs, member) == "Trần Thị Bốn"
    assert member_name(theirs, "nobody") == ""
    assert writer_label(theirs, writer) == f"Máy {writer[:4].upper()}"
