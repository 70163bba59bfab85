"""One run of the command line: which desk, in which form answers are given, and to whom they go."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dxdesk.domain.wording import thousands
from dxdesk.errors import DeskError, InputError
from dxdesk.paths import default_home

if TYPE_CHECKING:
    from dxdesk.store.database import Store

Progress = Callable[[int, int], None]
MakePractice = Callable[[Path, int, int, int], tuple[tuple[Path, ...], str]]
"""A practice ward in a folder: (folder, laptops, visits, seed) to the laptops' homes and the passphrase of all."""


@dataclass(frozen=True, slots=True)
class Secret:
    """What a person knows and a command needs: the variable scripts put it in, the code and words of its lack.

    `hidden` where it must not be read over a shoulder while it is typed.
    """

    variable: str
    lacking: str
    name: str
    hidden: bool = True


PASSPHRASE = Secret("DXDESK_PASSPHRASE", "no_passphrase", "mật khẩu mở sổ")


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
        """The desk's passphrase; raises `InputError` as `secret`."""
        return self.secret(PASSPHRASE, new=new)

    def secret(self, of: Secret, given: str = "", *, new: bool = False) -> str:
        """A secret: given by an option, from the environment, or asked for where a person sits at a terminal.

        A `new` one is typed twice. Raises `InputError` when nothing gives one, or the two differ.
        """
        if said := self.given(of, given):
            return said
        typed = self.ask(of, new=new)
        if new and click.prompt("Gõ lại lần nữa", hide_input=of.hidden, err=True) != typed:
            raise InputError("passphrase_differs", "Hai lần gõ mật khẩu khác nhau. Chưa làm gì, chạy lại lệnh này.")
        return typed

    def given(self, of: Secret, option: str = "") -> str:
        """What an option or the environment gives, else an empty text."""
        return option or os.environ.get(of.variable, "")

    def ask(self, of: Secret, *, new: bool = False) -> str:
        """What a person types; raises `InputError` where none sits at a terminal."""
        if sys.stdin is None or not sys.stdin.isatty():
            raise InputError(of.lacking, f"Chưa có {of.name}. Đặt biến {of.variable} rồi chạy lại.")
        text = f"Đặt {of.name}" if new else of.name.capitalize()
        typed: str = click.prompt(text, hide_input=of.hidden, err=True)
        return typed

    def open(self) -> "Store":
        """The desk of this run, to be closed by the caller; raises `DeskError` where it cannot be opened.

        What waited for a newer program counts from here on. What people must know of the opening is said to them.
        """
        from dxdesk.store.database import open_store  # start-up: `scan` and wrong usage do not wait for the store

        store = open_store(self.home, self.passphrase())
        try:
            for sentence in _found_on_opening(store):
                self.mention(sentence)
        except BaseException:
            store.close()
            raise
        return store

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

    def mention(self, sentence: str) -> None:
        """A sentence for people beside the answer."""
        click.echo(sentence, err=True)

    def refuse(self, error: DeskError) -> None:
        """Say why nothing was done, on one line whatever was given and is named in it."""
        sentence = "".join(letter if letter.isprintable() else " " for letter in error.sentence)
        click.echo(sentence, err=True)
        if self.as_json:
            extra = getattr(error, "details", {})
            click.echo(json.dumps({"refused": error.code, "sentence": sentence, **extra}, ensure_ascii=False))

    def progress(self, what: str) -> Progress:
        """A function to tell how far long work has come; it writes only where a person watches."""
        watched = sys.stderr.isatty()

        def tell(done: int, total: int) -> None:
            if watched:
                click.echo(f"\r{what}: {thousands(done)} / {thousands(total)}", nl=done >= total, err=True)

        return tell


def _found_on_opening(store: "Store") -> Iterator[str]:
    """That the desk turned out a copy; that packs which waited here count now, or others no longer do."""
    from dxdesk.exchange.standing import review  # start-up: as for the store
    from dxdesk.store.anchor import copied_notice  # start-up: as for the store

    if copied := copied_notice(store):
        yield copied
    yield from review(store).sentences()
