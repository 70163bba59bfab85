"""One file received by Zalo or e-mail, under any name (format §4)."""

import zipfile
from pathlib import Path

import pytest

from dxdesk.exchange import package
from dxdesk.exchange.devices import revoke
from dxdesk.exchange.dropped import locked
from dxdesk.exchange.package import pack
from dxdesk.store.saving import WRITER
from tests.exchange.desks import add_person, all_equal, results, tree, unpack
from tests.exchange.wards import Ward, names, refused, unchanged

PASSPHRASE = "con trâu đi trước"


def test_a_package_alone_brings_two_laptops_together(ward: Ward) -> None:
    officer = ward.alone("phường", "officer")
    team = ward.invited(officer, "tổ 1")
    there = pack(team, ward.folder / "goi.txt", PASSPHRASE)
    assert there.packs > 1 and locked([there.file]) == [there.file]
    assert b"D\xc3\xa2n" not in there.file.read_bytes() and not zipfile.is_zipfile(there.file)
    inbox = ward.folder / "Zalo"
    inbox.mkdir()
    there.file.rename(inbox / "goi (1).txt")
    before = tree(inbox)
    wrong = unpack(officer, inbox / "goi (1).txt", "con trâu đi sau")
    assert [(file.result, "Mật khẩu" in file.sentence) for file in wrong.incoming] == [("not_for_this_device", True)]
    asked = unpack(officer, inbox / "goi (1).txt")
    assert [(file.result, "có mật khẩu" in file.sentence) for file in asked.incoming] == [("not_for_this_device", True)]
    assert "received" in results(unpack(officer, inbox / "goi (1).txt", PASSPHRASE))
    assert tree(inbox) == before
    assert {"Dân của tổ 1", "Dân của phường"} <= names(officer)


def test_revocations_travel_with_packages_too(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "seal_by_passphrase", lambda data, _: data)  # proved above, and slow
    officer = ward.alone("phường", "officer")
    lost = ward.invited(officer, "máy mất")
    ward.meet(lost, officer)
    revoke(officer, lost.setting(WRITER))
    told = pack(officer, ward.folder / "goi", PASSPHRASE).file
    add_person(lost, "Sau khi mất")
    refused("revoked", unpack, lost, told, PASSPHRASE)
    assert "Sau khi mất" in names(lost)
    team = ward.invited(officer, "tổ 1")
    unpack(team, pack(officer, ward.folder / "goi 2", PASSPHRASE).file)
    unpack(officer, pack(team, ward.folder / "goi 3", PASSPHRASE).file)
    assert all_equal(officer, team)


def test_what_cannot_be_read_leaves_nothing(ward: Ward) -> None:
    team = ward.alone("tổ 1")
    same = unchanged(team)
    refused("cannot_read", unpack, team, ward.folder / "không có")
    refused("cannot_read", unpack, team, ward.folder)
    assert same()


@pytest.mark.parametrize(("data", "result"), [
    (b"", "truncated"), (b"MZ" * 40, "not_ours"), (b"PK\3\4" + b"x" * 90, "truncated"),
    (b"age-encryption.org/v1\n-> scrypt abc 30\n", "truncated"),
])
def test_other_files_get_their_sentence(ward: Ward, data: bytes, result: str) -> None:
    team, file = ward.alone("tổ 1"), Path(ward.folder / "thư.docx")
    file.write_bytes(data)
    assert [told.result for told in unpack(team, file, PASSPHRASE).incoming] == [result]
