"""Writing everything into one file, through the panel."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFileDialog, QLineEdit

from dxdesk.exchange.package import Packed
from dxdesk.store.database import Store
from dxdesk.ui.exchange.package_panel import PackagePanel
from dxdesk.ui.exchange.package_words import COUNT, WORDS, suggestion
from dxdesk.ui.package_write import show_size
from tests.ui.desks import desk_on, press, type_text
from tests.ui.wards import write_slip

PASS = "sáu con vịt bơi"


@pytest.fixture
def pair(pair):
    """The team's laptop has a visit the officer's has not."""
    write_slip(pair[1], "Trần Thị Bé")
    return pair


def shown(desk, qtbot) -> PackagePanel:
    panel = PackagePanel(desk)
    qtbot.addWidget(panel)
    panel.resize(1100, 600)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.begin()
    return panel


@pytest.fixture
def sender(pair, theme, qtbot):
    with desk_on(pair[1], theme) as desk:
        yield shown(desk, qtbot)


def fill(panel: PackagePanel, passphrase: str, again: str) -> None:
    panel.write.passphrase.setText(passphrase)
    panel.write.again.setText(again)


def packed(panel: PackagePanel, qtbot, file) -> str:
    fill(panel, PASS, PASS)
    panel.write.pack_to(file)
    qtbot.waitUntil(lambda: not panel.write.busy, timeout=20_000)
    return panel.write.message.message.fact


def write_plainly(store: Store, file: Path, passphrase: str, _: str = "") -> Packed:
    """A package without the price of its passphrase."""
    file.write_bytes(passphrase.encode())
    return Packed(file, 1, 1)


def test_a_package_tells_its_size_and_hides_its_words(sender, pair, qtbot, tmp_path):
    file = tmp_path / "gửi qua Zalo.dxdesk-goi"
    said = packed(sender, qtbot, file)
    assert said.startswith("Đã gói ") and "“gửi qua Zalo.dxdesk-goi”" in said and "KB" in said
    assert "gửi mật khẩu bằng đường khác" in sender.write.message.message.meaning
    assert b"Tr\xe1\xba\xa7n" not in file.read_bytes()


@pytest.mark.parametrize(("typed", "again", "field", "said"), [
    ("bốn", "bốn", 0, "Mật khẩu của gói cần ít nhất 8 ký tự."),
    (PASS, PASS + "!", 1, "Hai lần gõ mật khẩu chưa giống nhau."),
])
def test_a_passphrase_that_cannot_be_taken_is_said_before_a_file_is_asked_for(
        sender, monkeypatch, typed, again, field, said):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("asked"))
    fill(sender, typed, again)
    sender.write.go.click()
    edit = (sender.write.passphrase, sender.write.again)[field]
    assert edit.accessibleDescription() == said and edit.hasFocus() and edit.property("state") == "bad"


def test_enter_goes_from_field_to_field_and_asks_for_the_file(sender, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "gói"), ""))
    monkeypatch.setattr("dxdesk.ui.package_write.pack", write_plainly)
    type_text(PASS)
    press(Qt.Key.Key_Return)
    assert sender.write.again.hasFocus()
    type_text(PASS)
    press(Qt.Key.Key_Return, to=sender.write.again)
    qtbot.waitUntil(lambda: not sender.write.busy, timeout=20_000)
    assert (tmp_path / "gói.dxdesk-goi").read_text("utf-8") == PASS


def test_a_place_that_cannot_be_written_is_said(sender, qtbot, tmp_path):
    assert packed(sender, qtbot, tmp_path / "không có" / "a.dxdesk-goi").startswith("Không ghi được gói ở nơi này.")


def test_a_suggestion_can_be_seen_and_is_taken(sender, monkeypatch):
    monkeypatch.setattr("dxdesk.ui.package_write.suggestion", lambda: "hoa khu phố tổ lê thị")  # as in the team's name
    sender.write.suggest.click()
    words = sender.write.passphrase.text()
    assert words == sender.write.again.text() and len(words.split()) == COUNT
    assert sender.write.passphrase.echoMode() == QLineEdit.EchoMode.Normal
    assert sender.write.strength.text() == "Khó đoán."
    assert sender.write.go.hasFocus()


def test_the_words_suggested_are_many_and_never_the_same_twice():
    assert len(set(WORDS)) == len(WORDS) == 128
    made = {suggestion() for _ in range(50)}
    assert len(made) == 50
    assert all(set(words.split()) <= set(WORDS) for words in made)


@pytest.mark.parametrize(("size", "said"), [(1, "1 KB"), (2048, "2 KB"), (2049, "3 KB"), (1024 * 1280, "1,2 MB")])
def test_sizes_are_said_as_people_say_them(size, said):
    assert show_size(size) == said


def test_every_field_has_a_name(sender):
    for field in sender.findChildren(QLineEdit):
        assert QAccessible.queryAccessibleInterface(field).text(QAccessible.Text.Name)


@pytest.mark.parametrize(("width", "scale"), [(1166, 100), (824, 100), (824, 200)])
def test_it_fits_the_room_it_gets(sender, theme, qtbot, width, scale):
    theme.apply("light", scale)
    sender.resize(width, 500)
    qtbot.wait(10)
    assert sender.write.mapTo(sender, sender.write.rect().topRight()).x() <= sender.width()
    theme.apply("light", 100)
