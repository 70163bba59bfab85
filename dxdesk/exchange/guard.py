"""The guard: a leading apostrophe on every cell a spreadsheet would run or rewrite (format §4).

Bijective: a value gets exactly one `'` where it is risky, and a value that itself begins with `'` is risky,
so stripping exactly one leading `'` gives every value back. What counts as risky is part of the wire format and
frozen by the golden files, because a cell that is not guarded exactly as here makes its file `altered`.
"""

import re


def _any_case(*words: str) -> str:
    """A pattern for words in capitals or not; spelt out because a pattern that ignores case is several times slower."""
    return "|".join("".join(f"[{letter}{letter.upper()}]" for letter in word) for word in words)


_MONTH = _any_case(
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "thg", "tháng"
)
_RISKY = re.compile(
    rf"""
    (?!(?:0|[1-9][0-9]{{0,10}})\Z)                   # a whole number of at most 11 digits is left alone
    (?:
      [=+\-@'\x00-\x20\s＝＋－＠＇]                  # a formula, its full-width twins, white space, controls
    | [0-9０-９.,($€£¥₫] (?:
        [0-9０-９\s.,:/\-+%()eE$€£¥₫]*+\Z            # any other number, date, time, fraction, 1E5, leading zero
      | [0-9:]{{0,7}}+\s?[aApP][mM]?\Z                # 10:30 pm
      | [0-9]{{0,3}}+[\s.,/\-]*+(?:{_MONTH})[a-zA-Z]*\.?(?:[\s.,/\-]*[0-9]{{1,4}})?\Z    # 5-Mar, 22 Nov 26
      )
    | (?:{_MONTH})[a-zA-Z]*\.?(?:[\s.,/\-]*[0-9]{{1,4}}){{0,2}}\Z                        # Mar 5, MARCH1, Thg 11
    | (?:{_any_case("true", "false")})\Z
    )
    """,
    re.VERBOSE,
).match


def guard(value: str) -> str:
    """The cell for a value."""
    return f"'{value}" if _RISKY(value) else value


def unguard(cell: str) -> str:
    """The value of a cell: exactly one leading `'` stripped."""
    return cell[1:] if cell[:1] == "'" else cell


def is_guarded(cell: str) -> bool:
    """Whether the cell is just what `guard` writes: the apostrophe is there if and only if it is needed."""
    if cell[:1] == "'":
        return _RISKY(cell, 1) is not None
    return _RISKY(cell) is None
