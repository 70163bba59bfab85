"""A real encrypted desk for commands, and a way to run them as a program would be run."""

import io
import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from dxdesk.app import main
from dxdesk.store import keys
from dxdesk.store.database import open_store
from dxdesk.store.desk import Founder, WardFacts, new_desk
from dxdesk.store.state import state

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


class Terminal(io.TextIOWrapper):
    """Standard input at which a person sits."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`run("find", "an", stdin=b"")`: do one command in this process; a person types the lines of `typed`."""
    monkeypatch.setenv("DXDESK_PASSPHRASE", PASSPHRASE)
    for name in ("DXDESK_CODE", "DXDESK_ROOT_TEXT", "DXDESK_PACK_PASSPHRASE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setitem(keys.COST, "n", 1 << 10)

    def run(*arguments: str, stdin: bytes = b"", typed: tuple[str, ...] | None = None) -> Answer:
        given = stdin if typed is None else "".join(f"{line}\n" for line in typed).encode()
        kind = io.TextIOWrapper if typed is None else Terminal
        monkeypatch.setattr(sys, "stdin", kind(io.BytesIO(given), encoding="utf-8"))
        monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _: input())
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


def held(home: Path) -> dict:
    """All that must not change where a command is refused: ops, records, statements, packs and who they count by."""
    with open_store(home, PASSPHRASE) as store:
        rows = store.connection.execute
        return {
            **asdict(state(store)), "statements": sorted(rows("SELECT hash FROM statement").fetchall()),
            "segments": sorted(rows("SELECT root, state FROM segment").fetchall()),
        }


def files(folder: Path) -> dict[str, bytes]:
    """What lies in a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def assert_refused(answer: Answer, code: str) -> None:
    """Exit code 1, and one sentence for people, the same in JSON."""
    assert (answer.code, answer.json["refused"]) == (1, code)
    assert answer.err.strip() == answer.json["sentence"]
    assert "\n" not in answer.json["sentence"]


@dataclass(frozen=True)
class Ward:
    """A real ward by its commands: the officer's desk, which founded it, a stick, and laptops that come by invitation.

    Every command is run with `--json` on the desk named first.
    """

    run: Run
    officer: Path
    folder: Path

    @property
    def stick(self) -> Path:
        """The stick of the ward, an empty folder at first."""
        stick = self.folder / "USB của phường"
        stick.mkdir(exist_ok=True)
        return stick

    def on(self, home: Path, *arguments: str, **more: object) -> Answer:
        """Whatever the command answers."""
        return self.run("--home", str(home), *arguments, "--json", **more)

    def done(self, home: Path, *arguments: str, **more: object) -> dict:
        """The document of a command that must succeed."""
        answer = self.on(home, *arguments, **more)
        assert answer.code == 0, answer.err
        return answer.json

    def invitation(self, *more: str, by: Path | None = None) -> tuple[Path, str]:
        """A new invitation's file and code."""
        file = self.folder / f"giấy mời {len(list(self.folder.iterdir()))}.dxdesk-moi"
        return file, self.done(by or self.officer, "invite", str(file), *more)["code"]

    def enter(self, name: str, file: Path, code: str) -> Path:
        """A new laptop that came by an invitation: its home."""
        home = self.folder / name
        self.done(home, "new", "--join", str(file), "--team", "Tổ khu phố 3", "--member", name, "--code", code)
        return home

    def laptop(self, name: str) -> Path:
        """A new laptop with an invitation of its own."""
        return self.enter(name, *self.invitation())

    def swap(self, *homes: Path) -> list[dict]:
        """Each laptop in turn exchanges with the stick."""
        return [self.done(home, "exchange", str(self.stick)) for home in homes]

    def device(self, home: Path, of: Path) -> dict:
        """What one laptop knows of another."""
        writer = self.done(of, "state")["writer"]
        return next(one for one in self.done(home, "devices")["devices"] if writer in one["writers"])


@pytest.fixture
def ward(desk: Path, run: Run, tmp_path: Path) -> Ward:
    """A ward whose officer holds nothing but its founding records."""
    held(desk)  # the desk of the tests is a copy, which is said once
    folder = tmp_path / "phường"
    folder.mkdir()
    return Ward(run, desk, folder)


@pytest.fixture
def laptop(ward: Ward) -> Path:
    """A laptop of the ward with a slip the officer does not have."""
    home = ward.laptop("máy hai")
    ward.done(home, "add", stdin=lines(visit("Phan Văn Tư")))
    return home


@pytest.fixture
def unsealed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages without the slow envelope round them."""
    monkeypatch.setattr("dxdesk.exchange.package.seal_by_passphrase", lambda data, _: data)
    monkeypatch.setenv("DXDESK_PACK_PASSPHRASE", "bàn ghế tủ giường")
