"""How a paper of figures carries its check code: to be scanned, to be read, to be typed (issue 7, point 3)."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from dxdesk.domain.check_code import square_text
from dxdesk.report.drawn import Stamp
from dxdesk.report.page import WIDTH, Ink
from dxdesk.report.square_code import SquareCode

SIDE = 17 * mm


def mark(ink: Ink, stamp: Stamp, width: float = WIDTH) -> Flowable:
    """The square and the code beside it, for under the figures or at the end; nothing on a paper that has none."""
    if not stamp.code:
        return Spacer(0, 0)
    edition = f", bản {stamp.edition}" if stamp.edition > 1 else ""
    words = [ink.line(f"Mã kiểm {stamp.code}{edition}", ink.cell_bold),
             ink.line("Quét hoặc gõ mã này ở mục Báo cáo để biết giấy này là bản nào, số liệu nay có khác không.",
                      ink.note)]
    square = SquareCode(square_text(stamp.code), SIDE)
    return ink.columns([[square, words]], [SIDE + 2 * mm, width - SIDE - 2 * mm], [4])
