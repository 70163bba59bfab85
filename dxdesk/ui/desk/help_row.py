"""One service of the slip: how it ended, what stood in the way, and what that asks for (look §8 Help line)."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from dxdesk.domain.catalogues import Catalogues, Entry
from dxdesk.domain.follow_up import DONE, NOT_DONE, PARTLY, REFERRED
from dxdesk.domain.visit import HelpLine
from dxdesk.ui.desk.code_box import Recent
from dxdesk.ui.desk.obstacle_box import ObstacleBox
from dxdesk.ui.desk.referral_row import ReferralRow
from dxdesk.ui.desk.second_line import SecondLine, line_edit
from dxdesk.ui.desk.service_chips import OTHER
from dxdesk.ui.parts import ElidedLabel, IconButton, Option, Segmented, text
from dxdesk.ui.parts.words import em
from dxdesk.ui.reflow import lay
from dxdesk.ui.shape import UNBOUND
from dxdesk.ui.theme import BODY, restyle

_NAME = 154  # logical width of a key and a name before the outcome


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be said of any line; `recent` are the obstacles used last on this desk."""

    catalogues: Catalogues
    outcomes: tuple[Option, ...]
    recent: Recent


class DossierRow(SecondLine):
    """The code of a dossier handed in, and a word about it."""

    def __init__(self, parent: QWidget, service: str) -> None:
        super().__init__(parent, "Hồ sơ")
        self.code = line_edit(self, f"Mã hồ sơ {service}", "Mã hồ sơ")
        self.note = line_edit(self, f"Ghi chú {service}", "Ghi chú về hồ sơ")
        self.take(self.code, self.note, (2, 3))


class HelpRow(QWidget):
    """One line; `record` is the saved line it edits, empty for a new one, `saved` what that says.

    A field is in sight while it is asked for or says something, so that nothing is saved unseen.
    Signals: changed(), dropped().
    """

    changed = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget, entry: Entry, choices: Choices, record: str = "",
                 saved: Mapping[str, str] | None = None) -> None:
        super().__init__(parent)
        self.service, self.record, self._entry = entry.code, record, entry
        self._saved = dict(saved or {})
        title = entry.label
        self._make_head(title, choices)
        self.dossier = DossierRow(self, title)
        self.referral = ReferralRow(self, title, choices.catalogues)
        self._step, self._problem = _hint(self), _hint(self)
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(self._column)
        self._hints = (_place(self._step), _place(self._problem))
        box.addLayout(self._hints[0])
        box.addWidget(self.referral)
        box.addWidget(self.dossier)
        box.addLayout(self._hints[1])
        self._fill()
        self.outcome.changed.connect(lambda _value: self._told())
        self.obstacle.changed.connect(lambda _value: self._told())
        self.obstacle.unknown.connect(self._say_unknown)
        self.referral.place.unknown.connect(self._say_unknown)
        self.referral.changed.connect(self.changed)
        for edit in (self.dossier.code, self.dossier.note):
            edit.textEdited.connect(lambda _text: self.changed.emit())
        self._drop.clicked.connect(self.dropped)

    def line(self) -> HelpLine:
        """What is chosen and written."""
        place, reason = self.referral.values() if not self.referral.isHidden() else ("", "")
        return HelpLine(self.service, self.outcome.value(), self.obstacle.value(), self.dossier.code.text().strip(),
                        self.dossier.note.text().strip(), place, reason)

    def focus_chain(self) -> list[QWidget]:
        """What Enter walks through, those in sight only."""
        return [self.outcome, self.obstacle, *self.referral.fields(), *self.dossier.fields()]

    def may_drop(self, on: bool) -> None:
        """Show the button that drops this line: where no chip does."""
        self._drop.setVisible(on or not self._entry.shortcut or self.service == OTHER)

    def say(self, sentence: str, tone: str) -> None:
        """A problem or a question under the line; empty for none."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.outcome.setAccessibleDescription(sentence)
        restyle(self._problem, tone=tone)

    def arrange(self, columns: int) -> None:
        """One line where there is room (4), the name above both (3), or each on its own (2)."""
        self._name.ensurePolished()
        indent = em(self._name, _NAME / BODY) + 12
        for line in (self.referral, self.dossier):
            line.arrange(columns, indent)
        for place in self._hints:
            place.setContentsMargins(indent + 12 if columns == 4 else 0, 0, 0, 0)
        name = [(self._key, 0), (self._name, 1)]
        if columns == 4:
            key = 0 if self._key.isHidden() else self._key.sizeHint().width()
            self._name.setFixedWidth(indent - 12 - key)
            parts = ((self._key, 0), (self._name, 0), (self.outcome, 0), (self.obstacle, 1), (self._drop, 0))
            lay(self._column, [parts])
            return
        self._name.setMinimumWidth(0)
        self._name.setMaximumWidth(UNBOUND)
        pair = [(self.outcome, 0), (self.obstacle, 1)]
        lay(self._column, [[*name, (self._drop, 0)], *([pair] if columns == 3 else [[part] for part in pair])])

    def _make_head(self, title: str, choices: Choices) -> None:
        self._key = text(self._entry.shortcut, "code", self)
        self._key.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._key.setVisible(bool(self._entry.shortcut))
        self._name = ElidedLabel(self, title, "strong")
        self._name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.outcome = Segmented(self, choices.outcomes, digits=True)
        self.outcome.setAccessibleName(f"Kết quả {title}")
        self.obstacle = ObstacleBox(self, title, choices.catalogues, choices.recent)
        self._drop = IconButton(self, "close", f"Bỏ việc {title}", kind="bare")
        self._drop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.may_drop(False)

    def _fill(self) -> None:
        saved = self._saved
        self.outcome.set_value(saved.get("outcome", ""))
        self.obstacle.set_value(saved.get("obstacle", ""))
        self.dossier.code.setText(saved.get("dossier_code", ""))
        self.dossier.note.setText(saved.get("note", ""))
        self.referral.fill(saved.get("referred_to", ""), saved.get("referral_text", ""))
        self._show_asked()

    def _told(self) -> None:
        self._show_asked()
        if not self.referral.isHidden():
            self.referral.propose(self.obstacle.value())
        self.changed.emit()

    def _show_asked(self) -> None:
        """The fields the outcome asks for, those that say something, and what to advise."""
        outcome = self.outcome.value()
        as_saved = bool(self._saved.get("referred_to")) and outcome == self._saved.get("outcome", "")
        self.referral.setVisible(outcome == REFERRED or as_saved)
        written = self.dossier.code.text() or self.dossier.note.text()
        self.dossier.setVisible(bool(written) or (self._entry.dossier and outcome in (DONE, PARTLY)))
        self.obstacle.eager = outcome in (PARTLY, NOT_DONE, REFERRED)
        step = self.obstacle.next_step()
        self._step.setText(f"Nên làm: {step}." if step else "")
        self._step.setVisible(bool(step))

    def _say_unknown(self, typed: str) -> None:
        self.say(f"Không có mục nào là “{typed[:40]}”, giữ như trước.", "warn")


def _hint(parent: QWidget) -> QLabel:
    made = text("", "hint", parent)
    made.setWordWrap(True)
    made.hide()
    return made


def _place(hint: QLabel) -> QVBoxLayout:
    """A layout of its own, since the style sheet sets the margins of a label."""
    made = QVBoxLayout()
    made.addWidget(hint)
    return made
