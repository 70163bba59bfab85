"""Taking erased values out of a segment without breaking its author's signature (format §3 Erase, §4)."""

from collections.abc import Container, Sequence
from dataclasses import replace

from dxdesk.exchange.root import Parts, is_frame, is_free_text, is_gone, line_salts, part_hash, split_salts
from dxdesk.exchange.signed import Signed, put_together, take_apart


def redact(data: bytes, text: Container[str], rest: Container[str]) -> bytes:
    """A copy without the free text of the ops in `text` and without all other values of the ops in `rest` (op ids).

    Ids, references and `_deleted` stay, and so do root and signature. What was taken out before stays out.
    """
    return redact_parts(take_apart(data), text, rest)


def redact_parts(signed: Signed, text: Container[str], rest: Container[str]) -> bytes:
    """The same of a segment already taken apart."""
    emptied = _Emptied(signed.columns)
    rows = []
    for row in signed.rows:
        op_id = row[0]
        *cells, last = row if signed.header.redacted else [*row, ""]
        salts = split_salts(last) if last else line_salts(signed.header.salt, op_id)
        rows.append(emptied.line(cells, salts, op_id in text, op_id in rest))
    header = replace(signed.header, redacted=True, salt="")
    return put_together(Signed(header, signed.columns, rows, signed.root, signed.signature))


class _Emptied:
    """Lines of certain columns with parts emptied."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._parts = Parts.of(columns)
        self._text = [is_free_text(name) for name in columns]
        self._rest = [not is_free_text(name) and not is_frame(name) for name in columns]

    def line(self, row: list[str], salts: tuple[str, str], text: bool, rest: bool) -> list[str]:
        """The line with its `_salt`, less the parts asked for."""
        text_word, rest_word = salts
        if text and not is_gone(text_word):
            text_word = "#" + part_hash(text_word, self._parts.text(row)).hex()
            row = _without(row, self._text)
        if rest and not is_gone(rest_word):
            rest_word = "#" + part_hash(rest_word, self._parts.rest(row)).hex()
            row = _without(row, self._rest)
        return [*row, f"{text_word},{rest_word}"]


def _without(row: list[str], emptied: list[bool]) -> list[str]:
    return ["" if empty else cell for cell, empty in zip(row, emptied, strict=True)]
