"""`class enrol|learners`: who comes into a class, one by one or from a list, and who is in it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from dxdesk.cli.frame import WrongUsage, command
from dxdesk.cli.reading import json_texts, read_lines
from dxdesk.cli.session import Session
from dxdesk.domain.dates import show_date, today
from dxdesk.domain.names import fold
from dxdesk.domain.pasted_list import PastedList, read_pasted
from dxdesk.domain.training import Learner
from dxdesk.errors import InputError
from dxdesk.store.database import Store
from dxdesk.store.saving import Saved
from dxdesk.store.training.classes import class_of
from dxdesk.store.training.enrolling import DOOR, REGISTER, Enrolled, Newcomer, enrol, over_capacity
from dxdesk.store.training.learners import learners
from dxdesk.store.training.pasted import AS_GUEST, AS_NEW, ASK, Match, enrol_pasted, match_pasted, unanswered
from dxdesk.store.training.twins import Twins, possible_twins

_STATES = {"known": "có trong sổ", "new": "chưa có trong sổ", "ask": "CHƯA RÕ", "in_class": "đã có trong lớp",
           "repeated": "trùng"}


class Unclear(InputError):
    """Nobody was enrolled: a person must say first who some lines mean; `details` tells programs which."""

    def __init__(self, error: InputError, document: dict[str, Any]) -> None:
        super().__init__(error.code, error.sentence)
        self.details = document


@command("enrol")
@click.argument("course", metavar="LỚP")
@click.option("--resident", "residents", multiple=True, metavar="MÃ", help="Người trong sổ.")
@click.option("--member", "members", multiple=True, metavar="MÃ", help="Thành viên tổ.")
@click.option("--guest", "guests", multiple=True, metavar="TÊN", help="Khách, chỉ giữ tên trong lớp này.")
@click.option("--new", "new", multiple=True, metavar="JSON", help="Người mới, như {\"full_name\": \"…\"}.")
@click.option("--door", is_flag=True, help="Ghi danh tại cửa lớp.")
@click.option("--list", "listed", type=click.Path(path_type=Path), metavar="TỆP", help="Danh sách chữ, - là đầu vào.")
@click.option("--answers", default="{}", metavar="JSON", help="Theo số dòng: mã người, new, guest hoặc skip.")
@click.option("--others", type=click.Choice([AS_NEW, AS_GUEST]), default=AS_NEW, metavar="CÁCH",
              help="Ai chưa có trong sổ: new là lập hồ sơ, guest là khách.")
@click.option("--preview", is_flag=True, help="Chỉ xem trước danh sách, không ghi gì.")
@click.pass_obj
def enrol_command(
    session: Session, course: str, residents: Sequence[str], members: Sequence[str], guests: Sequence[str],
    new: Sequence[str], listed: Path | None, answers: str, others: str, *, door: bool, preview: bool,
) -> None:
    """Ghi danh vào LỚP: người trong sổ, thành viên, khách, người mới, hoặc cả một danh sách."""
    source = DOOR if door else REGISTER
    newcomers = [*(Newcomer(resident=record, source=source) for record in residents),
                 *(Newcomer(member=record, source=source) for record in members),
                 *(Newcomer(name=name, source=source) for name in guests),
                 *(Newcomer(values=json_texts(text, "--new"), source=source) for text in new)]
    if bool(newcomers) == bool(listed):
        raise WrongUsage("Nêu người để ghi danh, hoặc một danh sách với --list.")
    said = {int(row): answer for row, answer in json_texts(answers, "--answers").items() if row.isdecimal()}
    with session.open() as store:
        if listed:
            _enrol_list(session, store, course, _read(listed, store), said, others, preview)
        else:
            done = enrol(store, course, newcomers)
            session.reply(_document(done), *_words(done))


@command("learners")
@click.argument("course", metavar="LỚP")
@click.pass_obj
def learners_command(session: Session, course: str) -> None:
    """Người học của LỚP, và ai có thể được ghi hai lần."""
    with session.open() as store:
        view, people, twins = class_of(store, course), learners(store, course), possible_twins(store, course)
    over = over_capacity(view, people)
    words = [*map(_line, people), *(f"Xem lại: {one.one.name}, {one.reason}." for one in twins)]
    session.reply({"learners": [asdict(one) for one in people], "capacity": view.capacity, "over_capacity": over,
                   "twins": [_twins(one) for one in twins]}, *(words or ["Chưa có ai trong lớp."]), *_over(over))


def _enrol_list(
    session: Session, store: Store, course: str, pasted: PastedList, answers: Mapping[int, str], others: str,
    preview: bool,
) -> None:
    matches = match_pasted(store, course, pasted)
    document = {"lines": [_match(match) for match in matches], "left_out": [asdict(out) for out in pasted.left_out],
                "asks": unanswered(matches, answers)}
    told = [_match_line(match) for match in matches] + [f"Dòng {out.row}: bỏ qua. {out.why}" for out in pasted.left_out]
    if preview:
        class_of(store, course)
        session.reply(_document(Enrolled(Saved("", (), ()), (), ())) | document, *told, "Chỉ xem trước, chưa ghi gì.")
        return
    try:
        done = enrol_pasted(store, course, matches, answers, others)
    except InputError as error:
        if error.code == "unanswered":
            raise Unclear(error, document) from error
        raise
    session.reply(_document(done) | document, *told, *_words(done))


def _read(path: Path, store: Store) -> PastedList:
    data = b"\n".join(read_lines(path))
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("not_text", "Danh sách không phải chữ Unicode. Chưa đọc gì; lưu tệp dạng UTF-8.") from error
    return read_pasted(text, today(store.clock()))


def _document(done: Enrolled) -> dict[str, Any]:
    return {"save": done.saved.save, "added": [asdict(one) for one in done.added],
            "already": [asdict(one) for one in done.already], "over_capacity": done.over_capacity}


def _words(done: Enrolled) -> list[str]:
    already = [f"{one.name} đã có trong lớp, không ghi hai lần." for one in done.already if one not in done.added]
    added = f"Đã ghi danh {len(done.added)} người." if done.added else "Không ghi danh thêm ai."
    return [*already, added, *_over(done.over_capacity)]


def _over(over: int) -> list[str]:
    return [f"Lớp quá {over} chỗ."] if over else []


def _line(learner: Learner) -> str:
    left = f", nghỉ từ {show_date(learner.left_on)}" if learner.left_on else ""
    born = f", {learner.birth_year}" if learner.birth_year else ""
    return f"{learner.person}  {learner.name}{born}{left}"


def _twins(twins: Twins) -> dict[str, Any]:
    return {"one": twins.one.person, "other": twins.other.person, "name": twins.one.name, "reason": twins.reason,
            "mergeable": twins.mergeable}


def _match(match: Match) -> dict[str, Any]:
    people = [{"id": likely.person.id, "full_name": likely.person.full_name, "birth_year": likely.person.birth_year,
               "hamlet": likely.person.hamlet, "why": likely.why, "in_class": likely.in_class}
              for likely in match.people]
    return {"row": match.line.row, "name": match.line.name, "state": match.state, "reason": match.reason,
            "people": people}


def _match_line(match: Match) -> str:
    asked = "".join(f"\n    {likely.person.id}  {likely.person.full_name} {likely.person.birth_year}: {likely.why}"
                    for likely in match.people) if match.state == ASK else ""
    said = _STATES[match.state]
    reason = "" if fold(match.reason) == fold(f"{said}.") else f" {match.reason}"
    return f"Dòng {match.line.row}: {match.line.name}, {said}.{reason}{asked}"
