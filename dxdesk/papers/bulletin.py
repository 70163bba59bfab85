"""The bulletin for a chat group: a picture, a text beside it, and the guard both must pass."""

from io import BytesIO

import pypdfium2

from dxdesk.domain.bulletin import Bulletin, bulletin_of, bulletin_text
from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.privacy_guard import find_personal, name_index
from dxdesk.errors import InputError
from dxdesk.papers.choices import PERIOD, TEAM, Choices
from dxdesk.papers.kinds import FIGURES, PaperKind, paper_kind
from dxdesk.report.bulletin import bulletin_tables, draw_bulletin
from dxdesk.store.database import Store
from dxdesk.store.paper_words import paper_words
from dxdesk.store.people_names import people_names, place_names

_PIXELS = 2  # for each point of the page


def guard_text(store: Store, text: str, allowed: tuple[str, ...] = ()) -> str:
    """The text, once nobody's name, phone or number is in it; else raises `InputError("personal")` with what to change.

    `allowed` are names that may stand besides those of places and teams of the book.
    """
    found = find_personal(text, name_index(people_names(store)), (*place_names(store), *allowed))
    if found:
        more = f" Còn {len(found) - 1} chỗ nữa." if len(found) > 1 else ""
        raise InputError("personal", f"{found[0].sentence}{more}")
    return text


def picture(pdf: bytes) -> bytes:
    """The page as a PNG of 1080 by 1350 points of light."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        file = BytesIO()
        document[0].render(scale=_PIXELS).to_pil().save(file, "PNG", optimize=True)
        return file.getvalue()
    finally:
        document.close()


def _fill(store: Store, choices: Choices, catalogues: Catalogues) -> Bulletin:
    sheet = paper_kind("team-month").fill(store, choices, catalogues)
    made = bulletin_of(sheet, paper_words(store)["bulletin.closing"])
    guard_text(store, bulletin_text(made), (made.team,))
    return made


KIND = PaperKind("bulletin", "Bản tin Zalo", "chỉ có tổng số", frozenset({PERIOD, TEAM}), FIGURES, "ban-tin", _fill,
                 draw_bulletin, Bulletin, bulletin_tables)
