"""The marks of every meeting of a class. Learners are named on it, so that the archive keeps no sheet of it."""

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.class_papers import FilledSheet
from dxdesk.papers.choices import COURSE, Choices
from dxdesk.papers.kinds import LIST, PaperKind
from dxdesk.report.attendance_sheet import draw_filled_sheet, filled_tables
from dxdesk.store.database import Store
from dxdesk.store.figures import snapshot
from dxdesk.store.training.papers import filled_sheet


def _fill(store: Store, choices: Choices, _catalogues: Catalogues) -> FilledSheet:
    with snapshot(store):
        return filled_sheet(store, choices.course)


KIND = PaperKind("class-sheet", "Bảng điểm danh", "mọi buổi của một lớp", frozenset({COURSE}), LIST, "bang-diem-danh",
                 _fill, draw_filled_sheet, FilledSheet, filled_tables)
