from PySide6.QtGui import QImage

from dxdesk.practice import shots


def test_every_screen_is_pictured_once_in_each_look(qapp, tmp_path, monkeypatch):
    small = shots.Look("nho", (1024, 600), 100, "light")
    monkeypatch.setattr(shots, "LOOKS", (small,))
    taken = shots.take_shots(qapp, tmp_path / "hình", visits=12)
    pictures = sorted((tmp_path / "hình").glob("*-nho.png"))
    assert len(pictures) == taken == 81
    assert {QImage(str(path)).width() for path in pictures} == {1024}
    assert len({path.read_bytes() for path in pictures}) == taken
