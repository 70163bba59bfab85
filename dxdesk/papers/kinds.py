"""The papers of the house by name (design §7), each in a file of its own that is read when somebody asks for it."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.paper_tables import PrintedTable
from dxdesk.domain.paper_words import TEAM
from dxdesk.errors import InputError
from dxdesk.papers.choices import Choices
from dxdesk.report.drawn import Drawn, Stamp, Tell
from dxdesk.store.database import Store

FIGURES, LIST, BLANK = "figures", "list", "blank"
"""What the archive keeps: the whole sheet, of a list of people only how many lines and the code, nothing."""

PAPERS = {
    "team-month": "team_month",
    "ward": "ward",
    "targets": "targets",
    "visits": "visit_register",
    "no-level2": "no_level2",
    "bulletin": "bulletin",
    "handover": "handover",
    "appointment": "appointment",
    "notice": "notice",
    "holding": "holding",
    "slips": "slips",
    "blank-form": "blank_form",
    "walk-list": "walk_list",
    "work-days": "work_days",
}
"""The file of each kind of paper below `dxdesk.papers`, in the order the window shows them."""
CLASS_PAPERS = {"class-sheet": "class_sheet", "class-result": "class_result", "trainer-log": "trainer_log"}
"""The same of the papers of a class, which are asked where classes are, not on the page of papers (issue 6)."""
EVERY = PAPERS | CLASS_PAPERS


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One kind of paper.

    `about` says in a few words for whom; `asks` are the questions of `papers.choices` it needs; `archive` is FIGURES,
    LIST or BLANK; `file` how its file is called, without ending. `fill` makes the sheet and raises `InputError` where
    there is nothing to print, `draw` draws it, `tables` are its figures exactly as printed, which the check code stands
    for; `sheet` is its dataclass, by which an archived one is read again; `level` is TEAM or WARD of
    `domain.paper_words`, whose signers sign it.
    """

    key: str
    title: str
    about: str
    asks: frozenset[str]
    archive: str
    file: str
    fill: Callable[[Store, Choices, Catalogues], Any]
    draw: Callable[[Any, Stamp, Tell], Drawn]
    sheet: type
    tables: Callable[[Any], tuple[PrintedTable, ...]] = lambda _sheet: ()
    level: str = TEAM


def paper_kind(key: str) -> PaperKind:
    """The kind of that name. Raises `InputError("paper")` for a name nobody gave."""
    if key not in EVERY:
        raise InputError("paper", f"Không có loại giấy “{key[:40]}”. Xem các loại: dxdesk report --help")
    # start-up: drawing a paper needs reportlab, which whoever opens the desk does not wait for.
    return import_module(f"dxdesk.papers.{EVERY[key]}").KIND
