"""A class in its fourth meeting, for the tests of the roll."""

from dataclasses import dataclass

from dxdesk.store.training.classes import class_of
from dxdesk.store.training.roll import roll
from dxdesk.ui.context import Desk
from dxdesk.ui.training.grid_pane import GridPane
from tests.store.training.kit import enrol, make, mark
from tests.ui.training.classes import stand_alone

NAMES = ("Nguyễn Vân Anh", "Trần Thị Bé", "Huỳnh Thị Mười", "Đặng Thị Sen", "Lê Văn Tám", "Điểu Trư", "Võ Thị Út")
DAYS = ("2026-11-01", "2026-11-08", "2026-11-15", "2026-11-22", "2026-11-29")


@dataclass(frozen=True)
class Taught:
    """A class, its meetings, its learners in the order of their names."""

    desk: Desk
    course: str
    meetings: tuple[str, ...]
    people: tuple[str, ...]

    def states(self, at: int = 3) -> list[str]:
        """How everybody stands in a meeting, empty where not taken."""
        held = roll(self.desk.store, self.meetings[at])
        return [held[person].state if person in held else "" for person in self.people]

    def show(self, pane: GridPane, at: int = 3) -> None:
        """The pane at one meeting."""
        pane.show_class(class_of(self.desk.store, self.course), self.meetings[at])


def teach(desk: Desk, names: tuple[str, ...] = NAMES) -> Taught:
    """A class of five weeks; the first person missed the second meeting, the others came to all three held."""
    store = desk.store
    course = make(store, "course", title="Bình dân học vụ số", skill_group="INFO")
    meetings = tuple(make(store, "meeting", course_id=course, held_on=day, from_at="18:30", to_at="20:30",
                          trainer_id=desk.who.member_id) for day in DAYS)
    people = tuple(make(store, "resident", full_name=name, birth_year=str(1950 + at)) for at, name in enumerate(names))
    for person in people:
        enrol(store, course, person)
        for at, meeting in enumerate(meetings[:3]):
            mark(store, meeting, person, "absent" if (person, at) == (people[0], 1) else "present")
    return Taught(desk, course, meetings, people)


def stand(desk: Desk, taught: Taught, qtbot, size: tuple[int, int] = (860, 600)) -> GridPane:
    """The pane at tonight's meeting, shown and active."""
    pane = GridPane(desk)
    taught.show(pane)
    stand_alone(pane, qtbot, size)
    pane.begin()
    return pane


def told(pane: GridPane) -> str:
    """What the bar says, empty where it says nothing."""
    message = pane.bar.message
    return f"{message.fact} {message.meaning}" if message else ""
