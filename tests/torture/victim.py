"""A desk at work in a process of its own, to be killed: `python -m tests.torture.victim WORK HOME [WHAT …]`.

`save` writes visits without end and acknowledges each by a line with the ids of the save, the visit and its lines;
`merge FOLDER`, `preview FOLDER`, `export FILE`, `print FILE`, `unimport NAME`, `join FILE CODE` and `revoke WRITER` say
`ready`, do it once, and say `done`.
"""

import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.exchange.devices import revoke
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.invitation import join_ward, open_invitation
from dxdesk.exchange.sheets.export import Order, export
from dxdesk.store import unimport as unimporting
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.database import Store, open_store
from dxdesk.store.visits import save_visit

PASSPHRASE = "mật khẩu tra tấn"
HELPS = (HelpLine("VNEID_ACTIVATE", "done"), HelpLine("EHEALTH", "partly", "NO_OTP"))


def _unimport(store: Store, name: str) -> object:
    """In many small parts, so that a kill falls between two of them."""
    unimporting.PART = 20
    return unimporting.unimport(store, name)


def _export(store: Store, file: str) -> object:
    order = Order("help", Path(file), personal=True, reason="thử rút điện giữa chừng")
    return export(store, order, shipped_catalogues())


def _print(store: Store, file: str) -> object:
    from tests.papers.archive_kit import print_month  # start-up: the others do not wait for what draws papers

    return print_month(store, Path(file))


ONE_NAME: dict[str, Callable[[Store, str], object]] = {
    "revoke": revoke, "export": _export, "print": _print, "unimport": _unimport,
    "preview": lambda store, folder: exchange(store, Path(folder), preview=True),
}


def save(store: Store) -> None:
    """Save visits, every second one with a new person, and tell of each only once it is kept."""
    known = ""
    for number in count():
        new = number % 2 == 0
        person = {"full_name": f"Nguyễn Văn Thử {number}", "birth_year": "1958"} if new else {"phone": "0912345678"}
        saved = save_visit(store, VisitDraft(person, "" if new else known, {}, HELPS))
        known = saved.resident_id
        print(saved.save, saved.visit_id, *saved.help_ids, flush=True)


def prepared(work: str, store: Store, what: list[str]) -> Callable[[], object]:
    """What is to be done once, with what comes before it done."""
    if work == "merge":
        return lambda: exchange(store, Path(what[0]))
    if work in ONE_NAME:
        return lambda: ONE_NAME[work](store, what[0])
    invitation = open_invitation(Path(what[0]), what[1])
    return lambda: join_ward(store, invitation)


def once(work: str, store: Store, what: list[str]) -> None:
    """Do it, and say when it begins and ends."""
    act = prepared(work, store, what)
    print("ready", flush=True)
    act()
    print("done", flush=True)


if __name__ == "__main__":
    chosen, home, *rest = sys.argv[1:]
    with open_store(Path(home), PASSPHRASE) as desk:
        save(desk) if chosen == "save" else once(chosen, desk, rest)
