"""One day of a real ward in a process of its own, with no folder but those of the test."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dxdesk.domain.schema import schema_files
from dxdesk.paths import resource_path
from tests.secrecy.haystack import files, unpacked
from tests.secrecy.needles import Needles

ROOT = Path(__file__).resolve().parents[2]
_FOLDERS = {
    "HOME": "nhà", "TMPDIR": "tạm", "TEMP": "tạm", "TMP": "tạm", "XDG_CONFIG_HOME": "cfg", "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache", "XDG_STATE_HOME": "state", "XDG_RUNTIME_DIR": "run", "APPDATA": "cfg",
    "LOCALAPPDATA": "data", "DXDESK_LOCAL": "local",
}
_ALLOWED = ("Phường Thủ Dầu Một", "Thành phố Hồ Chí Minh", "Tổ khu phố 3")


@dataclass(frozen=True)
class Day:
    """What a day left: the folder to be looked through, and what must not be there."""

    world: Path
    temporary: Path
    papers: Path
    facts: dict[str, set[str]]
    keys: dict[str, bytes]
    needles: Needles

    def home(self, name: str) -> Path:
        return self.world / "máy" / name


def leaks(folder: Path, needles: Needles) -> list[tuple[str, str]]:
    """What of the needles stands where: in names, in bytes, or in what is packed inside them."""
    return sorted({
        (name, fact) for name, data in files(folder) for part in unpacked(data) for fact in needles.inside(part)
    })


def allowed() -> Iterator[str]:
    """What any ward's stick may say: names of wards and teams, lists and words the program ships."""
    yield from _ALLOWED
    yield from schema_files().values()
    yield resource_path("data", "catalogues.csv").read_text("utf-8")


@pytest.fixture(scope="session")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    folder = tmp_path_factory.mktemp("day")
    world = folder / "world"
    places = {name: world / "system" / place for name, place in _FOLDERS.items()}
    for place in places.values():
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DXDESK", "XDG", "PYTHON"))}
    environment = {
        **kept, **{name: str(place) for name, place in places.items()}, "DXDESK_PASSPHRASE": "con gà gáy o o trên mái",
        "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", "QT_QPA_PLATFORM": "offscreen",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.secrecy.day", str(folder)], cwd=places["HOME"], env=environment,
        capture_output=True, check=False, timeout=300,
    )
    (world / "said" / "process.txt").write_bytes(done.stdout + done.stderr)
    assert done.returncode == 0, done.stderr.decode()
    known = json.loads((folder / "known.json").read_text("utf-8"))
    facts = {sort: set(texts) for sort, texts in known["facts"].items()}
    keys = {name: bytes.fromhex(key) for name, key in known["keys"].items()}
    return Day(world, places["TMPDIR"], folder / "papers", facts, keys, Needles(facts, allowed()))
