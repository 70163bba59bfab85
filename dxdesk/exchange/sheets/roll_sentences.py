"""What an import of an attendance sheet came to, in sentences: for the command and for the window alike."""

from dxdesk.domain.wording import thousands
from dxdesk.exchange.sheets.roll_import import RollImported
from dxdesk.exchange.sheets.roll_work import ASKED, LEFT_OUT


def imported_sentences(done: RollImported, *, preview: bool) -> tuple[str, ...]:
    """First what is or would be taken, then what is not and why."""
    verb = "Sẽ nhận" if preview else "Đã nhận"
    asked = sum(row.what == ASKED for row in done.learners)
    left = sum(row.what == LEFT_OUT for row in done.learners)
    counts = ((done.enrolled, "ghi danh mới"), (done.new, "lượt điểm danh"), (done.checks, "điểm"),
              (done.changed, "chỗ đổi"), (done.people, "người mới vào sổ"))
    parts = ", ".join(f"{thousands(count)} {words}" for count, words in counts if count)
    if parts:
        told = [f"{verb} {thousands(done.rows - asked - left)} người học vào lớp “{done.title}”: {parts}."]
    else:
        told = [f"Không có gì mới để nhận vào lớp “{done.title}”."]
    if asked:
        told.append(f"Còn {thousands(asked)} dòng chưa rõ là ai, chưa nhận. Trả lời rồi nhập lại tệp này.")
    if done.over_capacity:
        told.append(f"Lớp vượt {thousands(done.over_capacity)} chỗ.")
    if left:
        told.append(f"Bỏ qua {thousands(left)} dòng.")
    if done.unread:
        told.append(f"Không đọc các cột: {', '.join(done.unread[:6])}.")
    return tuple(told)
