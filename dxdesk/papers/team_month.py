"""The report of a team: what one team did, or all that this desk holds."""

from dxdesk.domain.activity_sheet import ActivitySheet
from dxdesk.domain.catalogues import Catalogues
from dxdesk.papers.activity import report_of
from dxdesk.papers.choices import ANNEXES, EVENT, NUMBER, PERIOD, SIGNER, TEAM, Choices
from dxdesk.papers.kinds import FIGURES, PaperKind
from dxdesk.report.activity import draw_activity
from dxdesk.report.activity_tables import activity_tables
from dxdesk.store.database import Store

_KEY = "team-month"


def _fill(store: Store, choices: Choices, catalogues: Catalogues) -> ActivitySheet:
    return report_of(store, _KEY, choices, catalogues)


KIND = PaperKind(_KEY, "Báo cáo kết quả của tổ", "gửi Ủy ban nhân dân",
                 frozenset({PERIOD, TEAM, EVENT, SIGNER, NUMBER, ANNEXES}), FIGURES, "bao-cao", _fill, draw_activity,
                 ActivitySheet, activity_tables)
