"""The archive of printed papers: records that are written once, never changed, and travel like every other (issue 7).

A paper's figures lie packed as one text, cut into pieces a cell can hold (format §4): the first in the record itself,
the rest in its parts.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dxdesk.domain.dates import today
from dxdesk.domain.summary import Laptops
from dxdesk.errors import InputError
from dxdesk.ledger.ids import new_record
from dxdesk.ledger.ops import writer_of
from dxdesk.store.database import Store
from dxdesk.store.desk import PRINTING
from dxdesk.store.records import member_name, writer_label
from dxdesk.store.saving import Change, author, save_inside
from dxdesk.store.shapes import GONE

PIECE = 45_000
"""Letters of packed figures a cell takes; the limit of a cell is 64 KiB."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is kept of a print beside its figures: which paper, of which days, whose, and how it came about.

    `period` are its days ('2026-10-01..2026-10-31'), `choices` the JSON of what was chosen, `rules` how each indicator
    is counted, `as_of` an ISO moment; `rows` and `pages` as printed.
    """

    paper: str
    period: str
    scope: str
    choices: str
    title: str
    check_code: str
    edition: int
    rules: Mapping[str, str]
    laptops: Laptops
    as_of: str
    rows: int
    pages: int


@dataclass(frozen=True, slots=True)
class Document:
    """One print as it lies in the archive; who printed it, on which laptop and which day (ISO)."""

    id: str
    facts: Facts
    printed_on: str
    member: str
    laptop: str
    deleted: bool = False


_COLUMNS = ("id", "paper", "period", "scope", "choices", "title", "check_code", "edition", "rules", "laptops", "as_of",
            "rows", "pages", "printed_on", "member_id", "_deleted")
_SELECT = f"SELECT {', '.join(f'd.{column}' for column in _COLUMNS)} FROM document d"
_NEWEST_FIRST = "ORDER BY CAST(d.edition AS INTEGER) DESC, d.id DESC"


def documents(store: Store, paper: str = "", period: str = "", scope: str | None = None) -> list[Document]:
    """The prints of a paper, of some days, of one scope, or all; the newest edition and print first."""
    named = {"paper": paper, "period": period}
    named = named | {"scope": scope} if scope is not None else {name: value for name, value in named.items() if value}
    where = " AND ".join([f"d._deleted <> {GONE}", *(f"ifnull(d.{name}, '') = ?" for name in named)])
    order = _NEWEST_FIRST if scope is not None else "ORDER BY d.id DESC"
    return _read(store, f"WHERE {where} {order}", list(named.values()))


def newest(store: Store, paper: str, period: str, scope: str) -> Document | None:
    """The print a new one of the same paper, days and scope would stand beside or replace."""
    found = documents(store, paper, period, scope)
    return found[0] if found else None


def highest_edition(store: Store, paper: str, period: str, scope: str) -> int:
    """The highest edition ever printed here, deleted ones too: a number that lies on paper is not given twice."""
    query = ("SELECT ifnull(max(CAST(edition AS INTEGER)), 0) FROM document "
             "WHERE paper = ? AND ifnull(period, '') = ? AND ifnull(scope, '') = ?")
    return int(store.connection.execute(query, [paper, period, scope]).fetchone()[0])


def document(store: Store, record: str) -> Document:
    """A print by its id. Raises `InputError("unknown_document")`."""
    found = _read(store, "WHERE d.id = ?", [record])
    if not found:
        raise InputError("unknown_document", "Không thấy bản in này trong sổ. Xem các bản đã in: dxdesk documents")
    return found[0]


def documents_of_code(store: Store, code: str) -> list[Document]:
    """The prints that carry a check code, deleted ones too, the newest first."""
    return _read(store, f"WHERE d.check_code = ? {_NEWEST_FIRST}", [code])


def packed_figures(store: Store, record: str) -> str:
    """The packed figures of a print, as far as its parts are held here; empty for a list of people."""
    parts = store.connection.execute("SELECT figures FROM document_part WHERE document_id = ? "
                                     "ORDER BY CAST(position AS INTEGER), id", [record]).fetchall()
    return "".join([store.value("document", record, "figures"), *(piece or "" for (piece,) in parts)])


def keep_inside(store: Store, facts: Facts, packed: str) -> str:
    """Archive a print inside the caller's transaction, one save. The new record's id."""
    record = new_record(store.clock())
    first, *rest = [packed[start:start + PIECE] for start in range(0, len(packed), PIECE)] or [""]
    values = {
        "paper": facts.paper, "period": facts.period, "scope": facts.scope, "choices": facts.choices,
        "title": facts.title, "figures": first, "check_code": facts.check_code, "edition": str(facts.edition),
        "rules": _json(dict(facts.rules)), "as_of": facts.as_of, "rows": str(facts.rows), "pages": str(facts.pages),
        "laptops": _json({"included": facts.laptops.included, "missing": facts.laptops.missing}),
        "printed_on": today(store.clock()).isoformat(), "member_id": author(store),
    }
    parts = [Change("document_part", {"document_id": record, "position": str(at), "figures": piece})
             for at, piece in enumerate(rest, 1)]
    save_inside(store, [Change("document", values, record, fresh=True), *parts], PRINTING)
    return record


def _read(store: Store, where: str, values: Sequence[str]) -> list[Document]:
    rows = [dict(zip(_COLUMNS, row, strict=True))
            for row in store.connection.execute(f"{_SELECT} {where}", values).fetchall()]
    return [_document(store, {name: value or "" for name, value in row.items() if name != "_deleted"},
                      row["_deleted"] == GONE) for row in rows]


def _document(store: Store, row: Mapping[str, str], deleted: bool) -> Document:
    laptops = _object(row["laptops"])
    facts = Facts(
        row["paper"], row["period"], row["scope"], row["choices"], row["title"], row["check_code"],
        _count(row["edition"]), {name: str(rule) for name, rule in _object(row["rules"]).items()},
        Laptops(_names(laptops.get("included")), _names(laptops.get("missing"))),
        row["as_of"], _count(row["rows"]), _count(row["pages"]))
    return Document(row["id"], facts, row["printed_on"], member_name(store, row["member_id"]),
                    _laptop(store, row["id"]), deleted)


def _laptop(store: Store, record: str) -> str:
    first = store.connection.execute("SELECT min(id) FROM op WHERE record = ?", [record]).fetchone()[0]
    return writer_label(store, writer_of(first)) if first else ""


def _names(found: object) -> tuple[str, ...]:
    """The names of a list another laptop wrote."""
    return tuple(map(str, found)) if isinstance(found, list) else ()


def _object(text: str) -> dict[str, object]:
    """A JSON object another laptop wrote; whatever else it turns out to be counts as empty."""
    try:
        found = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _count(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0
