"""The screens of Báo cáo, one for every kind of paper, and a picture of every page of every paper."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.class_papers import BLANK
from dxdesk.domain.periods import read_period
from dxdesk.papers.choices import BOOK, COPIES, DAY, PERIOD, RESIDENT, VISIT, Choices
from dxdesk.papers.kinds import PAPERS, PaperKind, paper_kind
from dxdesk.papers.making import make
from dxdesk.practice.hands import wait
from dxdesk.practice.seat import Seat
from dxdesk.store.database import Store
from dxdesk.store.saving import Change, save
from dxdesk.store.slip_book_acts import new_book
from dxdesk.store.slip_books import books
from dxdesk.store.training.classes import classes
from dxdesk.ui.papers.page_layout import CHARTS, FIGURES, PAPER, WORDS
from dxdesk.ui.papers.papers_page import PapersPage
from dxdesk.ui.papers.pdf_pages import page_picture
from dxdesk.ui.training.paper_making import FILES, Wanted
from dxdesk.ui.training.paper_making import make as make_class_paper

Screens = Iterator[tuple[str, Callable[[], object]]]
_SCALE = 100 / 72  # 100 dots an inch
_MONTH, _DAY, _AGAIN = "2026-11", "2026-11-22", "2026-11-26"


def paper_screens(one: Seat) -> Screens:
    """The page with each kind, then what else it shows of the first one."""
    page = one.report_page()
    for at, kind in enumerate(page.ui.papers.table.rows):
        yield f"14-{at + 1:02}-{kind.key}", partial(_show, one, page, kind.key)
    _show(one, page, next(iter(PAPERS)))
    for name, view in (("so-lieu", FIGURES), ("bieu-do", CHARTS), ("loi-van", WORDS)):
        yield f"15-giay-{name}", partial(page.ui.views.choose, view)
    page.ui.views.choose(PAPER)
    yield "15-giay-in", page.print_paper
    page.ui.show_print(False)


def picture_papers(store: Store, catalogues: Catalogues, folder: Path) -> int:
    """Every page of every paper of the house as `<kind>-<page>.png`; how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = 0
    for key in PAPERS:
        kind = paper_kind(key)
        drawn = make(store, kind, _choices(store, kind), catalogues).drawn
        taken += _picture(drawn.data, drawn.pages, folder / key)
    over, *_, going = (view.id for view in sorted(classes(store), key=lambda view: len(view.meetings)))
    for key, name in FILES.items():
        paper = make_class_paper(store, Wanted(key, going if key == BLANK else over), catalogues)
        taken += _picture(paper.data, paper.pages, folder / f"lop-{name}")
    return taken


def _show(one: Seat, page: PapersPage, key: str) -> None:
    page.choose(key)
    wait("trang in", lambda: not one.work.desk.background.busy)


def _picture(data: bytes, pages: int, name: Path) -> int:
    for page in range(pages):
        page_picture(data, page, _SCALE).image.save(f"{name}-{page + 1}.png")
    return pages


def _choices(store: Store, kind: PaperKind) -> Choices:
    """What a person would choose in the practice ward."""
    if BOOK in kind.asks and not books(store):
        new_book(store, 1, 8)
    if VISIT in kind.asks:
        save(store, [Change("visit", {"follow_up_on": _AGAIN}, _first(store, "visit"))])
    records: dict[str, Callable[[], Any]] = {
        RESIDENT: lambda: _first(store, "resident"), VISIT: lambda: _first(store, "visit"),
        BOOK: lambda: books(store)[0].id, DAY: lambda: _DAY, COPIES: lambda: 2,
    }
    answers = {name: answer() for name, answer in records.items() if name in kind.asks}
    return Choices(read_period(_MONTH) if PERIOD in kind.asks else None, **answers)


def _first(store: Store, table: str) -> str:
    """A record with something to tell: of visits one of a known person with an obstacle."""
    query = {
        "resident": "SELECT id FROM resident WHERE _deleted = 0 AND full_name IS NOT NULL ORDER BY id LIMIT 1",
        "visit": "SELECT v.id FROM visit v JOIN help h ON h.visit_id = v.id WHERE v._deleted = 0 AND "
                 "v.resident_id IS NOT NULL ORDER BY h.obstacle IS NULL, v.id LIMIT 1",
    }[table]
    return str(store.connection.execute(query).fetchone()[0])
