"""The papers of a class in the window: looked at, saved, printed; numbers of certificates given for good."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QVBoxLayout, QWidget

from dxdesk.store.documents import documents
from dxdesk.store.training.certificates import certificates
from dxdesk.store.training.classes import class_of
from dxdesk.ui.page import Page
from dxdesk.ui.training.paper_making import BLANK, CERTIFICATES, FILLED, LOG, RESULT
from dxdesk.ui.training.papers_menu import open_paper, papers_menu
from tests.store.training.kit import enrol, make, mark
from tests.ui.accessible import english_in, faults, focusable, rows_without_buddy, words_in_sight
from tests.ui.desks import CTRL, focused, key, press, stand, type_text


class Host(Page):
    """A page with a button and the keys a page of classes has."""

    saved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.button = QPushButton("In", self)
        QVBoxLayout(self).addWidget(self.button)
        self.went_back = []
        for keys in ("Esc", "Ctrl+P", "Ctrl+Z", "Ctrl+Return"):
            QShortcut(QKeySequence(keys), self, lambda: self.went_back.append(1))


@pytest.fixture
def course(desk):
    """Two meetings, one held; An and Bình came."""
    store = desk.store
    course = make(store, "course", title="Bình dân học vụ số", hours="4", pass_share="50")
    first, second = (
        make(store, "meeting", course_id=course, held_on=day, trainer_name="Cô Hoa")
        for day in ("2026-11-20", "2026-11-27"))
    for name, state in (("An", "present"), ("Bình", "late"), ("Chi", "absent")):
        person = make(store, "resident", full_name=name)
        enrol(store, course, person)
        mark(store, first, person, state)
    assert second
    return course


@pytest.fixture
def host(qtbot):
    host = Host()
    stand(host, qtbot)
    host.button.setFocus()
    return host


@pytest.fixture
def show(desk, course, host, qtbot):
    def show(kind, meeting=""):
        sheet = open_paper(desk, class_of(desk.store, course), kind, meeting, host)
        settle(sheet, desk, qtbot)
        return sheet

    return show


def settle(sheet, desk, qtbot):
    qtbot.waitUntil(lambda: not desk.background.busy and not sheet.options._timer.isActive(), timeout=20_000)
    for _ in range(8):  # nested layouts settle level by level
        QApplication.processEvents()


def words(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    finally:
        document.close()


def test_every_paper_stands_in_the_menu_with_its_number(desk, course, host):
    view = class_of(desk.store, course)
    menu = papers_menu(desk, view, view.meetings[1].id, host)
    assert [action.text() for action in menu.actions()] == [
        "&1  Danh sách để ký buổi 2", "&2  Bảng điểm danh", "&3  Kết quả lớp", "&4  Giấy chứng nhận",
        "&5  Nhật ký người dạy"]
    menu.actions()[2].trigger()
    assert host.findChild(type(open_paper(desk, view, RESULT, "", host))).isVisible()


@pytest.mark.parametrize(("kind", "found"), [
    (BLANK, "buổi 2"), (FILLED, "BẢNG ĐIỂM DANH"), (RESULT, "BÁO CÁO"), (CERTIFICATES, "Số: ……/GCN"), (LOG, "NHẬT KÝ"),
])
def test_a_paper_is_seen_before_it_is_saved(show, desk, course, kind, found):
    sheet = show(kind, class_of(desk.store, course).meetings[1].id)
    assert found in words(sheet.made.data)
    assert sheet.paper.sheet.pixmap().width() > 300 and focused() is sheet.print


def test_another_meeting_or_period_makes_another_paper(show, desk, qtbot):
    sheet = show(BLANK)
    assert "buổi 1" in words(sheet.made.data)
    sheet.options.meeting.setCurrentIndex(1)
    settle(sheet, desk, qtbot)
    assert "buổi 2" in words(sheet.made.data)
    sheet = show(LOG)
    assert "Lớp Bình dân học vụ số" in words(sheet.made.data)
    sheet.options.period.setCurrentIndex(sheet.options.period.findData("2026"))
    settle(sheet, desk, qtbot)
    assert "năm 2026" in words(sheet.made.data)


def test_certificates_get_their_numbers_by_being_saved_once(show, desk, course, host, qtbot, tmp_path, monkeypatch):
    sheet = show(CERTIFICATES)
    assert "2 giấy chưa có số" in sheet.options.words.text() and certificates(desk.store, course).fresh == 2
    file = tmp_path / "giấy"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    with qtbot.waitSignal(host.saved):
        key(qtbot, Qt.Key.Key_S, CTRL)
    said = words(file.with_suffix(".pdf").read_bytes())
    assert "Số: 01/GCN-TCNSCĐ" in said and "Số: 02/GCN-TCNSCĐ" in said and "BẢN XEM THỬ" not in said
    assert certificates(desk.store, course).fresh == 0 and sheet.made.fresh == 0
    assert sheet.message.message.fact == "Đã lưu tệp PDF."
    before = sheet.made.data
    key(qtbot, Qt.Key.Key_S, CTRL)
    assert file.with_suffix(".pdf").read_bytes() == before


@pytest.mark.parametrize(("kind", "code"), [(FILLED, "class-sheet"), (RESULT, "class-result"), (LOG, "trainer-log")])
def test_figures_are_kept_by_being_saved_and_looking_keeps_nothing(show, desk, course, host, qtbot, tmp_path, kind,
                                                                   code):
    sheet = show(kind)
    assert documents(desk.store) == [] and "Chưa in lần nào" in sheet.options.words.text()
    with qtbot.waitSignal(host.saved):
        sheet.save_as(tmp_path / "a.pdf")
    (kept,) = documents(desk.store)
    assert kept.facts.paper == code and f"Mã kiểm {kept.facts.check_code}" in words(sheet.made.data)
    assert (tmp_path / "a.pdf").read_bytes() == sheet.made.data
    told = sheet.message.message
    assert told.fact == "Đã lưu tệp PDF." and f"Bản 1, mã {kept.facts.check_code}." in told.meaning
    assert "in lại ra y như cũ" in sheet.options.words.text()
    meeting = class_of(desk.store, course).meetings[0].id
    mark(desk.store, meeting, make(desk.store, "resident", full_name="Dung"), "present")
    sheet = show(kind)
    with qtbot.waitSignal(host.saved):
        sheet.save_as(tmp_path / "a.pdf")
    assert [one.facts.edition for one in documents(desk.store)] == [2, 1] and "xem trang cuối" in \
        sheet.message.message.meaning


def test_a_file_that_cannot_be_written_keeps_no_figures(show, desk, qtbot, tmp_path):
    sheet = show(LOG)
    sheet.save_as(tmp_path / "không có" / "a.pdf")
    settle(sheet, desk, qtbot)
    assert documents(desk.store) == [] and sheet.message.message.tone == "bad" and sheet.made is not None


def test_the_signer_may_be_another_and_the_ward_may_give(show, desk, qtbot):
    sheet = show(CERTIFICATES)
    options = sheet.options
    options.signer.setFocus()
    options.signer.selectAll()
    type_text("Đặng Thị Ẩn")
    settle(sheet, desk, qtbot)
    assert "Đặng Thị Ẩn" in words(sheet.made.data)
    options.by.set_value("ward")
    settle(sheet, desk, qtbot)
    assert options.role.text() == "TM. Ủy ban nhân dân; Chủ tịch" and options.signer.text() == ""
    assert "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH" in words(sheet.made.data) and "GCN-UBND" in words(sheet.made.data)
    options.size.set_value("a4")
    settle(sheet, desk, qtbot)
    document = pypdfium2.PdfDocument(sheet.made.data)
    assert round(document[0].get_width()) == 842
    document.close()


def test_printing_opens_the_viewer_of_the_machine_and_a_machine_without_one_is_told(show, desk, qtbot, monkeypatch):
    sheet, asked = show(FILLED), []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toLocalFile()) or False)
    key(qtbot, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: bool(asked), timeout=20_000)
    assert Path(asked[0]).read_bytes() == sheet.made.data
    assert [one.facts.paper for one in documents(desk.store)] == ["class-sheet"]
    assert "chưa có chương trình mở tệp PDF" in sheet.message.message.fact


def test_printed_before_it_is_ready_it_is_printed_once_it_is(desk, course, host, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toLocalFile()) or True)
    sheet = open_paper(desk, class_of(desk.store, course), CERTIFICATES, "", host)
    with qtbot.waitSignal(host.saved, timeout=20_000):
        key(qtbot, Qt.Key.Key_P, CTRL)
    settle(sheet, desk, qtbot)
    assert len(asked) == 1 and "Số: 01/GCN-TCNSCĐ" in words(Path(asked[0]).read_bytes())


def test_a_file_that_cannot_be_written_gives_no_number_and_leaves_the_paper(show, desk, course, qtbot, tmp_path):
    sheet = show(CERTIFICATES)
    sheet.save_as(tmp_path / "không có" / "giấy.pdf")
    settle(sheet, desk, qtbot)
    assert sheet.message.message.tone == "bad" and sheet.paper.isVisible() and sheet.keep.isEnabled()
    assert certificates(desk.store, course).fresh == 2


def test_a_paper_that_cannot_be_says_why_in_its_place(show, desk, host, qtbot):
    empty = make(desk.store, "course", title="Lớp trống")
    sheet = open_paper(desk, class_of(desk.store, empty), CERTIFICATES, "", host)
    settle(sheet, desk, qtbot)
    assert "chưa có ai hoàn thành" in sheet.message.message.fact
    assert sheet.made is None and not sheet.paper.isVisible() and not sheet.keep.isEnabled()
    sheet.start(class_of(desk.store, empty), RESULT)
    settle(sheet, desk, qtbot)
    assert sheet.paper.isVisible() and not sheet.message.isVisible()


def test_its_keys_are_its_own_and_tab_stays_on_it(show, host, qtbot):
    sheet = show(CERTIFICATES)
    seen = set()
    for _ in range(12):
        press(Qt.Key.Key_Tab)
        assert sheet.isAncestorOf(focused())
        seen.add(focused())
    assert {sheet.back, sheet.options.role, sheet.options.signer, sheet.print} <= seen
    for unseen in (Qt.Key.Key_Z, Qt.Key.Key_Return):
        sheet.keep.setFocus()
        key(qtbot, unseen, CTRL)
    key(qtbot, Qt.Key.Key_Escape)
    assert sheet.isHidden() and focused() is host.button and not host.went_back
    key(qtbot, Qt.Key.Key_Escape)
    assert host.went_back


@pytest.mark.parametrize("kind", [BLANK, CERTIFICATES, LOG])
def test_a_screen_reader_hears_every_field_and_nothing_is_english(show, kind):
    sheet = show(kind)
    assert not faults(sheet) and not rows_without_buddy(sheet)
    assert not english_in(" ".join(words_in_sight(sheet)))
    assert focusable(sheet)


@pytest.mark.parametrize(("width", "height", "scale"), [(1166, 736, 100), (824, 532, 100), (1166, 736, 150),
                                                       (1366, 736, 200)])
def test_nothing_is_cut_in_small_windows_or_at_large_text(show, host, theme, width, height, scale):
    theme.apply("light", scale)
    host.resize(width, height)
    sheet = show(CERTIFICATES)
    for part in (*filter(QWidget.isVisible, sheet.options.rows.values()), sheet.back, sheet.keep, sheet.print):
        least = part.minimumSizeHint()
        high = part.heightForWidth(part.width()) if part.hasHeightForWidth() else least.height()
        assert part.height() >= high and part.width() >= least.width()
    assert sheet.paper.height() > 100 and sheet.rect().contains(sheet.print.geometry())
