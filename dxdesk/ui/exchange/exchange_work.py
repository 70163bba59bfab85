"""The exchange as the worker does it: with a connection of its own, its files labelled before they are shown."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dxdesk.exchange.bundles import Bundled, bundle
from dxdesk.exchange.devices import devices
from dxdesk.exchange.doctor import Checkup, examine
from dxdesk.exchange.dropped import receive
from dxdesk.exchange.folder import Exchanged, exchange
from dxdesk.exchange.place import Place, faults
from dxdesk.exchange.volume import size_text, volume_of
from dxdesk.store.database import Store
from dxdesk.store.records import writer_label
from dxdesk.ui.background import Report
from dxdesk.ui.context import Desk
from dxdesk.ui.devices_words import device_name
from dxdesk.ui.exchange.file_table import FileRow, Laptop, file_rows
from dxdesk.ui.exchange.pack_table import PackRow, pack_rows
from dxdesk.ui.exchange.written import Written

_OF_STICKS = ("FAT", "FAT32", "exFAT")
_LONG_TEAM = "Tổ công nghệ số cộng đồng "


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
    """What came back from the worker: the place in words, whether it is a stick, the exchange, its files, the rows.

    `lying` are the packs that lay there when it was looked at, by name and size; `late` says that more came since.
    """

    place: str
    stick: bool
    done: Exchanged
    files: list[FileRow]
    packs: list[PackRow]
    preview: bool
    lying: frozenset[tuple[str, int]] = frozenset()
    late: bool = False


def check(desk: Desk, folder: Path) -> Checkup:
    """Look at a place as an exchange would use it. Raises `ExchangeError` where it is not there."""
    with desk.reopen() as store:
        return examine(store, folder)


def bundle_at(desk: Desk, folder: Path, report: Report) -> Bundled:
    """Put the packs of finished months together there. Raises `ExchangeError` like `bundle`."""
    with desk.reopen() as store:
        return bundle(store, folder, lambda n, of: report(n, of, f"Đang gộp gói các tháng cũ: {n} trên {of} gói"))


def exchange_with(
    desk: Desk, source: Source, report: Report, sentence: str, preview: bool, braked: bool, looked: Told | None = None
) -> Told:
    """Exchange with a place or look into it; `sentence` names what is being done while it is told how far it is.

    Where packs came since the place was `looked` at nothing is taken: it is looked at again. Raises `ExchangeError`
    like `exchange` and `receive`.
    """
    lying = _lying(source)
    late = looked is not None and looked.preview and braked and not lying <= looked.lying
    preview = preview or late
    with desk.reopen() as store:
        def tell(n: int, of: int) -> None:
            report(n, of, f"{sentence}: bước {n} trên {of}")

        if source.folder is not None:
            done = exchange(store, source.folder, tell, preview, braked)
        else:
            done = receive(store, source.files, source.passphrase, tell, preview, braked)
        files = file_rows(done.incoming, _laptops(store), preview)
        packs = pack_rows(files, Written(store, source.folder))
        return Told(*_place(source), done, files, packs, preview, lying, late)


def _lying(source: Source) -> frozenset[tuple[str, int]]:
    """The packs of a folder by name and size; a folder that is not there is told by whoever uses it."""
    if source.folder is None or not source.folder.is_dir():
        return frozenset()
    place = Place(source.folder)
    with faults(place, lambda: "Chưa ghi gì."):
        return frozenset((file.name, file.size) for file in place.packs())


def _place(source: Source) -> tuple[str, bool]:
    """What a place is called, with the room it has left, and whether it is a stick."""
    if source.folder is None:
        return source.name, False
    try:
        lies_on = volume_of(source.folder)
    except OSError:
        return place_name(source.folder, "", stick=False), False
    stick = is_stick(lies_on.removable, lies_on.filesystem)
    name = place_name(source.folder, lies_on.label, stick)
    return (f"{name}, còn trống {size_text(lies_on.free)}" if lies_on.total else name), stick


def is_stick(removable: bool, filesystem: str) -> bool:
    """Whether a place must be taken out safely: where the system does not say, its file system does."""
    return removable or filesystem in _OF_STICKS


def place_name(folder: Path, label: str, stick: bool) -> str:
    """What people call a place: the stick by its own name, else the folder."""
    return f"USB “{label}”" if label and stick else f"Thư mục “{folder.name or folder}”"


def _laptops(store: Store) -> Callable[[str], Laptop]:
    """Whose a writer is; a laptop nobody approved goes by what it says of itself, and is marked so."""
    known: dict[str, Laptop] = {}
    for device in devices(store):
        claimed = " (tự xưng)" if device.state == "waiting" else ""
        laptop = Laptop(f"{device_name(device)}{claimed}", device.team.replace(_LONG_TEAM, "Tổ "))
        known |= dict.fromkeys(device.writers, laptop)
    return lambda writer: known.get(writer) or Laptop(writer_label(store, writer))
