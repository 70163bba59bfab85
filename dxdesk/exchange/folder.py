"""The two-way exchange with a folder: take what is new, give what is lacking; a second run does nothing (format §4)."""

from collections.abc import Callable, Container
from dataclasses import dataclass
from pathlib import Path

from dxdesk.exchange.intake import Incoming, Intake
from dxdesk.exchange.place import Place, faults
from dxdesk.exchange.sending import Outgoing, keep_new_segments, send_facts, send_missing, would_send
from dxdesk.exchange.statements import READ_LIMIT, Statement, read_statements, statement_hash
from dxdesk.exchange.trust import identities, joined, known_statements, learn, own_card, reader_of
from dxdesk.store.conflicts import count_conflicts
from dxdesk.store.database import Store
from dxdesk.store.saving import WRITER

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What an exchange did: every file read, every file written, and the conflicts open afterwards."""

    incoming: tuple[Incoming, ...]
    outgoing: tuple[Outgoing, ...]
    conflicts_open: int


def exchange(store: Store, folder: Path, progress: Progress | None = None, preview: bool = False) -> Exchanged:
    """Exchange with a folder: read every file in it, then write what it lacks.

    `progress(n, of)` is told how many files are done; what it raises stops the exchange between two files, and all
    that was done stays. With `preview` nothing is written anywhere: `outgoing` is what would be sent, counts are what
    merging would do. Raises `ExchangeError` where the folder cannot be used, saying what is kept, and `StoreError`
    where the desk cannot be written.
    """
    tell = progress or _silent
    place = Place(folder)
    intake: list[Intake] = []
    with faults(place, lambda: _safe(intake)):
        if not preview:
            place.prepare((f"log/{store.setting(WRITER)}",))
        statements = joined(known_statements(store), _statements(place), store)
        intake.append(Intake(store, reader_of(store, statements), identities(store), preview=preview))
        read = _read(place, intake[0], tell)
        if preview:
            sent = would_send(store, intake[0].seen)
        else:
            sent = _send(store, place, intake[0].seen, statements, lambda n, of: tell(read + n, read + of))
    return Exchanged(tuple(intake[0].results), tuple(sent), count_conflicts(store))


def _read(place: Place, intake: Intake, tell: Progress) -> int:
    files = place.packs()
    for number, file in enumerate(files, 1):
        intake.read(file)
        tell(number, len(files))
    intake.flush()
    if files:
        place.check()
    return len(files)


def _send(
    store: Store, place: Place, seen: Container[str], statements: dict[str, Statement], tell: Progress
) -> list[Outgoing]:
    card = own_card(store, statements)
    if card is not None:
        statements[statement_hash(card)] = card
    with store.writing():
        learn(store, statements)
    keep_new_segments(store)
    sent = send_missing(store, place, seen, tell)
    send_facts(store, place, statements, card)
    return sent


def _statements(place: Place) -> list[Statement]:
    return [
        one for file in place.statements() if file.size <= READ_LIMIT
        for one in read_statements(file.path.read_bytes())
    ]


def _safe(intake: list[Intake]) -> str:
    taken = intake[0].taken if intake else 0
    if not taken:
        return "Phiếu ở máy này còn nguyên."
    return f"Đã nhận {taken} gói và giữ ở máy này; phiếu của máy này còn nguyên, lần sau chép tiếp."


def _silent(_: int, __: int) -> None:
    """Nobody watches."""
