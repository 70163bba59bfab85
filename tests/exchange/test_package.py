"""One file for Zalo or e-mail, sealed by a passphrase: writing it (format §4)."""

import pytest

from dxdesk.exchange import disk, package
from dxdesk.exchange.package import pack
from tests.exchange.wards import Ward, refused, unchanged

PASSPHRASE = "con trâu đi trước"


def test_what_cannot_be_packed_leaves_nothing(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    team = ward.alone("tổ 1")
    same = unchanged(team)
    refused("short_passphrase", pack, team, ward.folder / "goi", "abcd")
    assert same() and not (ward.folder / "goi").exists()
    monkeypatch.setattr(package, "seal_by_passphrase", lambda data, _: data)
    refused("cannot_write", pack, team, ward.folder / "không có" / "goi", PASSPHRASE)
    with monkeypatch.context() as patch:
        patch.setattr(disk, "read_back", lambda _: b"?")
        refused("not_kept", pack, team, ward.folder / "goi", PASSPHRASE)
    monkeypatch.setattr(package, "ZIP_LIMIT", 100)
    refused("too_much", pack, team, ward.folder / "goi", PASSPHRASE)
    assert not list(ward.folder.glob("goi*"))
