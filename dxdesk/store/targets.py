"""Targets set for a year or a period: of the ward, a hamlet or a team (domain §1.6)."""

import math
from dataclasses import dataclass

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.indicators import indicators
from dxdesk.domain.periods import Period
from dxdesk.domain.training_figures import INDICATORS
from dxdesk.errors import InputError
from dxdesk.ledger.ids import shared_record
from dxdesk.store.database import Store
from dxdesk.store.saving import Change, Saved, save
from dxdesk.store.shapes import GONE

WARD_SCOPE = "ward"
SCOPES = (WARD_SCOPE, "hamlet", "team")
"""Whose a target may be."""
_MOST = 1e12
_PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Target:
    """One target; `scope_id` is empty for the ward, `period` a period's text such as 2026 or 2026-11."""

    indicator: str
    value: float
    period: str
    scope: str = WARD_SCOPE
    scope_id: str = ""
    source_doc: str = ""


def choosable(catalogues: Catalogues) -> tuple[tuple[str, str, str], ...]:
    """(code, title, unit) of what a target can be set for: all that is counted, no shares."""
    return tuple((one.code, one.title, one.unit) for one in (*indicators(catalogues), *INDICATORS)
                 if one.unit != _PERCENT)


def targets(store: Store, period: str = "") -> list[Target]:
    """The targets of a period, or all, in the order of their period, indicator and scope."""
    query = ("SELECT indicator, value, period, ifnull(scope_kind, ?), ifnull(scope_id, ''), ifnull(source_doc, '') "
             f"FROM target WHERE _deleted <> {GONE} AND (? = '' OR period = ?) ORDER BY 3 DESC, 1, 4, 5, id")
    rows = store.connection.execute(query, [WARD_SCOPE, period, period])
    return [Target(indicator, number, of, scope, "" if scope == WARD_SCOPE else owner, source)
            for indicator, value, of, scope, owner, source in rows if (number := stored_value(value)) is not None]


def set_target(store: Store, wanted: Target, period: Period, catalogues: Catalogues) -> Saved:
    """Set a target, or take it back with the value 0; the same target set on two laptops is one record (format §2).

    Raises `InputError`: unknown_indicator, unknown_scope.
    """
    if wanted.indicator not in {code for code, _, _ in choosable(catalogues)}:
        raise InputError("unknown_indicator", f"Không đặt chỉ tiêu cho “{wanted.indicator[:40]}” được. "
                                              "Chọn chỉ số khác.")
    if wanted.scope not in SCOPES or bool(wanted.scope_id) != (wanted.scope != WARD_SCOPE):
        raise InputError("unknown_scope", "Chỉ tiêu là của phường, của một khu phố hoặc của một tổ. Chọn lại.")
    record = shared_record("target", wanted.indicator, wanted.scope, wanted.scope_id, period.text)
    if not wanted.value:
        held = store.connection.execute(f"SELECT 1 FROM target WHERE id = ? AND _deleted <> {GONE}", [record])
        return save(store, [Change("target", {}, record, "delete")] if held.fetchone() else [])
    return save(store, [Change("target", {
        "indicator": wanted.indicator, "scope_kind": wanted.scope, "scope_id": wanted.scope_id, "period": period.text,
        "value": str(wanted.value if wanted.value % 1 else int(wanted.value)), "source_doc": wanted.source_doc,
    }, record)])


def read_value(text: str) -> float | None:
    """A target as people write it, 1.500 or 2,5; None for what is none."""
    plain = text.strip().replace(" ", "")
    if "," in plain or plain.count(".") > 1 or (plain.count(".") == 1 and len(plain.partition(".")[2]) == 3):
        plain = plain.replace(".", "").replace(",", ".")
    return stored_value(plain)


def stored_value(text: str | None) -> float | None:
    """A target as it is kept, a number with a point; None for what is none, which other laptops may have written."""
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if math.isfinite(number) and 0 <= number <= _MOST else None
