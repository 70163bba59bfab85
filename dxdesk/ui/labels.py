"""Words, icons and tones for the fixed choices of the records, where a control or a tag needs more than a title."""

from dxdesk.domain.who_has_words import record_word
from dxdesk.domain.wording import CHOICES
from dxdesk.store.record_state import CONFIRMED, OTHERS, SENT, RecordState
from dxdesk.ui.parts import Option
from dxdesk.ui.table_rows import Tag

_UNKNOWN = Tag("Chưa rõ", "off", "help")
EID_TAGS = {
    "": _UNKNOWN, "unknown": _UNKNOWN, "no_card": Tag("Chưa có thẻ", "off", "card"),
    "card_ok": Tag("Có thẻ", "off", "card"), "l1": Tag("Mức 1", "off", "skip"),
    "l2_pending": Tag("Chờ duyệt", "warn", "clock"), "l2_issued": Tag("Đã cấp mức 2", "off", "card"),
    "l2_activated": Tag("Đã kích hoạt", "ok", "check"), "locked": Tag("Bị khóa", "off", "lock"),
}
DEVICES = (("", "Chưa hỏi"), *CHOICES["device"].items())
CONSENTS = tuple(CHOICES["consent_method"].items())
SEXES = (Option("M", "Nam"), Option("F", "Nữ"))
FEELINGS = (Option("3", "Hài lòng", "happy"), Option("2", "Tạm được", "neutral"), Option("1", "Chưa", "sad"))
FEELING_WORDS = {option.value: option.word.lower() for option in FEELINGS[:2]} | {"1": "chưa hài lòng"}
OUTCOME_TAGS = {
    "done": Tag("Xong", "ok", "check"), "partly": Tag("Một phần", "warn", "clock"),
    "not_done": Tag("Chưa", "off", "skip"), "referred": Tag("Chuyển", "accent", "sent"), "": Tag("", "off", "doc"),
}
ATTENDANCE_TAGS = {
    "present": Tag("Có mặt", "ok", "check"), "late": Tag("Đến trễ", "warn", "clock"),
    "left": Tag("Về sớm", "warn", "clock"), "excused": Tag("Có phép", "off", "doc"),
    "absent": Tag("Vắng", "bad", "minus"),
}
FINISHED_TAG = Tag("Hoàn thành", "ok", "check")
CLASH = Tag("Xung đột", "clash", "clash")


def state_tag(where: RecordState) -> Tag:
    """Where a record is: on this laptop only, sent, or whose receipt came back (look §7)."""
    tone, icon = {SENT: ("accent", "sent"), CONFIRMED: ("ok", "check2"), OTHERS: ("off", "laptop")}.get(
        where.state, ("off", "saved"))
    return Tag(record_word(where.state, where.by, where.ward), tone, icon)
