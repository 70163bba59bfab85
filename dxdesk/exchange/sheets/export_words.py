"""What people are told of files that left, and of tables that came back."""

from pathlib import Path

from dxdesk.domain.dates import show_moment
from dxdesk.domain.records import KINDS
from dxdesk.domain.wording import thousands
from dxdesk.exchange.conflict_export import CONFLICTS
from dxdesk.exchange.sheets.aggregate import KIND, Summarised
from dxdesk.exchange.sheets.export import Exported
from dxdesk.exchange.sheets.importing import Returned
from dxdesk.exchange.sheets.returning import Edit
from dxdesk.ledger.clock import parse_time
from dxdesk.store.export_log import Export

_WITH_NAMES = "Tệp có họ tên và dữ liệu riêng: giữ kín, xong việc thì xóa. Lần xuất này đã ghi vào nhật ký."
_CODES = "Tên người đã thay bằng mã; mã chỉ có nghĩa trong tệp này."


def exported_sentences(done: Exported) -> list[str]:
    """What was written, what was kept back, how to treat the file."""
    said = [f"Đã xuất {thousands(done.rows)} dòng vào “{Path(done.file).name}”. Mã tệp {done.code}."]
    if done.withheld:
        said.append(f"{thousands(done.withheld)} dòng của người đã rút đồng ý không có trong tệp.")
    return [*said, _WITH_NAMES if done.personal else _CODES]


def summarised_sentences(done: Summarised) -> list[str]:
    """What was written, and how many numbers are kept back."""
    return [f"Đã xuất {done.figures} số liệu vào “{Path(done.file).name}”, không có tên ai.",
            f"{done.kept_back} ô không nêu vì số quá nhỏ." if done.kept_back else "Không số nào quá nhỏ phải giữ lại."]


def returned_sentences(done: Returned, *, preview: bool) -> list[str]:
    """How much of a table that came back is taken."""
    verb = "Sẽ sửa" if preview else "Đã sửa"
    said = [f"{verb} {thousands(len(done.edits))} ô của {thousands(done.changed)} hồ sơ, "
            f"trong {thousands(done.rows)} dòng đã xuất."]
    return [*said, f"{thousands(done.already)} ô sổ đã có sẵn, không ghi lại."] if done.already else said


def edited_sentence(edit: Edit) -> str:
    """What one cell said and says now."""
    return f"Dòng {edit.row}: {edit.title}: {edit.before or 'để trống'} → {edit.after or 'để trống'}"


def logged_sentence(export: Export) -> str:
    """One line of the log."""
    titles = {KIND: "Số liệu", CONFLICTS: "Bảng kê xung đột"}
    title = titles.get(export.kind) or (KINDS[export.kind].title if export.kind in KINDS else export.kind)
    how = f"có họ tên, lý do: {export.reason}" if export.personal else "không có họ tên"
    by = export.member or "chưa rõ ai"
    when = show_moment(parse_time(export.at))
    return f"{when} · {by} · {title}, {thousands(export.lines)} dòng · {export.file} · {how}"
