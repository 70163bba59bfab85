"""Pages on paper: which, how often, stopped half way, and a printer that takes nothing."""

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter

from dxdesk.errors import DeskError, InputError
from dxdesk.report.drawn import Stopped
from dxdesk.ui.papers.printing import Order, new_printer, print_pages, read_pages
from tests.ui.papers.conftest import sizes


@pytest.fixture
def data(tmp_path) -> bytes:
    """Three sheets: A4 upright, A5, A4 across."""
    document = pypdfium2.PdfDocument.new()
    for wide, high in ((595, 842), (420, 595), (842, 595)):
        document.new_page(wide, high)
    document.save(str(tmp_path / "ba trang.pdf"))
    return (tmp_path / "ba trang.pdf").read_bytes()


def printer(file, order: Order) -> QPrinter:
    made = new_printer(order, "Báo cáo")
    made.setOutputFileName(str(file))
    return made


@pytest.mark.parametrize(("text", "pages"), [
    ("", (0, 1, 2, 3)), ("2", (1,)), ("1-3", (0, 1, 2)), (" 4 , 1 - 2 ;", (3, 0, 1)), ("2–3", (1, 2)),
])
def test_pages_as_people_write_them(text, pages):
    assert read_pages(text, 4) == pages


@pytest.mark.parametrize("text", ["0", "5", "3-2", "-", "1-", "a", "1.5", "9" * 60, "²", "٣"])
def test_pages_that_are_none(text):
    with pytest.raises(InputError, match="Giấy này có 4 trang"):
        read_pages(text, 4)


def test_each_sheet_has_its_own_size_and_copies_come_one_after_the_other(qapp, data, tmp_path):
    order, told = Order("", (2, 0, 1), copies=2), []
    print_pages(printer(tmp_path / "ra.pdf", order), data, order, lambda done, of: told.append((done, of)))
    assert sizes(str(tmp_path / "ra.pdf")) == [(842, 595), (595, 842), (420, 595)] * 2
    assert told[0] == (0, 6) and told[-1] == (6, 6)


def test_stopped_half_way_it_stops(qapp, data, tmp_path):
    def stop(done: int, _of: int) -> None:
        if done == 1:
            raise Stopped

    order = Order("", (0, 1, 2))
    with pytest.raises(Stopped):
        print_pages(printer(tmp_path / "ra.pdf", order), data, order, stop)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_said(qapp, data, tmp_path):
    order = Order("Máy in tầng hai", (0,))
    with pytest.raises(DeskError, match="không nhận giấy"):
        print_pages(printer(tmp_path / "không có" / "ra.pdf", order), data, order, lambda *_: None)
