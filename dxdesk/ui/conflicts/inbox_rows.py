"""What the lists of the inbox say of a question, of a decision, and of each change in a field's history."""

from collections.abc import Mapping
from datetime import datetime
from html import escape

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.conflict_sentence import kept_word
from dxdesk.domain.conflict_words import (
    Question,
    Strong,
    Words,
    gist,
    high,
    laptop_words,
    low,
    noun,
    question,
    value_words,
    who_wrote,
)
from dxdesk.domain.dates import VIETNAM, show_hour
from dxdesk.domain.wording import Named, unit_title
from dxdesk.ledger.ops import DELETED
from dxdesk.store.conflict_list import Conflict
from dxdesk.store.decisions import Decision
from dxdesk.store.unit_history import UnitChange
from dxdesk.ui.table_rows import Cell, Column, Tag

_STATES = {"changed": "đã sửa sau đó", "open": "lại khác nhau", "deleted": "hồ sơ đã xóa"}
_SHORT, _TAG = 24, 18  # letters of a value in a list, and in a tag


class Rows:
    """Columns of the three tables; every value masked as in the sentences."""

    def __init__(self, catalogues: Catalogues, named: Named, year: int) -> None:
        self._lists, self._named, self._year = catalogues, named, year

    def asked(self, of: Conflict | Decision) -> Question:
        """The question behind a row."""
        sides = [value.side for value in of.values]
        return question(of.kind, of.unit, of.about, sides, self._lists, self._named)

    def open_columns(self) -> list[Column[Conflict]]:
        """Whose, what differs, who wrote."""
        def cell(conflict: Conflict) -> Cell:
            if not conflict.values:
                return Cell("Đã có người chọn", disc=Tag("", "ok", "check"), token="text2")
            asked = self.asked(conflict)
            waits = ", đang chờ tệp" if conflict.waiting else ""
            state = Tag("", "warn", "clock") if conflict.waiting else Tag("", "clash", "clash")
            return Cell(conflict.person, f"{gist(asked)}\n{who_wrote(asked.sides)}{waits}", disc=state, bold=True)
        return [Column("Xung đột", cell, stretch=1)]

    def decided_columns(self) -> list[Column[Decision]]:
        """Whose, what was kept by whom and when; and that it may be chosen once more."""
        def cell(one: Decision) -> Cell:
            who = one.by.split()[-1] if one.by.strip() else laptop_words(one.laptop)
            kept = kept_word(self.asked(one), one.kept).strip("“”")
            if one.unit != DELETED and not kept.startswith("gộp"):
                short = noun(one.kind, one.unit)
                named = len(kept) < _SHORT and not kept.casefold().startswith(short)
                kept = f"giữ {short} {kept}" if named else f"giữ {kept}"
            told = (f"{high(kept)}. {who}, {self._day(one.on)}", _STATES.get(one.state, ""))
            state = Tag("", "ok", "check") if one.state == "stands" else Tag("", "off", "skip")
            return Cell(one.person or unit_title(one.kind, one.unit), ". ".join(filter(None, told)), disc=state)

        def act(one: Decision) -> Cell:
            again = one.values and one.state in ("stands", "changed")
            return Cell("Chọn lại" if again else "", right=True, token="accent")
        return [Column("Đã chọn", cell, stretch=1), Column("", act)]

    def history_columns(self, kind: str, unit: str, heads: set[str]) -> list[Column[UnitChange]]:
        """When, the value, who on which laptop, why, and whether he had seen the other value."""
        def value(change: UnitChange) -> Cell:
            current = change.op in heads
            return Cell(self._value(kind, unit, change), change.why, token="text" if current else "text2")

        def when(change: UnitChange) -> Cell:
            return Cell(f"{self._day(change.on)} {show_hour(change.on)}", token="text2")

        title = f"Lịch sử ô {unit_title(kind, unit)}" if unit != DELETED else "Lịch sử hồ sơ"
        return [
            Column(title, when),
            Column(_title(kind, unit), value, stretch=5),
            Column("Người ghi, máy", lambda change: Cell(f"{change.by or 'chưa rõ'}, {change.laptop}"), stretch=4),
            Column("Đã thấy lần kia?", lambda change: self._seen(kind, unit, change)),
        ]

    def _value(self, kind: str, unit: str, change: UnitChange) -> str:
        if change.action == "choose" and unit != DELETED:
            return f"{self._words(kind, change.values)} (chọn)"
        if unit != DELETED:
            return self._words(kind, change.values)
        if change.values.get(DELETED) == "1":
            return "Xóa"
        if change.saw is None and change.missed is None:
            return "Ghi lần đầu"
        units = ", ".join(low(unit_title(kind, name)) for name in change.touched)
        return f"Sửa {units}" if units else "Giữ lại"

    def _seen(self, kind: str, unit: str, change: UnitChange) -> Cell:
        if change.missed is not None:
            return Cell(tag=Tag(f"Chưa thấy {self._tail(kind, unit, change.missed)}".strip(), "clash", "clash"))
        if change.saw is not None:
            edited = unit == DELETED and change.saw.get(DELETED) != "1"  # an edit before, not the one asked about
            what = "bản trước" if edited else self._tail(kind, unit, change.saw)
            return Cell(tag=Tag(f"Đã thấy {what}".strip(), "ok", "check"))
        return Cell("lần đầu", token="text2")

    def _tail(self, kind: str, unit: str, values: Mapping[str, str]) -> str:
        """A value in a word or two: the end of a number, else its first letters."""
        if unit == DELETED:
            return "lần xóa" if values.get(DELETED) == "1" else "lần sửa"
        words = self._words(kind, values).partition(",")[0]
        short = words.split()[-1] if "•" in words else words
        return short if len(short) <= _TAG else f"{short[:_TAG - 1]}…"

    def _words(self, kind: str, values: Mapping[str, str]) -> str:
        return value_words(kind, [values], self._lists, self._named)[0]

    def _day(self, on: datetime) -> str:
        local = on.astimezone(VIETNAM)
        return f"{local:%d/%m}" if local.year == self._year else f"{local:%d/%m/%Y}"


def keep_words(asked: Question, n: int, again: bool) -> str:
    """What the primary button says of value `n`; 0 before anything is chosen, one more than there are for another."""
    before = "Chọn lại: " if again else ""
    if not n:
        return "Chọn một giá trị"
    if n > len(asked.sides):
        words = "không gộp" if asked.unit == "merged_into" else f"ghi {noun(asked.kind, asked.unit)} khác"
    elif asked.unit == DELETED:
        words = asked.shown[n - 1]
    else:
        tail = asked.shown[n - 1].split()[-1]
        words = f"giữ số {tail}" if "•" in asked.shown[n - 1] else f"giữ giá trị {n}"
    return f"{before}{words}" if again else high(words)


def rich(words: Words) -> str:
    """A sentence for a label: what stands out is bold, everything else plain whatever it holds."""
    return "".join(f"<b>{escape(part)}</b>" if isinstance(part, Strong) else escape(part) for part in words)


def _title(kind: str, unit: str) -> str:
    return {"số": "Số", "ngày": "Ngày"}.get(noun(kind, unit), "Giá trị") if unit != DELETED else "Việc"
