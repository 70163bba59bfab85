import pytest

from dxdesk.domain.filters import SHIPPED, PeopleFilter
from dxdesk.errors import InputError
from dxdesk.store.saved_lists import SETTING, delete_list, find_list, keep_list, rename_list, saved_lists

MINE = PeopleFilter(states=("l1",), hamlets=("h1",), quiet_days=30)


def test_the_shipped_lists_come_first(store):
    assert [(found.name, found.own) for found in saved_lists(store)] == [(name, False) for name, _ in SHIPPED]


def test_a_list_is_kept_renamed_and_deleted(store):
    keep_list(store, "  Khu phố  3, mức 1 ", MINE)
    keep_list(store, "Ấp Bắc", PeopleFilter(no_consent=True))
    assert [found.name for found in saved_lists(store) if found.own] == ["Ấp Bắc", "Khu phố 3, mức 1"]
    assert find_list(store, "khu pho 3, muc 1").filter == MINE
    rename_list(store, "Khu phố 3, mức 1", "Đi nhà thứ bảy")
    assert find_list(store, "Đi nhà thứ bảy").filter == MINE
    delete_list(store, "Đi nhà thứ bảy")
    assert [found.name for found in saved_lists(store) if found.own] == ["Ấp Bắc"]


@pytest.mark.parametrize(("name", "code"), [
    ("   ", "name_missing"), ("x" * 61, "name_too_long"), ("quá hẹn", "name_taken"), ("QUÁ HẸN", "name_taken"),
])
def test_a_name_that_cannot_be_is_refused(store, name, code):
    with pytest.raises(InputError) as refused:
        keep_list(store, name, MINE)
    assert refused.value.code == code and not any(found.own for found in saved_lists(store))


def test_one_name_is_one_list(store):
    keep_list(store, "Của tôi", MINE)
    keep_list(store, "Của tôi", PeopleFilter(unused=True))
    keep_list(store, "Khác", MINE)
    assert find_list(store, "Của tôi").filter == PeopleFilter(unused=True)
    with pytest.raises(InputError, match="Đặt tên khác"):
        rename_list(store, "Khác", "Của tôi")
    for act in (lambda: delete_list(store, "Không có"), lambda: rename_list(store, "Quá hẹn", "Trễ"),
                lambda: find_list(store, "zzz")):
        with pytest.raises(InputError) as refused:
            act()
        assert refused.value.code == "unknown_list"


@pytest.mark.parametrize("damaged", ["[", "[1]", '{"A": 3}', '{"A": {"states": [7, "l1"], "later": true}}'])
def test_what_another_program_wrote_does_no_harm(store, damaged):
    store.set_setting(SETTING, damaged)
    assert len(saved_lists(store)) >= len(SHIPPED)
