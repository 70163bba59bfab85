"""How a class went. Learners are named in its annex, so that the archive keeps no sheet of it."""

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.class_papers import ResultSheet
from dxdesk.papers.choices import COURSE, Choices
from dxdesk.papers.kinds import LIST, PaperKind
from dxdesk.report.class_result import draw_class_result, result_tables
from dxdesk.store.database import Store
from dxdesk.store.figures import snapshot
from dxdesk.store.training.papers import result_sheet


def _fill(store: Store, choices: Choices, catalogues: Catalogues) -> ResultSheet:
    with snapshot(store):
        return result_sheet(store, choices.course, catalogues)


KIND = PaperKind("class-result", "Báo cáo kết quả lớp", "báo cáo Ủy ban nhân dân", frozenset({COURSE}), LIST,
                 "ket-qua-lop", _fill, draw_class_result, ResultSheet, result_tables)
