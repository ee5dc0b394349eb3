from __future__ import annotations

from dataclasses import replace

import pytest

from readiness.model import Area, Polarity, Published, State
from readiness.score import gather
from readiness.score.scorable import Scorable, peer_z
from readiness.views import Comparator, Figure, Place, View, last_grade, of_area, views


def view(polarity: Polarity = Polarity.HIGH, **changes: object) -> View:
    base = View(
        id="x", title="X", area=Area.CARE_LEAVERS, unit="%", polarity=polarity, snapshot=True,
        why="", how="", lists=(), limits=(), criteria=(), comparability="", reference="",
        local=Figure(State.SHOWN, 70.0, 67.0, 73.0, 700, 1000, 0),
        comparators={"neighbours": other()}, contribution=None,
    )  # fmt: skip
    return replace(base, **changes)  # type: ignore[arg-type]


def other(value: float = 86.0, spread: float | None = 6.0, n: int | None = 10) -> Comparator:
    return Comparator("Ten", value, spread, n, "2024-25", None, None, "DfE", "")


def test_a_hidden_figure_has_no_number(published: Published) -> None:
    for one in views(published):
        if one.local.state is not State.SHOWN:
            assert one.local == Figure(one.local.state), one.id


def test_every_measure_of_the_catalogue_is_there_in_the_areas_order(published: Published) -> None:
    found = views(published)
    assert {one.id for one in found} == {entry["id"] for entry in published.catalogue}
    areas = [list(Area).index(one.area) for one in found]
    assert areas == sorted(areas)


def test_a_measure_without_results_is_not_supplied(bare: Published) -> None:
    assert {one.local.state for one in views(bare)} == {State.NOT_SUPPLIED}


@pytest.mark.parametrize(
    ("polarity", "value", "place"),
    [
        (Polarity.HIGH, 60.0, Place.WORSE),
        (Polarity.LOW, 60.0, Place.BETTER),
        (Polarity.NEUTRAL, 60.0, Place.LOWER),
        (Polarity.NEUTRAL, 99.0, Place.HIGHER),
        (Polarity.HIGH, 95.0, Place.SIMILAR),
    ],
)
def test_the_place_among_neighbours_follows_polarity(
    polarity: Polarity, value: float, place: Place
) -> None:
    local = Figure(State.SHOWN, value, value - 3, value + 3, int(10 * value), 1000, 0)
    assert view(polarity, local=local).place is place


def test_the_spread_of_all_authorities_is_used_where_there_is_one() -> None:
    """It is the steadier: ten neighbours alone would leave the same figure similar."""
    both = {"neighbours": other(), "england": other(n=150)}
    assert view().place is Place.SIMILAR
    assert view(comparators=both).place is Place.WORSE
    assert view(comparators=both | {"england": other(spread=20.0, n=150)}).place is Place.SIMILAR


def test_the_place_says_whether_it_is_so_at_the_wider_limits_too() -> None:
    both = {"neighbours": other(), "england": other(n=150)}
    near, far = (
        view(local=Figure(State.SHOWN, v, v - 3, v + 3, int(10 * v), 1000, 0), comparators=both)
        for v in (70.0, 50.0)
    )
    assert near.standing is not None
    assert far.standing is not None
    assert (near.standing.far, far.standing.far) == (False, True)


def test_the_same_z_is_behind_the_place_and_the_score() -> None:
    both = {"neighbours": other(), "england": other(n=150)}
    frame = {("x", name): vars(each) for name, each in both.items()}
    item = Scorable("x", 1, 1, 70.0, 67.0, 73.0, 700, 1000, **gather._peers("x", frame, True))
    assert view(comparators=both).gap == pytest.approx(float(peer_z(item, 70.0, 1000)))


def test_a_difference_that_ordinary_variation_explains_is_similar() -> None:
    """An interval clear of the neighbours' average is not enough: authorities differ (58% would be
    flagged, methods section 0)."""
    local = Figure(State.SHOWN, 80.0, 78.0, 82.0, 800, 1000, 0)
    assert view(local=local).place is Place.SIMILAR


def test_a_wide_interval_is_similar_however_far_the_value() -> None:
    local = Figure(State.SHOWN, 60.0, 30.0, 88.0, 6, 10, 0)
    assert view(local=local).place is Place.SIMILAR


@pytest.mark.parametrize(
    "changes",
    [
        {"comparators": {}},
        {"comparators": {"neighbours": other(spread=None)}},
        {"comparators": {"neighbours": other(n=None)}},
        {"local": Figure(State.SUPPRESSED)},
    ],
)
def test_no_place_is_claimed_where_it_cannot_be_judged(changes: dict[str, object]) -> None:
    assert view(**changes).place is None


def test_the_spread_of_england_stands_in_for_an_unknown_one() -> None:
    both = {"neighbours": other(spread=None), "england": other(spread=6.0, n=150)}
    assert view(comparators=both).place is Place.WORSE


def test_the_newest_published_figure_is_taken(published: Published) -> None:
    old = published.comparisons.assign(
        value=1.0, period_end=published.comparisons["period_end"].min()
    )
    old = old.assign(
        period_end=lambda f: f["period_end"] - __import__("pandas").Timedelta(days=365)
    )
    both = replace(published, comparisons=__import__("pandas").concat([published.comparisons, old]))
    assert views(both)[0].neighbours == views(published)[0].neighbours


def test_the_latest_grade_counts(published: Published) -> None:
    grade = published.grades[0]
    older = replace(grade, grade=1, inspected=grade.inspected.replace(year=2018))
    assert last_grade(replace(published, grades=(*published.grades, older)), grade.area) == grade
    assert last_grade(published, Area.CARE_LEAVERS) is None


def test_an_areas_measures_are_its_own(published: Published) -> None:
    assert {one.area for one in of_area(published, Area.LEADERS)} == {Area.LEADERS}
