"""A desk with slips, and one paper of it, for tests of the archive."""

from dxdesk.domain.periods import read_period
from dxdesk.papers.choices import Choices
from dxdesk.papers.issuing import Issued, issue
from dxdesk.papers.kinds import paper_kind
from dxdesk.store.code_lists import shipped_catalogues
from dxdesk.store.database import Store
from dxdesk.store.visits import save_visit
from tests.store.kit import draft

LISTS = shipped_catalogues()
MONTH = Choices(read_period("2026-11"))


def slip(store: Store, name: str = "Nguyễn Văn An", *services: str) -> str:
    """One slip today; the visit's id."""
    return save_visit(store, draft(name, *services)).visit_id


def print_month(store: Store, path=None, choices: Choices = MONTH) -> Issued:
    """The team's report printed for good."""
    return issue(store, paper_kind("team-month"), choices, LISTS, path)
