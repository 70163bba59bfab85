"""Whether what is typed may be somebody the register holds already, and why, in words (features d1.7).

It only tells what is alike and what is not: nobody is ever taken for somebody else by it. Nguyễn Văn An is everywhere,
so a name says nothing without a second sign; a father and his son have one name, twins one year and one phone, and
five people may share a telephone. Names are compared by their words without tones, `hoà` as `hòa`, all apostrophes as
one; a middle name may be missing. Both sides are values in wire form (`checks.tidy`).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dxdesk.domain.names import fold, same_key

SAME, NEAR, DIFFERENT = "same", "near", "different"
CLOSE_YEARS = 1
"""How far two birth years may lie apart and still be a slip, or a year counted by the moon."""

_TAIL, _LAST4, _DAY = 3, 4, len("2026-11-22")
_AGAINST = ("number", "name", "year", "last4", "sex")
_BESIDE_NAME = ("year", "hamlet", "last4", "phone", "household")
_POINTS = {
    ("number", SAME): 100, ("number", DIFFERENT): -80,
    ("name", SAME): 30, ("name", NEAR): 18, ("name", DIFFERENT): -40,
    ("year", SAME): 20, ("year", NEAR): 8, ("year", DIFFERENT): -30,
    ("hamlet", SAME): 8, ("hamlet", DIFFERENT): -2, ("household", SAME): 10,
    ("last4", SAME): 40, ("last4", DIFFERENT): -60,
    ("phone", SAME): 25, ("phone", NEAR): -200, ("sex", DIFFERENT): -60,
}


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing two people have in common or not.

    `key` is number, name, year, hamlet, last4, phone, household or sex; `state` is same, near or different; `words` is
    what a person reads.
    """

    key: str
    state: str
    words: str


def compare(typed: Mapping[str, str], held: Mapping[str, str], number_keys: Collection[str] = ()) -> tuple[Sign, ...]:
    """What speaks for and against one person, the strongest kind of sign first.

    `number_keys` are the fingerprints (format §1) of a scanned number. Where the names differ and no number says
    otherwise, a common phone is all that is told.
    """
    signs = all_signs(typed, held, number_keys)
    state = {sign.key: sign.state for sign in signs}
    if state.get("name") == DIFFERENT and state.get("number") != SAME:
        return _shared_phone(typed, held)
    return signs


def all_signs(
    one: Mapping[str, str], other: Mapping[str, str], number_keys: Collection[str] = ()
) -> tuple[Sign, ...]:
    """Every sign of two people, also of two whose names differ."""
    found = (_number(number_keys, other), _name(one.get("full_name", ""), other.get("full_name", "")),
             _year(one, other), _hamlet(one, other), _last4(one, other), _phone(one, other), _household(one, other),
             _sex(one, other))
    return tuple(sign for sign in found if sign is not None)


def worth_showing(signs: Collection[Sign]) -> bool:
    """Whether a person need be shown: his number fits, or his name and, beside it, more than speaks against him."""
    state = {sign.key: sign.state for sign in signs}
    if state.get("number") == SAME:
        return True
    if "name" not in state:
        return state.get("phone") in (SAME, NEAR) and not contradicts(signs)
    beside = sum(state.get(key) in (SAME, NEAR) for key in _BESIDE_NAME)
    return beside > sum(sign.state == DIFFERENT and sign.key in _AGAINST for sign in signs)


def contradicts(signs: Collection[Sign]) -> bool:
    """Whether number, name, birth year, last four or sex say that these are two people."""
    return any(sign.state == DIFFERENT and sign.key in _AGAINST for sign in signs)


def likely_same(signs: Collection[Sign]) -> bool:
    """Whether a person may be offered by one key; it is still a person who says so.

    Nothing contradicts, and the number fits, or the name with the last four, or the very name and year with one sign
    more. Twins whose names differ by a tone only are not, nor father and son.
    """
    state = {sign.key: sign.state for sign in signs}
    if contradicts(signs):
        return False
    if state.get("number") == SAME:
        return True
    if state.get("last4") == SAME and "name" in state:
        return SAME in (state["name"], state.get("year"))
    more = any(state.get(key) == SAME for key in ("hamlet", "phone", "household"))
    return state.get("name") == SAME and state.get("year") == SAME and more


def strength(signs: Collection[Sign]) -> int:
    """How much speaks for a person, to put the likeliest first."""
    return sum(_POINTS.get((sign.key, sign.state), 0) for sign in signs)


def _number(keys: Collection[str], held: Mapping[str, str]) -> Sign | None:
    """Fingerprints under one key (`v<n>`) are of one number or of two; under different keys nobody knows."""
    key = held.get("id_key", "")
    if not key or not keys:
        return None
    if key in keys:
        return Sign("number", SAME, "đúng căn cước")
    version = f"{key.partition(':')[0]}:"
    return Sign("number", DIFFERENT, "khác căn cước") if any(other.startswith(version) for other in keys) else None


def _name(typed: str, held: str) -> Sign | None:
    one, other = fold(typed).split(), fold(held).split()
    if not one or not other:
        return None
    if "".join(one) == "".join(other):
        return Sign("name", SAME, "tên") if _tones_fit(typed, held) else Sign("name", NEAR, "tên khác dấu")
    if len(one) > 1 and len(other) > 1 and (one[0], one[-1]) == (other[0], other[-1]):
        short, long = sorted((one[1:-1], other[1:-1]), key=len)
        if _within(short, long) and _tones_fit(typed, held, slice(-1, None)):
            return Sign("name", NEAR, "thiếu tên lót")
    return Sign("name", DIFFERENT, "khác tên")


def _tones_fit(typed: str, held: str, words: slice = slice(None)) -> bool:
    """Whether these words of two names of the same letters may be one: written alike, or one name without any tone."""
    one, other = (same_key(name).replace("’", "").split() for name in (typed, held))
    bare = " ".join(one) == fold(typed) or " ".join(other) == fold(held)
    return bare or "".join(one[words]) == "".join(other[words])


def _within(short: list[str], long: list[str]) -> bool:
    """Whether the words stand in the other list in the same order."""
    left = iter(long)
    return all(word in left for word in short)


def _year(typed: Mapping[str, str], held: Mapping[str, str]) -> Sign | None:
    days = typed.get("birth_date", ""), held.get("birth_date", "")
    years = [values.get("birth_year", "") or day[:4] for values, day in zip((typed, held), days, strict=True)]
    if not all(year.isascii() and year.isdigit() and len(year) == 4 for year in years):
        return None
    apart = abs(int(years[0]) - int(years[1]))
    if apart > CLOSE_YEARS:
        return Sign("year", DIFFERENT, "khác năm sinh")
    if apart:
        return Sign("year", NEAR, f"lệch {apart} năm")
    if not all(len(day) == _DAY for day in days):
        return Sign("year", SAME, "năm sinh")
    return Sign("year", SAME, "ngày sinh") if days[0] == days[1] else Sign("year", NEAR, "khác ngày sinh")


def _hamlet(typed: Mapping[str, str], held: Mapping[str, str]) -> Sign | None:
    one, other = typed.get("hamlet_id", ""), held.get("hamlet_id", "")
    if not one or not other:
        return None
    return Sign("hamlet", SAME, "khu phố") if one == other else Sign("hamlet", DIFFERENT, "khác phố")


def _household(typed: Mapping[str, str], held: Mapping[str, str]) -> Sign | None:
    one, other = ((values.get("hamlet_id", ""), values.get("household_no", "")) for values in (typed, held))
    return Sign("household", SAME, "cùng hộ") if all(one) and one == other else None


def _last4(typed: Mapping[str, str], held: Mapping[str, str]) -> Sign | None:
    one, other = typed.get("id_last4", ""), held.get("id_last4", "")
    if len(one) != _LAST4 or len(other) != _LAST4:
        return None
    return Sign("last4", SAME, "4 số cuối") if one == other else Sign("last4", DIFFERENT, "khác 4 số cuối")


def _phone(typed: Mapping[str, str], held: Mapping[str, str]) -> Sign | None:
    """A phone that differs says nothing: people change numbers."""
    phone = typed.get("phone", "")
    same = len(phone) > _TAIL and phone == held.get("phone", "")
    return Sign("phone", SAME, f"đuôi điện thoại {phone[-_TAIL:]}") if same else None


def _shared_phone(typed: Mapping[str, str], held: Mapping[str, str]) -> tuple[Sign, ...]:
    """One phone under two names is a shared phone; told only where surname or given name is the same."""
    one, other = fold(typed.get("full_name", "")).split(), fold(held.get("full_name", "")).split()
    family = one[0] == other[0] or one[-1] == other[-1]
    return (Sign("phone", NEAR, "chung số điện thoại"),) if family and _phone(typed, held) else ()


def _sex(typed: Mapping[str, str], held: Mapping[str, str]) -> Sign | None:
    one, other = typed.get("sex", ""), held.get("sex", "")
    return Sign("sex", DIFFERENT, "khác giới tính") if one and other and one != other else None
