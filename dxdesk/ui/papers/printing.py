"""Pages of a PDF on paper: every page a picture of 300 dots an inch, which every printer draws the same.

The printer is asked about and set up on the GUI thread; `print_pages` runs off it (Qt lets a painter work there).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from dxdesk.errors import DeskError, InputError
from dxdesk.report.drawn import Tell
from dxdesk.ui.papers.pdf_pages import grey_picture, opened

_DOTS = 300
_POINTS = 72
MOST_COPIES = 99


@dataclass(frozen=True, slots=True)
class Order:
    """What is printed where: the printer by name, the pages from 0, how often, on both sides of the sheet."""

    printer: str
    pages: tuple[int, ...]
    copies: int = 1
    both_sides: bool = False


def printers() -> list[str]:
    """The printers of this machine by name, the usual one first."""
    usual = QPrinterInfo.defaultPrinterName()
    return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != usual, name.casefold()))


def both_sides_possible(printer: str) -> bool:
    """Whether a printer turns the sheet by itself."""
    modes = QPrinterInfo.printerInfo(printer).supportedDuplexModes()
    return any(mode != QPrinter.DuplexMode.DuplexNone for mode in modes)


def read_pages(text: str, pages: int) -> tuple[int, ...]:
    """The pages, from 0, that "1-3, 5" names of so many; all for an empty text. Raises `InputError("pages")`."""
    found: list[int] = []
    for part in filter(None, (one.strip() for one in text.replace(";", ",").split(","))):
        first, dash, last = part.replace("–", "-").partition("-")
        ends = [first.strip(), last.strip() if dash else first.strip()]
        numbers = [int(end) if end.isascii() and end.isdigit() else 0 for end in ends]
        if not 1 <= numbers[0] <= numbers[1] <= pages:
            raise InputError("pages", f"Ghi như 1-3, 5. Giấy này có {pages} trang.")
        found += range(numbers[0] - 1, numbers[1])
    return tuple(found) or tuple(range(pages))


def new_printer(order: Order, title: str) -> QPrinter:
    """The printer set up for an order; `title` is what its queue shows."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setPrinterName(order.printer)
    made.setResolution(_DOTS)
    made.setFullPage(True)
    made.setDocName(title)
    if order.both_sides:
        made.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    if made.supportsMultipleCopies():
        made.setCopyCount(order.copies)
    return made


def print_pages(printer: QPrinter, data: bytes, order: Order, tell: Tell) -> None:
    """Send the pages; what `tell` raises takes the order back from the printer.

    Raises `DeskError("not_printed")` where the printer takes nothing.
    """
    rounds = 1 if printer.supportsMultipleCopies() else order.copies
    painter = QPainter()
    try:
        with opened(data) as document:
            _send(printer, painter, (document[page] for page in order.pages * rounds), len(order.pages) * rounds, tell)
    except BaseException:
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()


def _send(printer: QPrinter, painter: QPainter, sheets: Iterable[Any], of: int, tell: Tell) -> None:
    for done, sheet in enumerate(sheets):
        tell(done, of)
        _turn(printer, sheet.get_width(), sheet.get_height())
        if not (printer.newPage() if done else painter.begin(printer)):
            raise DeskError("not_printed", f"Máy in “{printer.printerName()}” không nhận giấy. "
                                           "Xem máy đã bật và nối dây chưa, rồi in lại.")
        room = printer.pageLayout().fullRectPixels(printer.resolution())
        painter.drawImage(QRectF(room), grey_picture(sheet, _DOTS / _POINTS))
    tell(of, of)


def _turn(printer: QPrinter, width: float, height: float) -> None:
    """The sheet of the page, in points, upright or across."""
    lying = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    size = QPageSize(QSizeF(min(width, height), max(width, height)), QPageSize.Unit.Point, "",
                     QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageLayout(QPageLayout(size, lying, QMarginsF()))
