"""How the roll is painted: earlier meetings as icons, the one being taken tinted, the current cell yellow (look §5)."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from dxdesk.domain.attendance_grid import Dispute, Row
from dxdesk.ui.theme import Theme
from dxdesk.ui.training.grid_model import NAME, NUMBER, OTHER, SCORE, SIGN, STATE, GridModel, Index
from dxdesk.ui.training.grid_words import NO_SCORE, NOT_SIGNED, NOT_TAKEN, SIGNED, STATES, Look, side_word

PAD = 10
ROW, HEAD = 44, 36
_ICON, _TAG_ICON, _GAP, _RADIUS = 20, 16, 7, 6
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_UNITS = {STATE: "state", SIGN: "signed"}


class GridPaint(QStyledItemDelegate):
    """Paints the cells of a roll."""

    def __init__(self, theme: Theme, model: GridModel, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._model, self._view = theme, model, view
        self._fonts: dict[tuple[int, bool, int], tuple[QFont, QFontMetrics]] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, hairline, what the cell says, and the ring of the current one."""
        row = self._model.row(index)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        kind, rect = self._model.kind(index), QRect(option.rect)
        here = self._view.currentIndex() == index
        dispute = next((one for one in row.disputes if one.unit == _UNITS.get(kind)), None)
        self._ground(painter, rect, kind, here and bool(option.state & QStyle.StateFlag.State_HasFocus), here, dispute)
        if dispute is not None:
            self._sides(painter, rect, dispute)
        else:
            self._content(painter, rect, kind, row, index)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, kind: str, focused: bool, here: bool,
                dispute: Dispute | None) -> None:
        theme = self._theme
        tinted = "clash_soft" if dispute else "accent_soft" if kind == STATE else "surface"
        painter.fillRect(rect, theme.color(tinted))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        if not here:
            return
        thick = 3 if theme.name == "contrast" else 2
        painter.setPen(QPen(theme.color("ring" if focused else "edge"), thick if focused else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = QRectF(rect).adjusted(thick, thick / 2, -thick, -thick / 2 - 1)
        radius = theme.px(_RADIUS)
        painter.drawRoundedRect(ring, radius, radius)
        if focused:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("focus_fill"))
            inner = ring.adjusted(thick, thick, -thick, -thick)
            painter.drawRoundedRect(inner, radius - thick, radius - thick)

    def _content(self, painter: QPainter, rect: QRect, kind: str, row: Row, index: Index) -> None:
        box = rect.adjusted(self._theme.px(PAD), 0, -self._theme.px(PAD), 0)
        words = str(index.data())
        if kind == NUMBER:
            self._text(painter, box, words, "text2", _RIGHT)
        elif kind == NAME:
            self._name(painter, box, row)
        elif kind == OTHER:
            mark = row.marks.get(self._model.columns[index.column()].meeting)
            if mark is not None:
                self._icon(painter, rect, STATES[mark.state])
        elif kind == STATE:
            self._state(painter, rect, self._model.sheet.answer(row).state)
        elif kind == SCORE:
            self._text(painter, rect, words, "text2" if words == NO_SCORE else "text", _CENTRE)
        else:
            self._signature(painter, rect, words)

    def _name(self, painter: QPainter, box: QRect, row: Row) -> None:
        aside, name = self._model.aside(row), row.learner.name
        metrics = self._measured(15)[1]
        behind = metrics.horizontalAdvance(f"  {aside}") if aside else 0
        room = box.adjusted(0, 0, -behind, 0)
        self._text(painter, room, name, "text2" if row.learner.gone else "text", _LEFT)
        if aside:
            left = room.left() + min(metrics.horizontalAdvance(name), room.width())
            self._text(painter, QRect(left, box.top(), behind + 1, box.height()), f"  {aside}", "text2", _LEFT)

    def _state(self, painter: QPainter, rect: QRect, state: str) -> None:
        if not state:
            self._text(painter, rect, NOT_TAKEN, "text2", _CENTRE)
            return
        look, px = STATES[state], self._theme.px
        wide = px(_ICON) + px(_GAP) + self._measured(15)[1].horizontalAdvance(look.word)
        left = rect.left() + max(0, (rect.width() - wide) // 2)
        self._icon(painter, QRect(left, rect.top(), px(_ICON), rect.height()), look)
        words = rect.adjusted(left - rect.left() + px(_ICON) + px(_GAP), 0, 0, 0)
        self._text(painter, words, look.word, "text", _LEFT)

    def _signature(self, painter: QPainter, rect: QRect, words: str) -> None:
        px = self._theme.px
        font, metrics = self._measured(13, bold=True)
        wide = px(8) + px(_TAG_ICON) + px(6) + metrics.horizontalAdvance(SIGNED) + px(8)
        room = wide <= rect.width() - px(4)
        if words != SIGNED:
            self._text(painter, rect, NOT_SIGNED if room else "–", "text2", _CENTRE)
            return
        if not room:
            wide = px(_TAG_ICON) + 2 * px(6)
        plate = QRect(rect.center().x() - wide // 2, rect.center().y() - px(13), wide, px(26))
        self._plate(painter, plate, "ok")
        inner = plate.adjusted(px(8) if room else px(6), 0, 0, 0)
        self._icon(painter, QRect(inner.left(), inner.top(), px(_TAG_ICON), inner.height()),
                   Look("", "", "check", "ok"), _TAG_ICON)
        if room:
            painter.setFont(font)
            painter.setPen(self._theme.color("ok"))
            painter.drawText(inner.adjusted(px(_TAG_ICON) + px(6), 0, 0, 0), _LEFT, SIGNED)

    def _sides(self, painter: QPainter, rect: QRect, dispute: Dispute) -> None:
        """Both values under one another, with the key that chooses each."""
        px = self._theme.px
        self._icon(painter, QRect(rect.left() + px(8), rect.top(), px(_TAG_ICON), rect.height()),
                   Look("", "", "clash", "clash"), _TAG_ICON)
        box = rect.adjusted(px(8) + px(_TAG_ICON) + px(8), 3, -px(4), -4)
        font, metrics = self._measured(13, bold=True)
        painter.setFont(font)
        painter.setPen(self._theme.color("clash"))
        high = box.height() // max(2, len(dispute.sides))
        for at, side in enumerate(dispute.sides):
            line = QRect(box.left(), box.top() + at * high, box.width(), high)
            shown = metrics.elidedText(side_word(dispute.unit, side), Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, _LEFT, shown)

    def _plate(self, painter: QPainter, where: QRect, tone: str) -> None:
        painter.setPen(QPen(self._theme.color(f"{tone}_line"), 1))
        painter.setBrush(self._theme.color(f"{tone}_soft"))
        painter.drawRoundedRect(QRectF(where).adjusted(0.5, 0.5, -0.5, -0.5), self._theme.px(4), self._theme.px(4))

    def _icon(self, painter: QPainter, where: QRect, look: Look, size: int = _ICON) -> None:
        edge = self._theme.px(size)
        picture = self._theme.pixmap(look.icon, look.tone, size, painter.device().devicePixelRatioF())
        corner = where.center() - QPoint(edge // 2 - 1, edge // 2 - 1)
        painter.drawPixmap(QRect(corner.x(), corner.y(), edge, edge), picture)

    def _text(self, painter: QPainter, where: QRect, words: str, token: str, side: Qt.AlignmentFlag) -> None:
        font, metrics = self._measured(15)
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        painter.drawText(where, side, metrics.elidedText(words, Qt.TextElideMode.ElideRight, where.width()))

    def _measured(self, size: int, bold: bool = False) -> tuple[QFont, QFontMetrics]:
        key = size, bold, self._theme.scale
        if key not in self._fonts:
            font = self._theme.font(size, bold)
            self._fonts[key] = font, QFontMetrics(font)
        return self._fonts[key]


class GridHeads(QHeaderView):
    """The heads: that of the meeting being taken in accent on its tint; a click on another meeting asks for it."""

    def __init__(self, theme: Theme, model: GridModel, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._theme, self._model = theme, model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:  # noqa: N802
        """One head."""
        column = self._model.columns[at]
        taken = column.kind == STATE
        painter.save()
        painter.fillRect(rect, self._theme.color("accent_soft" if taken else "sunken"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._theme.color("line"))
        painter.setFont(self._theme.font(13, bold=True))
        painter.setPen(self._theme.color("accent" if taken else "text2"))
        pad = self._theme.px(PAD) if column.kind in (NAME, NUMBER) else 1
        room = rect.adjusted(pad, 0, -pad, 0)
        side = {NAME: _LEFT, NUMBER: _RIGHT}.get(column.kind, _CENTRE)
        shown = painter.fontMetrics().elidedText(column.head, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, side, shown)
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sections, and the ground behind the last one."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.color("sunken")))
        painter.end()
        super().paintEvent(event)
