"""The bar under the form: what was saved, taken back or brought again; it stays until the next save (look §8).

Ctrl+Z goes back through the last saves of this desk one by one, each time saying what it took back and what would be
next; "Làm lại" brings the last of them again. What is no slip is named first and taken back by a second Ctrl+Z only.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from dxdesk.domain.dates import show_hour, show_lately
from dxdesk.domain.wording import unit_title
from dxdesk.errors import DeskError
from dxdesk.store.database import Store
from dxdesk.store.last_saves import LIMIT, LastSave, built_over, last_saves, last_undone
from dxdesk.store.saving import author
from dxdesk.store.undo import Left, undo_save
from dxdesk.ui.desk.slip_saving import SavedSlip
from dxdesk.ui.parts import Action, Message, MessageBar

_BEGIN = "Chưa lưu được"


class UndoBar:
    """Tells of saves and refusals, and takes saves back; `reopen` and `undone` belong to the page.

    `last` is the slip saved last in this sitting, None once it was taken back.
    """

    def __init__(
        self, bar: MessageBar, store: Store, reopen: Callable[[], object], undone: Callable[[], object],
    ) -> None:
        self._bar, self._store = bar, store
        self._reopen, self._undone = reopen, undone
        self._titles: dict[str, str] = {}  # slips of this sitting have a number; by save
        self._passed: set[str] = set()  # saves of which nothing was left to take back
        self._named = ""
        self._restore: Callable[[], object] | None = None
        self.last: SavedSlip | None = None

    @property
    def last_visit(self) -> str:
        """The visit of the slip saved last in this sitting; empty where there is none that stands."""
        return self.last.visit if self.last else ""

    @property
    def redo_available(self) -> bool:
        """Whether there is something for Ctrl+Shift+Z."""
        return last_undone(self._store) is not None

    def saved(
        self, last: SavedSlip, slip: str, who: str, at: datetime, more: tuple[Action, ...] = (), *, mended: bool,
    ) -> None:
        """A slip was saved; where nothing in it differed there is nothing to take back. `more` can be done with it."""
        self.last = last if last.save else None
        self._restore = None
        if last.save:
            self._titles[last.save] = f"{'sửa ' if mended else ''}{slip}, {who}"
        actions = (Action("Mở lại", self._reopen, "pencil", "Alt ↑"), self._undo_action())
        fact = f"{'Đã sửa' if mended else 'Đã lưu'} {slip},"
        meaning = f"{who}, {show_hour(at)}."
        self._bar.tell(Message("ok", fact, meaning, (*more, *(actions if self.last else ()))))

    def dropped(self, words: str, restore: Callable[[], object]) -> None:
        """A half-written slip was put away; until the next save "Lấy lại" or Ctrl+Z brings it back.

        `restore` answers False where it could not, and is then kept.
        """
        self._restore = restore
        self._bar.tell(Message("accent", f"Đã bỏ {words}.", "Chưa mất gì.",
                               (Action("Lấy lại", self.undo, "undo", "Ctrl Z"),)))

    def undo(self) -> None:
        """Take the newest save of this desk that stands back; the slip being written stays."""
        if self._restore is not None:
            restore, self._restore = self._restore, None
            if restore() is False:
                self._restore = restore
            return
        try:
            self._take_back()
        except DeskError as refusal:
            self.tell("accent", refusal.sentence)

    def redo(self) -> None:
        """Bring the save taken back last again, unless something was saved since."""
        again = last_undone(self._store)
        if again is None:
            self.tell("accent", "Không có gì để làm lại.", "Chỉ làm lại được khi chưa lưu gì mới sau lần hoàn tác.")
            return
        try:
            undo_save(self._store, again.undo)
        except DeskError as refusal:
            self.tell("accent", refusal.sentence)
            return
        self._named = again.save
        self._passed.discard(again.save)
        self.last = SavedSlip(again.save, again.visit) if again.visit else None
        further = (self._redo_action(),) if self.redo_available else ()
        self._bar.tell(Message("ok", f"Đã làm lại {self._words(again)}.", "", (*further, self._undo_action())))
        self._undone()

    def refused(self, refusal: DeskError) -> None:
        """The desk could not write; the slip is still there."""
        sentence = refusal.sentence
        fact = sentence if sentence.startswith(_BEGIN) else f"{_BEGIN}: {sentence[:1].lower()}{sentence[1:]}"
        self.tell("bad", fact, "Phiếu còn nguyên trên màn hình.")

    def tell(self, tone: str, fact: str, meaning: str = "") -> None:
        """Anything else the person must know while writing."""
        self._bar.tell(Message(tone, fact, meaning))

    def _take_back(self) -> None:
        saves = last_saves(self._store)
        target = next(iter(self._standing(saves)), None)
        if target is None:
            self._tell_the_end(saves)
        elif not target.visit and target.save != self._named:
            self._named = target.save
            fact = f"Lần lưu gần nhất không phải phiếu: {self._words(target)}."
            self._bar.tell(Message("warn", fact, "Bấm Ctrl Z lần nữa thì hoàn tác.", (self._undo_action(),)))
        else:
            kept = built_over(self._store, target.save)
            undone = undo_save(self._store, target.save)
            if not undone.save:
                self._passed.add(target.save)
            if self.last and self.last.save == target.save:
                self.last = None
            self._tell_undone(target, (*undone.left, *kept), bool(undone.save))
            self._undone()

    def _tell_undone(self, done: LastSave, kept: Iterable[Left], changed: bool) -> None:
        """What was taken back, what had to stay, and what would be next."""
        following = next(iter(self._standing(last_saves(self._store))), None)
        self._named = following.save if following else ""
        words = self._words(done)
        fact = f"Đã hoàn tác {words}." if changed else f"Không còn gì để hoàn tác ở {words}."
        after = f"Tiếp theo: {self._words(following, brief=True)}." if following else "Lịch sử vẫn còn giữ."
        actions = ((self._redo_action(),) if changed else ()) + ((self._undo_action(),) if following else ())
        self._bar.tell(Message("accent", fact, " ".join(filter(None, (_kept(kept), after))), actions))

    def _tell_the_end(self, saves: list[LastSave]) -> None:
        actions = (self._redo_action(),) if self.redo_available else ()
        fact, meaning = "Không còn lần lưu nào để hoàn tác.", ""
        if len(saves) == LIMIT:
            fact = f"Quá {LIMIT} lần lưu gần nhất."
            meaning = "Lần cũ hơn: mở người ấy ở Người dân, xem lịch sử rồi sửa."
        self._bar.tell(Message("accent", fact, meaning, actions))

    def _standing(self, saves: list[LastSave]) -> list[LastSave]:
        """Those that Ctrl+Z may take back."""
        return [save for save in saves if not save.undone and save.save not in self._passed]

    def _words(self, save: LastSave, *, brief: bool = False) -> str:
        """Within a sentence: what it was, when, and by whom where it was somebody else."""
        what = self._titles.get(save.save) or f"{save.what[:1].lower()}{save.what[1:]}"
        if brief:
            return what
        by = f", {save.by} ghi" if save.by and save.by != self._member() else ""
        return f"{what}, {show_lately(save.at, self._store.clock())}{by}"

    def _member(self) -> str:
        return self._store.value("member", author(self._store), "full_name")

    def _undo_action(self) -> Action:
        return Action("Hoàn tác", self.undo, "undo", "Ctrl Z")

    def _redo_action(self) -> Action:
        return Action("Làm lại", self.redo, "right")  # its key is long, and the words need the room


def _kept(left: Iterable[Left]) -> str:
    """Which parts stay as they are because others went on with them."""
    names = dict.fromkeys("hồ sơ" if part.unit == "*" else unit_title(part.kind, part.unit) for part in left)
    return f"Đã có người sửa tiếp nên giữ nguyên: {', '.join(names)}." if names else ""
