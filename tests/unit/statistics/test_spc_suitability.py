"""Which chart a series can bear, quarters, rebasing, and change in annual figures."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
import statsmodels.api as sm
from statsmodels.stats.proportion import confint_proportions_2indep

from readiness.statistics import spc

Days = list[date]


def months(
    count: int, step: int = 1, length: int = 1, first: int = 2023 * 12 + 3
) -> tuple[Days, Days]:
    def at(i: int) -> date:
        return date(i // 12, i % 12 + 1, 1)

    begun = [first + step * i for i in range(count)]
    return [at(i) for i in begun], [at(i + length) - timedelta(days=1) for i in begun]


def told(values, denominators=None, periods=None, **more) -> spc.Suitability:
    starts, ends = periods or months(len(values))
    return spc.suitable(values, denominators, period_start=starts, period_end=ends, **more)


MANY = [20, 25, 22, 19, 24, 21, 20, 23, 26, 22, 21, 20]


def test_the_chart_follows_the_denominators() -> None:
    assert told(MANY, [100] * 12).chart == "xmr"
    assert told(MANY, [40, 200] * 6).chart == "laney_p"
    assert told(MANY, [40, 200] * 6, share=False).chart == "laney_u"
    assert told(MANY) == spc.Suitability("xmr", "month")
    assert told(MANY, periods=months(12, 3, 3)).grain == "quarter"
    assert told([0.2] * 12, count=False).chart == "xmr"


@pytest.mark.parametrize(("periods", "word"), [
    (months(12, 1, 3), "overlap"),
    (months(12, 1, 12), "overlap"),
    (months(12, 2, 1), "gap"),
    (months(12, 12, 12), "whole month"),
    (tuple(reversed(months(12))), "before it starts"),
    (tuple(days[::-1] for days in months(12)), "in order"),
    (([date(2023, 4, 1)] * 12, months(12)[1]), "cumulative"),
])  # fmt: skip
def test_periods_that_are_not_neighbours_are_refused(periods, word) -> None:
    found = told(MANY, [100] * 12, periods)
    assert not found.chart
    assert word in found.reason


def test_what_only_rises_within_each_year_is_cumulative() -> None:
    year = list(np.cumsum([20] * 12))
    assert "cumulative" in told(year + year).reason
    assert told([*MANY, *MANY]).chart == "xmr"
    assert told(list(range(20, 44))).chart == "xmr"
    assert told([20] * 12 + [10] * 12).chart == "xmr"


def test_too_few_points_or_too_little_in_them_are_refused() -> None:
    assert "limits need 12" in told(MANY[:11], [100] * 11).reason
    assert "0 points" in told([]).reason
    assert "Not enough activity" in told([8] * 12, [9] * 12).reason
    assert "Not enough activity" in told([98] * 12, [100] * 12).reason
    assert told(MANY, [100] * 12, fewest=13).chart == ""


def test_months_too_small_become_quarters_where_there_are_enough() -> None:
    assert told([3] * 36, [9] * 36) == spc.Suitability("xmr", "quarter")
    assert not told([3] * 33, [9] * 33).chart


def test_rare_counts_are_charted_by_the_time_between() -> None:
    found = told([1, 0, 2, 1] * 6)
    assert (found.chart, found.grain) == ("t", "event")
    assert not told([0] * 11 + [1]).chart


def test_quarters_are_whole_calendar_quarters() -> None:
    starts, ends = months(8, first=2023 * 12 + 4)
    found = spc.to_quarters(range(8), [10] * 8, starts, ends)
    assert found.starts == (date(2023, 7, 1), date(2023, 10, 1))
    assert found.ends[-1] == date(2023, 12, 31)
    assert found.numerators.tolist() == [2 + 3 + 4, 5 + 6 + 7]
    assert found.denominators.tolist() == [30, 30]
    with pytest.raises(ValueError, match="follow each other"):
        spc.to_quarters([1, 2], None, *months(2, 2))


def test_a_rebase_has_a_date_a_reason_and_an_author() -> None:
    with pytest.raises(ValueError, match="reason"):
        spc.Rebase(date(2024, 4, 1), " ", "A. Head")
    with pytest.raises(ValueError, match="who"):
        spc.Rebase(date(2024, 4, 1), "new front door", "")


def test_old_and_new_limits_are_both_given_and_the_new_are_on_trial() -> None:
    starts, _ = months(20)
    one = spc.Rebase(starts[12], "new front door", "A. Head")
    made = spc.chart("xmr", values=[*MANY, *(2 * v for v in MANY[:8])], rebase=[12])
    (found,) = spc.rebased(made, [one], starts)
    assert found.before[1] == np.mean(MANY)
    assert found.after[1] == 2 * np.mean(MANY[:8])
    assert any("phase 2: trial" in text for text in made.warnings)
    with pytest.raises(ValueError, match="not inside"):
        spc.rebased(made, [spc.Rebase(starts[0], "new", "A. Head")], starts)


K, N = np.array([40, 52, 47, 66, 71]), np.array([400, 420, 390, 430, 410])


@pytest.mark.parametrize("rate", [False, True])
def test_the_trend_is_the_score_test_of_the_regression(rate) -> None:
    """Cochran and Armitage's is the score test of a logistic, its Poisson kin of a log-linear."""
    years = np.arange(5.0)
    if rate:
        bare = sm.GLM(K, np.ones(5), family=sm.families.Poisson(), offset=np.log(N)).fit()
    else:
        bare = sm.GLM(np.column_stack([K, N - K]), np.ones(5), family=sm.families.Binomial()).fit()
    chi, p, *_ = bare.score_test(exog_extra=years[:, None])
    found = spc.annual_change(K, N, rate=rate)
    assert found.chi_square == pytest.approx(np.squeeze(chi), rel=1e-6)
    assert found.p == pytest.approx(np.squeeze(p), rel=1e-6)
    assert found.trend == "rising"
    assert spc.annual_change(K[::-1], N[::-1], rate=rate).trend == "falling"


def test_the_interval_of_a_difference_is_newcombes() -> None:
    found = spc.annual_change(K, N)
    low, high = confint_proportions_2indep(K[4], N[4], K[3], N[3], method="newcomb", compare="diff")
    assert (found.lower, found.upper) == pytest.approx((100 * low, 100 * high))
    assert found.change == pytest.approx(100 * (71 / 410 - 66 / 430))


def test_a_rates_interval_holds_the_change_and_shrinks_with_more() -> None:
    few, many = (spc.annual_change(m * K, m * N, rate=True, per=10_000) for m in (1, 100))
    assert few.lower < few.change < few.upper
    assert many.upper - many.lower == pytest.approx((few.upper - few.lower) / 10, rel=0.05)


def test_annual_figures_that_do_not_vary_or_are_few_have_no_trend() -> None:
    assert spc.annual_change([0] * 5, [10] * 5).trend == "none"
    assert spc.annual_change([10] * 5, [10] * 5).chi_square == 0
    assert spc.annual_change(K[:4], N[:4]).trend == ""
    for k, n in (([1], [2]), ([1, np.nan], [2, 2]), ([3, 1], [2, 2]), ([1, 1], [0, 2])):
        with pytest.raises(ValueError, match=r"\w+"):
            spc.annual_change(k, n)
