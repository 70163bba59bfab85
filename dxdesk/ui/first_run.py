"""The first run: ward, person and passphrase, recovery key; or a look with made-up data (look picture 09)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from dxdesk.domain.catalogues import Commune, find_communes
from dxdesk.domain.names import clean
from dxdesk.ui import passphrase
from dxdesk.ui.brand import mark
from dxdesk.ui.forms.ui_first_run import Ui_FirstRunPage
from dxdesk.ui.parts import IconLabel, Message
from dxdesk.ui.recovery_sheet import print_recovery
from dxdesk.ui.secret_fields import reveal, show_strength
from dxdesk.ui.shape import Shape
from dxdesk.ui.theme import SCALES, Theme

WARD, PERSON, KEY = range(3)
COVER_WIDTH, PAGE_WIDTH, FOUND_AT_MOST = 430, 776, 20
STEPS = ("Phường, xã", "Tên và mật khẩu", "Mã khôi phục")
POINTS = (
    ("saved", "Đã báo lưu là không mất"), ("lock", "Dữ liệu nằm trong máy này, có khóa"),
    ("undo", "Nhầm thì hoàn tác được"),
)
ROLES = (
    ("leader", "Tổ trưởng"), ("deputy", "Tổ phó"), ("member", "Thành viên"), ("volunteer", "Tình nguyện viên"),
    ("officer", "Công chức phường, xã"),
)
THEMES = {"light": "Nền sáng", "dark": "Nền tối", "contrast": "Nền tương phản"}


@dataclass(frozen=True, slots=True)
class Founding:
    """What a new desk is made from."""

    commune: Commune
    member: str
    role: str
    team: str
    passphrase: str


class FirstRunPage(QWidget):
    """Three steps to a desk of one's own; going back is always allowed until the desk is made.

    Signals: found(Founding) when all is given; practice() for made-up data; finished() when the key is written down;
    look(theme, scale) when another look is asked for.
    """

    found = Signal(object)
    practice = Signal()
    finished = Signal()
    look = Signal(str, int)

    def __init__(self, theme: Theme, with_practice: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._communes: Sequence[Commune] = ()
        self._step = WARD
        self.ui = Ui_FirstRunPage()
        self.ui.setupUi(self)
        self.ui.practice.setVisible(with_practice)
        self._with_practice = with_practice
        self._dress()
        self._connect()
        self._go(WARD)

    def begin(self) -> None:
        """Put the cursor in the first field of the step."""
        (self.ui.ward_search, self.ui.member_name, self.ui.key_written)[self._step].setFocus()

    def set_communes(self, communes: Sequence[Commune]) -> None:
        """The communes of the country, once they are read."""
        self._communes = communes
        self._search(self.ui.ward_search.text())

    def busy(self, sentence: str) -> None:
        """Work is under way; "" ends it."""
        self.ui.busy.setText(sentence)
        self.ui.busy.setVisible(bool(sentence))
        self.ui.steps_place.setEnabled(not sentence)
        for button in (self.ui.back, self.ui.practice):
            button.setEnabled(not sentence)
        self.ui.next.setEnabled(not sentence and self._key_safe())
        if sentence:
            self.ui.problem.clear()

    def refuse(self, sentence: str) -> None:
        """It did not work; nothing was made."""
        self.busy("")
        self.ui.problem.tell(Message("bad", sentence))

    def show_recovery(self, recovery_key: str) -> None:
        """The desk is made; its recovery key is shown this once."""
        self.busy("")
        self.ui.recovery_key.setText(recovery_key.replace("-", " - "))
        self.ui.recovery_key.setProperty("key", recovery_key)
        self._go(KEY)

    def unfinished(self) -> str:
        """What would be lost if the program were closed now: the key that nobody wrote down; "" where nothing would."""
        return "" if self._key_safe() else "Chưa đánh dấu đã chép mã khôi phục. Mã chỉ hiện một lần này."

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys in the search box move through what it found; Enter on the tick goes on, as its button says."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.ui.key_written:
                entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
                if entered:
                    self._next()
                return entered
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                self.ui.ward_list.step(step)
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cover goes where there is no room for two panes."""
        super().resizeEvent(event)
        self._fit()

    def _keep_in_sight(self) -> None:
        """A message below takes room: the field it is about must not slip out of sight."""
        field = self.focusWidget()
        if field is not None and self.ui.steps_place.isAncestorOf(field):
            foot = field.mapTo(self.ui.steps_place, field.rect().bottomLeft())  # Qt's own way only sees to the cursor
            self.ui.scroll.ensureVisible(foot.x(), foot.y(), 0, self._theme.px(24))

    def _dress(self) -> None:
        ui = self.ui
        row = QHBoxLayout(ui.mark_place) if ui.mark_place.layout() is None else ui.mark_place.layout()
        row.addWidget(mark(ui.mark_place, 52))
        for icon, words in POINTS:
            line = QHBoxLayout()
            line.setSpacing(14)
            line.addWidget(IconLabel(ui.points, icon, 22))
            label = QLabel(words, ui.points)
            label.setProperty("role", "point")
            label.setWordWrap(True)
            line.addWidget(label, 1)
            ui.points_box.addLayout(line)
        ui.stepper.set_steps(STEPS)
        for role, word in ROLES:
            ui.role.addItem(word, role)
        ui.role.setCurrentIndex(ui.role.findData("member"))
        for watched in (ui.ward_search, ui.key_written):
            watched.installEventFilter(self)
        show_strength(ui.passphrase_hint, "")
        self.busy("")
        self._name_look()

    def _connect(self) -> None:
        ui = self.ui
        ui.ward_search.textChanged.connect(self._search)
        ui.ward_list.doubleClicked.connect(self._next)
        ui.passphrase.textChanged.connect(self._judge)
        ui.show_passphrase.toggled.connect(lambda on: reveal(on, ui.passphrase, ui.passphrase_again))
        ui.key_written.toggled.connect(ui.next.setEnabled)
        ui.print_key.clicked.connect(self._print)
        ui.copy_key.clicked.connect(self._copy)
        ui.next.clicked.connect(self._next)
        ui.back.clicked.connect(lambda: self._go(WARD))
        ui.practice.clicked.connect(self.practice)
        ui.scroll.verticalScrollBar().rangeChanged.connect(
            self._keep_in_sight, Qt.ConnectionType.QueuedConnection)
        ui.scale.clicked.connect(self._larger)
        ui.theme.clicked.connect(self._other_theme)
        ui.ward_search.returnPressed.connect(self._next)
        fields = (ui.member_name, ui.team_name, ui.passphrase, ui.passphrase_again)
        for field, after in pairwise(fields):
            field.returnPressed.connect(after.setFocus)
        ui.passphrase_again.returnPressed.connect(self._next)
        self._theme.changed.connect(self._name_look)

    def _fit(self) -> None:
        shape = Shape.of(self.width(), self.height(), self._theme.scale)
        cover = self._theme.px(COVER_WIDTH) if shape.width >= 1000 else 0
        self.ui.cover.setVisible(cover > 0)
        self.ui.cover.setFixedWidth(cover)
        side = max(24, (self.width() - cover - self._theme.px(PAGE_WIDTH)) // 2)
        top = 40 if shape.height >= 560 else 12
        self.ui.steps_place_box.setContentsMargins(side, top, side, 8)
        self.ui.foot.setContentsMargins(side, 8, side, 24 if shape.height >= 560 else 8)
        self.ui.stepper.show_words(shape.width >= 640)

    def _go(self, step: int) -> None:
        self._step = step
        ui = self.ui
        ui.stepper.go(step)
        for index, part in enumerate((ui.ward_step, ui.person_step, ui.key_step)):
            part.setVisible(index == step)
        ui.steps_place_box.setStretchFactor(ui.ward_step, 1 if step == WARD else 0)
        ui.back.setVisible(step == PERSON)
        ui.practice.setVisible(step == WARD and self._with_practice)
        ui.next.setText(("Tiếp: tên và mật khẩu", "Lập sổ", "Vào sổ")[step])
        ui.next.setEnabled(self._key_safe())
        ui.problem.clear()
        self._fit()
        self.begin()

    def _key_safe(self) -> bool:
        return self._step != KEY or self.ui.key_written.isChecked()

    def _next(self) -> None:
        if self._step == WARD and self.ui.ward_list.chosen() is not None:
            self._go(PERSON)
        elif self._step == WARD:
            self.refuse("Chưa chọn phường, xã. Gõ vài chữ của tên rồi chọn trong danh sách.")
        elif self._step == PERSON:
            self._check_person()
        elif self.ui.key_written.isChecked():
            self.finished.emit()
        else:
            self.refuse("Chép mã ra giấy trước, rồi đánh dấu ô này bằng phím cách.")

    def _check_person(self) -> None:
        ui, commune = self.ui, self.ui.ward_list.chosen()
        member, team = clean(ui.member_name.text()), clean(ui.team_name.text())
        wrong = passphrase.problem(ui.passphrase.text(), ui.passphrase_again.text())
        if not member:
            self._wrong(ui.member_name, "Chưa ghi họ và tên của bạn.")
        elif not team:
            self._wrong(ui.team_name, "Chưa ghi tên tổ.")
        elif wrong:
            self._wrong(ui.passphrase, wrong)
        elif commune is not None:
            self.found.emit(Founding(commune, member, ui.role.currentData(), team, ui.passphrase.text()))

    def _wrong(self, field: QLineEdit, sentence: str) -> None:
        self.refuse(sentence)
        field.setFocus()

    def _search(self, words: str) -> None:
        found = find_communes(self._communes, words, FOUND_AT_MOST)
        self.ui.ward_list.set_communes(found)
        self.ui.ward_count.setText(self._count(words, len(found)))
        self.ui.problem.clear()

    def _count(self, words: str, found: int) -> str:
        if not words.strip():
            return "3.321 phường, xã, đặc khu theo danh mục chính thức."
        if not self._communes:
            return "Đang đọc danh mục."
        if not found:
            return "Không nơi nào có tên như vậy. Thử tên cũ, hoặc vài chữ đầu."
        return f"{found} nơi khớp" if found < FOUND_AT_MOST else f"{found} nơi khớp đầu tiên, gõ thêm để thu hẹp"

    def _judge(self, words: str) -> None:
        own = (self.ui.member_name.text(), self.ui.team_name.text())
        show_strength(self.ui.passphrase_hint, words, own)

    def _print(self) -> None:
        if print_recovery(self.ui.recovery_key.property("key"), self.ui.team_name.text(), self):
            self.ui.key_note.setText("Đã gửi tờ mã ra máy in. Lấy tờ giấy ngay, đừng để ai khác cầm.")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.ui.recovery_key.property("key"))
        self.ui.key_note.setText("Đã chép vào bộ nhớ tạm. Dán vào nơi an toàn, không gửi qua Zalo.")

    def _larger(self) -> None:
        following = SCALES[(SCALES.index(self._theme.scale) + 1) % len(SCALES)]
        self.look.emit(self._theme.chosen, following)

    def _other_theme(self) -> None:
        names = list(THEMES)
        following = names[(names.index(self._theme.name) + 1) % len(names)]
        self.look.emit(following, self._theme.scale)

    def _name_look(self) -> None:
        self.ui.scale.setText(f"Cỡ chữ {self._theme.scale} %")
        self.ui.theme.setText(THEMES[self._theme.name])
        self._fit()
