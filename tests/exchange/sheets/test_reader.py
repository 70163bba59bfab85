"""Files people hand over: any encoding and separator is read, what is no table is refused in one sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxdesk.errors import InputError
from dxdesk.exchange.sheets import reader
from dxdesk.exchange.sheets.headers import find_columns
from dxdesk.exchange.sheets.plan import read_log
from dxdesk.exchange.sheets.reader import Record, read_tables
from tests.exchange.sheets.samples import TODAY

ROWS = (("Ngày", "Họ tên", "Nội dung"), ("1/10/2026", "Lưu Thị Ngọc", "cài VssID, eTax"))


def read_table(data: bytes) -> tuple[Record, ...]:
    (table,) = read_tables(data)
    return table


def written(separator=";", end="\r\n", encoding="utf-8-sig"):
    lines = [separator.join(f'"{cell}"' if separator in cell else cell for cell in row) for row in ROWS]
    return (end.join(lines) + end).encode(encoding)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "utf-16"])
def test_every_layout_gives_the_same_cells(separator, end, encoding):
    records = read_table(written(separator, end, encoding))
    assert tuple(record.cells for record in records) == ROWS
    assert [(record.row, record.line) for record in records] == [(1, 1), (2, 2)]


def test_a_cell_that_lists_many_things_does_not_mislead():
    text = "Ngày;Họ tên;Nội dung\n1/10/2026;Bé;a, b, c, d, e, f\n2/10/2026;Tám;VssID\n"
    assert [len(record.cells) for record in read_table(text.encode())] == [3, 3, 3]


def test_a_line_that_names_the_separator_is_counted():
    records = read_table(b"sep=,\r\n" + written(",", encoding="utf-8"))
    assert records[0] == Record(1, 1, ("sep=,",))
    assert (records[2].row, records[2].line, records[2].cells) == (3, 3, ROWS[1])
    assert find_columns(records).row == 2


def test_lines_inside_quotes_are_counted_apart_from_records():
    records = read_table('a;b\n"một\r\nhai\rba";c\n\nd;e\n'.encode())
    assert [(record.row, record.line) for record in records] == [(1, 1), (2, 2), (3, 5), (4, 6)]
    assert records[2].blank
    assert not records[1].blank


@pytest.mark.parametrize(("data", "code"), [
    (b"", "file_empty"), (b" \r\n\t ", "file_empty"), (b"\xef\xbb\xbf", "file_empty"),
    (b"Ng\xe0y;H\xe0", "file_letters"), ("Ngày;Giờ".encode("utf-16")[:-1], "file_letters"),
    (b"a;b\0;c", "file_binary"), (bytes(range(256)), "file_binary"),
    (b"PK\x03\x04rest", "file_broken_book"), (b"\xd0\xcf\x11\xe0rest", "file_broken_book"),
    (b'a;"b\nc;d\n', "file_broken_row"), (b'"a"b;c\n', "file_broken_row"),
    (b"x" * 200_000, "file_broken_row"), (b";" * 1_000_000, "file_too_wide"),
    (b"a;b\n" * 3, "no_header"), (written().split(b"\r\n")[0], "no_rows"),
    (written().split(b"\r\n")[0] + b"\r\n;;\r\n", "no_rows"),
])
def test_what_is_no_log_is_refused_in_one_sentence(data, code, catalogues):
    with pytest.raises(InputError) as refused:
        read_log(data, TODAY, catalogues)
    assert refused.value.code == code
    assert refused.value.sentence.endswith(".")


def test_limits(monkeypatch):
    monkeypatch.setattr(reader, "MAX_BYTES", 10)
    with pytest.raises(InputError, match="20 MB"):
        read_table(b"a;b\n" * 3)
    monkeypatch.setattr(reader, "MAX_BYTES", 1000)
    monkeypatch.setattr(reader, "MAX_ROWS", 2)
    with pytest.raises(InputError, match=r"200\.000 dòng"):
        read_table(b"a;b\n" * 3)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode)
       | st.text(st.sampled_from('a;,"\n\r\t='), max_size=60).map(lambda text: b"sep=;\n" + text.encode()))
def test_any_bytes_are_read_or_refused(data):
    try:
        records = read_table(data)
    except InputError:
        return
    assert [record.row for record in records] == list(range(1, len(records) + 1))
