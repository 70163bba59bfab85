"""Somebody new at the door of a class: written into the register and enrolled at once; who may be meant is shown."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.checks import check, tidy
from dxdesk.domain.dates import today
from dxdesk.domain.idcard import Card
from dxdesk.domain.likeness import DIFFERENT, NEAR, SAME
from dxdesk.domain.names import fold
from dxdesk.domain.visit import NATIONAL_ID
from dxdesk.store.alike import Candidate, candidates
from dxdesk.store.fingerprint import id_keys
from dxdesk.store.lists import hamlets
from dxdesk.store.saving import author
from dxdesk.ui.combo import complete_anywhere, fill_combo, typed_value
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import FieldFlow, go_to
from dxdesk.ui.labels import SEXES
from dxdesk.ui.parts import Button, ElidedLabel, FieldRow, Scrolled, Segmented, text
from dxdesk.ui.register.people_table import person_line
from dxdesk.ui.shortcuts import add_keys
from dxdesk.ui.table_rows import Cell, Column, Tag
from dxdesk.ui.table_view import TableView

_TITLE = "Ghi người mới vào lớp"
_PAUSE = 250  # ms without a key before the register is asked who may be meant
_LAST4 = 4
_TONES = {SAME: ("ok", "check"), NEAR: ("warn", "warn"), DIFFERENT: ("off", "skip")}


class NewcomerForm(QWidget):
    """Name, year, sex, phone, last four, hamlet, consent. A card's whole number stays in memory until it is saved.

    Signals: done(values) to write and enrol; meant(resident) when somebody of the register is taken instead;
    closed() to give up.
    """

    done = Signal(object)
    meant = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._number = ""
        self._seen: set[str] = set()  # doubts a person has looked at: the second time they are no hindrance
        self.back = Button(self, "Quay lại", icon="left", keys="Esc")
        self.title = ElidedLabel(self, _TITLE, "h2")
        self.this = Button(self, "Đúng người này", icon="user", keys="F6")
        self.name, self.year, self.phone, self.last4 = (QLineEdit(self) for _ in range(4))
        self.hamlet = QComboBox(self)
        self.hamlet.setEditable(True)
        complete_anywhere(self.hamlet)
        self.sex = Segmented(self, SEXES)
        self.consent = QCheckBox("Đã nghe thông báo và đồng ý ghi dữ liệu", self)
        self.alike = TableView(self)
        self.alike_words = text("Người trong sổ có thể là người này. Không phải thì cứ ghi người mới.", "label", self)
        self.save = Button(self, "Ghi vào sổ, ghi danh", kind="primary", icon="plus", keys="Ctrl Enter")
        self.rows = {
            "full_name": FieldRow(self, "&Họ và tên", self.name), "birth_year": FieldRow(self, "Năm &sinh", self.year),
            "sex": FieldRow(self, "Giới tính", self.sex), "phone": FieldRow(self, "Điện &thoại", self.phone),
            "id_last4": FieldRow(self, "4 số cuối &căn cước", self.last4),
            "hamlet_id": FieldRow(self, "&Khu phố", self.hamlet)}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._connect()

    @property
    def begun(self) -> bool:
        """Whether anything is written that would be lost."""
        return bool(self.name.text().strip() or self.phone.text().strip() or self._number)

    def start(self, name: str) -> None:
        """A new person of this name."""
        self._number = ""
        self._seen.clear()
        for edit in (self.name, self.year, self.phone, self.last4):
            edit.clear()
        self.sex.set_value("")
        self.consent.setChecked(False)
        fill_combo(self.hamlet, [("", "Chưa rõ"), *hamlets(self._desk.store)])
        self.hamlet.setCurrentIndex(0)
        for row in self.rows.values():
            row.hush()
        self.name.setText(name)
        self._look()
        go_to(self.year if name else self.name)

    def take_card(self, card: Card) -> None:
        """The holder of a card nobody of the register has; of its address only a hamlet of the ward is taken."""
        self.start(card.full_name)
        self._number = card.national_id
        self.year.setText(str(card.birth_year or ""))
        self.sex.set_value(card.sex or "")
        self.last4.setText(card.national_id[-_LAST4:])
        words = f" {fold(card.address.replace(',', ' '))} "
        at = next((at for at in range(1, self.hamlet.count()) if f" {fold(self.hamlet.itemText(at))} " in words), 0)
        self.hamlet.setCurrentIndex(at)
        self._look()
        go_to(self.phone)

    def values(self) -> dict[str, str]:
        """What is typed, as fields of a resident; the whole number only of a card whose last four still stand."""
        typed = {"full_name": self.name.text(), "birth_year": self.year.text(), "sex": self.sex.value(),
                 "phone": self.phone.text(), "id_last4": self.last4.text(), "hamlet_id": typed_value(self.hamlet) or ""}
        if self._number.endswith(self.last4.text().strip()) and self._number:
            typed[NATIONAL_ID] = self._number
            del typed["id_last4"]
        if self.consent.isChecked():
            typed |= {"consent_on": today(self._desk.now()).isoformat(), "consent_method": "spoken",
                      "consent_by": author(self._desk.store), "withdrawn_on": ""}
        return {name: value.strip() for name, value in typed.items() if value.strip()}

    def refuse(self, field: str, sentence: str, tone: str = "bad") -> None:
        """Say what is wrong, or with the tone warn what is doubtful, beside its field or under the name."""
        row = self.rows.get(field, self.rows["id_last4" if field == NATIONAL_ID else "full_name"])
        row.say(sentence, tone)
        go_to(row.field)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody is looked for out of sight: the book may be closed by then."""
        self._pause.stop()
        super().hideEvent(event)

    def _look(self) -> None:
        """Who of the register may be meant by what is typed."""
        values = self.values()
        keys: Sequence[str] = id_keys(self._desk.store, self._number) if NATIONAL_ID in values else ()
        found = candidates(self._desk.store, _compared(values), keys)
        self.alike.show_rows(found)
        line = self._desk.theme.px(60)
        self.alike.setFixedHeight(line * len(found) + 2)
        for widget in (self.alike, self.alike_words, self.this):
            widget.setVisible(bool(found))
        first = found[0].person if found else None
        self.title.setText(f"Có thể là {first.full_name}, {person_line(first)}" if first else _TITLE)

    def _take_first(self) -> None:
        if self.alike.rows:
            self.meant.emit(self.alike.rows[0].person.id)

    def _give(self) -> None:
        for row in self.rows.values():
            row.hush()
        values = self.values()
        day = today(self._desk.now())
        known = {name: value for name, value in values.items() if name != NATIONAL_ID}
        problems = check("resident", tidy("resident", known, day), day)
        doubt = next((one for one in problems if not one.hard and one.sentence not in self._seen), None)
        if doubt is None or any(one.hard for one in problems):
            self.done.emit(values)
            return
        self._seen.add(doubt.sentence)
        self.refuse(doubt.field, doubt.sentence, "warn")

    def _connect(self) -> None:
        found: Column[Candidate] = Column("Người", _cell, stretch=1)
        self.alike.set_up(self._desk.theme, [found], heads=False)
        self.alike.setAccessibleName("Người trong sổ có thể là người này")
        self.alike.opened.connect(lambda one: self.meant.emit(one.person.id))
        self.alike.clicked.connect(lambda index: self.meant.emit(self.alike.rows[index.row()].person.id))
        for edit in (self.name, self.year, self.phone, self.last4):
            edit.textChanged.connect(lambda _text: self._pause.start())
        self.hamlet.currentIndexChanged.connect(lambda _at: self._pause.start())
        self._pause.timeout.connect(self._look)
        self.back.clicked.connect(self.closed)
        self.this.clicked.connect(self._take_first)
        self.save.clicked.connect(self._give)
        self._flow = FieldFlow(
            lambda: [*(row.field for row in self.rows.values()), self.consent, self.save], lambda _field: True, self)
        for row in self.rows.values():
            self._flow.watch(row.field)
        for widget in (self.consent, self.save):
            self._flow.watch(widget)
        self._flow.entered.connect(self._scroll.ensureWidgetVisible)
        add_keys(self, ("Ctrl+Return", self._give), ("Ctrl+Enter", self._give), ("Esc", self.back.click),
                 ("F6", self._take_first))

    def _lay_out(self) -> None:
        self.phone.setPlaceholderText("Có thể bỏ trống")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        head.addWidget(self.this)
        lines = []
        for line in (("full_name", "birth_year", "sex"), ("phone", "id_last4", "hamlet_id")):
            row = QHBoxLayout()
            row.setSpacing(12)
            for name, share in zip(line, (3, 1, 2) if line[0] == "full_name" else (2, 2, 2), strict=True):
                row.addWidget(self.rows[name], share)
            lines.append(row)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        for row in lines:
            column.addLayout(row)
        for widget in (self.consent, self.alike_words, self.alike):
            column.addWidget(widget)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.save)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 12, 16, 12)
        outer.setSpacing(12)
        outer.addLayout(head)
        self._scroll = Scrolled(self, inside)
        outer.addWidget(self._scroll, 1)
        outer.addLayout(buttons)


def _compared(values: Mapping[str, str]) -> dict[str, str]:
    """What is compared; the last four stand in for the number."""
    number = values.get(NATIONAL_ID, "")
    last4 = {"id_last4": number[-_LAST4:]} if number else {}
    return {name: value for name, value in values.items() if name != NATIONAL_ID} | last4


def _cell(found: Candidate) -> Cell:
    said = ", ".join(sign.words for sign in found.signs)
    telling = next((sign for sign in found.signs if sign.key != "name"), found.signs[0])
    words = telling.words[:1].upper() + telling.words[1:]
    return Cell(found.person.full_name, f"{person_line(found.person)}. Giống: {said}",
                tag=Tag(words, *_TONES[telling.state]))
