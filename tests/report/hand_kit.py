"""Papers that are filled in by hand, as sheets: slips, walk list, work days; with names as long as people's are."""

from datetime import UTC, date, datetime, timedelta

from dxdesk.domain.periods import read_period
from dxdesk.domain.slip_form import BlankForms, SlipBookSheet, SlipGiven, slip_form
from dxdesk.domain.summary import Laptops
from dxdesk.domain.walk_list import Errand, WalkHamlet, WalkList, WalkPerson
from dxdesk.domain.work_days import DUTY, SLIPS, TAUGHT, MemberDays, WorkDays, work_days
from dxdesk.store.code_lists import shipped_catalogues
from tests.report.class_kit import LISTED, LONG, TEAM

AT = datetime(2026, 11, 22, 14, 4, tzinfo=UTC)
LONG_PLACE = "Khu phố Nguyễn Văn Trỗi mở rộng " * 4
GIVEN_NAMES = ("An", "Bình", "Chi", "Dũng", "Én")
FORM = slip_form(shipped_catalogues())
GIVEN = SlipGiven("Phường Thủ Dầu Một", TEAM, "22/11/2026", "Nhà văn hóa Khu phố 3", "", "Lê Thị Hoa")
LONG_GIVEN = SlipGiven(f"Phường {LONG_PLACE}", LONG_PLACE, "22/11/2026", LONG_PLACE, LONG_PLACE, LONG)


def slip_book(count: int = 5, size: str = "a5", given: SlipGiven = GIVEN, **more) -> SlipBookSheet:
    """So many slips of a book of fifty, from the first on, with the cover."""
    values = {"contact": "Nhà văn hóa Khu phố 3, tối thứ Ba", **more}
    return SlipBookSheet(FORM, given, "K7Q1", 1, 50, tuple(range(1, count + 1)), True, size, **values)


def blank(copies: int = 3, size: str = "a5") -> BlankForms:
    """Slips without a number."""
    return BlankForms(FORM, GIVEN, copies, size)


def walker(at: int, **more) -> WalkPerson:
    """One person to visit."""
    values = {"born": str(1940 + at % 60), "household": str(at // 3 + 1), "address": f"{at // 3 + 1}/2 Lê Lợi",
              "phone": "…123", "state": "Mức 1",
              "errands": (Errand("Đưa ra Công an làm mức 2", "2026-11-20"),)} | more
    return WalkPerson(f"Nguyễn Văn {GIVEN_NAMES[at % 5]}", **values)


def walk(*hamlets: WalkHamlet, **more) -> WalkList:
    """A list of these hamlets, by default one of three people."""
    shown = hamlets or (WalkHamlet("Khu phố 3", tuple(walker(at) for at in range(3))),)
    return WalkList("Phường Thủ Dầu Một", TEAM, date(2026, 11, 22), more.pop("member", ""), shown,
                    more.pop("left_out", 0), "LƯU HÀNH NỘI BỘ", AT,
                    Laptops(("a", "b"), more.pop("missing", ())), **more)


def worker(at: int, name: str = "", role: str = "Thành viên", days: int = 3) -> MemberDays:
    """A member who wrote slips on so many days, taught on the first and was on duty on the last."""
    on = [date(2026, 10, 1) + timedelta(at % 7 + 2 * number) for number in range(days)]
    return MemberDays(f"m{at}", name or f"Trần Thị Số {at}", role,
                      work_days({SLIPS: on, TAUGHT: on[:1], DUTY: on[-1:]}), 4 * days, 1)


def paid(*members: MemberDays, amount: int | None = 150_000, period: str = "2026-10", **more) -> WorkDays:
    """The sheet of these members."""
    return WorkDays(LISTED, TEAM, read_period(period), members, more.pop("idle", ()), amount, AT,
                    Laptops(("a", "b", "c"), more.pop("missing", ())), **more)
