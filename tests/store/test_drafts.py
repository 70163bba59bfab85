import pytest

from dxdesk.store.database import DATABASE
from dxdesk.store.drafts import drop_draft, held_drafts, keep_draft
from tests.secrecy.pages import pages


def test_a_draft_is_kept_with_its_shape_and_replaced_by_the_next(store):
    keep_draft(store, "slip:1", 3, {"full_name": "Trần Thị Bé", "helps": [["VNEID_ACTIVATE", "done"]]})
    keep_draft(store, "slip:1", 4, {"full_name": "Trần Thị Bé Tư"})
    (draft,) = held_drafts(store, "slip")
    assert (draft.slot, draft.version, draft.body) == ("slip:1", 4, {"full_name": "Trần Thị Bé Tư"})
    assert store.clock() >= draft.at and draft.at.tzinfo is not None


def test_the_newest_comes_first_and_forms_do_not_meet(store):
    for slot in ("slip:1", "book:1", "slip:2"):
        keep_draft(store, slot, 1, {"slot": slot})
    assert [draft.slot for draft in held_drafts(store, "slip")] == ["slip:2", "slip:1"]
    drop_draft(store, "slip:2")
    assert [draft.slot for draft in held_drafts(store, "slip")] == ["slip:1"]
    assert held_drafts(store, "book")[0].body == {"slot": "book:1"}


def test_dropping_inside_a_save_goes_with_it(store):
    keep_draft(store, "slip:1", 1, {"a": 1})
    def cut() -> None:
        with store.writing():
            drop_draft(store, "slip:1")
            raise RuntimeError("cut")

    with pytest.raises(RuntimeError):
        cut()
    assert held_drafts(store, "slip")[0].body == {"a": 1}


def written(store) -> bytes:
    """All pages of the file laid open, freed ones among them, once the log is folded in."""
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return b"".join(pages(store.home / DATABASE, store.raw_key))


def test_a_dropped_draft_leaves_no_letters_in_any_page(store):
    keep_draft(store, "slip:1", 1, {"full_name": "QUXZZY" * 2_000})
    assert b"QUXZZY" in written(store)
    drop_draft(store, "slip:1")
    assert b"QUXZZY" not in written(store)
