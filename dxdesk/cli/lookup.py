"""The code lists several commands look up."""

from dxdesk.domain.catalogues import Catalogues
from dxdesk.store.code_lists import shipped_catalogues


def catalogues() -> Catalogues:
    """The code lists shipped with the program."""
    return shipped_catalogues()
