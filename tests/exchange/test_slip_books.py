"""One slip book entered on two laptops: what each wrote is found and shown on both after an exchange (format §3)."""

from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.store.conflicts import choose, open_conflicts
from dxdesk.store.database import Store
from dxdesk.store.saving import Change, save
from dxdesk.store.slip_book_acts import new_book, void
from dxdesk.store.slip_books import account, book, books, next_number
from dxdesk.store.slip_entries import laptop_of, visits_with
from dxdesk.store.visits import save_visit
from tests.exchange.desks import settle


def enter(store: Store, code: str, number: int, name: str) -> str:
    draft = VisitDraft({"full_name": name}, visit={"slip_no": f"{code}-{number:04}"}, helps=(HelpLine("CASHLESS"),))
    return save_visit(store, draft).visit_id


def test_a_number_entered_on_two_laptops_shows_on_both_with_who_and_where(desks, stick):
    ours, theirs, _ = desks
    made = new_book(ours, 1, 4)
    settle([ours, theirs], stick)
    assert [one.here for one in books(theirs)] == [False]
    enter(ours, made.code, 1, "Trần Thị Bé")
    first = enter(ours, made.code, 2, "Lê Văn Tám")
    second = enter(theirs, made.code, 2, "Lê Văn Tám")
    enter(theirs, made.code, 3, "Điểu Trư")
    assert account(theirs, made.id).account.missing == (1, 4), "each alone sees only its own"
    settle([ours, theirs], stick)
    for store in (ours, theirs):
        found = account(store, made.id).account
        assert (found.missing, found.duplicates, found.slips) == ((4,), (2,), 4)
        assert next_number(store, made.id) == 4
        assert {one.visit_id for one in visits_with(store, made.code, 2)} == {first, second}
    labels = {laptop_of(ours, first), laptop_of(ours, second)}
    assert len(labels) == 2
    assert labels == {laptop_of(theirs, first), laptop_of(theirs, second)}
    save(theirs, [Change("visit", record=second, action="delete")])
    settle([ours, theirs], stick)
    assert account(ours, made.id).account.duplicates == ()


def test_laptops_never_give_one_code(desks):
    codes = [new_book(store, 1, 10).code for store in desks for _ in range(3)]
    assert len(set(codes)) == 9


def test_void_numbers_written_on_both_are_a_conflict_that_people_decide(desks, stick):
    ours, theirs, _ = desks
    made = new_book(ours, 1, 9)
    settle([ours, theirs], stick)
    void(ours, made.id, [3], "viết hỏng")
    void(theirs, made.id, [7, 8, 9], "chưa dùng")
    settle([ours, theirs], stick)
    for store in (ours, theirs):
        (conflict,) = open_conflicts(store)
        assert (conflict.kind, conflict.record, conflict.unit) == ("slip_book", made.id, "void_nos")
        assert [value.values["void_nos"] for value in conflict.values] == ["3", "7-9"]
        assert book(store, made.id).clashes
    choose(ours, open_conflicts(ours)[0].id, 2)
    settle([ours, theirs], stick)
    for store in (ours, theirs):
        assert not book(store, made.id).clashes
        assert book(store, made.id).void == (7, 8, 9)
