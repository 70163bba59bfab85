"""The paper about an erasure: what went, who said yes, what could not be reached (format §3; NĐ 30/2020)."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportlab.platypus import Flowable, KeepTogether, Spacer

from dxdesk.domain.sheet import Heading
from dxdesk.report.files import write_whole
from dxdesk.report.head import head, title
from dxdesk.report.page import WIDTH, Ink, build, ink

SYMBOL, MARK = "BB-XDL", "LƯU HÀNH NỘI BỘ"
_SIGNING_ROOM = 56.0
_CLOSING = ("Máy, nơi và tệp nêu trên nằm ngoài tầm của máy này khi lập biên bản; biên bản không nói chúng đã sạch. "
            "Máy nào trao đổi phiếu lại thì mất các giá trị ấy ngay lần đó. Bản sao lưu và tệp đã xuất phải tự xóa.")


@dataclass(frozen=True, slots=True)
class ErasureFacts:
    """What the paper says: `sections` are headings with their lines, the name of the person is nowhere in it."""

    ward: str
    issuer: tuple[str, ...]
    place: str
    on: date
    device: str
    holder: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    practice: bool = False


def erasure_paper(facts: ErasureFacts, file: Path) -> int:
    """Write the paper as a PDF at `file`, whole or not at all; its number of pages.

    Raises `DeskError("not_written")` when the file cannot be written and `InputError("letter")` when a name holds a
    letter the font does not have.
    """
    styles = ink()
    heading = Heading((), facts.issuer, facts.place, facts.on, (), (), "", symbol=SYMBOL)
    story: list[Flowable] = [
        head(styles, heading),
        Spacer(0, 6),
        styles.line(MARK, styles.head),
        *title(styles, "BIÊN BẢN XÓA DỮ LIỆU THEO YÊU CẦU", f"Sổ của Tổ công nghệ số cộng đồng, {facts.ward}"),
        styles.text(f"Lập ngày {facts.on:%d/%m/%Y} tại {facts.device} do {facts.holder} giữ. Biên bản không ghi tên "
                    "người được xóa.", styles.body),
    ]
    for number, (name, lines) in enumerate(facts.sections, 1):
        story.append(styles.text(f"{number}. {name}", styles.item))
        story += [styles.text(f"- {line}", styles.body) for line in lines]
    story += [styles.text(_CLOSING, styles.body), _signatures(styles)]
    data, pages = build(story, styles.family, f"Biên bản xóa dữ liệu, {facts.ward}", facts.ward, facts.practice)
    write_whole(file, data)
    return pages


def _signatures(styles: Ink) -> Flowable:
    columns = [[styles.line(role.upper(), styles.signer_role), styles.line("(Ký, ghi rõ họ tên)", styles.place),
                Spacer(0, _SIGNING_ROOM)] for role in ("Người yêu cầu", "Người xác nhận")]
    return KeepTogether([Spacer(0, 12), styles.columns([columns], [WIDTH / 2] * 2)])
