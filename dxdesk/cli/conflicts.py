"""`conflicts`, `choose`: what people wrote differently, and the choice."""

from collections.abc import Callable, Sequence
from typing import Any

import click

from dxdesk.cli.frame import WrongUsage, command
from dxdesk.cli.lookup import catalogues
from dxdesk.cli.session import Session
from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.conflict_sentence import present_year, sentence
from dxdesk.domain.conflict_words import question, value_words, waiting_words
from dxdesk.domain.names import fold
from dxdesk.domain.wording import Named
from dxdesk.errors import InputError
from dxdesk.ledger.ops import writer_of
from dxdesk.store.conflict_about import told_apart
from dxdesk.store.conflict_list import Conflict, Sought, facets, open_conflicts
from dxdesk.store.conflict_sides import Candidate
from dxdesk.store.conflicts import choose, choose_other
from dxdesk.store.database import Store
from dxdesk.store.saving import Saved


@command("conflicts")
@click.option("--person", default="", metavar="TÊN", help="Chỉ của người tên như vậy.")
@click.option("--kind", default="", metavar="LOẠI", help="Chỉ một loại hồ sơ, như resident, visit, help.")
@click.option("--laptop", default="", metavar="MÁY", help="Chỉ chỗ có lần ghi của máy này.")
@click.option("--who", default="", metavar="TÊN", help="Chỉ chỗ có lần ghi của người này.")
@click.option("--days", default=0, type=click.IntRange(0, 3_650), metavar="NGÀY", help="Chỉ chỗ đã chờ ngần ấy ngày.")
@click.option("--waiting/--not-waiting", default=None, help="Chỉ chỗ đang chờ tệp của máy khác, hoặc không chờ.")
@click.pass_obj
def conflicts_command(
    session: Session, person: str, kind: str, laptop: str, who: str, days: int, waiting: bool | None,
) -> None:
    """Những chỗ các máy ghi khác nhau, mỗi chỗ một câu. Chọn bằng lệnh choose."""
    lists = catalogues()
    with session.open() as store:
        sought = Sought(person, kind, laptop, _member(store, who), days, waiting)
        told = Teller(store, lists)
        found = open_conflicts(store, sought)
        document = {"open": [told.document(conflict) for conflict in found]}
        words = [line for conflict in found for line in told.lines(conflict)]
    session.reply(document, *(words or ["Không có chỗ nào chờ chọn."]))


def choosing(function: Callable[..., None]) -> Callable[..., None]:
    """What every choice is told: the place, and a number or another value."""
    for option in (
        click.option("--value", "values", multiple=True, metavar="MỤC=GIÁ_TRỊ",
                     help="Giá trị khác, khi các bên đều sai."),
        click.argument("n", metavar="[SỐ]", required=False, type=click.IntRange(1, 1_000)),
        click.argument("conflict", metavar="MÃ"),
    ):
        function = option(function)
    return function


@command("choose")
@choosing
@click.option("--why", default="", metavar="LÝ_DO", help="Vì sao chọn.")
@click.pass_obj
def choose_command(session: Session, **asked: Any) -> None:
    """Giữ giá trị SỐ cho chỗ MÃ ghi khác nhau, hoặc ghi giá trị khác. Các giá trị kia vẫn còn trong lịch sử."""
    do_choice(session, "Đã chọn", choose, choose_other, **asked)


def do_choice(
    session: Session, done: str, by_number: Callable[..., Saved], by_value: Callable[..., Saved], *, conflict: str,
    n: int | None, values: Sequence[str], why: str,
) -> None:
    """Choose as asked, by a number or by a value, and say so; `done` begins the sentence."""
    other = _other_of(n, values)
    with session.open() as store:
        if other is None:
            saved = by_number(store, conflict, n or 0, why)
        else:
            saved = by_value(store, conflict, other, why, known=catalogues().knows)
    session.reply({"save": saved.save, "left": []}, f"{done}, lưu ở máy này. Trao đổi phiếu để máy khác cùng biết.")


def _other_of(n: int | None, values: Sequence[str]) -> dict[str, str] | None:
    """The value typed instead of a number; exactly one of the two must be given."""
    if (n is None) == (not values):
        raise WrongUsage("Nêu một SỐ, hoặc --value mục=giá trị.")
    parts = [value.partition("=") for value in values]
    if any(not equals for _, equals, _ in parts):
        raise WrongUsage("Viết --value mục=giá trị, như --value phone=0912345678.")
    return {name: text for name, _, text in parts} or None


class Teller:
    """What is told of disagreements of one desk."""

    def __init__(self, store: Store, lists: Catalogues) -> None:
        self._lists, self._named, self._now = lists, told_apart(store), store.clock()

    @property
    def named(self) -> Named:
        """What people call a record."""
        return self._named

    def document(self, conflict: Conflict) -> dict[str, Any]:
        """What programs are told of a conflict."""
        return {
            "id": conflict.id, "kind": conflict.kind, "record": conflict.record, "unit": conflict.unit,
            "sentence": self._sentence(conflict), "values": list(map(value_document, conflict.values)),
            "waiting": list(conflict.waiting), "asks": conflict.asks(self._now), "person": conflict.person,
            "visit_on": conflict.about.visit_on, "since": conflict.since.isoformat(timespec="seconds"),
        }

    def lines(self, conflict: Conflict) -> list[str]:
        """The same for people: the question, what is awaited, and a line per value."""
        waits = conflict.waiting and waiting_words(conflict.awaited, conflict.since, conflict.asks(self._now))
        words = value_words(conflict.kind, [value.values for value in conflict.values], self._lists, self._named)
        return [f"{conflict.id}  {self._sentence(conflict)}", *([f"    {' '.join(waits)}"] if waits else []),
                *(f"    {value.n}  {shown}" for value, shown in zip(conflict.values, words, strict=True))]

    def _sentence(self, conflict: Conflict) -> str:
        sides = [value.side for value in conflict.values]
        asked = question(conflict.kind, conflict.unit, conflict.about, sides, self._lists, self._named)
        return "".join(sentence(asked, self._lists, present_year(self._now), whole=True))


def value_document(candidate: Candidate) -> dict[str, Any]:
    """What programs are told of a value one may keep."""
    return {
        "n": candidate.n, "value": " · ".join(filter(None, candidate.values.values())), "fields": candidate.values,
        "by": candidate.by, "on": candidate.on.isoformat(timespec="seconds"), "laptop": candidate.laptop,
        "writer": writer_of(candidate.op), "op": candidate.op, "why": candidate.why, "did": candidate.did,
    }


def _member(store: Store, name: str) -> str:
    """The member of that name among those who wrote; raises `InputError` where nobody or more than one bears it."""
    if not name:
        return ""
    wanted = fold(name)
    found = [member for member, full in facets(store).members if wanted in fold(full)]
    if len(found) != 1:
        many = "Có nhiều người tên như vậy; gõ đủ họ tên." if found else "Không ai tên như vậy ghi ở chỗ chờ chọn."
        raise InputError("unknown_member", many)
    return found[0]
