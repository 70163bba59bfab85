"""Builds and joins everything: the window, or one command of the command line."""

import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Open the window, or do the command given; the exit code of the process.

    The window needs no option but `--home DIR`, so it is found here without reading the command line's own library.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    match arguments:
        case []:
            return _window(None)
        case ["--home", folder]:
            return _window(Path(folder))
        case [option] if option.startswith("--home="):
            return _window(Path(option.removeprefix("--home=")))
    from dxdesk.cli import main as command_line  # start-up: a window does not wait for click (30 ms)

    return command_line(arguments, _practice_ward)


def _window(home: Path | None) -> int:
    from dxdesk.ui.start import run_window  # start-up: a command does not wait for Qt (200 ms)

    return run_window(home, _practice_desk)


def _practice_desk(folder: Path) -> tuple[Path, str]:
    from dxdesk.practice.ward import make_tryout  # start-up: only who tries the program needs made-up people

    return make_tryout(folder)


def _practice_ward(folder: Path, laptops: int, visits: int, seed: int) -> tuple[tuple[Path, ...], str]:
    from dxdesk.practice.ward import make_practice  # start-up: as above

    made = make_practice(folder, laptops, visits, seed)
    return made.homes, made.passphrase
