"""Which codes of a list a typed text may mean, best first: by shown code, by words without accents, by habit."""

from collections.abc import Sequence

from dxdesk.domain.catalogues import Entry
from dxdesk.domain.names import fold

IN_SIGHT = 9
"""How many are offered at once, so that digits 1 to 9 pick them."""


def offered(entries: Sequence[Entry], recent: Sequence[str] = (), typed: str = "") -> list[Entry]:
    """The entries a text may mean; without a text those used last first, then all in their order.

    A list of at most nine keeps its order, because hands learn places and its codes are its places.
    """
    habit = {code: at for at, code in enumerate(recent)} if len(entries) > IN_SIGHT else {}
    wanted = fold(typed)
    ranked = [(rank, habit.get(entry.code, len(habit)), at, entry) for at, entry in enumerate(entries)
              if (rank := _rank(entry, wanted)) is not None]
    return [entry for *_, entry in sorted(ranked, key=lambda found: found[:3])]


def by_code(entries: Sequence[Entry], typed: str) -> Entry | None:
    """The entry whose shown code the text is, whole, also as a Vietnamese keyboard sends it (đ for d)."""
    wanted = fold(typed)
    return next((entry for entry in entries if wanted and wanted == entry.shortcut.lower()), None)


def _rank(entry: Entry, wanted: str) -> int | None:
    """How well an entry fits, 0 best; None where it does not."""
    code = entry.shortcut.lower()
    if not wanted or wanted == code:
        return 0
    if code.startswith(wanted):
        return 1
    text = fold(f"{entry.short} {entry.title} {entry.code.replace('_', ' ')}")
    words, asked = text.split(), wanted.split()
    if all(any(word.startswith(part) for word in words) for part in asked):
        return 2
    return 3 if len(wanted) > 1 and all(part in text for part in asked) else None
