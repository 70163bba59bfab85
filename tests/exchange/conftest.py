"""Desks of a practice ward and of a real one, and a stick between them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dxdesk.store import keys
from dxdesk.store.database import Store
from tests.exchange.desks import Template, make_template
from tests.exchange.wards import Ward, new_ward


@contextmanager
def cheap_keys() -> Iterator[None]:
    """What a passphrase costs is not what these tests are about."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "COST", {"n": 16, "r": 8, "p": 1})
        yield


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Template:
    with cheap_keys():
        return make_template(tmp_path_factory.mktemp("practice"), 3)


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Template:
    with cheap_keys():
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


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[Ward]:
    with cheap_keys(), new_ward(tmp_path) as made:
        yield made
