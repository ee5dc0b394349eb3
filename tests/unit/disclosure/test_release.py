"""The last gate: more is hidden, the release is refused, or a person accepted it on the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest
from tests.unit.disclosure.test_equations import LISTS, SHARES, row, table
from tests.unit.disclosure.test_publish import assessment, rows
from tests.unit.score.tables import AS_AT

from readiness import keeping
from readiness.disclosure import publish
from readiness.disclosure.accepted import Accepted
from readiness.disclosure.earlier import differing_by_few, that_meet
from readiness.disclosure.profiles import LEADERSHIP, PUBLIC
from readiness.disclosure.release import PUBLISHED_BEFORE, TOLD, clear
from readiness.errors import DisclosureError
from readiness.model import Released, State

EXACT = table(
    row("seen", "all", "all", 50), row("seen", "sex", "Girls", 40),
    row("seen", "sex", "Boys", 7), row("seen", "sex", "Not stated", 3),
    row("sure", "all", "all", 90),
)  # fmt: skip
SAFE = EXACT.assign(
    numerator=EXACT["numerator"].mask(EXACT["group"].isin(["Boys", "Not stated"])),
    state=EXACT["state"].mask(EXACT["group"].isin(["Boys", "Not stated"]), "suppressed"),
)
TELLS = EXACT.assign(
    numerator=EXACT["numerator"].mask(EXACT["group"] == "Not stated"),
    state=EXACT["state"].mask(EXACT["group"] == "Not stated", "suppressed"),
)


def released(results: pd.DataFrame, profile: str = "leadership") -> Released:
    return Released(profile, date(2026, 9, 30), results)


def gate(shown: pd.DataFrame, exact: pd.DataFrame = EXACT, profile=LEADERSHIP, **more):
    return clear(exact, shown, LISTS, SHARES, profile, **more)


def test_what_tells_nothing_is_released_as_it_is() -> None:
    found = gate(SAFE)
    pd.testing.assert_frame_equal(found.results, SAFE)
    assert found.suppressions == {}
    assert found.audit == {"hidden": 2, "told": 0, "earlier": 0, "accepted": []}


def test_a_breakdown_that_tells_a_few_is_withdrawn() -> None:
    found = gate(TELLS)
    assert found.results["breakdown"].tolist() == ["all", "all"]
    assert found.results["numerator"].tolist() == [50, 90]
    assert found.suppressions == {TOLD: 2}


def test_what_an_earlier_report_showed_is_taken_into_account() -> None:
    """The first hid another pair: together they would tell the three that nobody may know."""
    first = EXACT.assign(
        numerator=EXACT["numerator"].mask(EXACT["group"].isin(["Girls", "Not stated"]))
    )
    found = gate(SAFE, earlier=[released(first)])
    assert "sex" not in set(found.results["breakdown"])
    assert found.audit["earlier"] == 1


def test_what_earlier_reports_tell_by_themselves_cannot_be_taken_back() -> None:
    """It is not this release's doing, and refusing every later one would help nobody."""
    found = gate(SAFE, earlier=[released(TELLS)])
    assert "sex" not in set(found.results["breakdown"])


def test_a_rerun_with_one_child_added_shows_nothing_more() -> None:
    """51 now and 50 before, of the same six months: the difference is one child."""
    more = EXACT.assign(numerator=EXACT["numerator"].replace({50: 51, 40: 41}))
    shown = SAFE.assign(numerator=SAFE["numerator"].replace({50: 51, 40: 41}))
    found = gate(shown, more, earlier=[released(SAFE)])
    one = found.results.set_index("measure")
    assert pd.isna(one.loc["seen", "numerator"])
    assert one.loc["seen", "state"] == State.SUPPRESSED
    assert one.loc["sure", "numerator"] == 90
    assert found.suppressions[PUBLISHED_BEFORE] == 2


@pytest.mark.parametrize(
    ("before", "profile", "expected"),
    [
        (50, LEADERSHIP, set()),
        (49, LEADERSHIP, {"seen"}),
        (45, LEADERSHIP, {"seen"}),
        (44, LEADERSHIP, set()),
        (51, LEADERSHIP, {"seen"}),
        (45, PUBLIC, {"seen"}),  # rounded: a step of five may be one child
        (40, PUBLIC, set()),
    ],
)
def test_a_few_apart(before, profile, expected) -> None:
    now = table(row("seen", "all", "all", 50))
    then = released(table(row("seen", "all", "all", before)), profile.name)
    assert differing_by_few(now, [then], profile) == expected


@pytest.mark.parametrize(
    ("now", "profile", "then", "before"),
    [(62, LEADERSHIP, 60, PUBLIC), (60, PUBLIC, 62, LEADERSHIP)],
)
def test_a_rounded_number_is_not_held_against_an_exact_one(now, profile, then, before) -> None:
    """One record count, published by both rules: what lies between is rounding, not children."""
    results, earlier = (table(row("seen", "all", "all", k)) for k in (now, then))
    assert differing_by_few(results, [released(earlier, before.name)], profile) == set()


def by_sex(whole: int, *groups: int | None) -> pd.DataFrame:
    return table(
        row("seen", "all", "all", whole),
        *(row("seen", "sex", name, k) for name, k in zip("ABCD", groups, strict=True)),
    )


def test_records_that_moved_between_hidden_groups_are_no_contradiction() -> None:
    """58 in all and 40 in D both times; the other three changed places, so are not the same."""
    first = by_sex(58, 8, None, None, 40)
    found = gate(
        by_sex(58, None, None, 12, 40), by_sex(58, 5, 1, 12, 40), earlier=[released(first)]
    )
    assert found.results["numerator"].dropna().tolist() == [58, 12, 40]
    assert found.audit["told"] == 0


def test_each_of_several_earlier_reports_is_held_against() -> None:
    """The first tells nothing; the second, of the same records, would tell the three."""
    second = EXACT.assign(
        numerator=EXACT["numerator"].mask(EXACT["group"].isin(["Girls", "Not stated"]))
    )
    found = gate(SAFE, earlier=[released(SAFE), released(second)])
    assert "sex" not in set(found.results["breakdown"])


def test_a_report_that_contradicts_this_one_does_not_set_the_others_aside() -> None:
    """One before was made of other records; the one after it still tells the three."""
    never = EXACT.assign(numerator=EXACT["numerator"].replace({40: 30}))
    second = EXACT.assign(
        numerator=EXACT["numerator"].mask(EXACT["group"].isin(["Girls", "Not stated"]))
    )
    for earlier in ([never, second], [second, never]):
        found = gate(SAFE, earlier=[released(one) for one in earlier])
        assert "sex" not in set(found.results["breakdown"])
        assert found.audit["earlier"] == 1


def test_a_measure_that_is_withheld_is_not_taken_to_have_stood_still() -> None:
    """51 now, withheld, and 50 before: nobody can tell that it is 50, for it is not."""
    more = EXACT.assign(numerator=EXACT["numerator"].replace({50: 51, 40: 41}))
    shown = SAFE.assign(numerator=SAFE["numerator"].replace({50: 51, 40: 41}))
    assert gate(shown, more, earlier=[released(SAFE)]).audit["told"] == 0


def test_a_complement_a_few_apart() -> None:
    now, then = (table(row("timely", "all", "all", k, n)) for k, n in ((60, 80), (40, 58)))
    assert differing_by_few(now, [released(then)], LEADERSHIP) == {"timely"}


def test_another_period_is_another_figure() -> None:
    then = EXACT.assign(period_end=pd.Timestamp(2026, 8, 31), numerator=EXACT["numerator"] + 1)
    assert that_meet([released(then)], EXACT) == []


REFUSED = table(
    row("left_adopted", "all", "all", 12, 60), row("left_for_guardianship", "all", "all", 9, 60),
    row("left_home_planned", "all", "all", 3, 60), row("left_for_permanence", "all", "all", 24, 60),
)  # fmt: skip


def test_what_others_tell_of_a_measure_that_shows_nothing_is_refused() -> None:
    """Lasting homes are adopted, guardianship and home: hiding one of them hides nothing."""
    mine = REFUSED["measure"] == "left_home_planned"
    shown = REFUSED.assign(
        numerator=REFUSED["numerator"].mask(mine), denominator=REFUSED["denominator"].mask(mine)
    )
    with pytest.raises(DisclosureError, match="left_home_planned") as refused:
        gate(shown, REFUSED)
    assert "3" not in str(refused.value)


def test_a_person_may_accept_it_on_the_record() -> None:
    mine = REFUSED["measure"] == "left_home_planned"
    shown = REFUSED.assign(numerator=REFUSED["numerator"].mask(mine))
    place = ("left_home_planned", "all", "all", "numerator")
    day = date(2026, 9, 30)
    told = Accepted(*place, "leadership", "Harrowmere", day, "Head of performance", day, "known")
    found = gate(shown, REFUSED, accepted={place: told})
    pd.testing.assert_frame_equal(found.results, shown)
    assert found.audit["accepted"] == [told.plain()]


def test_what_was_decided_beside_earlier_reports_must_be_kept(monkeypatch) -> None:
    """A page that found nothing kept would decide anew and show what the run withheld."""
    given = replace(assessment(rows("m", {"sex": [(30, 50), (40, 60)]})), key="unkept")
    monkeypatch.setattr(keeping, "recall", lambda kind, name: None)
    monkeypatch.setattr(keeping, "keep", lambda name, made: None)
    before = publish(given, previous=[])
    with pytest.raises(DisclosureError, match="could not be kept"):
        publish(given, previous=[Released("leadership", AS_AT, before.results, "k")])


def test_what_earlier_reports_showed_is_kept_for_what_has_moved() -> None:
    given = assessment(rows("m", {"sex": [(30, 50), (40, 60)]}))
    before = publish(given)
    earlier = Released("leadership", AS_AT - timedelta(days=120), before.results, "k")
    found = publish(given, previous=[earlier])
    assert set(found.past["as_at"].dt.date) == {earlier.as_at}
    whole = before.results[before.results["breakdown"] == "all"]
    assert set(found.past["measure"]) <= set(whole.loc[whole["state"] == "shown", "measure"])
    assert publish(given, previous=[]).past.empty


def test_what_other_readers_were_shown_is_not_kept_for_what_has_moved() -> None:
    """The team's own report is exact, and figures for the public are rounded."""
    given = assessment(
        [*rows("m", {"sex": [(30, 50), (40, 60)]}), *rows("few", {"sex": [(2, 40)]})]
    )
    day = AS_AT - timedelta(days=120)
    exact = Released("operational", day, publish(given, "operational").results, "e")
    rounded = Released("public", day, publish(given, "public").results, "p")
    assert (exact.results["numerator"] == 2).any()
    assert publish(given, previous=[exact, rounded]).past.empty
    assert publish(given, "public", previous=[exact]).past.empty
