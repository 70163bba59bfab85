"""Registers of people: the turns of help of a period, and the residents still without level 2.

Both lie on the long side (NĐ 30/2020 allows it for tables), name people and so bear the mark for internal use.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from dxdesk.domain.dates import place_date, show_date
from dxdesk.domain.paper_tables import Cell, PrintedTable, Source, plain_table
from dxdesk.domain.people_lists import NoLevel2List, TurnGroup, TurnLine, VisitRegister, WaitingLine
from dxdesk.domain.sheet import Heading
from dxdesk.report.canvas_table import GroupHead, Item, long_table
from dxdesk.report.cell_text import CENTRE, LEFT, RIGHT, Column
from dxdesk.report.changes import changes_annex
from dxdesk.report.drawn import Drawn, Spot, Stamp, Tell
from dxdesk.report.head import addressees, head, signatures, title
from dxdesk.report.page import WIDTH_ACROSS, Ink, build, ink
from dxdesk.report.stamp import mark
from dxdesk.report.words import number, said, whence

TURNS = tuple(Column(name, width * mm, align) for name, width, align in (
    ("TT", 13, RIGHT), ("Ngày giờ", 31, CENTRE), ("Họ và tên", 50, LEFT), ("Năm sinh", 12, CENTRE),
    ("Khu phố", 29, LEFT), ("4 số cuối", 15, CENTRE), ("Việc đã giúp", 38, LEFT), ("Kết quả", 29, LEFT),
    ("Người ghi", 35, LEFT)))
_HAMLET = 4
_WIDER = {2: 9 * mm, 6: 11 * mm, 8: 9 * mm}
TURNS_OF_HAMLETS = tuple(replace(column, width=column.width + _WIDER.get(at, 0))
                         for at, column in enumerate(TURNS) if at != _HAMLET)
"""Where hamlets stand over their turns, their column's room goes to the others."""
WAITING = tuple(Column(name, width * mm, align) for name, width, align in (
    ("TT", 13, RIGHT), ("Họ và tên", 58, LEFT), ("Năm sinh", 14, CENTRE), ("Hộ số", 20, CENTRE),
    ("Điện thoại", 20, CENTRE), ("Tình trạng VNeID", 47, LEFT), ("Vướng mắc ghi gần nhất", 54, LEFT),
    ("Hẹn ngày", 26, CENTRE)))
_NO_HELP, _NO_RESULT = "chưa ghi việc", "chưa ghi"
_PREPARED = "Người lập"


def draw_visits(sheet: VisitRegister, stamp: Stamp, tell: Tell) -> Drawn:
    """The register of turns as a PDF.

    Raises `InputError("letter")` when a name holds a letter the font does not have, and what `tell` raises.
    """
    styles, spots = ink(), list[Spot]()
    of = f"{sheet.of}, {sheet.hamlet}" if sheet.hamlet else sheet.of
    closing = f"Sổ này có {said(sheet.turns)} lượt hỗ trợ trên {said(sheet.slips)} phiếu./."
    withheld = f"{said(sheet.withheld)} người đã rút đồng ý không in tên trong sổ này; lượt của họ vẫn đếm."
    notes = [*([withheld] if sheet.withheld else []), whence(sheet.as_of, sheet.laptops)]
    foot = [*_totals(styles, turn_totals(sheet), spots), *_bottom(styles, sheet.heading, closing, notes, stamp)]
    rows = sum(len(group.lines) for group in sheet.groups)
    story = [
        *_top(styles, sheet.heading, "SỔ LƯỢT HỖ TRỢ", (), of, sheet.period.title),
        *long_table(styles.family, _columns(sheet), _turn_items(sheet), rows, tell, spots, foot),
        *changes_annex(styles, stamp, sheet.heading, paper="Sổ lượt hỗ trợ"),
    ]
    name = f"Sổ lượt hỗ trợ {sheet.period.title}, {of}"
    data, pages = build(story, styles.family, name, sheet.of, sheet.practice, across=True)
    return Drawn(data, pages, tuple(spots))


def draw_no_level2(sheet: NoLevel2List, stamp: Stamp, tell: Tell) -> Drawn:
    """The list of residents without level 2 as a PDF; raises as `draw_visits`."""
    styles, spots = ink(), list[Spot]()
    closing = f"Danh sách này có {said(sheet.count)} người./."
    withheld = f"{said(sheet.withheld)} người nữa đã rút đồng ý, không in trong danh sách này."
    day = f"tính đến ngày {show_date(sheet.heading.on.isoformat())}"
    notes = [*([withheld] if sheet.withheld else []), whence(sheet.as_of, sheet.laptops)]
    foot = [*_totals(styles, state_totals(sheet), spots), *_bottom(styles, sheet.heading, closing, notes, stamp)]
    story = [
        *_top(styles, sheet.heading, "DANH SÁCH", sheet.addressees, "Người dân chưa có tài khoản định danh mức 2",
              *filter(None, (sheet.hamlet,)), day),
        *long_table(styles.family, WAITING, _waiting_items(sheet), sheet.count, tell, spots, foot),
        *changes_annex(styles, stamp, sheet.heading, paper="Danh sách"),
    ]
    name = f"Danh sách chưa có định danh mức 2, {day}"
    data, pages = build(story, styles.family, name, " ".join(sheet.heading.issuer), sheet.practice, across=True)
    return Drawn(data, pages, tuple(spots))


def visit_tables(sheet: VisitRegister) -> tuple[PrintedTable, ...]:
    """The lines as printed, and their totals; those of hamlets where the register is divided by them."""
    divided = tuple((Cell(group.title), Cell(number(group.turns), _of_group(sheet, group)))
                    for group in sheet.groups if group.title)
    hamlets = (PrintedTable("Theo khu phố", ("Khu phố", "Lượt hỗ trợ"), divided),) if divided else ()
    return _listed("Sổ lượt hỗ trợ", _columns(sheet), _turn_items(sheet)), turn_totals(sheet), *hamlets


def no_level2_tables(sheet: NoLevel2List) -> tuple[PrintedTable, ...]:
    """The lines as printed, and how many are in which state and in which hamlet."""
    hamlets = plain_table("Theo khu phố", ("Khu phố", "Số người"),
                          [(group.title, number(len(group.lines))) for group in sheet.groups])
    return _listed("Danh sách", WAITING, _waiting_items(sheet)), state_totals(sheet), hamlets


def turn_totals(sheet: VisitRegister) -> PrintedTable:
    """Turns, slips and people, each with the way back to its records; people without a name are not added to others."""
    by = "hamlet" if sheet.hamlet_id else ""

    def figure(indicator: str, value: int) -> Cell:
        return Cell(number(value), Source(indicator, by=by, cell=sheet.hamlet_id, team=sheet.team_id))

    return PrintedTable("Cộng", ("Lượt hỗ trợ", "Phiếu", "Người có tên", "Người không ghi tên"), ((
        figure("helps", sheet.turns), figure("visits", sheet.slips), figure("people", sheet.people),
        figure("people_anonymous", sheet.unnamed)),))


def state_totals(sheet: NoLevel2List) -> PrintedTable:
    """How many people are in which state, and in all."""
    return plain_table("Cộng", (*(state for state, _ in sheet.by_state), "Cộng (người)"),
                       [[*(number(count) for _, count in sheet.by_state), number(sheet.count)]])


def _of_group(sheet: VisitRegister, group: TurnGroup) -> Source:
    return Source("helps", by="hamlet", cell=group.hamlet_id, team=sheet.team_id)


def _columns(sheet: VisitRegister) -> tuple[Column, ...]:
    return TURNS_OF_HAMLETS if any(group.title for group in sheet.groups) else TURNS


def _turn_items(sheet: VisitRegister) -> Iterator[Item]:
    place, divided = 0, _columns(sheet) is TURNS_OF_HAMLETS
    for group in sheet.groups:
        if divided:
            yield GroupHead(group.title, f"{number(group.turns)} lượt", _of_group(sheet, group))
        for line in group.lines:
            place += bool(line.what)
            cells = _turn(line, number(place) if line.what else "")
            yield (*cells[:_HAMLET], *cells[_HAMLET + 1:]) if divided else cells


def _turn(line: TurnLine, place: str) -> Sequence[str]:
    return (place, f"{show_date(line.on)} {line.at}".strip(), line.name, line.born, line.hamlet, line.tail,
            line.what or _NO_HELP, line.result or (_NO_RESULT if line.what else ""), line.member)


def _waiting_items(sheet: NoLevel2List) -> Iterator[Item]:
    place = 0
    for group in sheet.groups:
        yield GroupHead(group.title, f"{number(len(group.lines))} người")
        for line in group.lines:
            place += 1
            yield _waiting(line, number(place))


def _waiting(line: WaitingLine, place: str) -> Sequence[str]:
    return (place, line.name, line.born, line.household, line.phone, line.state, line.obstacle, show_date(line.due_on))


def _listed(name: str, columns: Sequence[Column], items: Iterator[Item]) -> PrintedTable:
    """The rows of a list; equal texts are one cell, of which a long list has many."""
    known: dict[str, Cell] = {}
    rows = tuple(tuple(known.setdefault(text, Cell(text)) for text in item) for item in items
                 if not isinstance(item, GroupHead))
    return PrintedTable(name, tuple(column.title for column in columns), rows)


def _top(styles: Ink, heading: Heading, name: str, to: Sequence[str], *subject: str) -> list[Flowable]:
    return [head(styles, heading, WIDTH_ACROSS), *title(styles, name, *subject),
            *addressees(styles, to), Spacer(0, 2), styles.line(heading.internal, styles.head),
            Spacer(0, 6)]


def _totals(styles: Ink, table: PrintedTable, spots: list[Spot]) -> list[Flowable]:
    widths = [WIDTH_ACROSS / len(table.columns)] * len(table.columns)
    cells = [[styles.figure(cell, styles.centre, spots) for cell in row] for row in table.rows]
    return [Spacer(0, 6), styles.grid([[styles.line(word, styles.head) for word in table.columns], *cells], widths)]


def _bottom(styles: Ink, heading: Heading, closing: str, notes: Sequence[str], stamp: Stamp) -> list[Flowable]:
    """The code, the notes, and who signs, who takes the last note along to a page of its own."""
    return [
        mark(styles, stamp, WIDTH_ACROSS), *(styles.text(note, styles.note) for note in notes),
        signatures(styles, WIDTH_ACROSS, styles.text(closing, styles.body), place_date(heading.place, heading.on),
                   ((_PREPARED,), ""), (heading.signer_role, heading.signer)),
    ]
