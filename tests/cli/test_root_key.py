"""`root-sheet`, `root-recover`: the officer's laptop is lost, and its paper makes another one the officer's."""

from pathlib import Path

import pypdfium2
import pytest

from dxdesk.exchange.root_key import root_text
from dxdesk.store.database import open_store
from tests.cli.conftest import PASSPHRASE, Ward, assert_refused, held, lines, visit


@pytest.fixture
def text(ward: Ward) -> str:
    """What the officer's sheet says."""
    with open_store(ward.officer, PASSPHRASE) as store:
        return root_text(store)


@pytest.fixture
def laptop(ward: Ward) -> Path:
    """A laptop of the ward that has exchanged with the officer."""
    home = ward.laptop("máy hai")
    ward.swap(home, ward.officer, home)
    return home


def test_the_sheet_says_the_key(ward: Ward, text: str):
    paper = ward.folder / "tờ khóa gốc.pdf"
    before = held(ward.officer)
    printed = ward.on(ward.officer, "root-sheet", str(paper))
    assert (printed.code, printed.json) == (0, {"file": str(paper), "pages": 1})
    assert "xóa tệp" in printed.err
    with pypdfium2.PdfDocument(paper) as document:
        words = document[0].get_textpage().get_text_bounded().replace(" ", "").replace("\r", "").replace("\n", "")
    assert all(group in words for group in text.split("-"))
    assert text not in printed.out + printed.err
    data = paper.read_bytes()
    assert_refused(ward.on(ward.officer, "root-sheet", str(paper)), "file_exists")
    assert_refused(ward.on(ward.officer, "root-sheet", str(ward.folder / "không có" / "x.pdf")), "not_written")
    assert (paper.read_bytes(), held(ward.officer)) == (data, before)


def test_a_laptop_without_the_root_prints_none(ward: Ward, laptop: Path):
    before = held(laptop)
    assert_refused(ward.on(laptop, "root-sheet", str(ward.folder / "x.pdf")), "no_root")
    assert not (ward.folder / "x.pdf").exists()
    assert held(laptop) == before


def test_another_laptop_takes_the_lost_ones_place(ward: Ward, text: str, laptop: Path):
    done = ward.done(laptop, "root-recover", "--text", text.lower().replace("-", " "))
    assert done == {"ward_code": "25747", "may_manage": True}
    assert ward.done(laptop, "devices")["may_manage"] is True
    lost = ward.done(ward.officer, "state")["writer"]
    assert ward.done(laptop, "revoke", lost)["epoch"] == 2
    ward.swap(laptop)
    assert_refused(ward.on(ward.officer, "exchange", str(ward.stick)), "revoked")
    third = ward.enter("máy ba", *ward.invitation(by=laptop))
    ward.done(third, "add", stdin=lines(visit("Người đến sau")))
    ward.swap(third, laptop)
    assert ward.done(laptop, "find", "nguoi den sau")["people"]


def test_a_new_desk_takes_it_with_a_stick_of_the_ward(ward: Ward, text: str, laptop: Path,
                                                      monkeypatch: pytest.MonkeyPatch):
    ward.done(laptop, "add", stdin=lines(visit("Ghi trước khi mất")))
    ward.swap(laptop)
    home = ward.folder / "máy mới"
    ward.done(home, "new", "--ward", "25747", "--team", "Phường", "--member", "Võ Thị Cán Bộ")
    before = held(home)
    monkeypatch.setenv("DXDESK_ROOT_TEXT", text)
    assert_refused(ward.on(home, "root-recover"), "other_ward")
    assert_refused(ward.on(home, "root-recover", "--folder", str(ward.folder / "không có")), "folder_missing")
    assert held(home) == before
    ward.done(home, "root-recover", "--folder", str(ward.stick))
    ward.swap(home)
    assert ward.done(home, "find", "ghi truoc khi mat")["people"]
    assert ward.device(home, laptop)["state"] == "trusted"


def test_words_that_are_no_root(ward: Ward, text: str, laptop: Path):
    before = held(laptop)
    other = "0" if text[0] != "0" else "1"
    for wrong in ("x", text[:-1], text + "A", other + text[1:], text[5:] + "-" + text[:4], "🂡" * 56, "9" * 90_000):
        assert_refused(ward.on(laptop, "root-recover", "--text", wrong), "wrong_root_text")
    assert_refused(ward.on(laptop, "root-recover"), "no_root_text")
    refused = ward.on(laptop, "root-recover", typed=("sai",))
    assert (refused.code, refused.json["refused"]) == (1, "wrong_root_text")
    assert held(laptop) == before
    assert ward.done(laptop, "root-recover", typed=(text,))["may_manage"] is True
