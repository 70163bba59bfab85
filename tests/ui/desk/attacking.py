"""Slips written by a hand in the real window, and what happens to their records meanwhile."""

from PySide6.QtCore import Qt

from dxdesk.errors import StoreError
from dxdesk.store.drafts import keep_draft
from dxdesk.store.saving import Change, save
from dxdesk.ui.desk.drafting import FORM
from tests.ui.desk.hand import Hand, is_in

KEY = Qt.Key
ASCII_CARD = "079058012347|271234567|NGUYEN VAN AN|12031958|Nam|12 Le Loi, Khu 3|01072021"
CARD = "079058012347|271234567|NGUYỄN VĂN AN|12031958|Nam|12 Lê Lợi, Khu phố 3, Phường Thủ Dầu Một|01072021"
OTHER = "079160012348|271234568|TRẦN THỊ BÉ|12031960|Nữ|14 Lê Lợi, Khu phố 3, Phường Thủ Dầu Một|01072021"


def count(desk, table: str) -> int:
    return desk.store.connection.execute(f"SELECT count(*) FROM {table} WHERE _deleted <> 1").fetchone()[0]


def delete(desk, kind: str, record: str) -> None:
    save(desk.store, [Change(kind, {}, record, "delete")])


def said(hand: Hand) -> str:
    bar = hand.page.ui.message.message
    return f"{bar.fact} {bar.meaning}" if bar else ""


def service(hand: Hand, letters: str = "k") -> None:
    hand.alt(KEY.Key_V)
    hand.choose(letters)
    for row in hand.page.form.ui.helps.rows:
        while not is_in(row.outcome):
            hand.enter()
        hand.choose("1")


def slip(hand: Hand, name: str = "Trần Thị Bé", letters: str = "k") -> None:
    hand.tell(name)
    service(hand, letters)


def save_all(hand: Hand, tries: int = 4) -> bool:
    for _ in range(tries):
        hand.save()
        if hand.page.form.is_empty():
            return True
    return False


def full_disk(desk, monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise StoreError("disk_full", "Chưa lưu được: ổ đĩa đầy. Những gì đã lưu vẫn còn nguyên.")

    monkeypatch.setattr(type(desk.store), "writing", refuse)


def held(desk, **more: object) -> None:
    """A draft as an earlier sitting left it."""
    body = {"fields": {"full_name": "Lý Thị Mơ"}, "hamlet": "", "helps": [["", "CASHLESS", "done"]], "resident_id": "",
            "visit": {}, "opened": "", "slip_no": "", **more}
    keep_draft(desk.store, f"{FORM}:trước", 1, body)
