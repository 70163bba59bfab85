"""The words people read for the fixed choices of the records."""

from dxdesk.ui.parts import Option
from dxdesk.ui.table_rows import Tag

EID: tuple[tuple[str, str], ...] = (
    ("unknown", "Chưa rõ"), ("no_card", "Chưa có thẻ"), ("card_ok", "Có thẻ, chưa có tài khoản"), ("l1", "Mức 1"),
    ("l2_pending", "Mức 2, chờ duyệt"), ("l2_issued", "Mức 2, chưa kích hoạt"), ("l2_activated", "Mức 2, đã kích hoạt"),
    ("locked", "Bị khóa"),
)
EID_WORDS = dict(EID)
EID_TAGS = {
    "": Tag("Chưa rõ", "off", "help"), "unknown": Tag("Chưa rõ", "off", "help"),
    "no_card": Tag("Chưa có thẻ", "off", "card"), "card_ok": Tag("Có thẻ", "off", "card"),
    "l1": Tag("Mức 1", "off", "skip"), "l2_pending": Tag("Chờ duyệt", "warn", "clock"),
    "l2_issued": Tag("Đã cấp mức 2", "off", "card"), "l2_activated": Tag("Đã kích hoạt", "ok", "check"),
    "locked": Tag("Bị khóa", "off", "lock"),
}
DEVICES: tuple[tuple[str, str], ...] = (
    ("", "Chưa hỏi"), ("android", "Android"), ("iphone", "iPhone"), ("basic", "Máy phím bấm"), ("none", "Không có máy"))
DEVICE_WORDS = dict(DEVICES)
SEXES = (Option("M", "Nam"), Option("F", "Nữ"))
SEX_WORDS = {"M": "Nam", "F": "Nữ"}
FEELINGS = (Option("3", "Hài lòng", "happy"), Option("2", "Tạm được", "neutral"), Option("1", "Chưa", "sad"))
FEELING_WORDS = {"3": "hài lòng", "2": "tạm được", "1": "chưa hài lòng"}
OUTCOMES = (
    Option("done", "Xong"), Option("partly", "Một phần"), Option("not_done", "Chưa"), Option("referred", "Chuyển"))
OUTCOME_WORDS = {"done": "xong", "partly": "một phần", "not_done": "chưa xong", "referred": "chuyển nơi khác"}
OUTCOME_TAGS = {
    "done": Tag("Xong", "ok", "check"), "partly": Tag("Một phần", "warn", "clock"),
    "not_done": Tag("Chưa", "off", "skip"), "referred": Tag("Chuyển", "accent", "sent"),
}
CONSENTS: tuple[tuple[str, str], ...] = (("spoken", "Nói miệng"), ("signed", "Ký giấy"), ("qr", "Quét mã"))
CONSENT_WORDS = {"spoken": "nói miệng", "signed": "ký giấy", "qr": "quét mã"}
YES_NO_WORDS = {"yes": "Có", "no": "Không"}
