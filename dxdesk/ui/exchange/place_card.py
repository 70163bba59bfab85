"""The place in use: what it is called, how much room it has, and another one instead (picture 06)."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from dxdesk.ui.parts import Button, ElidedLabel, IconLabel


class PlaceCard(QFrame):
    """One line in a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setProperty("state", "attention")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._icon = IconLabel(self, "usb", 18)
        self.name = ElidedLabel(self)
        self.check = Button(self, "Kiểm tra", kind="link")
        self.check.setAccessibleName("Kiểm tra nơi trao đổi này")
        self.change = Button(self, "Đổi", kind="link")
        self.change.setAccessibleName("Chọn nơi trao đổi khác")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self.name, 1)
        row.addWidget(self.check)
        row.addWidget(self.change)

    def show_place(self, name: str, folder: bool) -> None:
        """A folder or stick, or files received one by one."""
        self._icon.set_icon("usb" if folder else "doc")
        self.name.setText(name)
        self.check.setVisible(folder)
