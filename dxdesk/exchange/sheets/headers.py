"""Which row of a visit log is the header and what each of its columns means, told by their titles."""

from collections.abc import Sequence
from dataclasses import dataclass

from dxdesk.domain.names import fold
from dxdesk.errors import InputError
from dxdesk.exchange.sheets.reader import Record

_LOOKED_AT = 40
_NEEDED = ("visit_date", "full_name", "services")
_TITLES = {
    "visit_date": ("ngay", "ngay ho tro", "ngay thang", "ngay giup", "thoi gian"),
    "visit_time": ("gio", "gio ho tro", "luc"),
    "full_name": ("ho ten", "ho va ten", "ten", "nguoi dan", "ho ten nguoi dan", "ten nguoi dan"),
    "national_id": ("cccd", "so cccd", "can cuoc", "so can cuoc", "cmnd", "so cmnd", "cccd/cmnd", "so dinh danh"),
    "phone": ("sdt", "so dt", "so dien thoai", "dien thoai", "dt"),
    "services": ("noi dung ho tro", "noi dung", "viec da giup", "da giup viec gi", "dich vu", "noi dung huong dan"),
    "result": ("ket qua",),
    "obstacle": ("vuong mac", "kho khan", "nguyen nhan", "kho khan vuong mac"),
    "officer": ("can bo", "nguoi ho tro", "can bo ho tro", "thanh vien", "nguoi ghi", "to vien"),
    "follow_up": ("hen lai", "ngay hen", "hen lai ngay", "hen"),
}
_MEANINGS = {title: field for field, titles in _TITLES.items() for title in titles}
_NONE_FOUND = "Không thấy dòng tiêu đề có Ngày, Họ tên và Nội dung hỗ trợ. Chưa nhận dòng nào. Kiểm tra lại tệp."
_MANY_FOUND = ("Tệp có {} trang đều là sổ ghi phiếu. Chưa nhận dòng nào. Lưu mỗi trang thành một tệp rồi nhập "
               "từng tệp.")


@dataclass(frozen=True, slots=True)
class Columns:
    """The header: its record number, how many titled columns it has, and the place of each field found."""

    row: int
    width: int
    places: dict[str, int]

    def cell(self, record: Record, field: str) -> str:
        """The text of a field in a record; empty where the file has no such column or the row is short."""
        place = self.places.get(field)
        return record.cells[place] if place is not None and place < len(record.cells) else ""


def find_table(tables: Sequence[Sequence[Record]]) -> tuple[Sequence[Record], Columns]:
    """The one table that is a log, and its columns. Raises `InputError`: no_header, many_tables."""
    found = [(records, columns) for records in tables if (columns := find_columns(records))]
    if not found:
        raise InputError("no_header", _NONE_FOUND)
    if len(found) > 1:
        raise InputError("many_tables", _MANY_FOUND.format(len(found)))
    return found[0]


def find_columns(records: Sequence[Record]) -> Columns | None:
    """The first row that titles a day, a name and what was done."""
    for record in records[:_LOOKED_AT]:
        places: dict[str, int] = {}
        for place, title in enumerate(record.cells):
            field = _MEANINGS.get(fold(title).rstrip(" :?.*"))
            if field is not None:
                places.setdefault(field, place)
        if all(field in places for field in _NEEDED):
            return Columns(record.row, len(record.cells), places)
    return None
