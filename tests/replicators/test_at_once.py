"""Laptops that write into their replicas before these have met make no copies either."""

from dxdesk.exchange.bundles import bundle
from dxdesk.exchange.devices import approve, delegate, own_fingerprint
from dxdesk.exchange.folder import exchange
from tests.exchange.wards import Ward, seen_by
from tests.replicators.homes import day_of_visits, found
from tests.replicators.road import Road


def test_a_ward_begins_on_three_laptops_at_once(ward: Ward, road: Road):
    """Everybody has what came in his invitation and writes it into an empty replica."""
    found(ward, road, at_once=True).assert_tidy()


def test_lists_of_laptops_written_at_once_make_no_copies(ward: Ward, road: Road):
    """Two laptops let others in on the same day, both without a network."""
    homes = found(ward, road)
    officer, second, _ = homes.stores
    delegate(officer, seen_by(officer, second).writers[-1])
    homes.meet()
    new = [ward.alone(f"mới {number}") for number in range(2)]
    for store, replica in zip(new, road.replicas, strict=False):
        exchange(store, replica)
    homes.exchange()

    homes.apart(lambda store, number: approve(store, own_fingerprint(new[number])) if number < 2 else None)
    homes.meet()

    assert all(seen_by(store, other).state == "trusted" for store in homes.stores[:2] for other in new)
    homes.assert_tidy()


def test_a_stick_beside_the_replicator_makes_no_copies(ward: Ward, road: Road):
    """What came over a stick is written into two replicas before they meet."""
    homes = found(ward, road)
    officer, second, third = homes.stores
    day_of_visits(third, 2)
    for store in (third, officer, second):
        exchange(store, ward.stick)

    homes.apart(day_of_visits)
    homes.meet()
    homes.assert_tidy()


def test_two_laptops_put_one_month_together_at_once(ward: Ward, road: Road):
    """The same packs sealed twice are two files."""
    homes = found(ward, road)
    homes.apart(day_of_visits)
    homes.meet()
    ward.clock.jump(days=40)
    road.part()
    for store, replica in zip(homes.stores, road.replicas, strict=True):
        bundle(store, replica)
    homes.meet()
    homes.assert_tidy()
