"""Cài đặt › Giấy tờ: the words of the papers by keyboard, checked at their field, seen on a paper."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from dxdesk.errors import StoreError
from dxdesk.store.paper_words import paper_words, set_paper_words
from dxdesk.ui.paper_words_card import WordRow
from dxdesk.ui.settings_page import SettingsPage
from dxdesk.ui.settings_papers import PapersPane
from dxdesk.ui.tabs import Tab
from tests.ui.desks import CTRL, enter, focused, press, type_text


@pytest.fixture
def pane(room) -> PapersPane:
    page = room.fill(SettingsPage).page()
    page.open("papers")
    return page.papers


def row(pane: PapersPane, code: str) -> WordRow:
    return next(row for card in pane.cards.values() for row in card.rows if row.word.code == code)


def saves(desk) -> int:
    return desk.store.connection.execute("SELECT count(DISTINCT save) FROM op").fetchone()[0]


def test_words_are_typed_by_keyboard_and_kept_in_one_save(pane, desk):
    seen = []
    pane.changed.connect(lambda: seen.append(True))
    before = saves(desk)
    row(pane, "nation").edit.setFocus()
    enter("VIỆT NAM")
    assert focused() is row(pane, "motto").edit
    enter("Độc lập")
    pane.groups.set_value("team")
    to = row(pane, "team.recipients").edit
    to.setFocus()
    enter("Như trên")
    type_text("Lưu: Tổ, VHXH")
    press(Qt.Key.Key_Return, CTRL)
    words = paper_words(desk.store)
    assert (words["nation"], words["motto"]) == ("VIỆT NAM", "Độc lập")
    assert words.lines("team.recipients") == ("Như trên", "Lưu: Tổ, VHXH")
    assert saves(desk) == before + 1 and seen == [True]
    assert pane.message.message.fact == "Đã lưu 3 mục chữ trên giấy." and not pane.save_button.isEnabled()


def test_what_is_shipped_stands_as_a_hint_and_comes_back_by_one_press(pane, desk):
    set_paper_words(desk.store, {"team.signer_role": "Trưởng nhóm"})
    pane.load()
    role, to = row(pane, "team.signer_role"), row(pane, "team.addressees")
    assert (role.text(), role.edit.placeholderText()) == ("Trưởng nhóm", "Tổ trưởng")
    assert (to.text(), to.edit.placeholderText()) == ("", "Ủy ban nhân dân phường Thủ Dầu Một")
    assert row(pane, "slip.contact").edit.placeholderText() == "Chưa ghi, để trống được"
    assert to.back.isHidden() and not role.back.isHidden()
    role.back.click()
    assert paper_words(desk.store).is_own("team.signer_role")
    pane.save_button.click()
    assert not paper_words(desk.store).is_own("team.signer_role") and role.back.isHidden()


def test_what_cannot_be_kept_is_said_at_its_field_and_nothing_is_kept(pane, desk):
    row(pane, "motto").edit.setText("Độc lập")
    amount = row(pane, "workday.amount")
    amount.edit.setText("nhiều")
    pane.save()
    assert pane.groups.value() == "money" and focused() is amount.edit
    assert amount.edit.property("state") == "bad" and "như 150.000" in amount.edit.accessibleDescription()
    assert not paper_words(desk.store).is_own("motto")
    type_text("200000")
    assert amount.edit.property("state") == ""
    pane.save()
    assert amount.text() == "200.000" and paper_words(desk.store).is_own("motto")


def test_a_desk_that_cannot_be_written_is_said_and_the_words_stay(pane, desk, monkeypatch):
    def full(*_):
        raise StoreError("full", "Chưa lưu được: ổ đĩa đầy.")
    monkeypatch.setattr("dxdesk.ui.settings_papers.set_paper_words", full)
    row(pane, "motto").edit.setText("Độc lập")
    pane.save()
    assert pane.message.message.fact == "Chưa lưu được: ổ đĩa đầy." and row(pane, "motto").text() == "Độc lập"


def test_what_is_typed_survives_another_tab_and_is_told_of(pane, desk):
    page = pane.window().findChild(SettingsPage)
    assert page.unfinished() == ""
    row(pane, "motto").edit.setText("Đang gõ")
    page.open("users")
    set_paper_words(desk.store, {"nation": "VIỆT NAM"})
    page.open("papers")
    assert (row(pane, "motto").text(), row(pane, "nation").text()) == ("Đang gõ", "VIỆT NAM")
    assert page.unfinished() == "Chữ trên giấy tờ vừa gõ chưa lưu."
    pane.drop_button.click()
    assert row(pane, "motto").text() == "" == page.unfinished()


def test_enter_makes_a_line_where_there_are_several_and_tab_goes_on(pane, qtbot):
    pane.groups.set_value("team")
    edit = row(pane, "team.addressees").edit
    assert isinstance(edit, QPlainTextEdit)
    edit.setFocus()
    enter("Một")
    type_text("Hai")
    assert edit.toPlainText() == "Một\nHai"
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert focused() is not edit and "\t" not in edit.toPlainText()


def drawn(pane: PapersPane, qtbot):
    """The picture of the sample once nothing is drawn any more."""
    pane._sketch()
    qtbot.waitUntil(lambda: not pane._desk.background.busy, timeout=10_000)
    return pane.sample.picture.pixmap().toImage()


def test_the_paper_beside_shows_the_words_being_typed(pane, qtbot):
    shipped = drawn(pane, qtbot)
    assert shipped.width() > 200 and pane.sample.words.text() == ""
    row(pane, "motto").edit.setText("Chữ khác hẳn")
    assert drawn(pane, qtbot) != shipped
    row(pane, "motto").edit.setText("")
    assert drawn(pane, qtbot) == shipped
    pane.groups.set_value("ward")
    assert drawn(pane, qtbot) != shipped
    row(pane, "ward.signer").edit.setText("Họp 😀")
    drawn(pane, qtbot)
    assert "😀" in pane.sample.words.text()


@pytest.mark.parametrize(("size", "scale", "beside"), [((1366, 768), 100, True), ((1024, 600), 100, True),
                                                       ((1024, 600), 150, False), ((1024, 600), 200, False)])
def test_it_fits_and_the_paper_stands_beside_or_below(pane, room, theme, size, scale, beside):
    theme.apply("light", scale)
    room.resize(*size)
    pane.groups.set_value("ward")
    page = pane.window().findChild(SettingsPage)
    assert (pane._side.indexOf(pane.sample) >= 0) == beside
    assert page.width() <= size[0] and pane.width() <= page.width()
    tabs = page.tabs.findChildren(Tab)
    assert sum(tab.minimumSizeHint().width() for tab in tabs) <= page.tabs.width()
    assert [tab.accessibleName() for tab in tabs][4] == "Giấy tờ"
