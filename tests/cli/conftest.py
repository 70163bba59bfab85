"""A real encrypted desk for commands, and a way to run them as a program would be run."""

import io
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dxdesk.app import main
from dxdesk.store import keys
from dxdesk.store.desk import Founder, WardFacts, new_desk

PASSPHRASE = "câu dài để thử"


@dataclass(frozen=True)
class Answer:
    """What a command left: its exit code, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        """The one document on stdout."""
        return json.loads(self.out)


Run = Callable[..., Answer]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`run("find", "an", stdin=b"")`: do one command in this process."""
    monkeypatch.setenv("DXDESK_PASSPHRASE", PASSPHRASE)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setitem(keys.COST, "n", 1 << 10)

    def run(*arguments: str, stdin: bytes = b"") -> Answer:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        code = main(list(arguments))
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return run


@pytest.fixture(scope="session")
def first_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk just made; tests take copies."""
    home = tmp_path_factory.mktemp("sổ mẫu") / "sổ"
    ward = WardFacts("25747", "Phường Thủ Dầu Một", "Thành phố Hồ Chí Minh", ("Khu phố 1", "Khu phố 3"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(keys.COST, "n", 1 << 10)
        store, _ = new_desk(home, PASSPHRASE, ward, Founder("Tổ khu phố 3", "Nguyễn Thị Mẫu", "leader"))
        store.close()
    return home


@pytest.fixture
def desk(first_desk: Path, home: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk of its own for one test, named by `DXDESK_HOME`."""
    shutil.copytree(first_desk, home)
    monkeypatch.setenv("DXDESK_HOME", str(home))
    return home


def visit(name: str = "Trần Thị Bé", /, **resident: str) -> dict:
    """A visit as `add` takes it."""
    return {
        "resident": {"full_name": name, **resident}, "visit": {"visit_on": "2026-11-20"},
        "helps": [{"service": "VNEID_ACTIVATE", "outcome": "done"}, {"service": "CASHLESS", "outcome": "partly"}],
    }


def lines(*visits: object) -> bytes:
    """JSON lines."""
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in visits).encode()
