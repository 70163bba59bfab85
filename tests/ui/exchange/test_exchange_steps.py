"""The four steps through the window: a bad place, a brake, stopping, one record, past months, who has what."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from dxdesk.exchange.doctor import Step, examine
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.volume import volume_of
from dxdesk.store.saving import Change, save
from dxdesk.store.state import state_hash
from dxdesk.ui.exchange.exchange_page import ExchangePage
from dxdesk.ui.exchange.exchange_room import ASK, CHECK, CHOOSE, PACKS, TABLE
from dxdesk.ui.exchange.pack_table import CHANGED
from dxdesk.ui.shape import Shape
from tests.ui.desks import focused, press, write_visit
from tests.ui.exchange.kit import disagree, go, look, room, said, wait
from tests.ui.laptops import cut_words, settle

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
SIZES = ((1366, 690, "dark", 100), (1024, 600, "light", 100), (1024, 600, "contrast", 150), (1366, 768, "light", 200))


def worn(what: str):
    """A check-up that finds fault with one thing."""
    def checked(store, folder):
        found = examine(store, folder)
        steps = tuple(Step(what, False, "Có chuyện.") if step.what == what else step for step in found.steps)
        return replace(found, steps=steps)
    return checked


@pytest.mark.parametrize(("what", "advised"), [("write", "elsewhere"), ("room", "elsewhere"), ("files", "forward")])
def test_a_place_with_a_fault_is_shown_before_it_is_read(page, desk, stick, qtbot, monkeypatch, what, advised):
    monkeypatch.setattr("dxdesk.ui.exchange.exchange_work.examine", worn(what))
    look(page, stick, qtbot)
    check = room(page).check
    assert room(page).stages.currentIndex() == CHECK and page.files == []
    assert [line.meaning for line in check.lines.lines if line.tone != "ok"] == ["Có chuyện."]
    assert focused() is getattr(check, advised)
    check.forward.click()
    wait(page, qtbot)
    assert room(page).stages.currentIndex() == TABLE


def test_a_sound_place_is_checked_in_passing_and_on_demand(page, desk, stick, qtbot):
    look(page, stick, qtbot)
    assert room(page).stages.currentIndex() == TABLE
    room(page).place_card.check.click()
    wait(page, qtbot)
    assert room(page).check.checkup.ok and len(room(page).check.lines.lines) == 6
    press(ESC, to=room(page).check.forward)
    assert room(page).stages.currentIndex() == CHOOSE


def test_much_that_goes_is_asked_about_and_only_the_other_button_does_it(page, desk, other, stick, qtbot):
    people = [write_visit(desk, f"Trần Thị {n}").resident_id for n in range(40)]
    for one in (desk, other):
        exchange(one.store, stick)
    save(other.store, [Change("resident", {}, person, "delete") for person in people])
    exchange(other.store, stick)
    look(page, stick, qtbot)
    before = state_hash(desk.store)
    go(page, qtbot)
    ask = room(page).ask
    assert room(page).stages.currentIndex() == ASK and focused() is ask.stay
    assert "xóa 40 hồ sơ" in ask.question.text() and state_hash(desk.store) == before
    press(ENTER, to=ask.stay)
    assert room(page).stages.currentIndex() == TABLE and state_hash(desk.store) == before
    wait(page, qtbot)
    room(page).go.click()
    wait(page, qtbot)
    ask.go_on.click()
    wait(page, qtbot)
    assert state_hash(desk.store) == state_hash(other.store) != before
    assert said(page).fact.startswith("Đã nhận ")


def test_what_came_after_the_look_sets_the_brake_off_too_and_can_then_be_looked_at(page, desk, other, stick, qtbot):
    people = [write_visit(desk, f"Trần Thị {n}").resident_id for n in range(40)]
    for one in (desk, other):
        exchange(one.store, stick)
    look(page, stick, qtbot)
    save(other.store, [Change("resident", {}, person, "delete") for person in people])
    exchange(other.store, stick)
    go(page, qtbot)
    assert room(page).stages.currentIndex() == TABLE, "what came since is shown first"
    go(page, qtbot)
    lines = room(page).ask.lines
    assert room(page).stages.currentIndex() == ASK
    qtbot.waitUntil(lambda: lines.visibleRegion().boundingRect().height() == lines.height())
    press(ESC, to=room(page).ask.stay)
    wait(page, qtbot)
    assert [row.count(CHANGED) for row in room(page).packs.rows if row.result == "received"] == [40]
    assert said(page).fact == "Lần nhận này xóa 40 dòng đang có."


def test_where_it_is_low_the_result_is_brought_into_view(page, desk, other, stick, qtbot, theme):
    write_visit(other, "Trần Thị Bé")
    exchange(other.store, stick)
    theme.apply("light", 200)
    page.resize(1024, 540)
    page.reshape(Shape.of(1024, 540, theme.scale))
    look(page, stick, qtbot)
    go(page, qtbot)
    bar = room(page).bars[0]
    qtbot.waitUntil(lambda: bar.visibleRegion().boundingRect().height() == bar.height())


def test_what_came_since_it_was_looked_at_is_shown_before_it_is_taken(page, desk, other, stick, qtbot):
    look(page, stick, qtbot)
    write_visit(other, "Trần Thị Bé")
    exchange(other.store, stick)
    room(page).go.click()
    wait(page, qtbot)
    assert said(page).fact == "Nơi này vừa có thêm gói, chưa nhận gì."
    assert state_hash(desk.store) != state_hash(other.store) and room(page).go.text().startswith("Nhận")
    room(page).go.click()
    wait(page, qtbot)
    exchange(other.store, stick)
    assert state_hash(desk.store) == state_hash(other.store)


def test_stopped_in_the_middle_nothing_is_lost_and_it_goes_on(page, desk, other, stick, qtbot):
    for n in range(3):
        write_visit(other, f"Trần Thị {n}")
    exchange(other.store, stick)
    look(page, stick, qtbot)
    page.exchange()
    room(page).progress.stop.click()
    wait(page, qtbot)
    assert said(page).fact == "Đã dừng." and room(page).go.isHidden() and focused() is room(page).look_again
    look(page, stick, qtbot)
    go(page, qtbot)
    exchange(other.store, stick)
    assert state_hash(desk.store) == state_hash(other.store)


def test_a_pack_opens_down_to_the_record_with_its_reason(page, desk, other, stick, qtbot):
    disagree(desk, other, stick)
    look(page, stick, qtbot)
    table = room(page).packs
    table.setFocus()
    press(ENTER, to=table)
    settle(desk, qtbot)
    sheet = room(page).sheet
    assert room(page).stages.currentIndex() == PACKS
    sheet.files.choose(next(at for at, row in enumerate(sheet.files.rows) if row.file.conflicts))
    settle(desk, qtbot)
    [record] = sheet.records.rows
    assert sheet.records.isVisible()
    assert record.state == "conflict" and "điện thoại" in record.sentence and "Nguyễn Văn An" in record.title
    assert "0987000456" not in record.title + record.sentence
    press(ENTER, to=sheet.files)
    assert focused() is sheet.records
    press(ESC, to=sheet.records)
    assert room(page).stages.currentIndex() == TABLE and focused() is table


def test_past_months_are_put_together_where_the_place_is_checked(page, desk, stick, qtbot):
    exchange(desk.store, stick)
    look(page, stick, qtbot)
    room(page).place_card.check.click()
    wait(page, qtbot)
    room(page).check.gather.click()
    wait(page, qtbot)
    assert said(page).fact == "Không còn tháng cũ nào cần gộp." and room(page).check.isVisible()


def test_a_cell_of_the_matrix_leads_to_its_tab_and_a_package_for_that_laptop(page, desk, other, stick, qtbot):
    write_visit(desk, "Lê Văn Tám")
    for one in (other, desk, other):
        exchange(one.store, stick)
    write_visit(desk, "Trần Thị Bé")
    look(page, stick, qtbot)
    go(page, qtbot)
    settle(desk, qtbot)
    card = room(page).who
    assert card.isVisible() and len(card.view.matrix.laptops) == 2
    card.opened.emit(card.view.current)
    settle(desk, qtbot)
    assert page.ui.who.isVisible()
    other_key = next(one.key for one in card.view.matrix.laptops if not one.mine)
    page.ui.who.pack_for.emit(other_key)
    assert page.package.isVisible()


def test_tabs_that_do_not_fit_scroll_to_the_one_chosen(page, theme, qtbot):
    theme.apply("light", 200)
    page.resize(900, 500)
    QApplication.processEvents()
    page.open("package")
    QApplication.processEvents()
    strip = page.ui.strip
    tab = strip.tabs.findChildren(QWidget)[-1]
    assert strip._arrows[0].isVisible()
    assert tab.mapTo(strip, tab.rect().topRight()).x() <= strip.width()
    strip._arrows[0].click()
    assert page.ui.pages.currentWidget() is page.ui.quarantine


@pytest.mark.parametrize("size", SIZES)
def test_no_word_is_cut_in_any_step(room_of, desk, other, stick, theme, qtbot, size):
    disagree(desk, other, stick)
    page = room_of(size)

    def fits() -> None:
        settle(desk, qtbot)
        assert cut_words(page) == []
        assert page.mapTo(page.window(), page.rect().topRight()).x() <= size[0]
        inside = room(page)._scroll.widget()
        assert inside.width() <= room(page)._scroll.viewport().width()

    fits()
    look(page, stick, qtbot)
    fits()
    room(page).place_card.check.click()
    wait(page, qtbot)
    fits()
    page.ui.exchange.preview()
    wait(page, qtbot)
    page.ui.exchange._open_packs(room(page).packs.rows[0])
    fits()
    go(page, qtbot)
    fits()
    page.open("intakes")
    fits()
    page.ui.intakes.detail.undo.click()
    fits()


@pytest.fixture
def room_of(desk, room, theme, qtbot):
    def made(size) -> ExchangePage:
        work = room.fill(ExchangePage)
        theme.apply(size[2], size[3])
        room.resize(size[0], size[1])
        settle(desk, qtbot)
        return work.page()
    return made


@pytest.mark.parametrize(("removable", "system", "named", "told"), [
    (True, "FAT32", "USB “TO SO”", "Rút USB an toàn"), (False, "exFAT", "USB “TO SO”", "Rút USB an toàn"),
    (False, "ext4", "Thư mục “USB TỔ SỐ”", "Máy khác trao đổi với nơi này"),
])
def test_a_stick_is_called_by_its_name_and_taken_out_safely(
        page, desk, stick, qtbot, monkeypatch, removable, system, named, told):
    def on_a_stick(folder):
        return replace(volume_of(folder), label="TO SO", removable=removable, filesystem=system)

    monkeypatch.setattr("dxdesk.ui.exchange.exchange_work.volume_of", on_a_stick)
    look(page, stick, qtbot)
    assert room(page).place_card.name.text().startswith(f"{named}, còn trống ")
    go(page, qtbot)
    assert told in room(page).note.text()


def test_what_would_go_is_said_in_words(page, desk, other, stick, qtbot):
    person = write_visit(desk, "Nguyễn Văn An").resident_id
    for one in (desk, other):
        exchange(one.store, stick)
    save(other.store, [Change("resident", {}, person, "delete")])
    exchange(other.store, stick)
    look(page, stick, qtbot)
    assert (said(page).tone, said(page).fact) == ("warn", "Lần nhận này xóa 1 dòng đang có.")
    assert any("trong đó xóa 1" in row.sentence for row in page.files)
