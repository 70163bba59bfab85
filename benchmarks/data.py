"""A made-up ward of any size, as ops of one writer in the order they were written."""

import os
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from dxdesk.ledger.clock import Tick
from dxdesk.ledger.ids import new_record
from dxdesk.ledger.ops import Op, stamp

FAMILY = ("Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Hoàng", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ")
MIDDLE = ("Văn", "Thị", "Thị Kim", "Hữu", "Minh", "Thanh", "Ngọc", "Đức", "Thị Bích", "Quốc", "Gia", "Xuân", "Hoài")
GIVEN = ("An", "Bình", "Cúc", "Dũng", "Đạt", "Giang", "Hà", "Hải", "Hậu", "Hoa", "Hùng", "Khánh", "Lan", "Liên", "Mai",
         "Minh", "Nam", "Nga", "Ngân", "Nhung", "Phúc", "Phượng", "Quang", "Sơn", "Tâm", "Thảo", "Thư", "Trang", "Tú",
         "Vy")
SERVICES = ("VNEID_ACTIVATE", "EHEALTH", "VSSID", "DVC_SUBMIT", "CASHLESS", "WELFARE_ACCOUNT", "DIGITAL_SIGNATURE")
OUTCOMES = ("done", "done", "done", "partly", "not_done", "referred")
START = datetime(2026, 1, 1, tzinfo=UTC)
HAMLETS = 60


class Maker:
    """Makes ops with rising ids for one writer."""

    def __init__(self, writer: str, seed: int = 42) -> None:
        self.random = random.Random(seed)
        self.writer = writer
        self.now = START
        self.tick = Tick()
        self.hamlets = [new_record(START) for _ in range(HAMLETS)]
        self.member = new_record(START)

    def op(self, kind: str, record: str, sets: dict[str, str | None], save: str = "") -> Op:
        """One creation op of the record; without a `save` it begins one."""
        self.tick = self.tick.next(self.now)
        op = Op("", kind, record, "save", sets, save=save, by=self.member)
        return stamp(op, str(self.tick), self.writer, os.urandom(16))

    def name(self) -> str:
        """A likely name."""
        return f"{self.random.choice(FAMILY)} {self.random.choice(MIDDLE)} {self.random.choice(GIVEN)}"

    def hamlet_ops(self) -> Iterator[Op]:
        """The hamlets everybody lives in."""
        for n, record in enumerate(self.hamlets, 1):
            yield self.op("hamlet", record, {"name": f"Khu phố {n}"})

    def resident(self) -> Op:
        """A new person of the ward."""
        pick = self.random
        year = pick.randint(1935, 2012)
        return self.op("resident", new_record(self.now), {
            "full_name": self.name(), "birth_year": str(year), "birth_date": "", "sex": pick.choice("MF"),
            "phone": f"09{pick.randrange(10**8):08d}", "id_last4": f"{pick.randrange(10**4):04d}",
            "id_key": f"v1:{pick.getrandbits(104):026x}", "id_number": "",
            "hamlet_id": pick.choice(self.hamlets), "household_no": str(pick.randrange(400)),
        })

    def visit(self, resident: str, save: str = "") -> Op:
        """A visit with that person, a little later than the last one."""
        pick = self.random
        self.now += timedelta(seconds=25)
        local = self.now + timedelta(hours=7)
        return self.op("visit", new_record(self.now), {
            "resident_id": resident, "visit_on": f"{local:%Y-%m-%d}", "visit_at": f"{local:%H:%M}", "mode": "event",
            "hamlet_id": pick.choice(self.hamlets), "member_id": self.member, "satisfaction": pick.choice("333321"),
        }, save)

    def help(self, visit: str, save: str = "") -> Op:
        """A help line of that visit."""
        pick = self.random
        return self.op("help", new_record(self.now), {
            "visit_id": visit, "service": pick.choice(SERVICES), "outcome": pick.choice(OUTCOMES), "obstacle": "",
        }, save)


def merge_ops(maker: Maker, count: int) -> Iterator[Op]:
    """`count` ops: of ten one resident, four visits and five help lines."""
    for _ in range(count // 10):
        resident = maker.resident()
        yield resident
        for k in range(4):
            visit = maker.visit(resident.record)
            yield visit
            for _ in range(1 + (k == 0)):
                yield maker.help(visit.record)


def ward_ops(maker: Maker, visits: int) -> Iterator[Op]:
    """A ward with that many visits of one service each, and three residents to ten visits."""
    yield from maker.hamlet_ops()
    people: list[str] = []
    for k in range(visits):
        if k % 10 in (0, 3, 6):
            resident = maker.resident()
            people.append(resident.record)
            yield resident
        visit = maker.visit(people[-1] if k % 10 in (0, 3, 6) else maker.random.choice(people))
        yield visit
        yield maker.help(visit.record)


def laptop_ops(maker: Maker, visits: int) -> Iterator[Op]:
    """What a laptop writes in that many visits: in three of ten with a new person, seventeen services in ten.

    What is typed at once is one save.
    """
    people: list[str] = []
    for k in range(visits):
        save = ""
        if k % 10 in (0, 3, 6):
            resident = maker.resident()
            people.append(resident.record)
            yield resident
            save = resident.id
        visit = maker.visit(people[-1] if save else maker.random.choice(people), save)
        yield visit
        for _ in range(2 if k % 10 < 7 else 1):
            yield maker.help(visit.record, save or visit.id)
