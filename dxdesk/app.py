"""Builds and joins everything: the window, or one command of the command line."""

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dxdesk.ui.start import Program


def main(arguments: list[str] | None = None) -> int:
    """Open the window, or do the command given; the exit code of the process.

    The window needs no option but `--home DIR`, so it is found here without reading the command line's own library.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    match arguments:
        case []:
            return window(None)
        case ["--home", folder]:
            return window(Path(folder))
        case [option] if option.startswith("--home="):
            return window(Path(option.removeprefix("--home=")))
    from dxdesk.cli import main as command_line  # start-up: a window does not wait for click (30 ms)

    return command_line(arguments, _practice_ward)


def window(home: Path | None, begun: "Callable[[Program], object] | None" = None) -> int:
    """Open the window on the desk in `home`, by default the person's own; the exit code of the process.

    `begun` is handed the program before anything is in sight.
    """
    gc.disable()  # start-up: to look for garbage in what is being loaded costs 6 ms; `run_window` begins to look
    from dxdesk.ui.start import run_window  # start-up: a command does not wait for Qt (200 ms)

    return run_window(home, _practice_desk, begun=begun)


def _practice_desk(folder: Path) -> tuple[Path, str]:
    from dxdesk.practice.ward import make_tryout  # start-up: only who tries the program needs made-up people

    return make_tryout(folder)


def _practice_ward(folder: Path, laptops: int, visits: int, seed: int) -> tuple[tuple[Path, ...], str]:
    from dxdesk.practice.ward import make_practice  # start-up: as above

    made = make_practice(folder, laptops, visits, seed)
    return made.homes, made.passphrase
