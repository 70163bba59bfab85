"""Every hostile file also as an attachment, wrapped once more: a result each, and nothing taken (format §4)."""

import contextlib
import shutil
from pathlib import Path
from random import Random

import pytest

from dxdesk.errors import ExchangeError
from dxdesk.exchange.dropped import locked, receive
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.results import RESULTS
from dxdesk.store import keys
from tests.torture.attack import deck_of
from tests.torture.hostile import Bench, Mutator
from tests.torture.hostile_containers import zipped
from tests.torture.hostile_judge import dump, outcome
from tests.torture.hostile_ward import make_ward
from tests.torture.size import FULL

FILES = 3_000 if FULL else 60
_AT_ONCE = 5


def test_nothing_hostile_is_taken_from_attachments(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "COST", {"n": 16, "r": 8, "p": 1})
        ward, other = make_ward(tmp_path / "thật", practice=False), make_ward(tmp_path / "khác", practice=True)
    deck = [one for one in deck_of(7, share=8) if isinstance(one, Mutator)]
    with ward.desk("full", tmp_path / "sổ") as store:
        (tmp_path / "usb").mkdir()
        shutil.copytree(ward.stick, tmp_path / "usb" / "DXDESK")
        exchange(store, tmp_path / "usb")
        before, trusted = dump(store), outcome(store)
        for start in range(0, FILES, _AT_ONCE):
            files = []
            for number in range(start, start + _AT_ONCE):
                chance = Random(f"7/{number}")
                data = deck[number % len(deck)].make(Bench(ward, other, chance))
                for _ in range(chance.choice((0, 0, 1, 2, 6))):
                    data = zipped(((f"{chance.choice(('a', 'b.csv', 'c.zip', 'd/e.age'))}", data),))
                files.append(tmp_path / f"{number}")
                files[-1].write_bytes(data)
            said = f"{start}: {[deck[number % len(deck)].name for number in range(start, start + _AT_ONCE)]}"
            with contextlib.suppress(ExchangeError):
                locked(files)
            done = receive(store, files, "mật khẩu", preview=Random(start).random() < 0.2)
            assert {one.result for one in done.incoming} <= RESULTS.keys(), said
            assert len(done.incoming) >= _AT_ONCE and all(one.ops == 0 for one in done.incoming), said
            assert (dump(store), outcome(store)) == (before, trusted), said
            for file in files:
                file.unlink()
