"""Yes, no and unknown, put together as they should be."""

from __future__ import annotations

import numpy as np
import pytest

from readiness.measures.answers import Answer, answer, count, middle, share

YES, NO, UNKNOWN = "yes", "no", "unknown"
WORDS = (YES, NO, UNKNOWN)


def of(*words: str) -> Answer:
    told = np.array(words)
    return Answer(told == YES, told == UNKNOWN)


def words(told: Answer) -> list[str]:
    return [YES if y else UNKNOWN if u else NO for y, u in zip(told.yes, told.unknown, strict=True)]


def worst(*told: str) -> str:
    return NO if NO in told else UNKNOWN if UNKNOWN in told else YES


def opposite(told: str) -> str:
    return {YES: NO, NO: YES}.get(told, told)


@pytest.mark.parametrize("one", WORDS)
@pytest.mark.parametrize("other", WORDS)
def test_and_or_and_not(one: str, other: str) -> None:
    assert words(of(one) & of(other)) == [worst(one, other)]
    assert words(of(one) | of(other)) == [opposite(worst(opposite(one), opposite(other)))]
    assert words(~of(one)) == [opposite(one)]


def test_a_share_sets_aside_what_cannot_be_judged_and_only_that() -> None:
    denominator = of(YES, YES, YES, NO, NO, UNKNOWN)
    found = share(of(YES, NO, UNKNOWN, YES, UNKNOWN, YES), of=denominator)
    assert found.numerator.tolist() == [True, False, False, False, False, False]
    assert found.denominator.tolist() == [True, True, False, False, False, False]
    assert found.unusable is not None
    assert found.unusable.tolist() == [False, False, True, False, False, True]


def test_a_count_sets_aside_the_unknown() -> None:
    found = count(of(YES, NO, UNKNOWN))
    assert found.counted.tolist() == [True, False, False]
    assert found.unusable is not None
    assert found.unusable.tolist() == [False, False, True]


def test_what_is_unknown_is_not_also_yes() -> None:
    both = answer(np.array([True]), np.array([True]))
    assert words(both) == [UNKNOWN]


def test_a_median_sets_aside_what_has_no_number() -> None:
    found = middle(np.array([3.0, np.nan, 5.0, np.nan]), of=of(YES, YES, UNKNOWN, NO))
    assert found.included.tolist() == [True, False, False, False]
    assert found.unusable is not None
    assert found.unusable.tolist() == [False, True, True, False]
