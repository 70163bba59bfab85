"""Desks of a practice ward and of a real one, and a stick between them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dxdesk.store.database import Store
from tests.exchange.desks import Template, make_template


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return make_template(tmp_path_factory.mktemp("practice"), 3)


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return make_template(tmp_path_factory.mktemp("real"), 2, practice=False)


@pytest.fixture
def desks(practice: Template, tmp_path: Path) -> Iterator[list[Store]]:
    stores = list(practice.desks(tmp_path / "desks"))
    yield stores
    for store in stores:
        store.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "USB của tổ"
    folder.mkdir()
    return folder
