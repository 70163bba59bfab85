"""Narrowing the open questions: by person, kind, laptop, who wrote, how old, and whether a file is awaited."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from dxdesk.domain.records import KINDS
from dxdesk.store.conflict_list import Facets, Sought
from dxdesk.ui.combo import fill_combo
from dxdesk.ui.parts import Button, SearchEdit

_AFTER = 150  # ms after the last letter
_AGES = (("", "Mọi lúc"), ("1", "Chờ hơn 1 ngày"), ("7", "Chờ hơn 7 ngày"), ("30", "Chờ hơn 30 ngày"))
_STATES = (("", "Cả chỗ đang chờ tệp"), ("no", "Chọn được ngay"), ("yes", "Chỉ chỗ đang chờ tệp"))


class ConflictFilters(QWidget):
    """Boxes one below another. Signals: changed() when another list is wanted."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = SearchEdit(self)
        self.person.setPlaceholderText("Tên người dân")
        self.person.setAccessibleName("Lọc theo tên người dân")
        self._timer = QTimer(self, singleShot=True, interval=_AFTER)
        self._timer.timeout.connect(self.changed)
        self.person.textChanged.connect(lambda _text: self._timer.start())
        self.kind, self.laptop, self.who, self.age, self.state = (
            self._box(name) for name in ("loại hồ sơ", "máy", "người ghi", "thời gian chờ", "tình trạng"))
        self.every = Button(self, "Bỏ lọc", kind="flat")
        self.every.clicked.connect(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 4, 14, 10)
        column.setSpacing(8)
        for widget in (self.person, self.kind, self.laptop, self.who, self.age, self.state, self.every):
            column.addWidget(widget)
        fill_combo(self.age, _AGES)
        fill_combo(self.state, _STATES)
        self.hide()

    def show_facets(self, found: Facets) -> None:
        """What there is to choose from; what was chosen stays where it is still there."""
        kinds = [(kind, KINDS[kind].title if kind in KINDS else kind) for kind in found.kinds]
        fill_combo(self.kind, (("", "Mọi loại hồ sơ"), *kinds))
        fill_combo(self.laptop, (("", "Mọi máy"), *((label, label) for label in found.laptops)))
        fill_combo(self.who, (("", "Mọi người ghi"), *found.members))

    def sought(self) -> Sought:
        """What is asked for now."""
        waiting: dict[str, bool | None] = {"": None, "no": False, "yes": True}
        chosen: Callable[[QComboBox], str] = lambda box: box.currentData() or ""  # noqa: E731
        return Sought(self.person.text().strip(), chosen(self.kind), chosen(self.laptop), chosen(self.who),
                      int(chosen(self.age) or 0), waiting[chosen(self.state)])

    def clear(self) -> None:
        """Everything again."""
        for box in (self.kind, self.laptop, self.who, self.age, self.state):
            box.blockSignals(True)
            box.setCurrentIndex(0)
            box.blockSignals(False)
        self.person.clear()
        self._timer.stop()
        self.changed.emit()

    def _box(self, what: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(f"Lọc theo {what}")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.currentIndexChanged.connect(lambda _at: self.changed.emit())
        return box
