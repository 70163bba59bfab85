"""Every key of the program and what each page is for: the one table the sheet shows and the tests compare (look §5)."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """A key as printed on the keyboard and what it does.

    `bound` are the shortcuts that do it, as Qt writes them; empty where the control with the focus takes the key.
    """

    keys: str
    words: str
    bound: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Keys that belong together under one title."""

    title: str
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class PageKeys:
    """The answer to "?" on a page in three lines, and its keys; `page` is the key of the page, "" for all pages."""

    page: str
    answer: tuple[str, ...]
    groups: tuple[Group, ...]

    def bound(self) -> Iterator[str]:
        """Every shortcut the page must have."""
        for group in self.groups:
            for key in group.keys:
                yield from key.bound


_FIELDS = (
    Key("Enter", "Sang ô kế tiếp, theo thứ tự của phiếu giấy"),
    Key("Shift Enter", "Về ô trước"),
    Key("Ctrl Enter", "Lưu, sang phiếu mới", ("Ctrl+Return", "Ctrl+Enter")),
    Key("F4", "Chép lại ô này từ phiếu trước", ("F4",)),
    Key("Chữ cái", "Chọn một việc đã giúp, gõ lại thì bỏ"),
    Key("Shift chữ cái", "Thêm một dòng nữa của cùng việc"),
    Key("1 2 3 4", "Kết quả của một việc: xong, một phần, chưa, chuyển"),
    Key("Phím cách", "Bỏ hay giữ việc tiếp theo máy đề nghị"),
    Key("Esc", "Đóng danh sách đang mở, về ô đang ghi"),
)
_PERSON = (
    Key("F3", "Quét hoặc dán mã trên thẻ căn cước", ("F3",)),
    Key("Ctrl K", "Tìm người trong sổ", ("Ctrl+K",)),
    Key("F6", "Đúng người máy gợi ý", ("F6",)),
    Key("F8", "Ghi người kế tiếp cùng hộ", ("F8",)),
)
_SLIP = (
    Key("Ctrl N", "Phiếu mới", ("Ctrl+N",)),
    Key("Ctrl Z", "Hoàn tác, lùi từng lần đến 20 lần lưu", ("Ctrl+Z",)),
    Key("Ctrl Shift Z", "Làm lại lần vừa hoàn tác", ("Ctrl+Shift+Z",)),
    Key("Alt ↑", "Mở lại phiếu vừa lưu", ("Alt+Up",)),
    Key("Ctrl P", "In giấy hẹn; phiếu đang ghi có ngày hẹn thì lưu trước", ("Ctrl+P",)),
    Key("F5", "Tiếp tục phiếu dở máy giữ lại", ("F5",)),
    Key("F2", "Đổi ngày, ca, nơi làm, sự kiện, người ghi", ("F2",)),
    Key("F7", "Quyển phiếu giấy", ("F7",)),
)
_LIST = (
    Key("↓", "Từ ô tìm xuống danh sách"),
    Key("Enter", "Mở dòng đang chọn"),
)
_ROLL = (
    Key("Phím cách", "Có mặt hay vắng"),
    Key("C V P T S", "Có mặt, vắng, có phép, đến trễ, về sớm"),
    Key("K", "Đã ký hay chưa"),
    Key("A", "Ở cột Ký tên: ai có mặt cũng đã ký"),
    Key("Ctrl PgUp, Ctrl PgDn", "Sang buổi trước, buổi sau"),
    Key("Gõ tên hay số", "Nhảy tới người ấy; chữ đầu trùng một phím trên thì giữ Shift"),
    Key("1 2", "Chọn một bên ở chỗ hai máy ghi khác nhau"),
    Key("Ctrl Enter", "Lưu điểm danh", ("Ctrl+Return", "Ctrl+Enter")),
    Key("Ctrl Z", "Lấy lại lần lưu vừa rồi", ("Ctrl+Z",)),
)
_CLASS = (
    Key("Ctrl N", "Mở lớp mới", ("Ctrl+N",)),
    Key("↑ ↓", "Sang lớp khác ở cột trái"),
    Key("Ctrl K", "Ghi danh thêm người", ("Ctrl+K",)),
    Key("Del", "Bỏ một người khỏi lớp"),
    Key("1 2 3 4", "Mức kỹ năng; Enter sang người kế tiếp"),
    Key("Ctrl P", "Giấy in của lớp", ("Ctrl+P",)),
    Key("Esc", "Về danh sách lớp"),
)
PAGES = (
    PageKeys("desk", (
        "Mỗi người được giúp là một phiếu: gõ theo thứ tự trên giấy, Enter sang ô kế, Ctrl Enter thì lưu.",
        "Quét căn cước lúc nào cũng được, con trỏ ở đâu cũng được; người đã có trong sổ thì máy tự điền.",
        "Ghi nhầm thì Ctrl Z. Không có gì mất: phiếu đang ghi tự giữ lại, cả khi mất điện.",
    ), (Group("Trong phiếu", _FIELDS), Group("Người", _PERSON), Group("Phiếu và buổi làm", _SLIP))),
    PageKeys("people", (
        "Tìm bất kỳ ai bằng một phần tên, 4 số cuối căn cước, điện thoại hoặc năm sinh; không cần gõ dấu.",
        "Bên phải là diễn biến của người ấy: đã giúp gì, ai ghi, máy nào, lúc nào.",
        "Hai hồ sơ là một người thì gộp; gộp nhầm thì gỡ gộp, không mất gì.",
    ), (Group("Tìm và mở", (
        Key("Ctrl K", "Tới ô tìm", ("Ctrl+K",)), *_LIST, Key("Ctrl N", "Ghi người mới", ("Ctrl+N",)),
        Key("Ctrl P", "In giấy hẹn của người đang xem", ("Ctrl+P",)),
        Key("Ctrl E", "Xuất Excel, nhận lại bảng đã sửa", ("Ctrl+E",)), Key("Esc", "Về danh sách", ("Esc",)))),)),
    PageKeys("training", (
        "Một lớp gồm nhiều buổi. Ghi danh trước, hoặc quét căn cước ngay tại cửa lớp.",
        "Mở buổi học thì mọi người đang là có mặt: chỉ sửa người vắng, rồi Ctrl Enter.",
        "Hai máy cùng điểm danh một buổi thì gộp theo từng người; chỉ chỗ thật sự khác mới hỏi.",
    ), (Group("Điểm danh", _ROLL), Group("Lớp", _CLASS))),
    PageKeys("exchange", (
        "Chọn USB hoặc thư mục chung, xem trước sẽ nhận và gửi gì, rồi mới trao đổi.",
        "Gói thiếu hay lạ thì chưa nhận dòng nào và nói rõ vì sao; nhận lại nhiều lần cũng không trùng.",
        "Hai máy ghi khác nhau ở một chỗ thì vào Hộp xung đột; cả hai giá trị đều còn, chờ người chọn.",
    ), (Group("Trao đổi", (
            Key("Enter", "Làm bước kế tiếp; trên một dòng thì mở dòng ấy"),
            Key("Esc", "Từ các tệp của một gói về bảng"))),
        Group("Hộp xung đột", (
            Key("1 2 3 …", "Chọn một giá trị"), Key("Enter", "Giữ giá trị đã chọn; ở chỗ đã chọn thì mở ra chọn lại"),
            Key("Ctrl F", "Lọc các chỗ chờ chọn", ("Ctrl+F",)), Key("Esc", "Bỏ lọc, về danh sách"))))),
    PageKeys("reports", (
        "Chọn giấy và kỳ, xem đúng tờ sẽ in, rồi in hoặc lưu PDF; in ra thì sổ giữ lại số liệu và mã kiểm.",
        "Bấm vào một con số trên trang để mở những phiếu làm nên nó.",
        "Máy nào chưa gửi phiếu thì báo cáo ghi rõ là chưa đủ.",
    ), (Group("Báo cáo", (
        Key("Ctrl P", "In", ("Ctrl+P",)), Key("Ctrl S", "Lưu tệp PDF", ("Ctrl+S",)),
        Key("PgUp PgDn, Home End", "Sang trang khác của giấy"), Key("Phím cộng, phím trừ", "Trang to hơn, nhỏ hơn"),
        Key("← →, Enter", "Trên trang in: tới từng con số, mở phiếu của nó"),
        Key("Ctrl E", "Xuất Excel, nhận lại bảng đã sửa", ("Ctrl+E",)),
        Key("Esc", "Từ danh sách phiếu về giấy đang xem; thôi in", ("Esc",)))),)),
    PageKeys("settings", (
        "Chung: cỡ chữ, nền, mật khẩu, bản sao lưu. Máy trong phường: mời máy mới, so dãy số rồi duyệt.",
        "Vào phường, khóa: giấy mời, tờ khóa gốc. Giấy tờ: chữ cố định, người ký, tiền ngày công.",
        "Người dùng: mã PIN, tự khóa. Xóa: xóa hẳn theo yêu cầu, lược.",
    ), (Group("Cài đặt", (Key("← →", "Sang thẻ bên cạnh"), Key("Esc", "Đóng tờ đang mở, về danh sách"))),)),
)
EVERYWHERE = PageKeys("", (), (Group("Ở mọi trang", (
    Key("F1", "Mở và đóng tờ phím này", ("F1",)),
    Key("Alt 1 … 9", "Sang trang theo thứ tự ở cột trái"),
    Key("Tab, Shift Tab", "Sang ô kế, về ô trước"),
    Key("Alt chữ", "Tới ô có chữ ấy gạch chân"),
    Key("Ctrl L", "Khóa máy, phiếu đang ghi vẫn còn nguyên", ("Ctrl+L",)),
)),))


def keys_of(page: str) -> PageKeys:
    """What is shown on a page; one without keys of its own has only those of all pages."""
    own = next((keys for keys in PAGES if keys.page == page), PageKeys(page, (), ()))
    return PageKeys(page, own.answer, (*own.groups, *EVERYWHERE.groups))
