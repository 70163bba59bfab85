"""Files that came by Zalo or mail, between real desks of one ward, through the page."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from dxdesk.exchange.folder import exchange
from dxdesk.exchange.package import pack
from dxdesk.store.state import state
from dxdesk.ui.exchange.exchange_page import ExchangePage
from tests.ui.desks import desk_on, focused, press, stand, type_text
from tests.ui.exchange.kit import go, room, said, wait
from tests.ui.laptops import settle
from tests.ui.wards import names, write_slip

PASS = "sáu con vịt bơi"


@pytest.fixture
def pair(pair):
    """The team's laptop has a visit the officer's has not."""
    write_slip(pair[1], "Trần Thị Bé")
    return pair


@pytest.fixture
def desk(pair, theme):
    with desk_on(pair[0], theme) as made:
        yield made


@pytest.fixture
def package(pair, tmp_path):
    return pack(pair[1], tmp_path / "gửi qua Zalo.txt", PASS).file


@pytest.fixture
def packs(pair, tmp_path):
    """The new packs of the other laptop, under the names a phone gave them."""
    exchange(pair[1], tmp_path / "USB")
    made = []
    for number, one in enumerate(sorted((tmp_path / "USB").rglob(f"{state(pair[1]).writer}/*.age"))):
        made.append(tmp_path / f"Zalo ({number}).txt")
        made[-1].write_bytes(one.read_bytes())
    return made


@pytest.fixture
def page(desk, qtbot):
    made = ExchangePage(desk)
    stand(made, qtbot)
    made.load()
    settle(desk, qtbot)
    return made


def card(page):
    return room(page).place.received


def put(page, qtbot, *files):
    card(page).drop.put(*files)
    settle(page._desk, qtbot)


def test_several_files_at_once_are_looked_into_then_taken(page, pair, packs, qtbot):
    before = state(pair[0])
    put(page, qtbot, *packs)
    assert card(page).row.isHidden() and focused() is card(page).go
    press(Qt.Key.Key_Return, to=card(page).go)
    wait(page, qtbot)
    assert state(pair[0]) == before and names(pair[0]) == set()
    assert room(page).go.text().startswith("Nhận ") and "gửi" not in room(page).go.text()
    assert {row.file.result for row in page.files} == {"received", "held"} and focused() is room(page).go
    press(Qt.Key.Key_Return, to=room(page).go)
    wait(page, qtbot)
    assert names(pair[0]) == {"Trần Thị Bé"} and said(page).fact.startswith("Đã nhận ")
    assert room(page).note.text() == "Tệp nhận được không bị sửa."


def test_a_package_asks_for_its_passphrase_where_it_lies(page, pair, package, qtbot):
    before, data = state(pair[0]), package.read_bytes()
    put(page, qtbot, package)
    assert card(page).passphrase.hasFocus()
    press(Qt.Key.Key_Return)
    assert card(page).passphrase.accessibleDescription() == "Tệp này có mật khẩu. Hỏi người gửi."
    type_text("không phải câu này")
    press(Qt.Key.Key_Return, to=card(page).passphrase)
    wait(page, qtbot)
    assert "chưa đúng" in card(page).passphrase.accessibleDescription() and card(page).passphrase.hasFocus()
    assert state(pair[0]) == before
    card(page).passphrase.clear()
    type_text(PASS)
    press(Qt.Key.Key_Return, to=card(page).passphrase)
    wait(page, qtbot)
    go(page, qtbot)
    assert names(pair[0]) == {"Trần Thị Bé"} and package.read_bytes() == data


def test_a_package_cut_short_is_said_and_nothing_comes_in(page, pair, package, qtbot):
    package.write_bytes(package.read_bytes()[:100])
    before = state(pair[0])
    put(page, qtbot, package)
    page.ui.exchange.choose_files([package], PASS)
    wait(page, qtbot)
    assert said(page).tone == "bad" and "Không mất gì ở máy này." in said(page).meaning
    assert state(pair[0]) == before


def test_a_file_that_is_gone_is_said(page, packs, qtbot):
    put(page, qtbot, *packs)
    for file in packs:
        file.unlink()
    card(page).go.click()
    wait(page, qtbot)
    assert said(page).tone == "bad" and "tệp" in said(page).fact and room(page).place.isVisible()


def test_a_picture_is_no_package(page, qtbot, tmp_path):
    (tmp_path / "ảnh.jpg").write_bytes(b"\xff\xd8\xff" * 100)
    put(page, qtbot, tmp_path / "ảnh.jpg")
    card(page).go.click()
    wait(page, qtbot)
    assert [row.file.result for row in page.files] == ["not_ours"]
    assert room(page).go.text() == "Nhận danh sách máy"


def test_files_may_be_dropped_all_together(page, packs, qtbot):
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file)) for file in packs])
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton,
                       Qt.KeyboardModifier.NoModifier)
    card(page).drop.dropEvent(event)
    settle(page._desk, qtbot)
    assert card(page).drop.files == tuple(packs) and card(page).go.isVisible()
