"""A preview tells exactly what merging then does, whatever lies there, and writes nothing (format §4, §6)."""

import zipfile
from pathlib import Path
from random import Random

import pytest

from dxdesk.exchange import intake, preview
from dxdesk.exchange.folder import exchange
from dxdesk.store.database import Store
from tests.exchange.acts import one_act
from tests.exchange.desks import Template, copied, packs, tree
from tests.exchange.kit import redact
from tests.exchange.wards import unchanged

SEEDS = range(5)


def spoil(stick: Path, rng: Random) -> None:
    """Some packs are packed together, cut, doubled, or replaced by copies without their values."""
    for pack in packs(stick):
        fate = rng.random() if pack.read_bytes().endswith(b"==\r\n") else 1
        if fate < 0.1:
            with zipfile.ZipFile(stick / "DXDESK" / "inbox" / f"{pack.stem}.zip", "w") as archive:
                archive.write(pack, pack.name)
                archive.write(rng.choice(packs(stick)), "again.csv")
            pack.unlink()
        elif fate < 0.2:
            data = pack.read_bytes()
            ops = {line.split(b";")[0].decode() for line in data.split(b"\r\n")[2:-2]}
            pack.write_bytes(redact(data, ops, rng.choice((ops, set()))))
        elif fate < 0.3:
            (stick / "DXDESK" / "inbox" / f"{pack.stem} (1).csv").write_bytes(pack.read_bytes())
        elif fate < 0.35:
            pack.write_bytes(pack.read_bytes()[:-30])


def told_then_done(store: Store, stick: Path) -> None:
    """A preview, which changes nothing, says what the exchange then does."""
    still, before = unchanged(store), tree(stick)
    told = exchange(store, stick, preview=True)
    assert still()
    assert tree(stick) == before
    done = exchange(store, stick, braked=False)
    assert told.incoming == done.incoming
    assert [(file.ops, file.own) for file in told.outgoing] == [(file.ops, file.own) for file in done.outgoing]


@pytest.mark.parametrize("seed", SEEDS)
def test_it_tells_what_merging_then_does(
    desks: list[Store], stick: Path, seed: int, practice: Template, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = Random(seed)
    monkeypatch.setattr(intake, "CHUNK", rng.choice((1, 7, 20_000)))
    monkeypatch.setattr(preview, "KEPT", rng.choice((0, 30, 50_000)))
    monkeypatch.setattr(preview, "_AT_ONCE", rng.choice((5, 1_000_000)))
    if seed % 3 == 0:  # a copied disk goes on beside its original
        desks.append(copied(desks[0].home, tmp_path / "bản sao", practice.keys[0]))
    exchange(desks[0], stick)
    for _ in range(10):
        store = rng.choice(desks)
        for _ in range(rng.randint(1, 8)):
            one_act(store, rng)
        if rng.random() < 0.3:
            spoil(stick, rng)
        told_then_done(store, stick)
