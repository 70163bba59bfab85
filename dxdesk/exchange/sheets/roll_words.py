"""How attendance sheets word their columns, marks and legends, and what people read about what was found in them.

Words are compared folded (`names.fold`).
"""

from dxdesk.domain.training_words import STATE_WORDS

TITLES = {
    "number": ("stt", "tt", "so tt", "so thu tu", "no"),
    "full_name": ("ho ten", "ho va ten", "ten", "hoc vien", "nguoi hoc", "ho ten hoc vien", "ho va ten hoc vien",
                  "ten hoc vien", "ho ten nguoi hoc", "ho va ten nguoi hoc", "ho, ten", "ho va ten hv"),
    "born": ("nam sinh", "ngay sinh", "sinh nam", "ns", "ngay thang nam sinh", "ngay, thang, nam sinh"),
    "phone": ("sdt", "so dt", "so dien thoai", "dien thoai", "dt", "dien thoai lien he"),
    "national_id": ("cccd", "so cccd", "can cuoc", "so can cuoc", "cccd/cmnd", "so dinh danh"),
    "sex": ("gioi tinh", "gt", "phai", "nam/nu"),
    "address": ("dia chi", "noi o", "cho o", "khu pho", "thon", "ap", "to dan pho"),
    "signed": ("ky ten", "chu ky", "ky nhan", "ky"),
    "note": ("ghi chu",),
}
TITLE_OF = {title: field for field, titles in TITLES.items() for title in titles}
ROLL_GROUP = "diem danh"
ONE_MEETING = (ROLL_GROUP, "co mat", "tham du", "du hoc", "du lop")
BEFORE = ("truoc", "dau vao", "dau lop", "dau khoa", "diem dau")
AFTER = ("sau", "dau ra", "cuoi lop", "cuoi khoa", "diem cuoi")
SCORED = ("diem", "danh gia", "kiem tra", "thang 10")
TRAINER_RATES = ("giang vien", "giao vien", "nguoi day", "gv")

PRESENT, LATE, LEFT, EXCUSED, ABSENT, NOT_TAKEN = "present", "late", "left", "excused", "absent", ""
MARKS = {"x": PRESENT, "✓": PRESENT, "p": EXCUSED, "v": ABSENT}
LOOKALIKES = str.maketrans({"х": "x", "Х": "x", "×": "x", "✗": "x", "✔": "✓", "√": "✓", "☑": "✓", "р": "p", "Р": "p"})
"""Marks that look like another one: the Cyrillic letters, the signs of multiplication and root."""
MEANINGS = (
    ("khong phep", ABSENT), ("khong ly do", ABSENT), ("co phep", EXCUSED), ("xin phep", EXCUSED), ("phep", EXCUSED),
    ("co ly do", EXCUSED), ("chua diem danh", NOT_TAKEN), ("khong diem danh", NOT_TAKEN), ("chua", NOT_TAKEN),
    ("ve som", LEFT), ("tre", LATE), ("muon", LATE), ("vang", ABSENT), ("nghi", ABSENT),
    ("co mat", PRESENT), ("co di", PRESENT), ("du hoc", PRESENT), ("di hoc", PRESENT), ("co hoc", PRESENT),
    ("tham du", PRESENT), ("true", PRESENT), ("co", PRESENT), ("m", LATE),
)
"""What a legend says of a mark, or a word a mark may be suggested by -> the state; the first found whole wins."""
BLANK_MARKS = ("de trong", "bo trong", "o trong", "trong")

TOTALS = ("tong", "tong so", "tong cong", "cong", "so nguoi", "si so", "so luong", "so co mat", "hien dien", "co mat",
          "vang")
LEGENDS = ("ghi chu", "chu thich", "ky hieu", "quy uoc")
SIGNERS = ("giang vien", "giao vien", "nguoi lap", "to truong", "lop truong", "nguoi day", "xac nhan", "tm.",
           "chu tich", "can bo", "ky ten", "ky, ghi", "(ky", "thu truong")
CLASS_HEADS = ("phieu diem danh", "bang diem danh", "so diem danh", "danh sach diem danh", "danh sach hoc vien",
               "danh sach", "diem danh")
SKILLS = (
    ("tri tue nhan tao", "ai"), ("ai", "ai"), ("chatgpt", "ai"), ("an toan", "safety"), ("lua dao", "safety"),
    ("dich vu cong", "online_service"), ("vneid", "online_service"), ("dvc", "online_service"),
    ("thanh toan", "commerce"), ("khong tien mat", "commerce"), ("ban hang", "commerce"), ("mua ban", "commerce"),
    ("zalo", "communication"), ("giao tiep", "communication"), ("tim kiem", "information"),
    ("thong tin", "information"),
    ("smartphone", "device"), ("dien thoai thong minh", "device"), ("may tinh", "device"), ("thiet bi", "device"),
)
"""What a class is about -> the group of skills to suggest."""

SESSION_ORDER = "session: month written first"
WARNINGS = {
    "attendance: mark not understood": "Có dấu điểm danh không hiểu.",
    "score_before: outside 0-10": "Điểm trước ngoài thang 0 đến 10. Đã bỏ trống.",
    "score_after: outside 0-10": "Điểm sau ngoài thang 0 đến 10. Đã bỏ trống.",
    "score_before: not a number": "Điểm trước không phải số từ 0 đến 10, nhiều nhất một số lẻ. Đã bỏ trống.",
    "score_after: not a number": "Điểm sau không phải số từ 0 đến 10, nhiều nhất một số lẻ. Đã bỏ trống.",
    "born: not a year": "Không hiểu năm sinh. Đã bỏ trống.",
    "born: in the future": "Năm sinh sau năm nay. Đã bỏ trống.",
    "sex: not understood": "Không hiểu giới tính. Đã bỏ trống.",
    "total: differs": "Dòng cộng ghi khác số đếm được.",
}
REPAIRS = {
    SESSION_ORDER: "Tiêu đề ghi tháng trước ngày, đã hiểu theo các buổi khác.",
    "born: two-digit year completed": "Đã ghi đủ bốn số của năm sinh.",
}
SKIPPED = {
    "title": "Dòng tựa.", "header": "Dòng tiêu đề.", "blank": "Dòng trống.", "total": "Dòng cộng.",
    "legend": "Dòng chú thích.", "signature": "Dòng ký tên.", "not_a_learner": "Dòng không ghi họ tên.",
    "refused": "Dòng có ô không ghi vào sổ được.",
}
MARK_WORDS = {**STATE_WORDS, NOT_TAKEN: "chưa điểm danh"}
"""What a mark stands for, in words."""
