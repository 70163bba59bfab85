"""The sticks and folders of step 1: what was chosen last, then every place packs were exchanged with."""

from dataclasses import dataclass
from pathlib import Path

from dxdesk.domain.dates import show_moment
from dxdesk.exchange.place import NAME
from dxdesk.ledger.ops import op_time
from dxdesk.store.database import Store
from dxdesk.store.places import places_known

FOLDER = "exchange_folder"


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place: the folder a person chose, what it is called, and when it was used last, in words."""

    folder: Path
    name: str
    words: str


def known_places(store: Store) -> list[KnownPlace]:
    """The place chosen last first; one that is looked at for the first time is there too."""
    chosen = store.setting(FOLDER)
    found = {Path(chosen): ("", "")} if chosen else {}
    for known in places_known(store):
        path = Path(known.path)
        folder = path.parent if path.name == NAME else path
        if not found.get(folder, ("", ""))[1]:
            found[folder] = known.label, known.last
    return [KnownPlace(folder, label or folder.name or str(folder), _last(at))
            for folder, (label, at) in found.items()]


def _last(at: str) -> str:
    return f"Lần trước {show_moment(op_time(at))}" if at else "Chưa trao đổi với nơi này"
