"""What a scan brings to the desk: a card fills the slip, a paper slip gives its number, the rest lies in the tray."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from dxdesk.domain.idcard import Card
from dxdesk.domain.scan_mending import BADGE
from dxdesk.domain.scanned import Scanned, what_is
from dxdesk.ui.desk.filling import Filling
from dxdesk.ui.desk.late_entry import LateEntry
from dxdesk.ui.desk.scan_panel import ScanPanel
from dxdesk.ui.desk.slip_work import SlipWork
from dxdesk.ui.parts import Action, Message, MessageBar

_KEPT = "Máy chỉ giữ 4 số cuối và một dấu để nhận ra lần sau."
_LOOK_AT_NAME = "Tên có thể sai dấu. So lại với thẻ."
_BUSY = "Phiếu đang ghi là của người khác. Lưu hoặc bỏ phiếu ấy rồi quét lại."
_SEX = {"M": "nam", "F": "nữ"}


class Incoming(QObject):
    """Takes texts from the scanner, the paste field and the camera alike; none of them is kept.

    Signals: told(tone, fact, meaning).
    """

    told = Signal(str, str, str)

    def __init__(
        self, work: SlipWork, filling: Filling, late: LateEntry, panel: ScanPanel, card: MessageBar, parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._work, self._filling, self._late, self._panel, self._card = work, filling, late, panel, card
        panel.scanned.connect(self.take)
        panel.tray.slip_asked.connect(late.open_slip)
        work.begun.connect(card.clear)

    def take(self, text: str) -> None:
        """One scan."""
        scanned = what_is(text)
        if scanned.card is not None:
            self._take_card(scanned, scanned.card)
        elif scanned.slip_no and self._late.take_number(scanned.slip_no):
            self.told.emit("accent", f"Đã lấy số phiếu {scanned.slip_no}.", "")
        else:
            self._lay_aside(scanned)

    def _take_card(self, scanned: Scanned, card: Card) -> None:
        before = self._work.state()
        if not self._filling.take_card(card):
            self._lay_aside(scanned, _BUSY)
            return
        if not self._panel.isHidden():
            self._panel.shut()
            self._filling.go_on_from_card()
        if scanned.doubts:
            self._work.form.row("full_name").say(_LOOK_AT_NAME, "warn")
        facts = ", ".join(filter(None, (card.full_name, str(card.birth_year or ""), _SEX.get(card.sex or "", ""))))
        badge = f"{BADGE}. " if scanned.repairs else ""
        self._card.tell(Message("warn" if scanned.doubts else "ok", f"Đã đọc thẻ: {facts}.", f"{badge}{_KEPT}", (
            Action("Không đúng", lambda: self._reject(before), "undo"),)))

    def _reject(self, before: Mapping[str, Any] | None) -> None:
        """What the card filled is not wanted: the slip is as it was before it."""
        if before is None:
            self._work.start()
        else:
            self._work.go_on(before)
        self.told.emit("accent", "Đã bỏ những gì thẻ điền.", "Phiếu như trước khi quét.")

    def _lay_aside(self, scanned: Scanned, advice: str = "") -> None:
        self._panel.tray.add(scanned, advice)
        self.told.emit("warn", scanned.words, advice or scanned.advice or "Có trong khay, F3.")
