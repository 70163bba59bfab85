"""The screens of Tập huấn: a class with its four sides, its papers, what follows from it, the month, the programmes."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from dxdesk.paths import resource_path
from dxdesk.practice.hands import wait
from dxdesk.practice.seat import Seat
from dxdesk.store.training.classes import class_of, classes
from dxdesk.ui.training.class_pane import ClassPane
from dxdesk.ui.training.import_sheet import ImportSheet
from dxdesk.ui.training.learners_pane import LearnersPane
from dxdesk.ui.training.paper_making import BLANK
from dxdesk.ui.training.paper_sheet import PaperSheet
from dxdesk.ui.training.papers_menu import open_paper
from dxdesk.ui.training.results_pane import ResultsPane
from dxdesk.ui.training.training_page import TrainingPage

Screens = Iterator[tuple[str, Callable[[], object]]]
P = TypeVar("P", bound=ClassPane)
_PASTED = "Trần Thị Thử\t1956\nNguyễn Văn Mới\t1961\t0900000777\nChú Bảy Dượt"


def training_screens(one: Seat) -> Screens:
    """The class that meets today, the one that is over, and what stands beside them."""
    by_length = sorted(classes(one.store), key=lambda view: len(view.meetings))
    done, going = by_length[0].id, by_length[-1].id
    yield "69-tap-huan-diem-danh", lambda: _pane(one, going, "roll", ClassPane).begin()
    yield "70-tap-huan-nguoi-hoc", lambda: _pane(one, going, "learners", ClassPane).begin()
    yield "71-tap-huan-dan-danh-sach", lambda: _paste(one, going)
    _pane_in_sight(one, LearnersPane).ui.pasting.clear()
    _pane_in_sight(one, LearnersPane).ui.show_list()
    yield "72-tap-huan-buoi-hoc", lambda: _pane(one, going, "meetings", ClassPane).begin()
    yield "73-tap-huan-ket-qua", lambda: _pane(one, done, "results", ClassPane).begin()
    yield "74-tap-huan-hieu-qua", lambda: _results(one, done).kind.set_value("effect")
    yield "75-tap-huan-can-giup", lambda: _results(one, done).tasks.click()
    yield "76-tap-huan-phieu-tai-lop", lambda: _results(one, done).in_class.click()
    yield "77-tap-huan-giay-in", lambda: _paper(one, going)
    _paper(one, going).leave()
    yield "78-tap-huan-lop-moi", lambda: _page(one).start_new()
    _page(one).leave_sheet()
    yield "79-tap-huan-lich-thang", lambda: _page(one).part.set_value("month")
    yield "80-tap-huan-chuong-trinh", lambda: _page(one).part.set_value("programmes")
    _page(one).part.set_value("classes")
    yield "81-tap-huan-nhap-bang", lambda: _import(one)
    _page(one).leave_sheet()


def _page(one: Seat) -> TrainingPage:
    return one.page(TrainingPage)


def _pane(one: Seat, course: str, pane: str, kind: type[P]) -> P:
    _page(one).open(f"class:{course}:{pane}")
    return _pane_in_sight(one, kind)


def _pane_in_sight(one: Seat, kind: type[P]) -> P:
    pane = _page(one).box.pane
    if not isinstance(pane, kind):
        raise TypeError(f"no {kind.__name__}")
    return pane


def _results(one: Seat, course: str) -> ResultsPane:
    return _pane(one, course, "results", ResultsPane)


def _paste(one: Seat, course: str) -> None:
    pane = _pane(one, course, "learners", LearnersPane)
    pane.ui.paste.click()
    pane.ui.pasting.edit.setPlainText(_PASTED)
    pane.ui.pasting.look.click()
    wait("dò danh sách", lambda: bool(pane.ui.pasting.table.rows))


def _paper(one: Seat, course: str) -> PaperSheet:
    box = _page(one).box
    _pane(one, course, "roll", ClassPane)
    sheet = open_paper(one.work.desk, class_of(one.store, course), BLANK, box.meeting, box)
    wait("giấy in", lambda: sheet.made is not None)
    return sheet


def _import(one: Seat) -> None:
    page = _page(one)
    page.start_import()
    sheet = page.sheet
    if isinstance(sheet, ImportSheet):
        sheet.read(resource_path("practice", "diem-danh-binh-dan-hoc-vu-so.xlsx"))
        wait("đọc bảng", lambda: not sheet.busy)
