"""Who is erased and what is left of them: a plain second reading of format §3, Erase and Prune."""

from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import combinations

from dxdesk.exchange.results import SegmentRefused
from dxdesk.exchange.segments import read_segment
from dxdesk.ledger.ops import Op
from dxdesk.ledger.rule import resolve
from dxdesk.store.database import Store
from dxdesk.store.segments import bodies, state_of
from dxdesk.store.shapes import ERASED, GONE
from tests.ledger import naive
from tests.store.kit import conflicts, naive_conflicts, naive_rows, rebuilt_search_rows, rows, search_rows
from tests.torture.ward_class_reading import assert_classes

FREE = ("why", "note", "name", "content", "what", "answer", "reason")
Key = tuple[str, str]


def refers(name: str) -> bool:
    """§3: `merged_into` and every field ending in `_id`."""
    return name == "merged_into" or name.endswith("_id")


def free(name: str) -> bool:
    """§3: free text."""
    return name in FREE or name.endswith("_text")


def erased_here(ops: Iterable[Op], keys: Mapping[str, str], officers: Container[str]) -> set[str]:
    """§3: two erase ops by different members from different device keys, one key an officer's."""
    said: dict[str, list[tuple[str, str]]] = {}
    for op in ops:
        if op.action == "erase":
            said.setdefault(op.record, []).append((op.by, keys[op.writer]))
    return {record for record, yes in said.items()
            if any(one[0] != two[0] and one[1] != two[1] and (one[1] in officers or two[1] in officers)
                   for one, two in combinations(yes, 2))}


def once_erased(ops: Sequence[Op]) -> set[Key]:
    """All that may have lost values by an erasure that counts no more: whoever had the only copies may be put out."""
    said: dict[str, set[str]] = {}
    for op in ops:
        if op.action == "erase":
            said.setdefault(op.record, set()).add(op.by)
    people = {record for record, by in said.items() if len(by) > 1}
    near = speaking(ops, people)
    return {("resident", record) for record in people} | near | speaking(ops, {record for _, record in near})


def assert_contents(store: Store, ops: Sequence[Op], deeds: Mapping[str, naive.Deed], erased: set[str]) -> None:
    """I6, I16: what an op lost is what is erased or long overwritten, neither less nor more; nothing is altered."""
    shown = {row[0] for row in store.connection.execute(
        "SELECT record FROM erased WHERE kind = 'resident' AND part = 'all'")}
    assert shown == erased, f"erased on {store.home.name}: {shown ^ erased}"
    near = speaking(ops, erased)
    lines = speaking(ops, {record for kind, record in near if kind != "resident"})
    heads = living_heads(ops)
    once = once_erased([deed.op for deed in deeds.values()])
    for op in ops:
        true = deeds[op.id].op
        assert (op.kind, op.record, op.action, op.replaces, op.save, op.by) == (
            true.kind, true.record, true.action, true.replaces, true.save, true.by), "an op came to mean something else"
        assert op.sets.keys() == true.sets.keys() and op.why in (true.why, ""), "an op came to mean something else"
        gone = op.kind == "resident" and op.record in erased
        text = gone or (op.kind, op.record) in near
        for name, value in op.sets.items():
            assert value in (true.sets[name], None), "an op came to mean something else"
            if name == "_deleted" or refers(name):
                assert value is not None, f"a reference was blanked: {op.id} {name}"
            elif gone or (text and free(name)):
                assert value is None, f"an erased value is held: {op.id} {name}"
            elif value is None and not (free(name) and (op.kind, op.record) in lines):
                taken = op.id in heads and (op.kind, op.record) not in once
                assert not taken, f"a value that stands was taken out: {op.id} {name}"
    if erased:
        assert_packs_hold_nothing(store, erased)


def assert_follows(store: Store, ops: Sequence[Op], erased: set[str]) -> None:
    """Everything derived is what the naive reading makes of the ops held; of the erased nothing is shown or asked."""
    alike = {key: (values, ERASED if key[1] in erased and mark != GONE else mark)
             for key, (values, mark) in naive_rows(ops).items()}
    assert rows(store) == alike, "rows do not follow from the ops"
    assert_classes(store, alike)
    assert conflicts(store) == {one for one in naive_conflicts(ops) if one[1] not in erased}, "conflicts do not follow"
    found = {(key, record) for key, record in rebuilt_search_rows(store) if record not in erased}
    assert search_rows(store) == found, "search rows do not follow"


def speaking(ops: Iterable[Op], records: Container[str]) -> set[Key]:
    """The records some op of which refers to one of these."""
    return {(op.kind, op.record) for op in ops for name, value in op.sets.items() if refers(name) and value in records}


def living_heads(ops: Iterable[Op]) -> set[str]:
    """Every op that is a head of something."""
    found: dict[Key, list[Op]] = {}
    for op in ops:
        found.setdefault((op.kind, op.record), []).append(op)
    return {op.id for held in found.values() for heads in resolve(held).heads.values() for op in heads}


def assert_packs_hold_nothing(store: Store, erased: set[str]) -> None:
    """No pack a desk keeps, counted or waiting, has a value of an erased person in it."""
    for (root,) in store.connection.execute("SELECT root FROM segment").fetchall():
        for _, body in bodies(store, [root]):
            where = f"{store.home.name} {root[:8]} {state_of(store, root)}"
            try:
                held = read_segment(body).ops
            except SegmentRefused:
                continue
            for op in held:
                if op.kind == "resident" and op.record in erased:
                    left = [name for name, value in op.sets.items()
                            if value and name != "_deleted" and not refers(name)]
                    assert not left, f"an erased value is in a kept pack: {where} {op.id} {left}"
