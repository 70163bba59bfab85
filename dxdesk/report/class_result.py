"""How a class went, in the official layout: figures, what changed in skills, and everybody in an annex of its own.

The first part may be handed on: it names nobody, and tells no average of fewer than five people.
"""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether

from dxdesk.domain.class_papers import LearnerLine, ResultSheet, days_said
from dxdesk.domain.dates import show_date
from dxdesk.domain.indicators import share
from dxdesk.domain.paper_tables import PrintedTable, plain_table
from dxdesk.domain.records import LEVELS
from dxdesk.domain.skill_effect import FEWEST, Change, Effect
from dxdesk.domain.wording import CHOICES
from dxdesk.report.changes import changes_annex
from dxdesk.report.drawn import Drawn, Stamp, Tell
from dxdesk.report.head import addressees, annex_head, head, signature, title
from dxdesk.report.page import Ink, annex, build, ink
from dxdesk.report.stamp import mark
from dxdesk.report.words import NONE, number, said

_FIGURES = [width * mm for width in (10, 95, 25, 35)]
_LEVELS = [width * mm for width in (85, 40, 40)]
_LIST = [width * mm for width in (11, 55, 15, 26, 16, 42)]
_TIME, _EVERYBODY = "Thời gian", "Danh sách người học"
_CHANGES = ("Nội dung", "Người", "Tăng", "Giữ nguyên", "Giảm", "Trung bình đầu lớp", "Trung bình cuối lớp")
_RATERS = CHOICES["skill_check.rater"]


def draw_class_result(sheet: ResultSheet, stamp: Stamp, _tell: Tell) -> Drawn:
    """The result of a class as a PDF. Raises `InputError("letter")` for a letter the font does not have."""
    styles, about = ink(), f"Kết quả {_small(sheet.of.name)}"
    story = [
        head(styles, sheet.heading),
        *title(styles, "BÁO CÁO", about),
        *addressees(styles, sheet.heading.addressees),
        styles.text(f"{sheet.team} báo cáo kết quả {_small(sheet.of.name)} như sau:", styles.body),
        *_about(styles, sheet), *_figures(styles, sheet), mark(styles, stamp), *_effects(styles, sheet),
        signature(styles, sheet.heading, f"Trên đây là kết quả {_small(sheet.of.name)}./."),
        *annex(), *_everybody(styles, sheet, 1 if stamp.changes else 0),
        *changes_annex(styles, stamp, sheet.heading, 2, of=sheet.team),
    ]
    return Drawn(*build(story, styles.family, about, sheet.team, sheet.practice))


def result_tables(sheet: ResultSheet) -> tuple[PrintedTable, ...]:
    """Every figure as printed: everybody first, then the class, then what changed in skills."""
    return (_people_table(sheet), plain_table("Về lớp học", ("Nội dung", "Số liệu"), [(_TIME, _when(sheet))]),
            _figure_table(sheet), *(table for at, (group, effect) in enumerate(sheet.effects, 1)
                                    for table in _effect_tables(f"{at}. {group}", effect)))


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


def _about(styles: Ink, sheet: ResultSheet) -> list[Flowable]:
    of, taught = sheet.of, dict.fromkeys(name for meeting in sheet.held for name in meeting.trainers)
    facts = (("Nhóm kỹ năng", of.skill_group), ("Đối tượng", of.audience), ("Nơi học", of.place),
             (_TIME, _when(sheet)), ("Người dạy", ", ".join(taught)))
    return [styles.text("I. VỀ LỚP HỌC", styles.section),
            *(styles.text(f"{name}: {value}.", styles.body) for name, value in facts if value)]


def _when(sheet: ResultSheet) -> str:
    planned = f" trên {said(sheet.of.meetings)} buổi đã xếp" if sheet.of.meetings != len(sheet.held) else ""
    if not sheet.held:
        return "chưa điểm danh buổi nào"
    hours = f", {sheet.hours}" if sheet.hours else ""
    return f"{said(len(sheet.held))} buổi{planned}{hours}, {days_said([meeting.on for meeting in sheet.held])}"


def _figure_table(sheet: ResultSheet) -> PrintedTable:
    """Counts of people and of turns, which are never mixed up (design §3)."""
    learners, left = len(sheet.rows), sum(bool(row.left_on) for row in sheet.rows)
    places = sum(row.held for row in sheet.rows)
    lines = (
        ("Người học", "người", number(learners)), ("Trong đó đã nghỉ học giữa chừng", "người", number(left)),
        ("Lượt học (mỗi lần một người có mặt)", "lượt", number(sheet.turns)),
        ("Tỷ lệ có mặt", "%", number(share(sheet.turns, places), NONE)),
        ("Người hoàn thành", "người", number(sheet.finished)),
        ("Tỷ lệ hoàn thành", "%", number(share(sheet.finished, learners), NONE)),
        ("Người đã xác nhận phổ cập trên VNeID", "người", number(sheet.confirmed)),
    )
    return plain_table("Kết quả", ("TT", "Nội dung", "Đơn vị", "Số liệu"),
                       [(str(at), *line) for at, line in enumerate(lines, 1)])


def _figures(styles: Ink, sheet: ResultSheet) -> list[Flowable]:
    looks = [styles.centre, styles.cell, styles.centre, styles.right]
    return [styles.text("II. KẾT QUẢ", styles.section), _grid(styles, _figure_table(sheet), looks, _FIGURES)]


def _grid(styles: Ink, table: PrintedTable, looks: Sequence[ParagraphStyle], widths: Sequence[float]) -> Flowable:
    """A table as printed; a cell of several lines keeps them."""
    rows = [[[styles.line(line, look) for line in cell.text.split("\n")] for cell, look in zip(row, looks, strict=True)]
            for row in table.rows]
    return styles.grid([[styles.line(name, styles.head) for name in table.columns], *rows], widths)


def _effects(styles: Ink, sheet: ResultSheet) -> list[Flowable]:
    story: list[Flowable] = [styles.text("III. KỸ NĂNG TRƯỚC VÀ SAU LỚP HỌC", styles.section)]
    if not sheet.effects:
        return [*story, styles.text("Chưa có ai được kiểm tra cả đầu lớp và cuối lớp, nên chưa so được.", styles.body)]
    story.append(styles.text("Chỉ tính người được kiểm tra cả đầu lớp và cuối lớp, do cùng một bên đánh giá.",
                             styles.body))
    for at, (group, effect) in enumerate(sheet.effects, 1):
        rater = _RATERS.get(effect.rater, effect.rater)
        name = styles.text(f"{at}. {group} ({_small(rater)})", styles.item)
        story += [KeepTogether([name, *_levels(styles, effect)])] if effect.levels.people else [name]
        story += _scores(styles, effect.scores) if effect.scores.people else []
    return story


def _effect_tables(name: str, effect: Effect) -> list[PrintedTable]:
    """The levels of one group, and what its sentences say of them and of the quiz."""
    found = [_level_table(name, effect)] if effect.levels.people else []
    told = [(what, said(change.people), said(change.better), said(change.same), said(change.worse),
             *(number(change.average(values), NONE) for values in (change.before, change.after)))
            for what, change in (("Mức", effect.levels), ("Điểm", effect.scores)) if change.people]
    return [*found, plain_table(f"{name}, thay đổi", _CHANGES, told)]


def _level_table(name: str, effect: Effect) -> PrintedTable:
    levels = [(f"{level}. {CHOICES['skill_check.level'][level]}",
               *(str(effect.people_at(level, after=after)) for after in (False, True))) for level in LEVELS]
    average = [number(effect.levels.average(values), NONE) for values in (effect.levels.before, effect.levels.after)]
    return plain_table(name, ("Mức", "Đầu lớp (người)", "Cuối lớp (người)"), [*levels, ("Mức trung bình", *average)])


def _levels(styles: Ink, effect: Effect) -> list[Flowable]:
    table = _level_table("", effect)
    rows = [[styles.line(cell.text, look) for cell, look in zip(row, looks, strict=True)] for row, looks in zip(
        table.rows, [*[(styles.cell, styles.centre, styles.centre)] * len(LEVELS),
                     (styles.cell_bold, styles.head, styles.head)], strict=True)]
    heads = [styles.line(name, styles.head) for name in table.columns]
    return [styles.text(_moved(effect.levels, "mức"), styles.body), styles.grid([heads, *rows], _LEVELS)]


def _scores(styles: Ink, scores: Change) -> list[Flowable]:
    """The quiz: its averages where enough people have one, else why there are none."""
    before, after = scores.average(scores.before), scores.average(scores.after)
    averages = "" if before is None else f" Điểm trung bình từ {number(before)} lên {number(after)}."
    if before is not None and after is not None and after <= before:
        averages = f" Điểm trung bình đầu lớp {number(before)}, cuối lớp {number(after)}."
    return [styles.text(f"Bài kiểm tra: {_small(_moved(scores, 'điểm'))}{averages}", styles.body)]


def _moved(change: Change, what: str) -> str:
    told = (f"Có {said(change.people)} người được kiểm tra hai lần: {said(change.better)} người tăng {what}, "
            f"{said(change.same)} người giữ nguyên, {said(change.worse)} người giảm.")
    if change.people < FEWEST:
        told += f" Dưới {FEWEST} người nên không ghi số trung bình: từ đó dễ đoán ra kết quả của từng người."
    return told


def _people_table(sheet: ResultSheet) -> PrintedTable:
    return plain_table(_EVERYBODY, ("TT", "Họ và tên", "Năm sinh", "Khu phố", "Dự học", "Kết quả"), [
        (str(at), row.person.name, row.person.born, row.person.hamlet, f"{row.came}/{row.held}",
         "\n".join(_outcome(row))) for at, row in enumerate(sheet.rows, 1)])


def _everybody(styles: Ink, sheet: ResultSheet, annex_no: int) -> Sequence[Flowable]:
    """The annex: who learned, how often, with what result."""
    looks = [styles.centre, styles.cell, styles.centre, styles.cell, styles.centre, styles.cell]
    return [
        *annex_head(styles, sheet.heading, annex_no, _EVERYBODY, sheet.of.name, of=sheet.team),
        styles.line(sheet.heading.internal, styles.head),
        _grid(styles, _people_table(sheet), looks, _LIST) if sheet.rows else
        styles.text("Lớp chưa có người học.", styles.body),
    ]


def _outcome(row: LearnerLine) -> list[str]:
    done = "Hoàn thành" if row.finished else f"Nghỉ từ {show_date(row.left_on)}" if row.left_on else "Chưa hoàn thành"
    more = [f"Số {row.certificate}"] if row.certificate else []
    return [done, *more, *([f"VNeID: {show_date(row.confirmed_on)}"] if row.confirmed_on else [])]
