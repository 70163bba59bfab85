from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from dxdesk.domain.catalogues import load_catalogues
from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.paths import resource_path
from dxdesk.ui.desk.help_lines import HelpLines
from dxdesk.ui.desk.service_chips import ServiceChips
from dxdesk.ui.field_flow import FieldFlow
from dxdesk.ui.parts import ElidedLabel
from tests.ui.desks import SHIFT, enter, focused, press, type_text

LISTS = load_catalogues(resource_path("data"))
USED = {"obstacle": ("ABSENT", "NO_NFC"), "service": ("QD06_09", "ETAX")}


class Slip(QWidget):
    """Chips, lines and a field after them, walked through by Enter."""

    def __init__(self, theme) -> None:
        super().__init__()
        self.chips, self.lines, self.after = ServiceChips(), HelpLines(), QLineEdit()
        self.chips.set_up(theme, LISTS.entries("service"), lambda: USED["service"])
        self.lines.set_up(LISTS, lambda field: USED.get(field, ()))
        inside = QWidget()
        column = QVBoxLayout(inside)
        for part in (self.chips, self.lines, self.after):
            column.addWidget(part)
        column.addStretch(1)
        self.area = QScrollArea(widgetResizable=True)
        self.area.setWidget(inside)
        QVBoxLayout(self).addWidget(self.area)
        self.flow = FieldFlow(lambda: [self.chips, *self.lines.focus_chain(), self.after], lambda _field: True, self)
        self.chips.toggled.connect(lambda code, on: self.lines.add(code) if on else self.lines.remove(code))
        self.lines.dropped.connect(self.lines.remove)
        self.lines.changed.connect(self.follow)
        for field in (self.chips, self.after):
            self.flow.watch(field)

    def follow(self) -> None:
        self.chips.mark(self.lines.services)
        for field in self.lines.focus_chain():
            self.flow.watch(field)

    def said(self) -> list[HelpLine]:
        return [line for _, line in self.lines.drafts()]


@pytest.fixture
def slip(theme, qtbot) -> Slip:
    slip = Slip(theme)
    qtbot.addWidget(slip)
    slip.resize(780, 640)
    slip.show()
    slip.activateWindow()
    qtbot.waitUntil(slip.isActiveWindow)
    slip.chips.setFocus()
    return slip


def test_several_services_with_outcome_and_obstacle_by_keyboard_alone(slip):
    type_text("ks")
    press(Qt.Key.Key_Return)
    enter("1")
    enter()
    enter("3")
    enter("ot")
    assert focused() is slip.after
    assert slip.said() == [HelpLine("VNEID_ACTIVATE", "done"), HelpLine("EHEALTH", "not_done", "NO_OTP")]
    press(Qt.Key.Key_Return, SHIFT)
    assert focused() is slip.lines.rows[1].obstacle


def test_a_digit_of_the_obstacles_used_last(slip):
    type_text("k")
    enter()
    enter("2")
    assert slip.lines.rows[0].obstacle.in_sight()[:2] == USED["obstacle"]
    enter("2")
    assert slip.said()[0].obstacle == "NO_NFC" and focused() is slip.after


def test_where_a_line_is_done_no_list_comes_up(slip):
    type_text("k")
    enter()
    enter("1")
    assert focused() is slip.lines.rows[0].obstacle and slip.lines.rows[0].obstacle.in_sight() == ()


def test_the_obstacle_says_what_to_do(slip):
    type_text("k")
    enter()
    enter("3")
    type_text("ot")
    hints = [label.text() for label in slip.lines.findChildren(QLabel) if label.isVisible()]
    assert any("1900.0368" in hint for hint in hints)
    press(Qt.Key.Key_Delete)
    hints = [label.text() for label in slip.lines.findChildren(QLabel) if label.isVisible()]
    assert not any("Nên làm" in hint for hint in hints)


def test_a_referral_asks_where_to_and_proposes_both(slip):
    type_text("k")
    enter()
    enter("4")
    enter("dk")
    row = slip.lines.rows[0]
    assert focused() is row.referral.place and row.referral.place.property("state") == "carried"
    assert row.referral.reason.property("state") == "carried"
    assert slip.said()[0] == HelpLine("VNEID_ACTIVATE", "referred", "NOT_REGISTERED_L2", referred_to="POLICE",
                                      referral_text="Chưa đăng ký mức 2")
    enter("3")
    assert row.referral.place.value() == "SERVICE_CENTRE" and row.referral.place.property("state") == ""
    enter("thẻ bị mờ")
    assert focused() is slip.after and slip.said()[0].referral_text == "thẻ bị mờ"
    assert row.referral.reason.property("state") == ""
    row.obstacle.set_value("CARD_LOST")
    assert (slip.said()[0].referred_to, slip.said()[0].referral_text) == ("SERVICE_CENTRE", "thẻ bị mờ")
    row.outcome.set_value("done")
    assert row.referral.isHidden() and slip.said()[0].referred_to == slip.said()[0].referral_text == ""


def test_what_is_proposed_follows_the_obstacle_until_somebody_says_otherwise(slip):
    type_text("k")
    row = slip.lines.rows[0]
    row.outcome.set_value("referred")
    row.obstacle.set_value("NOT_REGISTERED_L2")
    row.obstacle.set_value("NO_SIM_OWN")
    assert (slip.said()[0].referred_to, slip.said()[0].referral_text) == (
        "CARRIER", "SIM không chính chủ hoặc dùng SIM người khác")
    row.obstacle.set_value("")
    assert slip.said()[0].referred_to == slip.said()[0].referral_text == ""


def test_a_service_with_a_dossier_takes_its_code(slip):
    type_text("d")
    enter()
    enter("2")
    enter()
    row = slip.lines.rows[0]
    assert focused() is row.dossier.code
    enter("H29.18-261122-0007")
    enter("thiếu ảnh")
    assert focused() is slip.after
    assert slip.said() == [HelpLine("DVC_SUBMIT", "partly", "", "H29.18-261122-0007", "thiếu ảnh")]
    row.outcome.set_value("not_done")
    assert not row.dossier.isHidden()  # nothing is saved unseen
    row.dossier.code.setText("")
    row.dossier.note.setText("")
    row.outcome.set_value("referred")
    assert row.dossier.isHidden()


def test_a_service_without_one_never_asks_for_it(slip):
    type_text("k")
    slip.lines.rows[0].outcome.set_value("done")
    assert slip.lines.rows[0].focus_chain() == [slip.lines.rows[0].outcome, slip.lines.rows[0].obstacle]


def test_the_same_service_twice_is_two_lines(slip, qtbot):
    type_text("d")
    slip.chips.keyPressEvent(_key("D"))
    assert slip.lines.services == ("DVC_SUBMIT", "DVC_SUBMIT")
    first, second = slip.lines.rows
    first.outcome.set_value("done")
    drop = [button for button in second.findChildren(QPushButton) if button.accessibleName().startswith("Bỏ việc")]
    qtbot.mouseClick(drop[0], Qt.MouseButton.LeftButton)
    assert slip.lines.rows == (first,) and slip.said()[0].outcome == "done"
    assert not any(button.isVisible() for button in first.findChildren(QPushButton)
                   if button.accessibleName().startswith("Bỏ việc"))
    problems = VisitDraft({"full_name": "A"}, "", {"visit_on": "2026-11-22"}, tuple(slip.said() * 2)).check(
        date(2026, 11, 22))
    assert any("đã có trong phiếu" in problem.sentence and not problem.hard for problem in problems)


def test_a_chip_clicked_with_shift_adds_a_line(slip, qtbot):
    chip = slip.chips._chips["DVC_SUBMIT"]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
    assert slip.lines.services == ("DVC_SUBMIT", "DVC_SUBMIT") and chip.isChecked()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert slip.lines.services == () and not chip.isChecked()


def test_a_letter_again_drops_the_service(slip):
    type_text("ksk")
    assert slip.lines.services == ("EHEALTH",)
    type_text("S")  # a capital without Shift held: caps lock
    assert slip.lines.services == ()


def test_saved_lines_come_back_whole_also_twice(slip):
    saved = {"service": "DVC_SUBMIT", "outcome": "referred", "obstacle": "NO_OTP", "dossier_code": "H1", "note": "n",
             "referred_to": "BANK", "referral_text": "vì thế"}
    slip.lines.add("DVC_SUBMIT", "h1", saved)
    slip.lines.add("DVC_SUBMIT", "h2", {**saved, "outcome": "done", "dossier_code": "H2"})
    slip.lines.add("OLD_SERVICE", "h3", {"outcome": "done", "obstacle": "OLD_OBSTACLE"})
    assert [record for record, _ in slip.lines.drafts()] == ["h1", "h2", "h3"]
    assert slip.said()[0] == HelpLine(**saved)
    assert slip.said()[1] == HelpLine(**{**saved, "outcome": "done", "dossier_code": "H2"})
    assert slip.said()[2] == HelpLine("OLD_SERVICE", "done", "OLD_OBSTACLE")


def test_what_means_no_obstacle_is_said_under_its_line(slip):
    type_text("k")
    enter()
    enter("3")
    enter("qqq")
    assert slip.said()[0].obstacle == ""
    assert "“qqq”" in next(label.text() for label in slip.lines.findChildren(QLabel) if "qqq" in label.text())


def test_other_services_are_picked_by_digit_last_used_first(slip):
    type_text("x")
    box = slip.chips.others.text
    assert focused() is box and box.in_sight()[:2] == USED["service"]
    type_text("1")
    assert slip.lines.services == ("QD06_09",) and slip.chips.others.isHidden()


@pytest.mark.parametrize(("typed", "code"), [("ho chieu", "QD06_09"), ("ct07", "RESIDENCE_CT07"), ("khac", "OTHER")])
def test_other_services_are_found_by_name(slip, typed, code):
    type_text("x")
    enter(typed)
    assert slip.lines.services == (code,) and slip.chips.others.isHidden()


def test_escape_leaves_the_other_services_and_takes_none(slip):
    type_text("x")
    type_text("ho")
    press(Qt.Key.Key_Escape)
    assert slip.chips.others.isHidden() and slip.lines.services == () and slip.chips.has_focus()
    type_text("x")
    type_text("ho chieu")
    slip.after.setFocus()  # nor does going away
    assert slip.lines.services == () and slip.chips.others.text.text() == ""


def test_a_service_without_a_chip_is_dropped_by_its_button(slip, qtbot):
    type_text("x")
    enter("khac")
    [drop] = [button for button in slip.lines.rows[0].findChildren(QPushButton)
              if button.accessibleName() == "Bỏ việc Việc khác"]
    assert drop.isVisible()
    qtbot.mouseClick(drop, Qt.MouseButton.LeftButton)
    assert slip.lines.services == ()


def test_every_field_of_a_line_has_a_name(slip):
    type_text("d")
    slip.lines.rows[0].outcome.set_value("referred")
    slip.lines.rows[0].dossier.show()
    for field in slip.lines.focus_chain():
        assert "Dịch vụ công" in field.accessibleName()


@pytest.mark.parametrize(("scale", "columns", "width"), [(100, 4, 780), (150, 3, 900), (200, 2, 900)])
def test_twelve_lines_scroll_and_nothing_is_cut(slip, theme, qtbot, scale, columns, width):
    theme.apply("light", scale)
    slip.resize(width, 560)
    slip.chips.arrange(columns)
    slip.lines.arrange(columns)
    for entry in LISTS.entries("service")[:12]:
        slip.lines.add(entry.code)
        slip.lines.rows[-1].outcome.set_value("referred")
        slip.lines.rows[-1].obstacle.set_value("NO_SIM_OWN")
    qtbot.wait(1)
    assert len(slip.lines.rows) == 12 and slip.area.verticalScrollBar().maximum() > 0
    assert slip.area.horizontalScrollBar().maximum() == 0
    cut = [label.text() for label in slip.lines.findChildren(QLabel) if label.isVisible() and not label.wordWrap()
           and not isinstance(label, ElidedLabel) and label.width() < label.sizeHint().width()]
    assert cut == []
    edges = {row.referral.place.mapTo(slip.lines, QPoint(0, 0)).x() for row in slip.lines.rows}
    assert len(edges) == 1
    if columns == 4:
        assert edges == {slip.lines.rows[0].outcome.mapTo(slip.lines, QPoint(0, 0)).x()}


def _key(letter: str):
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key(ord(letter)), SHIFT, letter)
