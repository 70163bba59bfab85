"""The exchange as the worker does it: with a connection of its own, its files labelled before they are shown."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dxdesk.exchange.devices import devices
from dxdesk.exchange.folder import Exchanged, exchange
from dxdesk.store.database import Store
from dxdesk.store.records import writer_label
from dxdesk.ui.background import Report
from dxdesk.ui.context import Desk
from dxdesk.ui.devices_words import device_name
from dxdesk.ui.exchange.file_table import FileRow, file_rows


@dataclass(frozen=True, slots=True)
class Told:
    """What came back from the worker: the exchange and its files, labelled there."""

    done: Exchanged
    rows: list[FileRow]


def exchange_with(desk: Desk, folder: Path, report: Report, sentence: str, preview: bool) -> Told:
    """Exchange with a folder or look into it; `sentence` names what is being done while it is told how far it is."""
    with desk.reopen() as store:
        done = exchange(store, folder, lambda n, of: report(n, of, f"{sentence}: {n} trên {of} gói"), preview)
        strangers = any(file.result == "unknown_device" for file in done.incoming)
        return Told(done, file_rows(done.incoming, _labels(store, strangers), preview))


def _labels(store: Store, strangers: bool) -> Callable[[str], str]:
    """What a writer's laptop is called; one nobody approved goes by what it says of itself, and is marked so."""
    waiting = (one for one in devices(store) if one.state == "waiting") if strangers else ()
    claimed = {writer: f"{device_name(one)} (tự xưng)" for one in waiting for writer in one.writers}
    return lambda writer: claimed.get(writer) or writer_label(store, writer)
