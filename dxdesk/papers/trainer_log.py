"""The trainer's log of a period, of one class or of all; without a period that of the whole class."""

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.class_papers import TrainerLog
from dxdesk.papers.choices import COURSE, PERIOD, Choices
from dxdesk.papers.kinds import FIGURES, PaperKind
from dxdesk.report.trainer_log import draw_trainer_log, log_tables
from dxdesk.store.database import Store
from dxdesk.store.figures import snapshot
from dxdesk.store.training.papers import period_of, trainer_log


def _fill(store: Store, choices: Choices, _catalogues: Catalogues) -> TrainerLog:
    with snapshot(store):
        return trainer_log(store, choices.period or period_of(store, choices.course), choices.course)


KIND = PaperKind("trainer-log", "Nhật ký người dạy", "từng người dạy, không nêu người học", frozenset({PERIOD, COURSE}),
                 FIGURES, "nhat-ky-nguoi-day", _fill, draw_trainer_log, TrainerLog, log_tables)
