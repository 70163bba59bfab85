from pathlib import Path

import pytest

from dxdesk.ui.window_settings import WindowSettings


@pytest.fixture
def folder(home: Path) -> Path:
    home.mkdir(parents=True)
    return home


def test_what_was_set_is_there_the_next_time(qapp, folder):
    first = WindowSettings(folder)
    first.keep_look("dark", 150)
    first.keep_whose("Phường Thủ Dầu Một, Tổ Khu phố 3")
    first.keep_place((10, -20, 1024, 600, 1))
    again = WindowSettings(folder)
    assert again.look() == ("dark", 150)
    assert again.whose() == "Phường Thủ Dầu Một, Tổ Khu phố 3"
    assert again.place() == (10, -20, 1024, 600, 1)


def test_what_is_kept_already_is_not_written_again(qapp, folder):
    settings = WindowSettings(folder)
    settings.keep_look("dark", 150)
    (folder / "window.ini").unlink()
    settings.keep_look("dark", 150)
    assert not (folder / "window.ini").exists()
    settings.keep_look("dark", 125)
    assert (folder / "window.ini").exists()


def test_a_window_never_seen_follows_the_desktop(qapp, folder):
    fresh = WindowSettings(folder)
    assert fresh.look() == ("system", 100)
    assert fresh.place() is None
    assert fresh.whose() == ""


@pytest.mark.parametrize(("look", "place"), [
    ("theme=pink\nscale=130\n", "place=1 2 3\n"),
    ("theme=\nscale=-100\n", "place=a b c d e\n"),
    ("scale=999999999999999999999\n", "place=@Invalid()\n"),
    ("\x00\x01\x02", "\xff\xfe"),
])
def test_nonsense_in_the_file_is_passed_over(qapp, folder, look, place):
    (folder / "window.ini").write_text(f"[General]\n{look}{place}", "latin-1")
    settings = WindowSettings(folder)
    assert settings.look() == ("system", 100)
    assert settings.place() is None


def test_looking_at_the_program_makes_no_folder(qapp, home):
    WindowSettings(home).keep_look("dark", 125)
    assert not home.exists()
