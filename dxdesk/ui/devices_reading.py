"""What the pages about laptops read from the store, off the GUI thread."""

from dataclasses import dataclass

from dxdesk.exchange.devices import Device, devices, may_manage, own_fingerprint
from dxdesk.exchange.known import known_statements, trust_here
from dxdesk.store.database import Store
from dxdesk.store.desk import ROOT_PRIVATE
from dxdesk.store.saving import PUBLIC_KEY
from dxdesk.store.segments import Held, held_by_key


@dataclass(frozen=True, slots=True)
class Laptops:
    """The laptops of the ward as this desk knows them, its own number, and what it may do.

    `held` tells what is kept of each, by key and state of the pack; `root` whether this desk holds the root of trust;
    `out` whether it was revoked itself.
    """

    devices: tuple[Device, ...]
    fingerprint: str
    manages: bool
    root: bool
    out: bool
    held: dict[str, dict[str, Held]]

    @property
    def own(self) -> Device:
        """This laptop."""
        return next(device for device in self.devices if device.state == "own")


def read_laptops(store: Store) -> Laptops:
    """Everything at once; slow, for each number to read aloud is made hard to guess."""
    root, trust = bool(store.setting(ROOT_PRIVATE)), trust_here(store, known_statements(store))
    out = store.setting(PUBLIC_KEY) in trust.revoked
    return Laptops(tuple(devices(store)), own_fingerprint(store), may_manage(store), root, out, held_by_key(store))

