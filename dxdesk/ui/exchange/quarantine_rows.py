"""Who waits in quarantine, with what and why (format §1, §4)."""

from dataclasses import dataclass

from dxdesk.exchange.devices import Device
from dxdesk.report.words import number
from dxdesk.store.segments import COUNTED, NEWER
from dxdesk.ui.devices_reading import Laptops
from dxdesk.ui.devices_words import NO_CARD, STATES, claim, device_name, who_can
from dxdesk.ui.table_rows import Cell, Column, Tag

_NEWER = Tag("Cần bản mới", "warn", "help")
_OWN_BOOK = "Máy lập sổ riêng từ trước thì mời vào phường, ở Cài đặt, Máy trong phường: phiếu cũ đi theo."
_KEPT = "Gói được giữ nguyên, chưa tính dòng nào, vẫn chép giúp sang máy khác."


@dataclass(frozen=True, slots=True)
class Waiting:
    """A laptop of which packs are kept but not counted, for one reason."""

    device: Device
    newer: bool
    packs: int
    ops: int


def waiting_rows(laptops: Laptops) -> list[Waiting]:
    """Laptops to approve, with packs or without, then those whose packs need a newer program."""
    def row(device: Device, newer: bool) -> Waiting:
        held = laptops.held.get(device.key, {})
        parts = [part for state, part in held.items() if state not in COUNTED and (state == NEWER) is newer]
        return Waiting(device, newer, sum(part.packs for part in parts), sum(part.ops for part in parts))

    strangers = [row(device, False) for device in laptops.devices if device.state == "waiting"]
    newer = [row(device, True) for device in laptops.devices if NEWER in laptops.held.get(device.key, {})]
    return sorted(strangers, key=lambda one: -one.packs) + newer


def waiting_columns() -> list[Column[Waiting]]:
    """Who they say they are, their number, how much waits, and for what."""
    return [
        Column("Máy", lambda row: Cell(device_name(row.device), claim(row.device), bold=True), stretch=1),
        Column("Dãy số nhận máy", lambda row: Cell(row.device.fingerprint or "chưa có")),
        Column("Đang chờ", _amount, right=True),
        Column("Vì sao", lambda row: Cell(tag=_NEWER if row.newer else STATES["waiting"])),
    ]


def advice(laptops: Laptops, row: Waiting) -> tuple[str, str]:
    """What to do about a row, and what is safe meanwhile."""
    if row.newer:
        return "Cập nhật chương trình thì gói này được tính ngay.", _KEPT
    if not row.device.fingerprint:
        return NO_CARD, _KEPT
    if laptops.manages and not row.packs:
        return "Chưa giữ được gói nào của máy này.", _OWN_BOOK
    if laptops.manages:
        return "Gọi người cầm máy này, so dãy số rồi mới duyệt.", _KEPT
    return who_can(laptops.devices), _KEPT


def _amount(row: Waiting) -> Cell:
    if not row.packs:
        return Cell("chưa có gói", right=True, token="text2")
    return Cell(f"{number(row.packs)} gói", f"{number(row.ops)} lần ghi" if row.ops else "", right=True, bold=True)
