"""Runs a freshly built bundle the way a person without Python would, and says how large it is: `make bundle`."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path


def main(folder: Path) -> None:
    """Start the bundle, make a practice ward with it, read it back, print its report."""
    program = folder / ("dxdesk.exe" if os.name == "nt" else "dxdesk")
    with tempfile.TemporaryDirectory(prefix="dxdesk thử ") as place:
        version = _run(program, "--version").strip()
        made = json.loads(_run(program, "practice", str(Path(place) / "tập"), "--visits", "12", "--json"))
        home = made["homes"][0]
        passphrase = {"DXDESK_PASSPHRASE": made["passphrase"]}
        held = json.loads(_run(program, "--home", home, "state", "--json", **passphrase))
        paper = Path(place) / "thử.pdf"
        _run(program, "--home", home, "report", "team-month", "--period", "2026-10", "--out", str(paper), **passphrase)
        if not paper.read_bytes().startswith(b"%PDF"):
            raise SystemExit("the bundle printed no PDF")
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"{program}: {version}, {held['records']['visit']} phiếu, {size / 1e6:.0f} MB")


def _run(program: Path, *arguments: str, **environment: str) -> str:
    """What the program answers; stops here when it refuses. Nothing of this machine's Python reaches it."""
    mine = ("PYTHON", "VIRTUAL_ENV", "DXDESK")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(mine)}
    done = subprocess.run([program, *arguments], capture_output=True, env=clean | environment, check=False, timeout=300)
    if done.returncode:
        raise SystemExit(f"{program.name} {arguments[0]}: {done.stderr.decode(errors='replace')}")
    return done.stdout.decode()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
