"""The code lists several commands look up."""

from dxdesk.domain.catalogues import Catalogues, load_catalogues
from dxdesk.domain.checks import KnownCodes
from dxdesk.paths import resource_path


def catalogues() -> Catalogues:
    """The code lists shipped with the program."""
    return load_catalogues(resource_path("data"))


def known_codes(lists: Catalogues) -> KnownCodes:
    """Whether a list knows a code, also one no longer valid."""
    return lambda name, code: lists.entry(name, code) is not None
