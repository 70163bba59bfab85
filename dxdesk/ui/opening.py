"""Making, opening and leaving a desk, apart from any window; everything slow to import is imported from here.

`start` reads this module only after the first page is painted: the store and the pages cost more than the window
(notes qt-pdf-qr §1). The work itself runs off the GUI thread, whose connections it may not share.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from dxdesk.domain.catalogues import Catalogues, Commune, load_communes
from dxdesk.exchange.invitation import Invitation, new_desk_by_invitation
from dxdesk.exchange.standing import review
from dxdesk.ledger.clock import Wall, wall_clock
from dxdesk.paths import resource_path
from dxdesk.store.anchor import copied_notice
from dxdesk.store.clock_words import clock_notice
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.database import KEY_FILE, Store, open_store
from dxdesk.store.desk import Founder, Profile, WardFacts, new_desk, profile
from dxdesk.store.keys import Sidecar
from dxdesk.ui.background import Background
from dxdesk.ui.context import Desk
from dxdesk.ui.desk.desk_page import DeskPage
from dxdesk.ui.desk.scanner import Scanner
from dxdesk.ui.exchange.exchange_page import ExchangePage
from dxdesk.ui.first_run import Founding
from dxdesk.ui.invitation_reading import read_invitation
from dxdesk.ui.notice import Notice
from dxdesk.ui.outside import sweep_outside
from dxdesk.ui.page import Page
from dxdesk.ui.papers.papers_page import PapersPage
from dxdesk.ui.register.register_page import RegisterPage
from dxdesk.ui.settings_page import SettingsPage
from dxdesk.ui.theme import Theme
from dxdesk.ui.training.training_page import TrainingPage
from dxdesk.ui.workspace import Workspace

PAGES: Sequence[type[Page]] = (DeskPage, RegisterPage, TrainingPage, ExchangePage, PapersPage, SettingsPage)


@dataclass(frozen=True, slots=True)
class Opened:
    """An open desk as the worker hands it over; `store` may only be used and closed on the worker's thread.

    `told` is what a person should know at once: a copied desk, a wrong clock, packs that count since the upgrade.
    """

    store: Store
    who: Profile
    catalogues: Catalogues
    told: str


def unlock(home: Path, passphrase: str, clock: Wall | None, recovery_key: str = "") -> Opened:
    """Open a desk; raises `DeskError` like `open_store`."""
    return _opened(open_store(home, passphrase, clock or wall_clock, recovery_key=recovery_key))


def found(home: Path, founding: Founding, clock: Wall | None) -> tuple[Opened, str]:
    """Make a desk; gives it with its recovery key. Raises `DeskError` like `new_desk`; nothing is left behind then."""
    commune, invitation = founding.commune, founding.invitation
    if commune is None:
        store, recovery = new_desk_by_invitation(
            home, founding.passphrase, invitation, founding.team, founding.member, clock=clock or wall_clock)
        return _opened(store), recovery
    ward = WardFacts(commune.code, commune.name, commune.province)
    founder = Founder(founding.team, founding.member, founding.role)
    store, recovery = new_desk(home, founding.passphrase, ward, founder, clock=clock or wall_clock)
    return _opened(store), recovery


def open_invited(file: Path, codes: Sequence[str], clock: Wall | None) -> Invitation:
    """The invitation in a file by one of the readings of its code; raises `DeskError` like `open_invitation`."""
    return read_invitation(file, codes, clock or wall_clock)


def verify(home: Path, passphrase: str) -> None:
    """Whether the passphrase opens the desk that waits behind the lock; raises `InputError` when it does not."""
    Sidecar.read(home / KEY_FILE).unlock(passphrase)


def communes() -> tuple[Commune, ...]:
    """The communes of the country."""
    return load_communes(resource_path("data"))


def draw(place: QWidget) -> Workspace:
    """The desk's first page with nothing in it, before anybody was let in; `place` will hold it."""
    return Workspace(None, PAGES, place)


def seat(drawn: Workspace, opened: Opened, clock: Wall | None, background: Background, theme: Theme) -> None:
    """The open desk takes its place in what was drawn, on the GUI thread's own connection."""
    store = opened.store.reopen()
    notice = Notice()
    if opened.told:
        notice.say("warn", opened.told)
    desk = Desk(store, opened.who, opened.catalogues, communes, clock or wall_clock, notice, background, theme)
    drawn.seat(desk)


def scanner(app: QApplication, shown: Workspace) -> Scanner:
    """What catches a scanner's bursts in every window of the program and hands them to the open desk."""
    made = Scanner(app, parent=shown)
    made.scanned.connect(shown.take_scan)
    return made


def leave(opened: Opened, shown: Workspace | None, background: Background) -> None:
    """Close every connection, the worker's own on the worker's thread, and free the desk for another copy."""
    if shown is not None:
        shown.desk.store.close()
    background.close(last=opened.store.close)


def _opened(store: Store) -> Opened:
    try:
        sweep_outside(store.home)
        sentences = [*review(store).sentences(), copied_notice(store), clock_notice(store)]
        told = " ".join(filter(None, sentences))
        return Opened(store, profile(store), shipped_catalogues(), told)
    except BaseException:
        store.close()
        raise
