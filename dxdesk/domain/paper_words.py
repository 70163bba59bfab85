"""Every fixed word of the papers, as shipped and as a ward may change it (NĐ 30/2020, annex I; issue 7)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

GENERAL, TEAM, WARD, SLIPS, MONEY = "general", "team", "ward", "slips", "money"
"""The groups in which people are shown the words."""


@dataclass(frozen=True, slots=True)
class PaperWord:
    """One word or text: its group, what people call it, how it is shipped; `lines` may have several lines.

    In a shipped text `{ward}` stands for the ward's name.
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
    ("team.signer_role", TEAM, "Chức danh người ký của tổ", "TỔ TRƯỞNG"),
    ("team.recipients", TEAM, "Nơi nhận của tổ", "Như trên\nLưu: Tổ", True),
    ("ward.letterhead", WARD, "Cơ quan ban hành cấp phường", "ỦY BAN NHÂN DÂN\n{ward}", True),
    ("ward.symbol", WARD, "Ký hiệu báo cáo của phường", "BC-UBND"),
    ("ward.addressees", WARD, "Phường kính gửi", "", True),
    ("ward.signature", WARD, "Chức danh người ký cấp phường", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", True),
    ("ward.deputy_signature", WARD, "Chức danh ký thay cấp phường",
     "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", True),
    ("ward.signer", WARD, "Họ tên người ký cấp phường", ""),
    ("ward.deputy_signer", WARD, "Họ tên người ký thay", ""),
    ("ward.recipients", WARD, "Nơi nhận của phường", "Như trên\nLưu: VT, VHXH", True),
    ("slip.contact", SLIPS, "Hỏi thêm ở đâu", ""),
    ("workday.amount", MONEY, "Tiền một ngày công (đồng)", ""),
))
BY_CODE = {word.code: word for word in WORDS}


class PaperWords(Mapping[str, str]):
    """The words in force by code: the ward's own where it wrote any, else the shipped ones."""

    def __init__(self, own: Mapping[str, str], ward: str) -> None:
        self._own, self._ward = own, ward

    def __getitem__(self, code: str) -> str:
        return self._own.get(code, BY_CODE[code].shipped).replace("{ward}", self._ward)

    def __iter__(self) -> Iterator[str]:
        return iter(BY_CODE)

    def __len__(self) -> int:
        return len(BY_CODE)

    def lines(self, code: str) -> tuple[str, ...]:
        """The lines of a text that may have several; empty ones are left out."""
        return tuple(line.strip() for line in self[code].splitlines() if line.strip())
