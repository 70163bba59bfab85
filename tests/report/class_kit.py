"""A class as its papers are tested with, long names among its learners, and where things stand on a page."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pypdfium2

from dxdesk.domain.class_code import class_code
from dxdesk.domain.class_papers import (
    BlankSheet,
    Certificate,
    CertificateBatch,
    ClassLine,
    FilledSheet,
    LearnerLine,
    MarkedPerson,
    MeetingLine,
    PersonLine,
    ResultSheet,
)
from dxdesk.domain.sheet import Heading
from dxdesk.domain.skill_effect import Check, effects
from dxdesk.report.drawn import Drawn, Stamp, Tell, silent

GOLDEN = Path(__file__).parents[1] / "golden" / "report"
LONG = "Nguyễn Phúc Thị Hoàng Bảo Trân Châu Ngọc"
LONGEST = f"{LONG} Thảo Nguyên Minh Khuê Công Tằng Tôn Nữ"
NAMES = ("Đặng Thị Sen", "Điểu Trư", "Huỳnh Thị Mười", LONG, "Nguyễn Vân Anh", "Võ Thị Ngọc Ẩn")
MEETING = "01900000-1234-7abc-8def-0123456789ab"
STAMP = Stamp("K7Q4-92", 1)
HEADING = Heading(
    ("Ủy ban nhân dân", "phường Thủ Dầu Một"), ("Tổ công nghệ số cộng đồng", "Khu phố 3"), "Thủ Dầu Một",
    date(2026, 11, 22), ("Ủy ban nhân dân phường Thủ Dầu Một",), ("Tổ trưởng",), "Lê Thị Hoa",
    recipients=("Như trên", "Lưu: Tổ"))
LISTED = replace(HEADING, symbol="")
TEAM = "Tổ công nghệ số cộng đồng Khu phố 3"
OF = ClassLine("Bình dân học vụ số", "07", "Dịch vụ công trực tuyến", "Người dân", "10", "Nhà văn hóa Khu phố 3", 5)


def drawn_to(path: Path, draw: Callable[[Any, Stamp, Tell], Drawn], sheet: object, stamp: Stamp = STAMP) -> int:
    """A paper drawn into a file; how many pages it has."""
    drawn = draw(sheet, stamp, silent)
    path.write_bytes(drawn.data)
    return drawn.pages


def people(count: int) -> tuple[PersonLine, ...]:
    """So many learners, every seventh of unknown age."""
    return tuple(PersonLine(NAMES[at % len(NAMES)], str(1950 + at % 50) if at % 7 else "", f"Khu phố {at % 4 + 1}")
                 for at in range(count))


def meetings(count: int) -> tuple[MeetingLine, ...]:
    """So many weekly meetings from 1 November 2026."""
    return tuple(MeetingLine(at + 1, date(2026, 11, 1) + timedelta(7 * at), "18:30 đến 20:30", "Nhà văn hóa Khu phố 3",
                             "Nộp hồ sơ trên Cổng Dịch vụ công", ("Đỗ Văn Tám",)) for at in range(count))


def blank(count: int) -> BlankSheet:
    """The list to be signed by so many at the fourth meeting."""
    return BlankSheet(LISTED, OF, meetings(5)[3], people(count), class_code(MEETING))


def filled(count: int, held: int) -> FilledSheet:
    """So many learners over so many meetings, every state somewhere."""
    states = ("present", "present", "late", "left", "excused", "absent", "")
    rows = tuple(MarkedPerson(person, tuple(states[(at + meeting) % 7] for meeting in range(held)), at % (held + 1),
                              held) for at, person in enumerate(people(count)))
    return FilledSheet(LISTED, OF, meetings(held), rows)


def checked(group: str, rater: str, pairs: tuple[tuple[str, str], ...]) -> list[list[Check]]:
    """The checks of people rated twice, level before and after."""
    return [[Check("", stage, rater, group, level) for stage, level in (("before", one), ("after", other))]
            for one, other in pairs]


def result(count: int) -> ResultSheet:
    """A class of so many: seven were rated by themselves, three by the trainer."""
    rows = tuple(LearnerLine(person, 3 + at % 2, 4, at % 5 > 0, f"{at:02d}/GCN-TCNSCĐ" if at % 5 else "",
                             "2026-11-20" if at % 3 == 0 else "", "2026-11-10" if at % 10 == 0 else "")
                 for at, person in enumerate(people(count)))
    found = effects([*checked("online_service", "self", (("1", "3"),) * 4 + (("2", "2"),) * 2 + (("3", "2"),)),
                     *checked("safety", "trainer", (("2", "3"),) * 3)])
    titles = {"online_service": "Dịch vụ công trực tuyến", "safety": "An toàn thông tin, chống lừa đảo"}
    return ResultSheet(HEADING, TEAM, OF, meetings(4), "8 giờ", rows,
                       tuple((titles[effect.skill_group], effect) for effect in found))


def certificate(name: str = "Trần Thị Bé", number: str = "01/GCN-TCNSCĐ", **more) -> Certificate:
    """One certificate given by the team."""
    made = Certificate(PersonLine(name, "1960", "Khu phố 3"), number, "GCN-TCNSCĐ", date(2026, 11, 22),
                       HEADING.superior, HEADING.issuer, ("Tổ trưởng",), "Lê Thị Hoa")
    return replace(made, **more)


def batch(*items: Certificate, title: str = OF.title, **more) -> CertificateBatch:
    """Certificates of one class."""
    made = CertificateBatch(replace(OF, title=title), date(2026, 11, 1), date(2026, 11, 22), 4, "Thủ Dầu Một", items)
    return replace(made, **more)


def lines_at(path: Path, number: int) -> list[tuple[float, float, float, float, str]]:
    """Every run of letters of a page: left, top, right, bottom in points from the top left corner, and its words."""
    document = pypdfium2.PdfDocument(path)
    page = document[number]
    text, height = page.get_textpage(), page.get_height()
    found = []
    for at in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(at)
        found.append((left, height - top, right, height - bottom, text.get_text_bounded(left, bottom, right, top)))
    document.close()
    return found


def overlaps(lines: list[tuple[float, float, float, float, str]], spare: float = 1.5) -> list[tuple[str, str]]:
    """Runs of letters that lie on each other by more than the spare points in both directions."""
    return [(one[4], other[4]) for at, one in enumerate(lines) for other in lines[at + 1:]
            if min(one[2], other[2]) - max(one[0], other[0]) > spare
            and min(one[3], other[3]) - max(one[1], other[1]) > spare]
