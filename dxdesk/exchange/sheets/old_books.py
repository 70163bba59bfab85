"""How far the cells of an old workbook (.xls, BIFF in an OLE file) reach, told before anything lays them out.

Its reader makes room for every cell from the first to the last, and a few bad bytes name a last one that no memory has.
"""

import struct
from collections.abc import Iterator, Sequence

_END = 0xFFFFFFF0  # sector numbers from here on are marks
_ENTRY = 128
_CELLS = (0x0006, 0x0203, 0x0204, 0x0205, 0x027E, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201)
_MANY = (0x00BD, 0x00BE)
_SHEET, _REACH, _STRINGS, _OVER = 0x0085, 0x0200, 0x00FC, 0x000A
_BEYOND = 1 << 40


def cells_of(data: bytes) -> int:
    """The cells the largest sheet would take. Raises `ValueError` or `struct.error` for what is no such workbook."""
    stream = _stream(data)
    sheets, most = [0], 0
    for kind, body in _records(stream, 0):
        if kind == _SHEET and len(body) >= 4:
            sheets.append(struct.unpack_from("<I", body)[0])
        elif kind == _STRINGS and len(body) >= 8 and struct.unpack_from("<I", body, 4)[0] > len(stream):
            return _BEYOND  # more texts than there are bytes
    for place in sheets:
        most = max(most, *_reached(stream, place))
    return most


def _reached(stream: bytes, place: int) -> tuple[int, int]:
    """The cells of one sheet up to its last one, and those it says it has."""
    last_row = last_column = said = 0
    for kind, body in _records(stream, place):
        if kind in _CELLS and len(body) >= 4:
            row, column = struct.unpack_from("<HH", body)
            end = struct.unpack_from("<H", body, len(body) - 2)[0] if kind in _MANY else column
            last_row, last_column = max(last_row, row), max(last_column, column, end)
        elif kind == _REACH and len(body) >= 10:
            form = "<IIHH" if len(body) >= 12 else "<HHHH"
            top, bottom, left, right = struct.unpack_from(form, body)
            backwards = bottom < top or right < left  # the reader takes it for nearly endless
            said = max(said, _BEYOND if backwards else (bottom + 1) * (right + 1))
    return (last_row + 1) * (last_column + 1), said


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part of the workbook, from its place on."""
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        if kind == _OVER:
            return
        yield kind, stream[place + 4:place + 4 + size]
        place += 4 + size


def _stream(data: bytes) -> bytes:
    """The bytes of the workbook inside the file."""
    side, small = (1 << shift for shift in struct.unpack_from("<HH", data, 30))
    if side not in (512, 4096) or small != 64:
        raise ValueError("sector size")
    cutoff, = struct.unpack_from("<I", data, 56)
    table = _table(data, side)
    folder = _chain(data, side, table, struct.unpack_from("<I", data, 48)[0])
    root = found = None
    for place in range(0, len(folder) - _ENTRY + 1, _ENTRY):
        entry = folder[place:place + _ENTRY]
        name = entry[:max(0, struct.unpack_from("<H", entry, 64)[0] - 2)].decode("utf-16-le", "replace").lower()
        start, size = struct.unpack_from("<II", entry, 116)
        root = (start, size) if entry[66] == 5 else root
        found = (start, size) if name in ("workbook", "book") else found
    if found is None or root is None:
        raise ValueError("no workbook")
    if found[1] >= cutoff:
        return _chain(data, side, table, found[0])[:found[1]]
    mini = _numbers(_chain(data, side, table, struct.unpack_from("<I", data, 60)[0]))
    return _chain(b"\0" * small + _chain(data, side, table, root[0]), small, mini, found[0])[:found[1]]


def _table(data: bytes, side: int) -> Sequence[int]:
    """Which sector follows each."""
    places = list(struct.unpack_from("<109I", data, 76))
    more, = struct.unpack_from("<I", data, 68)
    for _ in range(len(data) // side):
        if more >= _END:
            break
        block = _numbers(data[(more + 1) * side:(more + 2) * side])
        places += block[:-1]
        more = block[-1]
    return [following for place in places if place < _END
            for following in _numbers(data[(place + 1) * side:(place + 2) * side])]


def _chain(data: bytes, side: int, table: Sequence[int], sector: int) -> bytes:
    parts: list[bytes] = []
    while sector < _END:
        if sector >= len(table) or len(parts) > len(data) // side:
            raise ValueError("broken chain")
        parts.append(data[(sector + 1) * side:(sector + 2) * side])
        sector = table[sector]
    return b"".join(parts)


def _numbers(block: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(block) // 4}I", block[:len(block) // 4 * 4]))
