"""What is other while packs are merged, and afterwards as before."""

import gc

import pytest

from dxdesk.store.bulk import MERGE_CACHE_KIB, merging
from dxdesk.store.driver import CACHE_KIB


def _cache(store) -> int:
    return -store.connection.execute("PRAGMA cache_size").fetchone()[0]


def test_more_room_while_merging_and_afterwards_as_before(store):
    with merging(store):
        assert (_cache(store), gc.isenabled()) == (MERGE_CACHE_KIB, False)
    assert (_cache(store), gc.isenabled()) == (CACHE_KIB, True)


def test_as_before_also_after_an_error(store):
    with pytest.raises(OSError, match="stick"), merging(store):
        raise OSError("stick")
    assert (_cache(store), gc.isenabled()) == (CACHE_KIB, True)
