"""The question in sight: its sentence, a card for each value with nothing chosen beforehand, the field's history."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from dxdesk.domain.conflict_sentence import decision_sentence, present_year, sentence
from dxdesk.domain.conflict_words import high, laptop_words, noun, waiting_words
from dxdesk.domain.dates import VIETNAM
from dxdesk.errors import DeskError
from dxdesk.ledger.ops import DELETED
from dxdesk.store.conflict_about import told_apart
from dxdesk.store.conflict_list import Conflict
from dxdesk.store.conflict_sides import Candidate
from dxdesk.store.conflicts import choose, choose_other
from dxdesk.store.decisions import Decision, rechoose, rechoose_other
from dxdesk.store.other_value import MERGED, other_value, typed_fields
from dxdesk.store.saving import Saved
from dxdesk.store.unit_history import unit_history
from dxdesk.ui.conflicts.inbox_rows import Rows, keep_words, rich
from dxdesk.ui.conflicts.other_editor import OtherEditor
from dxdesk.ui.conflicts.value_card import ChoiceCard, Face, OtherCard
from dxdesk.ui.context import Desk
from dxdesk.ui.forms.ui_conflict_list import Ui_ConflictList
from dxdesk.ui.labels import CLASH
from dxdesk.ui.parts import Message, announce
from dxdesk.ui.reflow import lay
from dxdesk.ui.table_rows import Tag

_BOTH_STAY = Message("accent", "Giá trị kia không mất.", "Mọi lần ghi nằm trong lịch sử, chọn lại lúc nào cũng được.")
_STATES = {
    "stands": Tag("Đã chọn", "ok", "check"), "changed": Tag("Đã sửa sau đó", "off", "pencil"),
    "open": CLASH, "deleted": Tag("Hồ sơ đã xóa", "off", "skip"),
}
_SURE = "Enter nếu vẫn đúng."
_SHORT = 9  # letters of a title that stands on one line


class Asking(QObject):
    """Shows a conflict or a decision and takes the answer. Signals: decided(fact) after it was saved."""

    decided = Signal(str)

    def __init__(self, ui: Ui_ConflictList, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.ui, self._desk = ui, desk
        self.rows = Rows(desk.catalogues, told_apart(desk.store), present_year(desk.now()))
        self.now: Conflict | Decision | None = None
        self._cards = QButtonGroup(self)
        self._cards.idToggled.connect(lambda _n, _on: self._show_keep())
        self._sure_of: dict[str, str] | None = None
        self._per_line = 3

    def show(self, of: Conflict | Decision) -> None:
        """Another question; nothing is chosen."""
        self.now, self._sure_of = of, None
        deciding = self.ui.keep.hasFocus()
        ui, year = self.ui, present_year(self._desk.now())
        asked = self.rows.asked(of)
        ui.record.setText(of.about.who or of.person)
        ui.open_record.setVisible(bool(of.about.person_id))
        words = (decision_sentence(asked, of.choice, self._desk.catalogues, year) if isinstance(of, Decision)
                 else sentence(asked, self._desk.catalogues, year))
        ui.sentence.setText(rich(words))
        ui.sentence.setAccessibleName("".join(words))
        ui.later.setVisible(isinstance(of, Conflict) and len(ui.open.rows) > 1)
        ui.why.clear()
        ui.why.setVisible(not isinstance(of, Decision) or of.state in ("stands", "changed"))
        self._show_state(of)
        self._show_cards(of)
        self._show_history(of)
        if deciding:  # the button rests until something is chosen, and the focus would wander off
            self.focus_first()
        announce(ui.sentence, "".join(words))

    def choose(self, n: int) -> None:
        """Choose value `n`; it is kept only by Enter or the button. The card of another value takes the cursor."""
        card = self._cards.button(n)
        if card is None or not card.isEnabled():
            return
        card.setChecked(True)
        editor = card.editor if isinstance(card, OtherCard) else None
        (editor or self.ui.keep).setFocus()
        # Cards are laid out once more first: Qt would scroll to where they were.
        QTimer.singleShot(0, self, lambda: self.ui.one_scroll.ensureWidgetVisible(self._lowest(card)))

    def _lowest(self, card: QAbstractButton) -> QWidget:
        """What should come into sight with a card: the row that decides, where it lies in the same pane."""
        return self.ui.decide if self.ui.one.isAncestorOf(self.ui.decide) else card

    def keep(self) -> None:
        """Save what is chosen; a refusal says why in its place and nothing changed."""
        of, n = self.now, self._cards.checkedId()
        if of is None or n <= 0 or not self.ui.keep.isEnabled():
            return
        card = self._cards.button(n)
        why = self.ui.why.text().strip()
        words = keep_words(self.rows.asked(of), n, False)
        try:
            if isinstance(card, OtherCard):
                if not self._keep_other(of, card, why):
                    return
            else:
                act = rechoose if isinstance(of, Decision) else choose
                act(self._desk.store, of.id, n, why, of.seen)
        except DeskError as refusal:
            self._refuse(card, refusal)
            return
        self.now = None
        self.decided.emit(f"Đã {words[:1].lower()}{words[1:]}.")

    def cards(self) -> list[QAbstractButton]:
        """The cards in the order of their digits."""
        return sorted(self._cards.buttons(), key=self._cards.id)

    def focus_first(self) -> None:
        """The keyboard to the first card that may be chosen."""
        card = next((one for one in self.cards() if one.isEnabled()), None)
        if card is not None:
            card.setFocus()

    def lay_cards(self, per_line: int) -> None:
        """At most so many cards beside each other, the rows alike."""
        self._per_line = per_line
        cards = self.cards()
        rows = -(-len(cards) // per_line) or 1
        even = -(-len(cards) // rows)
        lines = [cards[at:at + even] for at in range(0, len(cards), even or 1)]
        lay(self.ui.values_box, [[(card, 1) for card in line] for line in lines])

    def _keep_other(self, of: Conflict | Decision, card: OtherCard, why: str) -> Saved | None:
        """Save a typed value; one worth a second look is asked about first and saved by a second Enter."""
        values = card.editor.values() if card.editor else {MERGED: ""}
        known = self._known
        weighed = other_value(self._desk.store, (of.kind, of.record), of.unit, values, known)
        if weighed.questions and self._sure_of != values:
            self._sure_of = values
            question = weighed.questions[0]
            card.say(question if _SURE in question else f"{question} {_SURE}", "warn")
            announce(card, question)
            return None
        act = rechoose_other if isinstance(of, Decision) else choose_other
        return act(self._desk.store, of.id, values, why, of.seen, known)

    def _refuse(self, card: object, refusal: DeskError) -> None:
        if isinstance(card, OtherCard) and refusal.code.startswith("problem:"):
            card.say(refusal.sentence, "bad")
            announce(card, refusal.sentence)
        else:
            self.ui.message.tell(Message("bad", refusal.sentence))

    def _known(self, name: str, code: str) -> bool:
        return self._desk.catalogues.entry(name, code) is not None

    def _show_state(self, of: Conflict | Decision) -> None:
        """What it is, and what is safe or awaited."""
        if isinstance(of, Decision):
            state, message = _STATES[of.state], _BOTH_STAY
        elif of.waiting:
            asks = of.asks(self._desk.now())
            state = Tag("Chờ tệp", "warn", "clock")
            message = Message("warn", *waiting_words(of.awaited, of.since, asks))
        else:
            state, message = CLASH, _BOTH_STAY
        self.ui.state.show_state(state.text, state.tone, state.icon)
        self.ui.message.tell(message)

    def _show_cards(self, of: Conflict | Decision) -> None:
        for old in self._cards.buttons():
            self._cards.removeButton(old)
            self.ui.values_box.removeWidget(old)
            old.hide()
            old.deleteLater()
        asked, theme = self.rows.asked(of), self._desk.theme
        kept = of.kept if isinstance(of, Decision) and of.state == "stands" else 0
        for value, words in zip(of.values, asked.shown, strict=True):
            card = ChoiceCard(self.ui.values, theme, value.n, self._face(value, high(words), value.n == kept))
            self._cards.addButton(card, value.n)
        names = typed_fields(of.kind, of.unit)
        if names and of.unit != DELETED:
            self._add_other(of, names, len(of.values) + 1)
        if isinstance(of, Decision):
            for button in self._cards.buttons():
                button.setEnabled(of.state in ("stands", "changed") and self._cards.id(button) != kept)
        self.lay_cards(self._per_line)
        self._show_keep()

    def _add_other(self, of: Conflict | Decision, names: tuple[str, ...], n: int) -> None:
        merged = of.unit == MERGED
        if merged and any(not value.values.get(MERGED) for value in of.values):
            return  # one side says already that he is nobody's
        short = noun(of.kind, of.unit)
        title = "Không gộp" if merged else f"{high(short)} khác" if len(short) < _SHORT else "Giá trị khác"
        hint = "Khi hai người đều không phải" if merged else "Khi các bên đều sai"
        editor = None if merged else OtherEditor(self._desk, of.kind, names, self.ui.values)
        card = OtherCard(self.ui.values, self._desk.theme, n, title, editor, hint)
        self._cards.addButton(card, n)
        if editor is not None:
            editor.changed.connect(self._show_keep)

    def _face(self, value: Candidate, words: str, kept: bool) -> Face:
        did = {"merged": "gộp hồ sơ", "added": "ghi thêm", "undid": "hoàn tác"}.get(value.did, "ghi")
        if value.values.get(DELETED) is not None and value.did == "wrote":
            did = "xóa" if value.values[DELETED] else "sửa"
        on = value.on.astimezone(VIETNAM)
        where = f"{on:%d/%m}, {on:%H:%M}, {laptop_words(value.laptop)}"
        why = ". ".join(filter(None, ("Đang giữ" if kept else "", value.why)))
        return Face(words, f"{value.by or 'Chưa rõ ai'} {did}", where, why)

    def _show_keep(self) -> None:
        of, n = self.now, max(self._cards.checkedId(), 0)
        if of is None:
            return
        card = self._cards.button(n) if n else None
        ready = not isinstance(card, OtherCard) or card.editor is None or card.editor.filled()
        self.ui.keep.setEnabled(n > 0 and ready)
        self.ui.keep.setText(keep_words(self.rows.asked(of), n, isinstance(of, Decision)))

    def _show_history(self, of: Conflict | Decision) -> None:
        heads = {value.op for value in of.values} if isinstance(of, Conflict) else {of.op}
        self.ui.history.set_columns(self.rows.history_columns(of.kind, of.unit, heads))
        self.ui.history.show_rows(unit_history(self._desk.store, of.kind, of.record, of.unit))
