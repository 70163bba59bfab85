"""What the exchange page says before and after: only what is true, each count with its unit (look §1, §10)."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from dxdesk.exchange.brake import Braked
from dxdesk.exchange.bundles import Bundled
from dxdesk.exchange.folder import Exchanged
from dxdesk.report.words import number
from dxdesk.ui.check_lines import CheckLine
from dxdesk.ui.exchange.pack_table import PackRow
from dxdesk.ui.parts import Action, Message

_DIGITS = re.compile("[0-9]+")
_EJECT = "Bấm Rút USB an toàn ở góc màn hình rồi hãy rút."
_WEIGHT = ("bad", "warn", "clash", "ok", "accent")
_UNDOABLE = "Nhận rồi vẫn gỡ được cả lần."
_FAULTS = {
    "truncated": ("thiếu phần cuối, nên chưa nhận dòng nào.", "Nhờ máy ấy chép lại."),
    "altered": ("đã bị sửa hoặc hỏng, nên chưa nhận dòng nào.", "Nhờ máy đã ghi gói chép lại."),
    "over_limit": ("lớn quá mức cho phép, nên chưa nhận dòng nào.", "Nhờ người gửi xem lại tệp."),
}


LATE = Message("warn", "Nơi này vừa có thêm gói, chưa nhận gì.", "Bảng trên là những gì đang có. Xem rồi bấm nhận.")


def lines_in(done: Exchanged) -> int:
    """How many lines are, or would be, new or changed here."""
    return sum(file.new + file.changed for file in done.incoming)


def offer(done: Exchanged, visits: int, sends: bool) -> tuple[str, str, str]:
    """After a preview: the words of the button, and two sentences beside it.

    `visits` is how many visits of this laptop are in no pack yet; `sends` says whether the place takes packs too. Where
    no line would move there is still something to do: the list of the ward's laptops travels with every exchange, and
    a stranger's packs are kept until it is known.
    """
    taking, giving = lines_in(done), _gift(done, visits)
    if not taking and not done.outgoing:
        strangers = sum(file.result == "unknown_device" for file in done.incoming)
        if strangers:
            button = f"Giữ {strangers} gói chờ duyệt"
        else:
            button = "Trao đổi danh sách máy" if sends else "Nhận danh sách máy"
        note = "Máy nào được duyệt hay bị thu quyền thì các máy chép cho nhau biết."
        return button, "Không có phiếu mới để nhận hoặc gửi." if sends else "Không có dòng nào mới để nhận.", note
    words = ", ".join(filter(None, (
        f"nhận {number(taking)} dòng" if taking else "", f"gửi {giving}" if giving else "")))
    note = f"Chưa ghi gì cả. {_UNDOABLE}" if taking else "Chưa ghi gì cả."
    return f"{words[:1].upper()}{words[1:]}", _sending(done, giving, sends), note


def taken(done: Exchanged) -> str:
    """What came in."""
    packs = sum(file.new + file.changed > 0 for file in done.incoming)
    return f"Đã nhận {number(lines_in(done))} dòng từ {packs} gói." if packs else "Không có dòng nào mới để nhận."


def given(done: Exchanged, visits: int) -> str:
    """What went out; that somebody has it is never claimed. `visits` were in no pack before."""
    if not done.outgoing:
        return "Không có gì để gửi."
    own = any(file.own for file in done.outgoing)
    what = f"{visits} phiếu" if visits and own else f"{len(done.outgoing)} gói"
    return f"Đã chép {what}. Chưa ai báo nhận."


def result(done: Exchanged, to_conflicts: Callable[[], object]) -> Message:
    """What came in, with the way to what is to be chosen now."""
    open_ones = done.conflicts_open
    choose = (Action("Chọn ngay", to_conflicts, "clash"),) if open_ones else ()
    return Message("clash" if open_ones else "ok", taken(done), waiting(done), choose)


def waiting(done: Exchanged) -> str:
    """The disagreements left."""
    count = done.conflicts_open
    return f"Còn {count} xung đột chờ chọn." if count else "Không có xung đột nào chờ chọn."


def troubles(packs: Sequence[PackRow], open_packs: Callable[[PackRow], object],
             look: Action) -> list[Message]:
    """A message for what was not taken, the worst first.

    `open_packs` opens the files of a row; a laptop nobody approved is no fault of its pack: `look` leads to where it
    can be approved.
    """
    said = []
    broken = [row for row in packs if row.result in _FAULTS]
    if broken:
        said.append(_broken(broken, open_packs))
    newer = [row for row in packs if row.result == "needs_update"]
    if newer:
        said.append(Message("warn", f"{_packs(newer)} do bản mới hơn ghi, chưa tính.",
                            "Gói được giữ nguyên; cập nhật chương trình thì tính ngay."))
    strangers = [row for row in packs if row.result == "unknown_device"]
    if strangers:
        said.append(Message("warn", f"{_packs(strangers)} của máy lạ, chưa tính.",
                            "Gói được giữ nguyên; duyệt máy ấy thì tính ngay.", (look,)))
    forked = [row for row in packs if row.result == "forked"]
    if forked:
        said.append(Message("warn", f"Có hai máy cùng ghi tên {forked[0].laptop.label}.",
                            "Phiếu của cả hai vẫn được tính. Báo cán bộ phường xem máy nào là bản sao."))
    return said


def afterwards(folder: bool, stick: bool) -> str:
    """What is to be done with the place now."""
    if not folder:
        return "Tệp nhận được không bị sửa."
    return _EJECT if stick else "Máy khác trao đổi với nơi này thì nhận được."


def deletions(done: Exchanged) -> list[Message]:
    """That something would go is said, not only counted among what changes."""
    count = sum(file.deleted for file in done.incoming)
    if not count:
        return []
    return [Message("warn", f"Lần nhận này xóa {number(count)} dòng đang có.", "Mở từng gói để xem dòng nào.")]


def brake_question(braked: Braked) -> tuple[str, list[CheckLine]]:
    """What is asked where an exchange would delete or change a good part of the desk, and what to weigh."""
    parts = [f"xóa {number(braked.deleted)} hồ sơ" if braked.deleted else "",
             f"đổi {number(braked.changed)} hồ sơ" if braked.changed else ""]
    question = f"Lần nhận này sẽ {' và '.join(filter(None, parts))} đang có ở máy này. Có đúng là nên nhận không?"
    return question, [
        CheckLine("off", "Chưa ghi gì cả.", f"Máy này đang có {number(braked.living)} hồ sơ, còn nguyên."),
        CheckLine("warn", "Nhiều như vậy thì nên hỏi trước.",
                  "Gọi máy đã ghi các gói này: có đúng là họ vừa xóa hay sửa hàng loạt không? Mở từng dòng của bảng để "
                  "xem cụ thể."),
        CheckLine("ok", "Nhận nhầm vẫn gỡ được.", "Vào Bản kê các lần, bấm Gỡ lần nhận này."),
    ]


def bundled(done: Bundled) -> Message:
    """What became of the packs of past months."""
    gone = f"Đã dọn {number(done.removed)} gói lẻ của máy này mà máy nào cũng đã nhận. " if done.removed else ""
    if not done.files:
        return Message("accent", "Không còn tháng cũ nào cần gộp.", f"{gone}Gói của tháng này để riêng từng tệp.")
    return Message("ok", f"Đã gộp {number(done.packs)} gói các tháng cũ vào {len(done.files)} tệp.",
                   f"{gone}Máy mới chỉ cần các tệp này và gói của tháng này.")


def worst(messages: Sequence[Message], at_most: int) -> list[Message]:
    """The messages that may stand at once, the worst first (look §8)."""
    return sorted(messages, key=lambda message: _WEIGHT.index(message.tone))[:at_most]


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


def _broken(rows: Sequence[PackRow], open_packs: Callable[[PackRow], object]) -> Message:
    first = rows[0]
    happened, ask = _FAULTS[first.result]
    count = len(first.files)
    whose = f"{count} gói của {first.laptop.label}" if count > 1 else f"Gói của {first.laptop.label}"
    more = sum(len(row.files) for row in rows[1:])
    also = f" Còn {more} gói khác cũng cần xem." if more else ""
    action = Action("Xem gói", partial(open_packs, first), "eye")
    return Message("bad", f"{whose} {happened}", f"Không mất gì ở máy này. {ask}{also}", (action,))


def _packs(rows: Sequence[PackRow]) -> str:
    results = Counter(row.result for row in rows for _ in row.files)
    return f"{sum(results.values())} gói"


def _sending(done: Exchanged, giving: str, sends: bool) -> str:
    if not sends:
        return "Tệp nhận được không bị sửa."
    relayed = sum(not file.own for file in done.outgoing)
    others = f"chép giúp {relayed} gói của máy khác" if relayed else ""
    if any(file.own for file in done.outgoing):
        return ", ".join(filter(None, (f"Gửi đi {giving} của máy này", others)))
    return f"{others[:1].upper()}{others[1:]}" if others else "Không có phiếu nào của máy này cần gửi"


def _gift(done: Exchanged, visits: int) -> str:
    if not done.outgoing:
        return ""
    own = sum(file.ops for file in done.outgoing if file.own)
    return f"{visits} phiếu" if visits and own else f"{own} lần ghi" if own else f"{len(done.outgoing)} gói"
