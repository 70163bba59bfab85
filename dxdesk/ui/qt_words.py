"""Qt's own buttons, menus and dialogs in Vietnamese; the wheel ships no such translation (notes qt-pdf-qr §2).

Key names (Ctrl, Alt, Enter) and sizes of paper (A4, B5) stay as they are printed on keyboards and boxes.
"""

from PySide6.QtCore import QTranslator

_BUTTONS = {
    "OK": "Đồng ý", "&OK": "Đồng ý", "Save": "Lưu", "&Save": "&Lưu", "Save All": "Lưu tất cả", "Open": "Mở",
    "&Open": "&Mở", "&Yes": "&Có", "Yes to &All": "Có với &tất cả", "&No": "&Không", "N&o to All": "Khô&ng tất cả",
    "Abort": "Dừng", "Retry": "Thử lại", "Ignore": "Bỏ qua", "Close": "Đóng", "&Close": "Đó&ng", "Cancel": "Hủy",
    "&Cancel": "&Hủy", "Discard": "Bỏ, không lưu", "Don't Save": "Không lưu", "Help": "Trợ giúp", "Apply": "Áp dụng",
    "Reset": "Đặt lại", "Restore Defaults": "Về như ban đầu", "Show Details...": "Xem chi tiết",
    "Hide Details...": "Giấu chi tiết", "Enter a value:": "Gõ vào:", "&Show this message again": "&Lần sau lại báo",
}
_MENUS = {
    "&Undo": "&Hoàn tác", "&Redo": "&Làm lại", "Cu&t": "Cắ&t", "&Copy": "&Chép", "Copy &Link Location": "Chép &địa chỉ",
    "&Paste": "&Dán", "Delete": "Xóa", "&Delete": "&Xóa", "Select All": "Chọn tất cả", "&Select All": "Chọn tất &cả",
    "&Choose": "&Chọn", "&Step up": "&Tăng", "Step &down": "&Giảm", "Clear": "Xóa hết", "Today": "Hôm nay",
    "Scroll here": "Cuộn tới đây", "Left edge": "Mép trái", "Right edge": "Mép phải", "Top": "Đầu trang",
    "Bottom": "Cuối trang", "Page left": "Sang trái một trang", "Page right": "Sang phải một trang",
    "Page up": "Lên một trang", "Page down": "Xuống một trang", "Scroll left": "Cuộn sang trái",
    "Scroll right": "Cuộn sang phải", "Scroll up": "Cuộn lên", "Scroll down": "Cuộn xuống",
    "Scroll Left": "Cuộn sang trái", "Scroll Right": "Cuộn sang phải", "Scroll Up": "Cuộn lên",
    "Scroll Down": "Cuộn xuống",
}
_SPOKEN = {  # what a screen reader says one can do with a control
    "Press": "Bấm", "Increase": "Tăng", "Decrease": "Giảm", "ShowMenu": "Mở danh sách", "SetFocus": "Đưa con trỏ tới",
    "Toggle": "Đổi", "Previous Page": "Trang trước", "Next Page": "Trang sau", "Triggers the action": "Làm việc này",
    "Increase the value": "Tăng giá trị", "Decrease the value": "Giảm giá trị", "Shows the menu": "Mở danh sách",
    "Sets the focus on this widget": "Đưa con trỏ tới ô này", "Toggles the state": "Đổi qua lại",
    "Scrolls to the left": "Cuộn sang trái", "Scrolls to the right": "Cuộn sang phải", "Scrolls up": "Cuộn lên",
    "Scrolls down": "Cuộn xuống", "Goes back a page": "Về trang trước", "Goes to the next page": "Sang trang sau",
    "Open the combo box selection popup": "Mở danh sách để chọn", "True": "Có", "False": "Không",
    "Sets the focus": "Đưa con trỏ tới", "Uncheck": "Bỏ chọn", "Check": "Chọn", "Execute": "Làm", "Activate": "Chọn",
}
_FILES = {
    "Look in:": "Trong:", "&Look in:": "T&rong:", "File &name:": "&Tên tệp:", "Files of type:": "Loại tệp:",
    "Files of &type:": "L&oại tệp:", "Directory:": "Thư mục:", "All Files (*)": "Mọi tệp (*)", "Files": "Tệp",
    "Directories": "Thư mục", "Back": "Lùi", "Go back": "Lùi lại", "Forward": "Tiến", "Go forward": "Tiến tới",
    "Parent Directory": "Thư mục cha", "Go to the parent directory": "Lên thư mục cha",
    "Create New Folder": "Tạo thư mục", "Create a New Folder": "Tạo thư mục mới", "&New Folder": "Thư mục &mới",
    "New Folder": "Thư mục mới", "List View": "Xem danh sách", "Change to list view mode": "Xem thành danh sách",
    "Detail View": "Xem kỹ", "Change to detail view mode": "Xem có cỡ và ngày", "Sidebar": "Cột bên",
    "List of places and bookmarks": "Những nơi hay mở", "Recent Places": "Nơi mở gần đây", "Show ": "Hiện ",
    "Name": "Tên", "Size": "Cỡ", "Type": "Loại", "Kind": "Loại", "Date Modified": "Ngày sửa", "My Computer": "Máy này",
    "Computer": "Máy này", "&Rename": "&Đổi tên", "Remove": "Bỏ ra", "Show &hidden files": "Hiện tệp ẩ&n",
    "Find Directory": "Tìm thư mục", "Save As": "Lưu thành", "Drive": "Ổ đĩa", "Folder": "Thư mục",
    "File Folder": "Thư mục", "File": "Tệp", "%1 File": "Tệp %1", "Shortcut": "Lối tắt", "Alias": "Lối tắt",
    "Unknown": "Không rõ", "Invalid filename": "Tên tệp không dùng được",
    "%1 already exists.\nDo you want to replace it?": "Đã có %1.\nThay bằng tệp mới?",
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.":
        "%1\nKhông thấy thư mục này. Xem lại tên.",
    "%1\nFile not found.\nPlease verify the correct file name was given.": "%1\nKhông thấy tệp này. Xem lại tên.",
    "'%1' is write protected.\nDo you want to delete it anyway?": "'%1' bị cấm ghi.\nVẫn xóa?",
    "Are you sure you want to delete '%1'?": "Xóa hẳn '%1'?", "Could not delete directory.": "Không xóa được thư mục.",
    '<b>The name "%1" cannot be used.</b><p>Try using another name, with fewer characters or no punctuation marks.':
        "<b>Không dùng được tên “%1”.</b><p>Đặt tên ngắn hơn, không có dấu câu.",
}
_PRINTER = {
    "Print": "In", "&Print": "&In", "Printer": "Máy in", "&Name:": "Tê&n:", "Location:": "Nơi đặt:", "Type:": "Loại:",
    "P&roperties": "&Thuộc tính", "Preview": "Xem trước", "Output &file:": "&Tệp in ra:", "Local file": "Tệp trên máy",
    "Print to File (PDF)": "In vào tệp PDF", "Write PDF file": "Ghi tệp PDF", "&Options >>": "&Thêm >>",
    "&Options <<": "&Bớt <<", "Options": "Tùy chọn", "Output Settings": "Cách in", "Copies": "Số bản",
    "Copies:": "Số bản:", "Collate": "Xếp theo bộ", "Reverse": "In ngược từ cuối", "Color Mode": "Màu",
    "Color": "In màu", "Grayscale": "Đen trắng", "Double Sided Printing": "In hai mặt", "Off": "Không",
    "Long side binding": "Lật cạnh dài", "Short side binding": "Lật cạnh ngắn", "Print range": "In những trang nào",
    "Print all": "In tất cả", "Pages from": "Từ trang", "Pages": "Các trang", "to": "đến", "Selection": "Phần đã chọn",
    "Current Page": "Trang đang xem", "Page &Set:": "Bộ t&rang:", "All Pages": "Mọi trang", "Odd Pages": "Trang lẻ",
    "Even Pages": "Trang chẵn", "Page": "Trang", "Advanced": "Thêm", "Job Options": "Tùy chọn in",
    "Specify pages or ranges separated by commas. Ranges are specified by two numbers separated by a hyphen. "
    "E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.":
        "Ghi số trang, cách nhau bằng dấu phẩy. 3,5-7,9 là in trang 3, 5, 6, 7, 9.",
    "Printer Properties": "Thuộc tính máy in",
}
_PAPER = {
    "Page Setup": "Khổ giấy", "Page Layout": "Cách xếp", "Paper": "Giấy", "Page size:": "Khổ giấy:", "Width:": "Rộng:",
    "Height:": "Cao:", "Paper source:": "Khay giấy:", "Orientation": "Chiều giấy", "Portrait": "Giấy dọc",
    "Landscape": "Giấy ngang", "Reverse landscape": "Giấy ngang, ngược", "Reverse portrait": "Giấy dọc, ngược",
    "Margins": "Lề", "top margin": "lề trên", "bottom margin": "lề dưới", "left margin": "lề trái",
    "right margin": "lề phải", "Page &order:": "&Thứ tự trang:", "Pages &per sheet:": "Số trang một &tờ:",
    "Custom": "Khổ khác", "Millimeters (mm)": "Mi-li-mét (mm)", "Inches (in)": "In-sơ (in)", "Points (pt)": "Điểm (pt)",
    "Pica (P̸)": "Pi-ca (P̸)", "Didot (DD)": "Đi-đô (DD)", "Cicero (CC)": "Xi-xê-rô (CC)",
    "Bottom to Top, Left to Right": "Dưới sang trên, trái sang phải",
    "Bottom to Top, Right to Left": "Dưới sang trên, phải sang trái",
    "Left to Right, Bottom to Top": "Trái sang phải, dưới sang trên",
    "Left to Right, Top to Bottom": "Trái sang phải, trên sang dưới",
    "Right to Left, Bottom to Top": "Phải sang trái, dưới sang trên",
    "Right to Left, Top to Bottom": "Phải sang trái, trên sang dưới",
    "Top to Bottom, Left to Right": "Trên sang dưới, trái sang phải",
    "Top to Bottom, Right to Left": "Trên sang dưới, phải sang trái",
}
WORDS = {**_BUTTONS, **_MENUS, **_SPOKEN, **_FILES, **_PRINTER, **_PAPER}


class VietnameseWords(QTranslator):
    """Answers with the words above, whichever part of Qt asks; what is not among them stays as it is."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """The Vietnamese words, or None for "not mine"."""
        return WORDS.get(source)

    def isEmpty(self) -> bool:  # noqa: N802
        """Never: Qt asks before it installs."""
        return False
