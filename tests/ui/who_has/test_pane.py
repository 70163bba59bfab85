"""The tab "Ai đã có gì", on real laptops: what is told of each, and a package of just what one lacks."""

import pytest
from PySide6.QtCore import Qt

from dxdesk.exchange.folder import exchange
from dxdesk.store.receipts import laptops
from dxdesk.store.saving import PUBLIC_KEY
from dxdesk.ui.exchange.exchange_page import ExchangePage
from dxdesk.ui.shape import Shape
from dxdesk.ui.who_has.card import NOBODY, WhoHasCard
from dxdesk.ui.who_has.pane import WhoHasPane
from tests.ui.desks import desk_on, press
from tests.ui.laptops import cut_words, settle
from tests.ui.wards import real_desk, write_slip
from tests.ui.who_has.matrices import matrix


@pytest.fixture
def pair(pair, tmp_path):
    """The team wrote a slip and sent it."""
    write_slip(pair[1], "Trần Thị Bé")
    exchange(pair[1], tmp_path / "USB")
    return pair


@pytest.fixture
def pane(pair, theme, qtbot):
    with desk_on(pair[1], theme) as desk:
        made = WhoHasPane()
        made.set_up(desk)
        qtbot.addWidget(made)
        made.resize(1130, 600)
        made.reshape(Shape(1366, 768))
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        made.load()
        settle(desk, qtbot)
        yield made


def shown(pane: WhoHasPane) -> str:
    return pane.detail.sentence.text()


def test_it_says_who_lacks_what_until_the_receipt_is_back(pane, pair, qtbot, tmp_path):
    ward, team = pair
    label = next(one.label for one in laptops(team) if not one.mine)
    assert pane.detail.name.text() == label and shown(pane).startswith(f"{label} còn thiếu 1 phiếu, mới đủ đến ")
    assert pane.detail.told.text().startswith("Biên nhận lập ") and not pane.detail.pack.isHidden()
    for store in (ward, team):
        exchange(store, tmp_path / "USB")
    pane.load()
    settle(pane._desk, qtbot)
    assert shown(pane).startswith(f"{label} đã nhận đến ") and pane.detail.pack.isHidden()
    assert pane.detail.tag.text() == "đã nhận đủ"


def test_arrows_choose_the_laptop_and_enter_asks_for_its_package(pane, pair, qtbot):
    ward, team = pair
    keys = {"ward": ward.setting(PUBLIC_KEY), "mine": team.setting(PUBLIC_KEY)}
    pane.begin()
    assert pane.card.view.hasFocus()
    pane.card.view.go_to(keys["ward"], keys["mine"])
    assert pane.detail.laptop.mine and pane.detail.pack.isHidden()
    assert shown(pane).startswith("Máy này đã nhận đủ đến ")
    pane.card.view.go_to(keys["mine"], keys["ward"])
    press(Qt.Key.Key_Return, to=pane.card.view)
    assert pane.detail.pack.hasFocus()
    with qtbot.waitSignal(pane.pack_for) as asked:
        press(Qt.Key.Key_Return, to=pane)
    assert asked.args == [keys["ward"]]


def test_where_it_is_narrow_a_list_stands_for_the_matrix(pane, qtbot):
    pane.show_matrix(matrix())
    pane.resize(600, 500)
    pane.reshape(Shape(700, 560))
    assert pane.card.isHidden() and not pane.list_card.isHidden()
    pane.begin()
    assert pane.list.hasFocus()
    pane.list.choose(1)
    assert shown(pane) == "Chưa rõ Máy KP3-1 đã nhận gì: chưa có biên nhận quay về."
    assert pane.detail.pack.text() == "&Gói cho máy này"
    pane.list.choose(0)
    assert shown(pane) == "Máy KP1-1 còn thiếu 14 phiếu, mới đủ đến 18/11."


@pytest.mark.parametrize(("width", "height", "shape", "scale"), [
    (1130, 600, Shape(1366, 768), 100), (930, 430, Shape(1024, 600), 100), (930, 430, Shape(683, 400), 150),
    (930, 430, Shape(512, 300), 200),
])
def test_no_word_is_cut_at_any_size(pane, theme, qtbot, width, height, shape, scale):
    theme.apply("light", scale)
    pane.resize(width, height)
    pane.reshape(shape)
    pane.show_matrix(matrix())
    for _ in range(5):
        qtbot.wait(5)
    assert cut_words(pane) == []
    assert pane.detail.mapTo(pane, pane.detail.rect().topRight()).x() <= pane.width()
    theme.apply("light", 100)


def test_alone_it_says_how_laptops_come_to_know_each_other(theme, qtbot, tmp_path):
    with real_desk(tmp_path / "máy") as store, desk_on(store, theme) as desk:
        pane, card = WhoHasPane(), WhoHasCard(desk)
        pane.set_up(desk)
        for made in (pane, card):
            qtbot.addWidget(made)
            made.load()
        settle(desk, qtbot)
        assert pane._stack.currentWidget() is pane.empty
        assert not card.nobody.isHidden() and card.nobody.text() == NOBODY and card.view.isHidden()


def test_the_card_shows_what_a_preview_met(pair, theme, qtbot, tmp_path):
    ward, team = pair
    with desk_on(ward, theme) as desk:
        card = WhoHasCard(desk)
        qtbot.addWidget(card)
        key = team.setting(PUBLIC_KEY), ward.setting(PUBLIC_KEY)
        card.load()
        settle(desk, qtbot)
        assert card.view.matrix.cells[key].state == "all", "nothing is known of it yet"
        card.load(exchange(ward, tmp_path / "USB", preview=True).receipts)
        settle(desk, qtbot)
        assert (card.view.matrix.cells[key].state, card.view.matrix.cells[key].visits) == ("lacks", 1)


def test_on_the_page_a_package_is_begun_for_the_laptop_chosen(pair, theme, qtbot):
    ward, team = pair
    with desk_on(team, theme) as desk:
        page = ExchangePage(desk)
        qtbot.addWidget(page)
        page.resize(1166, 700)
        page.reshape(Shape(1366, 768))
        page.show()
        page.load()
        page.open("who")
        settle(desk, qtbot)
        assert page.ui.who.detail.laptop.key == ward.setting(PUBLIC_KEY)
        page.ui.who.detail.pack.click()
        settle(desk, qtbot)
        assert page.package.isVisible() and page.package.write.to.currentData() == ward.setting(PUBLIC_KEY)
