"""How a paper of figures carries its check code: to be scanned, to be read, to be typed (issue 7, point 3)."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from dxdesk.report.drawn import Stamp
from dxdesk.report.page import WIDTH, Ink
from dxdesk.report.square_code import SquareCode

PREFIX = "DXD-GIAY:"
"""What stands before the check code in the square, so that a scanner tells it from a person's card."""
SIDE = 17 * mm


def qr_text(code: str) -> str:
    """What the square of a check code says; nothing of anybody."""
    return PREFIX + code


def mark(ink: Ink, stamp: Stamp, width: float = WIDTH) -> Flowable:
    """The square and the code beside it, for under the figures or at the end; nothing on a paper that has none."""
    if not stamp.code:
        return Spacer(0, 0)
    edition = f", bản {stamp.edition}" if stamp.edition > 1 else ""
    words = [ink.line(f"Mã kiểm {stamp.code}{edition}", ink.cell_bold),
             ink.line("Quét hoặc gõ mã này ở mục Báo cáo để biết giấy này là bản nào, số liệu nay có khác không.",
                      ink.note)]
    return ink.columns([[SquareCode(qr_text(stamp.code), SIDE), words]], [SIDE + 2 * mm, width - SIDE - 2 * mm], [4])
