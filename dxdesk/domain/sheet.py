"""The head and foot of an official paper as plain values, and how bodies are called in its sentences."""

import re
from dataclasses import dataclass
from datetime import date

from dxdesk.domain.paper_words import BY_CODE


@dataclass(frozen=True, slots=True)
class Heading:
    """Who writes to whom: the parts of an official paper around its text (NĐ 30/2020, annex I).

    `superior` are the lines above the issuing body, `issuer` its own; an empty `number` leaves room to write it in.
    `signer_role` has a line for every step of the authority to sign, such as "KT. Tổ trưởng" and "Tổ phó". Bodies and
    roles are printed in capitals however they are written here. `internal` is the mark of a paper that names people.
    """

    superior: tuple[str, ...]
    issuer: tuple[str, ...]
    place: str
    on: date
    addressees: tuple[str, ...]
    signer_role: tuple[str, ...]
    signer: str
    number: str = ""
    symbol: str = "BC-TCNSCĐ"
    recipients: tuple[str, ...] = ()
    nation: str = BY_CODE["nation"].shipped
    motto: str = BY_CODE["motto"].shipped
    internal: str = BY_CODE["internal"].shipped


def in_sentence(title: str) -> str:
    """A title inside a sentence, with a small first letter unless it begins with letters such as SIM."""
    return title[:1].lower() + title[1:] if title[1:2].islower() or title[1:2] == " " else title


def team_title(name: str) -> str:
    """A team's name in a sentence: 'Tổ Khu phố 3' and 'Khu phố 3' are the community digital team of that place."""
    if "số cộng đồng" in name.lower():
        return name
    place = name.removeprefix("Tổ ")
    return f"Tổ công nghệ số cộng đồng {name if place[:1].isdecimal() else place}".strip()


def issuer_lines(title: str) -> tuple[str, ...]:
    """The lines a team's title takes in the head of a paper: what it is, and of where."""
    found = re.match("(.*số cộng đồng) (.+)", title, re.IGNORECASE)
    return found.groups() if found else (title,)
