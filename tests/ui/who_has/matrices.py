"""Matrices as picture 06 shows them."""

from dxdesk.store.receipts import ALL, LACKS, SELF, UNKNOWN, Cell, Laptop, Matrix

NAMES = ("KP1-1", "KP3-1", "KP3-2", "Phường")
MINE = "KP3-2"


def laptop(name: str) -> Laptop:
    receipt = "" if name == "KP3-1" else "20261121T134800000Z"
    return Laptop(name, f"Máy {name}", mine=name == MINE, officer=name == "Phường", writers=(name,),
                  receipt_made=receipt)


def matrix(names: tuple[str, ...] = NAMES) -> Matrix:
    """KP3-1 sent no receipt; all lack 14 slips of KP3-2, which lacks 35 of KP1-1; KP1-1 lacks edits of the ward."""
    cells = {}
    for whose in names:
        for who in names:
            cells[whose, who] = Cell(ALL, until="2026-11-21")
            if whose == who:
                cells[whose, who] = Cell(SELF)
            elif who == "KP3-1":
                cells[whose, who] = Cell(UNKNOWN)
            elif whose == MINE:
                cells[whose, who] = Cell(LACKS, 14, "2026-11-20", 3)
            elif (whose, who) == ("KP1-1", MINE):
                cells[whose, who] = Cell(LACKS, 35, "2026-11-19", 5)
            elif (whose, who) == ("Phường", "KP1-1"):
                cells[whose, who] = Cell(LACKS, 0, "2026-11-18", 2)
    return Matrix(tuple(map(laptop, names)), cells)
