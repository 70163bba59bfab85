"""`lists`, `list`: the lists of people kept under a name, and who is in one."""

from collections.abc import Iterator
from dataclasses import asdict

import click

from dxdesk.cli.frame import command
from dxdesk.cli.lookup import catalogues
from dxdesk.cli.session import Session
from dxdesk.domain.dates import today
from dxdesk.domain.filters import PeopleFilter
from dxdesk.store.database import Store
from dxdesk.store.lists import record_names
from dxdesk.store.register import PersonRow, list_people, people_rows
from dxdesk.store.saved_lists import SavedList, find_list, saved_lists


@command("lists")
@click.pass_obj
def lists_command(session: Session) -> None:
    """Các danh sách người dân, có sẵn và tự lưu, với số người."""
    with session.open() as store:
        told = [_told(store, found) for found in saved_lists(store)]
    words = [f"{found['name']}: {found['count']} người. {found['sentence']}" for found in told]
    session.reply({"lists": told}, *words)


@command("list")
@click.argument("name", metavar="TÊN")
@click.option("--limit", default=200, type=click.IntRange(1, 10_000), metavar="SỐ", help="Nhiều nhất bao nhiêu người.")
@click.pass_obj
def list_command(session: Session, name: str, limit: int) -> None:
    """Ai trong danh sách TÊN, xếp theo tên. Số điện thoại không hiện."""
    with session.open() as store:
        found = find_list(store, name)
        vector = list_people(store, found.filter, today(store.clock()))
        rows = people_rows(store, vector[:limit])
        told = {**_told(store, found, len(vector)), "people": [_row(row) for row in rows]}
    session.reply(told, str(told["sentence"]), *_lines(rows, len(vector)))


def _told(store: Store, found: SavedList, count: int | None = None) -> dict[str, object]:
    of: PeopleFilter = found.filter
    day = today(store.clock())
    many = len(list_people(store, of, day)) if count is None else count
    return {"name": found.name, "own": found.own, "sentence": of.sentence(record_names(store), catalogues(), day),
            "count": many, "filter": of.values()}


def _row(row: PersonRow) -> dict[str, object]:
    return {name: value for name, value in asdict(row).items() if name != "n"}


def _lines(rows: list[PersonRow], count: int) -> Iterator[str]:
    for row in rows:
        parts = (row.full_name, row.birth_year, row.hamlet, row.id_last4 and f"…{row.id_last4}")
        yield f"{row.id}  {' · '.join(filter(None, parts))}"
    if len(rows) < count:
        yield f"Còn {count - len(rows)} người nữa. Thêm --limit với số lớn hơn để xem tiếp."
