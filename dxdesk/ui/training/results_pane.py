"""Kết quả: who came, who finished, skills before and after, VNeID, and what follows (tasks, visits)."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dxdesk.domain.dates import today
from dxdesk.store.training.classes import ClassView
from dxdesk.store.training.results import ClassResult, LearnerResult, class_results
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import Button, Card, EmptyState, Option, Rule, Scrolled, Segmented, text
from dxdesk.ui.shape import UNBOUND, Shape
from dxdesk.ui.table_view import TableView
from dxdesk.ui.training.check_card import CheckCard
from dxdesk.ui.training.class_pane import ClassPane
from dxdesk.ui.training.class_words import over
from dxdesk.ui.training.decide_card import DecideCard
from dxdesk.ui.training.follow_on_panel import FollowOnPanel
from dxdesk.ui.training.results_table import effect_columns, result_columns, told
from dxdesk.ui.training.visits_panel import VisitsPanel

_PEOPLE, _EFFECT = "people", "effect"
_LEGENDS = {_PEOPLE: "Mức · điểm, trong ngoặc là người dạy", _EFFECT: "Số người đầu lớp → cuối lớp"}
_SIDE = 304
_FEWER = 980  # logical pixels of the window below which levels are not shown beside names


class ResultsPane(ClassPane):
    """The learners with their results at the left; what one said and what was decided at the right."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.view: ClassView | None = None
        self._meeting, self._wide, self._aside, self._any = "", True, False, False
        self.sum, self.legend = text("", "label", self), text("", "small", self)
        self.kind = Segmented(self, (Option(_PEOPLE, "Từng người"), Option(_EFFECT, "Hiệu quả")))
        self.kind.setAccessibleName("Xem")
        self.table, self.effects = TableView(self), TableView(self)
        self.table.set_up(desk.theme, result_columns(today(desk.now()).year))
        self.effects.set_up(desk.theme, effect_columns(desk.catalogues))
        self.table.setAccessibleName("Kết quả từng người")
        self.effects.setAccessibleName("Hiệu quả theo nhóm kỹ năng")
        self.none = EmptyState(self, "people", "Chưa có ai trong lớp.", "Ghi danh ở Người học rồi xem kết quả.")
        self.no_effect = EmptyState(self, "targets", "Chưa có ai được kiểm tra cả đầu và cuối lớp.",
                                    "Ghi mức kỹ năng ở Từng người.")
        self.check, self.decide = CheckCard(desk, self), DecideCard(desk, self)
        self.side = Scrolled.column(self, self.check, self.decide, spacing=12)
        self.follow_on, self.visits = FollowOnPanel(desk, self), VisitsPanel(desk, self)
        self.to_list = Button(self, "Danh sách", kind="flat", icon="left")
        self.tasks = Button(self, "Ai cần giúp thêm", icon="tasks")
        self.in_class = Button(self, "Phiếu tại lớp", icon="desk")
        self._lay_out()
        self._connect()
        self.kind.set_value(_PEOPLE)

    def show_class(self, view: ClassView, meeting: str = "") -> None:
        """This class; the learner in sight stays in sight."""
        again = self.view is not None and self.view.id == view.id
        self.view, self._meeting = view, meeting
        if not again:
            self.check.show_class(view, over=over(view, today(self.desk.now())))
            self.stack.setCurrentIndex(0)
            self._open_side(False)
        self._load()

    def begin(self) -> None:
        """The cursor in the list."""
        self.table.setFocus()

    def reshape(self, shape: Shape) -> None:
        """List and cards side by side, or one at a time."""
        self._wide = shape.wide
        self.side.setFixedWidth(self.desk.theme.px(_SIDE)) if shape.wide else self._free_side()
        for column in (3, 4):
            self.table.setColumnHidden(column, shape.width < _FEWER)
        self.table.setColumnHidden(5, shape.narrow)
        for column in range(2, 6):
            self.effects.setColumnHidden(column, shape.narrow)
        self.legend.setVisible(shape.wide)
        self.table.fit()
        self.effects.fit()
        for panel in (self.follow_on, self.visits):
            panel.reshape(shape)
        self._open_side(False)

    def _free_side(self) -> None:
        self.side.setMinimumWidth(0)
        self.side.setMaximumWidth(UNBOUND)

    def _load(self) -> None:
        assert self.view is not None
        result = class_results(self.desk.store, self.view.id)
        kept = self.table.current
        self.table.show_rows(result.rows)
        at = next((at for at, row in enumerate(result.rows)
                   if kept is not None and row.learner.person == kept.learner.person), 0)
        self.table.choose(at)
        self.effects.show_rows(result.effects)
        self.sum.setText(told(result.rows, len(result.held), result.turns))
        self._show_learner(self.table.current)
        self._show_kind(result)

    def _show_kind(self, result: ClassResult) -> None:
        people = self.kind.value() == _PEOPLE
        self.table.setVisible(people and bool(result.rows))
        self.none.setVisible(people and not result.rows)
        self.effects.setVisible(not people and bool(result.effects))
        self.no_effect.setVisible(not people and not result.effects)
        self.legend.setText(_LEGENDS[self.kind.value()])
        self._any = bool(result.rows)
        self._place_side()

    def _show_learner(self, row: LearnerResult | None) -> None:
        if self.view is not None:
            self.check.show_learner(row)
            self.decide.show_learner(self.view.id, row)

    def _open_side(self, shown: bool) -> None:
        """Where there is no room beside the list the cards of one learner take its place."""
        self._aside = shown
        self._place_side()

    def _place_side(self) -> None:
        rated = self.kind.value() == _PEOPLE and self._any
        self.side.setVisible(rated and (self._wide or self._aside))
        self.card.setVisible(self._wide or not (rated and self._aside))
        self.to_list.setVisible(rated and not self._wide and self._aside)

    def _open(self, _row: LearnerResult) -> None:
        self._open_side(True)
        self.check.begin()

    def _next(self) -> None:
        self.table.choose(min(self.table.currentIndex().row() + 1, len(self.table.rows) - 1))

    def _changed(self) -> None:
        self._load()
        self.saved.emit()

    def _start_tasks(self) -> None:
        if self.view is not None:
            self.follow_on.start(self.view.id)
            self.stack.setCurrentWidget(self.follow_on)

    def _start_visits(self) -> None:
        if self.view is not None:
            self.visits.start(self.view, self._meeting)
            self.stack.setCurrentWidget(self.visits)

    def _back(self) -> None:
        self.stack.setCurrentIndex(0)
        self._load()
        self.begin()

    def _connect(self) -> None:
        self.table.chosen.connect(self._show_learner)
        self.table.opened.connect(self._open)
        self.kind.changed.connect(lambda _kind: self.view and self._load())
        self.check.saved.connect(self._changed)
        self.check.next.connect(self._next)
        self.decide.saved.connect(self._changed)
        self.to_list.clicked.connect(lambda: (self._open_side(False), self.begin()))
        self.tasks.clicked.connect(self._start_tasks)
        self.in_class.clicked.connect(self._start_visits)
        for panel in (self.follow_on, self.visits):
            panel.closed.connect(self._back)
            panel.saved.connect(self.saved)
        self.follow_on.opened.connect(self.opened)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.to_list)
        head.addWidget(self.kind)
        head.addStretch(1)
        head.addWidget(self.tasks)
        head.addWidget(self.in_class)
        self.card = Card(self, flush=True)
        for widget in (self.table, self.none, self.effects, self.no_effect):
            self.card.body.addWidget(widget, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 6, 16, 8)
        foot.setSpacing(0)
        foot.addWidget(self.sum)
        foot.addWidget(self.legend)
        self.card.body.addWidget(Rule(self.card))
        self.card.body.addLayout(foot)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.card, 1)
        row.addWidget(self.side)
        main = QWidget(self)
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(row, 1)
        self.stack = QStackedWidget(self)
        for page in (main, self.follow_on, self.visits):
            self.stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
