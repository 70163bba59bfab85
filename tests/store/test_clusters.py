"""What holds for a person whichever of his records says it."""

import pytest

from dxdesk.store.clusters import merged_roots, withdrawn
from dxdesk.store.saving import Change, save
from tests.store.kit import Clock, new_store


@pytest.mark.parametrize("who", [0, 1, 2])
def test_consent_withdrawn_on_one_record_is_withdrawn_on_all_of_the_person(tmp_path, who):
    with new_store(tmp_path / "a", Clock()) as desk:
        root, first, second, _ = save(
            desk, [Change("resident", {"full_name": f"Người {at}"}) for at in range(4)]).records
        save(desk, [Change("resident", {"merged_into": root}, one) for one in (first, second)])
        assert withdrawn(desk.connection, merged_roots(desk.connection)) == frozenset()
        save(desk, [Change("resident", {"withdrawn_on": "2026-11-20"}, (root, first, second)[who])])
        assert withdrawn(desk.connection, merged_roots(desk.connection)) == {root, first, second}
