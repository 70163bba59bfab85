"""The words of an appointment slip and its code: plain, kind, and read back from every keyboard."""

import re
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxdesk.domain.appointment import missing_of, plain_words, task_words, to_bring, visit_code, visit_in
from dxdesk.domain.class_code import class_code
from dxdesk.domain.keyboards import LAYOUTS
from dxdesk.domain.scanned import is_scan, what_is
from dxdesk.domain.visit import HelpLine
from dxdesk.store.code_lists import shipped_catalogues

VISIT = "0190b7a4-3c2e-7aee-9dd1-a1b2c3d4e5f6"
LISTS = shipped_catalogues()
KNOWN = {"SIM", "QR", "AI", "CT07"}
"""Capitals people themselves say."""


@given(st.uuids())
def test_every_visit_comes_back_and_is_no_class(visit: uuid.UUID):
    assert visit_in(visit_code(str(visit))) == str(visit)
    assert not visit_in(class_code(str(visit)))


@pytest.mark.parametrize("layout", LAYOUTS[1:5], ids=lambda layout: layout.name)
def test_a_scan_typed_on_another_keyboard_still_names_its_visit(layout):
    to_letters = {meant: typed for typed, meant in layout.letters.items()}
    to_figures = {meant: typed for typed, meant in layout.figures.items()}
    typed = "".join(to_figures.get(char) or to_letters.get(char) or char for char in visit_code(VISIT))
    assert visit_in(typed) == VISIT and what_is(typed).kind == "appointment" and is_scan(typed)


def test_letters_joined_by_what_writes_vietnamese_do_no_harm():
    assert visit_in(visit_code(VISIT).lower().replace("dxd", "đx")) == VISIT


@pytest.mark.parametrize("text", ["", "DXDHEN:", "DXDHEN:12", f"DXDHEN:{'9' * 39}", class_code(VISIT), VISIT])
def test_anything_else_names_none(text):
    assert visit_in(text) == ""


@pytest.mark.parametrize("ward", ["Phường Thủ Dầu Một", "Xã An Phú", "Đặc khu Phú Quý"])
def test_no_word_of_the_catalogues_stays_abbreviated_or_leaves_a_choice(ward):
    texts = [plain_words(text, ward) for name in ("service", "obstacle", "referral")
             for entry in LISTS.entries(name) for text in (entry.title, entry.next_step)]
    assert {word for text in texts for word in re.findall(r"\b[A-ZĐ]{2,}[0-9]*\b", text)} <= KNOWN
    assert not [text for text in texts if "phường/xã" in text.lower()]
    assert any(ward.split()[0].lower() in text.lower() for text in texts)


@pytest.mark.parametrize(("line", "things"), [
    (HelpLine("VNEID_ACTIVATE", "not_done"), ("thẻ căn cước", "điện thoại có gắn SIM")),
    (HelpLine("VNEID_ACTIVATE", "not_done", "CARD_LOST"), ("điện thoại có gắn SIM",)),
    (HelpLine("VNEID_ACTIVATE", "", "CARD_EXPIRED"), ("thẻ căn cước cũ", "điện thoại có gắn SIM")),
    (HelpLine("DVC_SUBMIT", "partly", "NO_SMARTPHONE"),
     ("thẻ căn cước", "điện thoại của người nhà", "giấy tờ của việc cần làm")),
    (HelpLine("OTHER", "referred"), ("điện thoại",)), (HelpLine("VNEID_ACTIVATE", "done"), ()),
])
def test_what_to_bring_follows_from_what_is_left_and_what_is_there(line, things):
    assert to_bring([line], LISTS) == things


def test_one_phone_is_enough_for_everything():
    lines = [HelpLine("OTHER", "partly"), HelpLine("VNEID_ACTIVATE", "not_done")]
    assert to_bring(lines, LISTS) == ("thẻ căn cước", "điện thoại có gắn SIM")


@pytest.mark.parametrize("obstacle", ["ELDERLY", "DISABLED", "BEDRIDDEN", "FEAR_SCAM", "ETHNIC_LANGUAGE", "OTHER"])
def test_what_a_person_is_like_is_not_written_on_a_paper_that_may_be_lost(obstacle):
    (found,) = missing_of([HelpLine("VNEID_ACTIVATE", "not_done", obstacle)], LISTS)
    assert (found.why, found.how) == ("", "")


def test_missing_says_why_and_how_and_a_no_is_respected():
    lines = [HelpLine("VNEID_ACTIVATE", "not_done", "NO_OTP"), HelpLine("EHEALTH", "not_done", "REFUSED"),
             HelpLine("CASHLESS", "referred", referred_to="BANK"), HelpLine("VSSID", "done")]
    phone, bank = missing_of(lines, LISTS)
    assert phone.why == "Không nhận được OTP" and phone.how.startswith("Kiểm tra SIM")
    assert (bank.why, bank.how) == ("", "Ra Ngân hàng")


@pytest.mark.parametrize(("ours", "theirs"), [
    ("Đưa ra Công an làm mức 2", "Ra Công an làm mức 2"), ("Quay lại nhà", "Tổ quay lại nhà"),
    ("Đề nghị thu nhận lưu động", "Cán bộ đến nhà làm"), ("Kích hoạt VNeID mức 2", "Kích hoạt VNeID mức 2")])
def test_a_task_is_said_to_whom_it_is_for(ours, theirs):
    assert task_words(ours) == theirs
