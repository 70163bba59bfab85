"""A register of turns as a PDF: beside the same rows by bare calls of a canvas, and by other ways to make a table.

Each way but the first two runs in a process of its own, which also tells what memory it took above its rows.
"""

import multiprocessing
import os
import random
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from time import process_time
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, LongTable, Table

from benchmarks.child import forget_peak, peak
from benchmarks.data import FAMILY, GIVEN, MIDDLE, SERVICES
from benchmarks.figure import Figure, median
from dxdesk.domain.people_lists import TurnGroup, TurnLine, VisitRegister
from dxdesk.domain.periods import read_period
from dxdesk.domain.sheet import Heading
from dxdesk.domain.summary import Laptops
from dxdesk.report.canvas_table import SIZE
from dxdesk.report.drawn import Stamp, silent
from dxdesk.report.fonts import serif
from dxdesk.report.page import BOTTOM, LEFT, TOP, build
from dxdesk.report.register import TURNS, draw_visits, visit_tables

BAR, PEER_BAR, FEW, ROUNDS = 1.2, 1.0, 1_000, 3
_ROW, _HEAD, _PAD = 16.5, 30.0, 3.0
_WIDTHS = [column.width for column in TURNS]
Texts = Sequence[Sequence[str]]


def measure(rows: int) -> Iterator[Figure]:
    """Ours against the bare canvas, then the others at a thousand rows and at all."""
    floor, ours = _apart(_raced, rows)
    grown, few_grown, bare_grown = (_apart(_memory, way, count) for way, count in
                                    (("ours", rows), ("ours", min(FEW, rows)), ("canvas", rows)))
    note = f"peak {grown:+.0f} MB, of {min(FEW, rows):,} rows {few_grown:+.0f} MB, bare canvas {bare_grown:+.0f} MB"
    yield Figure("register", f"register of {rows:,} rows", "bare canvas calls", ours, BAR, floor, note)
    for count in dict.fromkeys((min(FEW, rows), rows)):
        taken, _ = _apart(_once, "ours", count)
        for way in ("tables of 50 rows", "LongTable", "QTextDocument"):
            other, memory = _apart(_once, way, count)
            yield Figure("register", f"register of {count:,} rows beside {way}", way, taken, PEER_BAR, other,
                         f"its peak {memory:+.0f} MB")


def _apart(work: Callable[..., Any], *arguments: object) -> Any:
    """What `work` answers in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, arguments)


def _raced(rows: int) -> tuple[float, float]:
    """The middle ms of bare canvas and ours, in turn."""
    sheet = register(rows)
    texts = _texts(sheet)
    times = [(_timed(_canvas, sheet, texts), _timed(_ours, sheet, texts)) for _ in range(ROUNDS)]
    return median([floor for floor, _ in times]), median([ours for _, ours in times])


def _memory(way: str, rows: int) -> float:
    return _once(way, rows)[1]


def _once(way: str, rows: int) -> tuple[float, float]:
    """The ms one way takes, and the MB it held at most above what its rows and fonts take."""
    sheet = register(rows)
    texts = _texts(sheet) if way != "ours" else ()
    serif()
    if way == "QTextDocument":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        application = QGuiApplication([])
    forget_peak()
    before = peak()
    taken = _timed(WAYS[way], sheet, texts)
    if way == "QTextDocument":
        application.shutdown()
    return taken, peak() - before


def _timed(way: Callable[[VisitRegister, Texts], bytes], sheet: VisitRegister, texts: Texts) -> float:
    start = process_time()  # nothing waits for a disk: other programs of the machine do not count
    if not way(sheet, texts).startswith(b"%PDF"):
        raise RuntimeError("no paper was made")
    return (process_time() - start) * 1000


def register(rows: int) -> VisitRegister:
    """A register of so many turns of a ward."""
    pick = random.Random(7)
    names = [f"{family} {middle} {given}" for family in FAMILY for middle in MIDDLE for given in GIVEN]
    lines = tuple(TurnLine(
        f"2026-{pick.randint(1, 12):02d}-{pick.randint(1, 28):02d}",
        f"{pick.randint(8, 20):02d}:{pick.randrange(60):02d}", pick.choice(names), str(pick.randint(1935, 2012)),
        f"Khu phố {pick.randint(1, 60)}", f"…{pick.randrange(10_000):04d}", pick.choice(SERVICES).title(),
        pick.choice(("Xong", "Chưa xong")), pick.choice(names[:12])) for _ in range(rows))
    heading = Heading(("Ủy ban nhân dân",), ("Tổ công nghệ số cộng đồng",), "Thủ Dầu Một", date(2026, 11, 22), (),
                      ("Tổ trưởng",), "Trần Văn Thử", symbol="")
    return VisitRegister(heading, "Tổ công nghệ số cộng đồng", "", read_period("2026"), (TurnGroup("", "", lines),),
                         rows, rows, 0, 0, datetime(2026, 11, 22, tzinfo=UTC), Laptops())


def _texts(sheet: VisitRegister) -> Texts:
    return [[cell.text for cell in row] for row in visit_tables(sheet)[0].rows]


def _ours(sheet: VisitRegister, _: Texts) -> bytes:
    return draw_visits(sheet, Stamp("K7Q4-92"), silent).data


def _canvas(_: VisitRegister, texts: Texts) -> bytes:
    """The same columns, head and lines by the plainest calls: nothing measured, nothing cut, nothing aligned."""
    family, file = serif(), BytesIO()
    canvas = Canvas(file, pagesize=A4[::-1], invariant=1, initialFontName=family.regular)
    edges = [LEFT + sum(_WIDTHS[:at]) for at in range(len(_WIDTHS) + 1)]
    most = int((A4[0] - TOP - BOTTOM - _HEAD) // _ROW)
    for start in range(0, len(texts), most):
        y = A4[0] - TOP - _HEAD
        canvas.setFont(family.bold, SIZE)
        for x, column in zip(edges, TURNS, strict=False):
            canvas.drawString(x + _PAD, y + SIZE, column.title)
        canvas.setFont(family.regular, SIZE)
        for row in texts[start:start + most]:
            for x, text in zip(edges, row, strict=False):
                canvas.drawString(x + _PAD, y - SIZE - 2, text)
            y -= _ROW
            canvas.line(edges[0], y, edges[-1], y)
        for x in edges:
            canvas.line(x, A4[0] - TOP, x, y)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _tables(_: VisitRegister, texts: Texts) -> bytes:
    return _platypus([Table(texts[at:at + 50], colWidths=_WIDTHS, style=_style()) for at in range(0, len(texts), 50)])


def _long_table(_: VisitRegister, texts: Texts) -> bytes:
    heads = [column.title for column in TURNS]
    return _platypus([LongTable([heads, *texts], colWidths=_WIDTHS, repeatRows=1, style=_style())])


def _style() -> list[tuple]:
    whole = ((0, 0), (-1, -1))
    return [("FONT", *whole, serif().regular, SIZE), ("GRID", *whole, 0.5, black)]


def _platypus(story: list[Flowable]) -> bytes:
    return build(story, serif(), "", "", practice=False, across=True)[0]


def _text_document(_: VisitRegister, texts: Texts) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape,
                                     writer.pageLayout().margins()))
    document = QTextDocument()
    rows = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in texts)
    document.setHtml(f"<table border='1' cellspacing='0' width='100%'>{rows}</table>")
    document.print_(writer)
    del writer
    return bytes(buffer.data().data())


WAYS: dict[str, Callable[[VisitRegister, Texts], bytes]] = {
    "ours": _ours, "canvas": _canvas, "tables of 50 rows": _tables, "LongTable": _long_table,
    "QTextDocument": _text_document}
