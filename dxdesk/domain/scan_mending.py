"""Texts of ID cards that a keyboard damaged between scanner and program, put back where their structure proves it.

A scanner presses keys. The keyboard's layout, Shift, Telex and VNI, a laptop's code page and the scanner's own prefix
change what arrives (features d1.6, domain notes §3.3). A text is taken only where it becomes a whole card: 12 digits,
dates, Nam or Nữ. What the structure cannot prove is the name; where it can only be guessed a doubt says so.
"""

import re
import string
from dataclasses import dataclass

from dxdesk.domain.idcard import BIRTH, MAX_BYTES, NAME
from dxdesk.domain.keyboards import LAYOUTS, OTHER_BARS, Layout
from dxdesk.domain.keystrokes import has_odd_tone, is_syllable, put_together
from dxdesk.domain.names import clean, fold

BADGE = "Đã sửa chữ do bàn phím"
LETTERS_LOST = "full_name: letters lost"
NO_ACCENTS = "full_name: accents lost"
GUESSED = "full_name: guessed from keystrokes"
ODD = "full_name: tone on a foreign syllable"
BROKEN_LINE = "full_name: broken inside"

_TELEX, _VNI = "full_name: Telex put together", "full_name: VNI put together"
_CAPITALS = "full_name: capitals turned back"
_FEWEST = 6
_LONGEST_PREFIX = 12
_TELLING = 12  # letters of an address without any accent that show accents were lost
_NO_LETTER = re.compile(r"[^\w ’.\-]")
_LETTERS = re.compile(r"[^\W\d_]+")
_DATE = re.compile(r"([0-9]{8}).{0,8}|([0-9]{4}|)[^0-9]{0,8}")  # a scanner's own ending may stand behind it
_SLASHED = re.compile(r"([0-9]{2})[/.\-]([0-9]{2})[/.\-]([0-9]{4})")
_HEAD = re.compile(r"(?:.*[^0-9])?([0-9]{12})", re.DOTALL)
_AIM = re.compile(r".{0,8}[^0-9][A-Za-z][0-9]([0-9]{12})", re.DOTALL)  # ]Q1, whatever ] became
_SOLID = re.compile(
    r"([0-9]{12})([0-9]{9})?([^\W\d_][^\d|]*)([0-9]{8})(Nam|N[ữuưUƯỮ]?)(?![a-z])(.*?)([0-9]{8})?[|\s]*", re.DOTALL)
_NEXT_CARD = re.compile(r"(?<=.)(?<![0-9]{12})(?=[0-9]{12}\|(?:[0-9]{9})?\|[^\W\d_])", re.DOTALL)
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1c\x1f\x7f\ufeff\u200b-\u200f\u2060]")
_NAME_SIGNS = frozenset(("", *"abcdefghijklmnopqrstuvwxyz-."))  # folded: spaces and apostrophes are nothing
_CODE_PAGES = ("cp1252", "latin-1", "cp437", "cp850")


@dataclass(frozen=True, slots=True)
class Mended:
    """A scanned text as it was meant. `repairs` and `doubts` are codes for people to see; both empty: nothing to say.

    Doubts are about the name alone: it stands in the text and must be looked at.
    """

    text: str
    repairs: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def mend_scan(text: str) -> Mended:
    """The text put back where that makes a whole card of it; else as it came. A whole card is never touched."""
    if len(text) > MAX_BYTES:
        return Mended(text)
    if is_whole(text):
        return Mended(text, (), _doubts(text.split("|")))
    tidy = _tidied(text)
    found = [mended for layout in _layouts(tidy) if (mended := _as_card(tidy, layout))]
    if not found and (solid := _SOLID.fullmatch(tidy.strip())):
        number, old, name, born, sex, address, issued = (part or "" for part in solid.groups())
        bars = Layout("text: bars lost", "|")
        whole = _as_card("|".join((number, old, name.strip(), born, sex, address.strip(), issued)), bars)
        found = [whole] if whole else []
    return min(found, key=lambda mended: LETTERS_LOST in mended.doubts, default=Mended(text))


def is_whole(text: str) -> bool:
    """Whether a text is a card as it stands, its sex readable and no letter of another code page in its name."""
    parts = [clean(part) for part in text.split("|")]
    if "\0" in text or "\b" in text or len(parts) < _FEWEST:
        return False
    number, old, name, born, sex, address = parts[:_FEWEST]
    issued = parts[6] if len(parts) > _FEWEST else ""
    typed = (_TELEX, _CAPITALS) if (name + sex + address).isascii() else (_CAPITALS,)
    return bool(
        re.fullmatch("[0-9]{12}", number) and re.fullmatch("[0-9]*", old + issued) and NAME.fullmatch(name)
        and BIRTH.fullmatch(born) and fold(sex) in ("nam", "nu", "") and _decoded(name) == name
        and _named(name)[1] not in typed)


def split_scans(text: str) -> list[str]:
    """The scans in a text: two cards read within one silence stand directly behind each other."""
    parts: list[str] = []
    for part in _NEXT_CARD.split(text):
        if parts and not re.search("[0-9]{12}", parts[-1]):
            part = parts.pop() + part  # a prefix is no scan of its own
        parts.append(part)
    return [part for part in parts if part.strip()]


def _tidied(text: str) -> str:
    """Without what an input method took back, control characters and marks of byte order; lines by LF alone."""
    kept: list[str] = []
    for char in text.replace("\r\n", "\n").replace("\r", "\n"):
        if char != "\b":
            kept.append(char)
        elif kept:
            kept.pop()
    return _INVISIBLE.sub("", "".join(kept)).strip("\n\t ")


def _layouts(text: str) -> tuple[Layout, ...]:
    """The layouts to try, and for this text whatever stands behind twelve digits and may have been a bar."""
    behind = re.search(f"[0-9]{{12}}([{re.escape(OTHER_BARS + string.punctuation)}])", text)
    bar = behind.group(1) if behind and text.count("|") < _FEWEST - 1 else ""
    first, *others = LAYOUTS
    return (first, *others, Layout(first.name, bar + "|")) if bar else LAYOUTS


def _as_card(text: str, layout: Layout) -> Mended | None:
    """The text as a card typed on this layout, or None."""
    parts = re.split(f"[{re.escape(layout.bars)}]", text)
    if len(parts) < _FEWEST:
        return None
    number, born = _number(layout.digits(parts[0])), _date(parts[3], layout)
    issued = _date(parts[6] if len(parts) > _FEWEST else "", layout)
    if not number or born is None or issued is None:
        return None
    name, name_repair = _named(_NO_LETTER.sub("?", _spelled(parts[2], layout)))
    sex, proven = _sex(_spelled(parts[4], layout))
    address = _said(parts[5], layout)
    old = "".join(layout.digits(parts[1]).split())
    fields = [number, old, name, born, sex, put_together(address) if name_repair else address]
    if len(parts) > _FEWEST:
        fields += [issued, *(_said(part, layout) for part in parts[7:])]
    mended = "|".join(fields)
    if not is_whole(mended) or not (born or sex):
        return None
    doubts = {*_doubts(fields), *(set(_doubts(parts)) & {BROKEN_LINE})}
    if name_repair == _TELEX and not proven:
        doubts.add(GUESSED)
    return Mended(mended, _repairs(parts, layout, fields, name_repair), tuple(sorted(doubts)))


def _repairs(parts: list[str], layout: Layout, fields: list[str], name_repair: str) -> tuple[str, ...]:
    """What was done to the parts of a text to make the fields of a card, in codes."""
    found = {name_repair} - {""}
    if layout is not LAYOUTS[0]:
        found.add(layout.name)
    if "".join(layout.digits(parts[0]).split()) != fields[0]:
        found.add("text: prefix taken off")
    if fold(_spelled(parts[4], layout)) != fold(fields[4]):
        found.add("sex: read from what was left")
    if any(_decoded(part) != part for part in parts):
        found.add("text: code page")
    return tuple(sorted(found or {"text: signs and lines taken out"}))


def _number(head: str) -> str:
    """The twelve digits the first field ends in, behind a prefix the scanner put there; empty where it does not."""
    head = "".join(head.split())
    found = _AIM.fullmatch(head) or _HEAD.fullmatch(head)
    return found.group(1) if found and len(head) <= 12 + _LONGEST_PREFIX else ""


def _said(part: str, layout: Layout) -> str:
    return clean(_decoded(layout.words(part.replace("\n", " ").strip())))


def _spelled(part: str, layout: Layout) -> str:
    return clean(_decoded(layout.spelled(part.replace("\n", " ").strip())))


def _date(part: str, layout: Layout) -> str | None:
    """`ddmmyyyy`, `yyyy` or nothing; None where the field is no date."""
    plain = "".join(layout.digits(part).split())
    turned = layout.words(part.strip())
    if found := _SLASHED.fullmatch(turned) or _SLASHED.fullmatch(part.strip()):
        return "".join(found.groups())
    found = _DATE.fullmatch(plain)
    date = (found.group(1) or found.group(2)) if found else ""
    return date if date or not plain else None


def _named(name: str) -> tuple[str, str]:
    """The name with its keystrokes put together and its case turned back; the code of what was done, or nothing."""
    if _capitals(name):
        return _LETTERS.sub(lambda word: word.group().capitalize(), name), _CAPITALS
    made = put_together(name)
    whole = all(is_syllable(word) for word in _LETTERS.findall(made))
    if made == name or not whole:
        return name, ""
    return made, _VNI if any(map(str.isdigit, name)) else _TELEX


def _capitals(name: str) -> bool:
    """Whether Caps Lock turned the letters round that have a key: the first small, the others capital."""
    words = _LETTERS.findall(name)
    later = [char for word in words for char in word[1:] if char.isascii()]
    firsts = [word[0] for word in words if word[0].isascii()]
    return bool(later) and all(map(str.isupper, later)) and all(map(str.islower, firsts)) and bool(firsts)


def _sex(text: str) -> tuple[str, bool]:
    """`Nam`, `Nữ` or the text as it is; True where the field itself was written in keystrokes."""
    plain = "".join(char for char in fold(text) if char.isalnum())
    if plain in ("nam", "nu"):
        return ("Nam" if plain == "nam" else "Nữ"), False
    made = fold(put_together(plain))
    if made == "nu" or plain in ("nuwx", "nuxw", "nu74", "nu47"):
        return "Nữ", True
    return ("Nữ", False) if plain == "n" else (text, False)


def _decoded(text: str) -> str:
    """The text read by UTF-8 where it is UTF-8 shown through another code page."""
    if text.isascii():
        return text
    for page in _CODE_PAGES:
        try:
            raw = b"".join(char.encode("latin-1" if "\x80" <= char <= "\x9f" else page) for char in text)
            return raw.decode("utf-8")
        except UnicodeError:
            continue
    return text


def _doubts(parts: list[str]) -> tuple[str, ...]:
    """Why the name of a card may not be what the card says."""
    name, sex, address = (clean(parts[at]) for at in (2, 4, 5))
    plain = address.isascii() and (name.isascii() or sum(map(str.isalpha, address)) >= _TELLING)
    return tuple(sorted(code for code, so in {
        BROKEN_LINE: re.search(r"[^\S ]", parts[2].strip()) is not None,
        LETTERS_LOST: any(fold(char) not in _NAME_SIGNS for char in name) or "z" in name.lower(),
        NO_ACCENTS: plain or sex.lower() == "nu",
        ODD: has_odd_tone(name),
    }.items() if so))
