"""The status strip: the only place for ambient facts, and only for true ones (look §8 Status strip)."""

from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from dxdesk.domain.dates import VIETNAM
from dxdesk.domain.who_has_words import record_word
from dxdesk.ledger.ops import op_time
from dxdesk.store.database import Store
from dxdesk.store.lists import last_own_save, unsent_visits
from dxdesk.store.record_state import CONFIRMED, RecordState, last_sending
from dxdesk.ui.parts import ElidedLabel, IconLabel, text


@dataclass(frozen=True, slots=True)
class Ambient:
    """The facts of the strip, as sentences; `confirmed` where a receipt of the last sending came back."""

    saved: str
    unsent: str
    sent: str
    confirmed: bool = False


def read_ambient(store: Store) -> Ambient:
    """What is true of this desk now: last save, slips that lie nowhere else yet, last sending and who has it."""
    last, waiting = last_own_save(store), unsent_visits(store)
    sending = last_sending(store)
    return Ambient(
        f"Đã lưu ở máy này lúc {_moment(last, '%H:%M, %d/%m')}" if last else "Chưa lưu gì ở máy này",
        f"{waiting} phiếu chưa gửi" if waiting else "Không có phiếu chưa gửi",
        f"Gửi gần nhất {_moment(sending[0], '%d/%m')}, {_seen(sending[1])}" if sending else "Chưa gửi lần nào",
        sending is not None and sending[1].state == CONFIRMED,
    )


class Strip(QFrame):
    """Last save, unsent slips, last sending, and which machine this is."""

    def __init__(self, device: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 4, 16, 4)
        self._row.setSpacing(6)
        self._confirmed = IconLabel(self, "clock", 16)
        self._saved, self._unsent = self._fact(IconLabel(self, "saved", 16)), self._fact(IconLabel(self, "sent", 16))
        self._sent = self._fact(self._confirmed)
        self._row.addStretch(1)
        self._row.addWidget(IconLabel(self, "laptop", 16))
        self._row.addWidget(text(device, "small", self))

    def show_ambient(self, ambient: Ambient) -> None:
        """Say the facts."""
        self._saved.setText(ambient.saved)
        self._unsent.setText(ambient.unsent)
        self._sent.setText(ambient.sent)
        self._confirmed.set_icon("check2" if ambient.confirmed else "clock")

    def _fact(self, icon: IconLabel) -> ElidedLabel:
        self._row.addWidget(icon)
        label = ElidedLabel(self, role="small")
        self._row.addWidget(label)
        self._row.addSpacing(14)
        return label


def _seen(where: RecordState) -> str:
    """`phường đã nhận`, as the end of a sentence."""
    if where.state != CONFIRMED:
        return "chưa ai báo nhận"
    return "phường đã nhận" if where.ward else record_word(where.state, where.by, where.ward)


def _moment(stamp: str, form: str) -> str:
    """The time inside an op id, or a time text, as people write it in Việt Nam."""
    return op_time(stamp).astimezone(VIETNAM).strftime(form)
