"""Lists of people by their commands."""

import pytest

from dxdesk.domain.filters import SHIPPED, PeopleFilter
from dxdesk.store.database import open_store
from dxdesk.store.saved_lists import keep_list
from tests.cli.conftest import PASSPHRASE, assert_refused, lines


@pytest.fixture
def people(desk, run):
    """Three people, one of them activated and helped with nothing else."""
    written = [{"resident": {"full_name": name, "eid_state": state, "phone": "0912345678"},
                "visit": {"visit_on": "2026-11-01", "follow_up_on": "2026-11-02"},
                "helps": [{"service": "VNEID_ACTIVATE", "outcome": "done"}]}
               for name, state in (("Trần Thị Bé", "l1"), ("Đỗ Ân", "l2_activated"), ("Lê An", ""))]
    assert run("add", stdin=lines(*written)).code == 0
    return desk


def test_the_lists_with_their_counts(people, run):
    answer = run("lists", "--json").json["lists"]
    assert [found["name"] for found in answer] == [name for name, _ in SHIPPED]
    counts = {found["name"]: found["count"] for found in answer}
    assert counts["Kích hoạt rồi mà chưa dùng dịch vụ nào"] == 1 and counts["Chưa có mức 2"] == 2
    assert counts["Chưa đồng ý ghi dữ liệu"] == 3
    assert "Chưa có mức 2: 2 người. Người dân chưa có mức 2." in run("lists").out


def test_who_is_in_a_list_in_vietnamese_order_without_phones(people, run):
    answer = run("list", "chua co muc 2", "--json")
    assert [person["full_name"] for person in answer.json["people"]] == ["Lê An", "Trần Thị Bé"]
    assert answer.json["count"] == 2 and "0912345678" not in answer.out
    short = run("list", "Chưa có mức 2", "--limit", "1")
    assert "Lê An" in short.out and "Trần Thị Bé" not in short.out and "Còn 1 người nữa" in short.out


def test_ones_own_list(people, run):
    with open_store(people, PASSPHRASE) as store:
        keep_list(store, "Tên An", PeopleFilter(text="an"))
    answer = run("list", "Tên An", "--json").json
    assert [person["full_name"] for person in answer["people"]] == ["Lê An", "Đỗ Ân"]
    assert answer["own"] and answer["filter"] == {"text": "an"}


def test_a_list_nobody_kept_is_refused(people, run):
    assert_refused(run("list", "Không có", "--json"), "unknown_list")
