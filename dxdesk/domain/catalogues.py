"""Code lists (services, obstacles, outcomes, modes …) and the communes of the country, read from `resources/data`."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dxdesk.domain.names import fold


@dataclass(frozen=True, slots=True)
class Entry:
    """One code of a list.

    `short` is the label where room is scarce, `shortcut` the key that picks it, `group` the service group,
    `next_step` what to advise at an obstacle; `dossier` marks a service that ends in a dossier handed in.
    Valid from `valid_from` to `valid_to`, both inclusive ISO dates, empty for no limit.
    """

    list: str
    code: str
    title: str
    short: str = ""
    shortcut: str = ""
    group: str = ""
    position: int = 0
    valid_from: str = ""
    valid_to: str = ""
    next_step: str = ""
    dossier: bool = False

    @property
    def label(self) -> str:
        """What people read where room is scarce: the short name, or the title where there is none."""
        return self.short or self.title

    def valid(self, on: date) -> bool:
        """Whether the code may be chosen on that day."""
        day = on.isoformat()
        return self.valid_from <= day and (not self.valid_to or day <= self.valid_to)


class Catalogues:
    """Every list with its codes in order. A later entry of the same list and code takes the earlier one's place."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = {(entry.list, entry.code): entry for entry in entries}
        self._lists: dict[str, tuple[Entry, ...]] = {}
        for entry in sorted(self._entries.values(), key=lambda entry: (entry.list, entry.position, entry.code)):
            self._lists[entry.list] = (*self._lists.get(entry.list, ()), entry)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def entries(self, list: str, on: date | None = None) -> tuple[Entry, ...]:  # noqa: A002 - the name on the wire
        """The codes of a list in order; with `on`, only those valid that day."""
        return tuple(entry for entry in self._lists.get(list, ()) if on is None or entry.valid(on))

    def entry(self, list: str, code: str) -> Entry | None:  # noqa: A002
        """The entry of a code, also one no longer valid; None when the list does not know it."""
        return self._entries.get((list, code))

    def knows(self, list: str, code: str) -> bool:  # noqa: A002
        """Whether a list has a code, also one no longer valid."""
        return (list, code) in self._entries

    def title(self, list: str, code: str) -> str:  # noqa: A002
        """What people read for a code; a code unknown here shows as itself."""
        entry = self.entry(list, code)
        return entry.title if entry else code

    def label(self, list: str, code: str) -> str:  # noqa: A002
        """The same where room is scarce."""
        entry = self.entry(list, code)
        return entry.label if entry else code


@dataclass(frozen=True, slots=True)
class Commune:
    """A xã, phường or đặc khu since 1 July 2025; `code` is the official five digits as text.

    `former` are the communes it was made of; `keys` are the search forms of its own names and, apart, the former ones.
    """

    code: str
    name: str
    kind: str
    province: str
    province_code: str
    former: tuple[str, ...] = ()
    keys: tuple[str, ...] = field(default=(), repr=False)
    former_keys: tuple[str, ...] = field(default=(), repr=False)


_FORMER_KINDS = ("Phường", "Xã", "Thị trấn", "Đặc khu")


def load_catalogues(folder: Path) -> Catalogues:
    """The lists shipped with the program, from `catalogues.csv` in `folder`."""
    return Catalogues(_entry(row) for row in _rows(folder / "catalogues.csv"))


def load_communes(folder: Path) -> tuple[Commune, ...]:
    """The 3,321 communes in order of their codes, from `communes.csv` and `former_communes.csv` in `folder`."""
    former = {row["code"]: tuple(row["former"].split("|")) for row in _rows(folder / "former_communes.csv")}
    return tuple(_commune(row, former.get(row["code"], ())) for row in _rows(folder / "communes.csv"))


def find_communes(communes: Iterable[Commune], text: str, limit: int) -> list[Commune]:
    """Communes whose new or former name has words beginning with `text`, accents or not; best first.

    Best is: the whole new name or the code, the name's beginning, a later word; then the same for a former name.
    """
    wanted = fold(text)
    if not wanted:
        return []
    ranked = [(rank, commune) for commune in communes if (rank := _rank(commune, wanted)) is not None]
    ranked.sort(key=lambda found: (found[0], found[1].keys[0], found[1].code))
    return [commune for _, commune in ranked[:limit]]


def _rank(commune: Commune, wanted: str) -> int | None:
    if commune.code == wanted:
        return 0
    ranks = [_match(key, wanted) for key in commune.keys] + [_match(key, wanted, 3) for key in commune.former_keys]
    return min((rank for rank in ranks if rank is not None), default=None)


def _match(key: str, wanted: str, former: int = 0) -> int | None:
    if key.startswith(wanted):
        return former if key == wanted else former + 1
    return former + 2 if f" {wanted}" in key else None


def _names(name: str) -> tuple[str, ...]:
    """A commune's name without its kind and with it."""
    kind = next((kind for kind in _FORMER_KINDS if name.startswith(f"{kind} ")), "")
    return (fold(name.removeprefix(kind)), fold(name)) if kind else (fold(name),)


def _commune(row: dict[str, str], former: tuple[str, ...]) -> Commune:
    keys = tuple(key for name in former for key in _names(name))
    return Commune(row["code"], row["name"], row["kind"], row["province"], row["province_code"], former,
                   _names(row["name"]), keys)


def _entry(row: dict[str, str]) -> Entry:
    return Entry(**{**row, "position": int(row["position"]), "dossier": row["dossier"] == "1"})  # type: ignore[arg-type]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
