"""The steps of the demo, each with what it claims."""

import random
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.dates import today
from dxdesk.domain.periods import read_period
from dxdesk.domain.visit import HelpLine
from dxdesk.errors import InputError
from dxdesk.exchange.sheets.importing import Imported, preview_log
from dxdesk.exchange.sheets.importing import import_log as take_log
from dxdesk.exchange.sheets.plan import read_log
from dxdesk.papers.choices import Choices
from dxdesk.papers.kinds import paper_kind
from dxdesk.papers.making import Made, make
from dxdesk.paths import resource_path
from dxdesk.practice.people import Crowd
from dxdesk.practice.seat import Seat
from dxdesk.report.files import write_whole
from dxdesk.store.conflicts import count_conflicts
from dxdesk.ui.exchange.file_table import FileRow

NOW = datetime(2026, 11, 22, 0, 30, tzinfo=UTC)
SAMPLE = ("practice", "nhat-ky-ho-tro-thang-10.csv")
CARDS = ("practice", "qr.txt")
MONTHS = ("2026-10", "2026-11")
FAMILIAR = "Nguyễn Văn Thử Tập Dượt"
PHONES = ("0900000111", "0900000222")
_SHOWN = 3
_VISIT = (HelpLine("VNEID_ACTIVATE", "done"),)


class Claims:
    """Tells each step and what it counted, on the screen and in a file; a claim that does not hold ends the demo."""

    def __init__(self, copy: TextIO) -> None:
        self._copy = copy
        self._step = 0

    def step(self, title: str) -> None:
        """The next step begins."""
        self._step += 1
        self.say(f"\n{self._step}. {title}")

    def say(self, line: str) -> None:
        """One line for people."""
        print(line, flush=True)
        print(line, file=self._copy, flush=True)

    def check(self, what: str, holds: bool) -> None:
        """Tell a claim that holds; raises `InputError` for one that does not."""
        if not holds:
            raise InputError("claim", f"{what}.")
        self.say(f"   đạt: {what}")

    def close(self) -> None:
        """Nothing more is told."""
        self._copy.close()


def write_slips(told: Claims, seats: Sequence[Seat], slips: int, scans: int, pictures: Path) -> None:
    """Slips typed on every laptop, cards scanned on the last, a picture of the desk."""
    told.step("Ghi phiếu qua cửa sổ thật, chỉ bằng bàn phím")
    shares = [slips // len(seats) + (n < slips % len(seats)) for n in range(len(seats))]
    for n, (place, share) in enumerate(zip(seats, shares, strict=True)):
        _type(place, n, share)
        told.say(f"   {place.name}: gõ {share} phiếu")
    payloads = resource_path(*CARDS).read_bytes().split(b"\n")[:scans]
    for payload in payloads:
        seats[-1].scan_slip(payload.decode().removesuffix("\r"), _VISIT)
    told.say(f"   {seats[-1].name}: quét {len(payloads)} mã thẻ, mỗi mã một phiếu")
    seats[0].begin_slip("Trần Thị Mẫu")
    seats[0].picture(pictures / "1-ban-lam-viec.png")
    seats[0].drop_slip()
    held = [place.state().records["visit"] for place in seats]
    told.check(f"các máy giữ {' + '.join(map(str, held))} phiếu, đúng số đã gõ và quét",
               held == [*shares[:-1], shares[-1] + len(payloads)])


def _type(place: Seat, n: int, share: int) -> None:
    """The first slip of the first laptop is of the one person another laptop will meet again."""
    desk = place.work.desk
    names = [row[0] for row in desk.store.connection.execute("SELECT name FROM hamlet ORDER BY n")]
    crowd = Crowd(f"demo {n}", names, desk.catalogues)
    for k in range(share):
        person = crowd.person(today(NOW))
        if n == 0 and k == 0:
            person |= {"full_name": FAMILIAR, "sex": "M"}
        person |= {"hamlet": person["hamlet_id"], "id_last4": person.get("national_id", "")[-4:]}
        place.write_slip(person, _with_key(desk.catalogues, crowd.helps()))


def _with_key(catalogues: Catalogues, helps: Sequence[HelpLine]) -> Sequence[HelpLine]:
    """Those of the helps whose service has a key; at least one."""
    keyed = {entry.code for entry in catalogues.entries("service") if entry.shortcut}
    return [line for line in helps if line.service in keyed] or _VISIT


def import_log(told: Claims, place: Seat, folder: Path) -> None:
    """The sample log of October: what was repaired, what must be asked, and that the same file twice is once."""
    told.step("Nhập sổ tháng 10 ghi bằng bảng tính")
    data = resource_path(*SAMPLE).read_bytes()
    plan = read_log(data, today(NOW), place.work.desk.catalogues)
    expected = preview_log(place.store, plan)
    before = place.state().records["visit"]
    done = take_log(place.store, plan)
    told.say(f"   {place.name}: {SAMPLE[-1]}, {done.rows} dòng")
    told.say(f"   nhận {done.new} phiếu, {done.people} người mới, để lại {len(done.skipped)} dòng")
    for what, lines in (("sửa", done.repairs), ("hỏi", done.asks)):
        told.say(f"   {what} {len(lines)} chỗ:")
        for sentence, count in Counter(line.sentence for line in lines).most_common(_SHOWN):
            told.say(f"      {count} × {sentence}")
    (folder / "nhap-so-thang-10.txt").write_text("\n".join(_every_line(done)), encoding="utf-8")
    told.check(f"có thêm đúng {done.new} phiếu, đúng như khi xem trước",
               place.state().records["visit"] - before == done.new == expected.new > 0)
    again = take_log(place.store, read_log(data, today(NOW), place.work.desk.catalogues))
    told.check("nhập lại tệp ấy không thêm phiếu nào", again.new == 0)


def _every_line(done: Imported) -> list[str]:
    return [*(f"dòng {line.row}: sửa: {line.sentence}: {line.before} → {line.after}" for line in done.repairs),
            *(f"dòng {line.row}: hỏi: {line.sentence} {line.text}" for line in done.asks),
            *(f"dòng {line.row}: để lại: {line.sentence}" for line in done.skipped)]


def exchange_all(told: Claims, seats: Sequence[Seat], usb: Path, pictures: Path) -> None:
    """Twice round in a shuffled order, with a cut pack on the stick from the first laptop on."""
    told.step("Trao đổi phiếu ba máy qua một USB, thứ tự xáo trộn")
    pick = random.Random(3)
    total = sum(place.state().records["visit"] for place in seats)
    cut = 0
    for turn in range(2):
        for at, place in enumerate(pick.sample(seats, len(seats))):
            picture = pictures / "3-trao-doi-phieu.png" if (turn, at) == (0, 2) else None
            files = place.exchange(usb, picture)
            told.say(f"   {place.name}: {_summed(files)}")
            broken = [row for row in files if row.file.result == "truncated"]
            cut += len(broken) == 1 and not (broken[0].file.new or broken[0].file.changed)
            if (turn, at) == (0, 0):
                told.say(f"   để thêm vào USB một gói bị cắt cụt: {_cut_pack(usb)}")
    told.check(f"gói cụt được báo cả {cut} lần, không dòng nào của nó được nhận", cut == 2 * len(seats) - 1)
    _check_equal(told, seats)
    told.check(f"máy nào cũng có đủ {total} phiếu",
               all(place.state().records["visit"] == total for place in seats))


def _summed(files: Sequence[FileRow]) -> str:
    results = Counter(row.file.result for row in files)
    new = sum(row.file.new + row.file.changed for row in files)
    words = {"received": "gói nhận", "held": "máy đã có đủ", "truncated": "gói bị cắt cụt"}
    told = ", ".join(f"{count} {words.get(result, result)}" for result, count in results.items())
    return f"{new} dòng mới hoặc đổi; {told or 'USB chưa có gói nào'}"


def _cut_pack(usb: Path) -> str:
    """A copy of the largest pack without its end, under a name of its own."""
    largest = max(usb.rglob("log/*/*.csv"), key=lambda path: path.stat().st_size)
    data = largest.read_bytes()
    target = usb / "DXDESK" / "inbox" / "goi-chep-do.csv"
    target.write_bytes(data[:len(data) * 2 // 3])
    return target.name


def settle(told: Claims, seats: Sequence[Seat], usb: Path, pictures: Path) -> None:
    """Two laptops write another phone for one person; the third answers the question; all agree."""
    told.step("Hai máy ghi khác nhau, một người chọn")
    for place, phone in zip((seats[0], seats[2]), PHONES, strict=True):
        place.change_phone(FAMILIAR, phone, _VISIT)
    _around(seats, usb)
    told.check("máy nào cũng có đúng 1 xung đột", [count_conflicts(place.store) for place in seats] == [1] * len(seats))
    sentence = seats[1].choose_value(2, pictures / "4-hop-xung-dot.png")
    told.say(f"   hỏi: {sentence}")
    told.say(f"   {seats[1].name}: giữ giá trị 2")
    _around(seats, usb)
    told.check("không còn xung đột ở máy nào", not any(count_conflicts(place.store) for place in seats))
    kept = {place.store.connection.execute("SELECT phone FROM resident WHERE full_name = ?", [FAMILIAR]).fetchone()
            for place in seats}
    told.check(f"máy nào cũng giữ số {PHONES[1]}", kept == {(PHONES[1],)})
    _check_equal(told, seats)


def _around(seats: Sequence[Seat], usb: Path) -> None:
    for place in (*seats, *seats[:-1]):
        place.exchange(usb)


def _check_equal(told: Claims, seats: Sequence[Seat]) -> None:
    hashes = {place.state().state_hash["ward"] for place in seats}
    told.check(f"state_hash ba máy bằng nhau: {min(hashes)[:16]}…", len(hashes) == 1)


def print_reports(told: Claims, seats: Sequence[Seat], folder: Path) -> None:
    """The team's report of both months; every laptop has the same figures."""
    told.step("In báo cáo tháng")
    for month in MONTHS:
        made = [_report(place, month) for place in seats]
        sheets = [one.sheet for one in made]
        file = folder / f"bao-cao-{month}.pdf"
        write_whole(file, made[0].drawn.data)
        helps, people, visits = (sheets[0].value(name) for name in ("helps", "people", "visits"))
        told.say(f"   {file.name}: {made[0].drawn.pages} trang, {visits} phiếu, {helps} lượt, {people} người, "
                 f"mã kiểm {made[0].stamp.code}")
        told.check(f"số liệu {sheets[0].period.title} ba máy như nhau",
                   all(sheet.figures == sheets[0].figures for sheet in sheets))


def _report(place: Seat, month: str) -> Made:
    return make(place.store, paper_kind("team-month"), Choices(read_period(month)), place.work.desk.catalogues)


def show_pages(told: Claims, place: Seat, pictures: Path) -> None:
    """Pictures of the register and of the report; the others were taken on the way."""
    told.step("Chụp màn hình")
    place.find_person(FAMILIAR)
    place.picture(pictures / "2-nguoi-dan.png")
    place.report_page()
    place.picture(pictures / "5-bao-cao.png")
    taken = sorted(path.name for path in pictures.glob("*.png"))
    told.say(f"   {', '.join(taken)}")
    told.check(f"có đủ {len(taken)} ảnh", len(taken) == 5)
