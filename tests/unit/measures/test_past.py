"""The past: months of the lists' windows, that they make up the figures, and what is joined."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from readiness.intake.annex_a import read
from readiness.intake.evidence import read_evidence
from readiness.intake.returns import read_returns
from readiness.measures import compute, monthly, past, registry
from readiness.measures.examples import AS_AT, table, typed
from readiness.measures.list_months import is_of_events, split
from readiness.measures.past import ALMOST, APART, DAYS, joined
from readiness.model import HISTORY_COLUMNS, ChildList, History, Period
from readiness.synthetic import write

YEAR_END, AUTUMN = date(2026, 3, 31), date(2026, 9, 30)
Tables = Mapping[str, ChildList]


def supplied(folder: Path, as_at: date, seed: int) -> Tables:
    made = write(folder, 300, seed, as_at)
    evidence = read_evidence(made.evidence, as_at).tables
    returns = read_returns(list(made.returns), as_at).tables
    return {**read(made.annex_a, as_at).lists, **evidence, **returns}


@pytest.fixture(scope="module")
def autumn(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return supplied(tmp_path_factory.mktemp("autumn"), AUTUMN, 4)


@pytest.fixture(scope="module")
def year_end(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """Lists and returns of one day: both cover the six months to it."""
    return supplied(tmp_path_factory.mktemp("year_end"), YEAR_END, 5)


def test_a_window_is_cut_at_the_ends_of_months() -> None:
    pieces = list(split(Period(date(2025, 4, 16), date(2025, 6, 15))))
    assert [str(piece) for piece in pieces] == [
        "2025-04-16/2025-04-30",
        "2025-05-01/2025-05-31",
        "2025-06-01/2025-06-15",
    ]


def test_months_make_up_the_figure_of_every_measure_that_has_them(autumn: Tables) -> None:
    """Annex A alone, so that the six months are those of the figure."""
    lists = {name: rows for name, rows in autumn.items() if not name.startswith(("cin_", "care_e"))}
    months = past(lists, AUTUMN).months
    results = compute(lists, AUTUMN).query("breakdown == 'all'").set_index("measure")
    sums = months.groupby("measure")[["numerator", "denominator"]].sum(min_count=1)
    whole = results.loc[sums.index, ["numerator", "denominator"]]
    assert len(sums) > 30
    assert (months.groupby("measure").size() >= 6).sum() > 25
    pd.testing.assert_frame_equal(sums, whole, check_names=False)


def test_what_counts_a_child_once_has_no_months(autumn: Tables) -> None:
    found = past(autumn, AUTUMN)
    assert {"rereferrals", "repeat_section_47", "children_missing"} <= set(found.refused)
    assert "each child once" in found.refused["rereferrals"]
    assert not set(found.refused) & set(found.months["measure"])


def test_only_whole_months_are_told(autumn: Tables) -> None:
    """To 15 October the window begins on 16 April: neither April nor October is whole."""
    lists = {"contacts": autumn["contacts"]}
    months = past(lists, date(2026, 10, 15)).months
    assert months["month"].dt.strftime("%m-%d").tolist() == [
        "05-31", "06-30", "07-31", "08-31", "09-30",
    ]  # fmt: skip


def test_returns_and_lists_make_one_history(autumn: Tables) -> None:
    months = past(autumn, AUTUMN).months
    own = months[months["measure"] == "assessments_in_45_days"]
    assert len(own) == 42
    assert own["source"].value_counts().to_dict() == {"cin_census": 36, "annex_a": 6}
    assert own["month"].is_monotonic_increasing
    assert not months.duplicated(["measure", "month"]).any()


def test_where_both_cover_a_month_the_return_is_used(year_end: Tables) -> None:
    months = past(year_end, YEAR_END).months
    both = months[months["measure"] == "assessments_in_45_days"]
    assert set(both["source"]) == {"cin_census"}


def test_what_is_joined_counts_the_same_in_lists_and_returns(year_end: Tables) -> None:
    """The same six months from both: the months of each measure that is joined are equal."""
    returned = monthly.monthly(year_end, YEAR_END)
    lists = {n: rows for n, rows in year_end.items() if n not in ("cin_referrals", "care_episodes")}
    listed = past(lists, YEAR_END).months
    both = returned.merge(listed, on=["measure", "month"])
    shared = set(both["measure"])
    assert {"assessments_in_45_days", "care_starts", *APART} <= shared
    same = both["numerator_x"].eq(both["numerator_y"]) & (
        both["denominator_x"].fillna(0).eq(both["denominator_y"].fillna(0))
    )
    differing = set(both.loc[~same, "measure"])
    assert differing <= {*APART, *ALMOST}
    assert differing & set(APART)


def test_what_is_not_one_series_is_not_joined(autumn: Tables) -> None:
    found = past(autumn, AUTUMN)
    own = found.months[found.months["measure"] == "referrals_received"]
    assert set(own["source"]) == {"cin_census"}
    assert "not one series" in found.notes["referrals_received"]
    alone = past({"referrals": autumn["referrals"]}, AUTUMN)
    assert set(alone.months["source"]) == {"annex_a"}
    assert not alone.notes


def test_days_of_rare_events_are_those_that_were_counted() -> None:
    text = """
        child_id | started    | ceased
        A        | 2025-04-01 |
        B        | 2025-06-10 | 2025-08-01
        C        | 2025-03-31 |
        D        | ?          |
        """
    found = past({"children_in_care": typed("children_in_care", table(text, "children_in_care"))},
                 AS_AT)  # fmt: skip
    covered, days = found.events["care_starts"]
    assert str(covered) == "2025-04-01/2025-09-30"
    assert days.tolist() == [date(2025, 4, 1), date(2025, 6, 10)]


def test_days_are_those_of_both_where_both_are_joined(autumn: Tables) -> None:
    """Each count of rare events has as many days as its months have events."""
    found = past(autumn, AUTUMN)
    assert found.events
    for name, (covered, days) in found.events.items():
        own = found.months[found.months["measure"] == name]
        assert len(days) == own["numerator"].sum()
        assert (days >= np.datetime64(covered.start)).all()


def test_every_day_is_of_a_measure_that_counts() -> None:
    for name in DAYS:
        assert registry()[name].shape.__name__ == "Count"
        assert is_of_events(registry()[name])


def test_a_tab_of_evidence_begins_with_what_is_in_it() -> None:
    text = """
        child_id | missing_from
        A        | 2025-07-04
        B        | 2025-09-06
        """
    rows = typed("missing_episodes", table(text, "missing_episodes"))
    months = past({"missing_episodes": rows}, AS_AT).months.query("measure == 'times_missing'")
    assert months["numerator"].tolist() == [1, 0, 1]


def test_nothing_supplied_is_no_history() -> None:
    found = past({}, AS_AT)
    assert isinstance(found, History)
    assert found.months.empty
    assert tuple(found.months.columns) == HISTORY_COLUMNS
    assert not found.events


def test_a_month_of_the_return_comes_before_the_same_of_the_lists() -> None:
    one = monthly.typed([("care_starts", date(2025, 4, 30), 7, None, 7.0, "ssda903")])
    other = monthly.typed(
        [
            ("care_starts", date(2025, 4, 30), 6, None, 6.0, "annex_a"),
            ("care_starts", date(2025, 5, 31), 9, None, 9.0, "annex_a"),
        ]
    )
    assert joined(one, other)["numerator"].tolist() == [7, 9]
