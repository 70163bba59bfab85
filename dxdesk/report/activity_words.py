"""The sentences of a report that follow from its figures, as long as nobody wrote his own (notes domain §1.7)."""

from dxdesk.domain.activity_sheet import ActivitySheet
from dxdesk.domain.narrative import DIFFICULTIES, NEXT, ORGANISATION, Task, write_tasks
from dxdesk.domain.sheet import in_sentence
from dxdesk.report.words import said, whence

_MAIN_OBSTACLES = 3
NO_FIGURES = "Chưa có số liệu."


def from_figures(sheet: ActivitySheet) -> dict[str, str]:
    """What the program says of itself for a block, where the figures answer for it; the others are a person's."""
    found = {ORGANISATION: organisation(sheet), DIFFICULTIES: difficulties(sheet),
             NEXT: write_tasks(Task(step) for step in sheet.next_steps)}
    return {block: text for block, text in found.items() if text}


def opening(sheet: ActivitySheet) -> str:
    """The first sentence: on what ground, who, about which days."""
    period = sheet.period
    days = f"từ ngày {period.start:%d/%m/%Y} đến ngày {period.end:%d/%m/%Y}"
    if period.start == period.end:
        named = f"ngày {period.start:%d/%m/%Y}"
    else:
        named = period.title if period.title == days else f"{period.title} ({days})"
    event = f" {sheet.body.event}," if sheet.body.event else ""
    return f"{sheet.body.basis}, {sheet.body.name} báo cáo kết quả hoạt động{event} {named} như sau:"


def closing(sheet: ActivitySheet) -> str:
    """The last sentence."""
    return f"Trên đây là báo cáo kết quả hoạt động {days_title(sheet)} của {sheet.body.name}./."


def days_title(sheet: ActivitySheet) -> str:
    """What the period is called: a single day as a day."""
    period = sheet.period
    return f"ngày {period.start:%d/%m/%Y}" if period.start == period.end else period.title


def organisation(sheet: ActivitySheet) -> str:
    """How many teams and members, and how many of them wrote slips."""
    if sheet.teams is None or sheet.members is None:
        size = "Chưa có số liệu về tổ và thành viên"
    else:
        size = f"Có {said(sheet.teams)} tổ với {said(sheet.members)} thành viên"
    active = sheet.members_active
    worked = "chưa ghi ai lập phiếu" if active is None else f"có {said(active)} thành viên lập phiếu hỗ trợ"
    return f"{size}; trong kỳ {worked}."


def difficulties(sheet: ActivitySheet) -> str:
    """How many people met an obstacle, and the commonest ones with their counts; empty where none was written."""
    if not sheet.obstacles:
        return ""
    main = "; ".join(f"{in_sentence(row.title)} ({said(row.people)} người)"
                     for row in sheet.obstacles[:_MAIN_OBSTACLES])
    return f"Có {said(sheet.people_obstacle)} người gặp vướng mắc, nhiều nhất là: {main}."


def results(sheet: ActivitySheet) -> tuple[tuple[str, str], ...]:
    """One title and short paragraph per line of work of the official skeleton."""
    return (
        ("1. Tuyên truyền, hỗ trợ người dân", _helped(sheet)),
        ("2. VNeID, định danh điện tử",
         _told(sheet, "Hỗ trợ {} lượt; kích hoạt VNeID mức 2 cho {} người.", "helps.vneid", "l2_activated")),
        ("3. Dịch vụ công trực tuyến",
         _told(sheet, "Hỗ trợ {} lượt, hướng dẫn {} người; nộp xong {} hồ sơ.", "helps.dvc", "people_guided_dvc",
               "dossiers_submitted")),
        ("4. Thanh toán không dùng tiền mặt, thương mại điện tử",
         _told(sheet, "Hỗ trợ {} lượt; {} hộ kinh doanh có mã QR.", "helps.cashless", "shops_qr")),
        ("5. Bình dân học vụ số", _taught(sheet)),
        ("6. Phản ánh, kiến nghị (1022)", _told(sheet, "Hỗ trợ gửi phản ánh, kiến nghị {} lượt.", "feedback_1022")),
    )


def provenance(sheet: ActivitySheet) -> str:
    """Where the figures come from, in the words of the people who must trust them."""
    told = whence(sheet.as_of, sheet.laptops)
    if sheet.unresolved:
        told += f" Có {said(sheet.unresolved)} chỗ trên phiếu còn chờ dữ liệu từ máy khác."
    return told


def _helped(sheet: ActivitySheet) -> str:
    sentence = _told(sheet, "Lập {} phiếu với {} lượt hỗ trợ, giúp {} người có tên và {} người không ghi tên",
                     "visits", "helps", "people", "people_anonymous")
    households = sheet.value("households")
    if sentence.endswith("."):
        return sentence
    return sentence + (", số hộ chưa ghi." if households is None else f", thuộc {said(households)} hộ.")


def _taught(sheet: ActivitySheet) -> str:
    """Help given one by one, then classes where there were any."""
    sentences = [_told(sheet, "Hướng dẫn kỹ năng số {} lượt.", "helps.skills")]
    if sheet.value("meetings"):
        sentences.append(_told(sheet, "Dạy {} lớp với {} buổi; {} lượt học của {} người, {} người hoàn thành.",
                               "classes", "meetings", "learner_turns", "learners", "completed"))
    if sheet.value("skill_confirmed"):
        sentences.append(_told(sheet, "{} người được xác nhận phổ cập kỹ năng số trên VNeID.", "skill_confirmed"))
    return " ".join(sentences)


def _told(sheet: ActivitySheet, sentence: str, *indicators: str) -> str:
    """The sentence with its figures, or that there are none."""
    values = [sheet.value(indicator) for indicator in indicators]
    return NO_FIGURES if None in values else sentence.format(*map(said, values))
