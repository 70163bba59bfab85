"""The work-day sheet: who worked on how many days of a period, and what is paid for them."""

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.money_words import read_amount
from dxdesk.domain.work_days import WorkDays
from dxdesk.papers.choices import PERIOD, SIGNER, TEAM, Choices
from dxdesk.papers.kinds import FIGURES, PaperKind
from dxdesk.papers.listed import issuer
from dxdesk.report.work_days import draw_work_days, work_day_tables
from dxdesk.store.database import Store
from dxdesk.store.desk import profile
from dxdesk.store.figures import laptops, snapshot
from dxdesk.store.paper_words import paper_words
from dxdesk.store.work_day_rows import member_days


def _fill(store: Store, choices: Choices, catalogues: Catalogues) -> WorkDays:
    with snapshot(store):
        of = issuer(store, choices)
        members, idle = member_days(store, choices.of_period, catalogues, choices.team)
        return WorkDays(of.heading, of.title, choices.of_period, members, idle,
                        read_amount(paper_words(store)["workday.amount"]), store.clock(), laptops(store),
                        profile(store).practice)


KIND = PaperKind("work-days", "Ngày công", "từng thành viên, để chi trả", frozenset({PERIOD, TEAM, SIGNER}), FIGURES,
                 "ngay-cong", _fill, draw_work_days, WorkDays, work_day_tables)
