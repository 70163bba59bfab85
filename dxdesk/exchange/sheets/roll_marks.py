"""One cell of an attendance sheet: a mark, a score; and what the sheet's own legend says of its marks."""

import re
from collections.abc import Iterable

from dxdesk.domain.names import clean, fold
from dxdesk.exchange.sheets.roll_words import BLANK_MARKS, LEGENDS, LOOKALIKES, MARKS, MEANINGS, NOT_TAKEN, PRESENT

_PAIR = re.compile(r"([^\s:;,=(][^:;,=(]{0,19}?)\s*[:=]\s*([^;,.\n]+)")
_HEAD = re.compile(r"^\s*(?:ghi chú|chú thích|ký hiệu|quy ước)\s*[:.]?\s*", re.IGNORECASE)
_SCORE = re.compile(r"[0-9]{1,3}(?:[.,][0-9])?")
_HIGHEST = 10
_NO_SCORE = ("", "-", "–", "—")
_TICKED = "v"


def mark_key(cell: str) -> str:
    """The mark of a cell in its one form: small, `х` as `x`, every tick as `✓`; empty where nothing stands."""
    return clean(cell).casefold().translate(LOOKALIKES).strip()


def legend_of(texts: Iterable[str]) -> dict[str, str]:
    """What the legends among these texts say of marks: the state by the mark's key."""
    found: dict[str, str] = {}
    for text in texts:
        lines = _HEAD.sub("", text)
        if not any(fold(text).startswith(head) for head in LEGENDS) and len(_PAIR.findall(lines)) < 2:
            continue
        for mark, words in _PAIR.findall(lines):
            state = meaning_of(words)
            key = "" if fold(mark) in BLANK_MARKS else mark_key(mark)
            if state is not None and key:
                found[key] = state
    return found


def meaning_of(words: str) -> str | None:
    """The state some words name; None where they name none."""
    told = f" {re.sub('[^0-9a-z]+', ' ', fold(words))} "
    return next((state for wording, state in MEANINGS if f" {wording} " in told), None)


def meanings_of(marks: Iterable[str], legend: dict[str, str]) -> dict[str, str]:
    """The state of every mark used, by the legend, else as everybody marks; what is not in it must be asked.

    A `v` may be a tick: it is "away" only where the legend says so or another mark says who was there.
    """
    used = set(marks)
    known = {**MARKS, **legend}
    if _TICKED not in legend and not any(known.get(mark) == PRESENT for mark in used):
        known.pop(_TICKED, None)
    return {"": NOT_TAKEN, **{mark: known[mark] for mark in used if mark in known}}


def read_score(cell: str) -> tuple[str, str]:
    """A score of 0 to 10 as `2.5`, and what is wrong with the cell: `outside 0-10`, `not a number` or nothing."""
    text = clean(cell)
    if text in _NO_SCORE:
        return "", ""
    if not _SCORE.fullmatch(text):
        return "", "not a number"
    value = float(text.replace(",", "."))
    return (f"{value:g}", "") if value <= _HIGHEST else ("", "outside 0-10")
