"""Qt's own buttons and menus in Vietnamese; the wheel ships no such translation (notes qt-pdf-qr §2)."""

from PySide6.QtCore import QTranslator

WORDS = {
    "OK": "Đồng ý", "&OK": "Đồng ý", "Save": "Lưu", "&Save": "&Lưu", "Save All": "Lưu tất cả", "Open": "Mở",
    "&Open": "&Mở", "&Yes": "&Có", "Yes to &All": "Có với &tất cả", "&No": "&Không", "N&o to All": "Khô&ng tất cả",
    "Abort": "Dừng", "Retry": "Thử lại", "Ignore": "Bỏ qua", "Close": "Đóng", "&Close": "Đó&ng", "Cancel": "Hủy",
    "&Cancel": "&Hủy", "Discard": "Bỏ, không lưu", "Don't Save": "Không lưu", "Help": "Trợ giúp", "Apply": "Áp dụng",
    "Reset": "Đặt lại", "Restore Defaults": "Về như ban đầu", "Show Details...": "Xem chi tiết",
    "Hide Details...": "Giấu chi tiết", "&Undo": "&Hoàn tác", "&Redo": "&Làm lại", "Cu&t": "Cắ&t", "&Copy": "&Chép",
    "&Paste": "&Dán", "Delete": "Xóa", "&Delete": "&Xóa", "Select All": "Chọn tất cả", "&Choose": "&Chọn",
    "&Step up": "&Tăng", "Step &down": "&Giảm", "Look in:": "Trong:", "File &name:": "&Tên tệp:",
    "Files of type:": "Loại tệp:", "Directory:": "Thư mục:", "All Files (*)": "Mọi tệp (*)", "Files": "Tệp",
    "Back": "Lùi", "Forward": "Tiến", "Parent Directory": "Thư mục cha", "Create New Folder": "Tạo thư mục",
    "&New Folder": "Thư mục &mới", "New Folder": "Thư mục mới", "List View": "Xem danh sách", "Detail View": "Xem kỹ",
    "Name": "Tên", "Size": "Cỡ", "Type": "Loại", "Date Modified": "Ngày sửa", "My Computer": "Máy này",
    "Computer": "Máy này", "&Rename": "&Đổi tên", "Show &hidden files": "Hiện tệp ẩ&n", "Find Directory": "Tìm thư mục",
    "Print": "In", "&Print": "&In", "Printer": "Máy in", "&Name:": "Tê&n:", "Location:": "Nơi đặt:",
    "P&roperties": "&Thuộc tính", "Copies": "Số bản", "Page Setup": "Khổ giấy", "Today": "Hôm nay",
}


class VietnameseWords(QTranslator):
    """Answers with the words above, whichever part of Qt asks; what is not among them stays as it is."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """The Vietnamese words, or None for "not mine"."""
        return WORDS.get(source)

    def isEmpty(self) -> bool:  # noqa: N802
        """Never: Qt asks before it installs."""
        return False
