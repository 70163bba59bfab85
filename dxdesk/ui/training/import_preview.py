"""What an attendance sheet comes to before it is taken: a row a learner, and what was mended, doubted, left out."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from PySide6.QtWidgets import QHBoxLayout, QWidget

from dxdesk.domain.dates import show_day
from dxdesk.domain.wording import thousands
from dxdesk.exchange.sheets.roll_import import RollImported
from dxdesk.exchange.sheets.roll_work import ADDED, ASKED, CHANGED, LEFT_OUT, SAME_AS_HELD, RowDone
from dxdesk.ui.check_lines import CheckLine, CheckLines
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import Card, IconLabel, text
from dxdesk.ui.table_rows import Cell, Column, Tag
from dxdesk.ui.table_view import TableView
from dxdesk.ui.training.grid_words import STATES

_NAMED, _A_COLUMN = 320, 72  # logical pixels: row, name and what becomes of it; one more column
_FEWEST = 3
_WHAT = {
    ADDED: Tag("Mới", "ok", "plus"), CHANGED: Tag("Đổi", "accent", "pencil"),
    SAME_AS_HELD: Tag("Đã có", "off", "check2"), ASKED: Tag("Hỏi", "warn", "help"),
    LEFT_OUT: Tag("Bỏ qua", "off", "skip"),
}
_STATES: dict[str | None, Tag] = {
    **{state: Tag(look.word, look.tone, look.icon) for state, look in STATES.items()},
    None: Tag("Chưa hiểu", "warn", "help")}
_PLAIN = ("title", "header", "blank", "total", "legend", "signature")


def _second(row: RowDone) -> str:
    """Who he is; of a row that changes something, what; of one asked about, where the answer waits."""
    if row.what == CHANGED:
        return f"đổi thành: {row.text}"
    return "chưa rõ là ai, trả lời ở phần Cần trả lời" if row.what == ASKED else row.reason


_NAME: Column[RowDone] = Column(
    "Họ và tên", lambda row: Cell(row.full_name, _second(row), bold=row.what == ASKED), stretch=1)


class RollPreview(Card):
    """The rows of a sheet in a table, with the meaning of its icons below."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, flush=True)
        self._desk = desk
        self.table = TableView(self)
        self.table.setAccessibleName("Từng dòng của bảng")
        self.table.set_up(desk.theme, [_NAME])
        self.legend = _Legend(self)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.legend)

    def show_import(self, done: RollImported, room: int) -> None:
        """Every row of the sheet; those that are asked first, since they wait for somebody.

        In `room` logical pixels stand as many columns as leave the name readable: marks before scores.
        """
        columns = list(_columns(done, room))
        self.table.set_columns(columns)
        self.table.show_rows(sorted(done.learners, key=lambda row: (row.what != ASKED, row.row)))
        used = {state for row in done.learners for state in row.states}
        self.legend.show_states([tag for state, tag in _STATES.items() if state in used])
        self.legend.setVisible(len(columns) > _FEWEST)


class _Legend(QWidget):
    """The icons of the rows with their words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 8, 14, 10)
        self._row.setSpacing(6)
        self._shown: list[Tag] | None = None

    def show_states(self, tags: list[Tag]) -> None:
        """These icons, in this order."""
        if tags == self._shown:
            return
        self._shown = tags
        while item := self._row.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for tag in tags:
            self._row.addWidget(IconLabel(self, tag.icon, 16, tag.tone))
            self._row.addWidget(text(tag.text, "small", self))
            self._row.addSpacing(8)
        self._row.addStretch(1)


def _columns(done: RollImported, room: int) -> Iterator[Column[RowDone]]:
    left = room - _NAMED - _A_COLUMN * len(done.meetings)
    scored = any(row.before or row.after for row in done.learners)
    yield Column("Dòng", lambda row: Cell(str(row.row), right=True, token="text2"), right=True)
    yield _NAME
    if left >= 0:
        for at, meeting in enumerate(done.meetings):
            yield Column(show_day(meeting.day) if meeting.day else f"Buổi {at + 1}", _mark(at), right=True)
    if scored and left >= 2 * _A_COLUMN:
        for title, field in (("Trước", "before"), ("Sau", "after")):
            yield Column(title, _score(field), right=True)
    yield Column("", lambda row: Cell(tag=_WHAT[row.what]))


def _mark(at: int) -> Callable[[RowDone], Cell]:
    def cell(row: RowDone) -> Cell:
        return Cell(icon=_STATES.get(row.states[at]), right=True)

    return cell


def _score(field: str) -> Callable[[RowDone], Cell]:
    return lambda row: Cell(getattr(row, field).replace(".", ","), right=True)


class RollNotes(Card):
    """What was mended, what should be looked at, what stays out; the same thing on many rows is said once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Trong bảng này")
        self.lines = CheckLines(self)
        self.body.addWidget(self.lines)

    def show_import(self, done: RollImported) -> None:
        """The notes of a sheet."""
        lines = [CheckLine("warn", sentence, _where(rows)) for sentence, rows in _grouped(
            (warning.sentence, warning.row) for warning in done.warnings)]
        lines += [CheckLine("ok", sentence, _where(rows)) for sentence, rows in _grouped(
            (repair.sentence, repair.row) for repair in done.repairs)]
        lines += [CheckLine("off", sentence, _where(rows)) for sentence, rows in _grouped(
            (one.sentence, one.row) for one in done.skipped if one.why not in _PLAIN)]
        plain = Counter(one.sentence.rstrip(".").lower() for one in done.skipped if one.why in _PLAIN)
        told = ", ".join(f"{count} {words}" for words, count in plain.items())
        lines += [CheckLine("off", f"{plain.total()} dòng không phải người học.", told)] if plain else []
        lines += [CheckLine("off", f"Không đọc cột {', '.join(done.unread[:6])}.")] if done.unread else []
        self.lines.show_lines(lines)
        self.setVisible(bool(lines))


def _grouped(said: Iterable[tuple[str, int]]) -> Iterator[tuple[str, list[int]]]:
    groups: dict[str, list[int]] = {}
    for sentence, row in said:
        groups.setdefault(sentence, []).append(row)
    yield from groups.items()


def _where(rows: list[int]) -> str:
    told = ", ".join(map(str, rows[:8])) + ("…" if len(rows) > 8 else "")
    return f"Dòng {told}" if len(rows) == 1 else f"{thousands(len(rows))} dòng: {told}"
