"""The register of turns of help of a period, by name, by hamlet or by day."""

from collections.abc import Iterable

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.people_lists import NO_HAMLET, TurnGroup, TurnLine, VisitRegister, by_name, by_place
from dxdesk.errors import InputError
from dxdesk.papers.choices import BY_DAY, BY_HAMLET, HAMLET, ORDER, PERIOD, SIGNER, TEAM, Choices
from dxdesk.papers.kinds import LIST, PaperKind
from dxdesk.papers.listed import hamlet_name, issuer
from dxdesk.report.register import draw_visits, visit_tables
from dxdesk.store.database import Store
from dxdesk.store.desk import profile
from dxdesk.store.figures import laptops, snapshot
from dxdesk.store.list_rows import turns

_Lines = Iterable[tuple[str, TurnLine]]


def _fill(store: Store, choices: Choices, catalogues: Catalogues) -> VisitRegister:
    with snapshot(store):
        of, hamlet = issuer(store, choices), hamlet_name(store, choices.hamlet)
        found = turns(store.connection, choices.of_period, catalogues, choices.team, choices.hamlet)
        if not found.slips:
            raise InputError("empty", "Kỳ này chưa có phiếu nào. Chọn kỳ khác.")
        return VisitRegister(
            of.heading, of.title, hamlet, choices.of_period, _groups(found.lines, choices.order), found.slips,
            found.people, found.unnamed, found.withheld, store.clock(), laptops(store), choices.team, choices.hamlet,
            profile(store).practice)


def _groups(lines: _Lines, order: str) -> tuple[TurnGroup, ...]:
    if order != BY_HAMLET:
        return (TurnGroup("", "", _sorted((line for _, line in lines), order)),)
    hamlets: dict[str, list[TurnLine]] = {}
    for hamlet, line in lines:
        hamlets.setdefault(hamlet, []).append(line)
    groups = (TurnGroup(own[0].hamlet or NO_HAMLET, hamlet, _sorted(own, order)) for hamlet, own in hamlets.items())
    return tuple(sorted(groups, key=lambda group: by_place(group.title)))


def _sorted(lines: Iterable[TurnLine], order: str) -> tuple[TurnLine, ...]:
    """By day and hour, or by given name and then by day; tallies without a name come last."""
    in_time = sorted(lines, key=lambda line: (line.on, line.at))
    return tuple(in_time if order == BY_DAY else sorted(in_time, key=lambda line: by_name(line)))


KIND = PaperKind("visits", "Sổ lượt hỗ trợ", "lưu ở tổ, đối chiếu số liệu",
                 frozenset({PERIOD, TEAM, HAMLET, ORDER, SIGNER}), LIST, "so-luot-ho-tro", _fill, draw_visits,
                 VisitRegister, visit_tables)
