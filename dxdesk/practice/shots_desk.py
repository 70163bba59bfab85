"""The screens of the event desk and the register: who may be meant, context, keys, books, lists, merging, the lock."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt

from dxdesk.domain.filters import PeopleFilter, VisitFilter
from dxdesk.practice.hands import CTRL, press, type_text, wait
from dxdesk.practice.seat import Seat
from dxdesk.store.pins import set_pin
from dxdesk.store.slip_book_acts import new_book, void
from dxdesk.ui.desk.desk_page import DeskPage
from dxdesk.ui.register.register_page import RegisterPage

Screen = tuple[str, Callable[[], object]]


def desk_screens(one: Seat) -> Iterator[Screen]:
    """Each screen of the desk with what brings it about from the one before; the form is empty afterwards."""
    yield "41-goi-y-nguoi-da-co", lambda: _type_known(one)
    yield "42-viec-tiep-theo", lambda: _refer(one)
    yield "43-doi-boi-canh", lambda: _change_context(one)
    yield "44-ca-ho", lambda: _household(one)
    yield "45-phieu-ghi-do", lambda: _leave_half(one)
    yield "46-phieu-vua-luu", lambda: _save(one)
    yield "47-khong-ghi-ten", lambda: one.desk().ui.tally.setChecked(True)
    yield "59-khay-quet", lambda: _tray(one)
    yield "60-da-doc-the", lambda: _card(one)
    yield "48-quyen-phieu-giay", lambda: _books(one)
    yield "49-mot-quyen", lambda: _book(one)
    yield "50-nhap-phieu-giay", lambda: _enter_book(one)
    yield "51-phim", lambda: _keys(one)


def register_screens(one: Seat) -> Iterator[Screen]:
    """Each screen of the register, and the lock where members have PINs."""
    yield "52-so-nguoi-dan", lambda: _whole_register(one)
    yield "53-loc-vneid", lambda: _filter(one)
    yield "54-phieu", lambda: _visits(one)
    yield "55-gop-tim", lambda: _merge(one)
    yield "56-gop-xem-truoc", lambda: _compare(one)
    yield "57-da-gop", lambda: _merged(one)
    yield "58-nguoi-dung-may", lambda: _pins(one)


def lock_screen(one: Seat) -> None:
    """The lock as members with a PIN see it."""
    one.desk().form.ui.full_name.setText("Trần Thị Bé")
    one.work.lock.emit()


def _known(one: Seat) -> tuple[str, str, str]:
    """Name, year and hamlet of somebody the register knows well."""
    return one.store.connection.execute(
        "SELECT r.full_name, r.birth_year, h.name FROM resident r JOIN hamlet h ON h.id = r.hamlet_id WHERE "
        "r._deleted = 0 AND r.merged_into IS NULL AND r.birth_year IS NOT NULL AND r.id_last4 IS NOT NULL "
        "ORDER BY r.id").fetchone()


def _page(one: Seat) -> DeskPage:
    page = one.desk()
    page.start()
    return page


def _type_known(one: Seat) -> None:
    name, year, hamlet = _known(one)
    page = _page(one)
    page.form.ui.hamlet.setCurrentText(hamlet)
    type_text(name)
    press(Qt.Key.Key_Return)
    type_text(year)
    wait("gợi ý", lambda: not page.ui.candidates.isHidden())


def _refer(one: Seat) -> None:
    ui = _page(one).form.ui
    type_text("Đặng Thị Ẵm")
    ui.services.setFocus()
    type_text("k")
    wait("dòng của việc", lambda: bool(ui.helps.rows))
    line = ui.helps.rows[0]
    line.outcome.setFocus()
    type_text("4")
    line.obstacle.set_value("NOT_REGISTERED_L2")
    ui.follow_up_on.setFocus()


def _change_context(one: Seat) -> None:
    _page(one)
    press(Qt.Key.Key_F2)


def _household(one: Seat) -> None:
    press(Qt.Key.Key_Escape)
    page = _page(one)
    press(Qt.Key.Key_F8)
    page.form.carry({"household_no": "112", "address": "12 Lê Lợi"})
    page.form.ui.full_name.setFocus()


def _leave_half(one: Seat) -> None:
    page = _page(one)
    type_text("Nguyễn Thị Ẩn")
    wait("tên", lambda: page.form.ui.full_name.text() == "Nguyễn Thị Ẩn")
    page.drafting.flush()
    page.start()
    page.offer.look()


def _save(one: Seat) -> None:
    page = one.desk()
    page.ui.offer.buttons()[1].click()
    type_text("Trần Thị Bé")
    page.form.ui.services.setFocus()
    type_text("t")
    press(Qt.Key.Key_Return)
    type_text("1")
    press(Qt.Key.Key_Return, CTRL)


def _tray(one: Seat) -> None:
    page = _page(one)
    for text in ("https://example.vn/qr", "079058012347", "079058012347||Nguyễn Văn An|1"):
        page.incoming.take(text)
    press(Qt.Key.Key_F3)


def _card(one: Seat) -> None:
    page = one.desk()
    page.ui.scan_panel.shut()
    page.incoming.take("079058012347||NGUYEENX VAWN AN|12031958|Nam|Khu phoos 3, Phuwowngf Thur Daauf Mootj|01072021")


def _books(one: Seat) -> None:
    member = one.work.desk.who.member_id
    for first, last, place, day in ((1, 30, "Chợ Thủ Dầu Một", "2026-11-20"), (31, 50, "Nhà văn hóa", "2026-11-21")):
        book = new_book(one.store, first, last, place=place, member_id=member, held_on=day)
    void(one.store, book.id, (33, 35, 36), "viết hỏng")
    page = _page(one)
    page.ui.tally.setChecked(False)
    press(Qt.Key.Key_F7)


def _book(one: Seat) -> None:
    if sheet := one.desk().late.sheet:
        sheet.open_book(sheet.table.rows[0].book.id)


def _enter_book(one: Seat) -> None:
    page = one.desk()
    sheet = page.late.sheet
    found = sheet.page.found if sheet else None
    if sheet is not None and found is not None:
        book = found.book
        sheet.entering.emit(book.id, book.code, book.held_on, book.place, 0)


def _keys(one: Seat) -> None:
    one.desk().late.stop()
    press(Qt.Key.Key_F1)


def _register(one: Seat) -> RegisterPage:
    page = one.page(RegisterPage)
    one.sit_down()
    return page


def _settle(one: Seat) -> None:
    wait("danh sách", lambda: not one.work.desk.background.busy)


def _whole_register(one: Seat) -> None:
    press(Qt.Key.Key_Escape)
    _page(one)
    page = _register(one)
    page.ui.search.setText("")
    _settle(one)


def _filter(one: Seat) -> None:
    page = _register(one)
    page.lists.show_filter(PeopleFilter(states=("l1", "l2_issued")))
    _settle(one)


def _visits(one: Seat) -> None:
    _register(one).lists.show_filter(VisitFilter(outcome="referred"))
    _settle(one)


def _merge(one: Seat) -> None:
    page = _register(one)
    page.lists.show_filter(PeopleFilter())
    page.ui.search.setText(_known(one)[0])
    _settle(one)
    page.ui.search.setFocus()
    press(Qt.Key.Key_Return)
    page.start_merging()


def _compare(one: Seat) -> None:
    keep, other = (row[0] for row in one.store.connection.execute(
        "SELECT id FROM resident WHERE _deleted = 0 AND merged_into IS NULL ORDER BY id LIMIT 2"))
    _register(one).ui.merge_sheet.compare(keep, other)


def _merged(one: Seat) -> None:
    press(Qt.Key.Key_Return, CTRL)
    _settle(one)


def _pins(one: Seat) -> None:
    set_pin(one.store, one.work.desk.who.member_id, "284617")
    one.work.go("settings", "users")
