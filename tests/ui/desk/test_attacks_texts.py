"""The desk under attack, in the real window: hostile text, hostile scans, days that cannot be."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit

from dxdesk.store.drafts import held_drafts
from dxdesk.store.saving import Change, save
from dxdesk.store.visits import recent_visits
from dxdesk.store.workers import act_as
from dxdesk.ui.desk.drafting import FORM
from tests.ui.desk.attacking import ASCII_CARD, CARD, KEY, OTHER, count, held, said, save_all, service, slip
from tests.ui.desk.hand import Hand
from tests.ui.desks import CTRL, SHIFT, focused, write_visit


def burst(hand: Hand, text: str) -> None:
    """A scanner's keys the way the window system sends them: each may be a shortcut first."""
    hand._now += 1
    for letter in text:
        hand._now += 0.005
        QTest.keyClick(focused(), letter)
    hand._now += 0.005
    QTest.keyClick(focused(), KEY.Key_Return)
    QApplication.processEvents()


def test_a_scan_on_the_exchange_page_presses_nothing(hand, monkeypatch):
    pressed = []
    hand.work.go("exchange")
    page = hand.work.page()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: pressed.append("folder") or "")
    for keys in ("2", "7"):  # as where a question is answered by a digit and Enter
        QShortcut(QKeySequence(keys), page, lambda keys=keys: pressed.append(keys))
    page.ui.exchange.room.place.folders.other.setFocus()
    burst(hand, ASCII_CARD)
    assert pressed == [] and hand.work.page().key == "desk"
    assert hand.page.form.typed().id_last4 == "2347"
    hand.work.go("exchange")
    page.ui.exchange.room.place.folders.other.setFocus()
    hand.press(KEY.Key_7)
    hand.enter()
    assert pressed == ["7", "folder"]


def test_a_scan_in_the_sheet_of_books_comes_back_to_the_slip(hand):
    hand.press(KEY.Key_F7)
    assert hand.page.late.open
    hand.scan(CARD)
    assert not hand.page.late.open and hand.page.form.typed().id_last4 == "2347"
    assert focused() is hand.page.form.ui.phone and focused().isVisible()


def test_a_card_makes_a_tally_a_slip_of_somebody(hand, desk):
    hand.page.ui.tally.click()
    hand.scan(CARD)
    assert not hand.page.form.tally and not hand.page.ui.tally.isChecked()
    service(hand)
    assert save_all(hand) and recent_visits(desk.store, 1)[0].name == "Nguyễn Văn An"
    hand.page.ui.tally.click()
    hand.scan(CARD)  # known now
    assert not hand.page.form.tally and not hand.page.ui.tally.isChecked() and hand.page.form.known


def test_name_tally_name_tally_counts_people_only(hand, desk):
    hand.text("Trần Thị Bé")
    hand.page.ui.tally.click()
    hand.text("7")
    hand.page.ui.tally.click()
    assert hand.page.form.typed().full_name == "Trần Thị Bé"
    hand.page.ui.tally.click()
    service(hand)
    assert save_all(hand)
    assert (count(desk, "visit"), count(desk, "resident"), count(desk, "task")) == (1, 0, 0)
    assert recent_visits(desk.store, 1)[0].name == "7 người, không ghi tên"


def paste_everywhere(hand: Hand, text: str) -> list[QLineEdit]:
    """The text into every line of the slip, as Ctrl+V."""
    ui = hand.page.form.ui
    fields = [field for field in hand.page.form.fields() if isinstance(field, QLineEdit) and field.isVisible()]
    QApplication.clipboard().setText(text)
    for field in (*fields, ui.hamlet.lineEdit()):
        field.setFocus()
        hand.ctrl(KEY.Key_V)
    return fields


NOVELS = ("Chuyện dài. " * 20_000, "👩‍👩‍👧🇻🇳😀" * 30, "\u202eمرحبا שלום\u2066", "e" + "\u0301" * 3_000,
          "a\nb\r\nc\u2028d", "<b>&amp;<script>%s{0}")


def test_whatever_is_pasted_is_told_kept_as_a_draft_and_never_breaks(hand, desk):
    for text in NOVELS:
        paste_everywhere(hand, text)
        assert hand.page.drafting.flush() and len(held_drafts(desk.store, FORM)) == 1
        before = hand.page.form.typed()
        for _ in range(3):
            hand.save()
        assert count(desk, "visit") == 0 and hand.page.form.typed() == before
        assert focused().accessibleDescription()  # what is wrong, in the first field it is wrong in
        hand.ctrl(KEY.Key_K)
        hand.ctrl(KEY.Key_V)
        hand.press(KEY.Key_Escape)
        assert hand.page.form.typed() == before
        hand.page.ui.discard.click()


def test_a_note_of_ten_thousand_letters_is_cut_or_asked_about(hand, desk):
    slip(hand)
    hand.page.form.ui.note.setFocus()
    QApplication.clipboard().setText("ghi " * 2_500)
    hand.ctrl(KEY.Key_V)
    there = hand.page.form.ui.note.text()
    save_all(hand)
    if count(desk, "visit"):
        assert desk.store.value("visit", recent_visits(desk.store, 1)[0].id, "note") == there.strip()
    else:
        assert focused() is hand.page.form.ui.note and focused().accessibleDescription()


def test_days_that_cannot_be_are_told_beside_the_year_of_birth(hand, desk):
    slip(hand)
    for day in ("01/01/1890", "1890", "31/12/2099", "2099", "29/02/2023", "٣/٣/٢٠٢٦"):
        hand.page.form.ui.birth_year.setFocus()
        hand.page.form.ui.birth_year.selectAll()
        hand.text(day)
        assert not save_all(hand, 2) and count(desk, "visit") == 0
        assert focused() is hand.page.form.ui.birth_year and focused().accessibleDescription()


def test_a_clock_set_back_is_told_and_the_slip_saved_when_meant(hand, desk):
    slip(hand)
    desk.store.clock.now -= timedelta(days=400)
    hand.save()
    assert "lùi 400 ngày" in said(hand) and count(desk, "visit") == 0
    assert save_all(hand) and count(desk, "visit") == 1
    desk.store.clock.now += timedelta(days=4_000)
    slip(hand, "Lê Văn Tám")
    assert save_all(hand) and count(desk, "visit") == 2


def test_two_cards_at_once_never_mix_two_people(hand):
    hand.scan(CARD + OTHER)
    assert hand.page.form.typed().full_name == "Nguyễn Văn An"
    assert [row.words for row in hand.page.ui.scan_panel.tray.rows] == ["Thẻ căn cước."]
    assert "người khác" in said(hand)


def test_a_draft_with_a_service_no_catalogue_knows_says_so(hand, desk):
    held(desk, helps=[["", "NOPE", "done"]])
    hand.page.offer.look()
    hand.press(KEY.Key_F5)
    assert not save_all(hand) and count(desk, "visit") == 0
    row = hand.page.form.ui.helps.rows[0]
    assert any("NOPE" in label.text() and "danh mục" in label.text() for label in row.findChildren(QLabel))
    assert held_drafts(desk.store, FORM)


def test_twenty_five_undos_take_twenty_back_and_redo_brings_them(hand, desk):
    for at in range(22):
        write_visit(desk, f"Người thứ {at}")
    hand.page.load()
    for _ in range(25):
        hand.ctrl(KEY.Key_Z)
    assert count(desk, "visit") == 2 and "Quá 20 lần lưu" in said(hand)
    for _ in range(25):
        hand.press(KEY.Key_Z, held=CTRL | SHIFT)
    assert count(desk, "visit") == 22


def test_a_slip_of_twelve_services_is_saved_and_opened_whole(hand, desk):
    hand.tell("Trần Thị Bé")
    for entry in desk.catalogues.entries("service")[:12]:
        hand.page.form.ui.helps.add(entry.code)
    assert save_all(hand) and count(desk, "help") == 12
    hand.press(KEY.Key_Up, held=Qt.KeyboardModifier.AltModifier)
    assert len(hand.page.form.ui.helps.rows) == 12
    assert not hand.page.work.half_written()


def test_a_lock_and_another_member_leave_the_half_written_slip(hand, desk):
    slip(hand)
    other = save(desk.store, [Change("member", {"full_name": "Phạm Văn Tư"})]).records[0]
    before = hand.page.work.draft()
    act_as(desk.store, other)
    hand.work.hide()
    assert len(held_drafts(desk.store, FORM)) == 1
    hand.work.take_scan(CARD)  # behind the lock it is nobody's
    hand.work.show()
    hand.page.load()
    assert hand.page.work.draft() == replace(before, visit={**before.visit, "member_id": other})
    assert save_all(hand)
    assert desk.store.value("visit", recent_visits(desk.store, 1)[0].id, "member_id") == other
