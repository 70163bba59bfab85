"""The team's report for a month, quarter or year, in the official layout (NĐ 30/2020, annex I)."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable

from dxdesk.domain.dates import show_moment
from dxdesk.domain.paper_tables import NOW, YEAR, Cell, PrintedTable, Source, plain_table
from dxdesk.domain.sheet import FigureRow, MonthSheet, ObstacleRow, in_sentence
from dxdesk.report.drawn import Drawn, Spot, Stamp, Tell
from dxdesk.report.head import addressees, head, signature, title
from dxdesk.report.page import Ink, build, ink
from dxdesk.report.words import NONE, number, said

_FIGURE_WIDTHS = [width * mm for width in (9, 68, 16, 18, 18, 18, 18)]
_OBSTACLE_WIDTHS = [width * mm for width in (10, 58, 20, 17, 60)]
_FIGURE_HEAD = ("TT", "Chỉ tiêu", "Đơn vị", "Kỳ này", "Lũy kế năm", "Chỉ tiêu năm", "Đạt (%)")
_OBSTACLE_HEAD = ("TT", "Loại vướng mắc", "Số người", "Số lượt", "Cách gỡ")
_MAIN_OBSTACLES = 3
_TABLE_START = 35 * mm


def draw_month(sheet: MonthSheet, stamp: Stamp, _tell: Tell) -> Drawn:
    """The sheet as a PDF. Raises `InputError("letter")` when a name holds a letter the font does not have."""
    styles, spots = ink(), list[Spot]()
    story = [
        head(styles, sheet.heading),
        *title(styles, "BÁO CÁO", f"Kết quả hoạt động của {sheet.team}", sheet.period.title),
        *addressees(styles, sheet.heading.addressees),
        styles.text(_opening(sheet), styles.body),
        *_organisation_part(styles, sheet),
        *_results(styles, sheet),
        *_figures(styles, figure_table(sheet), _provenance(sheet, stamp.code), spots),
        *_obstacles(styles, sheet, _obstacle_rows(sheet.obstacles)),
        *_list_part(styles, "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TỚI", sheet.next_steps,
                    "Tiếp tục hỗ trợ người dân theo kế hoạch của tổ."),
        *_list_part(styles, "V. ĐỀ XUẤT, KIẾN NGHỊ", sheet.proposals, "Tổ không có đề xuất, kiến nghị."),
        signature(styles, sheet.heading,
                  f"Trên đây là báo cáo kết quả hoạt động {sheet.period.title} của {sheet.team}./."),
    ]
    data, pages = build(story, styles.family, f"Báo cáo {sheet.period.title}, {sheet.team}", sheet.team, sheet.practice)
    return Drawn(data, pages, tuple(spots))


def month_tables(sheet: MonthSheet) -> tuple[PrintedTable, ...]:
    """Every figure of the sheet as printed."""
    organisation = plain_table("Tổ chức", ("Số tổ", "Số thành viên", "Thành viên lập phiếu"), [_organisation(sheet)])
    obstacles = plain_table("Vướng mắc", _OBSTACLE_HEAD, _obstacle_rows(sheet.obstacles))
    return organisation, figure_table(sheet), obstacles


def figure_table(sheet: MonthSheet) -> PrintedTable:
    """The table of figures, each cell with the way back to its records."""
    def of(row: FigureRow, stretch: str) -> Source:
        return Source(row.indicator, stretch, team=sheet.team_id)

    return PrintedTable("Bảng số liệu", _FIGURE_HEAD, tuple(
        (Cell(str(place)), Cell(row.title), Cell(row.unit), Cell(number(row.value), of(row, NOW)),
         Cell(number(row.year_to_date), of(row, YEAR)), Cell(number(row.target, NONE)), Cell(number(row.rate, NONE)))
        for place, row in enumerate(sheet.figures, 1)))


def _opening(sheet: MonthSheet) -> str:
    period = sheet.period
    days = f"từ ngày {period.start:%d/%m/%Y} đến ngày {period.end:%d/%m/%Y}"
    named = period.title if period.title == days else f"{period.title} ({days})"
    return f"Thực hiện nhiệm vụ được giao, {sheet.team} báo cáo kết quả hoạt động {named} như sau:"


def _organisation(sheet: MonthSheet) -> list[str]:
    return [said(sheet.teams), said(sheet.members), said(sheet.members_active)]


def _organisation_part(styles: Ink, sheet: MonthSheet) -> list[Flowable]:
    teams, members, active = _organisation(sheet)
    size = "Chưa có số liệu về tổ và thành viên" if sheet.teams is None or sheet.members is None else (
        f"Có {teams} tổ với {members} thành viên")
    worked = "chưa ghi ai lập phiếu" if sheet.members_active is None else f"có {active} thành viên lập phiếu hỗ trợ"
    return [styles.text("I. TÌNH HÌNH TỔ CHỨC", styles.section),
            styles.text(f"{size}; trong kỳ {worked}.", styles.body)]


def _results(styles: Ink, sheet: MonthSheet) -> list[Flowable]:
    """One short paragraph per line of work of the official skeleton."""
    parts = (
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
    story = [styles.text("II. KẾT QUẢ THỰC HIỆN", styles.section)]
    for name, sentence in parts:
        story += [styles.text(name, styles.item), styles.text(sentence, styles.body)]
    return story


def _helped(sheet: MonthSheet) -> str:
    sentence = _told(sheet, "Lập {} phiếu với {} lượt hỗ trợ, giúp {} người có tên và {} người không ghi tên",
                     "visits", "helps", "people", "people_anonymous")
    households = sheet.value("households")
    if sentence.endswith("."):
        return sentence
    return sentence + (", số hộ chưa ghi." if households is None else f", thuộc {said(households)} hộ.")


def _taught(sheet: MonthSheet) -> str:
    """Help given one by one, then classes where there were any."""
    sentences = [_told(sheet, "Hướng dẫn kỹ năng số {} lượt.", "helps.skills")]
    if sheet.value("meetings"):
        sentences.append(_told(sheet, "Dạy {} lớp với {} buổi; {} lượt học của {} người, {} người hoàn thành.",
                               "classes", "meetings", "learner_turns", "learners", "completed"))
    if sheet.value("skill_confirmed"):
        sentences.append(_told(sheet, "{} người được xác nhận phổ cập kỹ năng số trên VNeID.", "skill_confirmed"))
    return " ".join(sentences)


def _told(sheet: MonthSheet, sentence: str, *indicators: str) -> str:
    """The sentence with its figures, or that there are none."""
    values = [sheet.value(indicator) for indicator in indicators]
    return "Chưa có số liệu." if None in values else sentence.format(*map(said, values))


def _figures(styles: Ink, table: PrintedTable, provenance: str, spots: list[Spot]) -> list[Flowable]:
    looks = [styles.centre, styles.cell, styles.centre, *[styles.right] * 4]
    cells = [[styles.figure(cell, look, spots) for cell, look in zip(row, looks, strict=True)] for row in table.rows]
    grid = styles.grid([[styles.line(word, styles.head) for word in table.columns], *cells], _FIGURE_WIDTHS)
    caption = styles.text(table.title, styles.caption)
    return [CondPageBreak(_TABLE_START), caption, grid, styles.text(provenance, styles.note)]


def _table(
    styles: Ink, head_row: Sequence[str], rows: list[list[str]], looks: Sequence[ParagraphStyle], widths: list[float]
) -> Flowable:
    cells = [[styles.line(word, look) for word, look in zip(row, looks, strict=True)] for row in rows]
    return styles.grid([[styles.line(word, styles.head) for word in head_row], *cells], widths)


def _provenance(sheet: MonthSheet, code: str) -> str:
    """Where the figures come from, in the words of the people who must trust them."""
    laptops = sheet.laptops
    parts = [f"Số liệu tính đến {show_moment(sheet.as_of)}"]
    if laptops.included:
        parts[0] += f", gồm phiếu của {said(len(laptops.included))} máy"
    if laptops.missing:
        parts.append(f"Chưa đủ phiếu của {said(len(laptops.missing))} máy: {', '.join(laptops.missing)}")
    if sheet.unresolved:
        parts.append(f"Có {said(sheet.unresolved)} chỗ trên phiếu còn chờ dữ liệu từ máy khác")
    return ". ".join([*parts, f"Mã kiểm {code}."])


def _obstacle_rows(rows: Sequence[ObstacleRow]) -> list[list[str]]:
    return [[str(place), row.title, number(row.people), number(row.helps), row.next_step]
            for place, row in enumerate(rows, 1)]


def _obstacles(styles: Ink, sheet: MonthSheet, rows: list[list[str]]) -> list[Flowable]:
    story: list[Flowable] = [styles.text("III. KHÓ KHĂN, VƯỚNG MẮC, NGUYÊN NHÂN", styles.section)]
    if not rows:
        return [*story, styles.text("Trong kỳ không ghi nhận vướng mắc.", styles.body)]
    main = "; ".join(in_sentence(row.title) for row in sheet.obstacles[:_MAIN_OBSTACLES])
    sentence = f"Có {said(sheet.people_obstacle)} người gặp vướng mắc, nhiều nhất là: {main}."
    story.append(styles.text(sentence, styles.body))
    looks = [styles.centre, styles.cell, styles.right, styles.right, styles.cell]
    return [*story, _table(styles, _OBSTACLE_HEAD, rows, looks, _OBSTACLE_WIDTHS)]


def _list_part(styles: Ink, name: str, lines: Sequence[str], otherwise: str) -> list[Flowable]:
    """A section of numbered lines; one line stands without a number."""
    shown = lines or (otherwise,)
    numbers = [f"{place}. " if len(shown) > 1 else "" for place in range(1, len(shown) + 1)]
    return [styles.text(name, styles.section),
            *(styles.text(mark + line, styles.body) for mark, line in zip(numbers, shown, strict=True))]
