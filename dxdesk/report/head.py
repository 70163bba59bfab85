"""The parts of an official paper around its text: head, title, addressees, signature (NĐ 30/2020, annex I)."""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from dxdesk.domain.dates import place_date
from dxdesk.domain.sheet import Heading
from dxdesk.report.ending import Ending
from dxdesk.report.page import WIDTH, Ink, Ruled
from dxdesk.report.sign_room import SignatureRoom

_NATION = 93 * mm
_ISSUER_RULE = _TITLE_RULE = 0.4
_SIGNATURE_ROOM = 4 * 16.4
"""Four blank lines of the text, over which the seal finds its place too."""
_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Of points (NĐ 30/2020): the Vietnamese alphabet without letters that carry a mark."""
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def head(ink: Ink, heading: Heading, width: float = WIDTH) -> Flowable:
    """Issuer and state motto side by side, then the number and the place and date on one line.

    A paper without a symbol, such as a list, has neither of the two.
    """
    above = [ink.line(line.upper(), ink.superior) for line in heading.superior]
    own = [ink.line(line.upper(), ink.issuer) for line in heading.issuer]
    issuer = [*above, *own[:-1], *(Ruled(line, _ISSUER_RULE) for line in own[-1:])]
    nation = [ink.line(heading.nation.upper(), ink.nation), Ruled(ink.line(heading.motto, ink.motto), 1)]
    right = _NATION + (width - WIDTH) / 2
    sides = [width - right, right]
    if not heading.symbol:
        return ink.columns([[issuer, nation]], sides)
    number = ink.line(f"Số: {numbered(heading)}", ink.number)
    place = ink.line(place_date(heading.place, heading.on), ink.place)
    return ink.columns([[issuer, nation], [number, place]], sides, [0, 4])


def title(ink: Ink, name: str, *subject: str) -> list[Flowable]:
    """The kind of paper, and in one or more lines what it is about, over a rule."""
    lines = [ink.line(line, ink.title) for line in (name, *subject)]
    return [Spacer(0, 14), *lines[:-1], Ruled(lines[-1], _TITLE_RULE), Spacer(0, 8)]


def addressees(ink: Ink, names: Sequence[str]) -> list[Flowable]:
    """To whom: one on the same line, more in a list whose dashes stand under the colon; nobody, nothing."""
    if not names:
        return []
    if len(names) == 1:
        return [ink.line(f"Kính gửi: {_bare(names[0])}.", ink.addressee), Spacer(0, 4)]
    lines = [ink.line(name, ink.addressees) for name in _listed(names)]
    return [ink.line("Kính gửi:", ink.addressees_head), *lines, Spacer(0, 4)]


def signature(ink: Ink, heading: Heading, closing: str) -> Flowable:
    """The closing sentence, the recipients and the place to sign, never parted by a page nor alone on one."""
    left = [ink.line("Nơi nhận:", ink.recipients_head)] if heading.recipients else []
    left += [ink.line(name, ink.recipients) for name in _listed(heading.recipients)]
    right = [*_roles(ink, heading.signer_role), SignatureRoom(_SIGNATURE_ROOM), ink.line(heading.signer, ink.signer)]
    return Ending(ink.text(closing, ink.body), Spacer(0, 12), ink.columns([[left, right]], [80 * mm, 85 * mm]))


def signatures(ink: Ink, width: float, closing: Flowable, where: str,
               *signers: tuple[tuple[str, ...], str]) -> Flowable:
    """Who signs side by side, the lines of his role and his name each, the last one under the place and date.

    Never parted from the closing. All names stand on one line; an empty one is written by hand.
    """
    columns: list[list[Flowable]] = []
    most = max(len(role) for role, _ in signers)
    for at, (role, name) in enumerate(signers, 1):
        last = at == len(signers)
        above = ink.line(where, ink.place) if last else Spacer(0, ink.place.leading)
        high = _SIGNATURE_ROOM + (most - len(role)) * ink.signer_role.leading
        room = SignatureRoom(high) if last else Spacer(0, high)
        columns.append([above, Spacer(0, 3), *_roles(ink, role), ink.line("(Ký, ghi rõ họ tên)", ink.place),
                        room, ink.line(name, ink.signer)])
    return Ending(closing, Spacer(0, 10), ink.columns([columns], [width / len(signers)] * len(signers)))


def annex_head(ink: Ink, heading: Heading, number: int, name: str, *subject: str, paper: str = "Báo cáo",
               of: str = "") -> list[Flowable]:
    """What stands over an annex: its number in Roman figures, its title in capitals, the paper it belongs to.

    `number` counts from 1; 0 is the only annex, which has none. `subject` are lines below the title, `paper` the kind
    of paper and `of` who issued it, as in a sentence.
    """
    symbol = f" số {numbered(heading)}" if heading.symbol else ""
    day = place_date("", heading.on).removeprefix(", ")
    belongs = f"(Kèm theo {paper}{symbol} {day}{f' của {of}' if of else ''})"
    return [ink.line(f"Phụ lục {roman(number)}".strip(), ink.title), ink.line(name.upper(), ink.title),
            *(ink.line(line, ink.title) for line in subject), ink.line(belongs, ink.belongs), Spacer(0, 8)]


def points(ink: Ink, lines: Sequence[str]) -> list[Flowable]:
    """The lines as points a), b), c), d), đ), e) … in the order of the Vietnamese alphabet."""
    return [ink.text(f"{point_letter(at)}) {line}", ink.body) for at, line in enumerate(lines)]


def point_letter(at: int) -> str:
    """The letter of a point, the first is 0; after 'y' come 'aa', 'ab' and so on."""
    round_, place = divmod(at, len(_LETTERS))
    return (_LETTERS[round_ - 1] if round_ else "") + _LETTERS[place]


def roman(number: int) -> str:
    """A number in Roman figures, empty for 0."""
    text = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        text += sign * times
    return text


def numbered(heading: Heading) -> str:
    """The number and symbol of a paper: under ten with a leading zero; none yet leaves '…' to write over.

    A symbol is in capitals and has no blanks.
    """
    number, symbol = heading.number, "".join(heading.symbol.upper().split())
    return f"{int(number):02d}/{symbol}" if number.isdecimal() else f"{number or '…'}/{symbol}"


def _listed(names: Sequence[str]) -> list[str]:
    """The entries of a list with dashes, a semicolon after each and a full stop at the end."""
    ends = [";"] * (len(names) - 1) + ["."]
    return [f"- {_bare(name)}{end}" for name, end in zip(names, ends, strict=False)]


def _bare(name: str) -> str:
    """An entry without the dash and the stop somebody typed with it."""
    return name.strip().lstrip("-–• ").rstrip(";. ")


def _roles(ink: Ink, roles: Sequence[str]) -> list[Flowable]:
    return [ink.line(role.upper(), ink.signer_role) for role in roles]
