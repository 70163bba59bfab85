"""The sheet of targets: plan, done and rate of a team or of all this desk holds, by hamlet, with charts."""

from dxdesk.domain.activity_charts import charted, charts_for
from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.paper_words import TEAM as OF_TEAM
from dxdesk.domain.target_sheet import TargetSheet
from dxdesk.papers.choices import ANNEXES, PERIOD, SIGNER, TEAM, Choices
from dxdesk.papers.kinds import FIGURES, PaperKind
from dxdesk.papers.signers import chosen
from dxdesk.report.target_sheet import draw_targets
from dxdesk.report.target_tables import target_sheet_tables
from dxdesk.report.words import number
from dxdesk.store.activity_sheet import Asked, read_sheet
from dxdesk.store.database import Store
from dxdesk.store.figures import snapshot
from dxdesk.store.trend import trends


def _fill(store: Store, choices: Choices, catalogues: Catalogues) -> TargetSheet:
    """Raises `InputError`: "unknown_team", "signer"."""
    signer = chosen(store, OF_TEAM, choices.team, choices.signer)
    with snapshot(store):
        activity = read_sheet(store, choices.of_period, catalogues,
                              Asked(OF_TEAM, choices.team, signer=signer, annexes=choices.annexes))
        shown = [row.indicator for row in charted(activity)]
        months = trends(store, choices.of_period, catalogues, shown, choices.team)
    return TargetSheet(activity, charts_for(activity, months, number))


KIND = PaperKind("targets", "Bảng theo dõi chỉ tiêu", "giao, làm, đạt, có biểu đồ",
                 frozenset({PERIOD, TEAM, SIGNER, ANNEXES}), FIGURES, "chi-tieu", _fill, draw_targets, TargetSheet,
                 target_sheet_tables)
