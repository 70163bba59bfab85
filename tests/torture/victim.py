"""A desk at work in a process of its own, to be killed: `python -m tests.torture.victim save|merge HOME [FOLDER]`.

`save` writes visits without end and acknowledges each by a line with the ids of the save, the visit and its lines;
`merge` says `ready`, exchanges with the folder, and says `done`.
"""

import sys
from itertools import count
from pathlib import Path

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.exchange.folder import exchange
from dxdesk.store.database import Store, open_store
from dxdesk.store.visits import save_visit

PASSPHRASE = "mật khẩu tra tấn"
HELPS = (HelpLine("VNEID_ACTIVATE", "done"), HelpLine("EHEALTH", "partly", "NO_OTP"))


def save(store: Store) -> None:
    """Save visits, every second one with a new person, and tell of each only once it is kept."""
    known = ""
    for number in count():
        new = number % 2 == 0
        person = {"full_name": f"Nguyễn Văn Thử {number}", "birth_year": "1958"} if new else {"phone": "0912345678"}
        saved = save_visit(store, VisitDraft(person, "" if new else known, {}, HELPS))
        known = saved.resident_id
        print(saved.save, saved.visit_id, *saved.help_ids, flush=True)


def merge(store: Store, folder: Path) -> None:
    """Exchange with the folder."""
    print("ready", flush=True)
    exchange(store, folder)
    print("done", flush=True)


if __name__ == "__main__":
    work, home, *rest = sys.argv[1:]
    with open_store(Path(home), PASSPHRASE) as desk:
        save(desk) if work == "save" else merge(desk, Path(rest[0]))
