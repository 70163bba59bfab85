"""What people call a class, a meeting, and what is written of a learner there; never an id."""

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.dates import show_day
from dxdesk.domain.wording import CHOICES

CLASS_KINDS = ("syllabus", "course", "meeting", "enrolment", "attendance", "skill_check")
_SOMEBODY = "một người học"
_MOST = 3


def class_words(title: str) -> str:
    """A class inside a sentence: `lớp Bình dân học vụ số`; a title that begins with the word says it once."""
    if not title:
        return ""
    return f"lớp {title[4:]}" if title.casefold().startswith("lớp ") else f"lớp {title}"


def meeting_words(number: str, held_on: str, title: str) -> str:
    """A meeting inside a sentence: `buổi 3 ngày 15/11 lớp Bình dân học vụ số`, without what is not known."""
    day = f"ngày {show_day(held_on)}" if held_on else ""
    return " ".join(filter(None, (f"buổi {number}" if number else "buổi học", day, class_words(title))))


def class_subject(kind: str, person: str, where: str, thing: str, lists: Catalogues) -> str:
    """Whose or of what in a class: `Trần Thị Bé, buổi 3 ngày 15/11 lớp …`; `where` is the class or meeting in words.

    `thing` is the title of a programme, or of a check its group, stage and rater as one text with commas.
    """
    who = person or _SOMEBODY
    if kind == "syllabus":
        return f"chương trình “{thing}”" if thing else "một chương trình học"
    if kind == "course":
        return class_words(thing) or "một lớp"
    if kind == "meeting":
        return where or "một buổi học"
    if kind == "attendance":
        return ", ".join(filter(None, (who, where)))
    of = f"{who} trong {where}" if where else who
    return of if kind == "enrolment" else ", ".join((of, *_check_words(thing, lists)))


def deleted_thing(kind: str, subject: str) -> str:
    """What is deleted or kept, in a class."""
    before = {"enrolment": "tên ", "attendance": "điểm danh của ", "skill_check": "kết quả kiểm tra của "}
    return f"{before.get(kind, '')}{subject}"


def named_few(names: tuple[str, ...]) -> str:
    """Some people: the first three by name, the others counted."""
    few, more = ", ".join(names[:_MOST]), len(names) - _MOST
    return f"{few} và {more} người nữa" if more > 0 else few


def two_answers(kind: str, unit: str, shown: tuple[str, ...]) -> str:
    """The question between two answers of a class in their own words: `Có mặt hay vắng?`; empty for all others."""
    if (kind, unit) == ("attendance", "signed"):
        return "Đã ký hay chưa?"
    if (kind, unit) != ("attendance", "state") or len(shown) != 2:
        return ""
    return f"{shown[0][:1].upper()}{shown[0][1:]} hay {shown[1][:1].lower()}{shown[1][1:]}?"


def _check_words(thing: str, lists: Catalogues) -> list[str]:
    group, stage, rater = [*thing.split(","), "", "", ""][:3]
    told = (f"nhóm “{lists.title('skill_group', group)}”" if group else "",
            CHOICES["skill_check.stage"].get(stage, ""), CHOICES["skill_check.rater"].get(rater, ""))
    return [f"{words[:1].lower()}{words[1:]}" for words in told if words]
