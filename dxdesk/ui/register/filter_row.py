"""Chips above a list of the register, what it holds in words, and lists kept under a name (look, picture 02)."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from dxdesk.domain.dates import today
from dxdesk.domain.filters import PeopleFilter, VisitFilter
from dxdesk.errors import DeskError
from dxdesk.store.lists import record_names
from dxdesk.store.saved_lists import delete_list, keep_list, rename_list, saved_lists
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import ENTER, go_to
from dxdesk.ui.parts import Button, FieldRow, text
from dxdesk.ui.register import filter_choices as choices
from dxdesk.ui.register.filter_choices import Choice
from dxdesk.ui.theme import restyle

PEOPLE, VISITS = "people", "visits"
_CHIPS = {
    PEOPLE: (("hamlet", "Khu phố"), ("eid", "VNeID"), ("due", "Hẹn lại"), ("lists", "Danh sách")),
    VISITS: (("day", "Ngày"), ("visit_hamlet", "Khu phố"), ("service", "Việc"), ("member", "Người ghi"),
             ("other", "Khác")),
}


class FilterRow(QWidget):
    """Holds the filter of each list. Signals: changed() when the list in sight must be another."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = PEOPLE
        self.people, self.visits = PeopleFilter(), VisitFilter()
        self.chips: dict[str, Button] = {}
        self.words = text("", "label", self)
        self.words.setWordWrap(True)
        self.drop = Button(self, "Bỏ lọc", kind="link")
        self.drop.setAccessibleName("Bỏ lọc, hiện cả danh sách")
        self.drop.clicked.connect(lambda: self.show_filter(PeopleFilter() if self.kind == PEOPLE else VisitFilter()))
        self.name = QLineEdit(self)
        self.name.setMaxLength(200)
        self.naming = FieldRow(self, "Tên danh sách", self.name)
        self._keep = Button(self, "Lưu", keys="Enter")
        self._rename = ""
        self._lay_out()

    def set_up(self, desk: Desk) -> None:
        """Give it the desk whose hamlets, members and lists the chips offer."""
        self._desk = desk
        self._named = record_names(desk.store)
        self._show_chips()

    @property
    def filter(self) -> PeopleFilter | VisitFilter:
        """The filter of the list in sight, without the text of the search box."""
        return self.people if self.kind == PEOPLE else self.visits

    def show_filter(self, of: PeopleFilter | VisitFilter) -> None:
        """Another filter, of the list it is for."""
        if isinstance(of, PeopleFilter):
            self.kind, self.people = PEOPLE, of
        else:
            self.kind, self.visits = VISITS, of
        self.stop_naming()
        self._show_chips()
        self.changed.emit()

    def show_kind(self, kind: str) -> None:
        """The other list with the filter it had."""
        self.show_filter(self.people if kind == PEOPLE else self.visits)

    def say(self, count: str, of: PeopleFilter | VisitFilter) -> None:
        """So many rows, in words with their unit, and what they are."""
        told = of.sentence(self._named, self._desk.catalogues, today(self._desk.now()))
        kind = "Người dân" if isinstance(of, PeopleFilter) else "Phiếu"
        rest = told.removeprefix(kind) if told.startswith(f"{kind} ") else ""
        order = "" if rest else ", xếp theo tên" if isinstance(of, PeopleFilter) else ", mới nhất trước"
        own = next((f"“{found.name}”: " for found in self._lists() if found.own and found.filter == self.filter), "")
        self.words.setText(f"{own}{count}{rest or order}")

    def menu_of(self, key: str) -> QMenu:
        """What a chip offers; the person chooses by arrows, letters or the mouse."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for choice in self._choices(key):
            if not choice.words:
                menu.addSeparator()
                continue
            action = menu.addAction(choice.words.replace("&", "&&"), partial(self._take, choice))
            action.setCheckable(True)
            action.setChecked(choice.on)
        if key == "lists":
            self._offer_keeping(menu)
        elif menu.isEmpty():
            menu.addAction("Chưa có gì để chọn").setEnabled(False)
        return menu

    def start_naming(self, rename: str = "") -> None:
        """Ask for the name of the list in sight, or another name for one."""
        self._rename = rename
        self.naming.hush()
        self.name.setText(rename)
        self.naming_box.show()
        go_to(self.name)

    def stop_naming(self) -> bool:
        """No name is asked for any more; whether one was."""
        asked = not self.naming_box.isHidden()
        self.naming_box.hide()
        return asked

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps the name; Esc belongs to the page, which asks `stop_naming` first."""
        if not self.naming_box.isHidden() and event.key() in ENTER:
            self._keep.click()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        for kind, offered in _CHIPS.items():
            for key, words in offered:
                chip = Button(self, words, kind="code", icon="filter" if key == "hamlet" else "")
                chip.setAccessibleName(f"Lọc theo {words.lower()}" if kind == VISITS or key != "lists" else words)
                chip.clicked.connect(partial(self._open, key))
                self.chips[key] = chip
                self._row.addWidget(chip)
        self._row.addStretch(1)
        column.addLayout(self._row)
        column.addWidget(self._make_naming())
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self.words, 1)
        told.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(told)

    def _make_naming(self) -> QWidget:
        self.naming_box = QWidget(self)
        row = QHBoxLayout(self.naming_box)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        cancel = Button(self, "Thôi")
        cancel.clicked.connect(self.stop_naming)
        self._keep.clicked.connect(self._keep_name)
        row.addWidget(self.naming, 1)
        for button in (self._keep, cancel):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.naming_box.hide()
        return self.naming_box

    def _choices(self, key: str) -> list[Choice]:
        if key == "lists":
            return choices.list_choices(self._lists(), self.people)
        if key == "day":
            return choices.day_choices(self.visits, today(self._desk.now()))
        people: dict[str, Callable[[Desk, PeopleFilter], list[Choice]]] = {
            "hamlet": choices.hamlet_choices, "eid": choices.eid_choices, "due": choices.due_choices}
        visits: dict[str, Callable[[Desk, VisitFilter], list[Choice]]] = {
            "visit_hamlet": choices.visit_hamlet_choices, "service": choices.service_choices,
            "member": choices.member_choices, "other": choices.other_choices}
        return people[key](self._desk, self.people) if key in people else visits[key](self._desk, self.visits)

    def _offer_keeping(self, menu: QMenu) -> None:
        """What can be done with the list in sight: keep it, or rename and forget one's own."""
        own = next((found for found in self._lists() if found.own and found.filter == self.people), None)
        menu.addSeparator()
        if own is not None:
            menu.addAction("Đổi tên danh sách này…", partial(self.start_naming, own.name))
            menu.addAction("Xóa danh sách này", partial(self._forget, own.name))
        else:
            keep = menu.addAction("Lưu danh sách đang lọc…", self.start_naming)
            keep.setEnabled(not self.people.empty)

    def _open(self, key: str) -> None:
        chip = self.chips[key]
        self.menu_of(key).popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _take(self, choice: Choice) -> None:
        if choice.to is not None:
            self.show_filter(choice.to)

    def _keep_name(self) -> None:
        try:
            if self._rename:
                rename_list(self._desk.store, self._rename, self.name.text())
            else:
                keep_list(self._desk.store, self.name.text(), self.people)
        except DeskError as refusal:
            self.naming.say(refusal.sentence)
            go_to(self.name)
            return
        self.stop_naming()
        self.changed.emit()

    def _forget(self, name: str) -> None:
        delete_list(self._desk.store, name)
        self._desk.notice.say("ok", f"Đã xóa danh sách “{name}”.", "Người dân trong đó vẫn còn nguyên.")
        self.changed.emit()

    def _lists(self) -> list[choices.SavedList]:
        return saved_lists(self._desk.store) if self.kind == PEOPLE else []

    def _show_chips(self) -> None:
        shown = {key for key, _ in _CHIPS[self.kind]}
        for key, chip in self.chips.items():
            chip.setVisible(key in shown)
            on = key in shown and any(choice.on for choice in self._choices(key))
            if bool(chip.property("on")) is not on:
                restyle(chip, on=on)
            chip.setAccessibleDescription("đang lọc" if on else "")
        self.drop.setVisible(not self.filter.empty)
