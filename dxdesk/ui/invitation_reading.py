"""Opening an invitation by what the code field read, off the GUI thread: each try costs a slow key (format §1)."""

from collections.abc import Sequence
from pathlib import Path

from dxdesk.errors import InputError
from dxdesk.exchange.invitation import Invitation, open_invitation
from dxdesk.ledger.clock import Wall


def read_invitation(file: Path, codes: Sequence[str], clock: Wall) -> Invitation:
    """The invitation in a file by the first of the codes that opens it; raises `DeskError` like `open_invitation`."""
    for code in codes[:-1]:
        try:
            return open_invitation(file, code, clock)
        except InputError as wrong:
            if wrong.code != "wrong_code":
                raise
    return open_invitation(file, codes[-1], clock)
