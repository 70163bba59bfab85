"""The people's notice in large letters: A4 on one page, or A5 on the two sides of one sheet."""

from collections.abc import Iterator
from functools import partial

from reportlab.lib.colors import black
from reportlab.platypus import Flowable, KeepTogether
from reportlab.platypus.flowables import HRFlowable

from dxdesk.domain.notice import LAW, NoticeSheet, notice_parts
from dxdesk.report.drawn import Drawn, Stamp, Tell
from dxdesk.report.fonts import serif
from dxdesk.report.large_print import AtFoot, Paper, Type, largest

_TYPES = {"a4": ((17.0, 5.0), (16.0, 4.0), (15.0, 3.0), (14.0, 3.0), (13.0, 2.0)),
          "a5": ((17.0, 5.0), (16.0, 4.0), (15.0, 3.0), (14.0, 3.0), (13.0, 2.0), (12.0, 2.0))}
"""Sizes and gaps to try, the largest first."""
_PAGES = {"a4": 1, "a5": 2}
_DOTS = "…………………………………"


def draw_notice(sheet: NoticeSheet, _stamp: Stamp, _tell: Tell) -> Drawn:
    """The notice as a PDF. Raises `InputError("letter")` when a word of the ward holds a letter the font lacks."""
    paper = Paper(sheet.size, serif(), f"Thông báo về dữ liệu cá nhân, {sheet.ward}", sheet.body, sheet.practice)

    types = (Type(paper, *letters) for letters in _TYPES[sheet.size])
    return Drawn(*largest(paper, types, partial(_story, sheet), _PAGES[sheet.size]))


def _story(sheet: NoticeSheet, letters: Type) -> Iterator[Flowable]:
    yield letters.text(sheet.team, centre=True, above=0)
    yield letters.text(sheet.ward, centre=True, above=0)
    yield letters.text("", "THÔNG BÁO VỀ DỮ LIỆU CÁ NHÂN", more=3, centre=True)
    yield letters.text("Đọc, hoặc nhờ đọc giúp, trước khi đồng ý cho ghi tên.", centre=True, above=0)
    for number, (question, answers) in enumerate(notice_parts(sheet), 1):
        yield KeepTogether([letters.text("", f"{number}. {question}", more=1, above=letters.gap * 2),
                            *(letters.text(answer, above=letters.gap / 2) for answer in answers)])
    foot = [HRFlowable("100%", 0.7, color=black, spaceAfter=2),
            letters.text(sheet.contact or _DOTS, "Hỏi thêm:", above=0), letters.text(_edition(sheet), above=2, more=-2)]
    yield AtFoot(letters.columns([[foot]], [letters.paper.width]))


def _edition(sheet: NoticeSheet) -> str:
    edition = f"Bản thông báo số {sheet.version}. " if sheet.version else ""
    return f"{edition}Theo {LAW}"
