"""What people wrote for a report, remembered by its paper, days and whose it is; it travels as every record does."""

from collections.abc import Mapping

from dxdesk.domain.narrative import BLOCKS, tidy
from dxdesk.domain.wording import thousands
from dxdesk.errors import InputError
from dxdesk.ledger.ids import shared_record
from dxdesk.store.database import Store
from dxdesk.store.saving import Change, Saved, save
from dxdesk.store.shapes import GONE

LIMIT = 20_000
"""Letters of one block: some eight pages."""


def narratives(store: Store, paper: str, days: str, scope: str) -> dict[str, str]:
    """The blocks somebody wrote for a paper of these days and scope, by block."""
    records = {record_of(paper, days, scope, block): block for block in BLOCKS}
    query = f"SELECT id, content FROM narrative WHERE id IN ({','.join('?' * len(records))}) AND _deleted <> {GONE}"
    found = {records[record]: text for record, text in store.connection.execute(query, list(records)) if text}
    return {block: found[block] for block in BLOCKS if block in found}


def set_narrative(store: Store, paper: str, days: str, scope: str, blocks: Mapping[str, str]) -> Saved:
    """Write blocks in one save; one left empty is nobody's again. What does not differ is not saved.

    Raises `InputError`: "narrative_block" for a block nobody knows, "narrative_long" for one of over 20,000 letters.
    """
    held, changes = narratives(store, paper, days, scope), []
    for block, text in blocks.items():
        record, text = record_of(paper, days, scope, block), checked(block, text)
        if not text and block in held:
            changes.append(Change("narrative", {}, record, "delete"))
        elif text and text != held.get(block):
            values = {"paper": paper, "period": days, "scope": scope, "block": block, "content": text}
            changes.append(Change("narrative", values, record))
    return save(store, changes)


def checked(block: str, text: str) -> str:
    """The text as it is kept. Raises as `set_narrative`."""
    if block not in BLOCKS:
        raise InputError("narrative_block", f"Không có phần lời “{block[:40]}”. Các phần: {', '.join(BLOCKS)}.")
    text = tidy(text)
    if len(text) > LIMIT:
        raise InputError("narrative_long", f"Phần này dài {thousands(len(text))} chữ cái, giấy chỉ nhận "
                                           f"{thousands(LIMIT)}. Chưa lưu; rút bớt rồi lưu lại.")
    return text


def record_of(paper: str, days: str, scope: str, block: str) -> str:
    """The record of a block: the same on every laptop (format §2)."""
    return shared_record("narrative", paper, days, scope, block)
