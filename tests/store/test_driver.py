"""The one driver under everything."""

from dxdesk.store import driver


def test_a_null_stays_one_and_is_bound_without_asking_round(tmp_path):
    """A driver that looks for an adapter at every NULL takes twice as long for a merge."""
    connection = driver.connect(tmp_path / "desk.db", bytes(32), create=True)
    connection.execute("CREATE TABLE t (a TEXT, b TEXT)")
    connection.executemany("INSERT INTO t VALUES (?, ?)", [(None, ""), ("x", None)])
    assert connection.execute("SELECT a, b FROM t").fetchall() == [(None, ""), ("x", None)]
    adapter = driver.sqlite.adapters[type(None), driver.sqlite.PrepareProtocol]
    assert adapter(None) is None
    connection.close()
