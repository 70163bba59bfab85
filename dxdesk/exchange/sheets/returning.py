"""A table we exported comes back, perhaps edited and damaged by a spreadsheet: the cells that a person changed.

A cell is compared with what the export showed, worked out again from the ops held then. What a person changed becomes
an ordinary op that replaces what stood there then, so an edit made meanwhile meets it as a conflict. A row that is
missing deletes nothing, a row that is new makes nothing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.checks import eid_lowered
from dxdesk.domain.fields import TEXT_LIMIT, Field, Type
from dxdesk.domain.names import clean, fold
from dxdesk.domain.records import KINDS, unit_fields
from dxdesk.domain.values import Around, problems_of
from dxdesk.errors import InputError
from dxdesk.exchange.sheets.damage import ERRORS, day_first, forms, month_first, same_cell
from dxdesk.exchange.sheets.plan import Ask, Skipped
from dxdesk.exchange.sheets.pseudonyms import ROW, coder
from dxdesk.exchange.sheets.reader import Record
from dxdesk.exchange.sheets.sentences import RETURN_ASKS, RETURN_SKIPPED
from dxdesk.exchange.sheets.showing import NAMED, Words
from dxdesk.exchange.sheets.tables import RETURNING, ROW_TITLE, TableColumn, table_of
from dxdesk.exchange.sheets.workbook import cell_text
from dxdesk.ledger.ops import Op
from dxdesk.ledger.rule import Resolved, resolve
from dxdesk.store.database import Store
from dxdesk.store.export_log import Export, export_of, ops_then_and_now, reaches_still

_HEAD = re.compile(rf"{fold(ROW_TITLE)} ([0-9a-z]{{6}})")
_LOOKED_AT = 40
_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Edit:
    """A cell somebody changed: its row, its record and field, what stood there and what stands there now, in words."""

    row: int
    record: str
    field: str
    title: str
    before: str
    after: str
    value: str


@dataclass(frozen=True, slots=True)
class ReturnPlan:
    """All that taking the table back would do; `already` counts changes the register has by now."""

    export: Export
    rows: int
    edits: tuple[Edit, ...]
    drafts: tuple[Op, ...]
    already: int
    asks: tuple[Ask, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class _Doubt:
    """Why a changed cell cannot be taken."""

    code: str
    sentence: str = ""


def header_of_export(tables: Sequence[Sequence[Record]]) -> tuple[Sequence[Record], int, str] | None:
    """Where a table of ours begins: the table, the place of its header among the records, the export's code."""
    for table in tables:
        for place, record in enumerate(table[:_LOOKED_AT]):
            for cell in record.cells:
                if found := _HEAD.fullmatch(fold(cell.lstrip("'"))):
                    return table, place, found[1].upper()
    return None


def read_return(
    store: Store, tables: Sequence[Sequence[Record]], on: date, catalogues: Catalogues
) -> ReturnPlan | None:
    """What a person changed in a table of ours; None where the file is none. Nothing is written. `on` is today.

    Raises `InputError`: export_not_here, export_not_returned, export_stale.
    """
    found = header_of_export(tables)
    if found is None:
        return None
    table, place, code = found
    export = export_of(store, code)
    if export is None:
        raise InputError("export_not_here", "Bảng này do máy khác xuất. Chưa nhận gì. Nhập ở máy đã xuất bảng.")
    if export.kind not in RETURNING:
        raise InputError("export_not_returned", "Bảng loại này chỉ để xem, không nhận lại được. Chưa nhận gì.")
    if not reaches_still(store, export.mark):
        raise InputError("export_stale", "Từ lúc xuất bảng, quyền của một máy đã đổi nên không so được nữa. "
                                         "Chưa nhận gì. Xuất lại rồi sửa.")
    return _Return(store, export, on, catalogues).plan(table[place], table[place + 1:])


class _Return:
    """One table on its way back."""

    def __init__(self, store: Store, export: Export, on: date, catalogues: Catalogues) -> None:
        self._store, self._export, self._on = store, export, on
        self._known_codes = catalogues.knows
        self._words = Words(_names_then(store, export), catalogues)
        self._edits: list[Edit] = []
        self._drafts: list[Op] = []
        self._asks: list[Ask] = []
        self._skipped: list[Skipped] = []
        self._already = 0
        self._us_days = False

    def plan(self, header: Record, rows: Sequence[Record]) -> ReturnPlan:
        """Every row compared."""
        titles = {fold(cell.lstrip("'")): place for place, cell in reversed([*enumerate(header.cells)])}
        columns = {
            column: titles[fold(column.title)]
            for column in table_of(self._export.kind, personal=self._export.personal).columns
            if column.editable and column.name in self._export.columns and fold(column.title) in titles
        }
        code_place = titles[fold(f"{ROW_TITLE} {self._export.code}")]
        named = [*self._named(rows, code_place)]
        self._us_days = month_first(
            (self._shown(column, then), _cell(row, place))
            for row, _, then, _ in self._states(named) for column, place in columns.items())
        for row, record, then, ops in self._states(named):
            if any(op.action == "erase" for op in ops):
                self._skip(row, "erased")
            else:
                self._settle(row, record, then, [*self._edited(row, record, columns, then, resolve(ops))])
        return ReturnPlan(self._export, len(named), tuple(self._edits), tuple(self._drafts), self._already,
                          tuple(self._asks), tuple(sorted(self._skipped, key=lambda row: row.row)))

    def _named(self, rows: Sequence[Record], place: int) -> Iterator[tuple[Record, str]]:
        """The rows with the records their codes stand for; others are told."""
        code_of = coder(bytes.fromhex(self._export.key), ROW)
        ids = self._store.connection.execute(f'SELECT id FROM "{self._export.kind}"')
        records = {code_of(record): record for (record,) in ids}
        met: set[str] = set()
        for row in rows:
            code = row.cells[place].strip().lstrip("'") if place < len(row.cells) else ""
            record = records.get(code[:1].upper() + code[1:].lower(), "")
            if row.blank:
                continue
            if not record or record in met:
                self._skip(row, "twice" if record else "unknown_code" if code else "new_row")
                continue
            met.add(record)
            yield row, record

    def _states(self, rows: Sequence[tuple[Record, str]]) -> Iterator[tuple[Record, str, Resolved, list[Op]]]:
        """Each row with what its record was then, and all its ops now."""
        for start in range(0, len(rows), _AT_ONCE):
            part = rows[start:start + _AT_ONCE]
            held = ops_then_and_now(self._store, [record for _, record in part], self._export.mark)
            for row, record in part:
                then, now = held.get((self._export.kind, record), ([], []))
                if then:
                    yield row, record, resolve(then), now

    def _edited(
        self, row: Record, record: str, columns: Mapping[TableColumn, int], then: Resolved, now: Resolved
    ) -> Iterator[Edit]:
        """The cells of a row that a person changed and the register does not have yet."""
        for column, place in columns.items():
            shown, cell = self._shown(column, then), _cell(row, place)
            if column.field is None or same_cell(shown, cell, us_days=self._us_days):
                continue
            value = self._value(column.field, cell, then)
            if isinstance(value, _Doubt):
                self._ask(row, column.field, value)
            elif value == then.values.get(column.name, ""):
                continue
            elif now.values.get(column.name, "") == value and column.name not in now.conflicts:
                self._already += 1
            else:
                yield Edit(row.row, record, column.name, column.title, shown, clean(forms(cell)[-1]), value)

    def _settle(self, row: Record, record: str, then: Resolved, edits: Sequence[Edit]) -> None:
        """The op of a row: whole units, over what stood there then. A state goes down only with its reason."""
        kind = self._export.kind
        values = {edit.field: edit.value for edit in edits}
        state = KINDS[kind].field("eid_state")
        if state and "eid_state" in values and not values.get("eid_reason") and eid_lowered(
                then.values.get("eid_state", ""), values["eid_state"]):
            self._ask(row, state, _Doubt("lowered"))
            del values["eid_state"]
        names = dict.fromkeys(other for name in values for other in unit_fields(kind, name))
        sets: dict[str, str | None] = {name: values.get(name, then.values.get(name, "")) for name in names}
        if sets:
            self._edits += [edit for edit in edits if edit.field in values]
            self._drafts.append(Op("", kind, record, "save", sets, then.heads_of(sets)))

    def _value(self, field: Field, cell: str, then: Resolved) -> "str | _Doubt":
        """The value a changed cell means, or why it cannot be taken."""
        unit = unit_fields(self._export.kind, field.name)
        if any(op.sets.get(name) is None for name in unit for op in then.heads.get(name, ())):
            return _Doubt("taken_out")
        if cell.strip().upper().startswith(ERRORS):
            return _Doubt("formula_error")
        if field.type in (Type.DATE, Type.PARTIAL_DATE):
            cell = day_first(cell, us_days=self._us_days)
        read = (self._words.read(self._export.kind, field, form, self._on) for form in reversed(forms(cell)))
        value = next((value for value in read if value is not None), None)
        if value is None:
            return _Doubt("not_understood")
        if len(value) > TEXT_LIMIT:
            return _Doubt("too_long")
        if not value and field.required:
            return _Doubt("required")
        if not value:
            return value
        hard = [said for said, is_hard in problems_of(field, value, Around(self._on, self._known_codes)) if is_hard]
        return _Doubt("refused", f"{hard[0]} Giữ giá trị cũ.") if hard else value

    def _shown(self, column: TableColumn, then: Resolved) -> str:
        """The cell as the export wrote it."""
        value = then.values.get(column.name, "")
        return cell_text(self._words.show(self._export.kind, column.field)(value)) if value and column.field else ""

    def _ask(self, row: Record, field: Field, doubt: "_Doubt") -> None:
        said = doubt.sentence or f"{field.title}: {RETURN_ASKS[doubt.code]}"
        self._asks.append(Ask(row.row, field.name, f"{field.name}: {doubt.code}", said))

    def _skip(self, row: Record, why: str) -> None:
        self._skipped.append(Skipped(row.row, row.line, why, RETURN_SKIPPED[why]))


def _cell(row: Record, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""


def _names_then(store: Store, export: Export) -> dict[str, dict[str, str]]:
    """The names hamlets, teams and members had when the table was written."""
    names: dict[str, dict[str, str]] = {}
    for kind, column in NAMED.items():
        records = [row[0] for row in store.connection.execute(f'SELECT id FROM "{kind}"')]
        held = ops_then_and_now(store, records, export.mark)
        names[kind] = {record: resolve(then).values.get(column, "") for (_, record), (then, _) in held.items() if then}
    return names
