"""Real replicators on loopback; `make replicators` runs them. Not part of `make test`: they take real time."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dxdesk.store import keys
from tests.exchange.wards import Ward, new_ward
from tests.replicators.mirror import Loop
from tests.replicators.road import Road
from tests.replicators.sftp import sftp_server
from tests.replicators.syncthing import PROGRAM, syncthing
from tests.replicators.webdav import WebDav, webdav_server

LAPTOPS = 3
ROADS = ("syncthing", "webdav", "sftp")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """They carry the marker, so that only `make replicators` runs them."""
    for item in items:
        if "replicators" in item.path.parts:
            item.add_marker(pytest.mark.replicators)


@pytest.fixture
def ward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ward]:
    monkeypatch.setattr(keys, "COST", {"n": 16, "r": 8, "p": 1})
    with new_ward(tmp_path / "phường") as made:
        yield made


@pytest.fixture(params=ROADS)
def road(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Road]:
    """Three replicas and what keeps them alike."""
    if request.param == "syncthing":
        if not PROGRAM:
            pytest.skip("syncthing is not installed")
        with syncthing(tmp_path, LAPTOPS) as made:
            yield made
    elif request.param == "webdav":
        with webdav_server(tmp_path / "máy chủ") as port:
            yield Loop(tmp_path, LAPTOPS, lambda: WebDav(port))
    else:
        with sftp_server(tmp_path / "máy chủ") as host:
            yield Loop(tmp_path, LAPTOPS, host.connect)
