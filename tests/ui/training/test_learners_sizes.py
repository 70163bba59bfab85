"""The learners in windows of every size: nothing cut, nothing nameless, nothing but Vietnamese, no key wanted twice."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from dxdesk.store.training.enrolling import Newcomer, enrol, leave
from dxdesk.ui.parts import ElidedLabel
from dxdesk.ui.training.learners_pane import LearnersPane
from dxdesk.ui.training.training_page import TrainingPage
from tests.store.training.kit import make
from tests.ui.accessible import faults
from tests.ui.test_pages_by_keyboard import no_key_twice

LIST = "Lê Thị Ánh 1957\nTrần Văn Mới\nNguyễn Phúc Thị Hoàng Bảo Trân Châu Ngọc, xóm trên\nTổng cộng: 3"
SIZES = ((1366, 768, "light", 100), (1366, 768, "dark", 150), (1024, 600, "light", 100), (1366, 768, "contrast", 200))


def searched(pane: LearnersPane) -> None:
    pane.ui.search.setText("le thi")


def somebody_new(pane: LearnersPane) -> None:
    pane.ui.show_newcomer()
    pane.ui.newcomer.start("Lê Thị Ánh")
    pane.ui.newcomer.year.setText("1958")
    pane.ui.newcomer._look()
    pane.ui.newcomer.refuse("birth_year", "Năm sinh sau năm nay.")


def leaving(pane: LearnersPane) -> None:
    pane.table.choose(0)
    pane._leave()


def merging(pane: LearnersPane) -> None:
    pane.ui.twins.buttons()[0].click()


def text(pane: LearnersPane) -> None:
    pane._paste()


def lines(pane: LearnersPane) -> None:
    pane._paste()
    pane.ui.pasting.edit.setPlainText(LIST)
    pane.ui.pasting._read()


@pytest.fixture
def pane(room, desk, theme) -> LearnersPane:
    QGuiApplication.clipboard().clear()
    course = make(desk.store, "course", title="Bình dân học vụ số", capacity="2")
    people = [Newcomer(values={"full_name": "Lê Thị Ánh", "birth_year": "1958"}) for _ in range(2)]
    done = enrol(desk.store, course, [*people, Newcomer(name="Nguyễn Phúc Thị Hoàng Bảo Trân Châu Ngọc")])
    leave(desk.store, course, done.added[2].person, "2026-11-20")
    page = room.fill(TrainingPage).page()
    page.open(f"class:{course}:learners")
    return page.box.pane


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_or_nameless(pane, room, theme, desk, qtbot, size):
    width, height, name, scale = size
    theme.apply(name, scale)
    room.resize(width, height)
    for show in (lambda _: None, searched, somebody_new, leaving, merging, text, lines):
        show(pane)
        qtbot.waitUntil(lambda: not desk.background.busy)
        for _ in range(8):  # nested layouts settle level by level
            QApplication.processEvents()
        assert cut(pane) == [] and faults(pane) == []
        assert pane.mapTo(pane.window(), pane.rect().topRight()).x() <= pane.window().width()
        no_key_twice(pane)
        pane._stay()
        pane._drop()


def cut(pane: LearnersPane) -> list[str]:
    return [part.text() for part in (*pane.findChildren(QLabel), *pane.findChildren(QPushButton))
            if part.isVisible() and part.text() and not isinstance(part, ElidedLabel)
            and not (isinstance(part, QLabel) and part.wordWrap()) and part.property("kind") != "segment"
            and part.width() < part.sizeHint().width()]
