"""How logs word services, results and obstacles -> our codes. Words are compared folded, first match wins."""

from dxdesk.domain.names import fold

OTHER = "OTHER"
ABSENT = "ABSENT"

SERVICES = (
    ("nop ho so", "DVC_SUBMIT"), ("dich vu cong", "DVC_SUBMIT"), ("dvc", "DVC_SUBMIT"),
    ("tich hop bhyt", "INTEGRATE_BHYT"), ("tich hop the bao hiem", "INTEGRATE_BHYT"),
    ("tich hop gplx", "INTEGRATE_GPLX"), ("tich hop giay phep lai xe", "INTEGRATE_GPLX"),
    ("tich hop bang lai", "INTEGRATE_GPLX"), ("tich hop dang ky xe", "INTEGRATE_VEHICLE"),
    ("tich hop ca vet", "INTEGRATE_VEHICLE"),
    ("kich hoat", "VNEID_ACTIVATE"), ("dang nhap lai", "VNEID_RELOGIN"), ("passcode", "VNEID_PASSCODE"),
    ("mat khau", "VNEID_PASSCODE"), ("dinh danh muc 2", "VNEID_L2_BOOK"), ("lam muc 2", "VNEID_L2_BOOK"),
    ("cai vneid", "VNEID_INSTALL"), ("vneid", "VNEID_INSTALL"), ("vssid", "VSSID"), ("etax", "ETAX"),
    ("tam tru", "QD06_04"), ("thuong tru", "QD06_03"), ("tam vang", "QD06_05"), ("luu tru", "QD06_06"),
    ("khai sinh", "QD06_12"), ("khai tu", "QD06_13"), ("ket hon", "QD06_14"), ("ho chieu", "QD06_09"),
    ("tinh trang hon nhan", "MARITAL_STATUS"), ("ct07", "RESIDENCE_CT07"), ("xac nhan cu tru", "RESIDENCE_CT07"),
    ("trich luc", "CIVIL_EXTRACT"), ("chung thuc", "CERTIFIED_COPY"), ("ho kinh doanh", "HOUSEHOLD_BUSINESS"),
    ("huu tri", "SOCIAL_PENSION"), ("ly lich tu phap", "CRIMINAL_RECORD"), ("lltp", "CRIMINAL_RECORD"),
    ("suc khoe", "EHEALTH"), ("an sinh", "WELFARE_ACCOUNT"), ("chu ky so", "DIGITAL_SIGNATURE"),
    ("lua dao", "ANTI_SCAM"), ("chuyen khoan", "TRANSFER_HELP"), ("qr", "SHOP_QR"), ("thanh toan", "CASHLESS"),
    ("ban hang online", "ECOMMERCE"), ("thuong mai dien tu", "ECOMMERCE"), ("1022", "FEEDBACK_1022"),
    ("phan anh", "FEEDBACK_1022"), ("ai", "AI_BASICS"), ("chatgpt", "AI_BASICS"), ("binh dan hoc vu", "BDHVS"),
)
OBSTACLES = (
    ("smartphone", "NO_SMARTPHONE"), ("dien thoai thong minh", "NO_SMARTPHONE"), ("chinh chu", "NO_SIM_OWN"),
    ("doi so", "PHONE_CHANGED"), ("otp", "NO_OTP"), ("may cu qua", "OS_TOO_OLD"), ("he dieu hanh", "OS_TOO_OLD"),
    ("doi ma may cu", "OLD_DEVICE"), ("nfc", "NO_NFC"), ("passcode", "FORGOT_PASSCODE"), ("quen mk", "FORGOT_PASSWORD"),
    ("mat khau", "FORGOT_PASSWORD"), ("cau hoi bao mat", "FORGOT_SECQ"), ("bi khoa", "ACCOUNT_LOCKED"),
    ("chua duyet", "NOT_APPROVED"), ("chua duoc duyet", "NOT_APPROVED"), ("chua lam muc 2", "NOT_REGISTERED_L2"),
    ("chua dang ky muc 2", "NOT_REGISTERED_L2"), ("chua co the", "NO_CHIP_CARD"), ("the het han", "CARD_EXPIRED"),
    ("mat the", "CARD_LOST"), ("the hong", "CARD_DAMAGED"), ("sai ngay sinh", "DATA_MISMATCH"),
    ("sai ho ten", "DATA_MISMATCH"), ("sai ten", "DATA_MISMATCH"), ("sai thong tin", "DATA_MISMATCH"),
    ("gia yeu", "ELDERLY"), ("khuyet tat", "DISABLED"), ("nam mot cho", "BEDRIDDEN"), ("di lam xa", "ABSENT"),
    ("vang nha", "ABSENT"), ("lua dao", "FEAR_SCAM"), ("khong dong y", "REFUSED"), ("tieng viet", "ETHNIC_LANGUAGE"),
    ("chung may", "SHARED_PHONE"), ("chung mot may", "SHARED_PHONE"), ("mat mang", "NO_NETWORK"),
    ("khong co mang", "NO_NETWORK"), ("ko co mang", "NO_NETWORK"), ("chua gan tai khoan", "BANK_NOT_LINKED"),
)
RESULTS = (
    ("hen lai", "rescheduled"), ("vang", "absent"), ("chua", "not_done"), ("khong", "not_done"), ("ko", "not_done"),
    ("xong", "done"), ("hoan thanh", "done"), ("da giup", "done"), ("duoc", "done"), ("ok", "done"),
)
OUTCOMES = {"done": "done", "not_done": "not_done", "absent": "not_done", "rescheduled": "not_done", "": ""}
"""What a log says of a line -> the outcome of its help lines; nothing said stays unknown."""


def code_of(text: str, table: tuple[tuple[str, str], ...]) -> str:
    """The code of the first wording found whole in the text; empty when none is."""
    words = f" {' '.join(fold(text).translate(_MARKS).split())} "
    return next((code for wording, code in table if f" {wording} " in words), "")


_MARKS = {ord(mark): " " for mark in "()[]/.,;:-+?"}
