"""Classes: who learns, how a meeting went for each, and when a class is finished by somebody (design §3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ATTENDED = ("present", "late", "left")
"""Who came at all, be it late or not to the end."""
PASS_SHARE = 80
"""The percentage of held meetings one must attend to finish a class that says nothing else."""
FINISHED, UNFINISHED = "finished", "unfinished"
RESIDENT, MEMBER, GUEST = "resident", "member", "guest"


@dataclass(frozen=True, slots=True)
class Learner:
    """One person of a class.

    `person` is who counts once: the root of a resident, a member's id, or for a guest without a record his enrolment;
    `kind` is resident, member or guest, `record` the resident or member as shown now (empty for a guest). `enrolments`
    are all of this person in the class, the first one written to; none where only his attendance has come yet.
    Two or more mean he was enrolled twice, or two records of his were merged. Days are ISO or empty; `result` is what
    a person decided, empty where attendance decides. `gone` says his record is deleted or erased.
    """

    person: str
    kind: str
    record: str
    name: str
    enrolments: tuple[str, ...] = ()
    birth_year: str = ""
    hamlet_id: str = ""
    source: str = ""
    enrolled_on: str = ""
    left_on: str = ""
    result: str = ""
    reason: str = ""
    certificate_no: str = ""
    certificate_on: str = ""
    certificate_by: str = ""
    note: str = ""
    gone: bool = False

    @property
    def enrolment(self) -> str:
        """The enrolment written to; empty where there is none yet."""
        return self.enrolments[0] if self.enrolments else ""

    @property
    def named(self) -> dict[str, str]:
        """The field by which a record of the class says who he is: resident_id, member_id, or a guest's name."""
        return {"name": self.name} if self.kind == GUEST else {f"{self.kind}_id": self.record}


@dataclass(frozen=True, slots=True)
class Mark:
    """How one person attended one meeting.

    `state` is one of `ATTENDANCE_STATES`; `records` are the attendance records it rests on, the first one written to;
    `signed` whether he signed the paper. `differs` where laptops, or two records of one person, say different things.
    """

    state: str
    records: tuple[str, ...]
    signed: bool = False
    differs: bool = False

    @property
    def came(self) -> bool:
        """Whether he was there at all."""
        return self.state in ATTENDED


def minute_of(at: str) -> int | None:
    """The minute after midnight of an hour like 18:30; None for what is no hour."""
    hour, _, minute = at.partition(":")
    return int(hour) * 60 + int(minute) if hour.isdecimal() and minute.isdecimal() else None


def minutes_between(from_at: str, to_at: str) -> int | None:
    """How long a meeting lasts; None where its hours are not written, or end before they begin."""
    start, end = minute_of(from_at), minute_of(to_at)
    return end - start if start is not None and end is not None and end > start else None


def strongest(states: Sequence[str]) -> str:
    """What several records of one person at one meeting come to: there beats away, with a reason beats without."""
    order = ("present", "late", "left", "excused", "absent")
    return min(states, key=order.index)


def has_finished(result: str, marks: Mapping[str, Mark], meetings: Sequence[str], pass_share: int = PASS_SHARE) -> bool:
    """Whether somebody finished a class: as a person decided, else by the share of `meetings` he attended.

    `meetings` are those whose roll was taken and those still to come, so that nobody has finished before he has enough
    of the whole class; `marks` are his by meeting. Of no meeting nobody has finished.
    """
    if result:
        return result == FINISHED
    came = sum(1 for meeting in meetings if meeting in marks and marks[meeting].came)
    return bool(meetings) and came * 100 >= pass_share * len(meetings)
