"""`find`, `show`, `edit`, `undo`: one record and what happened to it."""

from collections.abc import Iterator
from dataclasses import asdict

import click

from dxdesk.cli.frame import command
from dxdesk.cli.lookup import catalogues
from dxdesk.cli.session import Session
from dxdesk.domain.checks import check, check_eid, tidy
from dxdesk.domain.dates import show_date, show_moment, today
from dxdesk.domain.identity import read_number
from dxdesk.domain.records import KINDS
from dxdesk.domain.visit import NATIONAL_ID
from dxdesk.domain.wording import show_unit, show_value, unit_title
from dxdesk.errors import InputError
from dxdesk.ledger.ops import op_time
from dxdesk.store.database import Store
from dxdesk.store.erased import erased_people
from dxdesk.store.fingerprint import identity_values
from dxdesk.store.lists import record_names
from dxdesk.store.records import RecordView, show
from dxdesk.store.saving import Change, save
from dxdesk.store.search import Person, find_people
from dxdesk.store.training.studied import classes_of
from dxdesk.store.undo import Left, undo_save

_ERASED = "Hồ sơ này đã xóa hẳn theo yêu cầu của người dân. Chỉ còn mã và dấu vết là có phiếu."


@command("find")
@click.argument("text", metavar="CHỮ")
@click.option("--limit", default=20, type=click.IntRange(1, 1_000), metavar="SỐ", help="Nhiều nhất bao nhiêu người.")
@click.pass_obj
def find_command(session: Session, text: str, limit: int) -> None:
    """Tìm người dân theo tên không dấu, đuôi điện thoại, 4 số cuối căn cước, năm sinh."""
    with session.open() as store:
        people = find_people(store, text, limit)
    words = [_person_line(person) for person in people] or ["Không ai như vậy trong sổ."]
    session.reply({"people": [asdict(person) for person in people]}, *words)


@command("show")
@click.argument("kind", metavar="LOẠI")
@click.argument("record", metavar="MÃ")
@click.pass_obj
def show_command(session: Session, kind: str, record: str) -> None:
    """Xem một hồ sơ và mọi lần sửa. LOẠI là tên như resident, visit, help, member."""
    with session.open() as store:
        view = show(store, kind, record)
        gone = erased_people(store.connection, [record])
        words = [_ERASED] if gone else list(_record_lines(store, view))
        learned = classes_of(store, record) if kind == "resident" and not gone else []
    document = asdict(view) | ({"classes": [asdict(one) for one in learned]} if kind == "resident" else {})
    session.reply(document, *words, *(f"Học {one.title}: dự {one.came} trên {one.held} buổi" for one in learned))


@command("edit")
@click.argument("kind", metavar="LOẠI")
@click.argument("record", metavar="MÃ")
@click.argument("settings", metavar="MỤC=GIÁ_TRỊ…", nargs=-1, required=True)
@click.option("--why", default="", metavar="LÝ_DO", help="Vì sao sửa.")
@click.pass_obj
def edit_command(session: Session, kind: str, record: str, settings: tuple[str, ...], why: str) -> None:
    """Sửa một hồ sơ: phone=0912345678 birth_year=1950 … Giá trị trống là xóa mục ấy."""
    values = dict(map(_setting, settings))
    with session.open() as store:
        saved = save(store, [Change(kind, _checked(store, kind, record, values), record)], why)
    words = "Đã lưu ở máy này." if saved.save else "Không có gì khác với sổ, chưa lưu gì."
    session.reply({"save": saved.save, "left": []}, words)


@command("undo")
@click.argument("name", metavar="[LẦN_LƯU]", default="")
@click.pass_obj
def undo_command(session: Session, name: str) -> None:
    """Hoàn tác lần lưu sau cùng của máy này, hoặc LẦN_LƯU được nêu. Mọi lần sửa vẫn còn trong lịch sử."""
    with session.open() as store:
        undone = undo_save(store, name)
    nothing = "Chưa hoàn tác được gì." if undone.left else "Lần lưu ấy đã hoàn tác rồi."
    document = {"save": undone.save, "left": [asdict(left) for left in undone.left]}
    session.reply(document, "Đã hoàn tác." if undone.save else nothing, *map(_left, undone.left))


def _setting(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise InputError("not_a_setting", f"“{text[:40]}” phải viết như mục=giá_trị. Chưa sửa gì.")
    return name.strip(), value


def _known(kind: str, name: str) -> bool:
    return kind in KINDS and KINDS[kind].field(name) is not None


def _checked(store: Store, kind: str, record: str, values: dict[str, str]) -> dict[str, str]:
    """The values in their wire form; raises `InputError` for the first one that cannot stand."""
    # What a newer program wrote beside is neither judged nor touched.
    held = {name: value for name, value in show(store, kind, record).values.items() if _known(kind, name)}
    day = today(store.clock())
    number = (values.pop(NATIONAL_ID, "") or values.pop("id_number", "")) if kind == "resident" else ""
    values = tidy(kind, values, day)
    if number:
        values |= identity_values(store, _whole_number(number))
    problems = check(kind, {**held, **values}, day, catalogues().knows)
    if kind == "resident" and "eid_state" in values:
        problems += check_eid(held.get("eid_state", ""), values["eid_state"], values.get("eid_reason", ""))
    hard = next((problem for problem in problems if problem.hard), None)
    if hard is not None:
        raise InputError(f"problem:{hard.field}", f"{hard.sentence} Chưa sửa gì.")
    return values


def _whole_number(text: str) -> str:
    value = read_number(text).value
    if value is None:
        raise InputError(f"problem:{NATIONAL_ID}", "Số căn cước phải đủ 12 số. Chưa sửa gì.")
    return value


def _person_line(person: Person) -> str:
    parts = [person.full_name, person.birth_year, person.hamlet, person.id_last4 and f"…{person.id_last4}",
             person.phone_tail and f"••• {person.phone_tail}", f"{person.visits} phiếu",
             person.last_visit_on and f"gần nhất {show_date(person.last_visit_on)}"]
    return f"{person.id}  {' · '.join(filter(None, parts))}"


def _record_lines(store: Store, view: RecordView) -> Iterator[str]:
    lists, named = catalogues(), record_names(store)
    kind = KINDS.get(view.kind)
    yield f"{kind.title if kind else view.kind} {view.id}{' (đã xóa)' if view.deleted else ''}"
    for field in kind.fields if kind else ():
        if view.values.get(field.name) and field.name != "id_key":
            shown = show_value(view.kind, field, view.values[field.name], lists, named)
            clash = " (các máy ghi khác nhau)" if field.in_unit in view.conflicts else ""
            yield f"  {field.title}: {shown}{clash}"
    for name in sorted(view.values.keys() - {field.name for field in (kind.fields if kind else ())}):
        yield f"  {name} (bản mới hơn ghi, ở đây chỉ xem): {view.values[name]}"
    yield "Các lần sửa:"
    for change in view.history:
        told = show_unit(view.kind, change.values, lists, named)
        yield (f"  {show_moment(op_time(change.op))} {change.by or change.writer}: "
               f"{unit_title(view.kind, change.unit)}: {told}{' (đã thay)' if change.seen else ''}")


def _left(left: Left) -> str:
    if left.unit == "*":
        return f"Còn để lại {KINDS[left.kind].title.lower()} {left.record}: có hồ sơ khác dựa vào."
    title = unit_title(left.kind, left.unit).lower()
    return f"Còn để lại {title} của {left.record}: giá trị trước không còn ở máy này."
