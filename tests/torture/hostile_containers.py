"""Envelopes and zips: damaged, nested, stuffed, lying about their size, pointing elsewhere."""

import base64
import io
import struct
import zipfile
from collections.abc import Iterable

import pyrage

from tests.torture.hostile import ANY_DAMAGE, HEAVY, RARE, REFUSED, TAKEN, Bench, Mutator

AGE, ZIP = ".csv.age", ".zip"
NOT_OPENED = frozenset(("truncated", "altered", "not_for_this_device", "not_ours", "over_limit"))
ANYTHING = REFUSED | TAKEN
CENTRAL, END = b"PK\x01\x02", b"PK\x05\x06"
MEMBER_FIELDS = ((6, 2), (8, 2), (10, 2), (16, 4), (20, 4), (24, 4), (28, 2), (30, 2), (32, 2), (42, 4))
END_FIELDS = ((4, 2), (8, 2), (10, 2), (12, 4), (16, 4), (20, 2))
ELSEWHERE = ("../{}.csv", "/etc/{}.csv", "..\\{}.csv", "C:\\{}.csv", "a/../../{}.csv", "//host/{}.csv",
             "log/./../../{}.csv")
ODD_NAMES = ("a{}.csv\0.exe", "\u202evsc.{}.csv", "CON.{}.csv", "{}.csv ", "a" * 60_000 + "{}.csv", "{}\n.csv",
             "{}.CSV", " {}.csv", "~${}.csv", ".{}.csv", "{}.csv/", "log/{}/", "-{}.csv", "{}.csv.age", "ổ{}.csv")


def zipped(files: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip; names may come twice."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method, compresslevel=1) as archive:
        for name, data in files:
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            archive.writestr(info, data)
    return buffer.getvalue()


def _patched(data: bytes, at: int, size: int, value: int) -> bytes:
    return data[:at] + value.to_bytes(size, "little") + data[at + size :]


def _damaged(bench: Bench, data: bytes) -> bytes:
    """Bytes changed, cut or taken away as a disk would."""
    raw = bytearray(data)
    match bench.chance.randrange(4):
        case 0:
            del raw[bench.chance.randrange(len(raw)) :]
        case 1:
            at, to = bench.span(raw)
            del raw[at:to]
        case 2:
            raw += bench.junk(bench.chance.randint(1, 400))
        case _:
            for _ in range(bench.chance.randint(1, 6)):
                raw[bench.chance.randrange(len(raw))] ^= 1 << bench.chance.randrange(8)
    return bytes(raw)


# --- envelopes


def envelope_damaged(bench: Bench) -> bytes:
    return _damaged(bench, bench.chance.choice(bench.ward.sealed))


def envelope_header_damaged(bench: Bench) -> bytes:
    data = bytearray(bench.chance.choice(bench.ward.sealed))
    data[bench.chance.randrange(200)] = bench.chance.randrange(256)
    return bytes(data)


def envelopes_spliced(bench: Bench) -> bytes:
    """The header of one on the content of another."""
    one, two = bench.chance.sample(bench.ward.sealed, 2)
    at = bench.chance.choice((0, 16, 16 + 65_552))
    return one[: one.index(b"\n--- ") + 49] + two[two.index(b"\n--- ") + 49 + at :]


def envelope_for_others(bench: Bench) -> bytes:
    key = pyrage.x25519.Identity.generate()
    return pyrage.encrypt(bench.pack(), [key.to_public()])


def envelope_in_envelopes(bench: Bench) -> bytes:
    data = bench.pack()
    for _ in range(bench.chance.randint(3, 30)):
        data = bench.ward.seal(data)
    return data


def envelope_of_odd_content(bench: Bench) -> bytes:
    contents = (b"", b"\0" * 70_000, bench.junk(500), bench.other.packs[0], b"PK\x03\x04")
    return bench.ward.seal(bench.chance.choice(contents))


def stanzas(bench: Bench) -> bytes:
    """Headers of many or strange stanzas, and work factors nobody can afford."""
    data = bench.chance.choice(bench.ward.sealed)
    first, rest = data[:22], data[22:]
    body = base64.b64encode(bench.junk(32)).rstrip(b"=")
    work = bench.chance.choice((b"22", b"30", b"64", b"-1", b"9" * 40))
    more = bench.chance.choice((
        lambda: (b"-> X25519 " + body + b"\n" + body + b"\n") * bench.chance.choice((600, 20_000)),
        lambda: b"-> scrypt " + body[:22] + b" " + work + b"\n" + body + b"\n",
        lambda: b"-> " + b"x" * bench.chance.choice((1, 60_000, 70_000)) + b"\n\n",
        lambda: b"-> X25519\n\n" * bench.chance.choice((1, 5_000)),
        lambda: b"-> ssh-rsa AAAA\n" + body + b"\n",
        lambda: b"--- " + body + b"\n",
        lambda: b"-> X25519 " + base64.b64encode(b"\0" * 32).rstrip(b"=") + b"\n" + body + b"\n",
    ))()
    return first + (more + rest if bench.chance.random() < 0.5 else more + b"--- " + body + b"\n" + rest)


def work_without_end(bench: Bench) -> bytes:
    """A package by passphrase: no desk asks for one in the folder."""
    data = bytearray(pyrage.passphrase.encrypt(bench.pack(), "mật khẩu"))
    at = data.index(b"\n", 40)
    data[data.rindex(b" ", 0, at) + 1 : at] = bench.chance.choice((b"20", b"40", b"63"))
    return bytes(data)


def armored(bench: Bench) -> bytes:
    text = base64.encodebytes(bench.chance.choice(bench.ward.sealed))
    return b"-----BEGIN AGE ENCRYPTED FILE-----\n" + text + b"-----END AGE ENCRYPTED FILE-----\n"


def giant_envelope(bench: Bench) -> bytes:
    content = bench.chance.choice((b"\0", b"x;", b'"')) * (4 * 1024 * 1024 + bench.chance.randrange(1_000))
    return bench.ward.seal(content[: 8 * 1024 * 1024 + bench.chance.choice((-5_000, 5_000))])


# --- zips


def zip_damaged(bench: Bench) -> bytes:
    return _damaged(bench, _zip_of_packs(bench))


def zip_list_damaged(bench: Bench) -> bytes:
    """Bytes of the list of members and of the end."""
    data = bytearray(_zip_of_packs(bench))
    listed = data.index(CENTRAL)
    for _ in range(bench.chance.randint(1, 8)):
        data[bench.chance.randrange(listed, len(data))] = bench.chance.randrange(256)
    return bytes(data)


def zip_field_forged(bench: Bench) -> bytes:
    """One number of one member or of the end, as a maker of bombs would choose it."""
    data = _zip_of_packs(bench, bench.chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)))
    at = data.index(CENTRAL) if bench.chance.random() < 0.7 else data.rindex(END)
    offset, size = bench.chance.choice(MEMBER_FIELDS if data[at : at + 4] == CENTRAL else END_FIELDS)
    value = bench.chance.choice((0, 1, 8, 9, 12, 14, 99, 255, 2**16 - 1, 2**31, 2**32 - 1, 2**32 - 2, 9_000_000))
    return _patched(data, at + offset, size, value % 256**size)


def zip_with_large_numbers(bench: Bench) -> bytes:
    """Zip64 marks with sizes up to 2^64."""
    data = _zip_of_packs(bench)
    end = data.rindex(END)
    size = bench.chance.choice((2**63, 2**64 - 1, 2**40, len(data), 0))
    count = bench.chance.choice((1, size))
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, count, size, data.index(CENTRAL))
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, bench.chance.choice((end, size)), 1)
    marked = _patched(data[end:], 12, 4, 2**32 - 1)
    return data[:end] + record + locator + marked


def zip_with_ways_out(bench: Bench) -> bytes:
    names = [*bench.chance.choices(ELSEWHERE, k=2), "{}.csv"]
    return zipped((name.format(n), bench.pack()) for n, name in enumerate(names))


def zip_with_odd_names(bench: Bench) -> bytes:
    return zipped((name.format(n), bench.pack()) for n, name in enumerate(bench.chance.choices(ODD_NAMES, k=3)))


def zip_with_a_name_twice(bench: Bench) -> bytes:
    data = zipped((("a.csv", bench.pack()), ("b.csv", _damaged(bench, bench.pack())), ("A.CSV", bench.pack())))
    return data.replace(b"b.csv", b"a.csv")


def zip_of_damaged_packs(bench: Bench) -> bytes:
    return zipped((f"{n}.csv", _damaged(bench, bench.pack())) for n in range(bench.chance.randint(1, 12)))


def zip_in_zips(bench: Bench) -> bytes:
    data = _zip_of_packs(bench)
    for depth in range(bench.chance.randint(1, 20)):
        data = zipped(((f"{depth}.csv" if bench.chance.random() < 0.7 else f"{depth}.zip", data),))
    return data


def zip_by_another_method(bench: Bench) -> bytes:
    data = _zip_of_packs(bench, bench.chance.choice((zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2)))
    return data if bench.chance.random() < 0.3 else _damaged(bench, data)


def zip_locked(bench: Bench) -> bytes:
    data = _zip_of_packs(bench)
    at = data.index(CENTRAL) + 8
    return _patched(data, at, 2, data[at] | bench.chance.choice((1, 0x41, 0x20)))


def zip_behind_or_before_junk(bench: Bench) -> bytes:
    data = _zip_of_packs(bench)
    before, behind = b"MZ" + bench.junk(90), END + bench.junk(18)
    return bench.chance.choice((before + data, data + behind, data * 2, data + b"\0" * 70_000))


def zip_sealed(bench: Bench) -> bytes:
    data = bench.chance.choice((zip_of_damaged_packs, zip_damaged, zip_with_ways_out, zip_in_zips))(bench)
    return bench.ward.seal(data)


def bomb_of_ratio(bench: Bench) -> bytes:
    size = bench.chance.choice((1, 8, 40)) * 1024 * 1024
    return zipped((("a.csv", bench.chance.choice((b"\0", b";", b"#dxdesk;")) * size),))


def bomb_of_members(bench: Bench) -> bytes:
    count = bench.chance.choice((10_001, 100_000))
    return zipped(((f"{n:x}{bench.chance.choice(('.csv', ''))}", b"") for n in range(count)), zipfile.ZIP_STORED)


def bomb_of_shared_bytes(bench: Bench) -> bytes:
    """Ten thousand members, each the same eight mebibytes packed once."""
    one = zipped((("a.csv", b"".join(bench.junk(41) + b"\0" * 8_000 for _ in range(1_000))),))
    at = one.index(CENTRAL)
    end = one.rindex(END)
    entry = one[at:end]
    count = bench.chance.choice((2, 300, 10_000))
    tail = _patched(_patched(_patched(one[end:], 8, 2, count), 10, 2, count), 12, 4, len(entry) * count)
    return one[:at] + entry * count + tail


def bomb_within_every_limit(bench: Bench) -> bytes:
    """Some members as large and as dense as may be; none of them is a pack."""
    part = b"".join(bench.junk(41) + b"\0" * 8_000 for _ in range(1_000))
    return zipped((f"{n}.csv", part) for n in range(6))


def _zip_of_packs(bench: Bench, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packs = [bench.pack() for _ in range(bench.chance.randint(1, 4))]
    return zipped(((f"log/{n}.csv", bench.ward.seal(data) if bench.chance.random() < 0.2 else data)
                   for n, data in enumerate(packs)), method)


MUTATORS = (
    *(Mutator(make, NOT_OPENED, share, AGE, segment=False) for make, share in (
        (envelope_damaged, 16), (envelope_header_damaged, 16), (envelopes_spliced, 8), (envelope_for_others, RARE),
        (envelope_in_envelopes, RARE), (stanzas, 8), (work_without_end, 2), (armored, RARE), (giant_envelope, HEAVY))),
    Mutator(envelope_of_odd_content, NOT_OPENED | {"unknown_device"}, RARE, AGE, segment=False),
    *(Mutator(make, ANYTHING, share, ZIP, segment=False) for make, share in (
        (zip_damaged, 16), (zip_list_damaged, 16), (zip_field_forged, 16), (zip_with_large_numbers, 8),
        (zip_with_odd_names, 8), (zip_with_a_name_twice, RARE), (zip_behind_or_before_junk, RARE), (zip_locked, RARE))),
    *(Mutator(make, ANY_DAMAGE, share, ZIP, segment=False) for make, share in (
        (zip_in_zips, 8), (zip_by_another_method, 8),
        (bomb_of_ratio, HEAVY), (bomb_of_shared_bytes, HEAVY), (bomb_within_every_limit, HEAVY))),
    Mutator(zip_of_damaged_packs, ANYTHING, 16, ZIP, segment=False),
    Mutator(zip_sealed, ANYTHING, 8, ".zip.age", segment=False),
    Mutator(zip_with_ways_out, frozenset(("over_limit",)), 8, ZIP, segment=False),
    Mutator(bomb_of_members, frozenset(("over_limit",)), HEAVY, ZIP, segment=False),
)
