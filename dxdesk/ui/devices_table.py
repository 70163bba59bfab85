"""The laptops of the ward as rows."""

from dxdesk.exchange.devices import Device
from dxdesk.report.words import number
from dxdesk.ui.devices_words import MAY_INVITE, claim, device_name, last_short, role_word, state_tag
from dxdesk.ui.table_rows import Cell, Column

NAME, ROLE, STATE, COUNTED, LAST = range(5)


def device_columns() -> list[Column[Device]]:
    """Name and team, role, state, what is counted here or waits, and when the last pack was made."""
    return [
        Column("Máy", lambda one: Cell(device_name(one), claim(one), bold=True), stretch=1),
        Column("Vai trò", lambda one: Cell(role_word(one), MAY_INVITE if one.may_invite else "")),
        Column("Tình trạng", lambda one: Cell(tag=state_tag(one))),
        Column("Đã tính", _counted, right=True),
        Column("Gói gần nhất", lambda one: Cell(last_short(one), token="text2", right=True), right=True),
    ]


def _counted(device: Device) -> Cell:
    """What waits stands before what the packs hold: it is what one may have to do something about."""
    second = f"chờ {number(device.waiting)} gói" if device.waiting else f"{number(device.ops)} lần ghi"
    return Cell(f"{number(device.packs)} gói", second, right=True, bold=bool(device.packs))
