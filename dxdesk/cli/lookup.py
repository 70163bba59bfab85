"""The code lists several commands look up."""

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.checks import KnownCodes
from dxdesk.store.code_lists import shipped_catalogues


def catalogues() -> Catalogues:
    """The code lists shipped with the program."""
    return shipped_catalogues()


def known_codes(lists: Catalogues) -> KnownCodes:
    """Whether a list knows a code, also one no longer valid."""
    return lambda name, code: lists.entry(name, code) is not None
