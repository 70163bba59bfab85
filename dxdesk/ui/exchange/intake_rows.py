"""What each taking in is called in a list, and what it brought (look §7, §10)."""

from dataclasses import dataclass
from pathlib import Path

from dxdesk.domain.dates import VIETNAM, show_moment
from dxdesk.domain.records import KINDS
from dxdesk.exchange.place import NAME
from dxdesk.ledger.ops import op_time
from dxdesk.report.words import number
from dxdesk.store.intakes import DONE, RUNNING, STOPPED, UNDONE, Counts, IntakeFile, TakenIn
from dxdesk.ui.exchange.file_table import TAGS, count_cell
from dxdesk.ui.table_rows import Cell, Column, Tag

STATES = {
    DONE: Tag("Đã nhận", "ok", "check"), RUNNING: Tag("Còn dở", "warn", "clock"),
    STOPPED: Tag("Dừng giữa chừng", "warn", "clock"), UNDONE: Tag("Đã gỡ", "off", "undo"),
}
_WAITED = "Gói đang chờ ở máy này"
Kind = tuple[str, Counts]


@dataclass(frozen=True, slots=True)
class Opened:
    """A taking in with its files, the laptops they came from, and what stayed when it was taken back, in words."""

    taken: TakenIn
    files: list[IntakeFile]
    laptops: tuple[str, ...]
    left: tuple[tuple[str, str], ...]


def totals(taken: TakenIn) -> Counts:
    """What it did over all kinds."""
    every = list(taken.kinds.values())
    return Counts(*(sum(getattr(one, field) for one in every) for field in Counts.__slots__))


def place_words(taken: TakenIn) -> str:
    """Where it came from, short."""
    place = Path(taken.place)
    return (place.parent if place.name == NAME else place).name or taken.place or _WAITED


def when(taken: TakenIn) -> str:
    """When it began, for people."""
    return show_moment(op_time(taken.began))


def brought(taken: TakenIn) -> str:
    """How much it brought, with units."""
    did = totals(taken)
    parts = [f"{number(did.new)} mới" if did.new else "", f"{number(did.changed)} đổi" if did.changed else "",
             f"{number(did.deleted)} xóa" if did.deleted else ""]
    return ", ".join(filter(None, parts)) or "không có dòng mới"


def intake_columns() -> list[Column[TakenIn]]:
    """When and from where, and how it stands."""
    def first(taken: TakenIn) -> Cell:
        began = op_time(taken.began).astimezone(VIETNAM)
        return Cell(f"{began:%d/%m, %H:%M}", f"{place_words(taken)}: {brought(taken)}", bold=True)

    return [Column("Lần nhận", first, stretch=1), Column("Tình trạng", lambda taken: Cell(tag=STATES[taken.state]))]


def kind_columns() -> list[Column[Kind]]:
    """What a kind of record was brought, in four numbers."""
    def title(row: Kind) -> Cell:
        kind = KINDS.get(row[0])
        return Cell(kind.title if kind else row[0])

    return [
        Column("Loại", title, stretch=1),
        Column("Mới", lambda row: count_cell(row[1].new, "ok"), right=True),
        Column("Đổi", lambda row: count_cell(row[1].changed, "accent"), right=True),
        Column("Xóa", lambda row: count_cell(row[1].deleted, "bad"), right=True),
        Column("Xung đột", lambda row: count_cell(row[1].conflicts, "clash"), right=True),
    ]


def file_columns() -> list[Column[IntakeFile]]:
    """A file that was read then, and its result."""
    def name(row: IntakeFile) -> Cell:
        kind = KINDS.get(row.kind)
        return Cell(kind.title if kind else row.kind or "Tệp", row.file.rpartition("/")[2])

    return [
        Column("Tệp", name, stretch=1),
        Column("Dòng", lambda row: count_cell(row.did.ops, "text"), right=True),
        Column("Tình trạng", lambda row: Cell(tag=TAGS[row.result])),
    ]


def left_columns() -> list[Column[tuple[str, str]]]:
    """What stayed as it is when a taking in was taken back, and why."""
    return [Column("Để nguyên", lambda row: Cell(row[0], row[1][:1].upper() + row[1][1:]), stretch=1)]
