"""What only the returns ask, in the stories: possible, and about as often as in England."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import pairwise
from statistics import fmean

from readiness.calendar import add_months, full_years, return_year_to
from readiness.story import CarePeriod, Child
from readiness.synthetic.world import World, generate

AS_AT = date(2026, 9, 30)
YEAR = return_year_to(AS_AT)


@cache
def large() -> tuple[Child, ...]:
    world = generate(3000, 12, AS_AT)
    return (*world.children, *world.earlier)


def in_care_on(day: date) -> list[tuple[Child, CarePeriod]]:
    return [
        (child, one)
        for child in large()
        for one in child.care
        if one.started <= day and (one.ended is None or one.ended > day)
    ]


def test_social_workers_follow_one_another_to_the_present_one(world: World) -> None:
    for child in world.children:
        for one in child.care:
            days, names = zip(*one.workers, strict=True)
            assert days[0] == one.started
            assert list(days) == sorted(set(days))
            assert names[-1] == one.worker
            assert all(before != after for before, after in pairwise(names))
            assert len(one.worker_reasons) == len(names)


def test_what_goes_beside_a_list_is_as_long_as_it(world: World) -> None:
    for child in world.children:
        assert len(child.earlier_plan_ends) == child.earlier_plans
        for one in child.care:
            assert len(one.review_codes) == len(one.reviews)
            assert len(one.missing_ends) == len(one.missing)
            assert len(one.absent_ends) == len(one.absent)


def test_children_come_back_before_they_go_again(world: World) -> None:
    for child in world.children:
        for one in child.care:
            for began, back in (
                *zip(one.missing, one.missing_ends, strict=True),
                *zip(one.absent, one.absent_ends, strict=True),
            ):
                assert back is None or began <= back <= (one.ended or AS_AT)
            for (_, back), (again, _) in pairwise(zip(one.missing, one.missing_ends, strict=True)):
                assert back is not None
                assert back < again


def test_plans_only_counted_ended_long_before_those_told(world: World) -> None:
    told = [child for child in world.children if child.earlier_plan_ends]
    assert told
    for child in told:
        ended = max(child.earlier_plan_ends)
        assert add_months(ended, 24) < child.protection[0].started
        assert child.born is None or ended > child.born


def test_child_in_need_plans_are_for_children_neither_protected_nor_in_care(world: World) -> None:
    plans = 0
    for child in world.children:
        others = [(one.started, one.ended or date.max) for one in (*child.protection, *child.care)]
        for episode in child.need:
            for began, ended in episode.plans:
                plans += 1
                assert episode.started <= began < (ended or date.max)
                assert (ended or date.max) <= (episode.ended or date.max)
                assert not [other for other in others if began < other[1] and other[0] < (
                    ended or date.max)]  # fmt: skip
    assert plans > len(world.children) / 10


def test_a_referral_of_an_open_case_is_no_new_one(world: World) -> None:
    marked = 0
    for child in world.children:
        for one in child.referrals:
            marked += one.case_open
            assert one.case_open == any(
                episode.started < one.on < (episode.ended or date.max) for episode in child.need
            )
    assert marked


def test_only_who_was_in_care_all_year_has_a_year_of_health(world: World) -> None:
    for child in world.children:
        all_year = any(
            one.started <= YEAR.start and (one.ended is None or one.ended > YEAR.end)
            for one in child.care
        )
        assert (child.health is not None) == all_year
        if child.health and child.born:
            of_age = (
                full_years(child.born, YEAR.start) >= 4 and full_years(child.born, YEAR.end) < 17
            )
            said = [child.health.sdq_score is not None, child.health.sdq_reason is not None]
            assert sum(said) == of_age


def test_a_birthday_is_one_of_the_year_out_of_care(world: World) -> None:
    told = [child for child in world.children if child.leaving_care and child.leaving_care.birthday]
    assert told
    for child in told:
        assert child.leaving_care
        assert child.leaving_care.birthday
        assert child.born
        day = add_months(child.born, 12 * child.leaving_care.birthday.age)
        assert day in YEAR
        assert child.care[-1].ended
        assert child.care[-1].ended <= day


def test_twins_are_told_the_same_details() -> None:
    twins = [
        (one, other)
        for one, other in pairwise(large())
        if one.born and one.born == other.born and one.need and one.need == other.need
    ]
    assert twins
    assert all(one.assessments == other.assessments for one, other in twins)
    assert all(one.care == other.care and one.health == other.health for one, other in twins)


def test_about_as_many_as_in_england() -> None:
    """DfE's figures for 2024: 1.56 referrals for each child in need, three or more workers 27%,
    over 20 miles and outside 18%, immunised 84%, teeth 81%, health 90%, SDQ 14.9 of 78%."""
    children, cared = large(), in_care_on(YEAR.end)
    homes = [[home for home in one.placements if home.started <= YEAR.end][-1] for _, one in cared]
    far = fmean(not home.inside and (home.distance or 0) > 20 for home in homes)
    health = [child.health for child in children if child.health]
    scores = [one.sdq_score for one in health if one.sdq_score is not None]
    asked = [one for one in health if one.sdq_score is not None or one.sdq_reason]
    in_need = sum(
        one.started <= YEAR.end and (one.ended is None or one.ended > YEAR.end)
        for child in children
        for one in child.need
    )
    referred = sum(
        one.on in YEAR and not one.case_open for child in children for one in child.referrals
    )
    assert 1.4 < referred / in_need < 1.75
    assert 0.13 < far < 0.23
    assert 0.2 < fmean(_workers_in_year(one) >= 3 for _, one in cared) < 0.34
    assert 0.78 < fmean(one.immunised for one in health) < 0.9
    assert 0.74 < fmean(one.teeth_checked for one in health) < 0.9
    assert 0.84 < fmean(one.health_assessed for one in health) < 0.96
    assert 13.8 < fmean(scores) < 15.8
    assert 0.72 < len(scores) / len(asked) < 0.88


def _workers_in_year(one: CarePeriod) -> int:
    ends = [*(day for day, _ in one.workers[1:]), one.ended]
    return len({
        name
        for (began, name), ended in zip(one.workers, ends, strict=True)
        if began <= YEAR.end and (ended is None or ended >= YEAR.start)
    })  # fmt: skip
