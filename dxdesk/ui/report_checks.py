"""What must be read before a paper goes out, in the order of what it costs to overlook."""

from dxdesk.domain.sheet import MonthSheet
from dxdesk.domain.summary import Laptops
from dxdesk.papers.making import Made
from dxdesk.ui.check_lines import CheckLine


def checks(sheet: MonthSheet, made: Made, conflicts: int) -> list[CheckLine]:
    """Laptops in and missing, references that lead nowhere yet, missing figures, open disagreements, the check code."""
    about = f"{made.drawn.pages} trang. Số liệu chưa đổi thì in lại y như cũ."
    return [
        _laptops(sheet.laptops), _unresolved(sheet.unresolved), *_missing(sheet), _conflicts(conflicts),
        CheckLine("off", f"Mã kiểm {made.stamp.code}", about),
    ]


def _laptops(laptops: Laptops) -> CheckLine:
    if laptops.missing:
        words = f"{', '.join(laptops.missing)}. Trao đổi phiếu rồi xem lại."
        return CheckLine("warn", f"Chưa đủ phiếu của {len(laptops.missing)} máy", words)
    return CheckLine("ok", f"Có phiếu của {len(laptops.included)} máy", ", ".join(laptops.included))


def _unresolved(count: int) -> CheckLine:
    if count:
        return CheckLine("warn", f"{count} chỗ còn chờ hồ sơ", "Hồ sơ ở máy khác chưa về máy này.")
    return CheckLine("ok", "Mọi con số mở được phiếu gốc", "Bấm vào một dòng ở Số liệu để xem.")


def _missing(sheet: MonthSheet) -> list[CheckLine]:
    lacking = [row.title for row in sheet.figures if row.value is None]
    words = f"{lacking[0]}: ghi “chưa có”, không ghi 0." if lacking else ""
    return [CheckLine("warn", f"{len(lacking)} số chưa có", words)] if lacking else []


def _conflicts(count: int) -> CheckLine:
    if count:
        return CheckLine("warn", f"Còn {count} xung đột chờ chọn", "Chọn xong thì số có thể đổi.")
    return CheckLine("ok", "Không còn xung đột chờ chọn")
