"""The desk of the tests of sheets, and LibreOffice."""

import pytest

from tests.exchange.sheets.conftest import catalogues, made, store
from tests.office.office import Office

__all__ = ["catalogues", "made", "store"]


@pytest.fixture(scope="session")
def office(tmp_path_factory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))
