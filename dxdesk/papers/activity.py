"""What the reports of a team and of the ward share: their sheet as chosen, and the words people wrote for it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dxdesk.domain.activity_charts import charted, charts_for
from dxdesk.domain.activity_sheet import ActivitySheet
from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.narrative import BLOCKS
from dxdesk.domain.paper_words import TEAM, WARD
from dxdesk.errors import InputError
from dxdesk.papers.choices import Choices
from dxdesk.papers.making import days_of, scope_of
from dxdesk.papers.signers import chosen
from dxdesk.report.activity_words import from_figures
from dxdesk.report.words import number
from dxdesk.store.activity_sheet import Asked, read_sheet
from dxdesk.store.database import Store
from dxdesk.store.figures import snapshot
from dxdesk.store.narratives import narratives, set_narrative
from dxdesk.store.saving import Saved
from dxdesk.store.trend import trends

LEVELS = {"team-month": TEAM, "ward": WARD}
"""The papers that have a narrative, and whose they are."""


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a report's words: what a person wrote, and what the program says of itself; both may be empty."""

    code: str
    title: str
    written: str
    said: str

    @property
    def text(self) -> str:
        """What is printed."""
        return self.written or self.said


def report_of(store: Store, paper: str, choices: Choices, catalogues: Catalogues) -> ActivitySheet:
    """The whole sheet of a report, charts and all. Raises as `sheet_of`."""
    with snapshot(store):
        return with_charts(store, sheet_of(store, paper, LEVELS[paper], choices, catalogues), catalogues)


def sheet_of(store: Store, paper: str, level: str, choices: Choices, catalogues: Catalogues) -> ActivitySheet:
    """The sheet of a report. Raises `InputError`: "unknown_team", "unknown_event", "signer"."""
    team = choices.team if level == TEAM else ""
    asked = Asked(level, team, choices.event, chosen(store, level, team, choices.signer), choices.number,
                  written_for(store, paper, choices), choices.annexes)
    return read_sheet(store, choices.of_period, catalogues, asked)


def with_charts(store: Store, sheet: ActivitySheet, catalogues: Catalogues) -> ActivitySheet:
    """The sheet with its charts; of one event without the months around it."""
    body = sheet.body
    shown = [] if body.event_id else [row.indicator for row in charted(sheet)]
    months = trends(store, sheet.period, catalogues, shown, body.team_id) if shown else {}
    return replace(sheet, charts=charts_for(sheet, months, number))


def written_for(store: Store, paper: str, choices: Choices) -> dict[str, str]:
    """What people wrote for a report, by block."""
    return narratives(store, paper, days_of(choices), scope_of(choices))


def blocks(store: Store, paper: str, choices: Choices, catalogues: Catalogues) -> tuple[Block, ...]:
    """Every block of a report. Raises as `sheet_of`, and `InputError("no_narrative")` for a paper without words."""
    sheet = sheet_of(store, paper, _level(paper), choices, catalogues)
    said = from_figures(sheet)
    return tuple(Block(code, title, sheet.own(code), said.get(code, "")) for code, title in BLOCKS.items())


def write_blocks(store: Store, paper: str, choices: Choices, texts: Mapping[str, str]) -> Saved:
    """Keep what a person wrote, all in one save. Raises as `set_narrative` and "no_narrative"."""
    _level(paper)
    return set_narrative(store, paper, days_of(choices), scope_of(choices), texts)


def former(choices: Choices) -> Choices:
    """The same report of the period before."""
    return replace(choices, period=choices.of_period.previous())


def copy_former(store: Store, paper: str, choices: Choices) -> tuple[Saved, tuple[str, ...]]:
    """Take over what was written for the period before into the blocks nobody wrote yet, in one save.

    With it the blocks taken over, none where there was nothing to take. Raises as `write_blocks`.
    """
    held = written_for(store, paper, choices)
    texts = {block: text for block, text in written_for(store, paper, former(choices)).items() if block not in held}
    return write_blocks(store, paper, choices, texts), tuple(texts)


def _level(paper: str) -> str:
    if paper not in LEVELS:
        raise InputError("no_narrative", "Loại giấy này không có phần lời để viết.")
    return LEVELS[paper]
