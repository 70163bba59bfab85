"""The benchmarks run and say a ratio; how fast anything is, they say themselves, not a test."""

import pytest

from benchmarks import merge, next_form, report, save, search, start, unlock, ward
from benchmarks.big import PASSPHRASE, big_desk, empty_desk
from benchmarks.figure import Figure, percentile
from dxdesk.exchange.envelope import is_sealed
from dxdesk.store.database import open_store


def test_a_figure_is_judged_by_its_ratio_or_without_a_floor_by_itself():
    assert Figure("save", "save", "append", 12.0, 5.0, 3.0).met
    assert not Figure("save", "save", "append", 16.0, 5.0, 3.0).met
    assert not Figure("save", "save", "append", 12.0, 5.0, 3.0, valid=False).met
    assert Figure("search", "key", "", 4.0, 5.0).met
    assert "4.00 ×" in Figure("save", "save", "append", 12.0, 5.0, 3.0).line()


def test_a_percentile_is_one_of_the_values():
    assert [percentile(range(1, 101), share) for share in (0.0, 0.5, 0.95, 0.99, 1.0)] == [1, 50, 95, 99, 100]


def test_start(tmp_path):
    empty_desk(tmp_path / "desk").close()
    [figure] = start.measure(tmp_path / "desk", pairs=1)
    assert figure.ratio
    assert "×" in figure.line()


def test_save_and_search_in_the_store(tmp_path):
    with big_desk(tmp_path / "desk", 50) as store:
        found = [*search.measure(store, 50, names=2), *save.measure(store, tmp_path, 50, saves=3)]
        assert store.connection.execute("SELECT count(*) FROM visit").fetchone()[0] == 50 + 2 * (20 + 3)
    assert [figure.name for figure in found] == ["search"] * 2 + ["save"] * 4
    assert all(figure.ratio for figure in found[2::2])


def test_merge_takes_every_segment_and_its_floor_makes_the_same_rows(tmp_path):
    plain, quick = merge.measure(tmp_path / "merge", ops=100)
    assert plain.ratio
    assert quick.ours == plain.ours
    assert_same_rows(tmp_path / "merge")


def test_the_first_merge_of_a_ward_of_invited_laptops(tmp_path):
    plain, quick = ward.measure(tmp_path / "ward", laptops=2, visits=20)
    assert plain.ratio
    assert quick.ratio
    assert "120 ops" in plain.work
    assert_same_rows(tmp_path / "ward")
    assert all(is_sealed(path.read_bytes()) for path in (tmp_path / "ward" / "usb").rglob("log/*/*-visit-*"))
    with open_store(tmp_path / "ward" / "ours", PASSPHRASE) as store, pytest.raises(RuntimeError, match="120 of 121"):
        ward.check(store, 2, 20, ops=121)


def assert_same_rows(folder):
    with open_store(folder / "ours", PASSPHRASE) as ours, open_store(folder / "floor-2", PASSPHRASE) as floor:
        for table in (*merge.KINDS, "person_key", "person_digits"):
            query = f'SELECT * FROM "{table}"'
            rows = [sorted(map(str, store.connection.execute(query))) for store in (ours, floor)]
            assert rows[0] == rows[1]
            assert rows[0]


def test_unlock_and_search_in_the_window(tmp_path):
    home = tmp_path / "desk"
    big_desk(home, 20).close()
    [figure] = unlock.measure(home, 20, runs=1)
    assert figure.ratio
    assert all(found.ours > 0 for found in search.painted(home, 20, names=1))


def test_the_next_form_in_the_window(tmp_path, monkeypatch):
    home = tmp_path / "desk"
    big_desk(home, 20).close()
    found = next_form.measure(home, 20, slips=2)
    assert len(found) == 6
    assert all(figure.ours > 0 for figure in found)
    assert "× the repaint" in found[0].line()
    with open_store(home, PASSPHRASE) as store:
        assert store.connection.execute("SELECT count(*) FROM visit").fetchone()[0] == 20 + 2 + next_form.BEFORE


@pytest.mark.parametrize("scale", [1, 0.5])
def test_the_page_keeps_the_rows_of_other_figures(tmp_path, monkeypatch, scale):
    page = tmp_path / "performance.md"
    page.write_text("# x\n<!-- figures -->\n| work |\n| --- |\n<!-- end of figures -->\ntail\n", encoding="utf-8")
    monkeypatch.setattr(report, "PAGE", page)
    report.write([Figure("a", "one", "floor", 2.0, 5.0, 1.0), Figure("b", "two", "", 2.0, 5.0)], scale)
    report.write([Figure("a", "one", "floor", 3.0, 5.0, 1.0)], scale)
    text = page.read_text(encoding="utf-8")
    assert (text.count("| one |"), text.count("| two |"), text.count("tail")) == (1, 1, 1)
    assert "3.00 ×" in text
    assert "2.00 ×" not in text
    assert ("0.5 of the size" in text) == (scale != 1)
