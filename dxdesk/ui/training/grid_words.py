"""How the states of a roll look and read: icon, tone and words (picture 04; look §7)."""

from collections.abc import Mapping
from dataclasses import dataclass

from dxdesk.domain.attendance_grid import Dispute, Side


@dataclass(frozen=True, slots=True)
class Look:
    """A state of the roll: its word in the grid, its word behind a count, its icon and tone."""

    word: str
    counted: str
    icon: str
    tone: str


STATES = {
    "present": Look("Có mặt", "có mặt", "check", "ok"),
    "absent": Look("Vắng", "vắng", "minus", "bad"),
    "excused": Look("Có phép", "có phép", "doc", "warn"),
    "late": Look("Trễ", "trễ", "clock", "warn"),
    "left": Look("Về sớm", "về sớm", "sent", "warn"),
}
ALWAYS = ("present", "absent", "excused")
"""States counted below the grid even where nobody stands in them."""
NOT_TAKEN, SIGNED, NOT_SIGNED, NO_SCORE = "chưa", "Đã ký", "chưa", "chưa có"


def counted(counts: Mapping[str, int]) -> str:
    """"21 có mặt, 2 vắng, 1 có phép": the states somebody stands in."""
    return ", ".join(f"{counts[state]} {look.counted}" for state, look in STATES.items() if counts.get(state))


def side_word(unit: str, side: Side) -> str:
    """One side of a difference, as chosen by its number: "1 Có mặt"."""
    if unit == "signed":
        return f"{side.n} {SIGNED if side.value == 'yes' else 'Chưa ký'}"
    return f"{side.n} {STATES[side.value].word if side.value in STATES else side.value}"


def dispute_sentence(dispute: Dispute) -> str:
    """What laptops wrote differently, and by which key it is decided."""
    keys = ", ".join(str(side.n) for side in dispute.sides[:-1]) + f" hoặc {dispute.sides[-1].n}"
    told = "; ".join(_told(dispute.unit, side) for side in dispute.sides)
    return f"Bấm {keys}. {told}."


def _told(unit: str, side: Side) -> str:
    by = ", ".join(filter(None, (side.by, side.laptop)))
    return f"{side_word(unit, side)}{f' ({by})' if by else ''}"
