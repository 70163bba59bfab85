"""Each of the ten results of a file (format §4), met in a folder and shown by the window."""

from dataclasses import replace
from pathlib import Path
from shutil import copytree, rmtree

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import Qt

from dxdesk.exchange.envelope import seal
from dxdesk.exchange.folder import exchange
from dxdesk.exchange.header import Header
from dxdesk.exchange.results import RESULTS
from dxdesk.exchange.segments import write_segment
from dxdesk.ledger.ops import Op, stamp
from dxdesk.store.desk import PRIVATE_KEY
from dxdesk.store.saving import PUBLIC_KEY, WRITER
from dxdesk.ui.exchange.file_table import TAGS
from tests.ui.desks import press, write_visit
from tests.ui.exchange.kit import go, look, room
from tests.ui.laptops import cut_words, settle, stranger

TAKEN = {"received", "held", "forked"}


def signed_by(desk, seq: int, name: str, **header) -> bytes:
    """A segment of that laptop with one new person."""
    store = desk.store
    sign = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(store.setting(PRIVATE_KEY))).sign
    op = stamp(Op("", "resident", f"01a0b1c2-0000-7000-8000-{seq:012d}", "save", {"full_name": name}),
               f"20261122T0215{seq:05d}Z-0000", store.setting(WRITER), b"n" * 16)
    first = Header(kind="resident", writer=store.setting(WRITER), seq=seq, prev="-", ward="25747",
                   made="20261122T021500000Z", key=store.setting(PUBLIC_KEY), salt="00" * 16, practice=True)
    return write_segment(replace(first, **header), [op], sign).data


@pytest.fixture
def all_ten(desk, other, stick, tmp_path: Path, theme) -> Path:
    """A stick with a file for every result."""
    write_visit(other, "Trần Thị Bé")
    exchange(other.store, stick)
    exchange(desk.store, stick)
    log = stick / "DXDESK" / "log" / other.store.setting(WRITER)
    (log / "000051-resident-aaaaaaaa.csv").write_bytes(signed_by(other, 51, "Người Mới"))
    (log / "000052-resident-aaaaaaaa.csv").write_bytes(signed_by(other, 51, "Người Khác"))
    (log / "000053-resident-aaaaaaaa.csv").write_bytes(signed_by(other, 53, "Bị Cắt")[:-40])
    changed = signed_by(other, 54, "Bị Sửa").replace("Bị Sửa".encode(), "Bị Xửa".encode())
    (log / "000054-resident-aaaaaaaa.csv").write_bytes(changed)
    (log / "000055-resident-aaaaaaaa.csv").write_bytes(signed_by(other, 55, "Bản Sau", min_reader=2))
    nobody = str(pyrage.x25519.Identity.generate().to_public())
    (log / "000056-resident-aaaaaaaa.csv.age").write_bytes(seal(signed_by(other, 56, "Máy Khác"), [nobody]))
    (stick / "DXDESK" / "inbox" / "lớn.csv").write_bytes(b"x" * (9 * 1024 * 1024))
    (stick / "DXDESK" / "inbox" / "sổ tay.csv").write_text("họ tên;tuổi\r\n", "utf-8")
    with stranger(desk, tmp_path / "lạ", theme) as unknown:
        write_visit(unknown, "Phan Văn Ẩn")
        exchange(unknown.store, tmp_path_of(tmp_path))
    packs = tmp_path_of(tmp_path) / "DXDESK" / "log"
    copytree(packs, stick / "DXDESK" / "log", dirs_exist_ok=True)
    rmtree(tmp_path_of(tmp_path))
    return stick


def tmp_path_of(folder: Path) -> Path:
    made = folder / "USB khác"
    made.mkdir(exist_ok=True)
    return made


def results(page) -> set[str]:
    return {row.file.result for row in page.files}


def test_every_result_has_its_row_its_state_and_its_sentence(page, desk, all_ten, qtbot):
    look(page, all_ten, qtbot)
    assert results(page) == set(RESULTS)
    assert {row.result for row in room(page).packs.rows} >= set(RESULTS) - {"held", "not_ours"}
    for row in page.files:
        assert row.sentence.endswith(".") and TAGS[row.file.result].text
        assert row.taken is (row.file.result in TAKEN)
    people = desk.store.connection.execute("SELECT count(*) FROM resident WHERE full_name LIKE 'Người%'").fetchone()
    assert people == (0,)
    go(page, qtbot)
    assert results(page) == set(RESULTS)
    names = {row[0] for row in desk.store.connection.execute("SELECT full_name FROM resident")}
    assert {"Người Mới", "Người Khác"} & names and not {"Bị Cắt", "Bị Sửa", "Bị Xửa", "Bản Sau", "Máy Khác"} & names


def test_every_row_opens_to_its_files_and_says_why(page, desk, all_ten, qtbot):
    look(page, all_ten, qtbot)
    table, seen = room(page).packs, set()
    for at, row in enumerate(table.rows):
        table.setFocus()
        table.choose(at)
        press(Qt.Key.Key_Return, to=table)
        settle(desk, qtbot)
        if row.result == "unknown_device":
            assert page.ui.quarantine.isVisible()
            page.open("exchange")
            continue
        sheet = room(page).sheet
        assert sheet.isVisible() and row.laptop.label in sheet.title.text()
        for file in sheet.files.rows:
            sheet.files.choose(list(sheet.files.rows).index(file))
            settle(desk, qtbot)
            seen.add(file.file.result)
            assert cut_words(sheet) == []
        press(Qt.Key.Key_Escape, to=sheet.files)
        assert table.isVisible()
    assert seen == set(RESULTS) - {"unknown_device"}
