"""Segments: what is written is read; what is not whole, not signed or not ours is refused whole (format §4, I3)."""

import base64
import hashlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxdesk.exchange.results import RESULTS, SegmentRefused
from dxdesk.exchange.segments import OP_LIMIT, SIZE_LIMIT, SegmentWaits, cut, read_segment
from dxdesk.exchange.signed import SYSTEM, Signed, put_together, root_for, take_apart
from dxdesk.exchange.trailer import to_sign
from dxdesk.ledger.ops import Op
from tests.exchange.kit import Device, record

HERE = Device(1)
THERE = Device(2)
NASTY = [
    "=1+1", "'", "''=", "a;b", 'nói "được" rồi', '"', '""', "dòng 1\r\ndòng 2", "\r", "\n", " ", "0901234567", "TRUE",
    "2026-11-22", "1E5", "079204001234", "ẴỖẪỞỮ gỵ", "#end;rows=1", "*", ",", "\ufeff", "x" * 4_000, "🙂",
    "\u2028", "\x85",
]


def nasty_ops(device: Device = HERE) -> list[Op]:
    first = device.op("resident", record(1), {"full_name": "Trần Thị Bé", "hamlet_id": record(9), "note": ""})
    ops = [first]
    for number, text in enumerate(NASTY):
        sets = {"full_name": text, "hamlet_id": "", "note": text}
        ops.append(device.op("resident", record(number), sets, replaces=(first.id,), save=first.id, why=text))
    ops.append(device.op("resident", record(1), {"_deleted": "1"}, action="delete", replaces=tuple(o.id for o in ops)))
    return ops


def small() -> bytes:
    """A small segment with quotes, line ends in cells and a delete."""
    ops = [
        HERE.op("visit", record(1), {"visit_on": "2026-11-22", "hamlet_id": record(2), "note": 'nói "được";\r\nhẹn'}),
        HERE.op("visit", record(3), {"_deleted": "1"}, action="delete", why="nhập nhầm"),
    ]
    return HERE.segment(ops).data


def refused(data: bytes, reader=None) -> str:
    with pytest.raises(SegmentRefused) as caught:
        read_segment(data, reader)
    assert caught.value.result in RESULTS
    return caught.value.result


def forge(device: Device, ops: list[Op], **more) -> bytes:
    """A file properly signed by the device whatever it says."""
    signed = take_apart(device.segment(ops).data)
    header = replace(signed.header, **more)
    return resign(device, replace(signed, header=header))


def resign(device: Device, signed: Signed) -> bytes:
    root = root_for(signed.header, signed.columns, signed.rows)
    return put_together(replace(signed, root=root, signature=device.private.sign(to_sign(root))))


def test_what_is_written_is_read() -> None:
    ops = nasty_ops()
    segment = HERE.segment(ops)
    again = read_segment(segment.data, HERE.reader())
    assert list(again.ops) == ops
    assert again == segment
    assert again.columns == ("full_name", "hamlet_id", "note", "_deleted")
    assert segment.name == f"log/{HERE.writer}/000001-resident-{segment.root[:8]}.csv"


def test_the_file_opens_as_csv_with_mark_and_trailer() -> None:
    lines = small().decode().split("\r\n")
    assert lines[0].startswith("\ufeff#dxdesk;format=1;kind=visit;writer=")
    assert lines[1] == "_op;_action;_id;_fields;_replaces;_save;_by;_why;visit_on;hamlet_id;note;_deleted"
    assert lines[-2].startswith("#end;rows=2;sha256=")
    assert lines[-1] == ""


def test_root_is_the_documented_hash() -> None:
    op = HERE.op("help", record(1), {"visit_id": record(2), "service": "vneid_l2", "note": "a;b"}, why="x")
    segment = HERE.segment([op])
    head, columns, line = segment.data[3:].decode().split("\r\n")[:3]
    assert line == f'{op.id};save;{record(1)};*;;;;x;{record(2)};vneid_l2;"a;b"'
    salt = hashlib.sha256(bytes.fromhex("00112233445566778899aabbccddeeff") + op.id.encode()).digest()
    frame = hashlib.sha256(f"{op.id};save;{record(1)};*;;;;{record(2)}".encode()).digest()
    text = hashlib.sha256(salt[:16] + b'x;"a;b"').digest()
    rest = hashlib.sha256(salt[16:] + b"vneid_l2").digest()
    unsalted = head.replace(";salt=00112233445566778899aabbccddeeff", "")
    whole = hashlib.sha256(f"{unsalted}\r\n{columns}\r\n".encode() + frame + text + rest).digest()
    assert segment.root == whole.hex()
    signature = base64.b64decode(segment.data.rpartition(b"sig=")[2])
    HERE.private.public_key().verify(signature, b"dxdesk-seg-1\0" + whole)


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)
SETS = st.dictionaries(st.sampled_from(["full_name", "note", "hamlet_id", "email_moi", "a_text", "_deleted"]), TEXT)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(SETS, TEXT, TEXT, st.sampled_from(["save", "choose", "erase"])), min_size=1, max_size=6))
def test_any_ops_come_back(made: list) -> None:
    ops = [HERE.op("resident", record(n), sets, action=a, by=by, why=why) for n, (sets, by, why, a) in enumerate(made)]
    segment = HERE.segment(ops)
    assert list(read_segment(segment.data).ops) == ops
    assert put_together(take_apart(segment.data)) == segment.data


def test_cut_anywhere_is_truncated() -> None:
    data = small()
    for length in range(len(data)):
        assert refused(data[:length]) == "truncated", length


def test_any_flipped_bit_is_altered() -> None:
    data = small()
    for at in range(len(data)):
        for bit in range(8):
            flipped = data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]
            assert refused(flipped) == "altered", (at, bit)


@pytest.mark.parametrize("tail", [b"\n", b"\r\n", b" ", b"\0", b"x;y\r\n", b"#end;rows=0", b"\0" * 4_096])
def test_appended_bytes_are_altered(tail: bytes) -> None:
    assert refused(small() + tail) == "altered"
    assert refused(small() + small()) == "altered"


@pytest.mark.parametrize("change", [
    lambda text: text.replace(";", ","),
    lambda text: text.replace("\r\n", "\n"),
    lambda text: text.removeprefix("\ufeff"),
    lambda text: text.replace("2026-11-22", "22/11/2026"),
    lambda text: text.replace("\r\n", ";;;;\r\n"),
])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_saved_again_by_a_spreadsheet_is_altered(change, encoding: str) -> None:
    assert refused(change(small().decode()).encode(encoding)) == "altered"


@pytest.mark.parametrize("data", [
    b"a;b;c\r\n1;2;3\r\n", b"\xef\xbb\xbfHo ten;Nam sinh\r\n", b"PK\x03\x04" + b"x" * 90, b"\1" * 9,
])
def test_other_files_are_not_ours(data: bytes) -> None:
    assert refused(data) == "not_ours"


def test_who_may_be_read() -> None:
    data = small()
    assert read_segment(data, HERE.reader()).ops
    assert refused(data, HERE.reader(keys=set())) == "unknown_device"
    assert refused(data, HERE.reader(keys={THERE.key})) == "unknown_device"
    assert refused(data, HERE.reader(ward="00001")) == "not_ours"
    assert refused(data, HERE.reader(practice=True)) == "not_ours"
    assert refused(data, HERE.reader(scopes={"t1"})) == "not_for_this_device"


def test_practice_stays_with_practice() -> None:
    data = HERE.segment([HERE.op("ward", record(1), {"name": "Tập"})], practice=True).data
    assert read_segment(data, HERE.reader(practice=True)).header.practice
    assert refused(data, HERE.reader()) == "not_ours"


@pytest.mark.parametrize("more", [{"format": 2}, {"min_reader": 9}])
def test_a_newer_file_waits_and_says_what_it_is(more: dict) -> None:
    data = forge(HERE, [HERE.op("visit", record(1), {"note": "a"})], **more)
    with pytest.raises(SegmentWaits) as caught:
        read_segment(data, HERE.reader())
    assert caught.value.result == "needs_update"
    assert caught.value.header.writer == HERE.writer
    assert len(caught.value.root) == 64
    assert refused(data, HERE.reader(keys=set())) == "unknown_device"
    assert refused(data[:-9], HERE.reader()) == "truncated"


def test_header_of_another_key_is_altered() -> None:
    ops = [HERE.op("visit", record(1), {"note": "a"})]
    assert refused(forge(HERE, ops, key=THERE.key)) == "altered"
    assert refused(forge(HERE, ops, writer=THERE.writer)) == "altered"
    assert refused(forge(HERE, ops, rows=2)) == "altered"
    signed = take_apart(HERE.segment(ops).data)
    assert refused(put_together(replace(signed, signature=THERE.private.sign(to_sign(signed.root))))) == "altered"


def test_m6_ops_of_another_writer_under_ones_own_signature_are_altered() -> None:
    theirs = THERE.op("visit", record(1), {"note": "a"})
    assert refused(forge(HERE, [theirs]), HERE.reader()) == "altered"
    mine_in_their_save = HERE.op("visit", record(1), {"note": "a"}, save=theirs.id)
    assert refused(forge(HERE, [mine_in_their_save]), HERE.reader()) == "altered"
    mine_replacing_theirs = HERE.op("visit", record(1), {"note": "a"}, replaces=(theirs.id,))
    assert read_segment(forge(HERE, [mine_replacing_theirs]), HERE.reader()).ops[0].replaces == (theirs.id,)


@pytest.mark.parametrize(("column", "cell"), [
    (0, "x"), (0, "'20261122T021500001Z"), (1, "wipe"), (1, ""), (2, ""), (3, "note,note"), (3, "mode"), (3, "note"),
    (3, "'*"), (4, "x"), (4, ","), (5, "x"), (7, "=1"), (7, '"a"'), (8, "'a"), (8, "+1"), (8, '"x"'),
])
def test_lines_no_desk_writes_are_altered(column: int, cell: str) -> None:
    signed = take_apart(HERE.segment([HERE.op("visit", record(1), {"note": "a"})]).data)
    row = list(signed.rows[0])
    row[column] = cell
    assert refused(resign(HERE, replace(signed, rows=[row]))) == "altered"


def test_cells_outside_fields_must_be_empty() -> None:
    ops = [HERE.op("visit", record(n), {name: "a"}) for n, name in enumerate(("note", "place"))]
    signed = take_apart(HERE.segment(ops).data)
    rows = [list(row) for row in signed.rows]
    rows[0][len(SYSTEM)] = "b"
    assert refused(resign(HERE, replace(signed, rows=rows))) == "altered"


def test_an_op_stands_once_in_a_file() -> None:
    op = HERE.op("visit", record(1), {"note": "a"})
    assert refused(HERE.segment([op, op]).data) == "altered"


@pytest.mark.parametrize("columns", [
    ("_op",), (*SYSTEM, "note", "note"), (*SYSTEM[::-1], "note"), (*SYSTEM, "ghi chú"), (*SYSTEM, "_salt"),
])
def test_columns_no_desk_writes_are_altered(columns: tuple) -> None:
    signed = take_apart(HERE.segment([HERE.op("visit", record(1), {"note": "a"})]).data)
    row = [*signed.rows[0], "a"][: len(columns)]
    assert refused(resign(HERE, replace(signed, columns=columns, rows=[row]))) == "altered"


def test_unknown_columns_and_kinds_pass() -> None:
    op = HERE.op("drone", record(1), {"email_moi": "a@b", "note": "", "ref_id": "x", "memo_text": "y"})
    segment = read_segment(HERE.segment([op]).data, HERE.reader())
    assert segment.columns == ("email_moi", "memo_text", "note", "ref_id")
    assert segment.ops == (op,)


def test_columns_in_any_place_are_read_by_name() -> None:
    signed = take_apart(HERE.segment([HERE.op("visit", record(1), {"note": "a", "place": "b"})]).data)
    columns = (*SYSTEM, "zzz", "note", "place")
    row = [*signed.rows[0][:8], "c", "a", "b"]
    data = resign(HERE, replace(signed, columns=columns, rows=[row]))
    assert read_segment(data).ops[0].sets == {"zzz": "c", "note": "a", "place": "b"}


def test_limits() -> None:
    op = HERE.op("visit", record(1), {"note": "a"})
    assert refused(b"x" * (8 * 1024 * 1024 + 1)) == "over_limit"
    assert refused(b"\n" * 100_001) == "over_limit"
    for size, results in ((65_536, None), (65_537, "over_limit")):
        signed = take_apart(HERE.segment([op]).data)
        row = [*signed.rows[0][:8], "x" * size]
        data = resign(HERE, replace(signed, rows=[row]))
        assert (refused(data) if results else len(read_segment(data).ops[0].sets["note"])) == (results or size)
    quoted = resign(HERE, replace(signed, rows=[[*signed.rows[0][:8], '"' + ";" * 65_535 + '"']]))
    assert refused(quoted) == "over_limit"
    wide = resign(HERE, replace(signed, columns=(*SYSTEM, *(f"c{n}" for n in range(505))), rows=[]))
    assert refused(wide) == "over_limit"


def test_what_no_desk_would_read_is_not_written() -> None:
    named = HERE.op("visit", record(1), {}).id
    for value in ("\0", "x" * 65_537, "\ud800"):
        with pytest.raises(ValueError, match=r"no desk would read|surrogates"):
            HERE.segment([Op(named, "visit", record(1), "save", {"note": value})])


def test_a_file_of_nothing_but_quotes_costs_no_time() -> None:
    signed = take_apart(HERE.segment([HERE.op("visit", record(1), {"note": "a"})]).data)
    for filling in ('"' * 1_000_000, '"a' * 500_000, '";' * 500_000):
        assert refused(put_together(replace(signed, rows=[[filling]]))) in {"altered", "over_limit"}


def test_cut_keeps_kinds_apart_and_files_small() -> None:
    ops = [HERE.op(("visit", "help")[n % 2], record(n), {"note": ('"' * 900) + "ẫ" * n}) for n in range(1_200)]
    parts = list(cut(ops))
    assert sorted(op.id for part in parts for op in part) == sorted(op.id for op in ops)
    assert len(parts) > 2
    for part in parts:
        assert len({op.kind for op in part}) == 1
        assert [op.id for op in part] == sorted(op.id for op in part)
        assert len(HERE.segment(part).data) <= SIZE_LIMIT
    many = [HERE.op("help", record(n), {}) for n in range(OP_LIMIT + 1)]
    assert [len(part) for part in cut(many)] == [OP_LIMIT, 1]
    assert list(cut([])) == []
