"""Registers of any length, with long names among their people."""

from dataclasses import replace
from datetime import UTC, datetime

from dxdesk.domain.people_lists import NoLevel2List, TurnGroup, TurnLine, VisitRegister, WaitingGroup, WaitingLine
from dxdesk.domain.periods import read_period
from dxdesk.domain.summary import Laptops
from tests.report.class_kit import LISTED, LONGEST, NAMES, TEAM

AT = datetime(2026, 11, 22, 14, 4, tzinfo=UTC)
HAMLET = "Khu phố " + "Chánh Nghĩa " * 9 + "Nhất"
"""A hamlet of 120 letters."""


def turns(count: int, hamlet: str = "Khu phố 3") -> tuple[TurnLine, ...]:
    """So many turns; every fifth is of nobody named, every seventh slip names no help."""
    lines = []
    for at in range(count):
        line = TurnLine(f"2026-11-{at % 22 + 1:02d}", f"{8 + at % 12:02d}:{at % 60:02d}", NAMES[at % len(NAMES)],
                        str(1940 + at % 60), hamlet, f"…{at % 10_000:04d}", "Kích hoạt VNeID", "Xong một phần",
                        "Đỗ Văn Tám")
        tally = replace(line, name="12 người, không ghi tên", born="", tail="", named=False)
        lines.append(tally if at % 5 == 4 else replace(line, what="", result="") if at % 7 == 6 else line)
    return tuple(lines)


def visits(count: int, **more) -> VisitRegister:
    """The register of so many turns in one list."""
    made = VisitRegister(LISTED, TEAM, "", read_period("2026-11"), (TurnGroup("", "", turns(count)),), count, 40, 9, 2,
                         AT, Laptops(("a", "b"), ("KP3-2",)), "team")
    return replace(made, **more)


def by_hamlet(hamlets: int, each: int) -> VisitRegister:
    """The register of so many hamlets, one with a long name."""
    titles = [HAMLET, *(f"Khu phố {at}" for at in range(2, hamlets + 1))]
    return visits(0, groups=tuple(TurnGroup(title, f"h{at}", turns(each, title)) for at, title in enumerate(titles)))


def waiting(count: int, hamlets: int = 1, **more) -> NoLevel2List:
    """So many people without level 2 in each of these hamlets."""
    people = tuple(WaitingLine(NAMES[at % len(NAMES)], str(1940 + at % 60), str(at % 90), f"…{at % 1000:03d}",
                               "Có thẻ, chưa có tài khoản" if at % 3 else "Chưa rõ",
                               "Không nhận được OTP" if at % 4 == 0 else "", "2026-12-01" if at % 6 == 0 else "")
                   for at in range(count))
    groups = tuple(WaitingGroup(f"Khu phố {at + 1}" if at else HAMLET, people) for at in range(hamlets))
    made = NoLevel2List(LISTED, ("Công an phường Thủ Dầu Một",), "", groups,
                        (("Chưa rõ", 1), ("Có thẻ, chưa có tài khoản", 2)), 2, AT, Laptops(("a",)))
    return replace(made, **more)


def endless() -> VisitRegister:
    """Every text far too long for its place, one of a single word."""
    line = TurnLine("2026-11-22", "21:04", LONGEST, "1950", HAMLET * 3, "…4417", "Ứ" * 300, "việc " * 90,
                    LONGEST * 4)
    return visits(0, groups=(TurnGroup(HAMLET * 5, "h", (line,) * 40),))
