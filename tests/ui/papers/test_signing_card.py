"""Signing in the window: a signed file and the paper kept, or one sentence and nothing."""

from datetime import timedelta

import pytest

from dxdesk.domain.periods import read_period
from dxdesk.papers.choices import Choices
from dxdesk.store.documents import documents
from dxdesk.ui.papers.paper_making import PaperMaking
from dxdesk.ui.papers.signing_card import SigningCard
from dxdesk.ui.parts import MessageBar
from tests.report.sign_kit import PASSWORD, certificate_file
from tests.report.test_signing import verified
from tests.ui.desks import type_text, write_visit


@pytest.fixture
def card(desk, qtbot, tmp_path):
    write_visit(desk, "Nguyễn Văn An")
    making, message = PaperMaking(desk), MessageBar()
    card = SigningCard(desk, making, message)
    qtbot.addWidget(card)
    qtbot.addWidget(message)
    card.resize(320, 620)
    card.show()
    qtbot.waitExposed(card)
    making.ask("team-month", Choices(read_period("2026-11")))
    pfx = tmp_path / "chữ ký.p12"
    pfx.write_bytes(certificate_file(begins=desk.now() - timedelta(days=3)))
    card.begin.click()
    card.take_key(pfx)
    return card


def sign(card, desk, qtbot, file, password=PASSWORD):
    type_text(password, card.password)
    card.sign_into(file)
    qtbot.waitUntil(lambda: not desk.background.busy, timeout=20_000)
    return card._message.message


def test_a_signed_paper_is_written_and_kept(card, desk, qtbot, tmp_path):
    told = sign(card, desk, qtbot, tmp_path / "ký.pdf")
    assert told.tone == "ok" and "Trần Thị Thử đã ký" in told.fact
    assert verified((tmp_path / "ký.pdf").read_bytes()).intact
    assert len(documents(desk.store)) == 1
    assert card.password.text() == "" and card.password_row.isHidden() and not card.begin.isHidden()


def test_a_wrong_password_keeps_and_writes_nothing(card, desk, qtbot, tmp_path):
    told = sign(card, desk, qtbot, tmp_path / "ký.pdf", "sai")
    assert told.tone == "bad" and "sai mật khẩu" in told.fact
    assert not (tmp_path / "ký.pdf").exists() and documents(desk.store) == []
    assert card.password.isVisible()


def test_a_folder_that_is_not_there_is_a_sentence(card, desk, qtbot, tmp_path):
    told = sign(card, desk, qtbot, tmp_path / "none" / "ký.pdf")
    assert told.tone == "bad" and "không có thư mục" in told.fact


def test_a_stick_pulled_out_is_a_sentence(card, desk, qtbot, tmp_path):
    (tmp_path / "chữ ký.p12").unlink()
    told = sign(card, desk, qtbot, tmp_path / "ký.pdf")
    assert told.tone == "bad" and "Không đọc được tệp chữ ký.p12" in told.fact and documents(desk.store) == []
