"""What a scan brings to the desk: a card fills the slip, a paper slip gives its number, the rest lies in the tray."""

from collections.abc import Callable, Mapping
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

_READ = "Đã đọc thẻ"
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
        self, work: SlipWork, filling: Filling, late: LateEntry, panel: ScanPanel, bar: Callable[[], MessageBar],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._work, self._filling, self._late, self._panel, self._bar = work, filling, late, panel, bar
        self._told: MessageBar | None = None
        panel.scanned.connect(self.take)
        panel.tray.slip_asked.connect(late.open_slip)
        work.begun.connect(self._hush)

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
        if self._late.open:
            self._late.toggle()
            self._filling.go_on_from_card()
        if not self._panel.isHidden():
            self._panel.shut()
            self._filling.go_on_from_card()
        if scanned.doubts:
            self._work.form.row("full_name").say(_LOOK_AT_NAME, "warn")
        facts = ", ".join(filter(None, (card.full_name, str(card.birth_year or ""), _SEX.get(card.sex or "", ""))))
        badge = f"{BADGE}. " if scanned.repairs else ""
        self._told = self._bar()
        self._told.tell(Message("warn" if scanned.doubts else "ok", f"{_READ}: {facts}.", f"{badge}{_KEPT}", (
            Action("Không đúng", lambda: self._reject(before), "undo"),)))

    def _reject(self, before: Mapping[str, Any] | None) -> None:
        """What the card filled is not wanted: the slip is as it was before it."""
        if before is None:
            self._work.start()
        else:
            self._work.go_on(before)
        self.told.emit("accent", "Đã bỏ những gì thẻ điền.", "Phiếu như trước khi quét.")

    def _hush(self) -> None:
        """Another slip: what the last card said is no news any more, unless something else stands in its place."""
        told, self._told = self._told, None
        if told is not None and told.message is not None and told.message.fact.startswith(_READ):
            told.clear()

    def _lay_aside(self, scanned: Scanned, advice: str = "") -> None:
        self._panel.tray.add(scanned, advice)
        self.told.emit("warn", scanned.words, advice or scanned.advice or "Có trong khay, F3.")
