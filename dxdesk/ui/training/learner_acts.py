"""Enrolling and taking out from the window: done at once, told in a line with a way back."""

from collections.abc import Callable, Sequence

from dxdesk.domain.dates import show_day
from dxdesk.errors import DeskError
from dxdesk.store.training.enrolling import Enrolled, Newcomer, enrol, leave, remove
from dxdesk.store.undo import undo_save
from dxdesk.ui.context import Desk
from dxdesk.ui.parts import Action, Message, MessageBar
from dxdesk.ui.training.learners_table import LearnerRow


class LearnerActs:
    """Writes what the pane asks for and says in `bar` what became of it; `after` lets the page look again.

    `last` is the newest save of this class here, which Ctrl+Z takes back.
    """

    def __init__(self, desk: Desk, bar: MessageBar, after: Callable[[], object]) -> None:
        self._desk, self._bar, self._after = desk, bar, after
        self.course = ""
        self.last: list[str] = []

    def show(self, course: str) -> None:
        """Work on this class; what was done to another is no news here."""
        if course != self.course:
            self.course, self.last = course, []
            self._bar.clear()

    def enrol(self, newcomers: Sequence[Newcomer], refused: Callable[[DeskError], object] | None = None) -> bool:
        """Enrol people; whether nothing stood against it."""
        try:
            done = enrol(self._desk.store, self.course, newcomers)
        except DeskError as error:
            (refused or self.refuse)(error)
            return False
        self.tell_enrolled(done)
        return True

    def leave(self, row: LearnerRow, day: str, reason: str) -> None:
        """Note that somebody does not come any more, or with no day comes again. Raises `DeskError`."""
        saved = leave(self._desk.store, self.course, row.person, day, reason)
        self.said(saved.save, f"{row.learner.name} học lại." if not day else f"Đã ghi {row.learner.name} nghỉ học.",
                  "" if not day else "Những buổi đã dự vẫn còn.")

    def remove(self, rows: Sequence[LearnerRow], with_roll: bool = False) -> None:
        """Take people out of the class; where they are marked in a roll it is asked first."""
        try:
            saved = remove(self._desk.store, self.course, [row.person for row in rows], with_roll)
        except DeskError as error:
            if error.code != "has_roll":
                self.refuse(error)
                return
            self._bar.tell(Message("warn", error.sentence, "", (
                Action("Bỏ cả điểm danh", lambda: self.remove(rows, with_roll=True), "minus"),)))
            return
        name = rows[0].learner.name if len(rows) == 1 else f"{len(rows)} người"
        self.said(saved.save, f"Đã bỏ {name} khỏi lớp.", "Hồ sơ trong sổ vẫn còn.")

    def undo(self) -> None:
        """Take back the newest of what was done here."""
        if not self.last:
            return
        save = self.last.pop()
        try:
            undone = undo_save(self._desk.store, save)
        except DeskError as error:
            self.refuse(error)
            return
        left = "Vài mục đã sửa sau đó vẫn để nguyên." if undone.left else ""
        self._bar.tell(Message("accent", "Đã hoàn tác.", left))
        self._after()

    def said(self, save: str, fact: str, meaning: str) -> None:
        """Something was done: told with a way back, and the page looks again."""
        if save:
            self.last.append(save)
        actions = (Action("Hoàn tác", self.undo, "undo", "Ctrl Z"),) if save else ()
        self._bar.tell(Message("ok", fact, meaning, actions))
        if save:
            self._after()

    def refuse(self, error: DeskError) -> None:
        """Say a refusal in its own words."""
        self._bar.tell(Message("bad", error.sentence))

    def tell_enrolled(self, done: Enrolled) -> None:
        """Say who is in the class now, and who was before."""
        over = f"Lớp quá {done.over_capacity} chỗ." if done.over_capacity else ""
        if not done.added:
            first = done.already[0] if done.already else None
            since = f", ghi danh {show_day(first.enrolled_on)}" if first and first.enrolled_on else ""
            named = f"{first.name} đã có trong lớp{since}." if first and len(done.already) == 1 else (
                f"{len(done.already)} người này đã có trong lớp.")
            self._bar.tell(Message("accent", named, "Không ghi hai lần."))
            return
        name = done.added[0].name if len(done.added) == 1 else f"{len(done.added)} người"
        already = len([one for one in done.already if one not in done.added])
        kept = f"{already} người đã có trong lớp từ trước." if already else ""
        self.said(done.saved.save, f"Đã ghi danh {name}.", " ".join(filter(None, (kept, over))))
