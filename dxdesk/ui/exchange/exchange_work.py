"""The exchange as the worker does it: with a connection of its own, its files labelled before they are shown."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dxdesk.exchange.devices import devices
from dxdesk.exchange.folder import Exchanged, exchange
from dxdesk.exchange.unpacking import unpack
from dxdesk.exchange.volume import size_text, volume_of
from dxdesk.store.database import Store
from dxdesk.store.records import writer_label
from dxdesk.ui.background import Report
from dxdesk.ui.context import Desk
from dxdesk.ui.devices_words import device_name
from dxdesk.ui.exchange.file_table import FileRow, Laptop, file_rows
from dxdesk.ui.exchange.pack_table import PackRow, pack_rows
from dxdesk.ui.exchange.written import Written


@dataclass(frozen=True, slots=True)
class Source:
    """Where packs come from: a folder to exchange with, or files received one by one and perhaps their passphrase."""

    folder: Path | None = None
    files: tuple[Path, ...] = ()
    passphrase: str = ""

    @property
    def name(self) -> str:
        """What a person calls it."""
        if self.folder is not None:
            return self.folder.name or str(self.folder)
        return self.files[0].name if len(self.files) == 1 else f"{len(self.files)} tệp nhận được"


@dataclass(frozen=True, slots=True)
class Told:
    """What came back from the worker: the exchange, its files, and the rows they make; `place` in words."""

    place: str
    removable: bool
    done: Exchanged
    files: list[FileRow]
    packs: list[PackRow]
    preview: bool


def exchange_with(desk: Desk, source: Source, report: Report, sentence: str, preview: bool, braked: bool) -> Told:
    """Exchange with a place or look into it; `sentence` names what is being done while it is told how far it is.

    Raises `ExchangeError` like `exchange` and `unpack`.
    """
    with desk.reopen() as store:
        def tell(n: int, of: int) -> None:
            report(n, of, f"{sentence}: {n} trên {of} gói")

        if source.folder is not None:
            done = exchange(store, source.folder, tell, preview)
        else:
            done = unpack(store, source.files[0], source.passphrase)
        files = file_rows(done.incoming, _laptops(store), preview)
        return Told(*_place(source), done, files, pack_rows(files, Written(store, source.folder)), preview)


def _place(source: Source) -> tuple[str, bool]:
    """What a place is called with the room it has left, and whether it is a stick that must be taken out safely."""
    if source.folder is None:
        return source.name, False
    try:
        lies_on = volume_of(source.folder)
    except OSError:
        return source.name, False
    stick = lies_on.label and lies_on.removable
    name = f"USB “{lies_on.label}”" if stick else f"Thư mục “{source.name}”"
    return (f"{name}, còn trống {size_text(lies_on.free)}" if lies_on.total else name), lies_on.removable


def _laptops(store: Store) -> Callable[[str], Laptop]:
    """Whose a writer is; a laptop nobody approved goes by what it says of itself, and is marked so."""
    known: dict[str, Laptop] = {}
    for device in devices(store):
        claimed = " (tự xưng)" if device.state == "waiting" else ""
        laptop = Laptop(f"{device_name(device)}{claimed}", device.team)
        known |= dict.fromkeys(device.writers, laptop)
    return lambda writer: known.get(writer) or Laptop(writer_label(store, writer))
