"""The laptops of the matrix as rows: where it is narrow a list stands for it, with name, state, one number."""

from dataclasses import asdict, dataclass

from dxdesk.domain.dates import show_day, show_moment
from dxdesk.domain.who_has_words import cell_word, laptop_sentence
from dxdesk.ledger.clock import parse_time
from dxdesk.store.receipts import ALL, LACKS, NONE, UNKNOWN, Cell, Laptop, Matrix
from dxdesk.ui.table_rows import Cell as TableCell
from dxdesk.ui.table_rows import Column, Tag

_TONES = {ALL: ("ok", "check2"), LACKS: ("warn", "warn"), UNKNOWN: ("off", "help"), NONE: ("off", "skip")}


@dataclass(frozen=True, slots=True)
class LaptopRow:
    """One laptop and what it has of all others' slips together."""

    laptop: Laptop
    total: Cell

    @property
    def sentence(self) -> str:
        """What it has, for people."""
        said = laptop_sentence(self.laptop.label, **asdict(self.total), mine=self.laptop.mine)
        return said or "Các máy khác chưa gửi phiếu nào."

    @property
    def tag(self) -> Tag:
        """The same as a state."""
        tone, icon = _TONES[self.total.state]
        word = cell_word(self.total.state, self.total.visits, self.total.packs)
        return Tag("chưa có gì" if self.total.state == NONE else word, tone, icon)

    @property
    def told(self) -> str:
        """When it said so."""
        if self.laptop.mine:
            return "Máy này"
        at = self.laptop.receipt_made
        return f"Biên nhận lập {show_moment(parse_time(at))}" if at else "Chưa có biên nhận quay về"


def laptop_rows(matrix: Matrix) -> list[LaptopRow]:
    """Every laptop that may have slips, in the order of the matrix."""
    return [LaptopRow(one, matrix.total(one.key)) for one in matrix.holders]


def laptop_columns() -> list[Column[LaptopRow]]:
    """Name over the day of its receipt, and its state."""
    return [
        Column("Máy", lambda row: TableCell(row.laptop.label, row.told, bold=True), stretch=1),
        Column("Đã nhận", lambda row: TableCell(tag=row.tag)),
    ]


def lacking_lines(matrix: Matrix, who: Laptop) -> list[tuple[Laptop, str]]:
    """Whose slips a laptop lacks and how many, the most first."""
    cells = [(whose, matrix.cells[whose.key, who.key]) for whose in matrix.laptops]
    lacking = sorted(((whose, cell) for whose, cell in cells if cell.state == LACKS),
                     key=lambda pair: (-pair[1].visits, -pair[1].packs))
    return [(whose, f"{cell_word(cell.state, cell.visits, cell.packs)}{_full(cell)}") for whose, cell in lacking]


def _full(cell: Cell) -> str:
    return f", đủ đến {show_day(cell.until)}" if cell.until else ""
