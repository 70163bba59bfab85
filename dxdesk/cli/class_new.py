"""`class new|edit|delete|reopen`: classes as a whole."""

from collections.abc import Mapping
from typing import Any

import click

from dxdesk.cli.class_meet import meetings_of, series_options
from dxdesk.cli.class_shown import class_document, warnings_of
from dxdesk.cli.frame import command
from dxdesk.cli.lookup import named
from dxdesk.cli.session import Session
from dxdesk.domain.class_plan import ClassDraft
from dxdesk.domain.syllabus import COPIED
from dxdesk.errors import InputError
from dxdesk.store.database import Store
from dxdesk.store.training.class_acts import delete_class, edit_class, new_class, reopen_class
from dxdesk.store.training.class_deletions import contents_of
from dxdesk.store.training.classes import class_of
from dxdesk.store.training.learners import learner_counts
from dxdesk.store.training.syllabi import syllabus_of

_REFERENCES = {"hamlet_id": "hamlet", "team_id": "team", "event_id": "event"}
_FIELDS = (*COPIED, "class_no", "place", "capacity", "pass_share", "closed_on", "note", "syllabus", *_REFERENCES)


@command("new")
@click.argument("title", metavar="[TÊN]", default="")
@click.option("--syllabus", default="", metavar="MÃ", help="Chương trình; ghi sẵn tên, nội dung, nhóm kỹ năng, số giờ.")
@click.option("--topic", default="", metavar="CHỮ", help="Nội dung.")
@click.option("--group", "skill_group", default="", metavar="MÃ", help="Nhóm kỹ năng.")
@click.option("--audience", default="", metavar="MÃ", help="Đối tượng.")
@click.option("--hours", default="", metavar="SỐ", help="Số giờ, như 4,5.")
@click.option("--materials", default="", metavar="CHỮ", help="Tài liệu.")
@click.option("--hamlet", "hamlet_id", default="", metavar="TÊN", help="Khu phố của lớp.")
@click.option("--team", "team_id", default="", metavar="TÊN", help="Tổ mở lớp.")
@click.option("--capacity", default="", metavar="SỐ", help="Số chỗ; không nêu là không giới hạn.")
@click.option("--pass-share", default="", metavar="SỐ", help="Phải dự ít nhất bao nhiêu phần trăm; không nêu là 80.")
@click.option("--class-no", default="", metavar="SỐ", help="Số lớp.")
@series_options
@click.pass_obj
def new_command(session: Session, event: str, **given: Any) -> None:
    """Mở một lớp với các buổi của lớp, lưu một lần. Không nêu TÊN thì lấy tên chương trình."""
    with session.open() as store:
        values = _from_syllabus(store, {name: given.get(name, "") for name in _FIELDS if name in given})
        values |= {name: named(store, _REFERENCES[name], values[name]) for name in ("hamlet_id", "team_id")}
        values["event_id"] = named(store, "event", event)
        drafts = meetings_of(store, event=event, **given)
        warnings = list(warnings_of(store, drafts))
        saved = new_class(store, ClassDraft(values, drafts))
        view = class_of(store, saved.records[0])
    for sentence in warnings:
        session.mention(sentence)
    session.reply({"save": saved.save, "class": class_document(view, 0), "warnings": warnings},
                  f"Đã mở lớp {view.title}, {len(view.meetings)} buổi. Mã lớp: {view.id}")


@command("edit")
@click.argument("course", metavar="LỚP")
@click.argument("settings", metavar="MỤC=GIÁ_TRỊ…", nargs=-1, required=True)
@click.pass_obj
def edit_command(session: Session, course: str, settings: tuple[str, ...]) -> None:
    """Sửa một lớp: title="AI tối thứ Ba" capacity=30 hamlet_id="Khu phố 3". Giá trị trống là xóa mục ấy."""
    values = dict(map(_setting, settings))
    with session.open() as store:
        values |= {name: named(store, kind, values[name]) for name, kind in _REFERENCES.items() if name in values}
        if values.get("syllabus"):
            syllabus_of(store, values["syllabus"])
        saved = edit_class(store, course, values)
        document = class_document(class_of(store, course), learner_counts(store).get(course, 0))
    words = "Đã lưu ở máy này." if saved.save else "Không có gì khác với sổ, chưa lưu gì."
    session.reply({"save": saved.save, "class": document}, words)


@command("delete")
@click.argument("course", metavar="LỚP")
@click.pass_obj
def delete_command(session: Session, course: str) -> None:
    """Xóa một lớp cùng buổi học, người học và điểm danh đang có ở máy này. Mở lại được bằng class reopen."""
    with session.open() as store:
        inside, title = contents_of(store, course), class_of(store, course).title
        saved = delete_class(store, course)
    document = {"save": saved.save, "meetings": inside.meetings, "learners": inside.learners, "marks": inside.marks}
    session.reply(document, f"Đã xóa lớp {title}: {inside.meetings} buổi, {inside.learners} người học, "
                            f"{inside.marks} lượt điểm danh. Mở lại: dxdesk class reopen {course}")


@command("reopen")
@click.argument("course", metavar="LỚP")
@click.pass_obj
def reopen_command(session: Session, course: str) -> None:
    """Mở lại một lớp đã xóa, với mọi thứ đã xóa cùng lớp."""
    with session.open() as store:
        saved = reopen_class(store, course)
        view = class_of(store, course)
        document = class_document(view, learner_counts(store).get(course, 0))
    session.reply({"save": saved.save, "class": document}, f"Đã mở lại lớp {view.title}, {len(view.meetings)} buổi.")


def _from_syllabus(store: Store, values: Mapping[str, str]) -> dict[str, str]:
    """What the programme says where nothing else was given."""
    if not values.get("syllabus"):
        return dict(values)
    programme = syllabus_of(store, values["syllabus"])
    return {**values, **{name: values.get(name) or getattr(programme, name) for name in COPIED}}


def _setting(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or name.strip() not in _FIELDS:
        raise InputError("not_a_setting", f"“{text[:40]}” phải viết như mục=giá_trị, mục là một trong: "
                                          f"{', '.join(_FIELDS)}. Chưa sửa gì.")
    return name.strip(), value
