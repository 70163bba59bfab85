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
    "import": ("class_import", "Nhận bảng điểm danh ghi bằng bảng tính."),
    "courses": ("class_courses", "Các chương trình học."),
    "course-new": ("class_courses", "Thêm một chương trình học."),
    "course-edit": ("class_courses", "Sửa một chương trình học."),
}

class_command = Group(
    "class", index=CLASS_COMMANDS, no_args_is_help=False, subcommand_metavar="LỆNH …", options_metavar="[TÙY CHỌN]",
    help="Tập huấn: lớp, buổi học, người học, điểm danh, kết quả.",
)
