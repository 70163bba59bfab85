"""What the exchange page says before and after: only what is true, each count with its unit (look §1, §10)."""

import re
from collections.abc import Sequence

from dxdesk.exchange.folder import Exchanged
from dxdesk.ui.exchange.file_table import FileRow
from dxdesk.ui.parts import Action, Message

_DIGITS = re.compile("[0-9]+")


def lines_in(done: Exchanged) -> int:
    """How many lines are, or would be, new or changed here."""
    return sum(file.new + file.changed for file in done.incoming)


def offer(done: Exchanged, visits: int) -> tuple[str, str, str]:
    """After a preview: the words of the button, and two sentences beside it.

    `visits` is how many visits of this laptop are in no pack yet. Where no line would move there is still something to
    do: the list of the ward's laptops travels with every exchange, and a stranger's packs are kept until it is known.
    """
    taking, giving = lines_in(done), _gift(done, visits)
    if not taking and not done.outgoing:
        strangers = sum(file.result == "unknown_device" for file in done.incoming)
        button = f"Giữ {strangers} gói chờ duyệt" if strangers else "Trao đổi danh sách máy"
        note = "Máy nào được duyệt hay bị thu quyền thì các máy chép cho nhau biết."
        return button, "Không có phiếu mới để nhận hoặc gửi.", note
    words = ", ".join(filter(None, (f"nhận {taking} dòng" if taking else "", f"gửi {giving}" if giving else "")))
    own = any(file.own for file in done.outgoing)
    sending = f"Gửi đi {giving} của máy này" if own else "Không có phiếu nào của máy này cần gửi"
    return f"{words[:1].upper()}{words[1:]}", sending, "Chưa ghi gì cả, mới chỉ xem."


def sent(done: Exchanged) -> str:
    """What goes out: this laptop's own packs, and copies of others'; empty where none."""
    own, relayed = (sum(file.own is mine for file in done.outgoing) for mine in (True, False))
    parts = (f"{own} gói của máy này" if own else "", f"{relayed} gói của máy khác chép giúp" if relayed else "")
    return f"Gửi đi: {', '.join(filter(None, parts))}." if done.outgoing else ""


def taken(done: Exchanged) -> str:
    """What came in."""
    packs = sum(file.new + file.changed > 0 for file in done.incoming)
    return f"Đã nhận {lines_in(done)} dòng từ {packs} gói." if packs else "Không có dòng nào mới để nhận."


def given(done: Exchanged) -> str:
    """What went out; that somebody has it is never claimed."""
    count = len(done.outgoing)
    return f"Đã chép {count} gói vào thư mục. Chưa ai báo nhận." if count else "Không có gì để gửi."


def waiting(done: Exchanged) -> str:
    """The disagreements left."""
    count = done.conflicts_open
    return f"Còn {count} xung đột chờ chọn." if count else "Không có xung đột nào chờ chọn."


def refused(rows: Sequence[FileRow], look: Action) -> Message | None:
    """The message about packs of which nothing was taken, the worst first; None where there is none.

    A laptop nobody approved is no fault of the pack: amber, and `look` leads to where it can be approved.
    """
    faults = [row for row in rows if row.refused]
    strangers = [row for row in faults if row.file.result == "unknown_device"]
    broken = [row for row in faults if row.file.result != "unknown_device"]
    if not faults:
        return None
    if not broken:
        return Message("warn", f"{len(strangers)} gói của máy lạ, chưa tính.",
                       "Gói được giữ nguyên; duyệt máy ấy thì tính ngay.", (look,))
    more = f" Còn {len(faults) - 1} gói khác cũng cần xem." if len(faults) > 1 else ""
    return Message("bad", f"{broken[0].whose}: {broken[0].sentence}", f"Không mất gì ở máy này.{more}",
                   (look,) if strangers else ())


def notes(clock: str, notices: Sequence[str]) -> Message | None:
    """What is worth knowing and asks for no answer, a doubtful clock first; None where there is nothing.

    An exchange tells of the clock too, with the time it was then.
    """
    others = [one for one in notices if _DIGITS.sub("", one) != _DIGITS.sub("", clock)]
    sentences = [clock, *others] if clock else others
    if not sentences:
        return None
    if not clock:
        return Message("accent", "", " ".join(sentences))
    return Message("warn", sentences[0], " ".join(sentences[1:]))


def _gift(done: Exchanged, visits: int) -> str:
    if not done.outgoing:
        return ""
    own = sum(file.ops for file in done.outgoing if file.own)
    return f"{visits} phiếu" if visits else f"{own} lần ghi" if own else f"{len(done.outgoing)} gói"
