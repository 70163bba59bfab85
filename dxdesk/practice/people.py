"""Made-up people and what they come to the desk for; the same seed makes the same ones."""

import random
from collections.abc import Sequence
from datetime import date

from dxdesk.domain.catalogues import Catalogues
from dxdesk.domain.visit import HelpLine

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương")
MIDDLE = {"M": ("Văn", "Hữu", "Minh", "Quốc", "Gia", "Đình"),
          "F": ("Thị", "Thị Kim", "Ngọc", "Thị Bích", "Diễm", "Thu")}
GIVEN = {"M": ("Thử", "Tập", "Dượt", "An", "Đạt", "Hải", "Nghĩa", "Phúc", "Quý", "Sơn"),
         "F": ("Mẫu", "Ví Dụ", "Nháp", "Cúc", "Hoà", "Loan", "Mai", "Phượng", "Thuỷ", "Yến")}
SERVICES = {"VNEID_ACTIVATE": 5, "DVC_SUBMIT": 4, "EHEALTH": 3, "CASHLESS": 3, "WELFARE_ACCOUNT": 2, "VSSID": 2,
            "DIGITAL_SIGNATURE": 1, "INTEGRATE_BHYT": 2, "SOCIAL_PENSION": 1, "SHOP_QR": 1, "ANTI_SCAM": 1}
OBSTACLES = ("NO_OTP", "NO_SIM_OWN", "FORGOT_PASSCODE", "OS_TOO_OLD", "DATA_MISMATCH", "NO_SMARTPHONE")
OUTCOMES = {"done": 14, "partly": 2, "not_done": 3, "referred": 1}
BEFORE = ("unknown", "card_ok", "l1", "l2_issued")
PLACES = {"event": "Sân nhà văn hoá", "home": "", "team_point": "Nhà văn hoá khu phố", "market": "Chợ Thủ Dầu Một"}
ACTIVATE, ACTIVATED = "VNEID_ACTIVATE", "l2_activated"


class Crowd:
    """An endless queue of made-up residents of some hamlets (record ids)."""

    def __init__(self, seed: str, hamlets: Sequence[str], catalogues: Catalogues) -> None:
        self.pick = random.Random(seed)
        self._hamlets = hamlets
        self._services = {code: weight for code, weight in SERVICES.items() if catalogues.entry("service", code)}

    def name(self) -> tuple[str, str]:
        """A name and the sex it goes with; one in three says by itself that it is made up."""
        sex = self.pick.choice("MF")
        words = (self.pick.choice(FAMILY), self.pick.choice(MIDDLE[sex]), self.pick.choice(GIVEN[sex]))
        return " ".join(words), sex

    def person(self, on: date) -> dict[str, str]:
        """A resident as typed at the desk on that day: phones begin 0900 000, numbers end in 9 and five digits."""
        pick = self.pick
        name, sex = self.name()
        year = pick.randint(1938, 2007)
        values = {
            "full_name": name, "sex": sex, "birth_year": str(year), "hamlet_id": pick.choice(self._hamlets),
            "household_no": str(pick.randint(1, 90)), "device": pick.choice(("android", "android", "iphone", "basic")),
            "eid_state": pick.choice(BEFORE),
        }
        if pick.random() < 0.8:
            values["phone"] = f"0900000{pick.randrange(1000):03d}"
        if pick.random() < 0.6:
            century = 2 * (year // 100 - 19) + (sex == "F")
            values["national_id"] = f"074{century}{year % 100:02d}9{pick.randrange(10**5):05d}"
        if pick.random() < 0.7:
            values |= {"notice_version": "1", "consent_on": on.isoformat(), "consent_method": "spoken"}
        return values

    def visit(self) -> dict[str, str]:
        """Where and how a visit went."""
        mode = self.pick.choice(tuple(PLACES))
        return {"mode": mode, "place": PLACES[mode], "minutes": str(self.pick.randrange(5, 45)),
                "satisfaction": self.pick.choice(("3", "3", "3", "2", "1", ""))}

    def helps(self) -> tuple[HelpLine, ...]:
        """One to three different services and how each ended."""
        wanted = dict.fromkeys(self.pick.choices(list(self._services), list(self._services.values()),
                                                 k=self.pick.choice((1, 1, 2, 2, 3))))
        return tuple(self._help(service) for service in wanted)

    def _help(self, service: str) -> HelpLine:
        outcome = self.pick.choices(list(OUTCOMES), list(OUTCOMES.values()))[0]
        return HelpLine(service, outcome, "" if outcome == "done" else self.pick.choice(OBSTACLES))


def activates(helps: Sequence[HelpLine]) -> bool:
    """Whether a visit ended with an active level-2 account."""
    return any(line.service == ACTIVATE and line.outcome == "done" for line in helps)
