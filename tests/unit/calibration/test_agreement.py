"""Agreement of gradings: by hand, against statsmodels and scipy, and what must hold of any."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import mannwhitneyu, spearmanr
from statsmodels.stats.inter_rater import cohens_kappa

from readiness.calibration import agreement

PAIRS = st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=2, max_size=60)


def test_kappa_by_hand() -> None:
    """Two agree of four, as two would by chance: nought. All agree: 1. The ends crossed: -1."""
    assert agreement.kappa([1, 1, 2, 2], [1, 2, 1, 2], 1) == pytest.approx(0)
    assert agreement.kappa([1, 2, 3, 4], [1, 2, 3, 4]) == 1
    assert agreement.kappa([1, 4], [4, 1]) == pytest.approx(-1)


def test_weights_by_hand() -> None:
    """One of four is two grades off: a distance of 2/4 seen and 18/16 by chance; squared, 4/4 and
    32/16. The means by chance are counted over all sixteen pairs."""
    given, judged = [1, 2, 3, 4], [1, 2, 3, 2]
    by_chance = [abs(g - j) for g in given for j in judged]
    assert sum(by_chance) == 18
    assert agreement.kappa(given, judged, 1) == pytest.approx(1 - (2 / 4) / (18 / 16))
    assert sum(d * d for d in by_chance) == 32
    assert agreement.kappa(given, judged, 2) == pytest.approx(1 - (4 / 4) / (32 / 16))


def test_one_grade_alone_has_no_kappa() -> None:
    assert np.isnan(agreement.kappa([3, 3], [3, 3]))


def test_auc_by_hand() -> None:
    """Of four pairs the good one is above in three and level in one: 3.5 of 4."""
    assert agreement.auc([3, 2, 2, 1], [True, False, True, False]) == pytest.approx(3.5 / 4)
    assert np.isnan(agreement.auc([1, 2], [True, True]))


@settings(max_examples=500)
@given(PAIRS, st.sampled_from((1, 2)))
def test_kappa_as_statsmodels(pairs: list[tuple[int, int]], power: int) -> None:
    given, judged = (np.array(part) for part in zip(*pairs, strict=True))
    counts = agreement.table(given, judged)
    if (counts.sum(axis=0) > 0).sum() < 2 and (counts.sum(axis=1) > 0).sum() < 2:
        return
    ours = agreement.kappa(given, judged, power)
    theirs = cohens_kappa(counts, wt="linear" if power == 1 else "quadratic", return_results=False)
    assert ours == pytest.approx(float(theirs), nan_ok=True)


def test_tau_b_by_hand() -> None:
    """Five pairs agree in order, none disagree, one is a tie of judgements: 5 / sqrt(6 x 5)."""
    assert agreement.tau_b([1, 2, 3, 4], [1, 2, 2, 3]) == pytest.approx(5 / np.sqrt(30))
    assert np.isnan(agreement.tau_b([1, 2], [3, 3]))


@settings(max_examples=200)
@given(PAIRS)
def test_spearman_and_auc_as_scipy(pairs: list[tuple[int, int]]) -> None:
    scores, judged = (np.array(part) for part in zip(*pairs, strict=True))
    if np.ptp(scores) and np.ptp(judged):
        theirs = spearmanr(scores, judged).statistic
        assert agreement.spearman(scores, judged) == pytest.approx(theirs)
    good = judged >= 3
    if good.any() and not good.all():
        above = mannwhitneyu(scores[good], scores[~good]).statistic
        share = above / (good.sum() * (~good).sum())
        assert agreement.auc(scores, good) == pytest.approx(share)


@settings(max_examples=200)
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
