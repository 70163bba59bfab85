"""What roads do to a stick: files cut, flipped, extended, doubled, renamed, zipped together, lost; lists of old."""

import json
import shutil
import zipfile
from collections.abc import Callable, Collection
from pathlib import Path
from random import Random

from dxdesk.exchange.envelope import unseal
from dxdesk.exchange.results import SegmentRefused

Spoil = Callable[[Path, Random], None]


def packs_on(stick: Path) -> list[Path]:
    """Every file that may be a segment."""
    return sorted(path for path in (stick / "DXDESK").rglob("*") if path.suffix in (".csv", ".age", ".zip"))


def lists_on(stick: Path) -> list[Path]:
    """Cards and lists of statements."""
    return sorted((stick / "DXDESK").rglob("*.json"))


def cut(path: Path, chance: Random) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:chance.randrange(len(data))])


def flip(path: Path, chance: Random) -> None:
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def extend(path: Path, chance: Random) -> None:
    with path.open("ab") as file:
        file.write(chance.choice((b"\n", b"\r\n", b"\0", b"x;y\r\n", path.read_bytes())))


def double(path: Path, chance: Random) -> None:
    shutil.copyfile(path, path.parent / f"0{chance.randrange(99)} bản sao {path.name}")


def rename(path: Path, chance: Random) -> None:
    ending = chance.choice((path.suffix, ".txt", ""))
    path.rename(path.parent.parent.parent / "inbox" / f"{chance.randrange(10**6)}{ending}")


def lose(path: Path, _: Random) -> None:
    path.unlink()


EACH: tuple[Spoil, ...] = (cut, flip, extend, double, rename, lose)


def spoil_packs(stick: Path, chance: Random) -> None:
    """Some files suffer, one thing each."""
    found = [path for path in packs_on(stick) if path.parent.parent.name == "log" and path.stat().st_size]
    for path in chance.sample(found, min(len(found), chance.randint(1, 6))):
        chance.choice(EACH)(path, chance)


def zip_packs(stick: Path, chance: Random) -> None:
    """Some files go into one zip, in any order, with or without the loose ones staying; the zip may be cut."""
    found = packs_on(stick)
    chosen = chance.sample(found, min(len(found), chance.randint(1, 8)))
    bundle = stick / "DXDESK" / "bundles" / f"{chance.randrange(10**6)}.zip"
    bundle.parent.mkdir(exist_ok=True)
    keep = chance.random() < 0.5
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in chosen:
            archive.write(path, f"{chance.randrange(10**6)}{path.suffix}")
            if not keep:
                path.unlink()
    if chance.random() < 0.2:
        cut(bundle, chance)


def drop_statements(stick: Path, chance: Random) -> None:
    """Lists lose some of what they say, or lie there cut."""
    for path in lists_on(stick):
        if path.parent.name == "trust" and chance.random() < 0.8:
            said = json.loads(path.read_bytes())
            said["statements"] = [one for one in said["statements"] if chance.random() < 0.5]
            path.write_text(json.dumps(said))
        elif chance.random() < 0.3:
            chance.choice((cut, lose))(path, chance)


SPOILS: tuple[Spoil, ...] = (spoil_packs, spoil_packs, zip_packs, drop_statements)


def bad_copy(stick: Path, target: Path, former: list[bytes], chance: Random) -> Path:
    """A copy of a stick that suffered; now and then with the list of statements of another day."""
    shutil.copytree(stick, target)
    for spoil in chance.sample(SPOILS, chance.randint(1, 2)):
        spoil(target, chance)
    if former and chance.random() < 0.4:
        for path in lists_on(target):
            if path.parent.name == "trust":
                path.write_bytes(chance.choice(former))
    return target


def pour(source: Path, target: Path, groups: Collection[str]) -> None:
    """Everything of one stick onto another, beside what has that name there, unless the ward can read that one."""
    for number, path in enumerate(path for path in sorted((source / "DXDESK").rglob("*")) if path.is_file()):
        place = target / "DXDESK" / path.relative_to(source / "DXDESK")
        if place.exists() and place.parent.parent.name == "log" and opens(place, groups):
            continue
        if place.exists() and place.read_bytes() != path.read_bytes():
            place = place.with_name(f"kia {number} {place.name}")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)


def opens(path: Path, groups: Collection[str]) -> bool:
    """Whether a file is open to whoever holds these keys."""
    if path.suffix != ".age":
        return True
    try:
        return bool(unseal(path.read_bytes(), groups))
    except SegmentRefused:
        return False
