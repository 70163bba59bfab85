"""Combo boxes of codes: what one reads and what is kept."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter


def fill_combo(combo: QComboBox, items: Iterable[tuple[str, str]]) -> None:
    """Fill with (value, words); what was chosen stays chosen where it is still there."""
    kept = combo.currentData()
    combo.blockSignals(True)
    combo.clear()
    for value, words in items:
        combo.addItem(words, value)
    combo.setCurrentIndex(max(combo.findData(kept), 0))
    combo.blockSignals(False)


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
    """The value of what stands in an editable combo box; None where the text is none of its entries."""
    text = combo.currentText().strip()
    if not text:
        return ""
    at = combo.findText(text, Qt.MatchFlag.MatchFixedString)
    return combo.itemData(at) if at >= 0 else None
