"""The lists of the register against a naive reading of the same rows."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxdesk.domain.catalogues import load_catalogues
from dxdesk.domain.filters import SHIPPED, UNKNOWN, PeopleFilter, VisitFilter, day_of
from dxdesk.domain.hits import fits_name
from dxdesk.domain.names import fold, person_sort_key
from dxdesk.domain.records import EID_STATES
from dxdesk.domain.visit import HelpLine, VisitDraft
from dxdesk.paths import resource_path
from dxdesk.store import register
from dxdesk.store.register import (
    first_of_letters,
    list_people,
    list_visits,
    note_reveal,
    people_rows,
    reveals,
    visit_rows,
)
from dxdesk.store.saving import Change, save
from dxdesk.store.search import find_people
from dxdesk.store.visits import save_visit
from tests.store.kit import Clock, new_store

TODAY = date(2026, 11, 22)
NAMES = ("Nguyễn Văn An", "Nguyễn Văn Ân", "Trần Thị Ẩn", "Đặng Đạt", "Lê Dung", "Y’Bliu Êban", "Đỗ Ân An", "An", "")
DAYS = [(TODAY - timedelta(days=back)).isoformat() for back in (-3, 0, 1, 6, 40)]
SERVICES = ("VNEID_ACTIVATE", "CASHLESS", "EHEALTH")
CODES = load_catalogues(resource_path("data"))
GROUPS = {entry.code: entry.group for entry in CODES.entries("service")}

person = st.fixed_dictionaries({
    "full_name": st.sampled_from(NAMES), "birth_year": st.sampled_from(["", "1958", "1990"]),
    "phone": st.sampled_from(["", "0912345678", "0987654958"]), "id_last4": st.sampled_from(["", "4721"]),
    "hamlet_id": st.sampled_from(["", "h1", "h2"]), "household_no": st.sampled_from(["", "112"]),
    "eid_state": st.sampled_from(["", *EID_STATES]), "consent_on": st.sampled_from(["", "2026-11-01"]),
    "withdrawn_on": st.sampled_from(["", "", "2026-11-02"]), "into": st.sampled_from([-1, -1, -1, 0, 1, 2]),
    "gone": st.sampled_from([False, False, False, True]),
})
visit = st.fixed_dictionaries({
    "of": st.integers(-1, 5), "visit_on": st.sampled_from(DAYS), "follow_up_on": st.sampled_from(["", *DAYS]),
    "hamlet_id": st.sampled_from(["", "h1", "h2"]), "mode": st.sampled_from(["", "home"]),
    "member_id": st.sampled_from(["m1", "m2"]), "event_id": st.sampled_from(["", "e1"]),
    "slip_no": st.sampled_from(["", "A12"]),
    "gone": st.sampled_from([False, False, True]),
    "helps": st.lists(st.tuples(st.sampled_from(SERVICES), st.sampled_from(["", "done", "not_done", "referred"])),
                      max_size=2),
})
task = st.fixed_dictionaries({"of": st.integers(0, 5), "due_on": st.sampled_from(DAYS),
                              "state": st.sampled_from(["", "open", "doing", "done", "dropped"])})
wards = st.tuples(st.lists(person, min_size=1, max_size=6), st.lists(visit, max_size=8), st.lists(task, max_size=3))

maybe_day = st.sampled_from(["", "today", "yesterday", "monday", "sunday", DAYS[3]])
people_filters = st.builds(
    PeopleFilter, text=st.sampled_from(["", "an", "ng van a", "nv a", "an an", "d", "958", "1958 an", "19", "zz"]),
    hamlets=st.sampled_from([(), ("h1",), ("h1", "h2")]), household=st.sampled_from(["", "112"]),
    states=st.sampled_from([(), ("l1",), (UNKNOWN, "l2_activated")]), visited_from=maybe_day, visited_to=maybe_day,
    due_from=maybe_day, due_to=maybe_day, unused=st.booleans(), no_consent=st.booleans(),
    quiet_days=st.sampled_from([0, 5, 30]), merged=st.booleans())
visit_filters = st.builds(
    VisitFilter, text=st.sampled_from(["", "an", "A12", "4721"]), visited_from=maybe_day, visited_to=maybe_day,
    hamlet=st.sampled_from(["", "h1"]), member=st.sampled_from(["", "m1"]), event=st.sampled_from(["", "e1"]),
    service=st.sampled_from(["", "CASHLESS"]), outcome=st.sampled_from(["", "done"]),
    mode=st.sampled_from(["", "home"]), unsent=st.booleans(), anonymous=st.booleans())


def fill(store, ward) -> None:
    """The ward as one desk wrote it."""
    people, visits, tasks = ward
    ids = [f"p{at}" for at in range(6)]
    changes = []
    for at, values in enumerate(people):
        held = {name: value for name, value in values.items() if name not in ("into", "gone") and value}
        if -1 < values["into"] != at:
            held["merged_into"] = ids[values["into"]]
        changes.append(Change("resident", held, ids[at], fresh=True))
    for at, values in enumerate(visits):
        held = {name: value for name, value in values.items() if name not in ("of", "helps", "gone") and value}
        if values["of"] >= 0:
            held["resident_id"] = ids[values["of"]]
        changes.append(Change("visit", held, f"v{at}", fresh=True))
        changes += [Change("help", {"visit_id": f"v{at}", "service": service, "outcome": outcome}, f"l{at}.{line}",
                           fresh=True) for line, (service, outcome) in enumerate(values["helps"])]
    changes += [Change("task", {"what": "x", "resident_id": ids[values["of"]], "due_on": values["due_on"],
                                "state": values["state"]}, f"t{at}", fresh=True) for at, values in enumerate(tasks)]
    save(store, changes)
    gone = [Change("resident", {}, ids[at], "delete") for at, values in enumerate(people) if values["gone"]]
    gone += [Change("visit", {}, f"v{at}", "delete") for at, values in enumerate(visits) if values["gone"]]
    if gone:
        save(store, gone)


class Naive:
    """The same ward read row by row."""

    def __init__(self, ward) -> None:
        self.people, visits, self.tasks = ward
        self.visits = [(at, values) for at, values in enumerate(visits) if not values["gone"]]

    def root(self, at: int) -> int:
        seen: list[int] = []
        while at not in seen and at < len(self.people) and -1 < self.people[at]["into"] != at:
            seen.append(at)
            at = self.people[at]["into"]
        return min(seen[seen.index(at):]) if at in seen else at

    def face(self, at: int) -> int:
        """The root, or where it is gone the first of those alive."""
        alive = [other for other, values in enumerate(self.people)
                 if not values["gone"] and self.root(other) == self.root(at)]
        return self.root(at) if self.root(at) in alive or not alive else alive[0]

    def family(self, at: int) -> set[int]:
        """Those who count as this one; who was deleted counts as nobody."""
        gone = {other for other, values in enumerate(self.people) if values["gone"]}
        return {at} | {other for other in range(6) if self.face(other) == at and other not in gone}

    def shown(self, at: int) -> bool:
        return self.face(at) == at

    def came(self, at: int) -> list[dict]:
        return [values for _, values in self.visits if values["of"] in self.family(at)]

    def due(self, at: int, first: str, last: str) -> bool:
        members = {other for other in range(6) if self.root(other) == self.root(at)}
        days = [values["visit_on"] for _, values in self.visits if values["of"] in members]
        agreed: dict[int, str] = {}
        for _, values in self.visits:
            if first <= (values["follow_up_on"] or "-") <= last:
                agreed[values["of"]] = max(agreed.get(values["of"], ""), values["visit_on"])
        mine = self.family(at)
        return any(of in mine and not any(day > on for day in days) for of, on in agreed.items()) or any(
            values["of"] in mine and first <= values["due_on"] <= last and values["state"] in ("", "open", "doing")
            for values in self.tasks)

    def used(self, at: int) -> bool:
        return any(GROUPS[service] != "vneid" and outcome in ("", "done", "partly")
                   for values in self.came(at) for service, outcome in values["helps"])

    def fits(self, at: int, text: str) -> bool:
        words = fold(text).split()
        letters, digits = [w for w in words if not w.isdigit()], [w for w in words if w.isdigit()]

        def one(values) -> bool:
            name, year = values["full_name"], values["birth_year"]
            numbers = (values["phone"], values["id_last4"])
            hit = all(any(number.endswith(word) for number in numbers if number) or
                      (year.startswith(word) if len(words) == 1 else year == word) for word in digits)
            return hit and (not letters or (bool(name) and fits_name(name, letters)))

        return any(one(self.people[other]) for other in self.family(at)
                   if other < len(self.people) and not self.people[other]["gone"])

    def holds(self, at: int, of: PeopleFilter) -> bool:
        values = self.people[at]
        day = {name: day_of(getattr(of, name), TODAY) for name in ("visited_from", "visited_to", "due_from", "due_to")}
        days = [found["visit_on"] for found in self.came(at)]
        since = (TODAY - timedelta(days=of.quiet_days)).isoformat()
        state = values["eid_state"] or UNKNOWN
        return all((
            not values["gone"], of.merged or self.shown(at),
            not of.hamlets or values["hamlet_id"] in of.hamlets,
            not of.household or values["household_no"] == of.household, not of.states or state in of.states,
            not (day["visited_from"] or day["visited_to"])
            or any(day["visited_from"] <= on <= (day["visited_to"] or "9") for on in days),
            not (day["due_from"] or day["due_to"]) or self.due(at, day["due_from"] or "0", day["due_to"] or "9"),
            not of.unused or (state == "l2_activated" and not self.used(at)),
            not of.no_consent or not values["consent_on"] or bool(values["withdrawn_on"]),
            not of.quiet_days or not any(on >= since for on in days),
            not of.text.strip() or self.fits(at, of.text),
        ))

    def people_of(self, of: PeopleFilter) -> list[str]:
        held = [at for at in range(len(self.people)) if self.holds(at, of)]
        return [f"p{at}" for at in sorted(held, key=lambda at: (person_sort_key(self.people[at]["full_name"]), at))]

    def visits_of(self, of: VisitFilter) -> list[str]:
        first, last = day_of(of.visited_from, TODAY), day_of(of.visited_to, TODAY) or "9"
        held = [
            (values["visit_on"], at) for at, values in self.visits
            if first <= values["visit_on"] <= last and of.hamlet in ("", values["hamlet_id"])
            and of.member in ("", values["member_id"]) and of.event in ("", values["event_id"])
            and of.mode in ("", values["mode"]) and not (of.anonymous and values["of"] >= 0)
            and (not (of.service or of.outcome) or any(
                of.service in ("", service) and of.outcome in ("", outcome) for service, outcome in values["helps"]))
            and (not of.text or values["slip_no"] == of.text or self.named(values["of"], of.text))]
        return [f"v{at}" for _, at in sorted(held, reverse=True)]

    def named(self, at: int, text: str) -> bool:
        alone = replace_all(self, [{**values, "into": -1} for values in self.people])
        return 0 <= at < len(self.people) and alone.fits(at, text)


def replace_all(naive: Naive, people) -> Naive:
    made = Naive((people, [], naive.tasks))
    made.visits = naive.visits
    return made


TABLES = ("resident", "visit", "help", "task", "op", "conflict", "person_key", "person_digits", "person_order")


@pytest.fixture(scope="module")
def one_desk(tmp_path_factory):
    """One desk for every ward drawn; to make one takes longer than to ask it everything."""
    with new_store(tmp_path_factory.mktemp("desk") / "sổ", Clock()) as store:
        yield store


@settings(max_examples=30 if settings.default.max_examples < 100 else 2_000)
@given(data=st.data())
def test_lists_hold_what_the_rows_say(one_desk, data):
    ward, store = data.draw(wards), one_desk
    with store.writing() as connection:
        for table in TABLES:
            connection.execute(f"DELETE FROM {table}")
    fill(store, ward)
    naive = Naive(ward)
    drawn = [data.draw(people_filters) for _ in range(6)]
    alone = [replace(PeopleFilter(), **{name: value}) for of in drawn for name, value in of.values().items()]
    for of in [PeopleFilter(), PeopleFilter(merged=True), *(of for _, of in SHIPPED), *alone, *drawn]:
        rows = people_rows(store, list_people(store, of, TODAY))
        assert [row.id for row in rows] == naive.people_of(of), of
    drawn = [data.draw(visit_filters) for _ in range(6)]
    alone = [replace(VisitFilter(), **{name: value}) for of in drawn for name, value in of.values().items()]
    for of in [VisitFilter(), *alone, *drawn]:
        assert [row.id for row in visit_rows(store, list_visits(store, of, TODAY))] == naive.visits_of(of), of


def write(store, name: str, on: str = "2026-11-22", **resident: str) -> str:
    return save_visit(store, VisitDraft({"full_name": name, **resident}, "", {"visit_on": on},
                                        (HelpLine("CASHLESS", "done"),))).resident_id


def test_many_and_few_stand_in_one_order(store, monkeypatch):
    for name in ("Trần Ân", "Lê An", "Đỗ Dung", "Lê Đạt", "Ân", "Nguyễn Văn An", "Lê an", "Lê Ăn", "Bùi Ẩn"):
        write(store, name)
    few = list_people(store, PeopleFilter(), TODAY)
    monkeypatch.setattr(register, "FEW", 0)
    assert list_people(store, PeopleFilter(), TODAY) == few
    names = [row.full_name for row in people_rows(store, few)]
    assert names == sorted(names, key=person_sort_key)
    assert [names[first_of_letters(store, few, letters)] for letters in ("a", "ă", "â", "d", "đ", "zz")] == [
        "Lê an", "Lê Ăn", "Ân", "Đỗ Dung", "Lê Đạt", "Lê Đạt"]


@pytest.mark.parametrize("text", ["an", "ng van a", "nv a", "4721", "678", "1958 an", "lê", "Đ", "an ngu"])
def test_whom_search_finds_the_list_holds(store, text):
    for name in NAMES[:-1]:
        write(store, name, birth_year="1958", phone="0912345678", id_last4="4721")
    held = {row.id for row in people_rows(store, list_people(store, PeopleFilter(text=text), TODAY))}
    assert {found.id for found in find_people(store, text, 100)} <= held
    assert held


def test_a_row_gone_meanwhile_is_still_a_row(store):
    first, second = write(store, "Trần An"), write(store, "Lê Bé")
    people, visits = list_people(store, PeopleFilter(), TODAY), list_visits(store, VisitFilter(), TODAY)
    visit = visit_rows(store, visits)[0]
    assert (visit.name, visit.helps, visit.state.state) == ("Lê Bé", (("CASHLESS", "done"),), "here")
    save(store, [Change("visit", {}, visit.id, "delete"), Change("resident", {}, second, "delete")])
    assert [row.id for row in people_rows(store, people)] == [first, ""]
    assert next(row.id for row in visit_rows(store, visits)) == ""


def test_what_changed_is_noticed(store):
    mark = register.change_mark(store)
    assert register.change_mark(store) == mark
    write(store, "Trần An")
    assert register.change_mark(store) != mark
    mark = register.change_mark(store)
    with store.reopen() as other:
        other.set_setting("x", "1")
    assert register.change_mark(store) != mark


def test_reveals_keep_who_and_when_but_no_value(store, monkeypatch):
    monkeypatch.setattr(register, "MOST_REVEALS", 3)
    resident = write(store, "Trần An", phone="0912345678")
    for _ in range(5):
        note_reveal(store, resident, "phone")
    kept = reveals(store)
    assert len(kept) == 3 and kept[0][2:] == [resident, "phone"] and kept[0][0] < kept[2][0]
    assert "0912345678" not in store.setting(register.REVEALS)
    store.set_setting(register.REVEALS, "[")
    assert reveals(store) == []
