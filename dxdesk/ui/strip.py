"""The status strip: the only place for ambient facts, and only for true ones (look §8 Status strip)."""

from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from dxdesk.domain.dates import VIETNAM
from dxdesk.ledger.ops import op_time
from dxdesk.store.database import Store
from dxdesk.store.lists import last_own_save, unsent_visits
from dxdesk.ui.parts import ElidedLabel, IconLabel, text


@dataclass(frozen=True, slots=True)
class Ambient:
    """The facts of the strip, as sentences; "" where there is nothing to say."""

    saved: str
    unsent: str
    sent: str


def read_ambient(store: Store) -> Ambient:
    """What is true of this desk now: last save, slips not yet given away, last pack made."""
    last, waiting = last_own_save(store), unsent_visits(store)
    pack = store.connection.execute("SELECT max(made) FROM segment WHERE mine = 1").fetchone()[0]
    return Ambient(
        f"Đã lưu ở máy này lúc {_moment(last, '%H:%M, %d/%m')}" if last else "Chưa lưu gì ở máy này",
        f"{waiting} phiếu chưa gửi" if waiting else "Không có phiếu chưa gửi",
        f"Gửi gần nhất {_moment(pack, '%d/%m')}" if pack else "Chưa gửi lần nào",
    )


class Strip(QFrame):
    """Last save, unsent slips, last sending, and which machine this is."""

    def __init__(self, device: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 4, 16, 4)
        self._row.setSpacing(6)
        self._saved, self._unsent, self._sent = self._fact("saved"), self._fact("sent"), self._fact("check2")
        self._row.addStretch(1)
        self._row.addWidget(IconLabel(self, "laptop", 16))
        self._row.addWidget(text(device, "small", self))

    def show_ambient(self, ambient: Ambient) -> None:
        """Say the facts."""
        self._saved.setText(ambient.saved)
        self._unsent.setText(ambient.unsent)
        self._sent.setText(ambient.sent)

    def _fact(self, icon: str) -> ElidedLabel:
        self._row.addWidget(IconLabel(self, icon, 16))
        label = ElidedLabel(self, role="small")
        self._row.addWidget(label)
        self._row.addSpacing(14)
        return label


def _moment(stamp: str, form: str) -> str:
    """The time inside an op id, or a segment's own, as people write it in Việt Nam."""
    return op_time(stamp).astimezone(VIETNAM).strftime(form)
