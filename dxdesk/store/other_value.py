"""A value nobody wrote, typed by who decides: which units may be typed, and whether what was typed can stand."""

from collections.abc import Mapping
from dataclasses import dataclass

from dxdesk.domain.checks import Problem, check, check_eid, tidy
from dxdesk.domain.dates import today
from dxdesk.domain.fields import Type
from dxdesk.domain.identity import read_number
from dxdesk.domain.records import KINDS, unit_fields
from dxdesk.domain.values import KnownCodes
from dxdesk.errors import InputError
from dxdesk.ledger.rule import resolve
from dxdesk.store.database import Store
from dxdesk.store.fingerprint import identity_values
from dxdesk.store.op_rows import Key, load_ops

MERGED = "merged_into"
_NEVER = ("notice_version",)  # a consent is an act with a person, written where it is given
_LISTED = ("hamlet", "member", "team", "event")
_HIDDEN = ("id_key", "id_number")


@dataclass(frozen=True, slots=True)
class OtherValue:
    """A typed value in its wire form, whole unit; `questions` are sentences worth a second look."""

    values: dict[str, str]
    questions: tuple[str, ...] = ()


def typed_fields(kind: str, unit: str) -> tuple[str, ...]:
    """The fields of a unit a person may type a third value for; none where the two must do."""
    known = KINDS.get(kind)
    if known is None or known.field(unit) is None or unit in _NEVER:
        return ()
    if unit == MERGED:
        return (MERGED,)
    fields = [field for name in unit_fields(kind, unit) if name not in _HIDDEN and (field := known.field(name))]
    points = [field for field in fields if field.type in (Type.REF, Type.REFS)]
    if any(field.type is Type.REFS or field.target not in _LISTED for field in points):
        return ()
    return tuple(field.name for field in fields)


def other_value(
    store: Store, key: Key, unit: str, values: Mapping[str, str], known: KnownCodes | None = None,
) -> OtherValue:
    """What was typed for a unit, tidied and checked as at the desk.

    Raises `InputError`: unknown_field, not_typed for a unit that is not typed, problem:<field> for what cannot stand.
    """
    names = typed_fields(key[0], unit)
    if not names:
        raise InputError("not_typed", "Ô này chỉ chọn trong các giá trị đã ghi. Sai cả thì chọn một, rồi sửa ở hồ sơ.")
    if unknown := [name for name in values if name not in names]:
        raise InputError("unknown_field", f"Chỗ này không có mục “{unknown[0][:40]}”. Các mục: {', '.join(names)}.")
    if unit == MERGED:
        return _apart(values)
    day = today(store.clock())
    typed = tidy(key[0], _identity(store, unit, values), day)
    whole = {name: typed.get(name, "") for name in unit_fields(key[0], unit)}
    held = resolve(load_ops(store.connection, [key[1]])[key]).values
    problems = [one for one in check(key[0], {**held, **whole}, day, known) if one.field in whole]
    problems += check_eid(held.get(unit, ""), whole[unit], whole["eid_reason"]) if unit == "eid_state" else []
    problems += _absent(store, key[0], whole)
    if hard := next((one for one in problems if one.hard), None):
        raise InputError(f"problem:{hard.field}", hard.sentence)
    return OtherValue(whole, tuple(one.sentence for one in problems))


def _apart(values: Mapping[str, str]) -> OtherValue:
    """Of a record merged into two people the third answer is: into neither."""
    if values.get(MERGED):
        raise InputError(f"problem:{MERGED}", "Chỉ chọn được một trong các hồ sơ đã gộp, hoặc để trống là không gộp.")
    return OtherValue({MERGED: ""})


def _identity(store: Store, unit: str, values: Mapping[str, str]) -> dict[str, str]:
    """All twelve digits become last four and fingerprint, as at the desk; the number itself is forgotten."""
    number = read_number(values.get(unit, "")).value if unit == "id_last4" else None
    return identity_values(store, number) if number else dict(values)


def _absent(store: Store, kind: str, values: Mapping[str, str]) -> list[Problem]:
    """References to records that are not held here."""
    fields = [field for name, value in values.items() if value and (field := KINDS[kind].field(name))]
    return [Problem(field.name, f"{field.title}: không thấy hồ sơ có mã này. Kiểm tra lại mã.") for field in fields
            if field.type is Type.REF and not store.value(field.target, values[field.name], "id")]
