"""Figures for those above the ward: totals only, nobody in them, small numbers kept back (notes features row 50, 71).

Only the period asked for is written: figures of the year or of the period before, beside it, would let a month that is
kept back be worked out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.dates import show_moment
from dxdesk.domain.names import sort_key
from dxdesk.domain.periods import Period
from dxdesk.domain.summary import Figure, Summary
from dxdesk.errors import InputError
from dxdesk.exchange.sheets.suppression import SMALL, Relation, protect
from dxdesk.exchange.sheets.workbook import Column, Sheet, write_workbook
from dxdesk.store.database import Store
from dxdesk.store.desk import profile
from dxdesk.store.export_log import log_export
from dxdesk.store.figures import cell_names, summary

KIND = "summary"
BY = {"hamlet": "Theo khu phố", "team": "Theo tổ"}
KEPT_BACK = "không nêu"
_MISSING = "chưa có"
_NOWHERE = "chưa ghi"
_REST = ".rest"
_RATES = {"satisfaction_rate": ("satisfaction_answered", "satisfied"),
          "completion_rate": ("class_places", "completions")}
"""What a rate is a share of, and the share: each tells the third number."""
_OF_NOBODY = ("classes", "meetings")
"""Counts that small numbers tell nothing about anybody in."""
_BY_CELL = (
    "visits", "helps", "people", "people_anonymous", "households", "l2_activated", "people_guided_dvc",
    "dossiers_submitted", "shops_qr", "feedback_1022", "learner_turns", "learners", "completed", "skill_confirmed",
)
_WHY = (f"Số từ 1 đến {SMALL - 1} không nêu, để không ai đoán ra là người nào. "
        "Vài số lớn hơn cũng không nêu, vì từ chúng suy ra được số nhỏ.")


@dataclass(frozen=True, slots=True)
class Summarised:
    """What was written: how many figures, and how many of all cells are kept back."""

    file: str
    period: str
    figures: int
    kept_back: int


def export_summary(store: Store, period: Period, file: Path, catalogues: Catalogues, by: str = "") -> Summarised:
    """Write the figures of a period as `.xlsx`, by hamlet or team too where asked; the file is noted.

    Raises `InputError`: file_kind, by; `ExchangeError("not_written")`.
    """
    if file.suffix.lower() != ".xlsx":
        raise InputError("file_kind", "Tên tệp phải kết thúc bằng .xlsx. Chưa xuất gì.")
    if by and by not in BY:
        raise InputError("by", "Chỉ chia số liệu xuất ra theo khu phố hoặc tổ. Chưa xuất gì.")
    found = summary(store, period, catalogues, by)
    whole = _Ward(found)
    rows = [*whole.rows()]
    sheets = [Sheet("Số liệu", (Column("Chỉ số", 44), Column("Kỳ này", 14), Column("Đơn vị", 10),
                                Column("Cách đếm", 70)), rows)]
    kept = sum(row[1] == KEPT_BACK for row in rows)
    if by:
        cells = _by_cell(found, whole.hidden, cell_names(store, by))
        sheets.append(Sheet(BY[by], (Column("Chỉ số", 44), *(Column(name, 16) for name in cells[0])), cells[1]))
        kept += sum(row.count(KEPT_BACK) for row in cells[1])
    sheets.append(_about(found, practice=profile(store).practice))
    write_workbook(file, sheets)
    log_export(store, KIND, file.name, len(rows), personal=False, reason="", body={"period": period.text, "by": by})
    return Summarised(str(file), period.text, len(rows), kept)


class _Ward:
    """The figures of the whole ward, and which of them are kept back."""

    def __init__(self, found: Summary) -> None:
        self._found = found
        counts = {figure.indicator: figure.value for figure in found.figures
                  if isinstance(figure.value, int) and figure.indicator not in _OF_NOBODY}
        for line in found.obstacles:
            counts |= {f"obstacle.{line.code}": line.people, f"obstacle_helps.{line.code}": line.helps}
        rests = {f"{part}{_REST}": counts.get(whole, 0) - counts.get(part, 0) for whole, part in _RATES.values()}
        self._counts = counts | {part: 0 for _, part in _RATES.values() if part not in counts} | rests
        self.hidden = protect(self._counts, [*self._relations()])

    def rows(self) -> Iterator[list[str]]:
        """One row a figure: title, value, unit, rule."""
        for figure in self._found.figures:
            yield [figure.title, self._cell(figure), figure.unit, figure.rule]
        for line in self._found.obstacles:
            for family, unit, word in (("obstacle", "người", "Người"), ("obstacle_helps", "lượt", "Lượt")):
                name = f"{family}.{line.code}"
                shown = KEPT_BACK if name in self.hidden else str(self._counts[name])
                yield [f"{word} vướng: {line.title}", shown, unit, "Đếm theo vướng mắc ghi trên phiếu."]

    def _cell(self, figure: Figure) -> str:
        whole, part = _RATES.get(figure.indicator, ("", ""))
        if {figure.indicator, whole, part, f"{part}{_REST}"} & self.hidden:
            return KEPT_BACK
        return _MISSING if figure.value is None else str(figure.value).replace(".", ",")

    def _relations(self) -> Iterator[Relation]:
        """Which figures sum to which."""
        def family(head: str) -> list[str]:
            return [name for name in self._counts if name.startswith(head)]

        yield "helps", family("outcome.")
        yield "helps", family("helps.")
        yield "people_obstacle", family("obstacle.")
        for whole, part in _RATES.values():
            if whole in self._counts:
                yield whole, [part, f"{part}{_REST}"]
        if {"helps.feedback", "feedback_1022"} <= self._counts.keys():
            yield "helps.feedback", ["feedback_1022"]  # one and the same number under two titles
            yield "feedback_1022", ["helps.feedback"]


def _by_cell(
    found: Summary, hidden: frozenset[str], names: Mapping[str, str]
) -> tuple[list[str], list[list[str]]]:
    """The titles of the cells, and one row a figure. A row that cannot be told safely tells nothing."""
    figures = [figure for figure in found.figures if figure.indicator in _BY_CELL]
    cells = sorted({cell for figure in figures for cell in figure.by}, key=lambda cell: sort_key(names.get(cell, "")))
    return [names.get(cell) or _NOWHERE for cell in cells], [
        [figure.title, *_told(figure, cells, hidden)] for figure in figures]


def _told(figure: Figure, cells: Sequence[str], hidden: frozenset[str]) -> list[str]:
    counts = {cell: value if isinstance(value := figure.by.get(cell), int) else 0 for cell in cells}
    named = {f"cell.{cell}": count for cell, count in counts.items()}
    total = figure.value if isinstance(figure.value, int) else 0
    kept = protect({**named, "": total}, [("", list(named))])
    if figure.indicator in hidden or "" in kept:
        return [KEPT_BACK] * len(cells)
    return [KEPT_BACK if f"cell.{cell}" in kept else str(counts[cell]) for cell in cells]


def _about(found: Summary, *, practice: bool) -> Sheet:
    lines = [
        ["Kỳ", found.period.title], ["Tính đến", show_moment(found.as_of)],
        ["Máy có trong số liệu", ", ".join(found.laptops.included) or "chưa rõ"],
        ["Máy còn thiếu", ", ".join(found.laptops.missing) or "không"], [KEPT_BACK, _WHY],
        *([["TẬP DƯỢT", "Số liệu tập, không phải thật."]] if practice else []),
    ]
    return Sheet("Cách đọc", (Column("Mục", 24), Column("Nội dung", 90)), lines)
