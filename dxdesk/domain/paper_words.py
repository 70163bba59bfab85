"""Every fixed word of the papers, as shipped and as a ward may change it (NĐ 30/2020, annex I; issue 7)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dxdesk.domain.money_words import read_amount
from dxdesk.domain.names import clean
from dxdesk.domain.wording import thousands
from dxdesk.errors import InputError

GENERAL, TEAM, WARD, SLIPS, MONEY = "general", "team", "ward", "slips", "money"
GROUPS = {GENERAL: "Mọi giấy", TEAM: "Giấy của tổ", WARD: "Giấy của phường", SLIPS: "Giấy cho người dân",
          MONEY: "Ngày công"}
"""The groups in which people are shown the words, and how they are called."""
MOST_LINES, MOST_LETTERS = 12, 200
"""What one text may have; more would leave no room for the paper itself."""


@dataclass(frozen=True, slots=True)
class PaperWord:
    """One word or text: its group, what people call it, how it is shipped; `lines` may have several lines.

    In a shipped text `{ward}` stands for the ward's name. Names of bodies and roles are written as in a sentence: the
    paper prints them in capitals itself.
    """

    code: str
    group: str
    title: str
    shipped: str
    lines: bool = False


WORDS = tuple(PaperWord(*word) for word in (
    ("nation", GENERAL, "Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("motto", GENERAL, "Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc"),
    ("internal", GENERAL, "Dấu trên giấy có tên người", "LƯU HÀNH NỘI BỘ"),
    ("team.symbol", TEAM, "Ký hiệu báo cáo của tổ", "BC-TCNSCĐ"),
    ("team.addressees", TEAM, "Tổ kính gửi", "Ủy ban nhân dân {ward}", True),
    ("team.signer_role", TEAM, "Chức danh người ký của tổ", "Tổ trưởng", True),
    ("team.deputy_role", TEAM, "Chức danh ký thay của tổ", "KT. Tổ trưởng\nTổ phó", True),
    ("team.recipients", TEAM, "Nơi nhận của tổ", "Như trên\nLưu: Tổ", True),
    ("police.addressees", TEAM, "Danh sách chưa có mức 2 kính gửi", "Công an {ward}", True),
    ("team.basis", TEAM, "Câu mở đầu báo cáo của tổ", "Thực hiện nhiệm vụ được giao"),
    ("ward.letterhead", WARD, "Cơ quan ban hành cấp phường", "Ủy ban nhân dân\n{ward}", True),
    ("ward.symbol", WARD, "Ký hiệu báo cáo của phường", "BC-UBND"),
    ("ward.addressees", WARD, "Phường kính gửi", "", True),
    ("ward.signature", WARD, "Chức danh người ký cấp phường", "TM. Ủy ban nhân dân\nChủ tịch", True),
    ("ward.deputy_signature", WARD, "Chức danh ký thay cấp phường",
     "TM. Ủy ban nhân dân\nKT. Chủ tịch\nPhó Chủ tịch", True),
    ("ward.signer", WARD, "Họ tên người ký cấp phường", ""),
    ("ward.deputy_signer", WARD, "Họ tên người ký thay", ""),
    ("ward.recipients", WARD, "Nơi nhận của phường", "Như trên\nLưu: VT, VHXH", True),
    ("ward.body", WARD, "Tên cơ quan trong câu", "Ủy ban nhân dân {ward}"),
    ("ward.subject", WARD, "Trích yếu báo cáo của phường",
     "Kết quả hoạt động của các Tổ công nghệ số cộng đồng {ward}"),
    ("ward.basis", WARD, "Câu mở đầu báo cáo của phường", "Thực hiện nhiệm vụ được giao"),
    ("slip.contact", SLIPS, "Hỏi thêm ở đâu", ""),
    ("slip.hours", SLIPS, "Giờ hẹn ghi sẵn trên giấy hẹn", ""),
    ("slip.place", SLIPS, "Nơi hẹn ghi sẵn trên giấy hẹn", ""),
    ("slip.warning", SLIPS, "Lời dặn trên giấy hẹn", "Không đọc mật khẩu, mã xác nhận cho ai. Tổ không thu tiền."),
    ("notice.days", SLIPS, "Thời hạn trả lời người dân", "Tổ trả lời trong 2 ngày làm việc. Rút lại đồng ý: làm xong "
     "trong 15 ngày. Xem, sửa, xóa: làm xong trong 10 đến 20 ngày."),
    ("notice.more", SLIPS, "Thêm vào tờ thông báo", "", True),
    ("bulletin.closing", SLIPS, "Dòng cuối bản tin Zalo", "Bà con cần giúp, hỏi tổ công nghệ số ở nhà văn hóa."),
    ("workday.amount", MONEY, "Tiền một ngày công (đồng)", ""),
))
BY_CODE = {word.code: word for word in WORDS}


def read_word(word: PaperWord, text: str) -> str:
    """A text as it is kept: clean lines, empty ones left out, only one where there is room for one, money in dots.

    Raises `InputError("paper_word")` for an amount that is none, and for a text no paper has room for.
    """
    lines = list(filter(None, map(clean, text.splitlines())))
    if word.group == MONEY and lines:
        amount = read_amount(" ".join(lines))
        if amount is None:
            raise InputError("paper_word", f"“{word.title}” là một số tiền, như 150.000. Chưa đổi mục nào.")
        return thousands(amount)
    if len(lines) > MOST_LINES or any(len(line) > MOST_LETTERS for line in lines):
        raise InputError("paper_word", f"“{word.title}” chỉ có chỗ cho {MOST_LINES} dòng, mỗi dòng {MOST_LETTERS} "
                                       "chữ. Chưa đổi mục nào.")
    return ("\n" if word.lines else " ").join(lines)


def fitted_word(word: PaperWord, text: str) -> str:
    """A text as another desk sent it, cut to what `read_word` would keep; empty where it is no amount."""
    lines = [line[:MOST_LETTERS].strip() for line in filter(None, map(clean, text.splitlines()))][:MOST_LINES]
    try:
        return read_word(word, "\n".join(lines if word.lines else lines[:1]))
    except InputError:
        return ""


class PaperWords(Mapping[str, str]):
    """The words in force by code: the ward's own where it wrote any, else the shipped ones.

    `known` are texts the desk knows better than the program, such as the letterhead in the ward's record: they stand in
    the place of the shipped ones.
    """

    def __init__(self, own: Mapping[str, str], ward: str, known: Mapping[str, str] = MappingProxyType({})) -> None:
        self._own, self._ward, self._known = own, ward, known

    def __getitem__(self, code: str) -> str:
        return self.named(self._own[code]) if code in self._own else self.shipped(code)

    def shipped(self, code: str) -> str:
        """What stands where the ward wrote nothing of its own."""
        return self.named(self._known.get(code) or BY_CODE[code].shipped)

    def is_own(self, code: str) -> bool:
        """Whether the ward wrote this one itself."""
        return code in self._own

    def typed(self, texts: Mapping[str, str]) -> "PaperWords":
        """The words as they would be with these texts; an empty one gives the shipped one back."""
        own = {code: text for code, text in {**self._own, **texts}.items() if text}
        return PaperWords(own, self._ward, self._known)

    def named(self, text: str) -> str:
        """A text as people wrote it, the ward's name in its place."""
        return text.replace("{ward}", self._ward)

    def __iter__(self) -> Iterator[str]:
        return iter(BY_CODE)

    def __len__(self) -> int:
        return len(BY_CODE)

    def lines(self, code: str) -> tuple[str, ...]:
        """The lines of a text that may have several; empty ones are left out."""
        return tuple(line.strip() for line in self[code].splitlines() if line.strip())
