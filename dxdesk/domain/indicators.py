"""What is counted, and how: each indicator is one definition, used for the figure and for the records behind it.

*Lượt* (help lines), *người* (different residents) and *hộ* (different households) are never mixed, and what was not
recorded is missing, not 0.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.periods import Period
from dxdesk.domain.records import OUTCOMES
from dxdesk.errors import InputError

SATISFIED = "3"


class HelpRow(NamedTuple):
    """One service given in a visit. `group` is its service group; `dossier` marks a service that hands one in."""

    id: str
    service: str
    group: str = "other"
    outcome: str = ""
    obstacle: str = ""
    dossier: bool = False


class VisitRow(NamedTuple):
    """One living visit with its living help lines.

    `person` is the root resident, empty for an anonymous tally of `people`; `household` is empty when unknown;
    `unresolved` counts its references to records not held or deleted; `laptop` is the writer it came from.
    """

    id: str
    on: date
    person: str = ""
    people: int = 1
    household: str = ""
    hamlet_id: str = ""
    team_id: str = ""
    member_id: str = ""
    satisfaction: str = ""
    helps: tuple[HelpRow, ...] = ()
    unresolved: int = 0
    laptop: str = ""
    follow_up: bool = False
    event_id: str = ""


class Record(NamedTuple):
    """What one unit of a figure rests on: a visit, and for indicators of helps the line."""

    visit: VisitRow
    help: HelpRow | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that is counted.

    `where` picks the visits, or with `of_helps` the help lines; it may look only at what the signature of one holds.
    Without `key` every record picked counts one; with `key` each different non-empty value of that visit field counts
    one; with `weight` that visit field is summed; `share_of` makes it a percentage of another indicator. `recorded`
    says that nothing found among visits means nobody wrote it down, which is missing, not 0.
    """

    code: str
    title: str
    unit: str
    rule: str
    where: Callable[[Any], bool]
    of_helps: bool = False
    key: str = ""
    weight: str = ""
    share_of: str = ""
    recorded: bool = False


def visit_signature(visit: VisitRow) -> tuple:
    """All that an indicator of visits may look at to pick one."""
    return visit.satisfaction, visit.follow_up, not visit.person


help_signature: Callable[[HelpRow], tuple] = itemgetter(slice(1, None))
"""All that an indicator of helps may look at to pick one: its codes."""


def _any(_: object) -> bool:
    return True


_BASIC = (
    Indicator("visits", "Phiếu hỗ trợ", "phiếu", "Đếm phiếu có ngày trong kỳ; phiếu đã xóa không tính.", _any),
    Indicator("helps", "Lượt hỗ trợ", "lượt",
              "Mỗi việc ghi trên phiếu là một lượt; một người có thể có nhiều lượt.", _any, of_helps=True),
    Indicator("people", "Người được hỗ trợ", "người",
              "Mỗi người có tên đếm một lần trong kỳ; hồ sơ đã gộp là một người.", _any, key="person"),
    Indicator("people_anonymous", "Người được hỗ trợ, không ghi tên", "người",
              "Cộng số người trên các phiếu không ghi tên; để riêng, không cộng vào người có tên.",
              lambda visit: not visit.person, weight="people"),
    Indicator("households", "Hộ được hỗ trợ", "hộ",
              "Mỗi hộ đếm một lần theo khu phố và số hộ; người chưa ghi đủ hai ô ấy không tính.", _any, key="household",
              recorded=True),
)
_RESULTS = (
    Indicator("l2_activated", "Người được kích hoạt VNeID mức 2", "người",
              "Mỗi người có tên đếm một lần, khi việc kích hoạt VNeID mức 2 đã xong.",
              lambda line: line.service == "VNEID_ACTIVATE" and line.outcome == "done", of_helps=True, key="person"),
    Indicator("people_guided_dvc", "Người được hướng dẫn dịch vụ công trực tuyến", "người",
              "Mỗi người có tên đếm một lần, khi có việc thuộc nhóm dịch vụ công, kết quả nào cũng tính.",
              lambda line: line.group == "dvc", of_helps=True, key="person"),
    Indicator("dossiers_submitted", "Hồ sơ dịch vụ công nộp xong", "hồ sơ",
              "Mỗi việc nộp hồ sơ có kết quả xong là một hồ sơ.",
              lambda line: line.dossier and line.outcome == "done", of_helps=True),
    Indicator("shops_qr", "Hộ kinh doanh có mã QR", "hộ",
              "Mỗi chủ hộ kinh doanh có tên đếm một lần, khi việc tạo mã QR bán hàng đã xong.",
              lambda line: line.service == "SHOP_QR" and line.outcome == "done", of_helps=True, key="person"),
    Indicator("feedback_1022", "Phản ánh 1022 được hỗ trợ gửi", "lượt",
              "Mỗi việc thuộc nhóm phản ánh, kiến nghị là một lượt.",
              lambda line: line.group == "feedback", of_helps=True),
)


def _outcome(code: str, title: str) -> Indicator:
    return Indicator(f"outcome.{code}", f"Kết quả: {title}", "lượt", f"Đếm lượt có kết quả “{title}”.",
                     lambda line: line.outcome == code, of_helps=True)


_OUTCOMES = tuple(map(_outcome, OUTCOMES, ("xong", "xong một phần", "chưa xong", "chuyển nơi khác")))
_NO_OUTCOME = Indicator("outcome.unknown", "Kết quả: chưa ghi", "lượt", "Đếm lượt chưa ghi kết quả.",
                        lambda line: line.outcome not in OUTCOMES, of_helps=True)
_AFTER = (
    Indicator("follow_ups", "Phiếu có hẹn lại", "phiếu", "Đếm phiếu có ngày hẹn lại.", lambda visit: visit.follow_up),
    Indicator("people_obstacle", "Người gặp vướng mắc", "người",
              "Mỗi người có tên đếm một lần, khi có việc ghi vướng mắc.",
              lambda line: bool(line.obstacle), of_helps=True, key="person"),
    Indicator("satisfaction_answered", "Phiếu có trả lời về mức hài lòng", "phiếu",
              "Đếm phiếu ghi người dân thấy thế nào.", lambda visit: visit.satisfaction in ("1", "2", SATISFIED)),
    Indicator("satisfied", "Phiếu trả lời hài lòng", "phiếu", "Đếm phiếu ghi người dân hài lòng.",
              lambda visit: visit.satisfaction == SATISFIED),
    Indicator("satisfaction_rate", "Tỷ lệ hài lòng", "%",
              "Phiếu trả lời hài lòng chia cho phiếu có trả lời; không ai trả lời thì chưa có.",
              lambda visit: visit.satisfaction == SATISFIED, share_of="satisfaction_answered"),
    Indicator("members_active", "Thành viên có ghi phiếu", "người",
              "Mỗi thành viên ghi phiếu trong kỳ đếm một lần.", _any, key="member_id", recorded=True),
)
_FIXED = {indicator.code: indicator for indicator in (*_BASIC, *_RESULTS, *_OUTCOMES, _NO_OUTCOME, *_AFTER)}


def indicators(catalogues: Catalogues) -> tuple[Indicator, ...]:
    """Every indicator of a summary in the order of the report, one per service group among them."""
    groups = (group_indicator(entry.code, entry.title) for entry in catalogues.entries("service_group"))
    return (*_BASIC, *groups, *_RESULTS, *_OUTCOMES, _NO_OUTCOME, *_AFTER)


def group_indicator(group: str, title: str = "") -> Indicator:
    """The helps of one service group."""
    title = title or group
    return Indicator(f"helps.{group}", f"Lượt hỗ trợ: {title}", "lượt", f"Đếm lượt thuộc nhóm “{title}”.",
                     lambda line: line.group == group, of_helps=True)


def obstacle_indicators(obstacle: str) -> tuple[Indicator, Indicator]:
    """The people who met one obstacle, and the helps it stopped."""
    return (
        Indicator(f"obstacle.{obstacle}", f"Người vướng: {obstacle}", "người",
                  f"Mỗi người có tên đếm một lần, khi có việc ghi vướng mắc “{obstacle}”.",
                  lambda line: line.obstacle == obstacle, of_helps=True, key="person"),
        Indicator(f"obstacle_helps.{obstacle}", f"Lượt vướng: {obstacle}", "lượt",
                  f"Đếm lượt ghi vướng mắc “{obstacle}”.", lambda line: line.obstacle == obstacle, of_helps=True),
    )


def indicator_of(code: str) -> Indicator:
    """The indicator of a code, `helps.<group>` and `obstacle.<code>` included; raises `InputError("indicator")`."""
    if code in _FIXED:
        return _FIXED[code]
    family, _, member = code.partition(".")
    if member and family == "helps":
        return group_indicator(member)
    if member and family in ("obstacle", "obstacle_helps"):
        people, helps = obstacle_indicators(member)
        return people if family == "obstacle" else helps
    shown = "".join(filter(str.isprintable, code[:40]))
    raise InputError("indicator", f"Không có chỉ số “{shown}”. Xem mã chỉ số trong bảng số liệu.")


CELLS = {"hamlet": "hamlet_id", "team": "team_id", "member": "member_id"}


def cell_field(by: str) -> str:
    """The visit field that tells the cells of a breakdown apart; raises `InputError("by")`."""
    if by not in CELLS:
        raise InputError("by", "Chỉ chia số liệu theo khu phố, tổ hoặc thành viên.")
    return CELLS[by]


def records_of(indicator: str, rows: Iterable[VisitRow], period: Period, by: str = "", cell: str = "") -> list[Record]:
    """The records a figure counts in the period, with `by` those of one cell; of a share, the records it is a share of.

    `counted` of them is the figure. Raises `InputError` for an unknown indicator or breakdown.
    """
    wanted = indicator_of(indicator)
    base = indicator_of(wanted.share_of) if wanted.share_of else wanted
    place = cell_field(by) if by else ""
    return [
        record for visit in rows
        if visit.on in period and (not place or getattr(visit, place) == cell)
        for record in _picked(base, visit)
    ]


def counted(indicator: str, records: Iterable[Record]) -> int | float | None:
    """The value that records picked by `records_of` stand for; None for a share of nothing."""
    wanted = indicator_of(indicator)
    if wanted.share_of:
        records = list(records)
        return share(sum(wanted.where(record.visit) for record in records), len(records))
    if wanted.key:
        return len({getattr(record.visit, wanted.key) for record in records})
    return sum(getattr(record.visit, wanted.weight) if wanted.weight else 1 for record in records)


def share(part: int, whole: int) -> float | None:
    """A percentage with one decimal, halves upwards; None of nothing."""
    return (part * 2_000 + whole) // (2 * whole) / 10 if whole else None


def _picked(indicator: Indicator, visit: VisitRow) -> list[Record]:
    if indicator.key and not getattr(visit, indicator.key):
        return []
    if indicator.of_helps:
        return [Record(visit, line) for line in visit.helps if indicator.where(line)]
    return [Record(visit)] if indicator.where(visit) else []
