"""More of what may happen to a ward: decisions revised, people merged and taken apart, takings in taken back, people
erased, months put together, old values blanked, packages and attachments sent.
"""

import shutil
import zipfile
from datetime import timedelta
from pathlib import Path

from dxdesk.exchange.bundles import bundle
from dxdesk.exchange.dropped import receive
from dxdesk.exchange.package import pack
from dxdesk.store.conflicts import choose_other, open_conflicts
from dxdesk.store.database import Store
from dxdesk.store.decisions import decisions, rechoose
from dxdesk.store.erasing import confirm_erasure, request_erasure, waiting
from dxdesk.store.intakes import intakes
from dxdesk.store.merging import merge, unmerge
from dxdesk.store.pruning import prune
from dxdesk.store.saving import Change, save
from dxdesk.store.unimport import unimport
from tests.torture.ward_moves import Ward
from tests.torture.ward_sticks import packs_on
from tests.torture.ward_world import Laptop

PASSWORD = "gói gửi qua Zalo"
TYPED = {"phone": "0933333333", "note": "hỏi lại rồi", "full_name": "Lê Thị Hoà", "birth_year": "1955"}
ODD_NAMES = ("{} (1){}", "Bản sao của {}{}", "{}", "{}{}.txt", "phiếu {}.bin")


def third_value(ward: Ward, laptop: Laptop) -> None:
    """A conflict is decided by a value neither side wrote."""
    found = [one for one in open_conflicts(laptop.store) if one.unit in TYPED]
    if found:
        one = ward.chance.choice(found)
        ward.do(laptop, lambda store: choose_other(store, one.id, {one.unit: TYPED[one.unit]}, "gọi hỏi lại"))


def choose_again(ward: Ward, laptop: Laptop) -> None:
    """A decision, of whatever laptop, is made anew."""
    if made := decisions(laptop.store, None):
        one = ward.chance.choice(made)
        ward.do(laptop, lambda store: rechoose(store, one.id, ward.chance.randint(1, 3), "xem lại sổ giấy"))


def merge_two(ward: Ward, laptop: Laptop) -> None:
    """Two records are said to be one person, with a value taken over or not."""
    if len(people := _people(laptop.store)) > 1:
        keep, other = ward.chance.sample(people, 2)
        taken = ward.chance.choice(((), ("phone",), ("full_name", "phone")))
        ward.do(laptop, lambda store: merge(store, keep, other, taken))


def take_apart(ward: Ward, laptop: Laptop) -> None:
    """A merge is taken back, on whatever laptop it was made."""
    query = "SELECT id FROM resident WHERE merged_into IS NOT NULL ORDER BY id"
    if merged := [row[0] for row in laptop.store.connection.execute(query)]:
        one = ward.chance.choice(merged)
        ward.do(laptop, lambda store: unmerge(store, one))


def take_back(ward: Ward, laptop: Laptop) -> None:
    """A taking in is taken back; twice is once."""
    if names := sorted(one.name for one in intakes(laptop.store)):
        name = ward.chance.choice(names)
        if ward.do(laptop, lambda store: unimport(store, name)):
            before = _ops(laptop.store)
            again = ward.do(laptop, lambda store: unimport(store, name))
            assert _ops(laptop.store) == before, f"un-import twice is not once: {again}"


def ask_erased(ward: Ward, laptop: Laptop) -> None:
    """Somebody asks to be taken out of the book."""
    if people := _people(laptop.store):
        one = ward.chance.choice(people)
        if ward.do(laptop, lambda store: request_erasure(store, one)):
            ward.counts["asked to be erased"] += 1
            if ward.chance.random() < 0.7:
                other = ward.chance.choice(ward.laptops)
                for each in (laptop, other):
                    ward.reads_as(each)
                    ward.trade(each, ward.sticks[0])
                second_yes(ward, other)


def second_yes(ward: Ward, laptop: Laptop) -> None:
    """Another member, on another laptop or the same, says the second yes."""
    if asked := waiting(laptop.store):
        one = ward.chance.choice(asked)
        done = ward.do(laptop, lambda store: confirm_erasure(store, one.record))
        ward.counts["erased"] += bool(done and done.done)


def put_months_together(ward: Ward, laptop: Laptop) -> None:
    """Bundles are made at a stick, and own loose packs everybody has are taken away."""
    stick = ward.chance.choice(ward.sticks)
    if (stick / "DXDESK").is_dir():
        done = ward.do(laptop, lambda store: bundle(store, stick))
        ward.counts["loose packs removed"] += done.removed if done else 0
        ward.counts["packs bundled"] += done.packs if done else 0


def blank_old(ward: Ward, laptop: Laptop) -> None:
    """What was overwritten long ago is blanked; no state changes (I6)."""
    if ward.chance.random() < 0.7 and (people := _people(laptop.store)):
        one, values = ward.chance.choice(people), ward.chance.sample(sorted(TYPED), 2)
        for name in (values[0], values[0], values[1]):
            change = Change("resident", {name: f"{ward.chance.randint(1930, 1990)}"}, one)
            ward.do(laptop, lambda store, change=change: save(store, [change]))
        season(ward, laptop)
    before = ward.book.state_of(laptop.store)
    done = ward.do(laptop, prune)
    ward.counts["ops blanked"] += done.ops if done else 0
    assert ward.book.state_of(laptop.store) == before, "pruning changed a state"


def season(ward: Ward, _: Laptop) -> None:
    """Weeks go by."""
    ward.world.now += timedelta(days=ward.chance.choice((20, 40, 70)))


def send_package(ward: Ward, laptop: Laptop) -> None:
    """One file for somebody else, all or only what he lacks, opened under another name."""
    other = ward.chance.choice(ward.laptops)
    file = ward.folder / f"gói {ward.homes}.zip"
    to = other.store.setting("public_key") if ward.chance.random() < 0.5 else ""
    if ward.do(laptop, lambda store: pack(store, file, PASSWORD, to)):
        _received(ward, other, [file])


def attachments(ward: Ward, laptop: Laptop) -> None:
    """Some files of a stick come one by one under other names, or in a zip in a zip."""
    if found := packs_on(ward.chance.choice(ward.sticks)):
        files = [_renamed(ward, path) for path in ward.chance.sample(found, min(len(found), ward.chance.randint(1, 5)))]
        if ward.chance.random() < 0.4:
            files = [_zipped(ward, _zipped(ward, *files))]
        _received(ward, laptop, files)


def _received(ward: Ward, laptop: Laptop, files: list[Path]) -> None:
    ward.reads_as(laptop)
    ward.do(laptop, lambda store: receive(store, files, PASSWORD, braked=False))


def _renamed(ward: Ward, path: Path) -> Path:
    stem, dot, rest = path.name.partition(".")
    target = ward.place() / ward.chance.choice(ODD_NAMES).format(stem, dot + rest)
    target.parent.mkdir()
    return Path(shutil.copyfile(path, target))


def _zipped(ward: Ward, *files: Path) -> Path:
    target = ward.place() / "DXDESK.zip"
    target.parent.mkdir()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, file in enumerate(files):
            archive.write(file, f"{number}/{file.name}")
    return target


def _people(store: Store) -> list[str]:
    return [row[0] for row in store.connection.execute("SELECT id FROM resident ORDER BY id")]


def _ops(store: Store) -> int:
    return store.connection.execute("SELECT count(*) FROM op").fetchone()[0]


PLAN = {
    third_value: 2, choose_again: 2, merge_two: 3, take_apart: 2, take_back: 3, ask_erased: 4, second_yes: 3,
    put_months_together: 3, blank_old: 3, season: 3, send_package: 2, attachments: 3,
}
"""Each act and how often it is done."""
