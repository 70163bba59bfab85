"""Reports of a team and of the ward as sheets, drawn and read back."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2

from dxdesk.domain.activity_sheet import (
    ActivitySheet,
    Body,
    ByPlace,
    FigureRow,
    Measured,
    ObstacleRow,
    Place,
    Plan,
    PlanDone,
    Written,
)
from dxdesk.domain.periods import read_period
from dxdesk.domain.sheet import Heading
from dxdesk.domain.summary import Laptops
from dxdesk.report.activity import draw_activity
from dxdesk.report.activity_tables import activity_tables
from dxdesk.report.drawn import Stamp, silent
from dxdesk.report.words import check_code

GOLDEN = Path(__file__).parents[1] / "golden" / "report"
HEADING = Heading(
    ("Ủy ban nhân dân", "phường Thủ Dầu Một"), ("Tổ công nghệ số cộng đồng", "Khu phố 3"), "Thủ Dầu Một",
    date(2026, 2, 5), ("Ủy ban nhân dân phường Thủ Dầu Một",), ("Tổ trưởng",), "Trần Văn Thử", "5", "BC-TCNSCĐ",
    ("Như trên", "Lưu: Tổ"),
)
FIGURES = (
    FigureRow("visits", "Phiếu hỗ trợ", "phiếu", 1234, 6120, 1100, rule="Đếm phiếu có ngày trong kỳ."),
    FigureRow("helps", "Lượt hỗ trợ", "lượt", 731, 6120, 800, Plan(7500)),
    FigureRow("people", "Người được hỗ trợ", "người", 512, 3966, None, Plan(4400)),
    FigureRow("people_anonymous", "Người được hỗ trợ, không ghi tên", "người", 8, 40),
    FigureRow("households", "Hộ được hỗ trợ", "hộ", None, 74),
    FigureRow("helps.vneid", "Lượt hỗ trợ: VNeID", "lượt", 300, 900),
    FigureRow("l2_activated", "Người được kích hoạt VNeID mức 2", "người", 275, 2985, 250, Plan(4180)),
    FigureRow("helps.skills", "Lượt hỗ trợ: Bình dân học vụ số", "lượt", 0, 12),
    FigureRow("satisfaction_rate", "Tỷ lệ hài lòng", "%", 97.5, None, 96, Plan(90)),
)
OBSTACLES = (ObstacleRow("Không nhận được OTP", 5, 7, "Kiểm tra SIM, sóng", "NO_OTP"),
             ObstacleRow("Máy không có NFC", 2, 2, code="NO_NFC"))
TEAM = "Tổ công nghệ số cộng đồng Khu phố 3"
BODY = Body(TEAM, f"Kết quả hoạt động của {TEAM}", "Thực hiện nhiệm vụ được giao", "Tổ", "t3")
SHEET = ActivitySheet(
    HEADING, BODY, read_period("2026-01", 15), 6, 38, 31, FIGURES, OBSTACLES, 6,
    datetime(2026, 2, 5, 14, 4, tzinfo=UTC), Laptops(("a", "b", "c"), ("KP3-2",)), 2,
    ("Quay lại giúp xong 3 phiếu đã hẹn trong kỳ.", "Mượn máy có NFC."),
    (Written("proposals", "Cấp thêm 02 máy có NFC & thẻ <SIM>."),), annexes=False,
)


@dataclass(frozen=True)
class Printed:
    pages: int
    check_code: str


def printed(tmp_path, sheet=SHEET):
    path = tmp_path / "b.pdf"
    code = check_code([row for table in activity_tables(sheet) for row in table.texts])
    drawn = draw_activity(sheet, Stamp(code), silent)
    path.write_bytes(drawn.data)
    return path, Printed(drawn.pages, code)


def pages_of(path):
    document = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]
    document.close()
    return texts


def ink_bounds(path, number):
    """Left, top, right, bottom of what is printed on a page, in millimetres from its top left corner."""
    document = pypdfium2.PdfDocument(path)
    bounds = document[number].render(scale=2, grayscale=True).to_pil().point(lambda grey: grey < 200).getbbox()
    document.close()
    return tuple(round(edge / 2 / 72 * 25.4, 1) for edge in bounds)


COLUMNS = tuple(Measured(row.indicator, row.title, row.unit) for row in FIGURES[:8])
HAMLETS = ByPlace("hamlet", COLUMNS, (COLUMNS[6],), (
    Place("h1", "Khu phố 1", (600, 400, 300, 5, 40, 200, 150, 0), (PlanDone(Plan(2000), 1485),)),
    Place("h2", "Khu phố 2", (600, 331, 214, 3, None, 100, 125, 0), (PlanDone(Plan(120, "now"), 125),)),
    Place("h3", "Khu phố 3", (0,) * 8, (PlanDone(Plan(0), 0),)),
    Place("", "Chưa ghi khu phố", (34, 0, 8, 0, None, 0, 0, 0), (PlanDone(None, 4),)),
))
WARD = replace(
    SHEET, body=Body("Ủy ban nhân dân phường Thủ Dầu Một", "Kết quả hoạt động của các Tổ công nghệ số cộng đồng",
                     "Thực hiện nhiệm vụ được giao", "Phường"),
    heading=replace(HEADING, superior=(), issuer=("Ủy ban nhân dân", "phường Thủ Dầu Một"), symbol="BC-UBND",
                    addressees=(), signer_role=("TM. Ủy ban nhân dân", "Chủ tịch"), signer="Lê Thị Mẫu"),
    places=(HAMLETS, ByPlace("team", COLUMNS[:4], (), (
        Place("t1", "Tổ Khu phố 1", (1000, 600, 400, 4)), Place("t2", "Tổ Khu phố 2", (234, 131, 120, 4))))),
    annexes=True, written=(
        Written("organisation", "Phường kiện toàn 6 tổ.\nMỗi tổ có một tổ phó phụ trách số liệu."),
        Written("results", "Mô hình “Cuối tuần số” tại 3 khu phố."),
        Written("next", "Kích hoạt VNeID | Tổ 1 | Ông Nguyễn Văn An | 30/3/2026 | 200 người\nMượn máy có NFC | Tổ 2"),
    ))
