"""The attack: hostile files by the hundred into one folder, one exchange, and every file and the whole desk judged."""

import contextlib
import io
import lzma
import os
import shutil
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from random import Random

from dxdesk.exchange.folder import Exchanged, exchange
from dxdesk.exchange.place import Place
from dxdesk.exchange.results import RESULTS
from dxdesk.store.database import Store
from dxdesk.store.desk import ROOT_PUBLIC, WARD_CODE
from dxdesk.store.saving import WRITER
from tests.torture import hostile_bytes, hostile_containers, hostile_forged, hostile_statements
from tests.torture.hostile import HEAVY, TAKEN, Bench, Mutator
from tests.torture.hostile_containers import zipped
from tests.torture.hostile_judge import dump, judge_desk, memory, outcome, reset_peak, tree, within
from tests.torture.hostile_places import ODDITIES, Oddity, growing_files, odd_name
from tests.torture.hostile_ward import Ward
from tests.torture.size import HOSTILE_BATCH

SECONDS = 2.0
FIRST = "!.csv"
LARGEST, MOST_MEMBERS = 8 * 1024 * 1024, 100


def unharmed(bench: Bench) -> bytes:
    """A real pack among all the others: it must be taken."""
    return bench.pack()


MUTATORS = (
    *hostile_bytes.MUTATORS, *hostile_forged.MUTATORS, *hostile_containers.MUTATORS, *hostile_statements.MUTATORS,
    Mutator(unharmed, frozenset()),
)


@dataclass
class Item:
    """A hostile file: what made it, where it lies, how many real packs are in it, what may be answered."""

    number: int
    by: str
    name: str
    allowed: frozenset[str]
    genuine: int = 0
    seen: bool = True
    grows: bool = False
    must: bool = False
    results: list[str] = field(default_factory=list)


@dataclass
class Tally:
    """What came of a run: answers by mutator, the slowest file, the most memory above the start."""

    answers: Counter[tuple[str, str]] = field(default_factory=Counter)
    files: int = 0
    worst: float = 0.0
    worst_in: str = ""
    worst_list: float = 0.0
    peak: int = 0
    peak_in: str = ""

    def __str__(self) -> str:
        by_result: Counter[str] = Counter()
        for (_, result), count in self.answers.items():
            by_result[result] += count
        lines = [f"{by:35} {result:20} {count}" for (by, result), count in sorted(self.answers.items())]
        return "\n".join([
            "", *lines, f"files {self.files} {dict(by_result.most_common())}",
            f"slowest pack {self.worst:.2f} s {self.worst_in}, list {self.worst_list:.2f} s; "
            f"memory {self.peak >> 20} MiB in {self.peak_in}"])

    def __add__(self, other: "Tally") -> "Tally":
        slower, larger = max(self, other, key=lambda one: one.worst), max(self, other, key=lambda one: one.peak)
        return Tally(
            self.answers + other.answers, self.files + other.files, slower.worst, slower.worst_in,
            max(self.worst_list, other.worst_list), larger.peak, larger.peak_in)


class Attack:
    """A seeded run of numbered files against desks of both wards."""

    def __init__(self, seed: int, wards: Sequence[Ward], folder: Path, deck: Sequence[Mutator | Oddity]) -> None:
        self._seed = seed
        self._wards = wards
        self._folder = folder
        self._deck = deck
        self._full = [ward.desk("full", folder / f"đủ {at}") for at, ward in enumerate(wards)]
        for store in self._full:
            exchange(store, _fresh(folder / "đầu"))
        self.tally = Tally()
        self._start = memory("VmRSS")

    def run(self, numbers: Iterable[int]) -> Tally:
        """Throw these files at the desks; AssertionError names the one that is not as it must be."""
        batches: dict[int, list[int]] = {}
        for number in numbers:
            batches.setdefault(number // HOSTILE_BATCH, []).append(number)
        for batch, members in batches.items():
            self._batch(batch, members)
        for store in self._full:
            store.close()
        return self.tally

    def _batch(self, batch: int, numbers: Sequence[int]) -> None:
        which = batch % 2
        ward, other = self._wards[which], self._wards[1 - which]
        stick = _fresh(self._folder / "usb")
        if batch * 5 % 8 < 4:
            shutil.copytree(ward.stick, stick / "DXDESK")
        items = [self._put(number, ward, other, stick) for number in numbers]
        if batch % 4 < 2:
            self._against(self._full[which], ward, stick, items, full=True)
        else:
            home = _fresh(self._folder / "trống") / "sổ"
            with ward.desk("bare", home) as store:
                exchange(store, _fresh(self._folder / "đầu"))
                self._against(store, ward, stick, items, full=False)

    def _put(self, number: int, ward: Ward, other: Ward, stick: Path) -> Item:
        chance = Random(f"{self._seed}/{number}")
        chosen = self._deck[number % len(self._deck)]
        bench = Bench(ward, other, chance)
        if isinstance(chosen, Oddity):
            allowed = frozenset(RESULTS) if chosen.seen else frozenset()
            item = Item(number, chosen.name, f"log/{number:06d}.csv", allowed, seen=chosen.seen, grows=chosen.grows,
                        genuine=int(chosen.grows))
            path = _path(stick, item.name)
            chosen.make(path, bench.pack())
            return item
        data = chosen.make(bench)
        item = _item(chosen, number, chance, data, ward)
        if chosen.segment and chosen.share != HEAVY:
            data = _wrapped(item, bench, data)
        _path(stick, item.name).write_bytes(data)
        return item

    def _against(self, store: Store, ward: Ward, stick: Path, items: list[Item], *, full: bool) -> None:
        before, trusted = dump(store), outcome(store)
        growing = {item.name for item in items if item.grows}
        lying = tree(stick / "DXDESK", growing)
        reset_peak()
        with growing_files([stick / "DXDESK" / item.name for item in items if item.grows]):
            done = self._timed(store, stick, items)
        peak = memory("VmHWM") - self._start
        if peak > self.tally.peak:
            self.tally.peak, self.tally.peak_in = peak, f"batch of {self._seed}/{items[0].number}"
        _collect(done, items)
        for item in items:
            why = f"seed {self._seed}, number {item.number}, {item.by}: {item}"
            _judge(item, why)
            self.tally.files += 1
            self.tally.answers.update((item.by, result) for result in item.results or ["(passed over)"])
        where = f"seed {self._seed}, numbers {items[0].number} to {items[-1].number}"
        lies = tree(stick / "DXDESK", growing)
        named, writer = f"{store.setting(WARD_CODE)}-{store.setting(ROOT_PUBLIC)[:8]}", store.setting(WRITER)
        own = (f"devices/{writer}.json", f"receipts/{writer}.json", f"trust/{named}-{writer}.json")
        changed = [name for name, data in lying.items() if lies.get(name) != data and name not in own]
        assert not changed, f"changed on the stick: {where}: {changed}"
        assert [path.name for path in stick.iterdir()] == ["DXDESK"], where
        judge_desk(store, ward, where)
        if full:
            after = dump(store)
            assert after == before, f"{where}: {[name for name in after if after[name] != before.get(name)]}"
            assert outcome(store) == trusted, where
        else:
            assert within(outcome(store), outcome(self._full[self._wards.index(ward)])), where

    def _timed(self, store: Store, stick: Path, items: list[Item]) -> Exchanged:
        """Exchange, the time of each file being what this thread works on it: once to know it, once to read it.

        An empty file in front of all others takes the time of the statements. What was slow is timed again alone.
        """
        _path(stick, FIRST).write_bytes(b"")
        names = [file.name for file in Place(stick).packs()]
        times = [time.thread_time()]
        done = exchange(store, stick, lambda n, _: times.append(time.thread_time()) if n == len(times) else None,
                        braked=False)
        took = [ended - began for began, ended in pairwise(times)]
        by_name = {item.name: item for item in items}
        both = [known + read for known, read in zip(took, took[len(names):], strict=False)]
        for name, each in zip(names, both, strict=False):
            if name in by_name:
                self._slow(store, stick, by_name[name], each)
        if both[0] > SECONDS / 2:
            for item in (one for one in items if one.name.endswith(".json")):
                self.tally.worst_list = max(self.tally.worst_list, self._alone(store, stick, item))
        return done

    def _slow(self, store: Store, stick: Path, item: Item, took: float) -> None:
        if took > max(self.tally.worst, SECONDS / 2) and not item.grows:
            took = min(took, self._alone(store, stick, item))
        if took > self.tally.worst:
            self.tally.worst, self.tally.worst_in = took, f"{item.by} {self._seed}/{item.number}"

    def _alone(self, store: Store, stick: Path, item: Item) -> float:
        """Seconds an exchange takes with nothing but this file, nothing being kept."""
        shutil.copyfile(stick / "DXDESK" / item.name, _path(_fresh(self._folder / "riêng"), item.name))
        started = time.thread_time()
        exchange(store, self._folder / "riêng", preview=True)
        return time.thread_time() - started


def deck_of(seed: int, share: int = 1) -> list[Mutator | Oddity]:
    """Every mutator as often as its share says, or that part of it but once at least, shuffled."""
    oddities = () if os.name == "nt" else ODDITIES
    deck: list[Mutator | Oddity] = [one for one in MUTATORS for _ in range(max(1, one.share // share))]
    deck += oddities
    Random(seed).shuffle(deck)
    return deck


def _item(chosen: Mutator, number: int, chance: Random, data: bytes, ward: Ward) -> Item:
    if chosen.suffix == ".json":
        name = f"{chance.choice(('trust', 'devices'))}/{number:06d}.json"
        return Item(number, chosen.name, name, frozenset(), seen=False)
    genuine = sum(inner in ward.genuine for inner in _inner(ward, data))
    name = f"{chance.choice(('log', 'inbox', 'bundles'))}/{number:06d}{chosen.suffix}"
    if os.name != "nt" and chosen.suffix == ".csv" and chance.random() < 0.1:
        name = odd_name(chance, number)
    allowed = chosen.results | (TAKEN if genuine else frozenset())
    must = chosen.segment and genuine > 0
    return Item(number, chosen.name, name, TAKEN if must else allowed, genuine=genuine, must=must)


def _wrapped(item: Item, bench: Bench, data: bytes) -> bytes:
    """A plain file as it is, in an envelope, or in a zip beside a real pack."""
    kind = bench.chance.choices(("plain", "sealed", "zip", "sealed zip"), (70, 12, 12, 6))[0]
    if kind == "plain":
        return data
    if kind == "sealed":
        item.name += ".age"
        return bench.ward.seal(data)
    packed = zipped((("log/m.csv", data), ("g.csv", bench.pack())))
    item.genuine += 1
    item.allowed |= TAKEN
    item.name += ".zip" if kind == "zip" else ".zip.age"
    return packed if kind == "zip" else bench.ward.seal(packed)


def _inner(ward: Ward, data: bytes) -> Iterator[bytes]:
    """The plain files in a file as anyone with the ward's key finds them: itself, in envelopes, in a zip of packs."""
    data = ward.unsealed(data)
    if not data.startswith(b"PK\x03\x04"):
        yield data
        return
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return
    for info in (one for one in archive.infolist()[:MOST_MEMBERS] if one.file_size <= LARGEST):
        with contextlib.suppress(zipfile.BadZipFile, zlib.error, lzma.LZMAError, ValueError, OSError, EOFError,
                                 RuntimeError, NotImplementedError):
            yield ward.unsealed(archive.read(info))


def _collect(done: Exchanged, items: list[Item]) -> None:
    shown = {"".join(letter if letter.isprintable() else "?" for letter in item.name): item for item in items}
    for file in done.incoming:
        parts = file.file.split(" › ")
        names = (" › ".join(parts[:n]) for n in range(len(parts), 0, -1))
        item = next((shown[name] for name in names if name in shown), None)
        if item is not None:
            assert file.sentence.endswith("."), file
            item.results.append(file.result)
        else:
            assert file.result in TAKEN or file.file == FIRST, f"a real file beside the others: {file}"


def _judge(item: Item, why: str) -> None:
    assert set(item.results) <= RESULTS.keys(), why
    assert bool(item.results) == item.seen, f"no answer, or one too many: {why}"
    assert len(item.results) <= 1 or ".zip" in item.name, f"two answers: {why}"
    assert set(item.results) <= item.allowed, f"another answer: {why}"
    taken = sum(result in TAKEN for result in item.results)
    assert taken <= item.genuine, f"taken: {why}"
    assert not item.must or taken == item.genuine, f"a real pack was refused: {why}"


def _path(stick: Path, name: str) -> Path:
    path = stick / "DXDESK" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    (stick / "DXDESK" / "trust").mkdir(exist_ok=True)
    return path


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
