"""Residents still without level 2, hamlet by hamlet: for the police, who alone can give it (NĐ 69/2024)."""

from collections import Counter

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.dates import today
from dxdesk.domain.names import person_sort_key
from dxdesk.domain.people_lists import NO_HAMLET, WITHOUT_LEVEL2, NoLevel2List, WaitingGroup, WaitingLine, by_place
from dxdesk.errors import InputError
from dxdesk.papers.choices import HAMLET, SIGNER, Choices
from dxdesk.papers.kinds import LIST, PaperKind
from dxdesk.papers.listed import hamlet_name, issuer
from dxdesk.report.register import draw_no_level2, no_level2_tables
from dxdesk.store.database import Store
from dxdesk.store.desk import profile
from dxdesk.store.figures import laptops, snapshot
from dxdesk.store.list_rows import waiting
from dxdesk.store.paper_words import paper_words


def _fill(store: Store, choices: Choices, catalogues: Catalogues) -> NoLevel2List:
    with snapshot(store):
        of, hamlet = issuer(store, choices), hamlet_name(store, choices.hamlet)
        lines, withheld = waiting(store.connection, catalogues, choices.hamlet, today(store.clock()))
        if not lines:
            raise InputError("empty", "Không còn ai chưa có định danh mức 2 để in. Chọn khu phố khác.")
        return NoLevel2List(
            of.heading, paper_words(store).lines("police.addressees"), hamlet, _groups(lines),
            _by_state([line for _, line in lines], catalogues), withheld, store.clock(), laptops(store),
            profile(store).practice)


def _groups(lines: list[tuple[str, WaitingLine]]) -> tuple[WaitingGroup, ...]:
    hamlets: dict[str, list[WaitingLine]] = {}
    for place, line in lines:
        hamlets.setdefault(place or NO_HAMLET, []).append(line)
    return tuple(WaitingGroup(place, tuple(sorted(hamlets[place], key=lambda line: person_sort_key(line.name))))
                 for place in sorted(hamlets, key=by_place))


def _by_state(lines: list[WaitingLine], catalogues: Catalogues) -> tuple[tuple[str, int], ...]:
    """How many are in each state anybody is in, from the first step to the last."""
    counts = Counter(line.state for line in lines)
    titles = (catalogues.title("eid_state", state) for state in WITHOUT_LEVEL2)
    return tuple((title, counts[title]) for title in titles if counts[title])


KIND = PaperKind("no-level2", "Chưa có định danh mức 2", "gửi Công an", frozenset({HAMLET, SIGNER}), LIST,
                 "chua-co-muc-2", _fill, draw_no_level2, NoLevel2List, no_level2_tables)
