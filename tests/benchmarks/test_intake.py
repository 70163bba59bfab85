"""The benchmarks of preview and increment run, take everything in and say a ratio."""

from benchmarks import increment, preview
from benchmarks.big import PASSPHRASE
from dxdesk.store.database import open_store


def test_a_preview_of_ops_of_which_every_tenth_is_an_edit(tmp_path):
    [figure] = preview.measure(tmp_path / "preview", ops=200)
    assert figure.ratio
    with open_store(tmp_path / "preview" / "merge", PASSPHRASE) as store:
        edits = store.connection.execute("SELECT count(*) FROM op WHERE replaces <> ''").fetchone()[0]
        assert edits == 20
        assert store.connection.execute("SELECT count(*) FROM conflict").fetchone()[0] == 0


def test_a_day_of_laptops_beside_what_is_held(tmp_path):
    [figure] = increment.measure(tmp_path / "increment", laptops=2, visits=20)
    assert figure.ratio
    with open_store(tmp_path / "increment" / "ours", PASSPHRASE) as store:
        visits = store.connection.execute("SELECT count(*) FROM visit").fetchone()[0]
        assert visits == 2 * (20 + increment.DAYS * increment.DAY)
