"""People who may be meant, beside the form: shown with reasons, taken only by a person's key or button."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.likeness import DIFFERENT, NEAR, SAME, Sign
from dxdesk.store.alike import Candidate
from dxdesk.store.fingerprint import id_keys
from dxdesk.store.search import Person
from dxdesk.ui.desk import alike_watch
from dxdesk.ui.desk.alike_watch import AlikeWatch
from dxdesk.ui.desk.candidate_block import CandidateBlock
from dxdesk.ui.desk.candidates import CandidateCard
from dxdesk.ui.parts import Button, Tag
from dxdesk.ui.parts import words as labels
from tests.ui.desks import focused, press, type_text, write_visit


def candidate(record: str, name: str, *signs: Sign, best: bool = False, last: str = "") -> Candidate:
    return Candidate(Person(record, name, "1958", "Khu phố 3", "4721", "456", "l1", 1, "2026-11-03"), signs, last, best)


NAME, YEAR, HAMLET = Sign("name", SAME, "tên"), Sign("year", SAME, "năm sinh"), Sign("hamlet", SAME, "khu phố")
AN = candidate("an", "Nguyễn Văn An", NAME, YEAR, HAMLET, best=True, last="Lần trước 03/11: hẹn cấp mức 2")
OTHER = candidate("other", "Nguyễn Văn Ẩn", NAME, Sign("year", NEAR, "lệch 1 năm"),
                  Sign("hamlet", DIFFERENT, "khác phố"))


class Bench:
    """A field and the card beside it, as on the desk."""

    def __init__(self, theme, qtbot) -> None:
        self.page = QWidget()
        self.field = QLineEdit(self.page)
        self.card = CandidateCard(self.page)
        self.card.set_up(theme)
        form, side = QVBoxLayout(), QVBoxLayout()
        form.addWidget(self.field)
        form.addStretch(1)
        side.addWidget(self.card)
        side.addStretch(1)
        row = QHBoxLayout(self.page)
        row.addLayout(form, 1)
        row.addLayout(side)
        self.taken: list[str] = []
        self.asked: list[str] = []
        self.card.taken.connect(self.taken.append)
        self.card.asked.connect(self.asked.append)
        qtbot.addWidget(self.page)
        self.page.resize(1000, 700)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.field.setFocus()

    def blocks(self) -> list[CandidateBlock]:
        return [block for block in self.card.findChildren(CandidateBlock) if block.isVisible()]

    def words(self) -> list[str]:
        return [label.text() for label in self.card.findChildren(QLabel) if label.isVisible()]

    def button(self, text: str) -> Button:
        return next(one for one in self.card.findChildren(Button) if one.isVisible() and one.text() == text)


@pytest.fixture
def bench(theme, qtbot):
    return Bench(theme, qtbot)


@pytest.fixture
def said(monkeypatch):
    """What screen readers are told."""
    told: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []
    keep = QAccessible.updateAccessibility
    monkeypatch.setattr(labels, "QAccessible", type("Spy", (), {
        "updateAccessibility": staticmethod(lambda event: (told.append((event.message(), event.politeness())),
                                                           keep(event)))}))
    return told


def test_the_card_says_who_and_why(bench):
    assert bench.card.isHidden()
    bench.card.show_candidates([AN, OTHER])
    words = bench.words()
    for expected in ("Có thể đã có trong sổ", "2 người", "Nguyễn Văn An", "1958, số cuối 4721", "Giống", "tên",
                     "năm sinh", "khu phố", "Lần trước 03/11: hẹn cấp mức 2", "lệch 1 năm", "khác phố",
                     "Người khác? Cứ nhập tiếp, không cần bấm gì."):
        assert expected in words, expected
    tones = {tag.text(): tag.property("tone") for tag in bench.card.findChildren(Tag)}
    assert (tones["tên"], tones["lệch 1 năm"], tones["khác phố"]) == ("ok", "warn", "off")
    assert [block.current for block in bench.blocks()] == [True, False]
    bench.card.show_candidates([])
    assert bench.card.isHidden()


def test_f6_takes_the_best_and_the_field_keeps_the_cursor(bench):
    press(Qt.Key.Key_F6)
    bench.card.show_candidates([AN, OTHER])
    assert focused() is bench.field
    place = bench.field.geometry()
    QTest.keyClick(bench.field, Qt.Key.Key_F6)
    assert bench.taken == ["an"]
    assert (focused(), bench.field.geometry()) == (bench.field, place)


def test_nobody_is_taken_by_f6_where_none_stands_out(bench):
    """Father and son, twins: the person at the desk says which, and only then F6 takes him."""
    bench.card.show_candidates([OTHER, candidate("third", "Nguyễn Văn Ấn", NAME, HAMLET)])
    QTest.keyClick(bench.field, Qt.Key.Key_F6)
    assert (bench.taken, bench.card.current) == ([], "")
    bench.button("Nguyễn Văn Ấn").click()
    assert bench.card.current == "third"
    QTest.keyClick(bench.field, Qt.Key.Key_F6)
    assert bench.taken == ["third"]


def test_a_choice_stays_while_one_types_on_and_a_former_best_does_not(bench):
    third = candidate("third", "Nguyễn Văn Ấn", NAME, HAMLET)
    bench.card.show_candidates([OTHER, third])
    bench.card.choose("third")
    bench.card.show_candidates([AN, third])
    assert bench.card.current == "third"
    bench.card.show_candidates([AN])
    assert bench.card.current == "an"
    bench.card.show_candidates([candidate("an", "Nguyễn Văn An", NAME, YEAR, Sign("sex", DIFFERENT, "khác giới tính"))])
    assert bench.card.current == ""


def test_buttons_take_and_show_and_a_click_chooses(bench, qtbot):
    bench.card.show_candidates([AN, OTHER])
    bench.button("Đúng người này").click()
    bench.button("Xem").click()
    assert (bench.taken, bench.asked) == (["an"], ["an"])
    qtbot.mouseClick(bench.blocks()[1], Qt.MouseButton.LeftButton)
    assert bench.card.current == "other"
    bench.button("Đúng người này").click()
    assert bench.taken == ["an", "other"]


def test_whoever_chooses_by_keyboard_stays_in_the_card(bench):
    bench.card.show_candidates([AN, OTHER])
    bench.button("Nguyễn Văn Ẩn").setFocus()
    press(Qt.Key.Key_Space)
    assert focused() is bench.button("Đúng người này")
    press(Qt.Key.Key_Space)
    assert bench.taken == ["other"]


def test_every_button_has_a_name_that_says_whom(bench):
    bench.card.show_candidates([AN, OTHER])
    names = [one.accessibleName() for one in bench.card.findChildren(Button) if one.isVisible()]
    assert names == ["Đúng là Nguyễn Văn An, 1958, số cuối 4721, tên, năm sinh, cùng khu phố, "
                     "Lần trước 03/11: hẹn cấp mức 2", "Xem Nguyễn Văn An",
                     "Chọn Nguyễn Văn Ẩn, 1958, số cuối 4721, tên, lệch 1 năm, khác phố"]


def test_a_new_best_one_is_told_politely_once(bench, said):
    for found in ([OTHER], [AN], [AN, OTHER], [], [AN]):
        bench.card.show_candidates(found)
    assert said == [("Có thể đã có trong sổ: Nguyễn Văn An, 1958, số cuối 4721, tên, năm sinh, cùng khu phố, "
                     "Lần trước 03/11: hẹn cấp mức 2. Bấm F6 nếu đúng người này.",
                     QAccessible.AnnouncementPoliteness.Polite)]
    bench.card.clear()
    bench.card.show_candidates([AN])
    assert len(said) == 2


def test_the_strip_is_one_line_that_keeps_its_room(bench, qtbot):
    bench.card.set_narrow(True)
    bench.card.setFixedWidth(480)
    qtbot.wait(1)
    before = bench.card.geometry()
    bench.card.show_candidates([AN, OTHER])
    qtbot.wait(1)
    assert bench.card.geometry() == before
    assert bench.words() == ["Nguyễn Văn An", ", 1958, cùng khu phố"]
    QTest.keyClick(bench.field, Qt.Key.Key_F6)
    bench.button("Đúng").click()
    assert bench.taken == ["an", "an"]
    against = candidate("x", "Nguyễn Văn An", NAME, HAMLET, Sign("year", DIFFERENT, "khác năm sinh"))
    bench.card.show_candidates([against])
    assert bench.words() == ["Nguyễn Văn An", ", 1958, khác năm sinh"]
    bench.button("Xem").click()
    assert bench.asked == ["x"]
    bench.card.set_narrow(False)
    assert "Có thể đã có trong sổ" in bench.words()


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("width", [300, 336])
def test_no_tag_is_cut(bench, theme, scale, width):
    theme.apply("light", scale)
    signs = (NAME, HAMLET, Sign("phone", SAME, "đuôi điện thoại 456"), Sign("year", DIFFERENT, "khác năm sinh"),
             Sign("last4", DIFFERENT, "khác 4 số cuối"), Sign("number", DIFFERENT, "khác căn cước"))
    bench.card.setFixedWidth(theme.px(width))
    bench.card.show_candidates([candidate("x", "Nguyễn Hoàng Thị Ngọc Phượng", *signs)])
    for _ in range(3):
        bench.page.layout().activate()
        QTest.qWait(1)
    tags = [tag for tag in bench.card.findChildren(Tag) if tag.isVisible()]
    assert len(tags) == len(signs)
    for tag in tags:
        assert tag.parentWidget().rect().contains(tag.geometry()), tag.text()
        assert tag.width() >= tag.sizeHint().width()


def test_what_is_typed_finds_after_a_breath_and_older_answers_are_dropped(bench, desk, qtbot):
    saved = write_visit(desk, "Nguyễn Văn An", birth_year="1958", id_last4="4721")
    watch = AlikeWatch(desk, bench.card, bench.page)
    watch.look({"full_name": "Nguyễn Văn An"})
    watch.look({"full_name": "Nguyễn Văn An", "birth_year": "1958"})
    assert bench.card.isHidden()
    qtbot.waitUntil(bench.card.isVisible)
    assert [block.current for block in bench.blocks()] == [False]
    watch.look({"full_name": "Nguyễn Văn An", "birth_year": "1958", "id_last4": "4721"})
    qtbot.waitUntil(lambda: bench.card.current == saved.resident_id)
    watch.look({"full_name": "Nguyễn Văn An", "id_last4": "4722"})
    qtbot.waitUntil(bench.card.isHidden)
    watch.look({"full_name": "Nguyễn Văn An", "id_last4": "4721"})
    watch.stop()
    qtbot.wait(3 * alike_watch.BREATH // 2)
    assert bench.card.isHidden()


def test_a_scanned_number_finds_whoever_has_it(bench, desk, qtbot):
    saved = write_visit(desk, "Nguyễn Văn An", national_id="074058944721")
    AlikeWatch(desk, bench.card, bench.page).look({"full_name": "Nguyễn Văn An"}, id_keys(desk.store, "074058944721"))
    qtbot.waitUntil(lambda: bench.card.current == saved.resident_id)
    assert "đúng căn cước" in bench.words()


def test_a_slow_register_is_looked_through_beside_the_window(bench, desk, qtbot, monkeypatch):
    """Once a look took too long the next is made on another thread, and back again when it is quick."""
    saved = write_visit(desk, "Nguyễn Văn An", birth_year="1958", id_last4="4721")
    typed = {"full_name": "Nguyễn Văn An", "id_last4": "4721"}
    watch = AlikeWatch(desk, bench.card, bench.page)
    monkeypatch.setattr(alike_watch, "QUICK", -1.0)
    watch.look({"full_name": "Nguyễn Văn An"})
    qtbot.wait(3 * alike_watch.BREATH // 2)
    ran: list[object] = []
    run = type(desk.background).run
    monkeypatch.setattr(type(desk.background), "run",
                        lambda self, work, **more: (ran.append(work), run(self, work, **more))[1])
    monkeypatch.setattr(alike_watch, "QUICK", 5.0)
    watch.look(typed)
    qtbot.waitUntil(lambda: bench.card.current == saved.resident_id)
    assert len(ran) == 1
    watch.look({**typed, "birth_year": "1958"})
    qtbot.waitUntil(lambda: "năm sinh" in bench.words())
    assert len(ran) == 1


def test_the_answer_to_an_older_text_is_not_shown(bench, desk, qtbot, monkeypatch):
    write_visit(desk, "Nguyễn Văn An", birth_year="1958", id_last4="4721")
    asked: list = []
    monkeypatch.setattr(type(desk.background), "run", lambda self, work, **more: asked.append((work, more["done"])))
    monkeypatch.setattr(alike_watch, "QUICK", -1.0)
    watch = AlikeWatch(desk, bench.card, bench.page)
    watch.look({"full_name": "Nguyễn Văn An"})
    qtbot.wait(3 * alike_watch.BREATH // 2)
    for _ in range(2):
        watch.look({"full_name": "Nguyễn Văn An", "id_last4": "4721"})
        qtbot.wait(3 * alike_watch.BREATH // 2)
    (old, show_old), (new, show_new) = asked
    show_old(old())
    assert bench.card.isHidden()
    show_new(new())
    assert bench.card.isVisible()


def test_typing_goes_on_while_the_card_comes_and_goes(bench):
    type_text("Nguyễn")
    bench.card.show_candidates([AN])
    type_text(" Văn")
    bench.card.show_candidates([OTHER])
    bench.card.show_candidates([])
    type_text(" An")
    assert bench.field.text() == "Nguyễn Văn An"
    assert focused() is bench.field
