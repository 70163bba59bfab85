"""`class courses|course-new|course-edit`: the programmes classes may teach."""

from collections.abc import Callable
from dataclasses import asdict

import click

from dxdesk.cli.frame import command
from dxdesk.cli.lookup import catalogues
from dxdesk.cli.session import Session
from dxdesk.domain.dates import show_date
from dxdesk.domain.syllabus import Syllabus
from dxdesk.domain.training_words import planned_hours
from dxdesk.store.training.syllabi import drop_syllabus, save_syllabus, syllabi, syllabus_of

_OPTIONS = (
    click.option("--topic", metavar="CHỮ", help="Nội dung."),
    click.option("--group", "skill_group", metavar="MÃ", help="Nhóm kỹ năng."),
    click.option("--audience", metavar="MÃ", help="Đối tượng."),
    click.option("--hours", metavar="SỐ", help="Số giờ, như 4,5."),
    click.option("--materials", metavar="CHỮ", help="Tài liệu."),
    click.option("--position", metavar="SỐ", help="Thứ tự trong danh sách."),
    click.option("--until", "valid_to", metavar="NGÀY", help="Dạy đến ngày nào."),
)


def _options(act: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_OPTIONS):
        act = option(act)
    return act


@command("courses")
@click.pass_obj
def courses_command(session: Session) -> None:
    """Các chương trình học: có sẵn, đã sửa, của phường."""
    with session.open() as store:
        found = syllabi(store)
    session.reply({"courses": [asdict(one) for one in found]}, *map(_line, found))


@command("course-new")
@click.argument("title", metavar="TÊN")
@_options
@click.pass_obj
def course_new_command(session: Session, title: str, **given: str | None) -> None:
    """Thêm một chương trình học của phường; mã do máy đặt."""
    with session.open() as store:
        values = {"title": title, **_given(given)}
        code, saved = save_syllabus(store, values, known=catalogues().knows)
        document = asdict(syllabus_of(store, code))
    session.reply({"save": saved.save, "course": document}, f"Đã thêm chương trình {title}. Mã: {code}")


@command("course-edit")
@click.argument("code", metavar="MÃ")
@click.option("--title", metavar="TÊN", help="Tên khác.")
@click.option("--back", is_flag=True, help="Về bản có sẵn; chương trình của phường thì xóa.")
@_options
@click.pass_obj
def course_edit_command(session: Session, code: str, title: str | None, back: bool, **given: str | None) -> None:
    """Sửa một chương trình học. Mục không nêu thì giữ nguyên; lớp đã mở không đổi theo."""
    with session.open() as store:
        if back:
            saved = drop_syllabus(store, code)
        else:
            _, saved = save_syllabus(store, _given({"title": title, **given}), code, catalogues().knows)
        left = next((asdict(one) for one in syllabi(store) if one.code == code), None)
    words = "Đã lưu ở máy này." if saved.save else "Không có gì khác với sổ, chưa lưu gì."
    session.reply({"save": saved.save, "course": left}, words)


def _given(options: dict[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in options.items() if value is not None}


def _line(one: Syllabus) -> str:
    lists = catalogues()
    whose = "của phường" if not one.shipped else "đã sửa" if one.changed else ""
    parts = (one.title, lists.label("skill_group", one.skill_group), lists.label("audience", one.audience),
             planned_hours(one.hours), whose,
             f"dạy đến {show_date(one.valid_to)}" if one.valid_to else "")
    return f"{one.code}  {' · '.join(filter(None, parts))}"
