"""A stick pulled out at any moment: no half under a real name, nothing lost, the next exchange ends it (format §4)."""

import os
import shutil
from pathlib import Path

import pytest

from dxdesk.errors import ExchangeError
from dxdesk.exchange.disk import WAITING
from dxdesk.exchange.folder import exchange
from dxdesk.store.database import Store
from dxdesk.store.saving import WRITER
from tests.exchange.desks import add_person, all_equal, edit
from tests.exchange.sticks import pulled_at

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="follows open files through /proc")
SHARE = int(os.environ.get("DXDESK_PULL_SHARE", "5"))
"""Every so-manieth moment is tried; 1 for all."""


def contents(folder: Path, halves: bool = False) -> dict[str, bytes]:
    found = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {name: data for name, data in found.items() if name.endswith(WAITING) == halves}


@pytest.fixture
def met(desks: list[Store], stick: Path) -> list[Store]:
    """Two laptops that met on another stick; the second has news since."""
    a, b, _ = desks
    person = add_person(a, "Trần Thị Bé")
    exchange(a, stick)
    exchange(b, stick)
    edit(b, person, phone="0912345678")
    return [a, b]


def test_pulled_out_at_any_write(met: list[Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = met
    new = tmp_path / "USB mới"
    new.mkdir()
    with pulled_at(new, -1, monkeypatch) as never:
        exchange(b, new)
    # What fails at the folder itself after the last rename is nobody's loss.
    whole, moments = contents(new), range(len(never.what) - 1)
    assert sum(what.startswith("replace") for what in never.what) > 5
    for at in (*moments[SHARE // 2::SHARE], moments[-1]):
        shutil.rmtree(new)
        new.mkdir()
        with pulled_at(new, at, monkeypatch) as pulled, pytest.raises(ExchangeError) as refused:
            exchange(b, new)
        where = f"{at}: {pulled.what[-1]}"
        assert (refused.value.code, "còn nguyên" in refused.value.sentence) == ("pulled_out", True), where
        assert contents(new).items() <= whole.items(), where
        assert all(name.endswith(f".{b.setting(WRITER)}{WAITING}") for name in contents(new, halves=True)), where
        exchange(b, new)
        assert contents(new) == whole, where
    exchange(a, new)
    assert all_equal(a, b)
