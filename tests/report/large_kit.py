"""Papers people take home, and the hand-over, as sheets: plain ones, empty ones, and such as no page was made for."""

from dataclasses import replace
from datetime import UTC, date, datetime

from dxdesk.domain.appointment import AppointmentSheet, Missing, visit_code
from dxdesk.domain.handover import BookLine, GroupLine, HandoverSheet, MemberLine, OpenLine
from dxdesk.domain.holding import HeldGroup, HeldLine, HoldingSheet
from dxdesk.domain.notice import NoticeSheet
from dxdesk.domain.paper_words import BY_CODE
from tests.report.class_kit import LISTED, LONGEST, TEAM

VISIT = "0190b7a4-3c2e-7aee-9dd1-a1b2c3d4e5f6"
AT = datetime(2026, 11, 22, 14, 4, tzinfo=UTC)
WARD = "Phường Thủ Dầu Một"
HAMLET = "Khu phố Nguyễn Văn Trỗi mở rộng " * 4
UNBROKEN = "ẴỖẪỞỮgỵ" * 60
DAYS, WARNING = BY_CODE["notice.days"].shipped, BY_CODE["slip.warning"].shipped
LEFT = Missing("Kích hoạt VNeID mức 2", "Chưa đăng ký mức 2", "Ra Công an phường đăng ký, mang thẻ và điện thoại")

SLIP = AppointmentSheet(
    TEAM, "Trần Thị Bé", date(2026, 11, 26), "18 giờ 30 đến 21 giờ", "Nhà văn hóa Khu phố 3", ("Ra Công an làm mức 2",),
    ("thẻ căn cước", "điện thoại có gắn SIM"), ("Sổ sức khỏe điện tử",), (LEFT,), "anh Tám, 0912 345 678", WARNING,
    visit_code(VISIT))
NOTICE = NoticeSheet("a5", TEAM, WARD, "Ủy ban nhân dân phường Thủ Dầu Một", 24, False, "1", DAYS)
HOLDING = HoldingSheet(
    TEAM, WARD, "Trần Thị Bé", "Máy D46K", AT,
    (HeldGroup("Ghi ngày 22/11/2026, Lê Thị Hoa, Máy D46K", (HeldLine("Họ và tên", "Trần Thị Bé"),
                                                             HeldLine("Điện thoại", "…679"))),),
    ("22/11/2026 09:15: Kích hoạt VNeID mức 2, chưa xong.",), ("Ra Công an, hạn 26/11/2026, chưa làm.",), (),
    ("Đồng ý ngày 22/11/2026, nói miệng.",), "Đến ngày 22/11/2028.", ("Máy này đang giữ: Máy D46K.",), 1, DAYS)
HANDOVER = HandoverSheet(
    LISTED, TEAM, date(2026, 11, 22), "evening", "Ngày hội chuyển đổi số", ("Nhà văn hóa Khu phố 3",),
    (MemberLine("Lê Thị Hoa", 12, 2, 31, 25), MemberLine("", 1, 0, 0, 1)),
    (GroupLine("VNeID, định danh điện tử", 15, 2, 5, 3, 1),),
    (OpenLine("18:42", "K7Q1-0012", "Kích hoạt VNeID", "2026-11-26", "Lê Thị Hoa"), OpenLine("", "", "", "", "")),
    (BookLine("K7Q1", "Lê Thị Hoa", "Cổng chợ", 12, 50, 13), BookLine("K7Q2", "", "", 50, 50, None)),
    14, AT, 3, "Máy D46K", AT)

LONG_SLIP = replace(
    SLIP, team=HAMLET, person=LONGEST, hours=HAMLET, place=HAMLET, todo=("Làm tiếp: việc rất dài của tổ",) * 9,
    bring=(HAMLET,) * 9, done=("Tích hợp thẻ bảo hiểm y tế vào VNeID",) * 12, missing=(LEFT,) * 12, contact=HAMLET,
    warning=WARNING * 9)
WIDE_SLIP = replace(SLIP, team=UNBROKEN, person=UNBROKEN, place=UNBROKEN, contact=UNBROKEN, missing=(
    Missing(UNBROKEN, UNBROKEN, UNBROKEN),) * 3)
EMPTY_SLIP = replace(SLIP, hours="", place="", todo=(), bring=(), done=(), missing=(), contact="", warning="")
LONG_NOTICE = replace(NOTICE, team=HAMLET, more=("Thêm một câu của phường. " * 5,) * 3, months=None, full_number=True)
LONG_HOLDING = replace(
    HOLDING, person=LONGEST, visits=HOLDING.visits * 200, until=HAMLET,
    groups=(HeldGroup(HAMLET, tuple(HeldLine(f"Mục {at}", "một câu dài " * 300) for at in range(9))),))
EMPTY_HOLDING = replace(HOLDING, groups=(), visits=(), tasks=(), sent=("Máy này đang giữ: Máy D46K.",), former=0)
LONG_HANDOVER = replace(
    HANDOVER, event=HAMLET, places=(HAMLET,) * 3, open=tuple(
        OpenLine("18:42", f"K7Q1-{at:04}", HAMLET, "2026-11-26", LONGEST) for at in range(60)),
    members=(MemberLine(LONGEST, 999_999, 1, 10**9, 2),) * 40)
EMPTY_HANDOVER = replace(HANDOVER, shift="", event="", places=(), members=(), groups=(), open=(), books=(), unsent=0,
                         last_sent=None, unshifted=0)
