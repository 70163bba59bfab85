from datetime import date

import pytest

from dxdesk.domain.catalogues import load_catalogues
from dxdesk.domain.follow_up import propose, referral_for
from dxdesk.domain.visit import HelpLine
from dxdesk.paths import resource_path

LISTS = load_catalogues(resource_path("data"))
SUNDAY = date(2026, 11, 22)


def asked(*lines: HelpLine, eid: str = "", on: date = SUNDAY):
    return propose(lines, eid, on, LISTS)


def line(obstacle: str = "", outcome: str = "not_done", service: str = "VNEID_ACTIVATE", **more: str) -> HelpLine:
    return HelpLine(service, outcome, obstacle, **more)


@pytest.mark.parametrize(("obstacle", "what", "days", "where"), [
    ("NOT_REGISTERED_L2", "Đưa ra Công an làm mức 2", 7, "POLICE"),
    ("NO_OTP", "Thử lại ở buổi trực sau", 7, ""), ("FORGOT_PASSWORD", "Thử lại ở buổi trực sau", 7, ""),
    ("ABSENT", "Quay lại nhà", 7, ""), ("NO_NETWORK", "Quay lại nhà", 7, ""),
    ("BEDRIDDEN", "Đề nghị thu nhận lưu động", 7, "WARD"), ("ELDERLY", "Đề nghị thu nhận lưu động", 7, "WARD"),
    ("CARD_LOST", "Đưa ra Công an làm thẻ căn cước", 7, "POLICE"),
    ("NO_SIM_OWN", "Nhắc ra nhà mạng đăng ký lại SIM", 14, "CARRIER"),
])
def test_an_obstacle_says_what_to_do_and_with_whom(obstacle, what, days, where):
    [found] = asked(line(obstacle))
    assert (found.what, found.days) == (what, days)
    assert found.next_step == LISTS.entry("obstacle", obstacle).next_step and found.product
    assert referral_for(obstacle) == where


def test_every_obstacle_but_a_no_leaves_something_to_do():
    left = {entry.code: asked(line(entry.code)) for entry in LISTS.entries("obstacle")}
    assert [code for code, found in left.items() if not found] == ["REFUSED"]
    places = {entry.code for entry in LISTS.entries("referral")}
    assert {referral_for(code) for code in left} - {""} <= places


def test_an_office_counts_working_days_and_the_team_does_not():
    days = [asked(line("NOT_APPROVED"), on=date(2026, 11, day))[0].due_on(date(2026, 11, day)) for day in (22, 24, 26)]
    assert days == ["2026-11-25", "2026-11-27", "2026-12-01"]  # from Sunday, Tuesday, Thursday
    assert asked(line("ABSENT"))[0].due_on(SUNDAY) == "2026-11-29"  # a Sunday again


def test_done_leaves_nothing_but_an_account_not_activated():
    assert asked(line(outcome="done"), line("NO_OTP", "done")) == []
    assert asked(line(outcome="")) == []
    [found] = asked(line(outcome="done", service="VNEID_L2_BOOK"), eid="l2_issued")
    assert (found.what, found.days, found.reason) == ("Kích hoạt VNeID mức 2", 7, "Mức 2, chưa kích hoạt")


def test_what_is_begun_is_gone_on_with():
    [found] = asked(line(outcome="partly", service="EHEALTH"), line(outcome="partly", service="CASHLESS"))
    assert (found.what, found.days) == ("Làm tiếp: Sổ sức khỏe, Thanh toán số", 7)
    assert found.product == "Xong Sổ sức khỏe, Xong Thanh toán số"


def test_one_visit_makes_one_task_of_a_kind():
    services = ("VNEID_ACTIVATE", "VNEID_L2_BOOK", "EHEALTH", "DVC_SUBMIT", "CASHLESS")
    [found] = asked(*(line("NOT_REGISTERED_L2", service=service) for service in services))
    assert found.what == "Đưa ra Công an làm mức 2" and found.reason.count("chưa đăng ký mức 2") == 5
    assert found.product == "Đã nộp hồ sơ mức 2"
    assert [one.what for one in asked(line("NOT_APPROVED"), eid="l2_pending")] == ["Tra cứu lại hồ sơ mức 2"]


def test_the_soonest_comes_first():
    found = asked(line("NO_SIM_OWN"), line("NO_OTP"), line("NOT_APPROVED"))
    assert [one.days for one in found] == [3, 7, 14]


def test_a_referral_is_closed_by_its_answer():
    [found] = asked(line("OTHER", "referred", referred_to="BANK", referral_text="thẻ bị nuốt"))
    assert (found.what, found.product, found.reason) == (
        "Hỏi kết quả đã chuyển Ngân hàng", "Trả lời của Ngân hàng", "thẻ bị nuốt")
    [known] = asked(line("NOT_REGISTERED_L2", "referred", referred_to="POLICE"))
    assert known.what == "Đưa ra Công an làm mức 2"  # nobody is asked twice about one way


def test_an_activated_account_needs_no_police():
    assert asked(line("NOT_REGISTERED_L2"), eid="l2_activated") == []


def test_a_code_unknown_here_is_told_as_it_is():
    [found] = asked(line("NEW_OBSTACLE", "partly", "NEW_SERVICE"))
    assert (found.what, found.reason) == ("Làm tiếp: NEW_SERVICE", "")
