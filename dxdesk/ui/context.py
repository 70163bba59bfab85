"""What a page is given to work with; built once per opened desk and handed to every page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from dxdesk.domain.catalogues import Catalogues, Commune
from dxdesk.ledger.clock import Wall
from dxdesk.store.database import Store
from dxdesk.store.desk import Profile
from dxdesk.ui.background import Background
from dxdesk.ui.notice import Notice
from dxdesk.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Desk:
    """The open desk and the seams around it.

    `store` belongs to the GUI thread; work in the background calls `reopen` and closes what it gets. `who` holds the
    names and ids of ward, team, member and machine, and whether this is practice. `clock` tells the time in UTC.
    """

    store: Store
    who: Profile
    catalogues: Catalogues
    communes: Callable[[], tuple[Commune, ...]]
    clock: Wall
    notice: Notice
    background: Background
    theme: Theme

    def reopen(self) -> Store:
        """A connection of its own for work on another thread; close it there."""
        return self.store.reopen()

    def now(self) -> datetime:
        """The time in UTC."""
        return self.clock()

    @property
    def practice(self) -> bool:
        """Whether everything here is made up."""
        return self.who.practice
