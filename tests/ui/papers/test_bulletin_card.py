"""The text of a bulletin in the window: copied only past the guard, and the picture saved."""

import pytest
from PySide6.QtGui import QGuiApplication

from dxdesk.domain.periods import read_period
from dxdesk.papers.choices import Choices
from dxdesk.store.documents import documents
from dxdesk.ui.papers.bulletin_card import BulletinCard
from dxdesk.ui.papers.paper_making import PaperMaking
from dxdesk.ui.parts import MessageBar
from tests.ui.desks import write_visit


def settled(desk, qtbot):
    qtbot.waitUntil(lambda: not desk.background.busy, timeout=20_000)


@pytest.fixture
def card(desk, qtbot):
    write_visit(desk, "Nguyễn Văn An")
    making, message = PaperMaking(desk), MessageBar()
    card = BulletinCard(desk, making, message)
    making.ready.connect(card.show_made)
    qtbot.addWidget(card)
    qtbot.addWidget(message)
    card.resize(320, 620)
    card.show()
    qtbot.waitExposed(card)
    making.ask("bulletin", Choices(read_period("2026-11")))
    settled(desk, qtbot)
    return card


def test_the_text_is_copied_as_it_stands(card, desk, qtbot):
    card.copy.click()
    settled(desk, qtbot)
    assert QGuiApplication.clipboard().text() == card.text.toPlainText()
    assert "1 lượt hỗ trợ" in card.text.toPlainText() and card._message.message.fact == "Đã chép lời."


def test_a_text_with_a_name_is_not_copied_and_the_field_says_why(card, desk, qtbot):
    QGuiApplication.clipboard().setText("trước")
    card.text.setPlainText("Cảm ơn nguyen van an, 0912 345 678")
    card.copy.click()
    settled(desk, qtbot)
    assert QGuiApplication.clipboard().text() == "trước"
    assert card.row.field.property("state") == "bad"
    card.text.setPlainText("Cảm ơn bà con")
    card.look_over()
    settled(desk, qtbot)
    assert card.row.field.property("state") != "bad"


def test_the_picture_is_written_and_its_totals_are_kept(card, desk, qtbot, tmp_path):
    card.save_picture(tmp_path / "bản tin.png")
    settled(desk, qtbot)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["bản tin.png"]
    assert (tmp_path / "bản tin.png").read_bytes().startswith(b"\x89PNG")
    assert [one.facts.paper for one in documents(desk.store)] == ["bulletin"]


def test_a_folder_that_is_not_there_keeps_nothing(card, desk, qtbot, tmp_path):
    card.save_picture(tmp_path / "none" / "a.png")
    settled(desk, qtbot)
    assert card._message.message.tone == "bad" and documents(desk.store) == []


def test_what_was_typed_stays_until_the_totals_change(card, desk, qtbot):
    card.text.setPlainText("Lời riêng")
    card._making.ask("bulletin", Choices(read_period("2026-11")))
    settled(desk, qtbot)
    assert card.text.toPlainText() == "Lời riêng"
    write_visit(desk, "Lê Văn Hai")
    card._making.ask("bulletin", Choices(read_period("2026-11")))
    settled(desk, qtbot)
    assert "2 lượt hỗ trợ" in card.text.toPlainText()
