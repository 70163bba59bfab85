from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from dxdesk.ui import crash
from dxdesk.ui.crash import CrashDialog, crash_hook, details

PERSON = "Nguyễn Văn An 079058012347"


def bug() -> BaseException:
    try:
        raise ValueError(PERSON)
    except ValueError as error:
        return error


@pytest.fixture
def caught(home: Path, qapp, monkeypatch):
    home.mkdir(parents=True)
    shown: list[CrashDialog] = []

    class Seen(CrashDialog):
        """A dialog the test can ask for; asking Qt for all windows would wake those other tests left behind."""

        def __init__(self, report: str, parent) -> None:
            super().__init__(report, parent)
            shown.append(self)

    monkeypatch.setattr(crash, "CrashDialog", Seen)
    hook = crash_hook(home, lambda: None)

    def happen() -> None:
        error = bug()
        hook(type(error), error, error.__traceback__)
    happen.dialogs = lambda: [dialog for dialog in shown if dialog.isVisible()]
    yield happen
    for dialog in happen.dialogs():
        dialog.close()


def test_what_is_written_down_holds_nobody_s_name(caught, home):
    caught()
    log = "".join(path.read_text("utf-8") for path in home.rglob("*.log"))
    assert "ValueError" in log
    assert "test_crash.py" in log
    assert "Nguyễn" not in log
    assert "079058012347" not in log
    assert "Nguyễn" not in details(bug())


def test_one_dialog_says_what_is_safe_however_many_bugs(caught):
    caught()
    caught()
    assert len(caught.dialogs()) == 1
    assert "vẫn còn nguyên" in caught.dialogs()[0].informativeText()


def test_the_details_can_be_copied_without_closing_it(caught):
    caught()
    dialog = caught.dialogs()[0]
    dialog.copy_button.click()
    assert "ValueError" in QGuiApplication.clipboard().text()
    assert dialog.isVisible()


def test_after_the_dialog_is_closed_the_next_bug_has_one_again(caught):
    caught()
    caught.dialogs()[0].close()
    caught()
    assert len(caught.dialogs()) == 1
