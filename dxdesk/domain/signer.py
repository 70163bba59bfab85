"""Who may sign a paper, as he stands under it (NĐ 30/2020, annex I, 7a to 7c)."""

from dataclasses import dataclass

LEADER, DEPUTY, WARD_HEAD, WARD_DEPUTY = "leader", "deputy", "ward", "ward_deputy"


@dataclass(frozen=True, slots=True)
class Signer:
    """One signer: his code in `Choices.signer`, how a list shows him, the lines of his authority to sign, his name.

    A name may be empty: it is written by hand then.
    """

    code: str
    title: str
    roles: tuple[str, ...]
    name: str = ""
