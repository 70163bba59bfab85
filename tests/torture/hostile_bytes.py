"""Packs damaged as bytes and as text: by disks, messengers, editors and spreadsheets."""

import csv
import io
import unicodedata

from tests.torture.hostile import ANY_DAMAGE, DAMAGED, Bench, Mutator

BOM = b"\xef\xbb\xbf"
ALTERED = frozenset(("altered",))
TRICKS = (b'"', b'""', b";", b"\r\n", b"\n", b"\r", b"\0", b"'", b"=", b"#end;", b"#dxdesk;", b"\xff", b"\xed\xa0\x80",
          b"\xe2\x80\xae", b"\xef\xbb\xbf", b";" * 600, b'"' * 3_000, b"\n" * 2_000, b"*", b"\x1a", b"\xf4\x90\x80\x80")


def cut(bench: Bench) -> bytes:
    data = bench.pack()
    return data[: bench.chance.randrange(len(data))]


def cut_by_a_little(bench: Bench) -> bytes:
    return bench.pack()[: -bench.chance.randint(1, 300)]


def cut_in_front(bench: Bench) -> bytes:
    data = bench.pack()
    return data[bench.chance.randint(1, len(data)) :]


def bit_flipped(bench: Bench) -> bytes:
    data = bytearray(bench.pack())
    data[bench.chance.randrange(len(data))] ^= 1 << bench.chance.randrange(8)
    return bytes(data)


def bits_flipped(bench: Bench) -> bytes:
    data = bytearray(bench.pack())
    for _ in range(bench.chance.randint(2, 40)):
        data[bench.chance.randrange(len(data))] ^= 1 << bench.chance.randrange(8)
    return bytes(data)


def bytes_inserted(bench: Bench) -> bytes:
    data = bytearray(bench.pack())
    for _ in range(bench.chance.randint(1, 3)):
        at = bench.chance.randrange(len(data) + 1)
        data[at:at] = bench.chance.choice((*TRICKS, bench.junk(bench.chance.randint(1, 40))))
    return bytes(data)


def bytes_removed(bench: Bench) -> bytes:
    data = bytearray(bench.pack())
    at, to = bench.span(data)
    del data[at:to]
    return bytes(data)


def bytes_appended(bench: Bench) -> bytes:
    return bench.pack() + bench.chance.choice((b"\0" * 4_096, b"\r\n", b" ", bench.junk(9), bench.pack()))


def sectors_lost(bench: Bench) -> bytes:
    data = bytearray(bench.pack())
    at = bench.chance.randrange(0, len(data), 512)
    filler = bench.chance.choice((b"\0", b"\xff", bench.junk(1)))
    data[at : at + 512] = filler * len(data[at : at + 512])
    return bytes(data)


def spliced(bench: Bench) -> bytes:
    one, two = bench.pack(), bench.pack()
    return one[: bench.chance.randrange(len(one))] + two[bench.chance.randrange(len(two)) :]


def blocks_swapped(bench: Bench) -> bytes:
    data = bench.pack()
    places = sorted(bench.chance.sample(range(len(data) + 1), 4))
    a, b, c, d = (data[at:to] for at, to in zip((0, *places), places, strict=False))
    return a + d + c + b + data[places[-1] :]


def block_doubled(bench: Bench) -> bytes:
    data = bench.pack()
    at, to = bench.span(data)
    return data[:to] + data[at:to] + data[to:]


def lines_shuffled(bench: Bench) -> bytes:
    lines = bench.pack().split(b"\r\n")
    bench.chance.shuffle(lines)
    return b"\r\n".join(lines)


def emptied(_: Bench) -> bytes:
    return b""


def of_zeros(bench: Bench) -> bytes:
    return b"\0" * bench.chance.choice((1, 512, len(bench.pack())))


def noise(bench: Bench) -> bytes:
    return bench.junk(bench.chance.choice((1, 3, 100, 5_000)))


# --- other encodings, other programs


def re_encoded(bench: Bench) -> bytes:
    text = bench.pack().decode("utf-8-sig")
    coding = bench.chance.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1258", "cp1252", "utf-7", "latin-1"))
    return text.encode(coding, errors="replace")


def other_line_ends(bench: Bench) -> bytes:
    return bench.pack().replace(b"\r\n", bench.chance.choice((b"\n", b"\r", b"\r\r\n", b"\n\r")))


def other_mark(bench: Bench) -> bytes:
    return bench.chance.choice((b"", BOM + BOM, b"\xfe\xff", b"\xff\xfe", b" " + BOM)) + bench.pack()[len(BOM) :]


def other_letters(bench: Bench) -> bytes:
    """The same text to the eye: decomposed letters, upper case, hidden marks."""
    text = bench.pack().decode()
    spots = [at for at, letter in enumerate(text) if ord(letter) > 0xFF] or [len(text) // 2]
    at = bench.chance.choice(spots)
    marked = unicodedata.normalize("NFD", text[at]) + "\u0323"
    other = bench.chance.choice((marked, "\u202e", "\u200b", "\u2066", "\ufeff"))
    return (text[:at] + other + text[at + 1 :]).encode()


def saved_by_a_spreadsheet(bench: Bench) -> bytes:
    """Separators, quotes, guards, numbers and dates as spreadsheets write them; lines padded to one width."""
    chance = bench.chance
    rows = list(csv.reader(io.StringIO(bench.pack().decode("utf-8-sig"), newline=""), delimiter=";"))
    width = max(map(len, rows)) if chance.random() < 0.7 else 0
    guards, dates = chance.random() < 0.5, chance.random() < 0.3
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=chance.choice(",;\t|"), lineterminator=chance.choice(("\r\n", "\n")),
                        quoting=chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)))
    for row in rows:
        cells = [cell.removeprefix("'") if guards else cell for cell in row]
        cells = ["/".join(reversed(cell.split("-"))) if dates and cell[:2] == "20" else cell for cell in cells]
        writer.writerow(cells + [""] * (width - len(cells)))
    return chance.choice((b"", BOM)) + out.getvalue().encode(chance.choice(("utf-8", "utf-8", "cp1258")), "replace")


def quoted_otherwise(bench: Bench) -> bytes:
    """One cell written as nobody of us writes it: quoted without need, or its guard off or doubled."""
    lines = bench.pack().split(b"\r\n")
    at = bench.chance.randrange(2, max(3, len(lines) - 2))
    cells = lines[at].split(b";")
    n = bench.chance.randrange(len(cells))
    cells[n] = bench.chance.choice((b'"' + cells[n] + b'"', b"'" + cells[n], cells[n] + b" ", b" " + cells[n]))
    lines[at] = b";".join(cells)
    return b"\r\n".join(lines)


MUTATORS = (
    Mutator(cut, frozenset(("truncated",))),
    Mutator(cut_by_a_little, frozenset(("truncated",))),
    Mutator(cut_in_front, ANY_DAMAGE),
    Mutator(bit_flipped, ALTERED),
    Mutator(bits_flipped, ANY_DAMAGE),
    Mutator(bytes_inserted, ANY_DAMAGE),
    Mutator(bytes_removed, ANY_DAMAGE),
    Mutator(bytes_appended, ALTERED),
    Mutator(sectors_lost, ANY_DAMAGE),
    Mutator(spliced, ANY_DAMAGE),
    Mutator(blocks_swapped, ANY_DAMAGE),
    Mutator(block_doubled, ANY_DAMAGE),
    Mutator(lines_shuffled, ANY_DAMAGE),
    Mutator(emptied, frozenset(("truncated",)), share=2),
    Mutator(of_zeros, ANY_DAMAGE, share=2),
    Mutator(noise, ANY_DAMAGE, share=2),
    Mutator(re_encoded, ANY_DAMAGE),
    Mutator(other_line_ends, DAMAGED),
    Mutator(other_mark, ALTERED),
    Mutator(other_letters, ALTERED),
    Mutator(saved_by_a_spreadsheet, DAMAGED),
    Mutator(quoted_otherwise, ALTERED),
)
