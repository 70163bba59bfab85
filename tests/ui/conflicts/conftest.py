"""Laptops that disagree, carried to each other without a stick, and the inbox of one of them on the screen."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from dxdesk.store.database import Store
from dxdesk.store.saving import Change, save
from dxdesk.store.visits import SavedVisit
from dxdesk.ui.context import Desk
from dxdesk.ui.exchange.exchange_page import ExchangePage
from tests.store.kit import all_ops, take
from tests.ui.desks import stand, write_visit


@pytest.fixture
def other(desk: Desk, other: Desk) -> Desk:
    """Another laptop of the same practice ward, and both hold the same."""
    other.store.clock.now += timedelta(minutes=5)  # so that what is written here comes first
    carry(desk.store, other.store)
    carry(other.store, desk.store)
    return other


def carry(source: Store, target: Store) -> None:
    """Everything one laptop holds comes to the other."""
    take(target, all_ops(source))


@pytest.fixture
def disagree(desk: Desk, other: Desk) -> Callable[..., SavedVisit]:
    """`disagree("Nguyễn Văn An", phone=("0903000123", "0987000456"))`: here one value, there the other."""
    def do(name: str, **values: tuple[str, str]) -> SavedVisit:
        made = write_visit(desk, name, phone="0912000870", birth_year="1958")
        carry(desk.store, other.store)
        for at, laptop in enumerate((desk, other)):
            save(laptop.store, [Change("resident", {field: both[at] for field, both in values.items()},
                                       made.resident_id)])
        carry(other.store, desk.store)
        return made
    return do


@pytest.fixture
def page(desk: Desk, qtbot) -> ExchangePage:
    """The exchange page, its inbox in sight, not loaded yet."""
    page = ExchangePage(desk)
    stand(page, qtbot)
    page.open("conflicts")
    return page
