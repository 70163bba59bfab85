"""What people are told of a laptop of the ward: its state, what it gave, what waits and why (look §7, §10)."""

from collections.abc import Sequence

from dxdesk.domain.dates import VIETNAM, show_moment
from dxdesk.domain.wording import CHOICES
from dxdesk.exchange.devices import Device
from dxdesk.ledger.ops import op_time
from dxdesk.report.words import number
from dxdesk.ui.parts import Message
from dxdesk.ui.table_rows import Tag

STATES = {
    "own": Tag("Máy này", "accent", "laptop"), "trusted": Tag("Đã duyệt", "ok", "shield"),
    "waiting": Tag("Chờ duyệt", "warn", "help"), "revoked": Tag("Đã thu quyền", "off", "skip"),
}
FORKED = Tag("Hai máy cùng một tên", "warn", "warn")
MAY_INVITE = "Được mời máy"
OUT = Message("bad", "Máy này đã bị thu quyền trong phường.",
              "Phiếu ở máy này còn nguyên, nhưng không nhận và không gửi được nữa. Gặp cán bộ phường.")
NO_CARD = "Chưa có thẻ của máy này nên chưa so dãy số được. Nhờ máy ấy trao đổi phiếu lại rồi nhận."
ROLES = tuple(CHOICES["role"].items())


def state_tag(device: Device) -> Tag:
    """The one state a row shows; two laptops under one name need a look first."""
    return FORKED if device.forked else STATES[device.state]


def device_name(device: Device) -> str:
    """What a laptop is called; one without a card goes by the first letters of the name it writes under."""
    return device.label or f"Máy {_short(device.writers[-1])}"


def claim(device: Device) -> str:
    """Team and name it writes under; of a laptop whose number nobody compared yet, marked as what it says of itself."""
    if device.state != "waiting":
        return device.team or "Chưa rõ tổ"
    return ", ".join(filter(None, ("Tự xưng", device.team, f"mã {_short(device.writers[-1])}")))


def role_word(device: Device) -> str:
    """The role of whoever holds the laptop; none is known of one that waits."""
    return CHOICES["role"].get(device.role, device.role) or "Chưa rõ"


def last_short(device: Device) -> str:
    """When its newest pack was made, for a list."""
    return f"{op_time(device.last).astimezone(VIETNAM):%d/%m %H:%M}" if device.last else "chưa có"


def held(packs: int, ops: int) -> str:
    """Packs and what they hold, each with its unit."""
    return f"{number(packs)} gói, {number(ops)} lần ghi" if packs else "chưa có gói nào"


def facts(device: Device) -> list[tuple[str, str]]:
    """Everything the detail of a laptop lists."""
    now, *before = reversed(device.writers) if device.writers else ("",)
    former = f", trước đó {', '.join(map(_short, before))}" if before else ""
    return [
        ("Dãy số", device.fingerprint or "Chưa có"), ("Tổ", device.team or "Chưa rõ"), ("Vai trò", role_word(device)),
        ("Quyền", "Được mời và duyệt máy" if device.may_invite else ""),
        ("Mã máy", f"{_short(now)}{former}"), ("Đã tính", held(device.packs, device.ops)),
        ("Gói gần nhất", show_moment(op_time(device.last)) if device.last else "Chưa có gói nào"),
        ("Chương trình", f"Bản {device.app}" if device.app else "Chưa rõ bản nào"),
    ]


def why(device: Device) -> str:
    """What waits of a laptop's packs and why; what to do where two write under its name."""
    return " ".join(filter(None, (_fork(device), _waits(device))))


def who_can(devices: Sequence[Device]) -> str:
    """Whom to ask where this laptop may neither invite nor approve."""
    labels = [device_name(device) for device in devices if device.may_invite and device.state == "trusted"]
    others = f" hoặc {', '.join(labels)}" if labels else ""
    return f"Máy này chưa được giao quyền mời, duyệt hay thu quyền máy khác. Nhờ cán bộ phường{others}."


def spoken(number: str) -> str:
    """A number or code as it is read aloud, sign by sign; a screen reader would make 11873 one number."""
    return ", ".join(" ".join(group) for group in number.replace("-", " ").split())


def told(sentence: str) -> Message:
    """What was done as a message: the first sentence is the fact, the rest what it means."""
    fact, _, meaning = sentence.partition(". ")
    return Message("ok", f"{fact}." if meaning else fact, meaning)


def _short(writer: str) -> str:
    """As in the label of a laptop that nobody named."""
    return writer[:4].upper()


def _fork(device: Device) -> str:
    if not device.forked:
        return ""
    return "Có hai máy ghi cùng một tên máy; phiếu của cả hai vẫn được tính. Ở máy chép ra sau, bấm Máy này là bản sao."


def _waits(device: Device) -> str:
    waits = f"{number(device.waiting)} gói" if device.waiting else ""
    if device.state == "waiting" and not device.fingerprint:
        return NO_CARD
    if device.state == "waiting":
        return f"Đang giữ {waits}, chưa tính dòng nào. Duyệt rồi thì tính ngay." if waits else (
            "Chưa có gói nào của máy này chờ ở đây.")
    if not waits:
        return ""
    if device.state == "revoked":
        return f"Đang giữ {waits} không được tính. Trả lại quyền thì tính lại."
    return f"Còn {waits} chờ bản chương trình mới hơn. Cập nhật chương trình thì tính ngay."
