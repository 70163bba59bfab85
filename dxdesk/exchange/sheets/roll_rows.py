"""Which rows of an attendance sheet tell of a learner, and why the others do not."""

import re

from dxdesk.domain.fields import TEXT_LIMIT
from dxdesk.domain.names import clean, fold
from dxdesk.exchange.sheets.reader import Record
from dxdesk.exchange.sheets.roll_columns import RollColumns
from dxdesk.exchange.sheets.roll_words import LEGENDS, SIGNERS, TITLE_OF, TOTALS

_NUMBER = re.compile(r"[0-9]{1,6}(?:[.,]0+)?")
_DIGIT = re.compile("[0-9]")
_MARK = 12
_COUNTED = re.compile(r"[0-9]{1,4}(?:[.,][0-9]+)?%?|")


def why_no_learner(record: Record, columns: RollColumns, *, ended: bool) -> str:
    """A code of `roll_words.SKIPPED`, empty for a row of a learner; `ended`: the table's end was seen before it."""
    if record.row in columns.rows:
        return "header"
    if record.blank:
        return "blank"
    if record.row < columns.rows[0]:
        return "title"
    if any(len(cell) > TEXT_LIMIT for cell in record.cells):
        return "refused"
    return _below(record, columns, ended=ended)


def _below(record: Record, columns: RollColumns, *, ended: bool) -> str:
    name = fold(columns.cell(record, "full_name"))
    if TITLE_OF.get(name.rstrip(" :.*")) == "full_name":
        return "header"
    if _NUMBER.fullmatch(columns.cell(record, "number").strip()) and any(char.isalpha() for char in name):
        return ""
    texts = [fold(cell) for cell in record.cells if cell.strip()]
    marks = [clean(cell) for cell in columns.marks(record)]
    if any(_begins(text, TOTALS) for text in texts) and all(map(_COUNTED.fullmatch, marks)):
        return "total"
    if any(_begins(text, LEGENDS) or text.count(":") > 1 or text.count("=") > 1 for text in texts):
        return "legend"
    named = any(char.isalpha() for char in name)
    signs = any(text.startswith(SIGNERS) for text in texts)
    if not named:
        return "signature" if signs or ended else "not_a_learner"
    # A name under the table, where nothing else is said of him, is a signature.
    figures = [columns.cell(record, field) for field in ("score_before", "score_after", "born", "born_m", "born_f")]
    told = any(len(mark) <= _MARK for mark in marks if mark) or any(map(_DIGIT.search, figures))
    return "signature" if not told and (ended or signs) else ""


def _begins(text: str, words: tuple[str, ...]) -> bool:
    return any(text == word or text.startswith((f"{word} ", f"{word}:")) for word in words)
