"""What a paper slip asks, in the order of the desk's form, and the slips of a book to be printed (features b8)."""

from dataclasses import dataclass

from dxdesk.domain.catalogues import Catalogues, Entry
from dxdesk.domain.wording import CHOICES

TWO, FOUR = "a5", "a6"
"""The sizes of a slip: two or four on a page of A4."""
SIZES = (TWO, FOUR)
MOST_COPIES = 500
_FEELINGS = ("Hài lòng", "Tạm được", "Chưa")


@dataclass(frozen=True, slots=True)
class Keyed:
    """A thing to tick: what it is called, and the key that picks it on the screen; empty where it has none."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class SlipForm:
    """Everything a blank slip offers to tick, each list in the order of the screen.

    `obstacles` and `referrals` are written by their codes; they stand beside the cover.
    """

    services: tuple[Keyed, ...]
    outcomes: tuple[Keyed, ...]
    states: tuple[str, ...]
    devices: tuple[str, ...]
    sexes: tuple[str, ...]
    shifts: tuple[str, ...]
    feelings: tuple[str, ...]
    consents: tuple[str, ...]
    obstacles: tuple[Keyed, ...]
    referrals: tuple[Keyed, ...]


@dataclass(frozen=True, slots=True)
class SlipGiven:
    """What is printed on a slip beforehand because it is known; all may be empty. `day` as people read it."""

    ward: str
    team: str
    day: str = ""
    place: str = ""
    event: str = ""
    member: str = ""


@dataclass(frozen=True, slots=True)
class SlipBookSheet:
    """Slips of a book: those numbers, with a cover where they are all that is left of it."""

    form: SlipForm
    given: SlipGiven
    code: str
    first: int
    last: int
    numbers: tuple[int, ...]
    cover: bool
    size: str
    contact: str = ""
    practice: bool = False


@dataclass(frozen=True, slots=True)
class BlankForms:
    """So many sheets of A4 full of slips without a number."""

    form: SlipForm
    given: SlipGiven
    copies: int
    size: str
    practice: bool = False


def slip_form(lists: Catalogues) -> SlipForm:
    """The form as the screen shows it: services that have a key, and every other list by its short words."""
    keyed = [entry for entry in lists.entries("service") if entry.shortcut]
    return SlipForm(
        _keyed(keyed), _keyed(lists.entries("outcome")), tuple(entry.label for entry in lists.entries("eid_state")),
        tuple(CHOICES["device"].values()), tuple(CHOICES["sex"].values()), tuple(CHOICES["shift"].values()),
        _FEELINGS, tuple(CHOICES["consent_method"].values()), _keyed(lists.entries("obstacle")),
        _keyed(lists.entries("referral")))


def _keyed(entries: list[Entry] | tuple[Entry, ...]) -> tuple[Keyed, ...]:
    return tuple(Keyed(entry.shortcut, entry.label) for entry in entries)
