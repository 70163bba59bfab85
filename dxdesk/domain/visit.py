"""One visit as typed: who was helped, when and where, and with what; checked as a whole before it is saved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date

from dxdesk.domain.checks import Problem, check, tidy
from dxdesk.domain.identity import SEX_DISAGREES, UNKNOWN_PROVINCE, YEAR_DISAGREES, number_warnings, read_number
from dxdesk.domain.slip_numbers import read_slip, slip_text
from dxdesk.domain.values import KnownCodes
from dxdesk.errors import InputError

NATIONAL_ID = "national_id"
ACTIVATE = "VNEID_ACTIVATE"
"""The service whose good end activates an e-ID account."""
_PLACEHOLDER = "new"  # stands for the ids that only saving gives

_NUMBER_DOUBTS = {
    SEX_DISAGREES: "Số căn cước nói khác giới tính. Enter nếu vẫn đúng.",
    YEAR_DISAGREES: "Số căn cước nói khác năm sinh. Enter nếu vẫn đúng.",
    UNKNOWN_PROVINCE: "Ba số đầu căn cước không thuộc tỉnh nào. Enter nếu vẫn đúng.",
}


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One thing a person was helped with; values as on the wire, an empty `outcome` is unknown."""

    service: str
    outcome: str = ""
    obstacle: str = ""
    dossier_code: str = ""
    note: str = ""
    referred_to: str = ""
    referral_text: str = ""

    def values(self) -> dict[str, str]:
        """The line as field values."""
        return {each.name: getattr(self, each.name) for each in fields(self)}  # asdict would copy every text


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One thing to do next for the person of a visit; `due_on` is a day, `assignee_id` a member (empty: nobody yet)."""

    what: str
    due_on: str = ""
    product: str = ""
    reason: str = ""
    assignee_id: str = ""

    def values(self) -> dict[str, str]:
        """The task as field values."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


@dataclass(frozen=True, slots=True)
class VisitDraft:
    """A visit before it is saved.

    `resident` holds field values of the person as typed and may hold `national_id`, the full number, which only
    makes `id_last4` and `id_key` and is then forgotten. With `resident_id` the values are changes to that person.
    Without either the visit is a tally of `people` who are not named.
    """

    resident: Mapping[str, str] = field(default_factory=dict)
    resident_id: str = ""
    visit: Mapping[str, str] = field(default_factory=dict)
    helps: tuple[HelpLine, ...] = ()
    tasks: tuple[TaskLine, ...] = ()

    @property
    def named(self) -> bool:
        """Whether the visit is with one known person, new or not."""
        return bool(self.resident_id or self.resident.get("full_name", ""))

    def tidied(self, today: date) -> "VisitDraft":
        """The same draft with every value in its wire form; what cannot be understood stays as typed."""
        person = dict(self.resident)
        number = person.pop(NATIONAL_ID, "")
        resident = tidy("resident", person, today)
        if number:
            resident[NATIONAL_ID] = read_number(number).value or number
        helps = tuple(HelpLine(**tidy("help", line.values(), today)) for line in self.helps)
        tasks = tuple(TaskLine(**tidy("task", task.values(), today)) for task in self.tasks)
        visit = tidy("visit", self.visit, today)
        if slip := visit.get("slip_no", ""):
            visit["slip_no"] = _slip_no(slip)
        return replace(self, resident=resident, visit=visit, helps=helps, tasks=tasks)

    def check(self, today: date, known_codes: KnownCodes | None = None) -> list[Problem]:
        """Every problem, hard and soft; fields are named `resident.full_name`, `visit.visit_on`, `help.0.service`."""
        return self.tidied(today).check_tidied(today, known_codes)

    def check_tidied(self, today: date, known_codes: KnownCodes | None = None) -> list[Problem]:
        """The same for a draft that `tidied` made."""
        return [
            *_who(self), *_person(self, today),
            *_at("visit", check("visit", self.visit, today, known_codes)),
            *_lines(self.helps, today, known_codes),
            *(problem for at, task in enumerate(self.tasks)
              for problem in _at(f"task.{at}", check("task", task.values(), today, known_codes))),
        ]


def _slip_no(text: str) -> str:
    """The number of a paper slip as books count it, `K7Q1-0012`; a number of nobody's book stays as typed."""
    try:
        return slip_text(*read_slip(text))
    except InputError:
        return text


def _who(draft: VisitDraft) -> Iterator[Problem]:
    people = draft.visit.get("people", "")
    if draft.named and people not in ("", "1"):
        yield Problem("visit.people", "Phiếu đã có tên người dân. Bỏ trống số người.")
    elif not draft.named and not people:
        yield Problem("resident.full_name", "Ghi họ và tên, hoặc số người nếu không ghi tên.")
    elif not draft.named and any(draft.resident.values()):
        yield Problem("resident.full_name", "Chưa ghi họ và tên.")


def _person(draft: VisitDraft, today: date) -> Iterator[Problem]:
    if not draft.named:
        return
    values = dict(draft.resident)
    number = values.pop(NATIONAL_ID, "")
    if draft.resident_id and "full_name" not in values:
        values["full_name"] = _PLACEHOLDER
    yield from _at("resident", check("resident", values, today))
    if number:
        yield from _number_problems(number, values.get("sex", ""), values.get("birth_year", ""))


def _lines(helps: tuple[HelpLine, ...], today: date, known_codes: KnownCodes | None) -> Iterator[Problem]:
    if not helps:
        yield Problem("helps", "Chưa chọn việc đã giúp.")
    seen: set[str] = set()
    for place, line in enumerate(helps):
        values = {**line.values(), "visit_id": _PLACEHOLDER}
        yield from _at(f"help.{place}", check("help", values, today, known_codes))
        if line.outcome == "not_done" and not line.obstacle:
            yield Problem(f"help.{place}.obstacle", "Chưa xong vì sao? Chọn vướng mắc nếu biết.", hard=False)
        if line.outcome == "referred" and not line.referred_to:
            yield Problem(f"help.{place}.referred_to", "Chuyển đến đâu? Chọn nơi nếu biết.", hard=False)
        if line.service in seen:
            yield Problem(f"help.{place}.service", "Việc này đã có trong phiếu. Vẫn ghi hai lần?", hard=False)
        seen.add(line.service)


def _at(part: str, problems: list[Problem]) -> Iterator[Problem]:
    return (replace(problem, field=f"{part}.{problem.field}") for problem in problems)


def _number_problems(number: str, sex: str, birth_year: str) -> Iterator[Problem]:
    place = f"resident.{NATIONAL_ID}"
    if not (number.isascii() and number.isdigit() and len(number) == 12):
        yield Problem(place, "Số căn cước phải đủ 12 số. Thiếu thì để trống, ghi 4 số cuối.")
        return
    year = int(birth_year) if birth_year.isascii() and birth_year.isdigit() else None
    for code in number_warnings(number, sex, year):
        yield Problem(place, _NUMBER_DOUBTS[code], hard=False)
