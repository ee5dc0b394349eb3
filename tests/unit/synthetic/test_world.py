"""The invented authority: the size asked for, the same for the same seed, and possible lives."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from readiness.errors import InputError
from readiness.story import CarePeriod, Child
from readiness.synthetic.workforce import _worker_name
from readiness.synthetic.world import World, generate

AS_AT = date(2026, 9, 30)
A_YEAR = timedelta(days=366)


def happened(child: Child) -> list[date]:
    """Every date of a story that is something done, except the birth."""
    days: list[date | None] = [event.on for event in (*child.contacts, *child.referrals)]
    for help_given in child.early_help:
        days += [help_given.started, help_given.completed]
    for assessment in child.assessments:
        days += [assessment.started, assessment.authorised]
    for enquiry in child.section_47:
        days += [enquiry.strategy_discussion, enquiry.conference]
    for episode in child.need:
        days += [episode.started, episode.ended, episode.last_seen]
    for plan in child.protection:
        days += [plan.started, plan.ended, *plan.reviews, *(day for day, _ in plan.visits)]
    for period in child.care:
        days += in_care(period)
    if child.leaving_care:
        days += [child.leaving_care.last_contact, *child.leaving_care.pathway_reviews]
    for one in child.adoption:
        days += [one.entered_care, one.decision, one.placement_order, one.matched, one.placed]
        days += [one.order, one.reversed, one.fostering_for_adoption]
    return [day for day in days if day is not None]


def in_care(period: CarePeriod) -> list[date | None]:
    homes = [day for home in period.placements for day in (home.started, home.ended)]
    statuses = [day for day, _ in period.legal_statuses]
    return [
        period.started, period.ended, *homes, *statuses, *period.reviews, *period.visits,
        *period.iro_contacts, *period.health_assessments, *period.dental_checks, *period.missing,
        *period.absent,
    ]  # fmt: skip


@pytest.mark.parametrize("children", [50, 51, 333])
def test_has_exactly_as_many_open_children_as_asked_for(children: int) -> None:
    world = generate(children, 9, AS_AT)
    still_open = sum(bool(child.need) and child.need[-1].ended is None for child in world.children)
    assert still_open == children == world.size


@pytest.mark.parametrize("children", [0, 49, 500_001])
def test_refuses_a_size_it_cannot_be(children: int) -> None:
    with pytest.raises(InputError, match="50 to 500,000"):
        generate(children, 1, AS_AT)


def test_same_seed_same_world_and_another_seed_another() -> None:
    first, again, other = generate(60, 4, AS_AT), generate(60, 4, AS_AT), generate(60, 5, AS_AT)
    assert first.children == again.children
    assert first.adopters == again.adopters
    assert first.children != other.children


@pytest.mark.parametrize("as_at", [date(2024, 2, 29), date(2026, 1, 1), date(2027, 6, 6)])
def test_any_day_will_do(as_at: date) -> None:
    world = generate(50, 2, as_at)
    assert max(day for child in world.children for day in happened(child)) <= as_at


def test_nothing_has_happened_after_the_day(world: World) -> None:
    late = [child.id for child in world.children if max(happened(child)) > AS_AT]
    assert not late


def test_no_identifier_is_used_twice(world: World) -> None:
    children = {child.id for child in world.children}
    adopters = {adopter.id for adopter in world.adopters}
    assert len(children) == len(world.children)
    assert len(adopters) == len(world.adopters)
    assert not children & adopters


def test_no_two_workers_share_a_name() -> None:
    names = [_worker_name(number) for number in range(6000)]
    assert len(set(names)) == len(names)


def test_events_are_in_date_order(world: World) -> None:
    for child in world.children:
        orders = [
            [contact.on for contact in child.contacts],
            [referral.on for referral in child.referrals],
            [assessment.started for assessment in child.assessments],
            [enquiry.strategy_discussion for enquiry in child.section_47],
            [episode.started for episode in child.need],
            *[
                sorted_days
                for period in child.care
                for sorted_days in (period.visits, period.reviews)
            ],
        ]
        assert all(days == sorted(days) for days in orders)


def test_episodes_of_need_plans_and_periods_of_care_do_not_overlap(world: World) -> None:
    for child in world.children:
        for stretches in (child.need, child.protection, child.care):
            for earlier, later in pairwise(stretches):
                assert earlier.ended is not None
                assert earlier.started < earlier.ended <= later.started


def test_nobody_is_referred_or_contacts_twice_on_a_day(world: World) -> None:
    for child in world.children:
        referred = [referral.on for referral in child.referrals]
        contacted = [contact.on for contact in child.contacts]
        assert len(set(referred)) == len(referred)
        assert len(set(contacted)) == len(contacted)


def test_every_referral_began_with_a_contact(world: World) -> None:
    for child in world.children:
        for referral in child.referrals:
            gaps = [(referral.on - contact.on).days for contact in child.contacts]
            assert any(0 <= gap <= 7 for gap in gaps)


def test_a_child_in_care_always_has_exactly_one_home(world: World) -> None:
    for child in world.children:
        for period in child.care:
            homes = period.placements
            assert homes[0].started == period.started
            assert homes[-1].ended == period.ended
            assert all(before.ended == after.started for before, after in pairwise(homes))


def test_stories_reach_back_more_than_a_year(world: World) -> None:
    early = [r.on for child in world.children for r in child.referrals if r.on < AS_AT - A_YEAR]
    visits = [v for child in world.children for period in child.care for v in period.visits]
    assert early
    assert min(visits) < AS_AT - timedelta(days=300)


def test_all_kinds_of_children_are_there(world: World) -> None:
    children = world.children
    assert any(child.born and child.born > AS_AT for child in children)
    assert any(child.born is None for child in children)
    assert any(period.unaccompanied for child in children for period in child.care)
    assert any(child.disability == "yes" for child in children)
    assert any(child.ethnicity == "NOBT" for child in children)
    assert any(child.adoption and child.adoption[-1].order for child in children)
    assert any(
        child.leaving_care and child.leaving_care.eligibility == "eligible" for child in children
    )


def test_some_children_are_twins(world: World) -> None:
    def life(child: Child) -> tuple[object, ...]:
        return (child.born, child.contacts, child.referrals, child.assessments, child.need)

    lives = [life(child) for child in world.children]
    assert any(first == second and first[0] for first, second in pairwise(lives))


def test_only_children_are_open_and_in_care(world: World) -> None:
    turned_18 = AS_AT.replace(year=AS_AT.year - 18)
    for child in world.children:
        if child.need and child.need[-1].ended is None and child.born:
            assert child.born > turned_18
