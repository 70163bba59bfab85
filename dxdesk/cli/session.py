"""One run of the command line: which desk, in which form answers are given, and to whom they go."""

import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dxdesk.errors import DeskError, InputError
from dxdesk.paths import default_home

if TYPE_CHECKING:
    from dxdesk.store.database import Store

PASSPHRASE = "DXDESK_PASSPHRASE"
Progress = Callable[[int, int], None]
MakePractice = Callable[[Path, int, int, int], tuple[tuple[Path, ...], str]]
"""A practice ward in a folder: (folder, laptops, visits, seed) to the laptops' homes and the passphrase of all."""


@dataclass(slots=True)
class Session:
    """What the options before and after a command said.

    With `as_json` the one document goes to stdout and words for people to stderr; else words go to stdout.
    `make_practice` is handed in from above, because practice stands on top of the command line.
    """

    home: Path = field(default_factory=default_home)
    as_json: bool = False
    make_practice: MakePractice | None = None

    def passphrase(self, *, new: bool = False) -> str:
        """The desk's passphrase: from the environment, or asked for where a person sits at a terminal.

        Raises `InputError` when neither gives one.
        """
        given = os.environ.get(PASSPHRASE)
        if given:
            return given
        if sys.stdin is None or not sys.stdin.isatty():
            raise InputError("no_passphrase", f"Chưa có mật khẩu mở sổ. Đặt biến {PASSPHRASE} rồi chạy lại.")
        text = "Đặt mật khẩu mở sổ" if new else "Mật khẩu mở sổ"
        typed: str = click.prompt(text, hide_input=True, err=True)
        if new and click.prompt("Gõ lại lần nữa", hide_input=True, err=True) != typed:
            raise InputError("passphrase_differs", "Hai lần gõ mật khẩu khác nhau. Chưa lập sổ, chạy lại lệnh này.")
        return typed

    def open(self) -> "Store":
        """The desk of this run, to be closed by the caller; raises `DeskError` where it cannot be opened."""
        from dxdesk.store.database import open_store  # start-up: `scan` and wrong usage do not wait for the store

        return open_store(self.home, self.passphrase())

    def practice_ward(self, folder: Path, laptops: int, visits: int, seed: int) -> tuple[tuple[Path, ...], str]:
        """The homes of a new practice ward and their passphrase."""
        if self.make_practice is None:
            raise RuntimeError("started without a practice ward")
        return self.make_practice(folder, laptops, visits, seed)

    def reply(self, document: Mapping[str, Any], *words: str) -> None:
        """Answer a command: the document for programs, the words for people."""
        for line in words:
            click.echo(line, err=self.as_json)
        if self.as_json:
            click.echo(json.dumps(document, ensure_ascii=False))

    def refuse(self, error: DeskError) -> None:
        """Say why nothing was done."""
        click.echo(error.sentence, err=True)
        if self.as_json:
            extra = getattr(error, "details", {})
            click.echo(json.dumps({"refused": error.code, "sentence": error.sentence, **extra}, ensure_ascii=False))

    def progress(self, what: str) -> Progress:
        """A function to tell how far long work has come; it writes only where a person watches."""
        watched = sys.stderr.isatty()

        def tell(done: int, total: int) -> None:
            if watched:
                click.echo(f"\r{what}: {done:,} / {total:,}".replace(",", "."), nl=done >= total, err=True)

        return tell
