"""`bundle`: finished months in few files."""

import pytest

from dxdesk.exchange import bundles
from tests.cli.conftest import Ward, assert_refused, files, held, lines, visit


def test_finished_months_are_bundled_once(ward: Ward, monkeypatch: pytest.MonkeyPatch):
    ward.done(ward.officer, "add", stdin=lines(visit("Phan Văn Tư")))
    ward.swap(ward.officer)
    before = held(ward.officer)
    none = ward.on(ward.officer, "bundle", str(ward.stick))
    assert none.json == {"files": [], "packs": 0, "removed": 0}
    assert "Các tháng đã qua đã gộp đủ ở nơi này." in none.err
    monkeypatch.setattr(bundles, "_month", lambda _: "202609")
    done = ward.on(ward.officer, "bundle", str(ward.stick))
    assert (len(done.json["files"]), done.json["removed"]) == (1, 0) and done.json["packs"] > 1
    assert f"Đã gộp {done.json['packs']} gói của các tháng đã qua vào 1 tệp." in done.err
    assert held(ward.officer) == before
    assert b"Phan" not in b"".join(files(ward.stick).values())
    again = ward.done(ward.officer, "bundle", str(ward.stick))
    assert again["files"] == []
    new = ward.laptop("máy mới")
    for path in (ward.stick / "DXDESK" / "log").rglob("*.age"):
        path.unlink()
    taken = ward.swap(new)[0]
    assert "received" in {one["result"] for one in taken["in"]}
    assert ward.done(new, "find", "phan van tu")["people"]


def test_a_place_that_is_none(ward: Ward):
    assert_refused(ward.on(ward.officer, "bundle", str(ward.stick / "không có")), "folder_missing")


def test_what_was_removed_is_said(ward: Ward, monkeypatch: pytest.MonkeyPatch):
    done = bundles.Bundled((), 0, 1_200)
    monkeypatch.setattr("dxdesk.cli.bundle.bundle", lambda *_: done)
    said = ward.on(ward.officer, "bundle", str(ward.stick))
    assert "Đã bỏ 1.200 gói lẻ của máy này: có trong tệp gộp, mọi máy đã báo nhận." in said.err
