"""Who may sign a paper of a team or of the ward, in the words the ward wrote for its papers."""

from dxdesk.domain.paper_words import WARD
from dxdesk.domain.signer import DEPUTY, WARD_DEPUTY, WARD_HEAD, Signer
from dxdesk.errors import InputError
from dxdesk.store import organisation
from dxdesk.store.database import Store
from dxdesk.store.paper_words import paper_words


def signers(store: Store, level: str, team: str = "") -> list[Signer]:
    """Who may sign, the usual one first; `level` is TEAM or WARD of `domain.paper_words`, `team` a record.

    Without a team it is the only one there is. Every deputy of the team has a code of his own, "deputy:<member>"; where
    none is known the title stands with room for a name.
    """
    words = paper_words(store)
    if level == WARD:
        return [organisation.signer_of(WARD_HEAD, words.lines("ward.signature"), words["ward.signer"]),
                organisation.signer_of(WARD_DEPUTY, words.lines("ward.deputy_signature"), words["ward.deputy_signer"])]
    own = organisation.own_team(store, team)
    deputies = [(f"{DEPUTY}:{record}", name) for record, name in organisation.in_role(store, own, "deputy")]
    deputy = words.lines("team.deputy_role")
    return [organisation.leader(store, own, words),
            *(organisation.signer_of(code, deputy, name) for code, name in deputies or [(DEPUTY, "")])]


def chosen(store: Store, level: str, team: str, code: str) -> Signer:
    """The signer of a code, the usual one of an empty code, the first deputy for "deputy".

    Raises `InputError("signer")` for somebody who does not sign such a paper, or no longer.
    """
    for signer in signers(store, level, team):
        if not code or code in (signer.code, signer.code.partition(":")[0]):
            return signer
    raise InputError("signer", "Người ký đã chọn không ký loại giấy này, hoặc không còn ký. "
                               "Chọn người ký khác rồi in lại.")
