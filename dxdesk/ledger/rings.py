"""Ops that replace each other in a ring (format §2): only forged ids can do that, and such ops replace nothing."""

from collections.abc import Collection, Iterable, Mapping

from dxdesk.ledger.ops import Op


def rings(ops: Collection[Op]) -> frozenset[str]:
    """The ids of the ops that lie on a ring, in time linear in ops and `replaces`, for a forger may send many."""
    if all(old < op.id for op in ops for old in op.replaces):
        return frozenset()
    forward = {op.id: tuple(op.replaces) for op in ops}
    backward: dict[str, list[str]] = {key: [] for key in forward}
    for key, olds in forward.items():
        for old in olds:
            if old in backward:
                backward[old].append(key)
    found: set[str] = set()
    seen: set[str] = set()
    for start in reversed(_walk(forward, forward, set())):
        together = _walk([start], backward, seen)
        if len(together) > 1 or start in forward[start]:
            found.update(together)
    return frozenset(found)


def _walk(starts: Iterable[str], edges: Mapping[str, Iterable[str]], seen: set[str]) -> list[str]:
    """What can be reached and was not seen before, each after all that was first reached through it."""
    done: list[str] = []
    todo = [(start, False) for start in starts]
    while todo:
        key, leaving = todo.pop()
        if leaving:
            done.append(key)
        elif key not in seen and key in edges:
            seen.add(key)
            todo.append((key, True))
            todo.extend((other, False) for other in edges[key])
    return done
