"""What may be done to a laptop of the ward, each answered with the sentence that tells what became of it."""

from datetime import date

from dxdesk.domain.names import clean
from dxdesk.errors import InputError
from dxdesk.exchange.devices import Device, approve, declare_copy, delegate, reinstate, revoke
from dxdesk.report.words import number
from dxdesk.store.database import Store
from dxdesk.store.desk import LABEL
from dxdesk.store.shapes import GONE
from dxdesk.ui.devices_words import device_name

LONGEST_LABEL = 60


def approve_laptop(store: Store, device: Device, role: str) -> str:
    """Trust a laptop and count what waited of it."""
    visits = _visits(store)
    approved = approve(store, device.fingerprint, role)
    return f"Đã duyệt {device_name(approved)}. {_released(store, device, approved, visits)}"


def revoke_laptop(store: Store, device: Device, lost_on: date | None) -> str:
    """Take a laptop's right away."""
    revoked = revoke(store, device.writers[-1], lost_on)
    waits = f" {number(revoked.waiting)} gói của máy ấy không tính nữa." if revoked.waiting else ""
    return (f"Đã thu quyền {device_name(device)}.{waits} "
            "Trao đổi phiếu để các máy khác biết; gói mới khóa bằng khóa khác.")


def reinstate_laptop(store: Store, device: Device) -> str:
    """Give a laptop its right back."""
    visits = _visits(store)
    back = reinstate(store, device.writers[-1])
    return f"Đã trả lại quyền cho {device_name(back)}. {_released(store, device, back, visits)}"


def delegate_laptop(store: Store, device: Device) -> str:
    """Let a laptop invite, approve and take rights away."""
    made = delegate(store, device.writers[-1])
    return f"{device_name(made)} nay được mời và duyệt máy, sau lần trao đổi tới."


def declare_own_copy(store: Store) -> str:
    """Let this laptop write under a name of its own."""
    writer = declare_copy(store)
    return f"Từ giờ máy này ghi dưới mã {writer[:4].upper()}. Phiếu đã ghi còn nguyên."


def rename_own(store: Store, words: str) -> str:
    """Another name for this laptop. Raises `InputError` for none or one too long."""
    label = clean(words)
    if not label:
        raise InputError("name_missing", "Tên máy còn trống. Gõ tên, ví dụ Máy KP3-1.")
    if len(label) > LONGEST_LABEL:
        raise InputError("name_too_long", f"Tên máy dài quá {LONGEST_LABEL} chữ. Viết ngắn lại.")
    with store.writing():
        store.set_setting(LABEL, label)
    return f"Máy này nay tên là {label}. Máy khác thấy tên mới sau lần trao đổi tới."


def _released(store: Store, before: Device, after: Device, visits: int) -> str:
    """What was released, counted on what is held now, so that nothing is promised."""
    packs, slips = after.packs - before.packs, _visits(store) - visits
    next_step = "Trao đổi phiếu để máy ấy và các máy khác biết."
    if packs <= 0:
        return f"Chưa có gói nào của máy ấy đang chờ. {next_step}"
    what = f"{number(slips)} phiếu đang chờ trong {number(packs)} gói" if slips > 0 else f"{number(packs)} gói đang chờ"
    return f"Đã nhận {what}. {next_step}"


def _visits(store: Store) -> int:
    return store.connection.execute(f"SELECT count(*) FROM visit WHERE _deleted <> {GONE}").fetchone()[0]
