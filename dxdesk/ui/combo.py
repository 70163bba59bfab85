"""Combo boxes of codes: what one reads and what is kept."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from dxdesk.domain.names import fold

_LETTERS, _PAD = 8, 4


def fill_combo(combo: QComboBox, items: Iterable[tuple[str, str]]) -> None:
    """Fill with (value, words); what was chosen stays chosen where it is still there."""
    kept = combo.currentData()
    combo.blockSignals(True)
    combo.clear()
    for value, words in items:
        combo.addItem(words, value)
    combo.setCurrentIndex(max(combo.findData(kept), 0))
    combo.blockSignals(False)


class NarrowCombo(QComboBox):
    """A combo box that may be narrower than its longest words, which then end in dots."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The box with as much of its words as fits."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self)
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room.width() - _PAD)
        self.setToolTip(self.currentText() if option.currentText != self.currentText() else "")
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


def choose(combo: QComboBox, value: str) -> None:
    """Choose a value; one that is not in the list is added as itself rather than lost."""
    at = combo.findData(value)
    if at < 0:
        combo.addItem(value, value)
        at = combo.count() - 1
    combo.setCurrentIndex(at)


def complete_anywhere(combo: QComboBox) -> None:
    """Let what one types find entries by any piece of their words: "3" finds "Khu phố 3"."""
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    completer = combo.completer()
    if completer is not None:
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)


def typed_value(combo: QComboBox) -> str | None:
    """The value of what stands in an editable combo box; None where the text is or means none of its entries."""
    text = combo.currentText().strip()
    if not text:
        return ""
    at = _meant(combo, text)
    return combo.itemData(at) if at >= 0 else None


def take_meant(combo: QComboBox) -> None:
    """Finish what was typed where it means one entry only."""
    at = _meant(combo, combo.currentText().strip())
    if at >= 0 and combo.currentText().strip():
        combo.setCurrentIndex(at)


def _meant(combo: QComboBox, text: str) -> int:
    """The entry of that text, else the only one with it as a word ("3" is "Khu phố 3"), else the only one with it."""
    exact = combo.findText(text, Qt.MatchFlag.MatchFixedString)
    if exact >= 0:
        return exact
    typed, entries = fold(text), [fold(combo.itemText(at)) for at in range(combo.count())]
    found = [at for at, entry in enumerate(entries) if typed in entry.split()]
    found = found or [at for at, entry in enumerate(entries) if typed in entry]
    return found[0] if len(found) == 1 else -1
