"""The sample attendance sheet, what a perfect reader yields for it, and small sheets made in one line."""

import json
from pathlib import Path

from dxdesk.exchange.sheets.roll_reader import Roll, read_roll
from tests.exchange.sheets.samples import TODAY

DATA = Path(__file__).parents[2] / "data"
SAMPLE = DATA / "books" / "diem-danh.xlsx"
EXPECTED = json.loads((DATA / "diem-danh-expected.json").read_text("utf-8"))
HEADER = "STT;Họ và tên;Năm sinh;SĐT;06/10;13/10;20/10;Điểm trước;Điểm sau"


def sheet(*rows: str, header: str = HEADER, above: str = "") -> bytes:
    """A sheet as CSV: lines above the header, the header, rows."""
    return "\n".join(filter(None, (above, header, *rows))).encode()


def roll(*rows: str, header: str = HEADER, above: str = "") -> Roll:
    return read_roll(sheet(*rows, header=header, above=above), TODAY)


def sample() -> Roll:
    return read_roll(SAMPLE.read_bytes(), TODAY)
