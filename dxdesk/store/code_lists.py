"""The code lists shipped with the program."""

from functools import cache

from dxdesk.domain.catalogues import Catalogues, load_catalogues
from dxdesk.paths import resource_path


@cache
def shipped_catalogues() -> Catalogues:
    """The lists, read once: a candidate is told at every keystroke."""
    return load_catalogues(resource_path("data"))
