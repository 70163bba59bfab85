"""The card “Bản đã in”: prints, what printing now comes to, and a check code asked about."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from dxdesk.domain.periods import read_period
from dxdesk.papers.choices import Choices
from dxdesk.papers.issuing import issue
from dxdesk.papers.kinds import paper_kind
from dxdesk.papers.making import make
from dxdesk.papers.standing import standing
from dxdesk.ui.papers.printed_card import PrintedCard
from dxdesk.ui.parts import Button, Scrolled
from tests.ui.desks import key, type_text, write_visit

MONTH = Choices(read_period("2026-11"))


@pytest.fixture
def card(desk, qtbot):
    write_visit(desk, "Trần Thị Bé")
    made = PrintedCard(desk)
    qtbot.addWidget(made)
    made.setFixedWidth(296)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def look(card, desk):
    """The paper as it stands now, in the card."""
    card.show_standing(standing(desk.store, make(desk.store, paper_kind("team-month"), MONTH, desk.catalogues)))


def print_it(desk):
    return issue(desk.store, paper_kind("team-month"), MONTH, desk.catalogues)


def words(card):
    return "\n".join(label.text() for label in card.findChildren(QLabel) if not label.isHidden())


def ask(card, qtbot, text):
    card.code.setFocus()
    card.code.clear()
    type_text(text)
    key(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not card.busy)


def test_prints_stand_in_the_card_with_what_comes_next(card, desk, qtbot):
    look(card, desk)
    assert "Chưa in lần nào." in words(card)
    first = print_it(desk)
    look(card, desk)
    assert f"Lần 1, 22/11, mã {first.made.stamp.code}" in words(card)
    assert "Số liệu chưa đổi, in lại ra y như cũ." in words(card)
    (button,) = [one for one in card.findChildren(Button) if one.text() == "Mở"]
    with qtbot.waitSignal(card.opened) as opened:
        button.click()
    assert opened.args == [first.document]
    write_visit(desk, "Lê Văn Tám")
    look(card, desk)
    assert "Số liệu đã đổi" in words(card) and "chỗ, in ra bản 2." in words(card)


def test_a_code_is_answered_in_the_card(card, desk, qtbot):
    issued = print_it(desk)
    look(card, desk)
    ask(card, qtbot, issued.made.stamp.code.lower())
    assert "vẫn y như trên giấy" in words(card) and "Lê Thị Hoa" in words(card)
    with qtbot.waitSignal(card.opened) as opened:
        card.open_found.click()
    assert opened.args == [issued.document]
    write_visit(desk, "Lê Văn Tám")
    ask(card, qtbot, f"DXD-GIAY:{issued.made.stamp.code}")
    assert "khác trên giấy" in words(card) and "Phiếu hỗ trợ, Kỳ này: 1, nay 2" in words(card)
    assert "chỗ khác" in words(card)
    type_text("x")
    assert card.answer is None and card.told.isHidden() and card.open_found.isHidden()


@pytest.mark.parametrize(("text", "said"), [("", "chưa phải mã kiểm"), ("0000-00", "Không thấy mã 0000-00")])
def test_what_is_no_code_or_unknown_is_said_under_the_field(card, desk, qtbot, text, said):
    look(card, desk)
    ask(card, qtbot, text)
    assert said in words(card) and card.told.isHidden()
    assert card.code.property("state") == "bad"


def test_the_answer_comes_into_sight_under_the_field(card, desk, qtbot):
    issued = print_it(desk)
    look(card, desk)
    above = QLabel("\n" * 40)
    room = Scrolled.column(None, above, card)
    qtbot.addWidget(room)
    room.resize(320, 420)
    room.show()
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    ask(card, qtbot, issued.made.stamp.code)
    qtbot.waitUntil(lambda: room.verticalScrollBar().value() > 0)
    seen = card.told.mapTo(room, card.told.rect().topLeft()).y()
    assert card.code_row.mapTo(room, card.code_row.rect().topLeft()).y() >= 0 and seen < room.height() / 2
    card.setParent(None)  # it is closed by itself
