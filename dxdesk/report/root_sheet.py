"""The officer's recovery sheet: the ward's root key on paper, to be sealed and put away (format §1; NĐ 30/2020)."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from dxdesk.domain.sheet import Heading
from dxdesk.report.files import write_whole
from dxdesk.report.fonts import Family
from dxdesk.report.head import head, title
from dxdesk.report.page import WIDTH, Ink, build, ink

SYMBOL = "TKG"
_ACROSS = 2
_ROW, _SIZE, _PITCH = 29.0, 24, 28.0
_NUMBER_SIZE, _NUMBER_AT, _LETTERS_AT = 13, 18 * mm, 24 * mm
_SIGNING_ROOM = 56.0
_KINDS = ("Phường", "Xã", "Đặc khu")


@dataclass(frozen=True, slots=True)
class RootFacts:
    """What the sheet says: `issuer` are the lines of its letterhead, `code` the groups parted by dashes or spaces."""

    ward: str
    province: str
    issuer: tuple[str, ...]
    place: str
    on: date
    device: str
    holder: str
    code: str
    practice: bool = False


class CodeRows(Flowable):
    """Numbered groups, two in a row over a hairline, each letter in a room of its own, to be read aloud by number."""

    def __init__(self, family: Family, groups: list[str]) -> None:
        super().__init__()
        self._family, self._groups = family, groups
        self._rows = -(-len(groups) // _ACROSS)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """All of the width, and a line for each row."""
        self.width, self.height = width, self._rows * _ROW + 8
        return self.width, self.height

    def draw(self) -> None:
        """Row by row from the top, numbered in reading order."""
        self.canv.setLineWidth(0.5)
        column = self.width / _ACROSS
        for at, group in enumerate(self._groups):
            left, base = at % _ACROSS * column, self.height - (at // _ACROSS + 1) * _ROW + 8
            self.canv.setFont(self._family.regular, _NUMBER_SIZE)
            self.canv.drawRightString(left + _NUMBER_AT, base, f"{at + 1}.")
            self.canv.setFont(self._family.bold, _SIZE)
            for place, letter in enumerate(group):
                self.canv.drawCentredString(left + _LETTERS_AT + (place + 0.5) * _PITCH, base, letter)
            self.canv.line(left + 8 * mm, base - 7, left + column - 8 * mm, base - 7)


def root_sheet(facts: RootFacts, file: Path) -> int:
    """Write the sheet as a PDF at `file`, whole or not at all; its number of pages.

    Raises `DeskError("not_written")` when the file cannot be written and `InputError("letter")` when a name holds a
    letter the font does not have.
    """
    styles, kind = ink(), kind_of(facts.ward)
    heading = Heading((), facts.issuer, facts.place, facts.on, (), (), "", symbol=SYMBOL)
    groups = facts.code.replace("-", " ").split()
    story = [
        head(styles, heading),
        *title(styles, f"TỜ KHÓA GỐC CỦA {kind.upper()}", f"Sổ của Tổ công nghệ số cộng đồng, {facts.ward}"),
        styles.text(_opening(facts, kind), styles.body),
        Spacer(0, 8),
        CodeRows(styles.family, groups),
        styles.text(f"Đọc từng nhóm theo số thứ tự, đủ {len(groups)} nhóm. Mã không có chữ I, L, O, U: 0 là số không, "
                    "1 là số một.", styles.note),
        *_advice(styles, kind),
        _signatures(styles, kind),
    ]
    data, pages = build(story, styles.family, f"Tờ khóa gốc, {facts.ward}", facts.ward, facts.practice)
    write_whole(file, data)
    return pages


def kind_of(ward: str) -> str:
    """What a ward calls itself in a sentence: phường, xã, đặc khu."""
    return next((kind for kind in _KINDS if ward.startswith(kind)), "Phường").lower()


def _opening(facts: RootFacts, kind: str) -> str:
    return (f"Khóa gốc của {facts.ward}, {facts.province}, chép ngày {facts.on:%d/%m/%Y} từ {facts.device} do "
            f"{facts.holder} giữ. Ai có mã này thì mời, duyệt và thu quyền được mọi máy trong {kind}.")


def _advice(styles: Ink, kind: str) -> list[Flowable]:
    parts = (
        ("Dùng khi nào", f"máy của cán bộ {kind} hỏng hoặc mất. Ở máy mới: mở Cài đặt, mục “Vào phường, "
         f"khóa gốc”, gõ lại mã này và chọn USB trao đổi của {kind} để đọc lại các gói; xong thì thu quyền máy đã "
         "mất."),
        ("Cất ở đâu", f"phong bì niêm phong, trong két hoặc tủ có khóa của {kind}; mở phải có hai người. Không chụp "
         "ảnh, không gửi qua mạng. In xong thì xóa tệp."),
        ("Khi mất tờ này", f"báo ngay lãnh đạo {kind}. Mã cũ không hủy được: lập lại sổ {kind} với khóa gốc mới rồi "
         "mời lại từng máy. Phiếu ở các máy vẫn còn nguyên."),
    )
    return [styles.text(f"{number}. {name}: {words}", styles.body) for number, (name, words) in enumerate(parts, 1)]


def _signatures(styles: Ink, kind: str) -> Flowable:
    """Witness and officer sign and write their names; the day of sealing stands above."""
    columns = []
    for role in ("Người làm chứng", f"Cán bộ {kind}"):
        columns.append([styles.line(role.upper(), styles.signer_role),
                        styles.line("(Ký, ghi rõ họ tên)", styles.place), Spacer(0, _SIGNING_ROOM)])
    sealed = styles.text("Niêm phong ngày …… tháng …… năm ………", styles.body)
    return KeepTogether([sealed, Spacer(0, 8), styles.columns([columns], [WIDTH / 2] * 2)])
