"""What the registers of people share: who issues and signs a list, and the hamlet it is limited to."""

from dataclasses import dataclass, replace

from dxdesk.domain.paper_words import TEAM
from dxdesk.domain.sheet import Heading
from dxdesk.errors import InputError
from dxdesk.papers.choices import Choices
from dxdesk.papers.signers import chosen
from dxdesk.store import organisation
from dxdesk.store.database import Store
from dxdesk.store.shapes import GONE


@dataclass(frozen=True, slots=True)
class Issuer:
    """The head of a list, which has no number of its own, and who issues it in a sentence."""

    heading: Heading
    title: str


def issuer(store: Store, choices: Choices) -> Issuer:
    """Who issues a list. Raises `InputError`: "unknown_team", "signer"."""
    ward = organisation.ward(store)
    own, title = organisation.issuing_team(store, ward, choices.team)
    heading = organisation.heading(store, ward, title, own, chosen(store, TEAM, own, choices.signer))
    return Issuer(replace(heading, symbol=""), title)


def hamlet_name(store: Store, hamlet: str) -> str:
    """What the hamlet chosen is called, empty for all. Raises `InputError("unknown_hamlet")`."""
    if not hamlet:
        return ""
    query = f"SELECT name FROM hamlet WHERE id = ? AND _deleted <> {GONE}"
    row = store.connection.execute(query, [hamlet]).fetchone()
    if not row:
        raise InputError("unknown_hamlet", "Không thấy khu phố này trong sổ. Chọn khu phố khác.")
    return row[0] or ""
