from dxdesk.store.database import DATABASE
from dxdesk.store.drafts import drop_draft, held_draft, keep_draft
from tests.secrecy.pages import pages


def test_a_draft_is_kept_with_its_shape_and_replaced_by_the_next(store):
    keep_draft(store, "slip", 3, {"full_name": "Trần Thị Bé", "helps": [["VNEID_ACTIVATE", "done"]]})
    keep_draft(store, "slip", 4, {"full_name": "Trần Thị Bé Tư"})
    draft = held_draft(store, "slip")
    assert (draft.version, draft.body) == (4, {"full_name": "Trần Thị Bé Tư"})
    assert store.clock() >= draft.at and draft.at.tzinfo is not None


def test_drafts_of_two_forms_do_not_meet(store):
    keep_draft(store, "slip", 1, {"a": 1})
    keep_draft(store, "book", 1, {"b": 1})
    drop_draft(store, "slip")
    assert held_draft(store, "slip") is None
    assert held_draft(store, "book").body == {"b": 1}


def test_dropping_inside_a_save_goes_with_it(store):
    keep_draft(store, "slip", 1, {"a": 1})
    try:
        with store.writing():
            drop_draft(store, "slip")
            raise RuntimeError("cut")
    except RuntimeError:
        pass
    assert held_draft(store, "slip").body == {"a": 1}


def written(store) -> bytes:
    """All pages of the file laid open, freed ones among them, once the log is folded in."""
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return b"".join(pages(store.home / DATABASE, store.raw_key))


def test_a_dropped_draft_leaves_no_letters_in_any_page(store):
    keep_draft(store, "slip", 1, {"full_name": "QUXZZY" * 2_000})
    assert b"QUXZZY" in written(store)
    drop_draft(store, "slip")
    assert b"QUXZZY" not in written(store)
