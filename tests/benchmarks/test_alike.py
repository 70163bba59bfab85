"""The benchmark of who may be meant runs, and says its floor."""

from benchmarks import alike
from benchmarks.big import big_desk


def test_who_may_be_meant(tmp_path):
    with big_desk(tmp_path / "desk", 50) as store:
        p50, p95 = alike.measure(store, 50, people=6)
    assert 0 < p50.ours <= p95.ours
    assert "6 looks; one person by number" in p95.against
