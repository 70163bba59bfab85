"""A desk to import into, the sample log and the shipped code lists."""

import shutil
from datetime import UTC, datetime

import pytest

from dxdesk.domain.catalogues import load_catalogues
from dxdesk.exchange.sheets.plan import read_log
from dxdesk.paths import resource_path
from dxdesk.store.database import Store
from dxdesk.store.desk import Founder, WardFacts, new_desk
from dxdesk.store.saving import Change, save
from tests.exchange.sheets.samples import LOG, TODAY


def fixed_clock():
    return datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def catalogues():
    return load_catalogues(resource_path("data"))


@pytest.fixture(scope="session")
def plan(catalogues):
    return read_log(LOG.read_bytes(), TODAY, catalogues)


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A desk made once, and its key: copies open without the slow passphrase."""
    home = tmp_path_factory.mktemp("Tổ 1") / "sổ"
    ward = WardFacts("25747", "Phường Thủ Dầu Một", "Thành phố Hồ Chí Minh")
    desk, _ = new_desk(home, "một hai ba bốn năm", ward, Founder("Tổ 1", "Lê Văn Thử"), clock=fixed_clock)
    save(desk, [Change("member", {"full_name": "Nguyễn Thị Mẫu", "role": "member"})])
    key = desk.raw_key
    desk.close()
    return home, key


@pytest.fixture
def store(home, made):
    shutil.copytree(made[0], home)
    with Store(home, made[1], fixed_clock, None) as desk:
        yield desk
