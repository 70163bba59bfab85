"""What was handed to another program does not stay."""

from dxdesk.ui.outside import outside_folder, sweep_outside


def test_a_folder_goes_with_its_object_and_one_left_goes_at_the_next_start(tmp_path):
    kept = outside_folder(tmp_path)
    (tmp_path / "tam-in-cu").mkdir()
    (tmp_path / "tam-in-cu" / "danh-sach.pdf").write_bytes(b"x")
    (tmp_path / "desk.db").write_bytes(b"x")
    assert kept.path().startswith(str(tmp_path))
    kept.remove()
    sweep_outside(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["desk.db"]
