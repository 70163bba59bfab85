from PySide6.QtGui import QImage

from dxdesk.papers.kinds import PAPERS
from dxdesk.practice import shots
from dxdesk.ui.training.paper_making import FILES


def test_every_screen_is_pictured_once_in_each_look(qapp, tmp_path, monkeypatch):
    small = shots.Look("nho", (1024, 600), 100, "light")
    monkeypatch.setattr(shots, "LOOKS", (small,))
    taken = shots.take_shots(qapp, tmp_path / "hình", visits=12)
    pictures = sorted((tmp_path / "hình").glob("*-nho.png"))
    assert len(pictures) == taken == 95
    assert {QImage(str(path)).width() for path in pictures} == {1024}
    assert len({path.read_bytes() for path in pictures}) == taken
    pages = {path.name for path in (tmp_path / "hình" / shots.PAPERS_FOLDER).glob("*.png")}
    assert pages >= {f"{kind}-1.png" for kind in PAPERS} | {f"lop-{name}-1.png" for name in FILES.values()}
