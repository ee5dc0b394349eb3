"""What must hold of a score whatever the figures are: five hundred invented areas each.

Areas are made of up to seven measures of every kind: shares, rates, with and without comparators,
goalposts, themes, charts, unusable and doubtful records; with and without audits and a grade before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.unit.score.tables import AS_AT, comparisons, entry, result, results

from readiness.model import Area, AreaScore
from readiness.score import score
from readiness.score.areas import area_score
from readiness.score.bands import band_index
from readiness.score.evidence import Evidence, level
from readiness.score.scorable import Scorable
from readiness.score.sensitivity import drop_one
from readiness.score.settings import settings as shipped
from readiness.statistics import proportion_interval

OFTEN = settings(max_examples=500)
RULES = replace(shipped(), uncertainty={**shipped().uncertainty, "draws": 400})
"""Fewer draws than the product takes, so that each property meets more areas; nothing in them
depends on how many there are."""

VARIATIONS = (None, "common", "improvement_high", "improvement_low", "concern_high", "concern_low")
ASSURANCES = (None, "pass", "fail", "inconsistent")
POSTS = ((40.0, 70.0, 95.0), (60.0, 85.0, 98.0))
SEED = 7
CODES = ("M14", "M16", "M30")


def share(k: int, n: int) -> dict[str, Any]:
    """The figure of a share, None where it is out of nothing."""
    if not n:
        return {}
    lower, upper = proportion_interval(k, n)
    numbers = {"numerator": k, "denominator": n}
    return {"value": 100 * k / n, "lower": float(lower), "upper": float(upper), **numbers}


@st.composite
def measures(draw: Any, name: str) -> Scorable:
    high = draw(st.booleans())
    posts = draw(st.sampled_from((None, *POSTS)))
    peer = draw(st.booleans())
    n = draw(st.integers(0, 400))
    k = draw(st.integers(0, n))
    unusable = draw(st.integers(0, 40))
    return Scorable(
        name,
        draw(st.sampled_from((0.5, 1.0, 2.0, 3.0))),
        sign=1 if high else -1,
        reference=draw(st.floats(0.1, 0.9)) if peer else None,
        tau=draw(st.floats(0.02, 0.2)) if peer else None,
        goalposts=posts if high or posts is None else posts[::-1],
        theme=draw(st.sampled_from((None, "visits", "timeliness"))),
        critical=draw(st.booleans()),
        unusable=unusable,
        doubtful=draw(st.integers(0, n // 4)),
        variation=draw(st.sampled_from(VARIATIONS)),
        assurance=draw(st.sampled_from(ASSURANCES)),
        **share(k, n),
    )


@st.composite
def areas(draw: Any, least: int = 1) -> Evidence:
    many = draw(st.integers(least, 7))
    audits = draw(st.one_of(st.none(), st.lists(st.integers(0, 20), min_size=4, max_size=4)))
    return Evidence(
        Area.HELP_AND_PROTECTION,
        [draw(measures(f"m{i}")) for i in range(many)],
        audits=np.array(audits, dtype=float) if audits and sum(audits) else None,
        previous=draw(st.sampled_from((None, 1, 2, 3, 4))),
    )


def scored(evidence: Evidence, items: Sequence[Scorable] | None = None) -> AreaScore:
    whole = evidence if items is None else replace(evidence, items=list(items))
    return area_score(whole, {}, SEED, RULES)


def improved(item: Scorable, by: int) -> Scorable:
    """The measure with so many more of its records the better way."""
    n = item.denominator or 0
    k = int(np.clip((item.numerator or 0) + item.sign * by, 0, n))
    return replace(item, **share(k, n))


@OFTEN
@given(areas(), st.integers(0, 6), st.integers(1, 200))
def test_a_better_figure_never_lowers_anything(evidence: Evidence, which: int, by: int) -> None:
    items = list(evidence.items)
    item = items[which % len(items)]
    assume(item.denominator)
    after = [improved(one, by) if one is item else one for one in items]
    worse, better = scored(evidence), scored(evidence, after)
    if worse.data_score is not None:
        assert better.data_score >= worse.data_score - 1e-9
    if worse.position is None or better.position is None:
        assert worse.position is better.position
        return
    assert better.position >= worse.position - 1e-9
    assert better.lower >= worse.lower - 1e-9
    assert better.upper >= worse.upper - 1e-9
    assert band_index(better.position, RULES) >= band_index(worse.position, RULES)


@OFTEN
@given(areas())
def test_everything_lies_from_one_to_four(evidence: Evidence) -> None:
    found = scored(evidence)
    numbers = [found.position, found.lower, found.upper, found.data_score, *(found.bounds or ())]
    numbers += [part.score for part in found.contributions]
    numbers += [value for value, _ in found.channels.values()]
    assert all(1 <= number <= 4 for number in numbers if number is not None)
    assert 0 <= found.coverage <= 1
    if found.position is not None:
        assert found.lower <= found.upper
        assert sum(found.probabilities.values()) == pytest.approx(1)


@OFTEN
@given(areas())
def test_contributions_channels_and_bounds_add_up(evidence: Evidence) -> None:
    found = scored(evidence)
    if not found.contributions:
        assert found.data_score is None
        return
    moved = sum(part.contribution for part in found.contributions)
    assert found.data_score == pytest.approx(2.5 + moved)
    assert sum(weight for _, weight in found.channels.values()) == pytest.approx(1)
    low, high = found.bounds
    assert low - 1e-9 <= found.data_score <= high + 1e-9
    missing = 1 - found.coverage
    assert high - low == pytest.approx(3 * missing)


@OFTEN
@given(areas(least=2), st.randoms(use_true_random=False))
def test_order_is_nothing(evidence: Evidence, random: Any) -> None:
    mixed = list(evidence.items)
    random.shuffle(mixed)
    one, other = scored(evidence), scored(evidence, mixed)
    assert (one.data_score is None) == (other.data_score is None)
    for name in ("position", "lower", "upper", "data_score", "coverage"):
        assert getattr(one, name) == pytest.approx(getattr(other, name), abs=1e-9)
    assert one.band == other.band
    assert one.confidence == other.confidence
    # A rule names its measures in their order.
    assert [sorted(told) for told in one.limits] == [sorted(told) for told in other.limits]


@OFTEN
@given(areas(least=2), st.integers(0, 6))
def test_a_missing_measure_moves_weights_coverage_and_bounds_alone(
    evidence: Evidence, which: int
) -> None:
    items = list(evidence.items)
    gone = items[which % len(items)]
    bare = Scorable(gone.measure, gone.weight, gone.sign, theme=gone.theme, critical=gone.critical)
    before, after = scored(evidence), scored(evidence, [bare if i is gone else i for i in items])
    kept = {p.measure: p.score for p in before.contributions if p.measure != gone.measure}
    assert {p.measure: p.score for p in after.contributions} == kept
    assert after.coverage <= before.coverage
    assert gone.measure in after.missing
    for name, (value, _) in before.channels.items():
        if name != "data":
            assert after.channels[name][0] == value


@OFTEN
@given(st.integers(1, 30))
def test_nothing_out_of_nothing_is_missing_and_not_nought(unusable: int) -> None:
    empty = Scorable("empty", 1.0, goalposts=POSTS[0], unusable=unusable, **share(0, 0))
    nought = Scorable("nought", 1.0, goalposts=POSTS[0], **share(0, 20))
    found = area_score(Evidence(Area.CARE_LEAVERS, [empty, nought]), {}, SEED, RULES)
    assert found.missing == ("empty",)
    assert [part.measure for part in found.contributions] == ["nought"]
    assert found.coverage == 0.5


@OFTEN
@given(areas())
def test_the_other_polarity_of_what_is_left_is_the_same_score(evidence: Evidence) -> None:
    """1 - k/n with goalposts and comparators turned round is the same evidence."""
    turned = [_turned(item) for item in evidence.items]
    one, other = scored(evidence), scored(evidence, turned)
    assert [p.score for p in one.contributions] == pytest.approx(
        [p.score for p in other.contributions]
    )
    assert one.position == pytest.approx(other.position)


def _turned(item: Scorable) -> Scorable:
    n = item.denominator or 0
    posts = None if item.goalposts is None else tuple(100 - post for post in item.goalposts)
    reference = None if item.reference is None else 1 - item.reference
    figure = share(n - (item.numerator or 0), n)
    return replace(item, sign=-item.sign, goalposts=posts, reference=reference, **figure)


@OFTEN
@given(areas(), st.integers(0, 10_000))
def test_the_same_seed_gives_the_same_numbers(evidence: Evidence, seed: int) -> None:
    one, other = (area_score(evidence, {}, seed, RULES) for _ in range(2))
    assert one == other


@OFTEN
@given(areas())
def test_a_limit_never_raises(evidence: Evidence) -> None:
    """Nor does what the area says of itself count, nor the doubt about its records."""
    found = scored(evidence)
    if found.position is None:
        return
    assert found.position <= level(found.channels) + 1e-9
    if found.limits:
        assert band_index(found.position, RULES) < band_index(level(found.channels), RULES)


@OFTEN
@given(st.tuples(*[st.integers(0, 60)] * 3), st.sampled_from((1.0, 1.5, 2.0, 3.0, 4.0)))
def test_what_an_area_says_of_itself_moves_no_number(ks: tuple[int, ...], claim: float) -> None:
    names = ("timely", "seen", "visited")
    catalogue = [entry(n, c, Area.HELP_AND_PROTECTION) for n, c in zip(names, CODES, strict=True)]
    figures = results([result(name, k, 60) for name, k in zip(names, ks, strict=True)])
    given = figures, comparisons([]), catalogue, (), {}
    silent = score(*given, as_at=AS_AT)[0]
    claimed = score(*given, as_at=AS_AT, claims={Area.HELP_AND_PROTECTION: claim})[0]
    assert claimed.claimed == 5 - claim
    assert replace(claimed, claimed=silent.claimed) == silent


@OFTEN
@given(st.tuples(*[st.integers(0, 60)] * 3), st.integers(0, 2))
def test_a_second_measure_of_one_thing_does_not_count_twice(
    ks: tuple[int, ...], which: int
) -> None:
    """A theme's weight is shared: a copy of a measure under another name adds none to its area, and
    what its theme comes to stays between what its measures are."""
    names = ("timely", "seen", "visited")
    catalogue = [entry(n, c, Area.HELP_AND_PROTECTION) for n, c in zip(names, CODES, strict=True)]
    figures = [result(name, k, 60) for name, k in zip(names, ks, strict=True)]
    copied = [*catalogue, entry("copy", CODES[which], Area.HELP_AND_PROTECTION)]
    doubled = [*figures, result("copy", ks[which], 60)]
    once, twice = (
        score(results(rows), comparisons([]), held, (), {}, as_at=AS_AT)[0]
        for rows, held in ((figures, catalogue), (doubled, copied))
    )
    weights = [sum(part.weight for part in found.contributions) for found in (once, twice)]
    assert weights[1] == pytest.approx(weights[0])
    assert twice.coverage == once.coverage
    others = {part.measure: part.weight for part in once.contributions}
    kept = {part.measure: part.weight for part in twice.contributions if part.measure in others}
    theme = {
        part.measure for part in once.contributions if kept[part.measure] < others[part.measure]
    }
    scores = [part.score for part in once.contributions if part.measure in theme]
    moved = weights[0] * (twice.data_score - once.data_score)
    share = sum(others[name] for name in theme)
    assert abs(moved) <= share * (max(scores) - min(scores)) + 1e-9


@OFTEN
@given(areas(), st.integers(0, 6))
def test_a_chart_that_turns_better_never_lowers(evidence: Evidence, which: int) -> None:
    items = list(evidence.items)
    item = items[which % len(items)]
    places = [
        scored(evidence, [replace(one, variation=word) if one is item else one for one in items])
        for word in ("concern_low", "common", "improvement_high")
    ]
    known = [place.position for place in places]
    if None not in known:
        assert known == sorted(known)


@OFTEN
@given(areas(least=2))
def test_each_measure_left_out_leaves_the_mean_of_the_rest(evidence: Evidence) -> None:
    found = scored(evidence)
    for name, without in drop_one(found).items():
        rest = [p for p in found.contributions if p.measure != name]
        data = np.average([p.score for p in rest], weights=[p.weight for p in rest])
        _, weight = found.channels["data"]
        now = level(found.channels) + weight * (data - found.data_score)
        assert without == pytest.approx(now)
