"""The ward's own report, put together from all teams: a month, quarter, half, year, any days, or one campaign day."""

from dxdesk.domain.activity_sheet import ActivitySheet
from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.paper_words import WARD as OF_WARD
from dxdesk.papers.activity import report_of
from dxdesk.papers.choices import ANNEXES, EVENT, NUMBER, PERIOD, SIGNER, Choices
from dxdesk.papers.kinds import FIGURES, PaperKind
from dxdesk.report.activity import draw_activity
from dxdesk.report.activity_tables import activity_tables
from dxdesk.store.database import Store

_KEY = "ward"


def _fill(store: Store, choices: Choices, catalogues: Catalogues) -> ActivitySheet:
    return report_of(store, _KEY, choices, catalogues)


KIND = PaperKind(_KEY, "Báo cáo của phường, xã", "gộp mọi tổ, gửi cấp trên",
                 frozenset({PERIOD, EVENT, SIGNER, NUMBER, ANNEXES}), FIGURES, "bao-cao-phuong", _fill, draw_activity,
                 ActivitySheet, activity_tables, OF_WARD)
