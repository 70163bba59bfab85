"""Người dân: find anybody by a piece of anything, and see what was done with them and who wrote what (design §6)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from dxdesk.domain.filters import PeopleFilter
from dxdesk.domain.scanned import what_is
from dxdesk.domain.wording import thousands
from dxdesk.errors import DeskError
from dxdesk.papers.choices import Choices
from dxdesk.store import merging
from dxdesk.store.appointments import person_of
from dxdesk.store.fingerprint import person_with_number
from dxdesk.store.lists import people_total
from dxdesk.ui.context import Desk
from dxdesk.ui.erasure.asking import ask_erasing
from dxdesk.ui.erasure.erase_dialog import EraseDialog
from dxdesk.ui.export.export_sheet import ExportSheet
from dxdesk.ui.field_flow import go_to
from dxdesk.ui.forms.ui_register_page import Ui_RegisterPage
from dxdesk.ui.page import Page
from dxdesk.ui.papers.over_page import show_paper
from dxdesk.ui.papers.paper_over import PaperOver
from dxdesk.ui.parts import Button
from dxdesk.ui.register.list_pane import ListPane
from dxdesk.ui.register.person_pane import PersonPane
from dxdesk.ui.shape import UNBOUND, Shape
from dxdesk.ui.shortcuts import add_keys

_NOBODY, _PERSON, _MERGING = range(3)


class RegisterPage(Page):
    """The register: search and lists at the left, one person or the sheet of merging at the right."""

    key = "people"
    page_title = "Người dân"
    rail_icon = "people"
    rail_word = "Người dân"
    rail_short = "Dân"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shape = Shape(1366, 768)
        self._paper: PaperOver | None = None
        self.ui = Ui_RegisterPage()
        self.ui.setupUi(self)
        self.ui.head.title.setText(self.page_title)
        self.lists = ListPane(desk, self.ui, self)
        self.pane = PersonPane(desk, self.ui, self)
        self.ui.merge_sheet.set_up(desk)
        self.export = ExportSheet(desk, self, self.ui.register_body, self.ui.RegisterPage_box)
        self.export_button = Button(self, "Xuất Excel", icon="sent", keys="Ctrl E")
        self.ui.head.add(self.export_button)
        self.ui.detail_empty.show_state("people", "Chưa chọn ai",
                                        "Gõ tên, 4 số cuối, điện thoại hoặc năm sinh, rồi chọn một người.")
        self._connect()

    def load(self) -> None:
        """Look again; the person chosen stays chosen."""
        self.ui.head.subtitle.setText(f"{thousands(people_total(self._desk.store))} người trong sổ")
        self.lists.load()
        if self.pane.record and self.ui.detail_stack.currentIndex() == _PERSON:
            self._show(self.pane.record)
        if not self.export.open:
            go_to(self.ui.search)

    def open(self, what: str) -> None:
        """Show the resident of this id."""
        self.export.leave()
        self._leave_paper()
        self._show(what)

    def take_scan(self, text: str) -> bool:
        """A card or an appointment of somebody in the book shows that person; anything else is for the desk."""
        found, store = what_is(text), self._desk.store
        record = person_with_number(store, found.card.national_id) if found.card else person_of(store, found.visit)
        if record:
            self._leave_paper()
            self._show(record)
        return bool(record)

    def reshape(self, shape: Shape) -> None:
        """List and person side by side, or one at a time."""
        self._shape = shape
        self.export.reshape(shape.width)
        wide = self._desk.theme.px(420)
        self.ui.list_side.setMinimumWidth(wide if shape.wide else 0)
        self.ui.list_side.setMaximumWidth(wide if shape.wide else UNBOUND)
        self.ui.back.setVisible(not shape.wide)
        self.ui.head.setVisible(not shape.low)
        self.ui.RegisterPage_box.setContentsMargins(20, 8 if shape.low else 0, 16, 12)
        self.lists.place_kind(shape.low)
        self.pane.place_facts(shape.wide, shape.narrow)
        self._show_panes()

    def menu(self) -> QMenu:
        """What else can be done with the person."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("In giấy hẹn", self.print_appointment)
        menu.addAction("In tờ “Tổ đang giữ gì”", self.print_holding)
        menu.addAction("Gộp với người khác…", self.start_merging)
        menu.addAction("Xóa hẳn theo yêu cầu…", self.start_erasing)
        return menu

    def print_appointment(self) -> None:
        """Ctrl+P: the slip of the next day agreed with the person in sight."""
        if self.ui.detail_stack.currentIndex() != _PERSON:
            return
        if self.pane.appointment:
            self._print_slip(self.pane.appointment)
        else:
            self._desk.notice.say("accent", "Chưa hẹn ngày nào với người này.",
                                  "Ghi phiếu, điền ô Hẹn lại ngày rồi in giấy hẹn.")

    def print_holding(self) -> None:
        """What the book holds of the person in sight, for that person."""
        self._paper = show_paper(self._desk, self, "holding", Choices(resident=self.pane.record),
                                 f"Tổ đang giữ gì, {self.ui.person_name.text()}")

    def start_merging(self) -> None:
        """The sheet of merging, with the person in sight as the one kept."""
        self.ui.detail_stack.setCurrentIndex(_MERGING)
        self._show_panes()
        self.ui.merge_sheet.start(self.pane.record)

    def start_erasing(self) -> EraseDialog:
        """The dialog that asks before a request to erase the person in sight is written."""
        return ask_erasing(self._desk, self.pane.record, self, lambda: self._changed(self.pane.record))

    def _connect(self) -> None:
        ui, lists, pane = self.ui, self.lists, self.pane
        lists.looked_at.connect(self._looked_at)
        lists.person.connect(self._show)
        lists.visit.connect(lambda visit: self.opened.emit("desk", f"visit:{visit}"))
        lists.writing.connect(ui.new_person.click)
        pane.opened.connect(self.opened)
        pane.unmerge.connect(self._unmerge)
        pane.printing.connect(self._print_slip)
        pane.family.connect(self._list_family)
        ui.merge_sheet.closed.connect(self._leave_merging)
        ui.merge_sheet.merged.connect(self._merged)
        self.export_button.clicked.connect(lambda: self.export.start("resident"))
        self.export.closed.connect(lambda: go_to(ui.search))
        self.export.saved.connect(self._read_back)
        ui.back.clicked.connect(self._back)
        ui.more.clicked.connect(lambda: self.menu().popup(ui.more.mapToGlobal(ui.more.rect().bottomLeft())))
        ui.write_visit.clicked.connect(lambda: self.opened.emit("desk", pane.record))
        ui.new_person.clicked.connect(lambda: self.opened.emit("desk", f"new:{ui.search.text().strip()}"))
        add_keys(self, ("Ctrl+K", self._search_again), ("Ctrl+N", ui.new_person.click), ("Esc", self._back),
                 ("Ctrl+E", self.export_button.click), ("Ctrl+P", self.print_appointment))

    def _print_slip(self, visit: str) -> None:
        self._paper = show_paper(self._desk, self, "appointment", Choices(visit=visit),
                                 f"Giấy hẹn, {self.ui.person_name.text()}")

    def _leave_paper(self) -> None:
        """Somebody else is looked at: the paper makes room."""
        if self._paper is not None and not self._paper.isHidden():
            self._paper.leave()

    def _looked_at(self, record: str) -> None:
        """Arrows look through people where there is room to show them; a person being merged is left in peace."""
        if self._shape.wide and self.ui.detail_stack.currentIndex() != _MERGING:
            self._show(record)

    def _search_again(self) -> None:
        if self.export.open:
            self.export.leave()
        self._leave()
        go_to(self.ui.search)

    def _back(self) -> None:
        if self.export.open:
            self.export.leave()
        elif self.ui.filters.stop_naming():
            go_to(self.ui.search)
        elif self.ui.detail_stack.currentIndex() == _MERGING:
            self.ui.merge_sheet.back.click()
        elif not self._shape.wide and self.pane.record:
            self._search_again()

    def _leave(self) -> None:
        """Where it is narrow the list comes back."""
        if not self._shape.wide:
            self.pane.record = ""
            self.ui.detail_stack.setCurrentIndex(_NOBODY)
            self._show_panes()

    def _show(self, record: str) -> None:
        try:
            self.pane.show(record)
        except DeskError as refusal:
            self._desk.notice.failed(refusal)
            return
        self.ui.detail_stack.setCurrentIndex(_PERSON)
        self._show_panes()

    def _show_panes(self) -> None:
        ui = self.ui
        chosen = ui.detail_stack.currentIndex() != _NOBODY
        ui.list_side.setVisible(self._shape.wide or not chosen)
        ui.detail_stack.setVisible(self._shape.wide or chosen)

    def _list_family(self, of: PeopleFilter) -> None:
        self.lists.show_filter(of)
        if not self._shape.wide:
            self._search_again()

    def _leave_merging(self) -> None:
        self._show(self.pane.record)
        self.ui.more.setFocus()

    def _merged(self, keep: str, other: str) -> None:
        name = self._desk.store.value("resident", other, "full_name")
        self._desk.notice.say("ok", f"Đã gộp {name}.", "Giữ đủ lượt của hai hồ sơ. Gỡ gộp ở Diễn biến.")
        self._changed(keep)

    def _unmerge(self, other: str) -> None:
        try:
            undone = merging.unmerge(self._desk.store, other)
        except DeskError as refusal:
            self._desk.notice.failed(refusal)
            return
        left = "Vài mục đã sửa sau lần gộp vẫn để nguyên, xem Lịch sử sửa." if undone.left else ""
        name = self._desk.store.value("resident", other, "full_name")
        self._desk.notice.say("ok", f"Đã gỡ gộp, {name} lại là một hồ sơ riêng.", left)
        self._changed(self.pane.record)

    def _read_back(self) -> None:
        """A table that came back changed people."""
        self.load()
        self.saved.emit()

    def _changed(self, record: str) -> None:
        """Something was written here: list, head and person look again."""
        self.ui.head.subtitle.setText(f"{thousands(people_total(self._desk.store))} người trong sổ")
        self.lists.load()
        self._show(record)
        self.ui.timeline.setFocus()
        self.saved.emit()
