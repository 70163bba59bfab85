"""The live counters of the event desk: what this laptop wrote on one day (features d1.11)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from dxdesk.domain.dates import VIETNAM
from dxdesk.domain.visit import ACTIVATE
from dxdesk.ledger.clock import time_text
from dxdesk.store.database import Store
from dxdesk.store.shapes import GONE

_PACE_AFTER = timedelta(minutes=10)

# Own ops since the day began, not the visits of the day: a ward's desk holds thousands a day of the other laptops.
# No slip of a day is written before that day, for a save refuses days that lie ahead.
_COUNT = f"""
WITH own AS MATERIALIZED (
    SELECT DISTINCT v.id, v.resident_id, v.people, v.visit_at, v.member_id, v.shift
    FROM op INDEXED BY op_save CROSS JOIN visit v ON v.id = op.record
    WHERE op.mine = 1 AND op.save >= :since AND op.kind = 'visit' AND v.visit_on = :day AND v._deleted <> {GONE}
),
named AS MATERIALIZED (SELECT * FROM own WHERE resident_id IS NOT NULL),
paced AS (SELECT visit_at FROM own WHERE member_id = :member AND (:shift IS NULL OR shift = :shift))
SELECT
    (SELECT count(*) FROM named),
    (SELECT count(*) FROM named WHERE :shift IS NULL OR shift = :shift),
    (SELECT count(*) FROM named WHERE member_id = :member),
    (SELECT count(*) FROM named WHERE visit_at LIKE :hour),
    (SELECT count(*) FROM named CROSS JOIN help h ON h.visit_id = named.id
     WHERE h.service = '{ACTIVATE}' AND h.outcome = 'done' AND h._deleted <> {GONE}),
    (SELECT count(*) FROM own WHERE resident_id IS NULL),
    (SELECT coalesce(sum(coalesce(people, 1)), 0) FROM own WHERE resident_id IS NULL),
    (SELECT count(*) FROM paced), (SELECT min(visit_at) FROM paced)
"""


@dataclass(frozen=True, slots=True)
class Counts:
    """What this laptop wrote on a day; slips with a name and those without one never stand in one number.

    Slips with a name: on the `day`, in the `shift` (of the whole day where no shift is asked for), by the member that
    day (`mine`), in the current `hour`. `activations` are their help lines of an activation done. Without a name:
    `anonymous` slips of `anonymous_people` people. `per_hour` is the member's pace in the shift over slips of both
    sorts, None until the first is ten minutes old or where the day is not today.
    """

    day: int
    shift: int
    mine: int
    hour: int
    activations: int
    anonymous: int
    anonymous_people: int
    per_hour: int | None

    @property
    def slips(self) -> int:
        """All slips of the day, with and without a name: the next one's number is one more."""
        return self.day + self.anonymous


def counts(store: Store, day: str, member: str, now: datetime, shift: str = "") -> Counts:
    """The counters of an ISO day, for a member's id and a shift ("" for the whole day)."""
    local = now.astimezone(VIETNAM)
    is_today = f"{local:%Y-%m-%d}" == day
    since = time_text(datetime.fromisoformat(day).replace(tzinfo=VIETNAM))
    named, in_shift, mine, hour, activated, anonymous, people, slips, first = store.connection.execute(_COUNT, {
        "day": day, "member": member, "shift": shift or None, "since": since,
        "hour": f"{local:%H}:%" if is_today else "",
    }).fetchone()
    pace = _pace(slips, first, local) if is_today else None
    return Counts(named, in_shift, mine, hour, activated, anonymous, people, pace)


def _pace(slips: int, first: str | None, local: datetime) -> int | None:
    """Slips per hour since the first one, a time of the day like `18:05`."""
    if not first:
        return None
    hour, minute = map(int, first.split(":"))
    worked = local - local.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return round(slips / (worked / timedelta(hours=1))) if worked >= _PACE_AFTER else None
