"""Small numbers kept back so that none can be worked out from the others and their totals.

A count of 1 to 4 is kept back. Where a total stands beside its parts, their difference tells the sum of what is kept
back; so parts are kept back with it until that sum is itself no small number, at least two parts share it, and it
leaves each of them more than one possible value. Where that cannot be had, the total goes too.
"""

from collections.abc import Collection, Mapping, Sequence

SMALL = 5
"""The smallest count, above none, that is published."""

Relation = tuple[str, Sequence[str]]
"""A total and its parts, by name. Parts may also sum to more or less than the total; they are kept back alike."""


def protect(counts: Mapping[str, int], relations: Sequence[Relation]) -> frozenset[str]:
    """The names of the counts to keep back, so that nobody can work one of them out from the rest.

    A relation may name counts that are not published themselves, to keep a difference from being told.
    """
    hidden = {name for name, count in counts.items() if 0 < count < SMALL}
    before = -1
    while len(hidden) > before:
        before = len(hidden)
        for total, parts in relations:
            hidden |= _together(counts, total, parts, hidden)
    return frozenset(hidden)


def _together(counts: Mapping[str, int], total: str, parts: Sequence[str], hidden: Collection[str]) -> set[str]:
    """What one relation makes keep back besides what is kept back already."""
    some = [name for name in parts if counts[name]]
    kept = {name for name in some if name in hidden}
    if total in hidden:
        return set(some)
    if not kept:
        return set()
    others = sorted((name for name in some if name not in kept), key=lambda name: (counts[name], name))
    while not _safe([counts[name] for name in kept]):
        if not others:
            return {total, *some}
        kept.add(others.pop(0))
    return kept


def _safe(counts: Sequence[int]) -> bool:
    """Whether parts whose sum anybody can work out, each known to be at least 1, tell nothing of each other."""
    return len(counts) >= 2 and sum(counts) >= SMALL and sum(counts) > len(counts)
