"""Who has what: the matrix of laptops, and what of this desk's segments others proved to hold (format §4, receipts)."""

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dxdesk.domain.dates import VIETNAM
from dxdesk.domain.names import sort_key
from dxdesk.ledger.clock import parse_time
from dxdesk.store.chains import Chain, Holding, Link, chains, holdings
from dxdesk.store.database import Store
from dxdesk.store.desk import LABEL
from dxdesk.store.holders import Missing, Told
from dxdesk.store.receipt_rows import Receipt, known_receipts, newest
from dxdesk.store.saving import PUBLIC_KEY, WRITER

SELF, ALL, LACKS, UNKNOWN, NONE = "self", "all", "lacks", "unknown", "none"
OFFICER = "officer"
EMPTY, NOTHING = Chain([]), Holding(0, "-", (), 0)


@dataclass(frozen=True, slots=True)
class Laptop:
    """A laptop of the ward: its key (hex), what it is called, whether it is this one, an officer's, put out.

    `writers` are all it wrote under, `receipt_made` when its newest receipt was made, a UTC time text, or empty.
    """

    key: str
    label: str
    mine: bool = False
    officer: bool = False
    writers: tuple[str, ...] = ()
    receipt_made: str = ""
    out: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What one laptop has of another's slips.

    `self`: they are its own; `all`: it has every one known here; `lacks`: `visits` slips are missing there, in `packs`
    segments; `unknown`: no receipt of it came; `none`: the other gave nothing away yet. `until` is the local day (ISO)
    of the last segment before the first missing one; empty where there is none.
    """

    state: str
    visits: int = 0
    until: str = ""
    packs: int = 0


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows are whose slips, columns who has them: `cells[whose, who]` by key; officers' laptops come last."""

    laptops: tuple[Laptop, ...]
    cells: dict[tuple[str, str], Cell]

    @property
    def holders(self) -> tuple[Laptop, ...]:
        """The laptops that have a column: those not put out."""
        return tuple(laptop for laptop in self.laptops if not laptop.out)

    def total(self, who: str) -> Cell:
        """What a laptop has of all others' slips together."""
        cells = [cell for (whose, holder), cell in self.cells.items() if holder == who and whose != who]
        lacking = [cell for cell in cells if cell.state == LACKS]
        if lacking:
            return Cell(LACKS, sum(cell.visits for cell in lacking), min(cell.until for cell in lacking),
                        sum(cell.packs for cell in lacking))
        states = {cell.state for cell in cells}
        state = next((state for state in (UNKNOWN, ALL) if state in states), NONE)
        return Cell(state, until=max((cell.until for cell in cells), default=""))


def who_has(store: Store, met: Iterable[Receipt] = ()) -> Matrix:
    """Who has what, by the receipts kept and those `met` but not kept (a preview's)."""
    receipts = newest(known_receipts(store), met)
    by_writer, here = chains(store), holdings(store)
    rows = _rows(store, by_writer, receipts)
    mine = store.setting(PUBLIC_KEY)
    views = {mine: here} | {
        one.key: receipts[one.key].holds for one in rows if one.key in receipts and not one.out and not one.mine}
    cells = {}
    for laptop in rows:
        row = _Row([by_writer.get(writer, EMPTY) for writer in laptop.writers])
        for chain, writer in zip(row.chains, laptop.writers, strict=True):
            claims = {key: holds.get(writer, NOTHING) for key, holds in views.items()}
            row.missing.append(Told(chain, claims, own=laptop.mine, closed=laptop.out).missing())
        waiting = _waiting(store) if laptop.mine else (0, 0)
        for holder in rows:
            if not holder.out:
                cells[laptop.key, holder.key] = row.cell(holder.key, holder.key == laptop.key, waiting)
    return Matrix(tuple(rows), cells)


@dataclass(slots=True)
class _Row:
    """One laptop's chains, one a writer, and what each holder that told anything lacks of them."""

    chains: list[Chain]
    missing: list[dict[str, Missing]] = field(default_factory=list)

    def cell(self, key: str, own: bool, waiting: tuple[int, int]) -> Cell:
        """What one holder has; `waiting` visits and ops are in no segment yet."""
        if own:
            return Cell(SELF)
        if not waiting[1] and not any(chain.links for chain in self.chains) and not any(
                lack.packs for found in self.missing for lack in found.values()):
            return Cell(NONE)
        lacks = [found[key] for found in self.missing if key in found]
        if len(lacks) < len(self.missing):
            return Cell(UNKNOWN)
        packs, visits = sum(lack.packs for lack in lacks), sum(lack.visits for lack in lacks) + waiting[0]
        until = self._until(lacks)
        if packs or waiting[1]:
            return Cell(LACKS, visits, until, packs + bool(waiting[1]))
        return Cell(ALL, until=until)

    def _until(self, lacks: Sequence[Missing]) -> str:
        """The local day of the last segment before the first missing one."""
        pairs = [(chain.links, lack.index) for chain, lack in zip(self.chains, lacks, strict=True)]
        first = min((links[index].made for links, index in pairs if index < len(links)), default="~")
        there = [(links, min(index, bisect_left(links, first, key=_made))) for links, index in pairs]
        last = max((links[count - 1].made for links, count in there if count), default="")
        return f"{parse_time(last).astimezone(VIETNAM):%Y-%m-%d}" if last else ""


def laptops(store: Store, receipts: Mapping[str, Receipt] | None = None) -> list[Laptop]:
    """Every laptop with a name here, officers' last; two of one label are told apart by what they write under."""
    mine = store.setting(PUBLIC_KEY)
    receipts = known_receipts(store) if receipts is None else receipts
    cards: dict[str, list[tuple[str, str, int, str]]] = {mine: [(store.setting(WRITER), "", 0, "")]}
    for key, *card in store.connection.execute("SELECT key, writer, label, revoked, role FROM card ORDER BY writer"):
        cards.setdefault(key, []).append(tuple(card))
    found = []
    for key, held in cards.items():
        receipt, out = receipts.get(key), key != mine and any(card[2] for card in held)
        label = store.setting(LABEL) if key == mine else receipt.label if receipt else held[-1][1]
        found.append(Laptop(
            key, label or f"Máy {held[-1][0][:4].upper()}", key == mine, any(card[3] == OFFICER for card in held),
            tuple(sorted({card[0] for card in held})), receipt.made if receipt and not out else "", out))
    times = Counter(laptop.label for laptop in found)
    named = [replace(one, label=f"{one.label} ({one.writers[-1][:4].upper()})") if times[one.label] > 1 else one
             for one in found]
    return sorted(named, key=lambda laptop: (laptop.officer, sort_key(laptop.label), laptop.key))


def _rows(store: Store, by_writer: Mapping[str, Chain], receipts: Mapping[str, Receipt]) -> list[Laptop]:
    """The laptops with every writer held of them; one put out only where some of it still counts."""
    writers: dict[str, set[str]] = {}
    for writer, chain in by_writer.items():
        writers.setdefault(chain.links[0].key, set()).add(writer)
    return [replace(laptop, writers=tuple(sorted({*laptop.writers, *writers.get(laptop.key, ())})))
            for laptop in laptops(store, receipts) if not laptop.out or laptop.key in writers]


def _waiting(store: Store) -> tuple[int, int]:
    """The visits begun here that are in no segment yet, and all ops that are in none."""
    return store.connection.execute(
        "SELECT ifnull(sum(kind = 'visit' AND replaces = ''), 0), count(*) FROM op INDEXED BY op_own "
        "WHERE mine = 1 AND segment IS NULL").fetchone()


def _made(link: Link) -> str:
    return link.made


def other_laptops(store: Store) -> set[str]:
    """The keys of the other laptops that count in the ward."""
    rows = store.connection.execute("SELECT DISTINCT key FROM card WHERE revoked = 0")
    return {key for key, in rows} - {store.setting(PUBLIC_KEY)}


def confirmed_by(store: Store, roots: Collection[str]) -> dict[str, set[str]]:
    """By root, the keys of the other laptops whose receipt proves that they hold that segment and count it."""
    wanted, others = set(roots), other_laptops(store)
    found: dict[str, set[str]] = {root: set() for root in wanted}
    receipts = [receipt for key, receipt in known_receipts(store).items() if key in others] if wanted else []
    for writer, chain in (chains(store, _writers_of(store, wanted)) if receipts else {}).items():
        places = [(at, link.root) for at, link in enumerate(chain.links) if link.root in wanted]
        for receipt in receipts:
            parts = chain.covered(receipt.holds.get(writer, NOTHING), proved=True)
            for at, root in places:
                if any(at in part for part in parts):
                    found[root].add(receipt.key)
    return found


def acknowledged(store: Store, roots: Collection[str]) -> set[str]:
    """Those of the segments that every other laptop of the ward said it holds; none where there is no other."""
    others = other_laptops(store)
    return {root for root, keys in confirmed_by(store, roots).items() if others and keys >= others}


def missing_for(store: Store, key: str) -> list[str]:
    """The roots of the segments that count here and that a laptop's receipt does not name; all without a receipt."""
    receipt = known_receipts(store).get(key)
    own = store.setting(PUBLIC_KEY)
    lacking = []
    for writer, chain in chains(store).items():
        holding = receipt.holds.get(writer) if receipt else None
        proved = chain.links[0].key == own
        held = _roots(chain, holding, proved) if holding else set()
        lacking += [(link.n, link.root) for link in chain.links if link.root not in held]
    return [root for _, root in sorted(lacking)]


def _roots(chain: Chain, holding: Holding, proved: bool) -> set[str]:
    return {chain.links[index].root for part in chain.covered(holding, proved) for index in part}


def _writers_of(store: Store, roots: Collection[str]) -> set[str]:
    query = "SELECT DISTINCT writer FROM segment WHERE root IN (SELECT value FROM json_each(?))"
    return {writer for writer, in store.connection.execute(query, [json.dumps(sorted(roots))])}
