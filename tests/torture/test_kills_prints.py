"""kill -9 at random instants of printing for good: no record without its paper, no half of either (issue 7)."""

import os
import shutil
import time
from pathlib import Path
from random import Random

import pypdfium2
import pytest

from dxdesk.papers.verifying import reprint
from dxdesk.store.database import open_store
from dxdesk.store.desk import Founder, new_desk
from dxdesk.store.documents import documents
from tests.papers.archive_kit import print_month, slip
from tests.torture.kill_ward import WARD
from tests.torture.size import PRINT_KILLS, SLICES
from tests.torture.test_kills import clear, kill, share, start
from tests.torture.victim import PASSPHRASE

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
OLD = b"the paper of last month"


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("bàn") / "desk"
    with new_desk(home, PASSPHRASE, WARD, Founder("Tổ 1", "Lê Thị Thử"))[0] as store:
        slip(store)
    return home


@pytest.mark.parametrize("seed", range(SLICES))
def test_a_print_killed_anywhere_leaves_the_old_paper_or_the_new_one(desk: Path, tmp_path: Path, seed: int) -> None:
    """A record lies there only with its paper; printed again there is one edition, and what lies there is it."""
    pick, span = Random(f"print {seed}"), 1.0
    for number in range(share(seed, PRINT_KILLS) + 1):
        home, file = Path(shutil.copytree(desk, tmp_path / f"bàn {number}")), tmp_path / f"bàn {number}" / "báo cáo.pdf"
        file.write_bytes(OLD)
        if number:
            kill(start("print", home, file), pick.uniform(0, span))
        with open_store(home, PASSPHRASE) as store:
            assert store.connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
            lying, kept = file.read_bytes(), documents(store)
            if lying != OLD:
                pypdfium2.PdfDocument(lying).close()
            assert [reprint(store, one.id).drawn.data for one in kept] in ([], [lying])
            began = time.monotonic()
            issued = print_month(store, file)
            span = span if number else 1.2 * (time.monotonic() - began)
            assert (issued.edition, len(documents(store))) == (1, 1)
            assert file.read_bytes() == issued.made.drawn.data
        clear(tmp_path)
