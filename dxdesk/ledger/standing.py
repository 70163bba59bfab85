"""Which saves stand: an undo takes one back, and an undo of that undo brings it again (format §3)."""

from collections.abc import Collection, Mapping

from dxdesk.ledger.ops import Op

UNDO = "undo:"
"""What the `why` of an undo begins with; the name of what it undoes follows."""


def stands(name: str, undos: Mapping[str, Collection[str]], seen: frozenset[str] = frozenset()) -> bool:
    """Whether a save stands: no undo of it does. `undos` holds the saves that undo, by what they undo."""
    return name in seen or not any(stands(save, undos, seen | {name}) for save in undos.get(name, ()))


def already_undone(ops: Collection[Op]) -> frozenset[str]:
    """The ops of one record that an undo still in force has taken back, and those undos themselves.

    An undo of what is not held here counts as any op: nobody knows what it took back.
    """
    undos: dict[str, set[str]] = {}
    for op in ops:
        if op.why.startswith(UNDO):
            undos.setdefault(op.why.removeprefix(UNDO), set()).add(op.save_id)
    held = {name for op in ops for name in (op.save_id, op.why)}
    taken = {name for name in undos if name in held and not stands(name, undos)}
    return frozenset(
        op.id for op in ops
        if op.save_id in taken or op.why in taken or (op.why.removeprefix(UNDO) in taken and op.why.startswith(UNDO))
    )
