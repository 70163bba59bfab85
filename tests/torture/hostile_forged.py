"""Packs forged with care: every sum right, but signed by nobody, a stranger, or a laptop that may not say that."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from dxdesk.exchange.header import Header, signed_line
from dxdesk.exchange.results import SegmentRefused
from dxdesk.exchange.root import line_hashes, redacted_hashes, root_of
from dxdesk.exchange.signed import SYSTEM, Signed, take_apart
from dxdesk.exchange.trailer import BOM, read_trailer, to_sign, trailer_line
from tests.torture.hostile import HEAVY, RARE, Bench, Mutator

ALTERED = frozenset(("altered",))
STRANGE = frozenset(("altered", "unknown_device", "not_ours"))
REFUSED_EARLY = frozenset(("altered", "over_limit"))
ZEROS = b"\0" * 32

FORGED_FIELDS = {
    "format": ("0", "2", "01", "-1", "1 ", "999999999", "9" * 400, "１"),
    "kind": ("resident", "visit", "other", "../x", "Visit", "x" * 60, "op", "setting", "sqlite_master", ""),
    "writer": ("0000000000", "", "ABCDEFGHJK", "../../x", "il0o1u2345"),
    "seq": ("0", "1", "2", "000001", "-1", "999999999", "1e5", "9" * 300),
    "prev": ("-", "0" * 16, "f" * 16, "0" * 64, ""),
    "schema": ("0", "2", "99", "x"),
    "min_reader": ("0", "2", "999999999", "-2"),
    "ward": ("00000", "25748", "", "*", "25747 ", "2" * 65, "%00"),
    "scope": ("team", "", "Ward", "ward,team"),
    "rows": ("0", "1", "100000", "999999999", "-1"),
    "made": ("00000000T000000000Z", "99991231T235959999Z", "20261122", ""),
    "key": ("0" * 64, "f" * 64, "", "0" * 63, "ED" * 32),
    "salt": ("0" * 32, "", "g" * 32, "0" * 31),
}
MORE_FIELDS = (";practice=1", ";practice=0", ";redacted=1", ";x=1", ";", ";format=1", ";salt=" + "0" * 32, " ")
BAD_CELLS = ('=1+1', '""', '"a"', "a\0b", "a\rb", "é" * 40_000, '"' + '""' * 40_000 + '"', "\u202e;", "1/2", " a",
             "'a", "+84", "\uff1d1")


def assembled(first: str, signed: Signed, root: bytes | None, sign: Callable[[bytes], bytes]) -> bytes:
    """A file with the sum right; without a root the one that belongs to it, as far as there is one."""
    lines = [first, ";".join(signed.columns), *map(";".join, signed.rows), ""]
    body = BOM + "\r\n".join(lines).encode("utf-8", "surrogatepass")
    root = root or _root(first, signed)
    return body + trailer_line(body, len(signed.rows), root, sign(to_sign(root)))


def _root(first: str, signed: Signed) -> bytes:
    if signed.header.redacted:
        return root_of(signed_line(first), signed.columns, redacted_hashes(signed.columns, signed.rows))
    try:
        return root_of(signed_line(first), signed.columns, line_hashes(signed.columns, signed.rows, signed.header.salt))
    except (UnicodeEncodeError, SegmentRefused):
        return ZEROS


def signed_by_nobody(bench: Bench, signed: Signed, first: str = "") -> bytes:
    """The sum is right; root, signature or both are the old ones, or a stranger's under the name of the real key."""
    first = first or signed.header.line()
    old, stranger = signed.signature, bench.stranger.private.sign
    match bench.chance.randrange(3):
        case 0:
            return assembled(first, signed, signed.root, lambda _: old)
        case 1:
            return assembled(first, signed, None, lambda _: old)
        case _:
            return assembled(first, signed, None, stranger)


def signed_by_a_stranger(bench: Bench, signed: Signed) -> bytes:
    """Every sum and the signature right, by a laptop nobody of the ward knows."""
    header = replace(signed.header, key=bench.stranger.key, writer=bench.stranger.writer, rows=len(signed.rows))
    return assembled(header.line(), replace(signed, header=header), None, bench.stranger.private.sign)


def signed_by_a_member(bench: Bench, signed: Signed, header: Header | None = None) -> bytes:
    """The same by the laptop the header names."""
    header = replace(header or signed.header, rows=len(signed.rows))
    return assembled(header.line(), replace(signed, header=header), None, bench.ward.signers[header.writer].sign)


def nobody_or_stranger(bench: Bench, signed: Signed) -> bytes:
    return (signed_by_nobody if bench.chance.random() < 0.5 else signed_by_a_stranger)(bench, signed)


def whole(bench: Bench) -> Signed:
    return take_apart(bench.whole())


# --- lines and columns


def columns_shuffled(bench: Bench) -> bytes:
    signed = whole(bench)
    order = bench.chance.sample(range(len(signed.columns)), len(signed.columns))
    rows = [[row[at] for at in order] for row in signed.rows]
    return nobody_or_stranger(bench, replace(signed, columns=tuple(signed.columns[at] for at in order), rows=rows))


def column_dropped(bench: Bench) -> bytes:
    signed = whole(bench)
    at = bench.chance.randrange(len(signed.columns))
    rows = [row[:at] + row[at + 1 :] for row in signed.rows]
    return nobody_or_stranger(bench, replace(signed, columns=signed.columns[:at] + signed.columns[at + 1 :], rows=rows))


def column_doubled(bench: Bench) -> bytes:
    signed = whole(bench)
    at = bench.chance.randrange(len(signed.columns))
    name = bench.chance.choice((signed.columns[at], "_salt", "merged_into", "_Deleted", "x;y", "", "_extra", "n"))
    rows = [[*row, row[at]] for row in signed.rows]
    return nobody_or_stranger(bench, replace(signed, columns=(*signed.columns, name), rows=rows))


def lines_moved_or_doubled(bench: Bench) -> bytes:
    signed = whole(bench)
    rows = bench.chance.choices(signed.rows, k=bench.chance.randint(0, 2 * len(signed.rows)))
    return signed_by_nobody(bench, replace(signed, rows=[*rows, signed.rows[0]] if rows == signed.rows else rows))


def values_forged(bench: Bench) -> bytes:
    signed = whole(bench)
    rows = [list(row) for row in signed.rows]
    row = bench.chance.choice(rows)
    row[bench.chance.randrange(1, len(row))] += "x"
    return signed_by_nobody(bench, replace(signed, rows=rows))


def redaction_forged(bench: Bench) -> bytes:
    """Values put back into a redacted copy, or salts and hashes exchanged."""
    signed = take_apart(bench.chance.choice(bench.ward.redacted))
    rows = [list(row) for row in signed.rows]
    row = bench.chance.choice(rows)
    if bench.chance.random() < 0.5:
        row[bench.chance.randrange(len(SYSTEM), len(row) - 1)] += "Ai"
    else:
        salt, gone = "0" * 32, "#" + "0" * 64
        row[-1] = bench.chance.choice((f"{salt},{salt}", f"{gone},{gone}", "", row[-1].upper(), "#,#"))
    names = replace(signed, columns=(*signed.columns, "_salt"), rows=rows)
    return assembled(signed.header.line(), names, signed.root, lambda _: signed.signature)


def told_redacted(bench: Bench) -> bytes:
    """A whole pack that calls itself redacted, or the other way round."""
    data = bench.pack()
    body = data[: read_trailer(data).start]
    swapped = re.sub(rb";salt=[0-9a-f]{32}(?=\r)", b";redacted=1", body, count=1)
    other = re.sub(rb";redacted=1(?=\r)", b";salt=" + b"0" * 32, body, count=1) if swapped == body else swapped
    signed = take_apart(data)
    return other + trailer_line(other, len(signed.rows), signed.root, signed.signature)


# --- the first line


def header_forged(bench: Bench) -> bytes:
    signed = whole(bench)
    return signed_by_nobody(bench, signed, _forged_line(bench, signed.header.line()))


def header_forged_by_a_stranger(bench: Bench) -> bytes:
    signed = whole(bench)
    header = replace(signed.header, key=bench.stranger.key, writer=bench.stranger.writer)
    return assembled(_forged_line(bench, header.line()), signed, None, bench.stranger.private.sign)


def writer_taken_by_a_stranger(bench: Bench) -> bytes:
    """The stranger's key beside a real writer."""
    signed = whole(bench)
    line = replace(signed.header, key=bench.stranger.key).line()
    return assembled(line, signed, None, bench.stranger.private.sign)


def _forged_line(bench: Bench, line: str) -> str:
    if bench.chance.random() < 0.2:
        return line + bench.chance.choice(MORE_FIELDS)
    magic, *pairs = line.split(";")
    if bench.chance.random() < 0.1:
        bench.chance.shuffle(pairs)
    at = bench.chance.randrange(len(pairs))
    name, _, former = pairs[at].partition("=")
    values = [value for value in FORGED_FIELDS.get(name, ("0", "2")) if value != former]
    pairs[at] = f"{name}={bench.chance.choice(values)}"
    return ";".join((magic, *pairs))


# --- what only a laptop of the ward can sign


def ids_of_another_writer(bench: Bench) -> bytes:
    """M6: ops, or their saves, under the names of a laptop whose key is not the header's."""
    signed = whole(bench)
    others = [*(name for name in bench.ward.signers if name != signed.header.writer), bench.stranger.writer]
    other = bench.chance.choice(others)
    rows = [list(row) for row in signed.rows]
    changed = rows if bench.chance.random() < 0.5 else [bench.chance.choice(rows)]
    column = bench.chance.choice((0, 0, 5))
    for row in changed:
        op = row[column] or row[0]
        row[column] = op[:25] + other + op[35:]
    return signed_by_a_member(bench, replace(signed, rows=rows))


def pack_of_another_writer(bench: Bench) -> bytes:
    """M6: a whole pack of one laptop sent as another's own."""
    signed = whole(bench)
    other = bench.chance.choice([name for name in bench.ward.signers if name != signed.header.writer])
    key = bench.ward.signers[other].public_key().public_bytes_raw().hex()
    return signed_by_a_member(bench, signed, replace(signed.header, writer=other, key=key))


def lines_no_program_of_ours_writes(bench: Bench) -> bytes:
    signed = whole(bench)
    rows = [list(row) for row in signed.rows]
    row = bench.chance.choice(rows)
    match bench.chance.randrange(5):
        case 0:
            row[bench.chance.choice((2, 6, 7))] = bench.chance.choice(BAD_CELLS)
        case 1:
            row[3] = bench.chance.choice(("none", "*,*", ",", "id", "note,note", "_op", "_id"))
        case 2:
            ids = ("x", "'", row[0].upper(), row[0] + ",", row[0][:-1])
            row[bench.chance.choice((0, 4, 5))] = bench.chance.choice(ids)
        case 3:
            row[1] = bench.chance.choice(("", "SAVE", "drop", "save ", "merge"))
        case _:
            rows.append(list(row))
    return signed_by_a_member(bench, replace(signed, rows=rows))


def meant_for_elsewhere(bench: Bench) -> bytes:
    """Another ward, another scope, a later program, practice among the real: signed rightly."""
    signed = whole(bench)
    header = bench.chance.choice((
        replace(signed.header, ward="25748"), replace(signed.header, practice=not signed.header.practice),
        replace(signed.header, scope="to1"), replace(signed.header, min_reader=2), replace(signed.header, format=7),
    ))
    return signed_by_a_member(bench, signed, header)


def of_another_ward(bench: Bench) -> bytes:
    return bench.chance.choice((*bench.other.packs, *bench.other.redacted))


def of_a_stranger(bench: Bench) -> bytes:
    """A whole pack, as a laptop of another ward with the same number would write it: its ops bear its own name."""
    signed, writer = whole(bench), bench.stranger.writer
    rows = [list(row) for row in signed.rows]
    for row in rows:
        for at in (0, 5):  # `_op` and `_save`
            row[at] = row[at] and row[at][:25] + writer + row[at][35:]
    return signed_by_a_stranger(bench, replace(signed, rows=rows))


# --- the last line


def trailer_forged(bench: Bench) -> bytes:
    data = bench.pack()
    trailer = read_trailer(data)
    body, end = data[: trailer.start], data[trailer.start :]
    other = bench.pack()
    games = (
        lambda: end * 2,
        lambda: end[:-2],
        lambda: end[:-2] + b"\n",
        lambda: end + b"\r\n",
        lambda: end.upper(),
        lambda: end.replace(b"sha256=" + trailer.sha256.encode(), b"sha256=" + trailer.sha256.upper().encode()),
        lambda: end.replace(b"==\r\n", b"=\r\n"),
        lambda: loose_bits(end),
        lambda: end.replace(b"rows=", b"rows=0"),
        lambda: re.sub(rb"rows=\d+", b"rows=7777", end),
        lambda: end.replace(b";", b"; "),
        lambda: re.sub(rb"sig=.*==", b"sig=" + b"A" * 86 + b"==", end),
        lambda: re.sub(rb";root=[0-9a-f]+", b"", end),
        lambda: other[read_trailer(other).start :] if other != data else b"",
        lambda: b"#end;" + end,
        lambda: b"\r\n" + end,
    )
    return body + bench.chance.choice(games)()


def loose_bits(data: bytes) -> bytes:
    """The same signature with another of the bits base64 has to spare; twice gives the first again."""
    letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    return data[:-5] + bytes([letters[letters.index(data[-5]) ^ 1]]) + data[-4:] if data[-4:] == b"==\r\n" else data


# --- more than any pack can be, every sum right


def _giant(bench: Bench, body: bytes, columns: str = ";".join(SYSTEM), first: str = "", rows: int = 1) -> bytes:
    first = first or bench.stranger.header("visit", rows=rows, practice=bench.ward.practice).line()
    data = BOM + f"{first}\r\n{columns}\r\n".encode() + body
    return data + trailer_line(data, rows, ZEROS, bench.stranger.private.sign(to_sign(ZEROS)))


@cache
def _names() -> str:
    return ";".join(f"{n:x}" for n in range(1_000_000))


def a_million_columns(bench: Bench) -> bytes:
    return bench.chance.choice((
        lambda: _giant(bench, b"", _names()), lambda: _giant(bench, b";" * 1_000_000 + b"\r\n"),
        lambda: _giant(bench, b'""' + b";" * 8_000_000 + b"\r\n"),
        lambda: _giant(bench, b"", first=bench.stranger.header("visit").line() + ";" + _names()),
    ))()


def a_hundred_thousand_lines(bench: Bench) -> bytes:
    count = bench.chance.choice((99_990, 100_001, 1_000_000))
    line = bench.chance.choice((b"\r\n", b";;;;;;;\r\n", b'"\r\n";;;;;;;\r\n'))
    return _giant(bench, line * count, rows=count)


def deep_quotes(bench: Bench) -> bytes:
    body = bench.chance.choice((b'"' * 8_000_000, b'"' * 7_999_999 + b"\r\n", b'";"' * 2_700_000, b'"\r\n' * 99_000,
                                b'"' + b'""' * 4_000_000 + b'";;;;;;;\r\n', b'""' * 4_000_000 + b"\r\n"))
    return _giant(bench, body)


def giant_cells(bench: Bench) -> bytes:
    cell = bench.chance.choice((b"x" * 65_537, "ế".encode() * 2_700_000, b"\r" * 8_000_000, b"'" * 8_000_000))
    return _giant(bench, (b";" * 7) + cell + b"\r\n")


def just_over_eight_mebibytes(bench: Bench) -> bytes:
    return _giant(bench, b"x" * (8 * 1024 * 1024 + bench.chance.randrange(100_000)))


def eight_mebibytes_of_a_stranger(bench: Bench) -> bytes:
    """As large as may be, and right in everything, but from nobody we know."""
    wide = (*SYSTEM, *(f"f{n}" for n in range(32)))
    rows = [[f"op{n}", *["'=a"] * (len(wide) - 1)] for n in range(25_000)]
    header = bench.stranger.header("visit", rows=len(rows), practice=bench.ward.practice)
    return assembled(header.line(), Signed(header, wide, rows, b"", b""), None, bench.stranger.private.sign)


MUTATORS = (
    Mutator(columns_shuffled, STRANGE), Mutator(column_dropped, STRANGE), Mutator(column_doubled, STRANGE),
    Mutator(lines_moved_or_doubled, ALTERED), Mutator(values_forged, ALTERED), Mutator(redaction_forged, ALTERED),
    Mutator(told_redacted, ALTERED, RARE), Mutator(header_forged, ALTERED),
    Mutator(header_forged_by_a_stranger, STRANGE), Mutator(writer_taken_by_a_stranger, ALTERED, RARE),
    Mutator(ids_of_another_writer, ALTERED),
    Mutator(pack_of_another_writer, ALTERED), Mutator(lines_no_program_of_ours_writes, REFUSED_EARLY),
    Mutator(meant_for_elsewhere, frozenset(("not_ours", "not_for_this_device", "needs_update"))),
    Mutator(of_another_ward, frozenset(("not_ours", "unknown_device"))),
    Mutator(of_a_stranger, frozenset(("unknown_device",))),
    Mutator(trailer_forged, frozenset(("altered", "truncated"))),
    Mutator(a_million_columns, REFUSED_EARLY, HEAVY), Mutator(a_hundred_thousand_lines, REFUSED_EARLY, HEAVY),
    Mutator(deep_quotes, REFUSED_EARLY, HEAVY), Mutator(giant_cells, REFUSED_EARLY, HEAVY),
    Mutator(just_over_eight_mebibytes, frozenset(("over_limit",)), HEAVY),
    Mutator(eight_mebibytes_of_a_stranger, STRANGE, HEAVY),
)
