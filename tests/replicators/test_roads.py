"""Three homes over real Syncthing, WebDAV and SFTP, the program unchanged: they know of nothing but a folder."""

from dxdesk.exchange.folder import exchange
from dxdesk.store.conflicts import choose, open_conflicts
from dxdesk.store.state import state_hash
from tests.exchange.desks import add_person, all_equal, edit, results, value
from tests.exchange.wards import Ward, names
from tests.replicators.homes import day_of_visits, found
from tests.replicators.mirror import Loop
from tests.replicators.road import Road, conflict_copies, tree

PHONES = ("0911111111", "0922222222", "0933333333")


def test_three_homes_converge_and_the_conflict_is_visible(ward: Ward, road: Road):
    homes = found(ward, road)
    person = add_person(homes.stores[0], "Lê Hoà")
    homes.meet()

    homes.apart(day_of_visits)
    homes.apart(lambda store, number: edit(store, person, phone=PHONES[number]))
    homes.meet()

    assert all(len(names(store)) == 3 + 1 + 3 * 20 for store in homes.stores)
    for store in homes.stores:
        [open_one] = open_conflicts(store)
        assert {one.values["phone"] for one in open_one.values} == set(PHONES)
    homes.assert_tidy()

    wanted = next(one.n for one in open_conflicts(homes.stores[1])[0].values if one.values["phone"] == PHONES[2])
    choose(homes.stores[1], open_conflicts(homes.stores[1])[0].id, wanted)
    homes.meet()
    assert not any(open_conflicts(store) for store in homes.stores)
    assert {value(store, person, "phone") for store in homes.stores} == {PHONES[2]}
    homes.assert_tidy()


def test_the_road_does_copy_where_two_laptops_write_one_file(ward: Ward, road: Road):
    """The tests above can fail; and such a copy of a pack does no harm."""
    homes = found(ward, road)
    pack = next(name for name in tree(road.replicas[0]) if name.startswith("log/"))
    road.part()
    for number, replica in enumerate(road.replicas[:2]):
        for name in (pack, "inbox/ghi chú.txt"):
            path = replica / "DXDESK" / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(path.read_bytes() if name == pack and number else f"máy {number}".encode() * 9)
    road.settle()
    assert conflict_copies(road.replicas)

    before = {state_hash(store) for store in homes.stores}
    homes.exchange()
    assert {state_hash(store) for store in homes.stores} == before


def test_a_pack_cut_on_its_way_is_told_and_comes_whole_later(ward: Ward, road: Road):
    """An upload breaks off: the others say so, keep what they have, and take it whole the next day."""
    if not isinstance(road, Loop):
        return
    homes = found(ward, road)
    first, second, _ = homes.stores
    add_person(first, "Người Sau Cùng")
    exchange(first, road.replicas[0])
    sent = next(path for path in (road.replicas[0] / "DXDESK" / "log").rglob("*.age")
                if path.relative_to(road.replicas[0]).as_posix() not in road.mirrors[0].ours)
    name = sent.relative_to(road.replicas[0]).as_posix()
    road.mirrors[1].server.cut_put(name, sent.read_bytes())
    road.mirrors[1].turn()
    before = state_hash(second)
    assert set(results(exchange(second, road.replicas[1]))) > {"held"}
    assert state_hash(second) == before

    road.mirrors[1].server.delete(name)
    homes.meet()
    assert all_equal(*homes.stores)
