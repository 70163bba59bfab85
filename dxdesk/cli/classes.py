"""`class`: the group of commands about training; every subject lies in a file of its own, loaded when it is named."""

from dxdesk.cli.frame import Group

CLASS_COMMANDS = {
    "new": ("class_new", "Mở một lớp với các buổi của lớp."),
    "edit": ("class_new", "Sửa một lớp."),
    "delete": ("class_new", "Xóa một lớp, hoặc xóa nốt phần máy khác ghi thêm."),
    "reopen": ("class_new", "Mở lại một lớp đã xóa."),
    "list": ("class_list", "Các lớp trong sổ."),
    "show": ("class_list", "Xem một lớp và các buổi của lớp."),
    "calendar": ("class_list", "Lịch học của một tháng, mọi lớp."),
    "meet": ("class_meet", "Thêm buổi học vào một lớp."),
    "meet-edit": ("class_meet", "Sửa một buổi học."),
    "meet-delete": ("class_meet", "Xóa một buổi học cùng điểm danh của buổi."),
    "report": ("class_report", "In giấy của lớp: danh sách ký, bảng điểm danh, kết quả, chứng nhận, nhật ký."),
    "enrol": ("class_enrol", "Ghi danh người trong sổ, thành viên, khách, hoặc một danh sách."),
    "learners": ("class_enrol", "Người học của một lớp."),
    "leave": ("class_leave", "Ghi một người nghỉ học, hoặc học lại."),
    "remove": ("class_leave", "Bỏ một người khỏi lớp."),
    "attend": ("class_attend", "Điểm danh một buổi, hoặc xem điểm danh."),
    "import": ("class_import", "Nhận bảng điểm danh ghi bằng bảng tính."),
    "result": ("class_results", "Kết quả một lớp: ai dự, ai hoàn thành, kỹ năng trước và sau."),
    "check": ("class_results", "Ghi mức kỹ năng hay điểm của một người học."),
    "decide": ("class_results", "Ghi ai hoàn thành lớp, ai chưa."),
    "confirm": ("class_results", "Ghi ngày VNeID xác nhận phổ cập kỹ năng số."),
    "follow-on": ("class_follow_on", "Ai cần giúp thêm sau lớp, và giao việc."),
    "visits": ("class_follow_on", "Ghi phiếu hỗ trợ tại lớp cho người có mặt."),
    "courses": ("class_courses", "Các chương trình học."),
    "course-new": ("class_courses", "Thêm một chương trình học."),
    "course-edit": ("class_courses", "Sửa một chương trình học."),
}

class_command = Group(
    "class", index=CLASS_COMMANDS, no_args_is_help=False, subcommand_metavar="LỆNH …", options_metavar="[TÙY CHỌN]",
    help="Tập huấn: lớp, buổi học, người học, điểm danh, kết quả.",
)
