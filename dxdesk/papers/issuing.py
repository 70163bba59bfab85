"""A paper printed for good: written to its file and kept in the archive, both or neither (issue 7, point 3).

Equal figures of the same paper, days and scope are the same edition: printed again from what is kept, byte for byte.
Other figures make the next edition, which ends with a page of what changed. Where only words, signers or the number
differ, the edition stays and the archive keeps this print beside the former.
"""

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.dates import is_date
from dxdesk.domain.indicators import indicator_of, indicators
from dxdesk.domain.paper_tables import PrintedTable
from dxdesk.domain.plain import to_plain
from dxdesk.domain.training_figures import INDICATORS
from dxdesk.errors import InputError
from dxdesk.papers.archive import count_lines, kept_figures, packed, rows_only, same_place, sheet_of, wording
from dxdesk.papers.choices import Choices
from dxdesk.papers.kinds import BLANK, FIGURES, LIST, PaperKind
from dxdesk.papers.making import Made, code_of
from dxdesk.report.changes import differences
from dxdesk.report.drawn import Stamp, Tell, silent
from dxdesk.report.files import write_whole
from dxdesk.store.database import Store
from dxdesk.store.documents import Document, Facts, documents, highest_edition, keep_inside
from dxdesk.store.figures import laptops

FIRST, AGAIN, CHANGED = "first", "again", "changed"
"""How a print stands to the one before: there was none, its figures are equal, or they differ."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper printed for good; `document` is its record in the archive, empty for a paper that is not kept."""

    made: Made
    document: str
    edition: int
    state: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What printing now would come to: beside `before`, which sheet under which stamp, and whether it is kept anew."""

    state: str
    before: Document | None
    sheet: Any
    stamp: Stamp
    keeps: bool


def issue(
    store: Store, kind: PaperKind, choices: Choices, catalogues: Catalogues, path: Path | None = None,
    tell: Tell = silent,
) -> Issued:
    """Print for good: the file and the record, or on any trouble neither; without a `path` no file is written.

    Raises as `making.make`, `DeskError("not_written")` as `write_whole` and `StoreError` when the desk's disk refuses.
    """
    while True:
        sheet = kind.fill(store, choices, catalogues)
        if kind.archive == BLANK:
            made = Made(kind, choices, sheet, Stamp(), kind.draw(sheet, Stamp(), tell))
            _write(path, made)
            return Issued(made, "", 0, FIRST)
        plan = planned(store, kind, choices, sheet)
        made = Made(kind, choices, plan.sheet, plan.stamp, kind.draw(plan.sheet, plan.stamp, tell))
        if (document := _kept(store, plan, made, catalogues, path)) is not None:
            return Issued(made, document, plan.stamp.edition, plan.state)


def preview(
    store: Store, kind: PaperKind, choices: Choices, catalogues: Catalogues, tell: Tell = silent,
) -> Made:
    """The paper of today's data with the edition and the page of changes it would be printed with; nothing is kept.

    Raises as `making.make`.
    """
    sheet = kind.fill(store, choices, catalogues)
    stamp = Stamp() if kind.archive == BLANK else planned(store, kind, choices, sheet).stamp
    return Made(kind, choices, sheet, stamp, kind.draw(sheet, stamp, tell))


def planned(store: Store, kind: PaperKind, choices: Choices, sheet: Any) -> Plan:
    """How a sheet stands to what was printed before of the same paper, days and scope."""
    code, place = code_of(kind, sheet, choices), same_place(kind, choices)
    prints = documents(store, *place)
    edition = highest_edition(store, *place) + 1
    if not prints:
        return Plan(FIRST, None, sheet, Stamp(code, edition), keeps=True)
    before = prints[0]
    equal = [one for one in prints if one.facts.edition == before.facts.edition and one.facts.check_code == code]
    if equal:
        return _again(store, kind, before, equal, sheet)
    kept = kept_figures(store, kind, before)
    changes = rows_only(before, kind, sheet) if kept is None else differences(kept.tables, kind.tables(sheet))
    since = date.fromisoformat(before.printed_on) if is_date(before.printed_on) else None
    return Plan(CHANGED, before, sheet, Stamp(code, edition, since, changes), keeps=True)


def _again(store: Store, kind: PaperKind, before: Document, equal: list[Document], sheet: Any) -> Plan:
    """Equal figures: what is kept is drawn once more, unless the words around the figures are others now."""
    words, stamp = wording(sheet), Stamp(equal[0].facts.check_code, before.facts.edition)
    for one in equal:
        if kept := kept_figures(store, kind, one):
            stamp = kept.stamp
            with contextlib.suppress(InputError):
                if wording(former := sheet_of(kind, kept)) == words:
                    return Plan(AGAIN, one, former, stamp, keeps=False)
    keeps = kind.archive == FIGURES
    return Plan(AGAIN, before if keeps else equal[0], sheet, stamp, keeps)


def _kept(store: Store, plan: Plan, made: Made, catalogues: Catalogues, path: Path | None) -> str | None:
    """Write the file and the record; None where somebody printed the same paper meanwhile and all is to be redone."""
    if not plan.keeps and plan.before is not None:
        _write(path, made)
        return plan.before.id
    with _standing_file(path), store.writing():
        latest = documents(store, *same_place(made.kind, made.choices))[:1]
        if [one.id for one in latest] != [one.id for one in (plan.before,) if one]:
            return None
        facts = _facts(store, made, catalogues)
        document = keep_inside(store, facts, packed(made) if made.kind.archive == FIGURES else "")
        _write(path, made)
    return document


def _write(path: Path | None, made: Made) -> None:
    if path is not None:
        write_whole(path, made.drawn.data)


@contextlib.contextmanager
def _standing_file(path: Path | None) -> Iterator[None]:
    """Where the archive refuses after the file was written, what stood there before stands there again."""
    before = None
    with contextlib.suppress(OSError):
        before = path.read_bytes() if path else None
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            if path and before is not None:
                path.write_bytes(before)
            elif path and path.is_file():
                path.unlink()
        raise


def _facts(store: Store, made: Made, catalogues: Catalogues) -> Facts:
    tables = made.kind.tables(made.sheet)
    as_of = getattr(made.sheet, "as_of", None)
    moment = as_of if isinstance(as_of, datetime) else store.clock()
    rows = count_lines(tables) if made.kind.archive == LIST else sum(len(table.rows) for table in tables)
    key, days, scope = same_place(made.kind, made.choices)
    choices = json.dumps(to_plain(made.choices), ensure_ascii=False, separators=(",", ":"))
    return Facts(
        key, days, scope, choices, made.kind.title, made.stamp.code, made.stamp.edition, _rules(tables, catalogues),
        laptops(store), moment.isoformat(timespec="seconds"), rows,
        made.drawn.pages)


def _rules(tables: tuple[PrintedTable, ...], catalogues: Catalogues) -> dict[str, str]:
    """How each figure of the tables is counted, by indicator, in the words of the lists."""
    codes = {cell.source.indicator for table in tables for row in table.rows for cell in row if cell.source}
    known = {one.code: one.rule for one in (*INDICATORS, *indicators(catalogues))}
    return {code: known.get(code) or _of_obstacle(code, catalogues) for code in sorted(codes)}


def _of_obstacle(code: str, catalogues: Catalogues) -> str:
    named = code.partition(".")[2]
    return indicator_of(code).rule.replace(f"“{named}”", f"“{catalogues.title('obstacle', named)}”")
