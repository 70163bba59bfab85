"""A learner who is erased: he stands in the class without his name, and nobody enrols him again."""

import pytest

from dxdesk.domain.dates import today
from dxdesk.domain.pasted_list import read_pasted
from dxdesk.errors import InputError
from dxdesk.store.saving import Change, save
from dxdesk.store.training.enrolling import Newcomer, enrol, remove
from dxdesk.store.training.learners import NO_NAME, learners
from dxdesk.store.training.pasted import match_pasted
from dxdesk.store.training.twins import possible_twins
from tests.erasure.kit import NAME, PHONE, Town


def test_who_is_erased_stays_counted_without_a_name_and_is_not_enrolled_again(town: Town):
    course, other = (save(town.an, [Change("course", {"title": title})]).records[0] for title in ("Một", "Hai"))
    enrol(town.an, course, [Newcomer(resident=town.person)])
    town.meet()
    town.erase()
    for store in town.stores:
        (learner,) = learners(store, course)
        assert (learner.name, learner.gone) == (NO_NAME, True) and not possible_twins(store, course)
        with pytest.raises(InputError) as told:
            enrol(store, other, [Newcomer(name="Bà Tư"), Newcomer(resident=town.person)])
        assert told.value.code == "erased" and not learners(store, other)
    (line,) = match_pasted(town.an, course, read_pasted(f"{NAME} {PHONE}", today(town.an.clock())))
    assert line.state == "new" and not line.people
    remove(town.an, course, [town.person])
    assert not learners(town.an, course)
