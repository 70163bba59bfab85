"""What a scan brings to the desk: a card fills the slip, a paper slip gives its number, the rest lies in the tray."""

from PySide6.QtCore import QObject, Signal

from dxdesk.domain.dates import show_date
from dxdesk.domain.idcard import Card
from dxdesk.domain.scan_mending import BADGE
from dxdesk.domain.scanned import Scanned, what_is
from dxdesk.store.appointments import appointment_day, person_of
from dxdesk.store.database import Store
from dxdesk.ui.desk.filling import Filling
from dxdesk.ui.desk.late_entry import LateEntry
from dxdesk.ui.desk.scan_panel import ScanPanel
from dxdesk.ui.desk.slip_work import SlipWork
from dxdesk.ui.desk.taken_note import Before, TakenNote

_READ = "Đã đọc thẻ"
_KEPT = "Máy chỉ giữ 4 số cuối và một dấu để nhận ra lần sau."
_LOOK_AT_NAME = "Tên có thể sai dấu. So lại với thẻ."
_BUSY = "Phiếu đang ghi là của người khác. Lưu hoặc bỏ phiếu ấy rồi quét lại."
_REFUSED = ("Đã bỏ những gì thẻ điền.", "Phiếu như trước khi quét.")
_NOT_HIM = ("Đã bỏ người trên giấy hẹn.", "Phiếu như trước khi quét.")
_HALF = "Phiếu đang ghi còn dở. Lưu hoặc bỏ phiếu ấy rồi quét lại."
_SEX = {"M": "nam", "F": "nữ"}


class Incoming(QObject):
    """Takes texts from the scanner, the paste field and the camera alike; none of them is kept.

    Signals: told(tone, fact, meaning).
    """

    told = Signal(str, str, str)

    def __init__(
        self, store: Store, work: SlipWork, filling: Filling, late: LateEntry, panel: ScanPanel, note: TakenNote,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._work, self._filling, self._late, self._panel, self._note = work, filling, late, panel, note
        panel.scanned.connect(self.take)
        panel.tray.slip_asked.connect(late.open_slip)

    def take(self, text: str) -> None:
        """One scan."""
        scanned = what_is(text)
        if scanned.card is not None:
            self._take_card(scanned, scanned.card)
        elif scanned.visit and (person := person_of(self._store, scanned.visit)):
            self._take_person(scanned, person)
        elif scanned.slip_no and self._late.take_number(scanned.slip_no):
            self.told.emit("accent", f"Đã lấy số phiếu {scanned.slip_no}.", "")
        else:
            self._lay_aside(scanned)

    def _take_person(self, scanned: Scanned, person: str) -> None:
        """Whoever comes back with an appointment slip is at the desk: the next slip is about this person."""
        if self._work.half_written():
            self._lay_aside(scanned, _HALF)
            return
        before = Before.of(self._work)
        self._close_panes()
        if self._work.opened:
            self._work.start()
        self._filling.take_person(person)
        day = appointment_day(self._store, scanned.visit)
        name = self._store.value("resident", person, "full_name")
        self._note.tell("ok", f"Giấy hẹn của {name}.", f"Hẹn ngày {show_date(day)}." if day else "", before, _NOT_HIM)

    def _close_panes(self) -> None:
        if self._late.open:
            self._late.toggle()
        if not self._panel.isHidden():
            self._panel.shut()

    def _take_card(self, scanned: Scanned, card: Card) -> None:
        before = Before.of(self._work)
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
        tone = "warn" if scanned.doubts else "ok"
        self._note.tell(tone, f"{_READ}: {facts}.", f"{badge}{_KEPT}", before, _REFUSED)

    def _lay_aside(self, scanned: Scanned, advice: str = "") -> None:
        self._panel.tray.add(scanned, advice)
        self.told.emit("warn", scanned.words, advice or scanned.advice or "Có trong khay, F3.")
