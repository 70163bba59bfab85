"""What the tests of papers in the window stand on: a printer that prints into a file, the page with its first paper."""

from pathlib import Path

import pypdfium2
import pytest

from dxdesk.ui.papers import paper_acts, print_panel
from dxdesk.ui.papers.papers_page import PapersPage
from dxdesk.ui.papers.printing import new_printer
from tests.ui.desks import stand, write_visit

PRINTER = "Máy in phường"


@pytest.fixture
def paper(tmp_path, monkeypatch) -> Path:
    """The file a printer of this machine prints into."""
    file = tmp_path / "giấy in.pdf"

    def into_file(order, title):
        made = new_printer(order, title)
        made.setOutputFileName(str(file))
        return made

    monkeypatch.setattr(print_panel, "printers", lambda: [PRINTER])
    monkeypatch.setattr(paper_acts, "new_printer", into_file)
    return file


@pytest.fixture
def page(desk, qtbot) -> PapersPage:
    """The page, three visits of November and one of October, the team's report of November in sight."""
    for name in ("Nguyễn Văn An", "Trần Thị Bé", "Lê Văn Tám"):
        write_visit(desk, name, "VNEID_ACTIVATE", "CASHLESS")
    write_visit(desk, "Phạm Thị Ngọc", on="2026-10-20")
    page = PapersPage(desk)
    stand(page, qtbot)
    page.load()
    qtbot.waitUntil(lambda: page.made is not None and not desk.background.busy, timeout=20_000)
    return page


def sizes(data) -> list[tuple[int, int]]:
    """Width and height in points of every page of a PDF."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [tuple(map(round, one.get_size())) for one in document]
    finally:
        document.close()


def settled(desk, qtbot) -> None:
    """Until nothing is done off the GUI thread any more."""
    qtbot.waitUntil(lambda: not desk.background.busy, timeout=20_000)
