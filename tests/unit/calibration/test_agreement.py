"""Agreement of gradings: by hand, against statsmodels and scipy, and what must hold of any."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.inter_rater import cohens_kappa

from readiness.calibration import agreement

PAIRS = st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=2, max_size=60)


def test_kappa_by_hand() -> None:
    """Two agree of four; chance would have 1.5: 1 - 2/2.5 with plain distances of 0 and 1."""
    given, judged = [1, 1, 2, 2], [1, 2, 1, 2]
    assert agreement.kappa(given, judged, 1) == pytest.approx(0)
    assert agreement.kappa([1, 2, 3, 4], [1, 2, 3, 4]) == 1
    assert agreement.kappa([1, 4], [4, 1]) == pytest.approx(-1)


def test_one_grade_alone_has_no_kappa() -> None:
    assert np.isnan(agreement.kappa([3, 3], [3, 3]))


def test_auc_by_hand() -> None:
    """Of four pairs good beats not good in two, ties in one: 2.5 of 4."""
    assert agreement.auc([3, 2, 2, 1], [True, False, True, False]) == pytest.approx(3.5 / 4)
    assert np.isnan(agreement.auc([1, 2], [True, True]))


@settings(max_examples=500, deadline=None)
@given(PAIRS, st.sampled_from((1, 2)))
def test_kappa_as_statsmodels(pairs: list[tuple[int, int]], power: int) -> None:
    given, judged = (np.array(part) for part in zip(*pairs, strict=True))
    counts = agreement.table(given, judged)
    if (counts.sum(axis=0) > 0).sum() < 2 and (counts.sum(axis=1) > 0).sum() < 2:
        return
    ours = agreement.kappa(given, judged, power)
    theirs = cohens_kappa(counts, wt="linear" if power == 1 else "quadratic", return_results=False)
    assert ours == pytest.approx(float(theirs), nan_ok=True)


@settings(max_examples=200, deadline=None)
@given(PAIRS, st.randoms(use_true_random=False))
def test_order_is_nothing_and_mirrors_mirror(pairs: list[tuple[int, int]], random) -> None:
    mixed = list(pairs)
    random.shuffle(mixed)
    for work in (agreement.kappa, agreement.tau_b, agreement.spearman):
        one = work(*(np.array(part) for part in zip(*pairs, strict=True)))
        other = work(*(np.array(part) for part in zip(*mixed, strict=True)))
        assert one == pytest.approx(other, nan_ok=True)
    scores, judged = (np.array(part) for part in zip(*pairs, strict=True))
    assert agreement.tau_b(-scores, judged) == pytest.approx(
        -agreement.tau_b(scores, judged), nan_ok=True
    )
    good = judged >= 3
    assert agreement.auc(-scores, good) == pytest.approx(
        1 - agreement.auc(scores, good), nan_ok=True
    )
