"""Printing for good where disks are full, folders cannot be written, somebody stops it, and others print meanwhile."""

import errno
from dataclasses import replace

import pytest

from dxdesk.errors import DeskError, StoreError
from dxdesk.papers.issuing import issue
from dxdesk.papers.kinds import paper_kind
from dxdesk.report.drawn import Stopped
from dxdesk.store.documents import documents
from tests.papers.archive_kit import LISTS, MONTH, print_month, slip

OLD = b"the paper of last month"


@pytest.fixture
def file(tmp_path):
    folder = tmp_path / "giấy"
    folder.mkdir()
    made = folder / "báo cáo.pdf"
    made.write_bytes(OLD)
    return made


def unchanged(desk, file):
    """Nothing of the print is left, and what lay there lies there."""
    assert documents(desk) == [] and file.read_bytes() == OLD
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_full_disk_under_the_paper(desk, file, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, "no space")

    with monkeypatch.context() as patch:
        patch.setattr("dxdesk.report.files.os.fsync", full)
        with pytest.raises(DeskError, match="ổ đĩa đầy"):
            print_month(desk, file)
    unchanged(desk, file)
    assert print_month(desk, file).edition == 1


@pytest.mark.parametrize("lay_there", [True, False])
def test_a_full_disk_under_the_desk(desk, file, lay_there):
    """The paper was written when the desk refused: it goes again, and the former one is back."""
    pages = desk.connection.execute("PRAGMA page_count").fetchone()[0]
    desk.connection.execute(f"PRAGMA max_page_count = {pages}")
    for number in range(40):  # until what is free in the last pages is used up
        try:
            slip(desk, f"Người {number}")
        except StoreError:
            break
    target = file if lay_there else file.with_name("mới.pdf")
    with pytest.raises(StoreError):
        print_month(desk, target)
    unchanged(desk, file)


def test_a_desk_that_refuses_at_the_very_end(desk, file, monkeypatch):
    class Refusing:
        def __init__(self, connection):
            self._connection = connection

        def __getattr__(self, name):
            return getattr(self._connection, name)

        def commit(self):
            raise OSError(errno.ENOSPC, "no space")

    whole = desk.connection
    desk.connection = Refusing(whole)
    for target in (file, file.with_name("mới.pdf")):
        with pytest.raises(StoreError):
            print_month(desk, target)
        desk.connection = whole
        unchanged(desk, file)
        desk.connection = Refusing(whole)
    desk.connection = whole


@pytest.mark.parametrize("name", ["", "không có/a.pdf", "x" * 300 + ".pdf"])
def test_a_place_where_no_file_can_stand(desk, file, name):
    with pytest.raises(DeskError) as refused:
        print_month(desk, file.parent / name)
    assert refused.value.code == "not_written"
    unchanged(desk, file)


def test_who_stops_the_drawing_leaves_nothing(desk, file):
    def slow(_sheet, _stamp, tell):
        tell(1, 2)
        raise AssertionError("drawn on")

    def stop(_done, _all):
        raise Stopped

    with pytest.raises(Stopped):
        issue(desk, replace(paper_kind("team-month"), draw=slow), MONTH, LISTS, file, stop)
    unchanged(desk, file)


def meanwhile(desk, act):
    """The report, while whose drawing something happens once on another connection."""
    month, left = paper_kind("team-month"), [act]

    def draw(sheet, stamp, tell):
        if left:
            with desk.reopen() as other:
                left.pop()(other)
        return month.draw(sheet, stamp, tell)

    return replace(month, draw=draw)


def test_two_windows_that_print_at_once_make_one_edition(desk, file):
    issued = issue(desk, meanwhile(desk, print_month), MONTH, LISTS, file)
    (kept,) = documents(desk)
    assert (issued.document, issued.edition, issued.state) == (kept.id, 1, "again")
    assert file.read_bytes() == issued.made.drawn.data


def test_figures_that_change_while_one_prints_do_not_mix(desk, file):
    def change_and_print(other):
        slip(other, "Lê Thị Hoa")
        print_month(other)

    issued = issue(desk, meanwhile(desk, change_and_print), MONTH, LISTS, file)
    (kept,) = documents(desk)
    assert (issued.document, issued.state, issued.edition) == (kept.id, "again", 1)
    assert issued.made.sheet.value("visits") == 2
