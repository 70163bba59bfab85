"""One sheet with words in every size and the parts in their states, for the eye (look pictures 13, 14)."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from dxdesk.ui.parts import (
    Button,
    Card,
    CodeChip,
    EmptyState,
    FieldRow,
    Message,
    MessageBar,
    Option,
    Segmented,
    Stepper,
    Tag,
    text,
)

TALL = "ẴỖẪỞỮ gỵ"


def sheet_of_parts() -> QWidget:
    """Words in every size with the tallest capitals, and the parts in their states."""
    sheet = QFrame()
    sheet.setObjectName("page")
    columns = QHBoxLayout(sheet)
    for column in (_words_column(), _fields_column(), _states_column()):
        columns.addLayout(column)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(sheet)
    return scroll


def _words_column() -> QVBoxLayout:
    column, card = QVBoxLayout(), Card(title="Chữ")
    for role in ("figure", "question1", "h1", "question", "h2", "strong", "body", "label", "small"):
        card.body.addWidget(text(f"{TALL} 3.214", role))
    column.addWidget(card)
    column.addWidget(Stepper(words=("Chọn nơi", "Kiểm tra", "Xem trước")))
    column.addStretch(1)
    return column


def _fields_column() -> QVBoxLayout:
    column, card = QVBoxLayout(), Card(title="Ô nhập")
    rows = [
        FieldRow(label="Họ và &tên", field=QLineEdit(TALL)), FieldRow(label="Khu &phố", field=QLineEdit("Khu phố 3")),
        FieldRow(label="&Năm sinh", field=QLineEdit("2058")),
        FieldRow(label="Điện &thoại", field=QLineEdit("0912 345 67")),
    ]
    rows[1].set_state("carried")
    rows[2].say("Năm sinh sau năm nay.")
    rows[3].say("Thiếu một số? Enter nếu vẫn đúng.", "warn")
    for row in rows:
        card.body.addWidget(row)
    outcomes = (Option("done", "Xong"), Option("partly", "Một phần"), Option("not", "Chưa"))
    outcome = Segmented(None, outcomes, digits=True)
    outcome.set_value("partly")
    chip = CodeChip(letter="K", text="Kích hoạt VNeID")
    chip.setChecked(True)
    for part in (outcome, chip, CodeChip(letter="H", text="Hẹn cấp mức 2")):
        card.body.addWidget(part)
    column.addWidget(card)
    column.addStretch(1)
    return column


def _states_column() -> QVBoxLayout:
    column = QVBoxLayout()
    for state in (("Xong", "ok", "check"), ("Hôm nay", "warn", "clock"), ("Trễ 3 ngày", "bad", "warn"),
                  ("Xung đột", "clash", "clash"), ("Ở máy này", "off", "saved"), ("Đã gửi", "accent", "sent")):
        column.addWidget(Tag(None, *state))
    buttons = QHBoxLayout()
    off = Button(text="Chưa đủ")
    off.setEnabled(False)
    for button in (Button(text="Lưu", kind="primary", keys="Ctrl Enter"), Button(text="Để sau"), off,
                   Button(text="Xóa", kind="danger")):
        buttons.addWidget(button)
    column.addLayout(buttons)
    for tone in ("bad", "warn", "accent", "ok"):
        bar = MessageBar()
        bar.tell(Message(tone, "Gói thiếu phần cuối.", "Chưa nhận dòng nào."))
        column.addWidget(bar)
    column.addWidget(EmptyState(None, "desk", "Chưa có phiếu nào hôm nay", "Quét căn cước hoặc bấm Ctrl N."), 1)
    return column
