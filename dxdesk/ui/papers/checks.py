"""What must be read before a paper goes out, in the order of what it costs to overlook; the same for every kind."""

from collections.abc import Iterator

from dxdesk.domain.paper_tables import NOW
from dxdesk.domain.privacy_guard import NUMBER, find_personal
from dxdesk.domain.summary import Laptops
from dxdesk.papers.kinds import BLANK, FIGURES, LIST
from dxdesk.papers.making import Made
from dxdesk.report.fonts import font_advice
from dxdesk.report.words import MISSING
from dxdesk.ui.check_lines import CheckLine


def checks(made: Made, conflicts: int) -> list[CheckLine]:
    """Laptops in and missing, references that lead nowhere, missing figures, disagreements, names, letters."""
    counted = () if made.kind.archive == BLANK else (*_laptops(made), *_sources(made), *_missing(made),
                                                     _conflicts(conflicts))
    return [*counted, *_names(made), *_words(made), *_letters(), _kept(made)]


def _laptops(made: Made) -> Iterator[CheckLine]:
    laptops: Laptops | None = getattr(made.sheet, "laptops", None)
    if laptops is None:
        return
    if laptops.missing:
        words = f"{', '.join(laptops.missing)}. Trao đổi phiếu rồi xem lại."
        yield CheckLine("warn", f"Chưa đủ phiếu của {len(laptops.missing)} máy", words)
    else:
        yield CheckLine("ok", f"Có phiếu của {len(laptops.included)} máy", ", ".join(laptops.included))


def _sources(made: Made) -> Iterator[CheckLine]:
    unresolved = getattr(made.sheet, "unresolved", 0)
    if unresolved:
        yield CheckLine("warn", f"{unresolved} chỗ còn chờ hồ sơ", "Hồ sơ ở máy khác chưa về máy này.")
    elif made.drawn.spots:
        yield CheckLine("ok", "Mọi con số mở được phiếu gốc", "Bấm vào số trên trang để xem.")


def _missing(made: Made) -> Iterator[CheckLine]:
    rows = [row for table in made.kind.tables(made.sheet) for row in table.rows
            if any(cell.source and cell.source.stretch == NOW and cell.text == MISSING for cell in row)]
    if rows:
        name = next((cell.text for row in rows for cell in row
                     if cell.source is None and cell.text and not cell.text.isdecimal()), "Giấy")
        yield CheckLine("warn", f"{len(rows)} dòng có số chưa có", f"{name}: ghi “{MISSING}”, không ghi 0.")


def _conflicts(count: int) -> CheckLine:
    if count:
        return CheckLine("warn", f"Còn {count} xung đột chờ chọn", "Chọn xong thì số có thể đổi.")
    return CheckLine("ok", "Không còn xung đột chờ chọn")


def _names(made: Made) -> Iterator[CheckLine]:
    if made.kind.archive == LIST:
        yield CheckLine("warn", "Giấy có tên người dân", "Lưu hành nội bộ. Không chụp, không gửi qua Zalo.")


def _words(made: Made) -> Iterator[CheckLine]:
    """What somebody wrote is printed and kept as it is."""
    texts = "\n".join(one.text for one in getattr(made.sheet, "written", ()))
    found = next((one for one in find_personal(texts, {}) if one.what == NUMBER), None)
    if found is not None:
        yield CheckLine("warn", "Lời văn có số giống số điện thoại, căn cước",
                        f"“{found.words}”: bỏ đi nếu giấy không cần số ấy.")


def _letters() -> Iterator[CheckLine]:
    if advice := font_advice():
        yield CheckLine("warn", "Thiếu phông chữ của văn bản", advice)


def _kept(made: Made) -> CheckLine:
    pages = f"{made.drawn.pages} trang."
    if made.kind.archive == BLANK:
        return CheckLine("off", pages, "Giấy này không có số liệu để lưu lại.")
    kept = "Khi in, máy giữ lại số liệu này." if made.kind.archive == FIGURES else "Khi in, máy chỉ giữ số dòng và mã."
    return CheckLine("off", f"Mã kiểm {made.stamp.code}", f"{pages} {kept}")
