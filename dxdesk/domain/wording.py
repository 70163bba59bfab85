"""How values read to people: words for codes, masked numbers."""

from collections.abc import Callable, Mapping

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.dates import show_date, show_time
from dxdesk.domain.fields import Field, Type
from dxdesk.domain.identity import mask_number, mask_phone
from dxdesk.domain.records import KINDS

Named = Callable[[str, str], str]
"""The name of a record by (kind, id); empty when it is not held."""

CHOICES = {
    "sex": {"M": "Nam", "F": "Nữ"},
    "id_policy": {"last4": "Chỉ 4 số cuối", "full": "Đủ 12 số"},
    "level": {"hamlet": "Khu phố, thôn, ấp", "ward": "Phường, xã"},
    "role": {"leader": "Tổ trưởng", "deputy": "Tổ phó", "member": "Thành viên", "volunteer": "Tình nguyện viên",
             "officer": "Công chức phường, xã"},
    "device": {"android": "Android", "iphone": "iPhone", "basic": "Máy phím bấm", "none": "Không có máy"},
    "consent_method": {"spoken": "Nói miệng", "signed": "Ký giấy", "qr": "Qua mã QR"},
    "satisfaction": {"1": "Không hài lòng", "2": "Bình thường", "3": "Hài lòng"},
    "shift": {"morning": "Sáng", "afternoon": "Chiều", "evening": "Tối"},
    "scope_kind": {"ward": "Phường, xã", "hamlet": "Khu phố, thôn, ấp", "team": "Tổ", "member": "Thành viên"},
    "attendance.state": {"present": "Có mặt", "late": "Đến trễ", "left": "Về sớm", "excused": "Vắng có phép",
                         "absent": "Vắng"},
    "attendance.signed": {"yes": "Đã ký", "no": "Chưa ký"},
    "enrolment.source": {"register": "Sổ người dân", "door": "Tại cửa lớp", "list": "Danh sách dán vào",
                         "import": "Bảng tính"},
    "enrolment.result": {"finished": "Hoàn thành", "unfinished": "Chưa hoàn thành"},
    "skill_check.stage": {"before": "Đầu lớp", "after": "Cuối lớp"},
    "skill_check.rater": {"self": "Tự đánh giá", "trainer": "Người dạy đánh giá"},
    "skill_check.level": {"1": "Chưa biết", "2": "Làm được khi có người giúp", "3": "Tự làm được",
                          "4": "Hướng dẫn được người khác"},
    "task.state": {"open": "Chưa làm", "doing": "Đang làm", "done": "Xong", "dropped": "Thôi"},
    "event.kind": {"event": "Sự kiện", "campaign": "Chiến dịch", "duty": "Trực"},
}
_LISTS = {"eid_state": "eid_state", "outcome": "outcome"}
_YES_NO = {"yes": "Có", "no": "Không"}
_HIDDEN = ("id_key",)
EMPTY = "để trống"
NOT_HERE = "hồ sơ chưa về máy này"
_HOURS = ("from_at", "to_at")


def thousands(number: int) -> str:
    """A count as people write it: 4.812."""
    return f"{number:,}".replace(",", ".")


def unnamed(people: str | None) -> str:
    """Who a visit without a name was with; where the number is missing it is one."""
    return f"{people or 1} người, không ghi tên"


def show_value(kind: str, field: Field, value: str, catalogues: Catalogues, named: Named) -> str:
    """One value as people read it: codes in words, days as 22/11/2026, phone and full number masked."""
    if not value:
        return ""
    choices = CHOICES.get(f"{kind}.{field.name}") or CHOICES.get(field.name)
    if choices:
        return choices.get(value, value)
    if field.type is Type.CODE or field.name in _LISTS:
        return catalogues.title(field.catalogue or _LISTS[field.name], value)
    if field.type in (Type.REF, Type.REFS):
        return "; ".join(named(field.target, record) or NOT_HERE for record in value.split(","))
    if field.name == "id_number":
        return mask_number(value)
    return _plain(field.type, value)


def _plain(kind: Type, value: str) -> str:
    if kind in (Type.DATE, Type.PARTIAL_DATE):
        return show_date(value)
    if kind is Type.TIME:
        return show_time(value)
    if kind is Type.PHONE:
        return mask_phone(value)
    if kind is Type.NUMBER:
        return value.replace(".", ",")
    return _YES_NO.get(value, value) if kind is Type.YES_NO else value


def show_unit(kind: str, values: Mapping[str, str], catalogues: Catalogues, named: Named) -> str:
    """The values of one unit in one phrase; `để trống` when nothing is written."""
    if "_deleted" in values:
        return "xóa" if values["_deleted"] else "giữ lại"
    parts = []
    for name, value in values.items():
        field = KINDS[kind].field(name) if kind in KINDS else None
        if name not in _HIDDEN:
            parts.append(show_value(kind, field, value, catalogues, named) if field else value)
    together = " đến " if tuple(values) == _HOURS else ", "
    return together.join(filter(None, parts)) or EMPTY


CONSENT_UNIT = ("resident", "notice_version")  # the whole unit: the notice heard is only its first field
_UNITS = {
    CONSENT_UNIT: "Việc đồng ý", ("attendance", "state"): "Điểm danh", ("attendance", "signed"): "Ký tên",
    ("meeting", "held_on"): "Ngày học", ("meeting", "from_at"): "Giờ học", ("meeting", "place"): "Nơi học",
    ("skill_check", "level"): "Mức kỹ năng", ("skill_check", "score"): "Điểm kiểm tra",
}


def unit_title(kind: str, unit: str) -> str:
    """What people call a unit: the title of its first field; the record itself where it was deleted or kept."""
    if unit == "_deleted":
        return "Hồ sơ"
    if title := _UNITS.get((kind, unit)):
        return title
    field = KINDS[kind].field(unit) if kind in KINDS else None
    return field.title if field else f"Mục của bản mới hơn ({unit})"
