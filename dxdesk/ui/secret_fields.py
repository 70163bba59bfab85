"""Fields for secrets: shown or hidden, and judged in words."""

from PySide6.QtWidgets import QLabel, QLineEdit

from dxdesk.ui import passphrase
from dxdesk.ui.theme import restyle


def reveal(shown: bool, *fields: QLineEdit) -> None:
    """Show what is typed, or dots."""
    for field in fields:
        field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)


def show_strength(label: QLabel, words: str, own_words: tuple[str, ...] = ()) -> None:
    """How good the passphrase is, under its field."""
    tone, sentence = passphrase.judge(words, own_words)
    label.setText(sentence)
    if label.property("tone") != tone:
        restyle(label, tone=tone)
