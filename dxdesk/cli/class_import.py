"""`class import`: an attendance sheet kept in a spreadsheet, taken into a class."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from dxdesk.cli.frame import command
from dxdesk.cli.reading import json_texts, read_file
from dxdesk.cli.session import Session
from dxdesk.domain.dates import show_date, today
from dxdesk.exchange.sheets.reader import MAX_BYTES
from dxdesk.exchange.sheets.roll_import import RollImported, import_roll, preview_roll
from dxdesk.exchange.sheets.roll_plan import YEAR
from dxdesk.exchange.sheets.roll_questions import Question
from dxdesk.exchange.sheets.roll_reader import read_roll
from dxdesk.exchange.sheets.roll_sentences import imported_sentences


@command("import")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.option("--course", default="", metavar="MÃ_LỚP", help="Nhận vào lớp này; không nêu thì lập lớp mới.")
@click.option("--year", type=click.IntRange(2000, 2999), metavar="NĂM", help="Năm của buổi đầu, khi bảng không ghi.")
@click.option("--preview", is_flag=True, help="Chỉ xem sẽ nhận gì và hỏi gì, không ghi gì.")
@click.option("--answers", default="{}", metavar="JSON", help='Trả lời các câu hỏi, như {"mark:trễ": "late"}.')
@click.pass_obj
def import_command(session: Session, file: Path, course: str, year: int | None, preview: bool, answers: str) -> None:
    """Nhận bảng điểm danh ghi bằng bảng tính (.xlsx, .xls, .ods, .csv) vào một lớp.

    Dấu không hiểu và người chưa rõ thì hỏi, không đoán. Gỡ một lần nhập: dxdesk unimport MÃ_NHẬP
    """
    said = json_texts(answers, "--answers") | ({YEAR: str(year)} if year else {})
    data = read_file(file, MAX_BYTES)
    with session.open() as store:
        roll = read_roll(data, today(store.clock()))
        done = (preview_roll if preview else import_roll)(store, roll, said, course)
    session.reply({**asdict(done), "preview": preview}, *_told(done, preview))


def _told(done: RollImported, preview: bool) -> Iterator[str]:
    for meeting in done.meetings:
        yield f"{meeting.title}: {show_date(meeting.day) or 'chưa rõ ngày'}, {meeting.present} người có mặt"
    for repair in done.repairs:
        yield f"Dòng {repair.row}: {repair.sentence} {repair.before} → {repair.after}"
    for warning in done.warnings:
        yield f"Dòng {warning.row}: {warning.sentence}{f' ({warning.text})' if warning.text else ''}"
    for row in done.learners:
        yield f"Dòng {row.row}: {row.full_name}: {row.reason}{f'. {row.text}' if row.text else ''}"
    for ask in done.asks:
        yield from _asked(ask)
    yield from (f"Dòng {row.row}: {row.sentence}" for row in done.skipped)
    yield from imported_sentences(done, preview=preview)
    if done.import_id and not preview and (done.new or done.changed or done.enrolled or done.checks):
        yield f"Mã nhập: {done.import_id}"


def _asked(ask: Question) -> Iterator[str]:
    yield f"Hỏi [{ask.id}]: {ask.sentence}{f' Chưa trả lời thì {ask.effect}.' if ask.effect else ''}"
    for choice in ask.choices:
        yield f"    {choice.value}: {choice.title}{' (gợi ý)' if choice.value == ask.suggested else ''}"
