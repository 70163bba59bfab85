"""Taking erased values out of a segment without breaking its author's signature (format §3 Erase, §4)."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from dxdesk.exchange.root import Parts, is_frame, is_free_text, is_gone, line_salts, part_hash, split_salts
from dxdesk.exchange.signed import Signed, put_together


def redact_parts(signed: Signed, text: Container[str], rest: Container[str]) -> bytes:
    """A copy without the free text of the ops in `text` and without all other values of the ops in `rest` (op ids).

    Ids, references and `_deleted` stay, and so do root and signature. What was taken out before stays out.
    """
    emptied = _Emptied(signed.columns)
    return _written(signed, [emptied.line(cells, salts, cells[0] in text, cells[0] in rest)
                             for cells, salts in _lines(signed)])


def filled(kept: Signed, other: Signed) -> bytes | None:
    """Of two copies of one segment a copy with all the values either has; None where `other` has none `kept` lacks."""
    text = [is_free_text(name) for name in kept.columns]
    rows, more = [], False
    for (cells, words), (others, found) in zip(_lines(kept), _lines(other), strict=True):
        better = [is_gone(word) and not is_gone(new) for word, new in zip(words, found, strict=True)]
        more = more or any(better)
        cells = [theirs if better[0 if spoken else 1] and not is_frame(name) else ours
                 for name, spoken, ours, theirs in zip(kept.columns, text, cells, others, strict=True)]
        rows.append([*cells, ",".join(new if take else word
                                      for word, new, take in zip(words, found, better, strict=True))])
    return _written(kept, rows) if more else None


def _lines(signed: Signed) -> Iterator[tuple[list[str], tuple[str, str]]]:
    """The cells of each line and the two words of its `_salt`, as a redacted copy has them."""
    for row in signed.rows:
        if signed.header.redacted:
            yield row[:-1], split_salts(row[-1])
        else:
            yield row, line_salts(signed.header.salt, row[0])


def _written(signed: Signed, rows: list[list[str]]) -> bytes:
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
