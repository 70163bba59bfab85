"""The paper sheet with the recovery key."""

from html import escape

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget


def sheet(recovery_key: str, team: str) -> QTextDocument:
    """One page to put away: what the key is for, the key, and whose desk it opens."""
    document = QTextDocument()
    document.setHtml(
        "<h2>Mã khôi phục sổ của Tổ công nghệ số cộng đồng</h2>"
        f"<p>{escape(team)}</p>"
        f"<p style='font-size:22pt'><b>{recovery_key}</b></p>"
        "<p>Quên mật khẩu mở sổ thì chỉ mã này mở được. Ai cầm mã này và máy tính thì mở được sổ: "
        "cất nơi có khóa, không chụp ảnh, không gửi qua mạng.</p>"
    )
    return document


def print_recovery(recovery_key: str, team: str, parent: QWidget) -> bool:
    """Ask for a printer and print the sheet; whether it was sent to one."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # start-up: only this button needs it

    printer = QPrinter()
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return False
    sheet(recovery_key, team).print_(printer)
    return True
