"""Where the parts of the desk stand: beside the form where there is room, in its place or in its head where not."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dxdesk.ui.desk.visit_form import VisitForm
from dxdesk.ui.forms.ui_desk_page import Ui_DeskPage
from dxdesk.ui.parts import MessageBar
from dxdesk.ui.shape import UNBOUND, Shape
from dxdesk.ui.theme import Theme

_WIDE, _MIDDLE = 336, 300  # logical width of the side column (look §4)
_IN_CARD, _IN_FORM = (16, 10, 16, 4), (0, 0, 0, 0)  # margins of the head of the slip


class DeskLayout:
    """Moves the parts when the window has another shape."""

    def __init__(self, ui: Ui_DeskPage, form: VisitForm, theme: Theme) -> None:
        self._ui, self._form, self._theme = ui, form, theme
        self._shape = Shape(1366, 768)
        self._laid_for: tuple[bool | int, ...] = ()
        self._kept = ""
        self._strip = QWidget(ui.form_card)
        box = QVBoxLayout(self._strip)
        box.setContentsMargins(16, 10, 16, 4)
        ui.form_card_box.insertWidget(0, self._strip)
        self._strip.hide()
        ui.message.changed.connect(self.share_room)
        ui.offer.changed.connect(self.share_room)

    def reshape(self, shape: Shape) -> None:
        """The side column goes where there is no room for it; bar and consent become shorter or move."""
        kind = (shape.wide, shape.narrow, shape.short, shape.low, self._theme.scale)
        self._shape = shape
        if kind == self._laid_for:
            return  # the window asks at every step of its own making
        self._laid_for = kind
        ui = self._ui
        self.show_side(not shape.narrow)
        ui.side.setMinimumWidth(self._theme.px(_WIDE if shape.wide else _MIDDLE))
        ui.side.setMaximumWidth(UNBOUND if shape.narrow else ui.side.minimumWidth())
        ui.draft_note.setVisible(not shape.narrow)
        self.note_draft(self._kept)
        ui.context.reshape(shape)
        ui.scan_panel.set_narrow(shape.narrow, shape.low)
        self.show_scan(not ui.scan_panel.isHidden())
        self._place_head(shape.low)
        self._place_candidates(shape.narrow)
        box = self._form.ui.consent_box
        if shape.wide:
            ui.form_actions_box.insertWidget(0, box)
        else:
            self._form.ui.VisitForm_box.insertWidget(self._form.ui.VisitForm_box.count() - 1, box)

    def show_side(self, shown: bool) -> None:
        """Where the side column has no room, it takes the form's place while one looks."""
        self._ui.side.setVisible(shown)
        self._ui.left.setVisible(not (shown and self._shape.narrow))

    def hide_form(self, away: bool) -> None:
        """A sheet is in the place of form and side column, or goes again."""
        self._ui.desk_body.setVisible(not away)

    def rest_side(self) -> None:
        """The side column as the shape has it."""
        self.show_side(not self._shape.narrow)

    def show_candidates(self, suggested: bool) -> None:
        """Without a side column, who may be meant stands in the place of the form's head: nothing moves."""
        shown = suggested and self._shape.narrow
        self._strip.setVisible(shown)
        self._ui.form_head.setVisible(not shown)

    def note_draft(self, at: str) -> None:
        """When the draft was kept, in as many words as the head of the slip has room for; empty for not yet."""
        self._kept = at
        words = "Bản nháp đã giữ lúc" if self._shape.wide else "Đã giữ nháp"
        self._ui.draft_note.setText(f"{words} {at}" if at else "")

    def share_room(self) -> None:
        """Where it is low one message has room, a slip left half written being offered after it; the tray takes all."""
        ui, low = self._ui, self._shape.low
        scanning = low and ui.form_card.isHidden()
        ui.message.setVisible(ui.message.message is not None and not scanning)
        ui.offer.setVisible(ui.offer.message is not None and not (low and (scanning or ui.message.message is not None)))

    @property
    def card_bar(self) -> MessageBar:
        """Where it says what a card said: beside the form, or below it where there is no room beside it."""
        return self._ui.message if self._shape.narrow else self._ui.card_read

    def show_scan(self, shown: bool) -> None:
        """The panel for scans takes the form's place where both have no room."""
        self._ui.form_card.setVisible(not (shown and (self._shape.narrow or self._shape.short)))
        self.share_room()

    def _place_head(self, low: bool) -> None:
        """Where it is low the head goes up with the top of the slip, so that the fields have its room."""
        ui = self._ui
        (self._form.ui.VisitForm_box if low else ui.form_card_box).insertWidget(0, ui.form_head)
        ui.form_head_box.setContentsMargins(*_IN_FORM if low else _IN_CARD)

    def _place_candidates(self, narrow: bool) -> None:
        ui = self._ui
        ui.candidates.set_narrow(narrow)
        if narrow:
            self._strip.layout().addWidget(ui.candidates)
        else:
            ui.side_box.removeWidget(ui.candidates)  # or its old place would be counted
            ui.side_box.insertWidget(ui.side_box.indexOf(ui.recent_card), ui.candidates)
        self.show_candidates(not ui.candidates.isHidden())
