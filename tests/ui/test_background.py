import threading

import pytest

from dxdesk.errors import InputError
from dxdesk.ui.background import Background, Stopped


@pytest.fixture
def background(qapp):
    made = Background()
    yield made
    made.close()


def test_work_is_done_off_the_window_s_thread_and_answered_on_it(background, qtbot):
    seen = []

    def answer(where: int) -> None:
        seen.append((where, threading.get_ident()))

    background.run(threading.get_ident, done=answer, failed=seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    worked, answered = seen[0]
    assert worked != threading.get_ident() == answered


def test_pieces_are_done_one_after_the_other(background, qtbot):
    order = []
    for n in range(20):
        background.run(lambda n=n: n, done=order.append, failed=order.append)
    assert background.busy
    qtbot.waitUntil(lambda: len(order) == 20)
    assert order == list(range(20))
    assert not background.busy


def test_a_refusal_reaches_the_one_who_asked(background, qtbot):
    refusals = []

    def refuse() -> None:
        raise InputError("x", "Không được.")

    background.run(refuse, done=lambda _: None, failed=refusals.append)
    qtbot.waitUntil(lambda: bool(refusals))
    assert refusals[0].sentence == "Không được."


def test_work_says_how_far_it_is(background, qtbot):
    steps, results = [], []

    def work(report) -> str:
        for n in range(3):
            report(n, 3, f"phần {n}")
        return "xong"

    background.run(work, done=results.append, failed=results.append, progress=lambda *step: steps.append(step))
    qtbot.waitUntil(lambda: bool(results))
    assert results == ["xong"]
    assert steps == [(0, 3, "phần 0"), (1, 3, "phần 1"), (2, 3, "phần 2")]


def test_a_person_can_stop_it_between_two_steps(background, qtbot):
    started, go_on, results = threading.Event(), threading.Event(), []

    def work(report) -> None:
        report(1, 2)
        started.set()
        go_on.wait(5)
        report(2, 2)

    job = background.run(work, done=results.append, failed=results.append, progress=lambda *step: None)
    assert started.wait(5)
    job.stop()
    go_on.set()
    qtbot.waitUntil(lambda: bool(results))
    assert isinstance(results[0], Stopped)


def test_nothing_is_answered_after_closing_and_the_last_word_is_the_worker_s(qapp):
    background, seen, last = Background(), [], []
    hold = threading.Event()
    background.run(lambda: hold.wait(5), done=seen.append, failed=seen.append)
    background.run(lambda: seen.append("waiting work was begun"), done=seen.append, failed=seen.append)
    threading.Timer(0.02, hold.set).start()
    background.close(last=lambda: last.append(threading.current_thread().name))
    qapp.processEvents()
    assert seen == []
    assert last[0].startswith("dxdesk")
    background.close()


def test_opening_and_closing_many_times_leaves_nothing_to_crash_on(qapp):
    for n in range(100):
        background = Background()
        background.run(lambda n=n: n, done=lambda _: None, failed=lambda _: None)
        if n % 2:
            qapp.processEvents()
        background.close()
    qapp.processEvents()
