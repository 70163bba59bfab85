"""The team's month report: what one team did, or all that this desk holds."""

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.sheet import MonthSheet
from dxdesk.papers.choices import PERIOD, TEAM, Choices
from dxdesk.papers.kinds import FIGURES, PaperKind
from dxdesk.report.month import draw_month, month_tables
from dxdesk.store.database import Store
from dxdesk.store.figures import month_sheet


def _fill(store: Store, choices: Choices, catalogues: Catalogues) -> MonthSheet:
    return month_sheet(store, choices.of_period, catalogues, choices.team)


KIND = PaperKind("team-month", "Báo cáo kết quả của tổ", "gửi Ủy ban nhân dân", frozenset({PERIOD, TEAM}), FIGURES,
                 "bao-cao", _fill, draw_month, MonthSheet, month_tables)
