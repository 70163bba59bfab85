"""Slips without a number, to be filled in by hand where no book is kept."""

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.slip_form import MOST_COPIES, BlankForms
from dxdesk.errors import InputError
from dxdesk.papers.choices import COPIES, SIZE, Choices
from dxdesk.papers.kinds import BLANK, PaperKind
from dxdesk.papers.slip_paper import form_of, given_of, size_of
from dxdesk.report.slip_book import draw_blank_forms
from dxdesk.store.database import Store
from dxdesk.store.desk import profile


def _fill(store: Store, choices: Choices, catalogues: Catalogues) -> BlankForms:
    if not 1 <= choices.copies <= MOST_COPIES:
        raise InputError("copies", f"In một lần từ 1 đến {MOST_COPIES} tờ. Ghi lại số tờ.")
    return BlankForms(form_of(catalogues), given_of(store), choices.copies, size_of(choices), profile(store).practice)


KIND = PaperKind("blank-form", "Phiếu trống", "không có số, ghi tay", frozenset({COPIES, SIZE}), BLANK, "phieu-trong",
                 _fill, draw_blank_forms, BlankForms)
