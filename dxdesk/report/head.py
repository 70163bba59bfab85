"""The parts of an official paper around its text: head, title, addressees, signature (NĐ 30/2020, annex I)."""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from dxdesk.domain.dates import place_date
from dxdesk.domain.sheet import Heading
from dxdesk.report.page import WIDTH, Ink, Ruled

_NATION = 93 * mm
_ISSUER_RULE = _TITLE_RULE = 0.4
_SIGNATURE_ROOM = 4 * 16.0


def head(ink: Ink, heading: Heading, width: float = WIDTH) -> Flowable:
    """Issuer and state motto side by side, then the number and the place and date on one line.

    A paper without a symbol, such as a list, has neither of the two.
    """
    above = [ink.line(line.upper(), ink.superior) for line in heading.superior]
    own = [ink.line(line.upper(), ink.issuer) for line in heading.issuer]
    issuer = [*above, *own[:-1], *(Ruled(line, _ISSUER_RULE) for line in own[-1:])]
    nation = [ink.line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", ink.nation),
              Ruled(ink.line("Độc lập - Tự do - Hạnh phúc", ink.motto), 1)]
    right = _NATION + (width - WIDTH) / 2
    sides = [width - right, right]
    if not heading.symbol:
        return ink.columns([[issuer, nation]], sides)
    number = ink.line(f"Số: {_two_digits(heading.number)}/{heading.symbol}", ink.number)
    place = ink.line(place_date(heading.place, heading.on), ink.place)
    return ink.columns([[issuer, nation], [number, place]], sides, [0, 4])


def title(ink: Ink, name: str, *subject: str) -> list[Flowable]:
    """The kind of paper, and in one or more lines what it is about, over a rule."""
    lines = [ink.line(line, ink.title) for line in (name, *subject)]
    return [Spacer(0, 14), *lines[:-1], Ruled(lines[-1], _TITLE_RULE), Spacer(0, 8)]


def addressees(ink: Ink, names: Sequence[str]) -> list[Flowable]:
    """To whom: one on the same line, more in a list under the colon."""
    if len(names) == 1:
        return [ink.line(f"Kính gửi: {names[0]}.", ink.addressee), Spacer(0, 4)]
    ends = [";"] * (len(names) - 1) + ["."]
    lines = [ink.line(f"- {name}{end}", ink.addressees) for name, end in zip(names, ends, strict=True)]
    return [ink.line("Kính gửi:", ink.addressee), *lines, Spacer(0, 4)] if lines else []


def signature(ink: Ink, heading: Heading, closing: str) -> Flowable:
    """The closing sentence, the recipients and the place to sign, never parted by a page."""
    ends = [";"] * (len(heading.recipients) - 1) + ["."]
    left = [ink.line("Nơi nhận:", ink.recipients_head)] if heading.recipients else []
    left += [ink.line(f"- {name}{end}", ink.recipients)
             for name, end in zip(heading.recipients, ends, strict=False)]
    right = [ink.line(heading.signer_role.upper(), ink.signer_role), Spacer(0, _SIGNATURE_ROOM),
             ink.line(heading.signer, ink.signer)]
    return KeepTogether([ink.text(closing, ink.body), Spacer(0, 12), ink.columns([[left, right]], [80 * mm, 85 * mm])])


def signatures(ink: Ink, width: float, closing: Flowable, where: str, *signers: tuple[str, str]) -> Flowable:
    """Who signs side by side, (role, name) each, the last one under the place and date; never parted from the closing.

    A name may be empty: it is written by hand then.
    """
    columns: list[list[Flowable]] = []
    for at, (role, name) in enumerate(signers, 1):
        above = ink.line(where, ink.place) if at == len(signers) else Spacer(0, ink.place.leading)
        columns.append([above, ink.line(role.upper(), ink.signer_role), ink.line("(Ký, ghi rõ họ tên)", ink.place),
                        Spacer(0, _SIGNATURE_ROOM), ink.line(name, ink.signer)])
    return KeepTogether([closing, Spacer(0, 10), ink.columns([columns], [width / len(signers)] * len(signers))])


def _two_digits(number: str) -> str:
    """A number under ten carries a leading zero; none yet leaves '…' to write over."""
    return f"{int(number):02d}" if number.isdecimal() else number or "…"
