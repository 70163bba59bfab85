"""The facts of a class: programme, name, what and whom it teaches, where, how many; a programme fills what is empty."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from dxdesk.domain.checks import Problem
from dxdesk.domain.class_plan import read_day
from dxdesk.domain.dates import show_date, today
from dxdesk.domain.syllabus import COPIED, Syllabus
from dxdesk.store.lists import events, hamlets, teams
from dxdesk.store.training.syllabi import syllabi
from dxdesk.ui.combo import choose
from dxdesk.ui.context import Desk
from dxdesk.ui.field_flow import go_to
from dxdesk.ui.parts import Card, FieldRow
from dxdesk.ui.reflow import lay
from dxdesk.ui.shape import Shape
from dxdesk.ui.training.choices import show_choices

_TEXTS = {"title": ("&Tên lớp", 200), "topic": ("Nội &dung", 2_000), "hours": ("Số g&iờ", 6),
          "materials": ("Tài &liệu", 2_000), "class_no": ("Số lớ&p", 20), "capacity": ("Số &chỗ", 5),
          "pass_share": ("Phải dự (%)", 3), "note": ("Ghi chú", 2_000),
          "place": ("Nơi &học", 200), "closed_on": ("Kết thúc ngà&y", 20)}
_COMBOS = {"syllabus": "Chương t&rình", "skill_group": "Nhóm kỹ năng", "audience": "Đối tượng",
           "hamlet_id": "&Khu phố", "team_id": "Tổ", "event_id": "Sự kiện"}
_LEFT_EMPTY = {"capacity": "tùy ý", "pass_share": "80", "class_no": "không", "closed_on": "chưa"}
_OF_A_CLASS = ("place", "closed_on")
"""What a class not made yet is not asked: its place stands with its meetings."""
_SHORTEST = 6  # letters of a box of choices where room is scarce


class ClassFacts(Card):
    """The fields. Signals: edited() on any change by a person."""

    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Lớp")
        self._desk = desk
        self._copied: dict[str, str] = {}
        self._programmes: dict[str, Syllabus] = {}
        self.texts = {name: QLineEdit(self) for name in _TEXTS}
        self.combos = {name: QComboBox(self) for name in _COMBOS}
        self.rows = {name: FieldRow(self, _TEXTS[name][0], edit) for name, edit in self.texts.items()}
        self.rows |= {name: FieldRow(self, _COMBOS[name], box) for name, box in self.combos.items()}
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        self.body.addLayout(self._lines)
        for name, edit in self.texts.items():
            edit.setMaxLength(_TEXTS[name][1])
            edit.setPlaceholderText(_LEFT_EMPTY.get(name, ""))
            edit.textEdited.connect(self.edited)
        for box in self.combos.values():
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_SHORTEST)
            box.activated.connect(self.edited)
        self.combos["syllabus"].activated.connect(self._copy)

    def begin(self, values: Mapping[str, str], *, made: bool) -> None:
        """These values; lists as they stand now. A programme no longer taught stays offered where the class has it."""
        kept_syllabus = values.get("syllabus", "")
        for name in _OF_A_CLASS:
            self.rows[name].setVisible(made)
        store, lists = self._desk.store, self._desk.catalogues
        day = today(self._desk.now()).isoformat()
        self._programmes = {one.code: one for one in syllabi(store) if one.taught(day) or one.code == kept_syllabus}
        named = [("", "tự đặt"), *((one.code, one.title) for one in self._programmes.values())]
        codes = {name: [(entry.code, entry.label) for entry in lists.entries(name)]
                 for name in ("skill_group", "audience")}
        for name, items in (("syllabus", named), ("skill_group", [("", "chung"), *codes["skill_group"]]),
                            ("audience", [("", "mọi người"), *codes["audience"]]),
                            ("hamlet_id", [("", "cả phường"), *hamlets(store)]),
                            ("team_id", [("", "không nêu"), *teams(store)]),
                            ("event_id", [("", "không"), *events(store)])):
            unknown = "chưa về máy này" if name.endswith("_id") else "mã của bản mới hơn"
            show_choices(self.combos[name], items, values.get(name, ""), unknown)
        for name, edit in self.texts.items():
            edit.setText(_shown(name, values.get(name, "")))
            edit.setCursorPosition(0)
        self._copied = {}
        self.hush()

    def values(self) -> dict[str, str]:
        """The class as typed, every field of the form."""
        texts = {name: edit.text().strip() for name, edit in self.texts.items()}
        texts["closed_on"] = read_day(texts["closed_on"], today(self._desk.now())) if texts["closed_on"] else ""
        return texts | {name: box.currentData() or "" for name, box in self.combos.items()}

    def fields(self) -> list[QWidget]:
        """What Enter walks through."""
        order = ("syllabus", "title", "topic", "skill_group", "audience", "hours", "materials", "place", "closed_on",
                 "hamlet_id", "team_id", "event_id", "capacity", "pass_share", "class_no", "note")
        return [self.rows[name].field for name in order]

    def say(self, problem: Problem) -> None:
        """A problem under its field."""
        if problem.field in self.rows:
            self.rows[problem.field].say(problem.sentence, "bad" if problem.hard else "warn")

    def hush(self) -> None:
        """No problem any more."""
        for row in self.rows.values():
            row.hush()

    def focus(self, field: str) -> None:
        """The cursor into a field."""
        go_to(self.rows[field].field if field in self.rows else self.combos["syllabus"])

    def reshape(self, shape: Shape) -> None:
        """Fields side by side where there is room."""
        px, rows = self._desk.theme.px, self.rows
        for name, width in (("hours", 84), ("closed_on", 140), ("capacity", 96), ("pass_share", 96), ("class_no", 96)):
            rows[name].field.setMaximumWidth(px(width))
        groups = [[(rows["skill_group"], 3), (rows["audience"], 3), (rows["hours"], 0)]] if not shape.narrow else [
            [(rows["skill_group"], 1)], [(rows["audience"], 1), (rows["hours"], 0)]]
        numbers = [(rows["capacity"], 0), (rows["pass_share"], 0), (rows["class_no"], 0)]
        places = [[(rows["hamlet_id"], 1), (rows["team_id"], 1), (rows["event_id"], 1)]] if not shape.narrow else [
            [(rows["hamlet_id"], 1), (rows["team_id"], 1)], [(rows["event_id"], 1)]]
        lay(self._lines, [[(rows["syllabus"], 1)], [(rows["title"], 1)], [(rows["topic"], 1)], *groups,
                          [(rows["materials"], 1)], [(rows["place"], 1), (rows["closed_on"], 0)], *places,
                          *([[*numbers, (rows["note"], 1)]] if not shape.narrow else [numbers, [(rows["note"], 1)]])])

    def _copy(self) -> None:
        """What the programme says, where the person has not written something else."""
        programme = self._programmes.get(self.combos["syllabus"].currentData() or "")
        if programme is None:
            return
        held = self.values()
        for name in COPIED:
            value = _shown(name, getattr(programme, name))
            if held[name] and held[name] != self._copied.get(name, ""):
                continue
            self._copied[name] = value
            if name in self.texts:
                self.texts[name].setText(value)
                self.texts[name].setCursorPosition(0)
            else:
                choose(self.combos[name], value)


def _shown(name: str, value: str) -> str:
    """Numbers and days as people write them: 4,5 and 22/11/2026."""
    if name == "closed_on":
        return show_date(value)
    return value.replace(".", ",") if name == "hours" else value
