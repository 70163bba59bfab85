"""`alike`, `merge`, `unmerge`: the same person written down twice."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import click

from dxdesk.cli.frame import command
from dxdesk.cli.session import Session
from dxdesk.domain.dates import show_date
from dxdesk.domain.likeness import DIFFERENT
from dxdesk.domain.wording import unit_title
from dxdesk.errors import InputError
from dxdesk.store.alike import FIELDS, Candidate, candidates
from dxdesk.store.database import Store
from dxdesk.store.merging import MergePreview, merge, preview, unmerge
from dxdesk.store.records import show
from dxdesk.store.search import Person
from dxdesk.store.shapes import PERSON
from dxdesk.store.undo import Left


@command("alike")
@click.argument("record", metavar="[MÃ]", default="")
@click.option("--name", "full_name", default="", metavar="TÊN", help="Họ và tên.")
@click.option("--birth", default="", metavar="NĂM", help="Năm sinh hoặc ngày sinh.")
@click.option("--phone", default="", metavar="SỐ", help="Điện thoại.")
@click.option("--last4", "id_last4", default="", metavar="SỐ", help="4 số cuối căn cước.")
@click.option("--sex", type=click.Choice(["M", "F"]), default=None, help="Giới tính.")
@click.option("--limit", default=3, type=click.IntRange(1, 100), metavar="SỐ", help="Nhiều nhất bao nhiêu người.")
@click.pass_obj
def alike_command(session: Session, record: str, limit: int, birth: str, **typed: str | None) -> None:
    """Ai trong sổ có thể là cùng một người, và vì sao. Nêu MÃ của một người, hoặc --name và --birth."""
    values = {name: text for name, text in typed.items() if text}
    if birth:
        values |= {"birth_year": birth} if len(birth) <= len("1958") else {"birth_date": birth}
    if not (record or values):
        raise InputError("nothing_asked", "Nêu mã của một người, hoặc --name và --birth. Chưa tìm gì.")
    with session.open() as store:
        keys: tuple[str, ...] = ()
        if record:
            held = show(store, PERSON, record).values
            values = {name: held[name] for name in FIELDS if held.get(name)} | values
            keys = (held["id_key"],) if held.get("id_key") else ()
        found = candidates(store, values, keys, record, limit)
    words = [line for one in found for line in _candidate_lines(one)] or ["Không ai trong sổ giống như vậy."]
    session.reply({"candidates": [_candidate(one) for one in found]}, *words)


@command("merge")
@click.argument("keep", metavar="MÃ_GIỮ")
@click.argument("other", metavar="MÃ_GỘP")
@click.option("--take", "taken", multiple=True, metavar="MỤC", help="Lấy mục này của hồ sơ được gộp, như phone.")
@click.option("--preview", "only_preview", is_flag=True, help="Chỉ xem trước, không ghi gì.")
@click.pass_obj
def merge_command(session: Session, keep: str, other: str, taken: tuple[str, ...], only_preview: bool) -> None:
    """Gộp hồ sơ MÃ_GỘP vào hồ sơ MÃ_GIỮ của cùng một người. Lịch sử của cả hai còn nguyên; gỡ được bằng unmerge."""
    with session.open() as store:
        shown = preview(store, keep, other)
        saved = None if only_preview else merge(store, keep, other, taken)
    document: dict[str, Any] = {"save": saved.save if saved else "", "preview": asdict(shown)}
    done = "Chỉ xem trước, chưa ghi gì." if saved is None else f"Đã gộp. Gỡ ra bằng: dxdesk unmerge {other}"
    session.reply(document, *_preview_lines(shown), done)


@command("unmerge")
@click.argument("record", metavar="MÃ")
@click.pass_obj
def unmerge_command(session: Session, record: str) -> None:
    """Gỡ gộp: hồ sơ MÃ lại là một người riêng. Những gì sửa sau khi gộp vẫn giữ, và được nêu ra."""
    with session.open() as store:
        undone = unmerge(store, record)
        words = [_left(store, left) for left in undone.left]
    session.reply({"save": undone.save, "left": [asdict(left) for left in undone.left]}, "Đã gỡ gộp.", *words)


def _candidate(one: Candidate) -> dict[str, Any]:
    signs = [asdict(sign) for sign in one.signs]
    return {**asdict(one.person), "signs": signs, "last": one.last, "best": one.best}


def _candidate_lines(one: Candidate) -> Iterator[str]:
    yield f"{one.person.id}  {_who(one.person)}{'  (giống nhất)' if one.best else ''}"
    signs = sorted(one.signs, key=lambda sign: sign.state == DIFFERENT)
    yield f"  {', '.join(sign.words for sign in signs)}"
    if one.last:
        yield f"  {one.last}"


def _who(person: Person) -> str:
    facts = (person.full_name, person.birth_year, person.hamlet, person.id_last4 and f"…{person.id_last4}",
             person.phone_tail and f"••• {person.phone_tail}", f"{person.visits} phiếu",
             person.last_visit_on and f"gần nhất {show_date(person.last_visit_on)}")
    return " · ".join(filter(None, facts))


def _preview_lines(shown: MergePreview) -> Iterator[str]:
    yield f"Giữ: {_who(shown.keep)}"
    yield f"Gộp: {_who(shown.other)}"
    for field in shown.fields:
        if field.kept != field.given:
            hint = f"  (lấy bằng --take {field.name})" if field.given else ""
            yield f"  {field.title}: {field.kept or 'để trống'} | {field.given or 'để trống'}{hint}"
    for warning in shown.warnings:
        yield f"Xem lại: {warning}"


def _left(store: Store, left: Left) -> str:
    name = store.value(left.kind, left.record, "full_name") or left.record
    if left.unit == "*":
        return f"Còn để lại ở hồ sơ {name}: có hồ sơ khác dựa vào."
    return f"Còn để lại {unit_title(left.kind, left.unit).lower()} của {name}: đã sửa sau khi gộp."
