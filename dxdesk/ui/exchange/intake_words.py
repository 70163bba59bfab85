"""What is asked before a taking in is taken back, and what is said afterwards (format §3, look §10)."""

from collections.abc import Sequence

from dxdesk.domain.wording import unit_title
from dxdesk.report.words import number
from dxdesk.store.database import Store
from dxdesk.store.intakes import TakenIn
from dxdesk.store.lists import record_names
from dxdesk.store.undo import Undone
from dxdesk.ui.check_lines import CheckLine
from dxdesk.ui.exchange.intake_rows import when
from dxdesk.ui.parts import Action, Message

_NAMED = 4
_WHOLE, _USED = "*", "đã có người sửa hay dùng tiếp"


def left_words(store: Store, left: Sequence[tuple[str, str, str]]) -> tuple[tuple[str, str], ...]:
    """What stays as it is: the record as people call it, and which of it; a whole record others use."""
    named = record_names(store)
    return tuple((named(kind, record) or "Hồ sơ chưa có tên", _USED if unit == _WHOLE else
                  f"{unit_title(kind, unit).lower()}, đã sửa sau đó") for kind, record, unit in left)


def undo_question(taken: TakenIn, would: Undone, left: Sequence[tuple[str, str]]) -> tuple[str, list[CheckLine]]:
    """What is asked, and what will happen."""
    lines = []
    if would.deleted:
        lines.append(CheckLine("warn", f"Bỏ {number(would.deleted)} dòng do lần này thêm vào.",
                               "Không còn trong danh sách và số liệu."))
    if would.changed:
        lines.append(CheckLine("warn", f"Trả {number(would.changed)} dòng về như trước lần này."))
    if left:
        lines.append(CheckLine("off", f"Để nguyên {number(len(left))} chỗ.", _listed(left)))
    lines += [
        CheckLine("ok", "Không mất gì.", "Gói và lịch sử vẫn giữ ở máy này. Gỡ nhầm thì bấm Nhận lại."),
        CheckLine("off", "Lần gỡ đi theo lần trao đổi tới.", "Máy khác nhận rồi cũng gỡ theo."),
    ]
    if not would.deleted and not would.changed:
        return f"Lần nhận {when(taken)} không còn gì để gỡ.", lines
    return f"Gỡ lần nhận {when(taken)}?", lines


def undone(taken: TakenIn, done: Undone, again: Action) -> Message:
    """What was taken back and what was left."""
    parts = [f"bỏ {number(done.deleted)} dòng" if done.deleted else "",
             f"trả {number(done.changed)} dòng về như trước" if done.changed else ""]
    what = ", ".join(filter(None, parts)) or "không còn gì để gỡ"
    left = f"{number(len(done.left))} chỗ để nguyên, nêu tên ở dưới." if done.left else "Không chỗ nào bị bỏ lại."
    return Message("ok", f"Đã gỡ lần nhận {when(taken)}: {what}.", left, (again,))


def _listed(left: Sequence[tuple[str, str]]) -> str:
    shown = "; ".join(f"{name} ({what})" for name, what in left[:_NAMED])
    more = f"; và {number(len(left) - _NAMED)} chỗ nữa" if len(left) > _NAMED else ""
    return f"{shown}{more}."
