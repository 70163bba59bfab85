"""Times inside the real window, a process of its own: `python -m benchmarks.window unlock|search|next_form HOME N`."""

import json
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks import next_form
from benchmarks.big import PASSPHRASE
from benchmarks.data import Maker
from benchmarks.search import BEFORE, typed_names
from dxdesk.practice.hands import CTRL, focused, is_in, type_text, wait
from dxdesk.store.database import Store
from dxdesk.ui.desk.desk_page import DeskPage
from dxdesk.ui.start import Program, make_app

_PAUSE = 0.75  # seconds; a draft is written 0.6 s after a key
_SIZE = QSize(1366, 768)  # the commonest screen among users; the offscreen platform would give a smaller one
_PACE = 0.06  # seconds between two keys; what comes within 0.05 may be a scanner


def main(what: str, home: str, names: str = "60") -> None:
    """Open the desk as a person does and print the times as JSON."""
    app = make_app(sys.argv[:1])
    program = Program(app, Path(home))
    program.start()
    program.window.activateWindow()
    times = {"unlock": [_unlock(app, program)]}
    if what == "search":
        times["search"] = _search(app, program.workspace.page(), int(names))
    elif what == "next_form":
        program.window.resize(_SIZE)
        times |= _next_form(app, program.workspace.page(), program.workspace.desk.store, int(names))
    program.window.close()
    print(json.dumps(times))


def _unlock(app: QApplication, program: Program) -> float:
    """The person types no faster than the program gets ready behind the unlock page."""
    wait("trang mở sổ", lambda: program.background is not None and not program.background.busy)
    start = perf_counter()
    program.cover.unlock.emit(PASSPHRASE)
    wait("bàn làm việc", lambda: program.workspace is not None and program.workspace.page().isVisible())
    for _ in range(2):  # what was shown is laid out by the first, painted at the latest by the second
        app.processEvents()
    return (perf_counter() - start) * 1000


def _search(app: QApplication, page: DeskPage, names: int) -> list[float]:
    """From each key to its list on the screen, at a pace at which no scanner types."""
    box = page.ui.find
    times = []
    for turn, name in enumerate([*typed_names(BEFORE, seed=12), *typed_names(names)]):
        box.setFocus()
        box.clear()
        for end, letter in enumerate(name, 1):
            _rest(app, _PACE)
            start = perf_counter()
            type_text(letter)
            wait("chữ vừa gõ", lambda end=end: len(box.text()) == end)  # a digit may be the first of a scan
            app.processEvents()
            if turn >= BEFORE:
                times.append((perf_counter() - start) * 1000)
    return times


def _next_form(app: QApplication, page: DeskPage, store: Store, slips: int) -> dict[str, list[float]]:
    """Half of the slips with new people, half with people of the register; each typed, then saved by its key."""
    times: dict[str, list[float]] = {"new": [], "known": [], "card": [], "repaint": []}
    people = _people(store)
    for n in range(slips + next_form.BEFORE):
        if known := n % 2 == 1:
            page.open(next(people))
        else:
            times["card"].append(_type_person(app, page, n))
        page.form.ui.services.setFocus()
        there = len(page.form.ui.helps.rows)
        for letter in "ks":
            _write(app, letter)
        wait("hai việc đã giúp", lambda there=there: len(page.form.ui.helps.rows) == there + 2)
        for row in page.form.ui.helps.rows:
            row.outcome.set_value("done")
        _rest(app, _PAUSE)
        times["known" if known else "new"].append(_painted(app, _save))
        if not page.form.is_empty() or not is_in(page.form.ui.full_name):
            raise RuntimeError(f"slip {n} was not saved: {page.ui.message.message}")
        times["repaint"].append(_painted(app, page.repaint))
    return {name: taken[next_form.BEFORE // 2:] for name, taken in times.items()}


def _people(store: Store) -> Iterator[str]:
    """People anywhere in the register."""
    pick, (last,) = random.Random(5), store.connection.execute("SELECT max(n) FROM resident").fetchone()
    while True:
        row = store.connection.execute("SELECT id FROM resident WHERE n = ?", [pick.randint(1, last)]).fetchone()
        if row is not None:
            yield row[0]


def _type_person(app: QApplication, page: DeskPage, n: int) -> float:
    """Name and year of somebody new; from the last key to the picture of who may be meant, in ms."""
    maker, answered = Maker("0000000000", seed=n), []
    page.form.ui.birth_year.setFocus()
    _write(app, str(maker.random.randint(1940, 2005)))
    page.form.ui.full_name.setFocus()
    *name, last = maker.name()
    _write(app, "".join(name))

    def act() -> None:
        heard = page.filling.suggested.connect(answered.append)
        type_text(last)
        while not answered:  # as the window waits, for `wait` sleeps between two looks
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        page.filling.suggested.disconnect(heard)

    return _painted(app, act)


def _write(app: QApplication, text: str) -> None:
    """Letters at a person's pace."""
    for letter in text:
        _rest(app, _PACE)
        type_text(letter)
    _rest(app, _PACE)


def _save() -> None:
    QTest.keyClick(focused(), Qt.Key.Key_Return, CTRL)


def _painted(app: QApplication, act: Callable[[], object]) -> float:
    """From an act to its picture on the screen, in ms: one round lays it out, at the latest the next paints it."""
    start = perf_counter()
    act()
    for _ in range(2):
        app.processEvents()
    return (perf_counter() - start) * 1000


def _rest(app: QApplication, seconds: float) -> None:
    """A pause of the hands; what waits for one is done: drafts, keys that might have been a scan."""
    end = perf_counter() + seconds
    while perf_counter() < end:
        app.processEvents()


if __name__ == "__main__":
    main(*sys.argv[1:])
