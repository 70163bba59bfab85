"""The context bar by itself and over a form, on a real desk."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.store import pins
from dxdesk.store.last_saves import last_saves
from dxdesk.store.pins import set_pin
from dxdesk.store.records import show
from dxdesk.store.undo import undo_save
from dxdesk.store.visits import save_visit
from dxdesk.store.workers import act_as, add_member, working
from dxdesk.ui.desk.clock_watch import ClockWatch
from dxdesk.ui.desk.context_bar import ContextBar
from dxdesk.ui.desk.desk_context import DeskContext, load_context
from dxdesk.ui.shape import Shape
from tests.ui.desks import Clock, enter, focused, press, type_text

ESC, F2 = Qt.Key.Key_Escape, Qt.Key.Key_F2


@pytest.fixture
def clock(desk) -> Clock:
    return desk.store.clock


@pytest.fixture
def make(desk, qtbot):
    def bar(width=1366, height=768, scale=100) -> ContextBar:
        host = QWidget()
        qtbot.addWidget(host)
        box = QVBoxLayout(host)
        made = ContextBar(host)
        made.host = host  # qtbot itself keeps no window alive
        box.addWidget(made)
        below = QLineEdit(host)
        box.addWidget(below, 1)
        made.set_up(desk)
        host.resize(width, height)
        desk.theme.apply("light", scale)
        made.reshape(Shape.of(width, height, scale))
        host.show()
        host.activateWindow()
        qtbot.waitUntil(host.isActiveWindow)
        return made
    return bar


@pytest.fixture
def bar(make) -> ContextBar:
    return make()


def choose(bar: ContextBar, **texts: str) -> bool:
    bar.edit()
    for name, words in texts.items():
        field = getattr(bar.ui, f"edit_{name}")
        if isinstance(field, QLineEdit):
            field.setText(words)
        elif isinstance(field, QComboBox):
            field.setCurrentText(words)
        else:
            field.set_value(words)
    return bar.accept()


def test_it_opens_with_today_its_shift_and_who_works(bar):
    assert bar.context == DeskContext("2026-11-22", member="Lê Thị Hoa", member_id=bar.context.member_id,
                                      shift="evening", set_on="2026-11-22")
    assert bar.ui.day.value.text() == "CN 22/11/2026, tối"
    assert bar.ui.day.tag.isHidden()


def test_the_keyboard_alone_sets_everything_once(bar, desk, qtbot):
    bar.toggle()
    assert focused() is bar.ui.edit_place
    enter("Nhà văn hóa, bàn 2")
    enter("Ngày hội Chuyển đổi số")
    type_text("2")
    press(Qt.Key.Key_Return)
    assert focused() is bar.ui.edit_member
    press(Qt.Key.Key_Return)
    bar.ui.edit_mode.setCurrentText("Lưu động")
    press(Qt.Key.Key_Return)
    bar.ui.edit_service.setCurrentText("Kích hoạt VNeID")
    with qtbot.waitSignals([bar.changed, bar.left, bar.default_changed]):
        press(Qt.Key.Key_Return)
    assert not bar.editing
    values = bar.context.values()
    assert (values["place"], values["mode"], values["shift"]) == ("Nhà văn hóa, bàn 2", "mobile_point", "evening")
    assert show(desk.store, "event", values["event_id"]).values["kind"] == "campaign"
    assert bar.context.service == "VNEID_ACTIVATE"
    assert "resident_id" not in values and "full_name" not in values


def test_shift_enter_walks_back_and_f2_takes(bar):
    bar.edit()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_text("1")
    bar.toggle()
    assert bar.context.shift == "morning" and not bar.context.by_hour


def test_esc_leaves_it_as_it_was_from_any_field(bar):
    before = bar.context
    for name in ("day", "place", "event", "member", "mode", "service"):
        bar.edit()
        bar.ui.edit_place.setText("nơi khác")
        getattr(bar.ui, f"edit_{name}").setFocus()
        press(ESC)
        assert not bar.editing and bar.context == before, name


def test_what_sort_of_event_it_is_is_asked_of_a_new_one_only(bar, desk):
    choose(bar, event="Trực tối thứ sáu", kind="duty")
    first = bar.context.event_id
    assert show(desk.store, "event", first).values["kind"] == "duty"
    bar.edit()
    assert bar.ui.edit_kind_row.isHidden()
    bar.ui.edit_event.setCurrentText("Trực tối thứ bảy")
    assert not bar.ui.edit_kind_row.isHidden()
    bar.ui.edit_event.setCurrentText("Trực tối thứ sáu")
    bar.accept()
    assert bar.context.event_id == first and bar.ui.event.value.text() == "Trực tối thứ sáu"


def test_an_event_taken_back_stands_in_the_bar_no_more(bar, desk):
    assert choose(bar, event="Ngày hội số")
    undo_save(desk.store, last_saves(desk.store)[0].save)
    assert bar.context.event == "Ngày hội số"
    bar.load()
    assert (bar.context.event, bar.context.event_id) == ("", "") and bar.ui.event.value.text() == "không có"


def test_no_event_takes_no_mode_and_an_event_proposes_its_own(bar):
    assert bar.context.values()["mode"] == ""
    choose(bar, event="Ngày hội")
    assert bar.context.values()["mode"] == "event"
    choose(bar, event="")
    assert bar.context.values() | {"member_id": ""} == {
        "visit_on": "2026-11-22", "place": "", "event_id": "", "member_id": "", "mode": "", "shift": "evening"}


@pytest.mark.parametrize("day", ["31/02/2026", "", "23/11/2026", "1890", "hôm qua 👍", "22/11/2099", "9" * 20])
def test_a_day_that_cannot_be_keeps_the_fields_open(bar, day):
    assert not choose(bar, day=day)
    assert bar.editing and focused() is bar.ui.edit_day and bar.ui.edit_day.property("state") == "bad"
    press(ESC)
    assert bar.context.day == "2026-11-22"


def test_another_day_stands_out_and_has_no_shift_of_this_hour(bar):
    bar.edit()
    bar.ui.edit_day.setText("20/11/2026")
    bar.ui.edit_day.editingFinished.emit()
    assert bar.ui.edit_shift.value() == ""
    assert bar.accept()
    assert bar.context.values()["shift"] == ""
    assert bar.ui.day.tag.text() == "Phiếu ngày 20/11" and bar.ui.day.tag.property("tone") == "warn"
    choose(bar, shift="morning")
    assert bar.ui.day.tag.text() == "Phiếu ngày 20/11, sáng"
    assert bar.context.values() | {"visit_on": "2026-11-20", "shift": "morning"} == bar.context.values()


def test_the_shift_follows_the_hour_between_two_slips_unless_somebody_chose_it(bar, clock):
    clock.now = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
    bar.recount()
    assert bar.context.shift == "morning"
    clock.now = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
    bar.recount()
    assert bar.context.shift == "afternoon"
    choose(bar, shift="morning")
    clock.now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    bar.recount()
    assert bar.context.shift == "morning"


def test_it_is_kept_for_the_same_day_only(bar, desk, clock):
    choose(bar, place="Bàn 2", event="Ngày hội", service="Thanh toán số", day="20/11/2026")
    own = (bar.context.member_id, bar.context.member)
    assert load_context(desk.store, clock(), own) == bar.context
    clock.now += timedelta(days=1)
    assert load_context(desk.store, clock(), own) == DeskContext(
        "2026-11-23", member="Lê Thị Hoa", member_id=own[0], shift="evening", set_on="2026-11-23")


@pytest.mark.parametrize(("kept", "place"), [
    ({"day": "2026-11-22", "place": "Bàn 1", "event": "", "event_id": "", "member": "Hoa", "member_id": "m"}, "Bàn 1"),
    ({"day": "2026-11-22", "place": "Bàn 1", "later": ["nobody knows"], "set_on": "2026-11-22"}, "Bàn 1"),
    ({"day": "2026-11-21", "place": "Bàn 1"}, ""),
    ({}, ""),
])
def test_what_older_and_newer_programs_kept_can_be_read(desk, clock, kept, place):
    desk.store.set_setting("desk_context", json.dumps(kept))
    context = load_context(desk.store, clock(), ("m2", "Nam"))
    assert (context.day, context.place, context.set_on) == ("2026-11-22", place, "2026-11-22")


def test_midnight_proposes_the_new_day_and_changes_nothing_by_itself(bar, clock):
    clock.now = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
    bar.recount()
    assert bar.context.day == "2026-11-22"
    assert bar.ui.day.tag.text() == "Đã sang ngày 23/11. Đổi F2"
    bar.toggle()
    assert focused() is bar.ui.edit_day and bar.ui.edit_day.text() == "23/11/2026"
    press(ESC)
    assert bar.context.day == "2026-11-22"
    bar.toggle()
    bar.toggle()
    assert bar.context.day == "2026-11-23" and bar.ui.day.tag.isHidden()


def test_who_means_to_stay_on_the_old_day_is_not_asked_again(bar, clock):
    clock.now = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
    choose(bar, day="22/11/2026")
    assert bar.ui.day.tag.text() == "Phiếu ngày 22/11"


def test_another_member_works_from_now_on_and_the_saves_are_by_him(bar, desk, qtbot):
    nam = add_member(desk.store, "Võ Văn Nam")
    with qtbot.waitSignal(bar.switched) as told:
        choose(bar, member="Võ Văn Nam")
    assert told.args == [nam, "Võ Văn Nam"]
    saved = save_visit(desk.store, VisitDraft({"full_name": "Trần Thị Bé"}, "", bar.context.values(),
                                              (HelpLine("VSSID", "done"),)))
    assert show(desk.store, "visit", saved.visit_id).values["member_id"] == nam
    assert {row[0] for row in desk.store.connection.execute("SELECT by FROM op WHERE save = ?", [saved.save])} == {nam}


def test_a_member_with_a_pin_sits_down_by_it_and_not_by_f2(bar, desk, monkeypatch):
    monkeypatch.setitem(pins.COST, "n", 16)
    nam, before = add_member(desk.store, "Võ Văn Nam"), bar.context
    set_pin(desk.store, nam, "481516")
    assert not choose(bar, member="Võ Văn Nam")
    assert bar.editing and bar.ui.edit_member.accessibleDescription().startswith("Võ Văn Nam có mã PIN. Bấm Ctrl+L")
    assert working(desk.store).member_id == before.member_id
    press(ESC)
    act_as(desk.store, nam)
    bar.load()
    assert (bar.context.member, bar.ui.member.value.text()) == ("Võ Văn Nam", "Võ Văn Nam")


def test_slips_of_another_day_may_be_anybodys_and_are_saved_by_who_types(bar, desk):
    nam, typing = add_member(desk.store, "Võ Văn Nam"), working(desk.store)
    choose(bar, day="20/11/2026", member="Võ Văn Nam")
    assert bar.context.values()["member_id"] == nam
    assert working(desk.store) == typing


def test_a_paper_book_stands_in_the_bar_until_it_is_put_away(bar, clock):
    choose(bar, place="Bàn 2")
    bar.set_book("b1", "K7QM", "2026-11-20", "Chợ Thủ")
    assert bar.ui.book_fact.tag.text() == "Quyển K7QM" and not bar.ui.book_fact.isHidden()
    assert (bar.context.day, bar.context.place, bar.context.book) == ("2026-11-20", "Chợ Thủ", "b1")
    bar.set_book("b2", "M2XP", "2026-11-19")
    bar.edit()
    assert bar.ui.drop_book.text() == "Thôi nhập quyển M2XP"
    bar.ui.drop_book.click()
    assert not bar.editing and bar.ui.book_fact.isHidden()
    assert (bar.context.day, bar.context.place, bar.context.book) == ("2026-11-22", "Bàn 2", "")


def test_counters_say_what_was_written_and_keep_tallies_apart(bar, desk):
    def write(person, **visit):
        save_visit(desk.store, VisitDraft(person, "", {**bar.context.values(), **visit},
                                          (HelpLine("VNEID_ACTIVATE", "done"),)))
    write({"full_name": "Trần Thị Bé"})
    write({"full_name": "Lê Văn Tám"}, shift="morning")
    assert bar.recount().day == 2 and bar.ui.anonymous.isHidden()
    write({}, people="12")
    found = bar.recount()
    assert (found.day, found.slips) == (2, 3)
    assert [fact.value.text() for fact in (bar.ui.shift_count, bar.ui.mine_count, bar.ui.hour_count,
                                           bar.ui.activations, bar.ui.anonymous)] == [
        "1 phiếu", "2 phiếu", "2 phiếu", "2 lượt", "12 người"]
    assert not bar.ui.anonymous.isHidden()
    assert bar.ui.anonymous.accessibleName() == "Không tên: 12 người"


def test_the_pace_of_who_works_stands_beside_the_own_slips(bar, desk, clock):
    for _ in range(3):
        save_visit(desk.store, VisitDraft({"full_name": "Trần Thị Bé"}, "", bar.context.values(), (HelpLine("VSSID"),)))
    clock.now += timedelta(minutes=30)
    bar.recount()
    assert bar.ui.mine_count.caption.text() == "Tôi ghi, 6/giờ"


def test_the_less_room_the_less_is_said(make, qtbot):
    bar = make(1100, 700)
    choose(bar, place="Nhà văn hóa Khu phố 3, bàn 2", event="Ngày hội")
    assert bar.ui.event.isHidden() and bar.ui.hour_count.isHidden() and not bar.ui.mine_count.isHidden()
    bar.reshape(Shape(683, 400))
    assert bar.ui.line.text() == "CN 22/11, tối, bàn 2, Lê Thị Hoa"
    assert bar.ui.counters.isHidden() and bar.ui.day.isHidden() and bar.ui.again.isHidden()
    with qtbot.waitSignal(bar.searching):
        bar.ui.search.click()
    bar.set_book("b1", "K7QM", "2026-11-20")
    assert bar.ui.again.text() == "Quyển K7QM. Phiếu ngày 20/11" and not bar.ui.again.isHidden()
    assert bar.ui.line.text() == "bàn 2, Lê Thị Hoa"
    bar.reshape(Shape(1366, 768))
    assert bar.ui.line.isHidden() and not bar.ui.event.isHidden() and bar.ui.search.isHidden()


@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 100), ((1024, 600), 150), ((1024, 600), 200)])
def test_every_field_can_be_reached_and_comes_into_sight(make, qtbot, size, scale):
    bar = make(*size, scale=scale)
    bar.edit()
    fields = [bar.ui.edit_member, bar.ui.edit_mode, bar.ui.edit_service]
    for field in fields:
        press(Qt.Key.Key_Return)
        while focused() is not field:
            press(Qt.Key.Key_Return)
        scroll = bar.ui.edit_scroll.viewport()
        qtbot.waitUntil(lambda field=field, scroll=scroll: scroll.rect().contains(
            field.rect().translated(field.mapTo(scroll, field.rect().topLeft()))))


def test_everything_has_a_name(bar):
    bar.edit()
    for part in bar.findChildren(QAbstractButton) + bar.findChildren(QLineEdit) + bar.findChildren(QComboBox):
        assert QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name), part.objectName()


def test_a_novel_for_a_place_and_letters_from_everywhere_do_no_harm(bar, desk):
    assert choose(bar, place="مرحبا 👩‍🌾 " + "Ẵ" * 10_000, event="🎪" * 300)
    assert len(bar.context.place) <= 200
    assert bar.minimumSizeHint().width() < 1166


def test_a_clock_that_goes_back_is_told_once(clock):
    watch = ClockWatch(clock)
    assert watch.look() == ""
    clock.now -= timedelta(minutes=4)
    assert watch.look() == ""
    clock.now -= timedelta(hours=2)
    assert watch.look() == "Đồng hồ máy vừa lùi 2 giờ. Phiếu vẫn còn nguyên; chỉnh lại giờ rồi lưu."
    assert watch.look() == ""
    clock.now -= timedelta(days=400)
    assert "400 ngày" in watch.look()
    clock.now -= timedelta(minutes=7)
    assert "7 phút" in watch.look()
