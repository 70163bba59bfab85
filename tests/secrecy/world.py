"""The folder a day takes place in, commands done there, and copies of what is removed again."""

import contextlib
import io
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

from dxdesk.app import main as dxdesk
from dxdesk.store.database import Store

_OPEN_FILES = Path("/proc/self/fd")


class World:
    """The folder, and commands done in it."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "world"
        self.stick = self.root / "USB của tổ"
        self.said = self.root / "said"
        self.papers = folder / "papers"
        self.removed = self.root / "removed"
        self.secrets: list[str] = []
        for place in (self.stick, self.said, self.papers, self.removed):
            place.mkdir(parents=True)

    def home(self, name: str) -> Path:
        return self.root / "máy" / name

    def do(self, name: str, *arguments: str, stdin: object = "", shows: bool = False, code: int = 0) -> Any:
        """One command; its words are kept unless it was asked for people. The answer, where it is JSON."""
        out, err = io.StringIO(), io.StringIO()
        data = stdin if isinstance(stdin, str) else json.dumps(stdin, ensure_ascii=False)
        typed = mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode()), encoding="utf-8"))
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), typed:
            got = _done([*arguments, "--home", str(self.home(name)), "--json"])
        if not shows:
            number = len(list(self.said.iterdir()))
            (self.said / f"{number:03}-{arguments[0]}.txt").write_text(out.getvalue() + err.getvalue(), "utf-8")
        if got != code:
            raise SystemExit(f"{arguments}: {got}\n{out.getvalue()}{err.getvalue()}")
        lines = out.getvalue().splitlines()
        return json.loads(lines[0]) if lines else None

    def keep(self, path: Path) -> None:
        """A copy of a file as it is now; papers are for people and not kept."""
        if path.is_file() and path.suffix != ".pdf" and self.removed not in path.parents:
            shutil.copyfile(path, self.removed / f"{len(os.listdir(self.removed)):04}-{path.name}")

    def watch(self) -> None:
        """From now on, keep what Python removes: a temporary file is on the disk as well as any other."""
        def seen(event: str, arguments: tuple[Any, ...]) -> None:
            if event == "os.remove":
                path, folder = Path(os.fsdecode(arguments[0])), arguments[1]
                inside = folder >= 0 and _OPEN_FILES.is_dir()
                self.keep(Path(os.readlink(_OPEN_FILES / str(folder))) / path if inside else path)

        sys.addaudithook(seen)

    @contextlib.contextmanager
    def keeping_logs(self) -> Iterator[None]:
        """Keep the write-ahead log of every database that is closed, which SQLite then removes."""
        close = Store.close

        def closing(store: Store) -> None:
            self.keep(store.home / "desk.db-wal")
            close(store)

        with mock.patch.object(Store, "close", closing):
            yield


def _done(arguments: list[str]) -> int:
    """As Python itself would end it: a bug goes to the hook that was set."""
    try:
        return dxdesk(arguments)
    except KeyError:
        sys.excepthook(*sys.exc_info())
        return 1
    finally:
        sys.excepthook = sys.__excepthook__
