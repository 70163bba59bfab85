"""What a check code on paper stands for, asked later, elsewhere, and of an archive that suffered."""

import base64
import json
import zlib
from dataclasses import replace

import pytest

from dxdesk.errors import InputError
from dxdesk.papers import archive
from dxdesk.papers.choices import BY_DAY, BY_NAME
from dxdesk.papers.issuing import issue
from dxdesk.papers.kinds import paper_kind
from dxdesk.papers.verifying import DIFFERENT, SAME, UNKNOWN, read_code, reprint, verify
from dxdesk.store.documents import documents, packed_figures
from dxdesk.store.saving import Change, save
from tests.papers.archive_kit import LISTS, MONTH, print_month, slip
from tests.store.kit import Clock, all_ops, carry, new_store


def spoil(store, figures):
    """Whatever another laptop may have sent as the figures of the newest print."""
    record = documents(store)[0].id
    save(store, [Change("document", {"figures": figures}, record)])
    return record


@pytest.mark.parametrize("typed", [
    "k7q4-92", " K7Q4 92 ", "K7Q492", "DXD-GIAY:K7Q4-92", "dxd-giay:k7q4-92\n", "K7Q4–92", "Ｋ7Q4-92.",
    "Mã kiểm K7Q4-92", "mã: K7Q4/92"])
def test_a_code_is_read_as_people_type_it(typed):
    assert read_code(typed) == "K7Q4-92"


@pytest.mark.parametrize(("typed", "code"), [("oil0-11", "0110-11"), ("DXDG-1A", "DXDG-1A")])
def test_letters_that_look_like_digits_are_these(typed, code):
    assert read_code(typed) == code


@pytest.mark.parametrize("typed", [
    "", "K7Q4-9", "K7Q4-923", "K7U4-92", "Trần Thị Bé", "DXD-GIAY:", "K7Q4-9๒"])
def test_what_is_no_code_is_said(typed):
    with pytest.raises(InputError) as refused:
        read_code(typed)
    assert refused.value.code == "not_a_code"


def test_a_code_nobody_printed_says_what_that_can_mean(desk):
    with pytest.raises(InputError, match="chưa trao đổi phiếu") as refused:
        verify(desk, "0000-00", LISTS)
    assert refused.value.code == "unknown_code"


def test_a_code_says_what_when_by_whom_and_whether_today_differs(desk, clock):
    issued = print_month(desk)
    asked = verify(desk, issued.made.stamp.code.lower(), LISTS)
    assert asked.state == SAME and asked.changes == () and asked.latest is None
    told = " ".join(asked.sentences)
    for part in ("Báo cáo kết quả của tổ, tháng 11 năm 2026.", "Bản 1, in ngày 22/11/2026 ở Máy", "Trần Thị Bốn",
                 "tính đến 22/11/2026 09:15; có phiếu của 1 máy", "vẫn y như trên giấy."):
        assert part in told
    slip(desk, "Lê Thị Hoa")
    asked = verify(desk, issued.made.stamp.code, LISTS)
    assert asked.state == DIFFERENT and "khác trên giấy" in asked.sentences[-1]
    assert ["Phiếu hỗ trợ", "Kỳ này", "1", "2", "+1"] in [row for table in asked.changes for row in table.texts]
    second = print_month(desk)
    asked = verify(desk, issued.made.stamp.code, LISTS)
    assert asked.latest.id == second.document
    assert f"Đã có bản 2 thay bản này, in ngày 22/11/2026, mã {second.made.stamp.code}." in asked.sentences


def test_whose_it_is_stands_beside_the_paper(desk):
    team = desk.connection.execute("SELECT id FROM team").fetchone()[0]
    issued = print_month(desk, choices=replace(MONTH, team=team))
    assert "tháng 11 năm 2026, Tổ 1." in verify(desk, issued.made.stamp.code, LISTS).sentences[0]


def test_every_print_is_drawn_again_byte_for_byte_also_elsewhere(desk, tmp_path):
    first = print_month(desk)
    slip(desk, "Lê Thị Hoa")
    second = print_month(desk)
    with new_store(tmp_path / "b", Clock(), like=desk) as other:
        carry(desk, other)
        for issued in (first, second):
            assert reprint(desk, issued.document).drawn.data == issued.made.drawn.data
            assert reprint(other, issued.document).drawn.data == issued.made.drawn.data
        assert verify(other, second.made.stamp.code, LISTS).document == verify(desk, second.made.stamp.code,
                                                                               LISTS).document


def test_two_laptops_that_printed_the_same_are_told_apart(desk, tmp_path):
    with new_store(tmp_path / "b", Clock(), like=desk) as other:
        carry(desk, other)
        carry(other, desk)
        here, there = print_month(desk), print_month(other)
        carry(other, desk)
        carry(desk, other)
        assert here.made.stamp.code == there.made.stamp.code
        for store in (desk, other):
            shown = documents(store)
            assert [one.facts.edition for one in shown] == [1, 1] and len({one.laptop for one in shown}) == 2
            assert any("Cùng mã này còn bản 1" in line
                       for line in verify(store, here.made.stamp.code, LISTS).sentences)
        slip(desk, "Lê Thị Hoa")
        assert print_month(desk).edition == 2


def test_two_laptops_with_other_data_print_one_edition_each_and_the_one_that_holds_is_found(desk, tmp_path):
    with new_store(tmp_path / "b", Clock(), like=desk) as other:
        carry(desk, other)
        carry(other, desk)
        slip(other, "Lê Thị Hoa")
        print_month(desk)
        there = print_month(other)
        carry(other, desk)
        assert {one.facts.edition for one in documents(desk)} == {1}
        again = print_month(desk)
        assert (again.state, again.edition, again.made.stamp.code) == ("again", 1, there.made.stamp.code)


def test_a_deleted_print_is_out_of_the_list_and_its_code_still_told(desk):
    issued = print_month(desk)
    save(desk, [Change("document", record=issued.document, action="delete")])
    assert documents(desk) == []
    asked = verify(desk, issued.made.stamp.code, LISTS)
    assert asked.document.deleted and "đã bỏ khỏi danh sách" in " ".join(asked.sentences)
    assert print_month(desk).edition == 2


def huge(desk, monkeypatch):
    """A print whose figures need several cells."""
    monkeypatch.setattr("dxdesk.store.documents.PIECE", 700)
    return print_month(desk)


def test_figures_that_no_cell_takes_lie_in_parts(desk, monkeypatch, tmp_path):
    issued = huge(desk, monkeypatch)
    parts = desk.connection.execute("SELECT count(*) FROM document_part").fetchone()[0]
    assert parts > 1 and reprint(desk, issued.document).drawn.data == issued.made.drawn.data
    with new_store(tmp_path / "b", Clock(), like=desk) as other:
        carry(desk, other)
        assert reprint(other, issued.document).drawn.data == issued.made.drawn.data


def test_a_print_whose_parts_have_not_all_come_is_said_to_wait(desk, monkeypatch):
    issued = huge(desk, monkeypatch)
    desk.connection.execute("DELETE FROM document_part WHERE position = '1'")
    desk.connection.commit()
    with pytest.raises(InputError, match="chưa về đủ") as refused:
        reprint(desk, issued.document)
    assert refused.value.code == "document_incomplete"
    assert verify(desk, issued.made.stamp.code, LISTS).state == SAME
    slip(desk, "Lê Thị Hoa")
    asked = verify(desk, issued.made.stamp.code, LISTS)
    assert asked.state == DIFFERENT and "chưa về đủ" in asked.sentences[-1]
    assert (print_month(desk).edition, print_month(desk).state) == (2, "again")


def deflated(value):
    return base64.b64encode(zlib.compress(json.dumps(value).encode())).decode()


DAMAGED = (
    "không phải base64", base64.b64encode(b"abc").decode(), deflated([]), deflated("a"), deflated({"sheet": 1}),
    deflated({"sheet": {}, "tables": [[1]], "stamp": {}}), deflated({"sheet": {}, "tables": [], "stamp": {}}),
    base64.b64encode(zlib.compress(b"[" * 100_000)).decode(), base64.b64encode(zlib.compress(b"0" * 100)[:-4]).decode(),
)


def test_damaged_figures_are_said_and_stop_nothing(desk):
    issued = print_month(desk)
    for figures in DAMAGED:
        record = spoil(desk, figures)
        with pytest.raises(InputError, match="hỏng") as refused:
            reprint(desk, record)
        assert refused.value.code == "document_incomplete", figures
        assert verify(desk, issued.made.stamp.code, LISTS).state == SAME, figures
    assert print_month(desk).state == "again"


def test_figures_of_another_print_are_not_taken_for_these(desk):
    print_month(desk)
    stolen = packed_figures(desk, documents(desk)[0].id)
    slip(desk, "Lê Thị Hoa")
    print_month(desk)
    with pytest.raises(InputError, match="hỏng"):
        reprint(desk, spoil(desk, stolen))


def test_a_packed_bomb_is_not_unpacked(desk, monkeypatch):
    monkeypatch.setattr(archive, "LIMIT", 1_000)
    with pytest.raises(InputError, match="hỏng"):
        reprint(desk, print_month(desk).document)


def test_a_sheet_of_a_newer_program_is_told_but_not_drawn(desk):
    issued = print_month(desk)
    kept = json.loads(zlib.decompress(base64.b64decode(packed_figures(desk, issued.document))))
    kept["sheet"]["figures"] = {"of": "another shape"}
    record = spoil(desk, deflated(kept))
    with pytest.raises(InputError) as refused:
        reprint(desk, record)
    assert refused.value.code == "document_newer"
    assert verify(desk, issued.made.stamp.code, LISTS).state == SAME
    assert print_month(desk).state == "again"


@pytest.mark.parametrize("values", [
    {"paper": "giay-moi"}, {"choices": "{"}, {"choices": '{"period": 7}'}, {"choices": "[]"},
    {"rules": "x", "laptops": "[1]", "as_of": "hôm qua", "rows": "x", "pages": "", "choices": ""},
    {"laptops": '{"included": 5, "missing": "hai"}', "choices": ""}, {"laptops": "[" * 40_000, "choices": ""}])
def test_what_a_newer_program_or_a_hand_wrote_is_told_as_far_as_it_goes(desk, values):
    issued = print_month(desk)
    save(desk, [Change("document", values, issued.document)])
    asked = verify(desk, issued.made.stamp.code, LISTS)
    assert asked.state == UNKNOWN and "Chưa so được" in asked.sentences[-1]
    assert "11" in asked.name and all(asked.sentences)


def print_register(desk, order=BY_NAME):
    return issue(desk, paper_kind("visits"), replace(MONTH, order=order), LISTS)


def test_of_a_list_of_people_only_lines_and_code_are_kept(desk):
    issued = print_register(desk)
    (kept,) = documents(desk)
    assert packed_figures(desk, issued.document) == "" and kept.facts.rows == 1
    assert all("Nguyễn" not in (op.sets.get(name) or "") for op in all_ops(desk) if op.kind == "document"
               for name in op.sets)
    assert verify(desk, issued.made.stamp.code, LISTS).state == SAME
    assert print_register(desk).state == "again" and len(documents(desk)) == 1
    with pytest.raises(InputError) as refused:
        reprint(desk, issued.document)
    assert refused.value.code == "list_not_kept"
    slip(desk, "Lê Thị Hoa")
    asked = verify(desk, issued.made.stamp.code, LISTS)
    assert asked.changes[0].texts[2] == ["Số dòng", "", "1", "2", "+1"] and print_register(desk).edition == 2


def test_a_list_in_another_order_is_another_paper(desk):
    slip(desk, "Lê Thị Hoa")
    print_register(desk)
    other = print_register(desk, BY_DAY)
    assert (other.state, other.edition) == ("first", 1)
    assert verify(desk, other.made.stamp.code, LISTS).state == SAME and print_register(desk).state == "again"


def test_an_unknown_print_is_refused(desk):
    with pytest.raises(InputError) as refused:
        reprint(desk, "không có")
    assert refused.value.code == "unknown_document"
