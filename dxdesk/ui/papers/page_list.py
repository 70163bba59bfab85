"""The pages of a paper as small pictures, drawn off the GUI thread as they come into sight."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dxdesk.ui.background import Background
from dxdesk.ui.papers.pdf_pages import PagePicture, page_picture
from dxdesk.ui.theme import Theme

_WIDE, _GAP, _WORD = 84, 10, 20
_MOST = 240  # pictures kept at once
Index = QModelIndex | QPersistentModelIndex


class _Pages(QAbstractListModel):
    """Pages and their pictures; `want` asks for one, one at a time."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._data, self._pages, self._asked = b"", 0, 0
        self._pictures: dict[int, QPixmap] = {}
        self._waiting = False

    def set_up(self, background: Background, failed: Callable[[BaseException], object], theme: Theme) -> None:
        self._background, self._failed, self._theme = background, failed, theme

    def show(self, data: bytes, pages: int) -> None:
        self.beginResetModel()
        self._data, self._pages = data, pages
        self._asked += 1
        self._waiting = False
        self._pictures.clear()
        self.endResetModel()

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return self._pages

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Trang {index.row() + 1} trên {self._pages}"
        return None

    def picture(self, page: int, ratio: float) -> QPixmap | None:
        found = self._pictures.get(page)
        if found is None and not self._waiting:
            self._waiting = True
            asked, data, width = self._asked, self._data, round(self._theme.px(_WIDE) * ratio)
            self._background.run(lambda: page_picture(data, page, 1.0, width),
                                 done=lambda made: self._put(asked, page, made, ratio), failed=self._failed)
        return found

    def _put(self, asked: int, page: int, made: PagePicture, ratio: float) -> None:
        if asked != self._asked:
            return
        self._waiting = False
        made.image.setDevicePixelRatio(ratio)
        if len(self._pictures) >= _MOST:
            self._pictures.pop(next(iter(self._pictures)))
        self._pictures[page] = QPixmap.fromImage(made.image)
        self.dataChanged.emit(self.index(0), self.index(self._pages - 1))  # those still without one ask again


class _PagePaint(QStyledItemDelegate):
    """A page with its number under it; the current one has a bar."""

    def __init__(self, theme: Theme, pages: _Pages, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._pages = theme, pages

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        px = self._theme.px
        return QSize(px(_WIDE + 2 * _GAP), px(round(_WIDE * 1.42) + _WORD + _GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        px, theme, room = self._theme.px, self._theme, QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(room, theme.color("accent_soft"))
            painter.fillRect(room.left(), room.top(), 4, room.height(), theme.color("accent"))
        picture = self._pages.picture(index.row(), painter.device().devicePixelRatioF())
        high = round(picture.height() / picture.devicePixelRatio()) if picture else px(round(_WIDE * 1.4))
        spare = max(px(_GAP), room.height() - high - px(_WORD))
        sheet = QRect(room.left() + (room.width() - px(_WIDE)) // 2, room.top() + spare // 2, px(_WIDE), high)
        if picture:
            painter.drawPixmap(sheet, picture)
        painter.setPen(QPen(theme.color("edge"), 1))
        painter.drawRect(sheet)
        painter.setFont(theme.font(13, chosen))
        painter.setPen(theme.color("text"))
        painter.drawText(QRect(room.left(), room.bottom() - px(_WORD), room.width(), px(_WORD)),
                         int(Qt.AlignmentFlag.AlignCenter), str(index.row() + 1))


class PageList(QListView):
    """Arrows, Home and End choose a page. Signals: went(page) from 0 when a person chose one."""

    went = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Pages(self)
        self.setAccessibleName("Danh sách trang")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(self._model)

    def set_up(self, background: Background, failed: Callable[[BaseException], object], theme: Theme) -> None:
        """Who draws the pictures, whom to tell when one cannot be drawn, and the look."""
        self._theme = theme
        self._model.set_up(background, failed, theme)
        self.setItemDelegate(_PagePaint(theme, self._model, self))
        self.selectionModel().currentChanged.connect(lambda index, _: self._moved(index))
        theme.changed.connect(self._fit)
        self._fit()

    def show_paper(self, data: bytes, pages: int) -> None:
        """The pages of another paper."""
        self._model.show(data, pages)

    def show_page(self, page: int) -> None:
        """The page in sight is the one marked."""
        index = self._model.index(page, 0)
        if index != self.currentIndex():
            self.selectionModel().blockSignals(True)
            self.setCurrentIndex(index)
            self.selectionModel().blockSignals(False)
            self.scrollTo(index)
            self.viewport().update()

    def _moved(self, index: QModelIndex) -> None:
        if index.isValid():
            self.went.emit(index.row())

    def _fit(self) -> None:
        self.setFixedWidth(self._theme.px(_WIDE + 2 * _GAP + 16))
        self.doItemsLayout()
