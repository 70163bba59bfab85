"""Laptops that disagree, carried to each other without a stick, and the inbox of one of them on the screen."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from dxdesk.store.database import Store
from dxdesk.store.desk import ward_secrets
from dxdesk.store.saving import Change, save
from dxdesk.store.visits import SavedVisit
from dxdesk.ui.context import Desk
from dxdesk.ui.exchange.exchange_page import ExchangePage
from tests.store.kit import all_ops, take
from tests.ui.desks import opened_desk, stand, write_visit


@pytest.fixture
def other(desk: Desk, tmp_path: Path, theme) -> Iterator[Desk]:
    """Another laptop of the same practice ward."""
    shared = ward_secrets(desk.store)
    with opened_desk(tmp_path / "khác", theme, member="Trần Văn Nam", secrets=shared, joins=True) as made:
        made.store.clock.now += timedelta(minutes=5)  # so that what is written here comes first
        carry(desk.store, made.store)
        carry(made.store, desk.store)
        yield made


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
