"""What undoing a whole taking in asks of one record: which ops go together, and what was changed since (format §3)."""

from dxdesk.ledger.undo import undo_record, undone_with
from tests.ledger.opsets import op


def test_units_changed_since_are_named_and_a_delete_that_came_since_stands_for_all() -> None:
    made = op(1, {"full_name": "A", "phone": "1", "note": "x"})
    edit = op(2, {"phone": "2", "note": "y"}, [1])
    since = op(3, {"phone": "3"}, [2])
    assert undo_record([made, edit, since], {edit.id}).since == ("phone",)
    assert undo_record([made, edit], {edit.id}).since == ()
    gone = op(4, {"_deleted": "1"}, [1, 2, 3], action="delete")
    assert undo_record([made, edit, since, gone], {edit.id}).since == ("_deleted",)


def test_with_ops_go_their_undos_and_redos_and_nothing_else() -> None:
    made, edit = op(1, {"note": "x"}), op(2, {"note": "y"}, [1])
    undo = op(3, {"note": "x"}, [2], why=f"undo:{edit.id}")
    redo = op(4, {"note": "y"}, [3], why=f"undo:{undo.id}")
    whole = op(5, {"note": "x"}, [4], why="undo:nhan-1")
    other = op(6, {"phone": "1"}, why=f"undo:{op(9, {}).id}")
    ops = [made, edit, undo, redo, whole, other]
    assert undone_with(ops, (), {edit.id}) == {edit.id, undo.id, redo.id}
    assert undone_with(ops, ("nhan-1",), {edit.id}) == {edit.id, undo.id, redo.id, whole.id}
    assert undone_with(ops, (), {undo.id}) == {undo.id, redo.id}
