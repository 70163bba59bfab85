"""What a visit leaves to do: the next step, its day and its product, by rule from how each line ended.

The rules are those of the obstacle table and the activation steps in the ward's own practice: level 2 only in person at
the commune police, 3 working days until approved, 7 days to activate after the notice (NĐ 69/2024/NĐ-CP, NĐ 59/2022),
an account unlocked within 2 working days, people who cannot walk are visited (thu nhận lưu động).

Days are counted through: teams work in the evening and at weekends, so a Sunday is a day like others for them. Only
what waits for an office counts working days, Monday to Friday.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.visit import HelpLine

DONE, PARTLY, NOT_DONE, REFERRED = "done", "partly", "not_done", "referred"
POLICE, WARD, CARRIER, HOTLINE = "POLICE", "WARD", "CARRIER", "VNEID_HOTLINE"
_ISSUED, _PENDING, _ACTIVATED = "l2_issued", "l2_pending", "l2_activated"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing to do next: what, and in how many days.

    `next_step` says how, `product` what shows that it is done, `reason` what made it necessary.
    """

    what: str
    days: int
    next_step: str = ""
    product: str = ""
    reason: str = ""

    def due_on(self, on: date) -> str:
        """The day it is due when the visit was on `on`, ISO."""
        return (on + timedelta(days=self.days)).isoformat()


@dataclass(frozen=True, slots=True)
class _Rule:
    """What to do about some obstacles; `office` when the days are an office's working days."""

    obstacles: str
    what: str
    days: int
    product: str
    referred_to: str = ""
    office: bool = False


_RULES = (
    _Rule("NOT_REGISTERED_L2", "Đưa ra Công an làm mức 2", 7, "Đã nộp hồ sơ mức 2", POLICE),
    _Rule("NO_CHIP_CARD CARD_EXPIRED CARD_LOST CARD_DAMAGED", "Đưa ra Công an làm thẻ căn cước", 7,
          "Có giấy hẹn trả thẻ", POLICE),
    _Rule("ACCOUNT_LOCKED", "Đưa ra Công an mở khóa tài khoản", 7, "Đăng nhập được VNeID", POLICE),
    _Rule("PHONE_CHANGED", "Đưa ra Công an đổi số điện thoại", 7, "Số đang dùng là số đã đăng ký", POLICE),
    _Rule("DATA_MISMATCH", "Đưa ra Công an sửa thông tin", 7, "Thông tin đã sửa", POLICE),
    _Rule("NOT_APPROVED", "Tra cứu lại hồ sơ mức 2", 3, "Biết hồ sơ đã duyệt hay chưa", office=True),
    _Rule("NO_OTP OLD_DEVICE NO_NFC FORGOT_PASSWORD FORGOT_PASSCODE", "Thử lại ở buổi trực sau", 7,
          "Đăng nhập được VNeID"),
    _Rule("FORGOT_SECQ", "Gọi 1900.0368 cùng người dân", 3, "Đăng nhập được VNeID", HOTLINE),
    _Rule("NO_SMARTPHONE OS_TOO_OLD SHARED_PHONE", "Hẹn làm trên máy khác", 14, "Có máy dùng được"),
    _Rule("NO_SIM_OWN", "Nhắc ra nhà mạng đăng ký lại SIM", 14, "SIM đứng tên mình", CARRIER),
    _Rule("ELDERLY DISABLED BEDRIDDEN", "Đề nghị thu nhận lưu động", 7, "Có lịch đến nhà", WARD),
    _Rule("ABSENT NO_NETWORK", "Quay lại nhà", 7, "Đã gặp và làm xong"),
    _Rule("ETHNIC_LANGUAGE", "Quay lại cùng người phiên dịch", 7, "Đã gặp và làm xong"),
    _Rule("FEAR_SCAM", "Quay lại cùng tổ trưởng", 7, "Đã gặp và giải thích"),
    _Rule("BANK_NOT_LINKED", "Gắn tài khoản an sinh xã hội", 7, "Tài khoản đã gắn trong VNeID"),
)
_RULE_OF = {obstacle: rule for rule in _RULES for obstacle in rule.obstacles.split()}
_NOTHING = ("REFUSED",)  # a no is respected, not followed up
_OF_EID = {
    _ISSUED: _Rule("", "Kích hoạt VNeID mức 2", 7, "VNeID mức 2 đã kích hoạt"),
    _PENDING: _RULE_OF["NOT_APPROVED"],
}
_CONTINUE, _ASK = "Làm tiếp: ", "Hỏi kết quả đã chuyển "


def propose(lines: Iterable[HelpLine], eid_after: str, on: date, catalogues: Catalogues) -> list[Proposal]:
    """What this visit leaves to do, the soonest first; things of one kind are one thing.

    `eid_after` is the e-ID state the person leaves with, empty when not asked; `on` the day of the visit.
    """
    found: dict[str, Proposal] = {}
    for proposal in (*_of_lines(lines, on, catalogues), *_of_eid(eid_after, on, catalogues)):
        former = found.get(_kind(proposal))
        found[_kind(proposal)] = _joined(former, proposal) if former else proposal
    if eid_after == _ACTIVATED:
        found.pop(_RULE_OF["NOT_REGISTERED_L2"].what, None)
        found.pop(_RULE_OF["NOT_APPROVED"].what, None)
    return sorted(found.values(), key=lambda proposal: proposal.days)


def referral_for(obstacle: str) -> str:
    """Where an obstacle is usually solved, a code of the list `referral`; empty where the team solves it."""
    rule = _RULE_OF.get(obstacle)
    return rule.referred_to if rule else ""


def _of_lines(lines: Iterable[HelpLine], on: date, catalogues: Catalogues) -> Iterator[Proposal]:
    for line in lines:
        if line.outcome in (PARTLY, NOT_DONE, REFERRED) and line.obstacle not in _NOTHING:
            yield _of_line(line, on, catalogues)


def _of_line(line: HelpLine, on: date, catalogues: Catalogues) -> Proposal:
    rule = _RULE_OF.get(line.obstacle)
    named, obstacle = catalogues.label("service", line.service), catalogues.entry("obstacle", line.obstacle)
    reason = f"{named}: {obstacle.title.lower()}" if obstacle else named
    step = obstacle.next_step if obstacle else ""
    if line.outcome == REFERRED and line.referred_to and (not rule or rule.referred_to != line.referred_to):
        return _asking(line, line.referral_text or reason, catalogues)
    if rule:
        return Proposal(rule.what, _days(rule, on), step, rule.product, reason)
    return Proposal(f"{_CONTINUE}{named}", 7, step, f"Xong {named}", reason if obstacle else "")


def _asking(line: HelpLine, reason: str, catalogues: Catalogues) -> Proposal:
    """A referral is closed by what the other place answered."""
    place = catalogues.entry("referral", line.referred_to)
    named = catalogues.label("referral", line.referred_to)
    return Proposal(f"{_ASK}{named}", 7, place.next_step if place else "",
                    f"Trả lời của {named}", reason)


def _of_eid(state: str, on: date, catalogues: Catalogues) -> Iterator[Proposal]:
    if rule := _OF_EID.get(state):
        yield Proposal(rule.what, _days(rule, on), "", rule.product,
                       catalogues.title("eid_state", state))


def _kind(proposal: Proposal) -> str:
    return _CONTINUE if proposal.what.startswith(_CONTINUE) else proposal.what


def _joined(one: Proposal, other: Proposal) -> Proposal:
    what = one.what
    if what.startswith(_CONTINUE):
        what = f"{_CONTINUE}{_both(one.what.removeprefix(_CONTINUE), other.what.removeprefix(_CONTINUE))}"
    return replace(one, what=what, days=min(one.days, other.days), next_step=one.next_step or other.next_step,
                   product=_both(one.product, other.product), reason=_both(one.reason, other.reason, "; "))


def _both(one: str, other: str, between: str = ", ") -> str:
    parts: Sequence[str] = [part for part in (one, other) if part]
    return parts[0] if len(parts) == 2 and other in one.split(between) else between.join(parts)


def _days(rule: _Rule, on: date) -> int:
    """The rule's days as days of the calendar."""
    days, left = 0, rule.days
    if not rule.office:
        return left
    while left:
        days += 1
        left -= (on + timedelta(days=days)).weekday() < 5
    return days
