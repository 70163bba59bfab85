"""While packs are merged: more room for pages, and no search for dead rings of objects, of which ops form none."""

import contextlib
import gc
from collections.abc import Iterator

from dxdesk.store.database import Store
from dxdesk.store.driver import CACHE_KIB

MERGE_CACHE_KIB = 65_536


@contextlib.contextmanager
def merging(store: Store) -> Iterator[None]:
    """Merges of thousands of ops take a fifth less inside; the memory is given back at the end."""
    collected = gc.isenabled()
    gc.disable()
    store.connection.execute(f"PRAGMA cache_size = -{MERGE_CACHE_KIB}")
    try:
        yield
    finally:
        store.connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        store.connection.execute("PRAGMA shrink_memory")
        if collected:
            gc.enable()
