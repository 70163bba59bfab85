"""The work-day sheet: who worked on how many days of a period, and what is paid for them."""

from dataclasses import replace

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.money_words import read_amount
from dxdesk.domain.paper_words import TEAM as OF_TEAM
from dxdesk.domain.sheet import in_sentence, team_title
from dxdesk.domain.work_days import WorkDays
from dxdesk.errors import InputError
from dxdesk.papers.choices import PERIOD, SIGNER, TEAM, Choices
from dxdesk.papers.kinds import FIGURES, PaperKind
from dxdesk.papers.signers import chosen
from dxdesk.report.work_days import draw_work_days, work_day_tables
from dxdesk.store import organisation
from dxdesk.store.database import Store
from dxdesk.store.desk import profile
from dxdesk.store.figures import laptops
from dxdesk.store.paper_words import paper_words
from dxdesk.store.work_day_rows import member_days


def _fill(store: Store, choices: Choices, catalogues: Catalogues) -> WorkDays:
    teams, ward = organisation.teams(store.connection), organisation.ward(store)
    if choices.team and choices.team not in teams:
        raise InputError("unknown_team", "Không thấy tổ này trong sổ. Chọn tổ khác.")
    own = organisation.own_team(store, choices.team)
    team = team_title(teams[own] if own else in_sentence(ward.name))
    signer = chosen(store, OF_TEAM, own, choices.signer)
    members, idle = member_days(store, choices.of_period, catalogues, choices.team)
    heading = replace(organisation.heading(store, ward, team, own, signer), symbol="")
    return WorkDays(heading, team, choices.of_period, members, idle,
                    read_amount(paper_words(store)["workday.amount"]), store.clock(), laptops(store),
                    profile(store).practice)


KIND = PaperKind("work-days", "Ngày công", "từng thành viên, để chi trả", frozenset({PERIOD, TEAM, SIGNER}), FIGURES,
                 "ngay-cong", _fill, draw_work_days, WorkDays, work_day_tables)
