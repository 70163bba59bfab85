import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxdesk.domain.catalogues import load_catalogues
from dxdesk.domain.filters import SHIPPED, PeopleFilter, VisitFilter, day_of

SUNDAY = date(2026, 11, 22)
CATALOGUES = load_catalogues(Path(__file__).parents[2] / "resources" / "data")


def named(kind: str, record: str) -> str:
    return {"h3": "Khu phố 3", "h5": "Khu phố 5", "m1": "Lê Thị Hoa", "e1": "Ngày hội"}.get(record, "")


def told(of: PeopleFilter | VisitFilter) -> str:
    return of.sentence(named, CATALOGUES, SUNDAY)


@pytest.mark.parametrize(("word", "day"), [
    ("today", "2026-11-22"), ("yesterday", "2026-11-21"), ("monday", "2026-11-16"), ("sunday", "2026-11-22"),
    ("2026-02-28", "2026-02-28"), ("2026-02-30", ""), ("", ""), ("someday", ""),
])
def test_days_that_move_with_today(word, day):
    assert day_of(word, SUNDAY) == day


@pytest.mark.parametrize(("of", "sentence"), [
    (PeopleFilter(), "Mọi người dân trong sổ."),
    (PeopleFilter(hamlets=("h3", "h5"), states=("l1", "l2_pending")),
     "Người dân Khu phố 3 hoặc Khu phố 5, VNeID mức 1 hoặc chờ duyệt."),
    (PeopleFilter(hamlets=("h3",), household="112"), "Người dân hộ 112, Khu phố 3."),
    (PeopleFilter(text="an", merged=True), "Người dân khớp “an”, kể cả hồ sơ đã gộp."),
    (PeopleFilter(quiet_days=30, visited_from="2026-01-01"), "Người dân đến từ 01/01/2026, 30 ngày nay chưa đến."),
    (VisitFilter(), "Mọi phiếu trong sổ, mới nhất trước."),
    (VisitFilter(visited_from="today", visited_to="today", member="m1", event="e1", service="CASHLESS", outcome="done",
                 mode="home", unsent=True),
     "Phiếu ngày 22/11/2026, do Lê Thị Hoa ghi, ở Ngày hội, việc Thanh toán số, kết quả xong, tại nhà người dân, "
     "chưa gửi."),
    (VisitFilter(hamlet="h3", anonymous=True), "Phiếu Khu phố 3, không ghi tên."),
])
def test_a_list_says_what_it_holds(of, sentence):
    assert told(of) == sentence


def test_the_shipped_lists_say_it_too():
    assert [told(of) for _, of in SHIPPED] == [
        "Người dân đã kích hoạt mà chưa dùng dịch vụ nào.", "Người dân có hẹn từ 16/11/2026 đến 22/11/2026.",
        "Người dân quá hẹn, tính đến hết 21/11/2026.", "Người dân chưa có mức 2.", "Người dân chưa đồng ý ghi dữ liệu."]


PLAIN = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)


@given(PLAIN, st.lists(PLAIN).map(tuple), st.booleans(), st.integers(0, 36_500))
def test_json_keeps_a_filter(text, states, yes, days):
    of = PeopleFilter(text=text, states=states, unused=yes, quiet_days=days, due_from="monday")
    assert PeopleFilter.from_values(json.loads(json.dumps(of.values()))) == of
    assert told(of).endswith(".")


@given(st.recursive(st.none() | st.booleans() | st.integers() | PLAIN, lambda inner: st.lists(inner)
                    | st.dictionaries(st.sampled_from(["text", "states", "unused", "quiet_days", "later"]), inner)))
def test_whatever_stands_in_the_json_gives_a_filter_that_can_be_told(values):
    for kind in (PeopleFilter, VisitFilter):
        assert told(kind.from_values(values))


@pytest.mark.parametrize("values", [None, "", "[", 7, [], {"quiet_days": 1e9, "unused": 1}])
def test_what_is_no_filter_is_the_one_that_leaves_nothing_out(values):
    assert PeopleFilter.from_values(values).empty and VisitFilter.from_values(values).empty
