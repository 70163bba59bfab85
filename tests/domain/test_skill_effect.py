"""What a class changed, and that few people's marks stay theirs."""

import pytest

from dxdesk.domain.skill_effect import Check, effects, score_of, show_score


def person(before: str, after: str, **more) -> list[Check]:
    return [Check("", "before", "self", "safety", before, **more), Check("", "after", "self", "safety", after, **more)]


def test_only_people_rated_twice_by_the_same_hand_are_compared():
    people = [person("1", "3"), person("2", "2"), person("3", "1"), person("1", ""),
              [Check("", "before", "self", "safety", "1"), Check("", "after", "trainer", "safety", "4")]]
    (effect,) = effects(people)
    assert (effect.levels.people, effect.levels.better, effect.levels.same, effect.levels.worse) == (3, 1, 1, 1)
    assert effect.people_at("2", after=True) == 1 and effect.people_at("1", after=False) == 1


def test_no_average_is_told_of_fewer_than_five():
    four, five = ([person("1", "3", score="2.5")] * count for count in (4, 5))
    (few,), (enough,) = effects(four), effects(five)
    assert few.scores.average(few.scores.before) is None
    assert enough.levels.average(enough.levels.after) == 3.0 and enough.scores.average(enough.scores.before) == 2.5


@pytest.mark.parametrize(("typed", "value"), [
    ("2,5", 2.5), (" 6.5 ", 6.5), ("0", 0), ("10", 10), ("12", None), ("-", None), ("", None), ("2,55", None),
    ("٣", None)])
def test_a_score_goes_from_nought_to_ten(typed, value):
    assert score_of(typed) == value


def test_scores_read_as_people_write_them():
    assert (show_score("6.5"), show_score("7.0"), show_score("?")) == ("6,5", "7", "?")
