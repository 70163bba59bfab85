"""`doctor`: a stick looked at before it is used."""

from pathlib import Path

from tests.cli.conftest import Ward, assert_refused, held


def test_a_stick_is_examined_and_left_as_it_was(ward: Ward, tmp_path: Path):
    before = held(ward.officer)
    said = ward.on(ward.officer, "doctor", str(ward.stick))
    assert said.code == 0
    assert set(said.json) == {"ok", "label", "filesystem", "removable", "total", "free", "need", "steps"}
    assert said.json["ok"] and [set(step) for step in said.json["steps"]] == [{"what", "ok", "sentence"}] * 6
    assert "✓ Ghi thử, đổi tên rồi đọc lại: khớp." in said.err
    assert not list(ward.stick.iterdir()) and held(ward.officer) == before
    assert_refused(ward.on(ward.officer, "doctor", str(tmp_path / "không có")), "folder_missing")


def test_what_is_wrong_is_marked(ward: Ward, monkeypatch):
    monkeypatch.setattr("dxdesk.exchange.doctor.MANY", -1)
    said = ward.on(ward.officer, "doctor", str(ward.stick))
    assert (said.code, said.json["ok"]) == (0, False)
    assert "✗ Có 0 tệp ở nơi trao đổi, đọc sẽ chậm." in said.err
