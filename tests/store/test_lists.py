from dxdesk.store.lists import hamlets, members, people_total, record_names, unsent_visits
from dxdesk.store.saving import Change, save
from dxdesk.store.search import find_people
from dxdesk.store.visits import save_visit
from tests.store.kit import FOUNDER, draft


def test_hamlets_stand_in_the_order_of_their_numbers(store):
    save(store, [Change("hamlet", {"name": f"Khu phố {n}"}) for n in (10, 3)])
    assert [name for _, name in hamlets(store)] == ["Khu phố 1", "Khu phố 2", "Khu phố 3", "Khu phố 10"]


def test_members_stand_by_given_name(store):
    save(store, [Change("member", {"full_name": name}) for name in ("Đỗ Thị An", "An Văn Ẩn", "Lê Đạt")])
    assert [name for _, name in members(store)] == ["Đỗ Thị An", "An Văn Ẩn", FOUNDER.member, "Lê Đạt"]


def test_who_is_deleted_is_no_longer_counted(store):
    first = save_visit(store, draft("Lê Thị Mai", phone="0912345678", birth_year="1958"))
    second = save_visit(store, draft("Trần Văn Nam"))
    gone = save_visit(store, draft("Võ Văn Xóa"))
    save(store, [Change("resident", record=gone.resident_id, action="delete")])
    assert [person.id for person in find_people(store, "văn")] == [second.resident_id]
    (found,) = find_people(store, "mai")
    assert (found.id, found.phone_tail, found.visits) == (first.resident_id, "678", 1)
    assert (people_total(store), unsent_visits(store)) == (2, 3)


def test_a_record_is_called_by_its_name_or_its_kind(store):
    saved = save_visit(store, draft("Lê Thị Mai"))
    named = record_names(store)
    assert named("resident", saved.resident_id) == "Lê Thị Mai"
    assert named("visit", saved.visit_id) == "Phiếu hỗ trợ"
    assert (named("visit", "không có"), named("kind_of_later", saved.visit_id)) == ("", "")
