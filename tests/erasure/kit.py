"""A person with secrets on three laptops, what erases him, and a search for any trace of him."""

import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.exchange.envelope import unseal
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.known import known_statements, trust_here
from dxdesk.exchange.redacting import redact_kept
from dxdesk.exchange.ward_keys import identities
from dxdesk.store.database import Store
from dxdesk.store.erasing import Erasure, confirm_erasure, request_erasure
from dxdesk.store.saving import Change, save
from dxdesk.store.visits import save_visit
from tests.exchange.wards import Calendar, Ward, new_ward

NAME, PHONE, LAST4 = "Vũ Thị Kín Đáo", "0909767676", "8765"
WORDS = ("bị lừa mất tiền", "con trai cầm máy", "hẹn gọi lại bà Kín", "đọc nhầm tên")
SECRETS = (NAME, "vu thi kin dao", "kin dao", PHONE, PHONE[::-1], *WORDS)


@dataclass
class Town:
    """An officer and two teams; all hold the person, one visit of his with a line, and an appointment for him."""

    ward: Ward
    officer: Store
    an: Store
    binh: Store
    person: str
    visit: str
    task: str

    @property
    def stores(self) -> tuple[Store, Store, Store]:
        return self.officer, self.an, self.binh

    def meet(self, times: int = 2) -> None:
        self.ward.meet(*self.stores, times=times)

    def erase(self, *, meet: bool = True) -> Erasure:
        """An asks, the officer says yes, and everybody hears of it."""
        request_erasure(self.an, self.person)
        self.ward.meet(self.an, self.officer, times=1)
        done = confirm_erasure(self.officer, self.person)
        redact_kept(self.officer)
        if meet:
            self.meet()
        return done


@dataclass(frozen=True)
class Born:
    """A town on disk, to be copied."""

    folder: Path
    keys: dict[str, bytes]
    now: datetime
    person: str
    visit: str
    task: str


def make_town(folder: Path) -> Born:
    """The town every test begins with; made once, for a passphrase is slow by design."""
    with new_ward(folder) as ward:
        officer = ward.alone("phường", "officer")
        an, binh = ward.invited(officer, "an"), ward.invited(officer, "binh")
        saved = save_visit(an, VisitDraft(
            {"full_name": NAME, "phone": PHONE, "birth_year": "1950"},
            visit={"note": WORDS[0], "visit_on": "2026-11-20"}, helps=(HelpLine("SV01", "done", note=WORDS[1]),)))
        save(an, [Change("resident", {"id_last4": LAST4}, saved.resident_id)], WORDS[3])
        task = save(an, [Change("task", {"what": WORDS[2], "resident_id": saved.resident_id})]).records[0]
        ward.meet(officer, an, binh)
        keys = {store.home.name: store.raw_key for store in ward.stores}
        return Born(folder, keys, ward.clock.now, saved.resident_id, saved.visit_id, task)


@contextmanager
def open_town(born: Born, folder: Path) -> Iterator[Town]:
    """A copy of it."""
    shutil.copytree(born.folder, folder)
    clock = Calendar()
    clock.now = born.now
    stores = [Store(folder / name, key, clock) for name, key in born.keys.items()]
    ward = Ward(folder, clock, stores)
    try:
        yield Town(ward, *stores, born.person, born.visit, born.task)
    finally:
        for store in ward.stores:
            store.close()


def traces(store: Store, secrets: tuple[str, ...] = SECRETS) -> set[str]:
    """Where in the whole database something of the person is left, packs unfolded."""
    found = set()
    tables = [row[0] for row in store.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        for row in store.connection.execute(f'SELECT * FROM "{table}"'):
            text = "\n".join(_text(cell) for cell in row)
            found |= {f"{table}: {secret}" for secret in secrets if secret in text}
    return found


def lying(store: Store, folder: Path, secrets: tuple[str, ...] = SECRETS) -> set[str]:
    """The files of a folder in which something of the person is left, opened with the keys of a desk."""
    own, others = identities(store, trust_here(store, known_statements(store)))
    found = set()
    for path in folder.rglob("*.age"):
        text = unseal(path.read_bytes(), [*own, *others]).decode(errors="replace")
        found |= {path.name for secret in secrets if secret in text}
    return found


def leave(store: Store, folder: Path) -> Path:
    """A desk exchanges with a folder of its own."""
    folder.mkdir(exist_ok=True)
    exchange(store, folder)
    return folder


def _text(cell: object) -> str:
    if isinstance(cell, bytes):
        try:
            return zlib.decompress(cell).decode(errors="replace")
        except zlib.error:
            return ""
    return str(cell)
