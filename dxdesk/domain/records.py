"""Kinds and fields of records: the one definition of what a desk keeps (units: format §2).

Store columns, CSV columns, the shipped Table Schema, validation and form bindings all come from `KINDS`.
Identifiers and wire names are English; titles are what people read.
"""

from functools import cache

from dxdesk.domain.fields import Field, Kind, Type


def _text(name: str, title: str, **more) -> Field:
    return Field(name, title, Type.TEXT, **more)


def _personal(name: str, title: str, kind: Type = Type.TEXT, **more) -> Field:
    return Field(name, title, kind, personal=True, **more)


def _date(name: str, title: str, **more) -> Field:
    return Field(name, title, Type.DATE, **more)


def _ref(name: str, title: str, target: str, **more) -> Field:
    return Field(name, title, Type.REF, target=target, **more)


def _yes_no(name: str, title: str, **more) -> Field:
    return Field(name, title, Type.YES_NO, **more)


def _count(name: str, title: str, low: int = 0, high: int = 10_000_000, **more) -> Field:
    return Field(name, title, Type.INTEGER, low=low, high=high, **more)


def _choice(name: str, title: str, *choices: str, **more) -> Field:
    return Field(name, title, Type.CHOICE, choices=choices, **more)


def _code(name: str, title: str, catalogue: str, **more) -> Field:
    return Field(name, title, Type.CODE, catalogue=catalogue, **more)


EID_STATES = ("unknown", "no_card", "card_ok", "l1", "l2_pending", "l2_issued", "l2_activated", "locked")
OUTCOMES = ("done", "partly", "not_done", "referred")
SHIFTS = ("morning", "afternoon", "evening")
ROLES = ("leader", "deputy", "member", "volunteer", "officer")
ATTENDANCE_STATES = ("present", "late", "left", "excused", "absent")
STAGES = ("before", "after")
RATERS = ("self", "trainer")
LEVELS = ("1", "2", "3", "4")

WARD = Kind("ward", "Phường, xã", (
    Field("ward_code", "Mã phường, xã", required=True),
    Field("name", "Tên", Type.NAME, required=True),
    Field("province", "Tỉnh, thành phố"),
    Field("letterhead_1", "Dòng đầu văn bản 1"),
    Field("letterhead_2", "Dòng đầu văn bản 2"),
    Field("place_name", "Địa danh ghi trên văn bản"),
    _choice("id_policy", "Cách giữ số căn cước", "last4", "full"),
    _text("notice_version", "Bản thông báo"),
    _count("retention_months", "Số tháng lưu giữ", low=1, high=600),
))

HAMLET = Kind("hamlet", "Khu phố, thôn, ấp", (
    Field("name", "Tên", Type.NAME, required=True),
    _text("unit_kind", "Loại"),
    _count("adults", "Số người lớn"),
    _count("households", "Số hộ"),
    _date("valid_from", "Có từ ngày"),
    _date("valid_to", "Đến ngày"),
    _ref("successor_id", "Nhập vào", "hamlet"),
))

TEAM = Kind("team", "Tổ", (
    Field("name", "Tên tổ", Type.NAME, required=True),
    _choice("level", "Cấp", "hamlet", "ward"),
    Field("hamlet_ids", "Khu phố phụ trách", Type.REFS, target="hamlet"),
    _text("decision_no", "Số quyết định"),
    _yes_no("active", "Còn hoạt động"),
))

MEMBER = Kind("member", "Thành viên", (
    _personal("full_name", "Họ và tên", Type.NAME, required=True),
    _choice("role", "Vai trò", *ROLES),
    _personal("phone", "Điện thoại", Type.PHONE),
    _ref("team_id", "Tổ", "team"),
    _date("from_on", "Từ ngày", unit="from_on"),
    _date("to_on", "Đến ngày", unit="from_on"),
))

RESIDENT = Kind("resident", "Người dân", (
    _ref("merged_into", "Gộp vào", "resident"),
    _personal("full_name", "Họ và tên", Type.NAME, required=True),
    _personal("birth_year", "Năm sinh", Type.YEAR, unit="birth_year"),
    _personal("birth_date", "Ngày sinh", Type.PARTIAL_DATE, unit="birth_year"),
    _personal("sex", "Giới tính", Type.CHOICE, choices=("M", "F")),
    _personal("phone", "Điện thoại", Type.PHONE),
    _personal("id_last4", "4 số cuối căn cước", unit="id_last4"),
    _personal("id_key", "Dấu căn cước", unit="id_last4"),
    _personal("id_number", "Số căn cước", unit="id_last4"),
    _ref("hamlet_id", "Khu phố", "hamlet"),
    _personal("household_no", "Số hộ"),
    _personal("address", "Địa chỉ"),
    _choice("device", "Máy đang dùng", "android", "iphone", "basic", "none"),
    _yes_no("sim_owner", "SIM chính chủ"),
    _choice("eid_state", "Tình trạng VNeID", *EID_STATES, unit="eid_state"),
    _text("eid_reason", "Lý do hạ mức", unit="eid_state"),
    _yes_no("has_dvc_login", "Vào được Cổng Dịch vụ công"),
    _yes_no("has_welfare_account", "Có tài khoản an sinh xã hội"),
    _yes_no("has_cashless", "Thanh toán không tiền mặt"),
    _yes_no("has_ehealth", "Có sổ sức khỏe điện tử"),
    _yes_no("has_digital_signature", "Có chữ ký số"),
    _date("skill_confirmed_on", "Xác nhận phổ cập kỹ năng số"),
    _date("moved_on", "Chuyển đi ngày"),
    _date("deceased_on", "Mất ngày"),
    _text("notice_version", "Bản thông báo", unit="notice_version"),
    _date("consent_on", "Đồng ý ngày", unit="notice_version"),
    _choice("consent_method", "Cách đồng ý", "spoken", "signed", "qr", unit="notice_version"),
    _text("consent_by", "Người ghi nhận", unit="notice_version"),
    _date("withdrawn_on", "Rút lại ngày", unit="notice_version"),
    _personal("note", "Ghi chú"),
))

VISIT = Kind("visit", "Phiếu hỗ trợ", (
    _ref("resident_id", "Người dân", "resident"),
    _count("people", "Số người (không ghi tên)", low=1, high=100_000),
    _date("visit_on", "Ngày", required=True),
    Field("visit_at", "Giờ", Type.TIME),
    _code("mode", "Cách hỗ trợ", "mode"),
    _text("place", "Nơi hỗ trợ"),
    _ref("event_id", "Sự kiện", "event"),
    _ref("hamlet_id", "Khu phố", "hamlet"),
    _ref("team_id", "Tổ", "team"),
    _ref("member_id", "Người ghi", "member"),
    _count("minutes", "Số phút", high=1_440),
    Field("satisfaction", "Người dân thấy thế nào", Type.CHOICE, choices=("1", "2", "3")),
    _date("follow_up_on", "Hẹn lại ngày"),
    _text("slip_no", "Số phiếu giấy"),
    _personal("note", "Ghi chú"),
    _choice("shift", "Ca", *SHIFTS, since=2),
    _ref("meeting_id", "Buổi học", "meeting", since=3),
))

HELP = Kind("help", "Việc đã giúp", (
    _ref("visit_id", "Phiếu", "visit", required=True),
    _code("service", "Việc", "service", required=True),
    _choice("outcome", "Kết quả", *OUTCOMES, unit="outcome"),
    _code("obstacle", "Vướng mắc", "obstacle", unit="outcome"),
    _personal("dossier_code", "Mã hồ sơ"),
    _personal("note", "Ghi chú"),
    _code("referred_to", "Chuyển đến", "referral", unit="referred_to", since=2),
    _personal("referral_text", "Lý do chuyển", unit="referred_to", since=2),
), parent="visit")

SLIP_BOOK = Kind("slip_book", "Quyển phiếu giấy", (
    _text("code", "Mã quyển", required=True),
    _count("first_no", "Từ số", low=1, required=True),
    _count("last_no", "Đến số", low=1, required=True),
    _text("void_nos", "Số bỏ"),
    _ref("member_id", "Người giữ", "member"),
    _ref("event_id", "Sự kiện", "event"),
    _text("place", "Nơi"),
    _date("held_on", "Ngày ghi"),
    _count("slips_total", "Số phiếu ghi trên bìa"),
    _count("helps_total", "Số lượt ghi trên bìa"),
    _date("closed_on", "Khớp ngày"),
))

EVENT = Kind("event", "Sự kiện, chiến dịch", (
    _text("title", "Tên", required=True),
    _choice("kind", "Loại", "event", "campaign", "duty"),
    _text("place", "Nơi"),
    _date("from_on", "Từ ngày", unit="from_on"),
    _date("to_on", "Đến ngày", unit="from_on"),
    _ref("hamlet_id", "Khu phố", "hamlet"),
    _text("goal", "Mục tiêu"),
))

SYLLABUS = Kind("syllabus", "Chương trình học", (
    _text("code", "Mã", required=True),
    _text("title", "Tên chương trình", required=True),
    _text("topic", "Nội dung"),
    _code("skill_group", "Nhóm kỹ năng", "skill_group"),
    _code("audience", "Đối tượng", "audience"),
    Field("hours", "Số giờ", Type.NUMBER),
    _text("materials", "Tài liệu"),
    _count("position", "Thứ tự"),
    _date("valid_to", "Dạy đến ngày"),
))

COURSE = Kind("course", "Lớp", (
    _text("title", "Tên lớp", required=True),
    _text("topic", "Nội dung"),
    _code("skill_group", "Nhóm kỹ năng", "skill_group"),
    _code("audience", "Đối tượng", "audience"),
    Field("hours", "Số giờ", Type.NUMBER),
    _text("syllabus", "Chương trình học", since=2),
    _text("class_no", "Số lớp", since=2),
    _text("materials", "Tài liệu", since=2),
    _text("place", "Nơi học", since=2),
    _ref("hamlet_id", "Khu phố", "hamlet", since=2),
    _ref("team_id", "Tổ", "team", since=2),
    _ref("event_id", "Sự kiện", "event", since=2),
    _count("capacity", "Số chỗ", low=1, high=10_000, since=2),
    _count("pass_share", "Phải dự ít nhất (%)", high=100, since=2),
    _date("closed_on", "Kết thúc ngày", since=2),
    _personal("note", "Ghi chú", since=2),
))

MEETING = Kind("meeting", "Buổi học", (
    _ref("course_id", "Lớp", "course", required=True),
    _date("held_on", "Ngày", required=True),
    Field("from_at", "Từ giờ", Type.TIME, unit="from_at"),
    Field("to_at", "Đến giờ", Type.TIME, unit="from_at"),
    _text("place", "Nơi"),
    _ref("trainer_id", "Người dạy", "member"),
    _ref("event_id", "Sự kiện", "event"),
    _text("topic", "Nội dung buổi", since=2),
    Field("co_trainer_ids", "Người dạy cùng", Type.REFS, target="member", since=2),
    _personal("trainer_name", "Người dạy mời", Type.NAME, since=2),
    _personal("note", "Ghi chú", since=2),
))

ENROLMENT = Kind("enrolment", "Người học", (
    _ref("course_id", "Lớp", "course", required=True),
    _ref("resident_id", "Người dân", "resident"),
    _ref("member_id", "Thành viên", "member"),
    _personal("name", "Tên khách", Type.NAME),
    _date("enrolled_on", "Ghi danh ngày"),
    _choice("source", "Ghi danh từ", "register", "door", "list", "import"),
    _date("left_on", "Nghỉ từ ngày"),
    _choice("result", "Kết quả học", "finished", "unfinished", unit="result"),
    _personal("reason", "Lý do", unit="result"),
    _text("certificate_no", "Số giấy chứng nhận", unit="certificate_no"),
    _date("certificate_on", "Ngày cấp", unit="certificate_no"),
    _text("certificate_by", "Người ký", unit="certificate_no"),
    _personal("note", "Ghi chú"),
))

ATTENDANCE = Kind("attendance", "Điểm danh", (
    _ref("meeting_id", "Buổi học", "meeting", required=True),
    _ref("resident_id", "Người dân", "resident"),
    _ref("member_id", "Thành viên", "member"),
    _personal("name", "Tên khách", Type.NAME),
    _choice("state", "Có mặt", *ATTENDANCE_STATES),
    Field("score_before", "Điểm trước", Type.NUMBER),
    Field("score_after", "Điểm sau", Type.NUMBER),
    _yes_no("signed", "Đã ký"),
    _ref("enrolment_id", "Người học", "enrolment", since=2),
), parent="meeting")

SKILL_CHECK = Kind("skill_check", "Kiểm tra kỹ năng", (
    _ref("enrolment_id", "Người học", "enrolment", required=True),
    _choice("stage", "Lúc", *STAGES, required=True),
    _choice("rater", "Ai đánh giá", *RATERS, required=True),
    _code("skill_group", "Nhóm kỹ năng", "skill_group", required=True),
    _personal("level", "Mức", Type.CHOICE, choices=LEVELS),
    _personal("score", "Điểm", Type.NUMBER),
    _date("checked_on", "Ngày"),
), parent="enrolment")

TASK = Kind("task", "Việc cần làm", (
    _personal("what", "Việc gì", required=True),
    _ref("resident_id", "Người dân", "resident"),
    _ref("visit_id", "Phiếu", "visit"),
    _ref("assignee_id", "Người làm", "member"),
    _ref("accountable_id", "Người chịu trách nhiệm", "member"),
    _date("due_on", "Hạn"),
    _text("product", "Kết quả phải có"),
    _choice("state", "Tình trạng", "open", "doing", "done", "dropped"),
    _personal("reason", "Lý do"),
    _date("closed_on", "Xong ngày"),
    _ref("course_id", "Lớp", "course", since=2),
))

TARGET = Kind("target", "Chỉ tiêu", (
    _text("indicator", "Chỉ số", required=True),
    _choice("scope_kind", "Phạm vi", "ward", "hamlet", "team", "member"),
    Field("scope_id", "Của", Type.REF),
    _text("period", "Kỳ", required=True),
    Field("value", "Số giao", Type.NUMBER),
    _text("source_doc", "Văn bản giao"),
    _date("source_on", "Ngày văn bản"),
))

FEEDBACK = Kind("feedback", "Phản ánh 1022", (
    _date("received_on", "Ngày nhận"),
    _text("channel", "Kênh"),
    _personal("content", "Nội dung", required=True),
    _text("category", "Lĩnh vực"),
    _text("sent_to", "Gửi tới"),
    _text("ref_no", "Mã phản ánh"),
    _date("due_on", "Hạn trả lời"),
    _date("answered_on", "Trả lời ngày"),
    _personal("answer", "Trả lời"),
    _yes_no("satisfied", "Hài lòng"),
))

INDEX_SCORE = Kind("index_score", "Điểm bộ chỉ số 766", (
    _text("month", "Tháng", required=True),
    Field("openness", "Công khai, minh bạch", Type.NUMBER),
    Field("progress", "Tiến độ giải quyết", Type.NUMBER),
    Field("online_service", "Dịch vụ công trực tuyến", Type.NUMBER),
    Field("online_payment", "Thanh toán trực tuyến", Type.NUMBER),
    Field("satisfaction_score", "Mức độ hài lòng", Type.NUMBER),
    Field("digitisation", "Số hóa hồ sơ", Type.NUMBER),
    _text("source", "Nguồn"),
    _date("as_of", "Tính đến ngày"),
))

FIGURE = Kind("figure", "Số liệu bên ngoài", (
    _text("indicator", "Chỉ số", required=True),
    _text("place", "Nơi"),
    Field("value", "Giá trị", Type.NUMBER),
    _text("unit", "Đơn vị"),
    _date("as_of", "Tính đến ngày"),
    _text("source", "Nguồn"),
))

DOCUMENT = Kind("document", "Bản in", (
    _text("paper", "Loại giấy", required=True),
    _text("period", "Kỳ"),
    _personal("figures", "Số liệu đã in"),
    _text("check_code", "Mã kiểm"),
    _date("printed_on", "In ngày"),
    _count("edition", "Lần in"),
    _text("title", "Tên giấy", since=2),
    _text("scope", "Của", since=2),
    _text("choices", "Đã chọn", since=2),
    _text("rules", "Cách đếm", since=2),
    _text("laptops", "Máy có phiếu", since=2),
    _text("as_of", "Tính đến", since=2),
    _count("rows", "Số dòng", since=2),
    _count("pages", "Số trang", since=2),
    _ref("member_id", "Người in", "member", since=2),
))

DOCUMENT_PART = Kind("document_part", "Phần của bản in", (
    _ref("document_id", "Bản in", "document", required=True),
    _count("position", "Thứ tự"),
    _personal("figures", "Số liệu đã in"),
), parent="document")

NARRATIVE = Kind("narrative", "Phần lời của báo cáo", (
    _text("paper", "Loại giấy", required=True),
    _text("period", "Kỳ", required=True),
    _text("scope", "Của"),
    _text("block", "Phần", required=True),
    _personal("content", "Nội dung"),
))

PAPER_WORD = Kind("paper_word", "Chữ trên giấy tờ", (
    _text("code", "Mã", required=True),
    _personal("words", "Chữ"),
))

CATALOGUE = Kind("catalogue", "Danh mục", (
    _text("list", "Danh mục", required=True),
    _text("code", "Mã", required=True),
    _text("title", "Tên", required=True),
    _text("shortcut", "Phím"),
    _date("valid_from", "Có từ ngày"),
    _date("valid_to", "Đến ngày"),
    _count("position", "Thứ tự"),
))

KINDS: dict[str, Kind] = {kind.name: kind for kind in (
    WARD, HAMLET, TEAM, MEMBER, RESIDENT, VISIT, HELP, SLIP_BOOK, EVENT, SYLLABUS, COURSE, MEETING,
    ENROLMENT, ATTENDANCE, SKILL_CHECK, TASK, TARGET, FEEDBACK, INDEX_SCORE, FIGURE, DOCUMENT, DOCUMENT_PART,
    NARRATIVE, PAPER_WORD, CATALOGUE,
)}


@cache
def unit_fields(kind: str, field: str) -> tuple[str, ...]:
    """The fields that must be set together with `field`; a field unknown here stands alone."""
    known = KINDS.get(kind)
    found = known.field(field) if known else None
    if known is None or found is None:
        return (field,)
    return known.units()[found.in_unit]


def is_reference(field: str) -> bool:
    """Whether a field points to another record (format §3): no other field may end in `_id`."""
    return field == "merged_into" or field.endswith("_id")
