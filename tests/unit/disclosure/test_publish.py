"""What is published can never be turned back into what is hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.score.tables import (
    AS_AT,
    comparison,
    comparisons,
    entry,
    result,
    results,
)

from readiness.disclosure import publish
from readiness.disclosure.auditor import audit, ranges
from readiness.disclosure.profiles import LEADERSHIP, PROFILES, Profile
from readiness.errors import DisclosureError, InputError
from readiness.intake.annex_a import messages
from readiness.intake.annex_a.lists import list_spec
from readiness.model import (
    Area,
    Assessment,
    Authority,
    Issue,
    ListSummary,
    Period,
    Published,
    Severity,
)
from readiness.score import score

HP = Area.HELP_AND_PROTECTION
BIG = 10_000
Pair = tuple[int, int]
pairs = st.integers(0, 30).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
large = st.integers(0, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
groups = st.lists(st.one_of(pairs, large), min_size=1, max_size=6)


def entry_of(name: str, catalogue: str = "M14", **more: Any) -> dict[str, Any]:
    return entry(name, catalogue, HP) | {"lists": ("assessments",)} | more


def split(parts: Sequence[Pair], cuts: Sequence[int]) -> list[Pair]:
    """The same children by another breakdown: `cuts` say which part joins which group."""
    found: dict[int, list[int]] = {}
    for (k, n), cut in zip(parts, cuts, strict=False):
        one = found.setdefault(cut, [0, 0])
        one[0] += k
        one[1] += n
    return [(k, n) for k, n in found.values()]


def rows(measure: str, breakdowns: Mapping[str, Sequence[Pair]], unusable: int = 0) -> list[Any]:
    """A measure's rows; every breakdown must add up to the same whole, the unusable with it."""
    first = next(iter(breakdowns.values()))
    whole = sum(k for k, _ in first), sum(n for _, n in first)
    there = [part for part in first if part[1]]
    made = [result(measure, *whole, unusable=unusable * len(there))]
    for number, (name, parts) in enumerate(breakdowns.items()):
        groups = [(k, n, f"{name} {i}") for i, (k, n) in enumerate(parts) if n]
        for i, (k, n, group) in enumerate(groups):
            each = unusable if number == 0 else unusable * len(there) * (i == 0)
            made.append(result(measure, k, n, each, name, group))
    return made


def assessment(made: Sequence[Any], catalogue: Sequence[Any] = (), **more: Any) -> Assessment:
    table = results(made)
    catalogue = tuple(catalogue) or tuple(entry_of(m) for m in table["measure"].unique())
    compared = comparisons([comparison(e["id"], "neighbours", 80.0, 6.0) for e in catalogue])
    audits = {HP: (2, 11, 9, 2)}
    given = {
        "authority": Authority("Anywhere"),
        "as_at": AS_AT,
        "period": Period(date(2026, 4, 1), AS_AT),
        "results": table,
        "comparisons": compared,
        "scores": score(table, compared, catalogue, (), audits, as_at=AS_AT),
        "grades": (),
        "lists": (),
        "issues": (),
        "catalogue": catalogue,
        "inputs": {},
        "versions": {},
        "settings": {},
    }
    return Assessment(**(given | more))


def shown(made: Sequence[Any], profile: str = "leadership") -> pd.DataFrame:
    return publish(assessment(made), profile).results


def row(table: pd.DataFrame, breakdown: str = "all", group: str = "all") -> Mapping[str, Any]:
    found = table[(table["breakdown"] == breakdown) & (table["group"] == group)]
    return found.iloc[0].to_dict()


def attack(published: pd.DataFrame, profile: Profile) -> dict[str, Any]:
    """Everything a reader could write down of one measure, solved over whole numbers."""
    domain: dict[str, tuple[int, int]] = {}
    equations: list[dict[str, Any]] = []

    def cell(name: str, value: Any, low: int) -> str:
        if pd.isna(value):
            domain[name] = (low, BIG)
        else:
            domain[name] = profile.span(int(value)) if profile.base > 1 else (int(value),) * 2
        return name

    def equal(coef: dict[str, int]) -> None:
        equations.append({"coef": coef, "min": 0, "max": 0})

    for r in published.to_dict("records"):
        key = f"{r['breakdown']}|{r['group']}"
        k = cell(f"k|{key}", r["numerator"], 1)
        n = cell(f"n|{key}", r["denominator"], 1)
        domain[f"m|{key}"] = (0, BIG)
        equal({k: 1, f"m|{key}": 1, n: -1})
    for breakdown in set(published["breakdown"]) - {"all"}:
        for what in ("k", "m", "n"):
            parts = [c for c in domain if c.startswith(f"{what}|{breakdown}|")]
            equal({**dict.fromkeys(parts, 1), f"{what}|all|all": -1})
    return {"domain": domain, "published": {}, "constraints": equations}


@settings(max_examples=25)
@given(
    groups,
    st.lists(st.integers(0, 2), min_size=6, max_size=6),
    st.sampled_from(["leadership", "public"]),
)
def test_no_hidden_count_can_be_worked_out_of_all_breakdowns_together(
    parts: list[Pair], cuts: list[int], name: str
) -> None:
    made = rows("m", {"age": parts, "sex": split(parts, cuts)})
    profile, published = PROFILES[name], shown(made, name)
    exact = results(made).set_index(["breakdown", "group"])
    solved = ranges(**attack(published, profile))
    for r in published.to_dict("records"):
        key = f"{r['breakdown']}|{r['group']}"
        true = exact.loc[(r["breakdown"], r["group"])]
        for short, column in (("k", "numerator"), ("n", "denominator")):
            if pd.isna(r[column]):
                assert not solved[f"{short}|{key}"].disclosed, (key, column)
        complement = int(true["denominator"] - true["numerator"])
        if profile.small(complement):
            assert not solved[f"m|{key}"].disclosed, key


@settings(max_examples=60)
@given(
    groups,
    st.lists(st.integers(0, 2), min_size=6, max_size=6),
    st.sampled_from(["leadership", "public"]),
)
def test_small_counts_are_never_there_and_noughts_always_are(
    parts: list[Pair], cuts: list[int], name: str
) -> None:
    made = rows("m", {"age": parts, "sex": split(parts, cuts)}, unusable=1)
    exact, published = results(made), shown(made, name)
    profile = PROFILES[name]
    for column in ("numerator", "denominator", "unusable"):
        values = published[column].dropna()
        assert not ((values >= 1) & (values <= profile.threshold)).any()
    assert not (published["denominator"] - published["numerator"]).isin([1, 2, 3, 4, 5]).any() or (
        profile.base > 1
    )
    both = exact.merge(published, on=["breakdown", "group"], suffixes=("", "_shown"))
    noughts = both[both["numerator"] == 0]
    assert (noughts["numerator_shown"] == 0).all()


def test_profiles() -> None:
    made = rows("m", {"sex": [(3, 40), (37, 60)]})
    table = shown(made, "operational")
    pd.testing.assert_frame_equal(table, results(made))
    with pytest.raises(InputError, match="leadership"):
        publish(assessment(made), "everyone")


def test_one_small_group_takes_another_with_it_but_not_the_whole() -> None:
    table = shown(rows("m", {"sex": [(3, 40), (37, 60)]}))
    assert row(table)["numerator"] == 40
    assert row(table)["value"] == 40.0
    for group in ("sex 0", "sex 1"):
        assert pd.isna(row(table, "sex", group)["numerator"])
        assert row(table, "sex", group)["denominator"] in (40, 60)
        assert row(table, "sex", group)["state"] == "suppressed"


def test_a_small_complement_is_hidden_as_well() -> None:
    found = row(shown(rows("m", {"sex": [(58, 60), (38, 38)]})))
    assert found["state"] == "suppressed"
    assert pd.isna(found["numerator"])
    assert pd.isna(found["value"])
    assert found["denominator"] == 98


def test_a_percentage_needs_ten_records() -> None:
    table = shown(rows("m", {"sex": [(0, 9), (30, 60)]}))
    few = row(table, "sex", "sex 0")
    assert few["state"] == "suppressed"
    assert pd.isna(few["value"])
    assert few["numerator"] == 0


def test_two_ones_need_a_third_hidden() -> None:
    """1 + 1 = 2 would tell both."""
    table = shown([*rows("m", {"sex": [(1, 20), (1, 30), (40, 60), (50, 80)]})])
    hidden = table[table["breakdown"] == "sex"]["numerator"].isna().sum()
    assert hidden >= 3


def test_two_fives_need_a_third_hidden() -> None:
    """5 + 5 = 10 would tell both to those who know that 5 is the most that is hidden."""
    table = shown(rows("m", {"sex": [(5, 20), (5, 30), (40, 60), (50, 80)]}))
    assert table[table["breakdown"] == "sex"]["numerator"].isna().sum() == 3


def test_the_same_count_in_two_measures_is_hidden_in_both() -> None:
    one = rows("one", {"sex": [(2, 4), (20, 41), (22, 50)]})
    two = rows("two", {"sex": [(4, 4), (25, 41), (35, 50)]})
    table = shown([*one, *two])
    hidden = table[table["denominator"].isna()]
    assert set(hidden["measure"]) == {"one", "two"}
    assert len(hidden[hidden["measure"] == "one"]) == len(hidden[hidden["measure"] == "two"])


def count_rows(measure: str, parts: Sequence[int]) -> list[Any]:
    value = {"value": 12.3456, "lower": 8.2, "upper": 17.1, "state": "shown"}
    return [
        result(measure, sum(parts), None, **value),
        *(
            result(measure, k, None, 0, "sex", f"sex {i}", state="shown")
            for i, k in enumerate(parts)
        ),
    ]


def test_the_rate_of_a_small_count_is_hidden() -> None:
    found = row(shown(count_rows("m", [2, 2])))
    assert pd.isna(found["numerator"])
    assert pd.isna(found["value"])
    assert pd.isna(found["upper"])
    assert row(shown(count_rows("m", [20, 20])))["value"] == 12.3


def test_public_figures_are_made_from_rounded_counts() -> None:
    found = row(shown(rows("m", {"sex": [(41, 61), (22, 41)]}), "public"))
    assert (found["numerator"], found["denominator"]) == (65, 100)
    assert found["value"] == 65.0
    rate = row(shown(count_rows("m", [20, 21]), "public"))
    assert rate["numerator"] == 40
    assert rate["value"] == pytest.approx(12.3456 * 40 / 41, abs=0.05)


def test_the_assessment_is_left_as_it_was() -> None:
    given = assessment(rows("m", {"sex": [(3, 40), (37, 60)]}))
    before = given.results.copy(deep=True)
    publish(given)
    publish(given, "public")
    pd.testing.assert_frame_equal(given.results, before)


def test_the_auditor_refuses_what_suppression_might_have_missed() -> None:
    exact = results(rows("m", {"sex": [(3, 40), (37, 60)]}))
    only_one = exact.assign(numerator=exact["numerator"].mask(exact["group"] == "sex 0"))
    bare = only_one.assign(
        **{c: only_one[c].mask(only_one["numerator"].isna()) for c in ("value", "lower", "upper")}
    )
    with pytest.raises(DisclosureError, match="worked out"):
        audit(exact, bare, LEADERSHIP)
    with pytest.raises(DisclosureError, match="figure of a hidden count"):
        audit(exact, only_one, LEADERSHIP)
    with pytest.raises(DisclosureError, match="too small"):
        audit(exact, exact, LEADERSHIP)


def test_issues_say_neither_rows_nor_small_counts() -> None:
    issues = (
        Issue(
            Severity.ERROR,
            "referrals",
            "Age",
            (4, 9),
            "List 3: 2 records have no age (rows 4 and 9); see row 12.",
        ),
        Issue(
            Severity.QUERY,
            "referrals",
            None,
            (),
            "12 records are twice in list 3, within 45 working days.",
        ),
    )
    found = publish(assessment(rows("m", {"sex": [(30, 60)]}), issues=issues)).issues
    assert list(found.columns) == ["severity", "list", "column", "message"]
    assert "a few records" in found["message"][0]
    assert not any(digit in found["message"][0] for digit in ("4", "9", "12"))
    assert "List 3" in found["message"][0]
    assert found["message"][1] == "12 records are twice in list 3, within 45 working days."


def test_list_rows_are_suppressed() -> None:
    def summary(name: str, rows_in: int, reported: int = 0) -> ListSummary:
        return ListSummary(name, "a sheet", 1, rows_in, rows_in - reported, reported, (), ())

    absent = ListSummary("list_3", None, None, 0, 0, 0, (), ())
    lists = (summary("list_1", 3), summary("list_2", 1234, 2), absent)
    found = publish(assessment(rows("m", {"sex": [(30, 60)]}), lists=lists)).lists
    assert list(found["rows"]) == ["c", "1,230", ""]
    assert list(found["supplied"]) == [True, True, False]
    assert found["notes"][1] == "a few rows were not used"


def test_names_the_authority_gave_sheets_and_columns_are_left_out() -> None:
    """They may be a person's; each sentence is made as the reader of Annex A makes it."""
    spec = list_spec("referrals")
    issues = (
        messages.other_sheet("Case of O'Mara"),
        messages.spare_sheet(spec, "Case of O'Mara", "O'Mara's list"),
        messages.no_headings(spec, "Case of O'Mara", 10),
        messages.unknown_column(spec, "O'Mara's address", None),
    )
    one = ListSummary("list_3", "O'Mara's list", 1, 30, 30, 0, (), ("O'Mara's address",))
    made = assessment(rows("m", {"sex": [(30, 60)]}), issues=issues, lists=(one,))
    found = publish(made).issues
    assert "Mara" not in found.to_csv()
    assert found["message"][0].startswith("The sheet is none of the eleven lists")
    assert "was not read, as another was" in found["message"][1]
    assert "O'Mara" in publish(made, "operational").issues["message"][0]


def test_small_teams_are_shown_as_one() -> None:
    made = rows("m", {"team": [(2, 4), (1, 5), (20, 41), (22, 50), (30, 60)]})
    table = shown(made)
    assert list(table.loc[table["breakdown"] == "team", "group"]) == [
        "Other teams", "team 3", "team 4",
    ]  # fmt: skip
    joined = row(table, "team", "Other teams")
    assert (joined["numerator"], joined["denominator"], joined["value"]) == (23, 50, 46.0)
    assert "team" not in set(shown(made, "public")["breakdown"])


def test_a_team_of_ten_keeps_its_name() -> None:
    table = shown(rows("m", {"team": [(0, 10), (20, 41)]}))
    assert set(table.loc[table["breakdown"] == "team", "group"]) == {"team 0", "team 1"}


def test_measures_of_the_same_records_do_not_tell_each_others_unusable() -> None:
    """90 of 92 used, beside 92 of 92 used, would say that two were not."""
    one = rows("one", {"sex": [(30, 45), (25, 45)]}, unusable=1)
    two = rows("two", {"sex": [(30, 46), (25, 46)]})
    table = shown([*one, *two])
    assert table["unusable"].isna().all()
    assert table["numerator"].notna().all()


def test_a_measure_of_all_but_one_of_anothers_records_does_not_tell_which() -> None:
    """11 in care and 10 of them owed an assessment, none in the first group: it holds one child."""
    one = rows("one", {"sex": [(0, 1), (1, 2), (1, 3), (2, 5)]})
    two = rows("two", {"sex": [(0, 0), (1, 2), (1, 3), (2, 5)]})
    table = shown([*one, *two])
    assert len(set(table.loc[table["breakdown"] == "sex", "measure"])) == 1


def test_the_rows_of_a_list_are_not_said_beside_a_hidden_number_of_its_records() -> None:
    one = ListSummary("list_4", "a sheet", 1, 34, 34, 0, (), ())
    made = [*rows("open", {"sex": [(0, 30)]}), *rows("ended", {"sex": [(0, 4)]})]
    assert publish(assessment(made, lists=(one,))).lists["rows"][0] == "c"
    assert publish(assessment(made[:2], lists=(one,))).lists["rows"][0] == "30"


def test_public_scores_have_no_parts() -> None:
    made = [row for name in "abcd" for row in rows(name, {"sex": [(400, 500)]})]
    found = publish(assessment(made, CATALOGUE), "public").scores[0]
    assert found.position is not None
    assert not found.contributions
    assert found.data_score is None


CATALOGUE = tuple(
    entry_of(name, number)
    for name, number in (("a", "M14"), ("b", "M16"), ("c", "M20"), ("d", "M30"))
)


def scored(**counts: Pair) -> Published:
    base = {"a": (400, 500), "b": (470, 500), "c": (80, 100), "d": (230, 250)} | counts
    made = [row for name, kn in base.items() for row in rows(name, {"sex": [kn]})]
    return publish(assessment(made, CATALOGUE))


def test_scores_are_printed_to_one_decimal_inside_their_band() -> None:
    found = scored().scores[0]
    assert found.position == round(found.position, 1)
    assert found.lower == round(found.lower, 1)
    assert all(p == round(p, 1) for p in found.probabilities.values())
    assert all(part.score == round(part.score, 1) for part in found.contributions)


def test_a_hidden_measures_part_of_the_score_is_not_shown() -> None:
    found = scored(c=(97, 100)).scores[0]
    assert "c" not in {part.measure for part in found.contributions}
    assert any("not shown" in reason for reason in found.reasons)
    assert found.band is not None


def test_an_area_that_rests_on_few_has_a_band_and_no_number() -> None:
    few = {"a": (6, 8), "b": (7, 9), "c": (6, 9), "d": (6, 9)}
    found = scored(**few).scores[0]
    assert found.band is not None
    assert found.position is None
    assert found.data_score is None
    assert found.confidence == "low"
    assert not found.contributions


def test_a_score_that_would_tell_a_hidden_count_has_fewer_numbers() -> None:
    """20 records in all: a child more or less would show in one number or another, so only the
    position is given, in which another count would be the same."""
    tight = {"b": (17, 20), "c": (17, 20), "d": (17, 20), "a": (17, 20)}
    one = scored(**tight).scores[0]
    assert (one.lower, one.upper, one.data_score, one.bounds, one.doubt) == (None,) * 5
    assert "data" not in one.channels
    assert one.position is not None
    assert any("interval" in reason for reason in one.reasons)
    full = scored(c=(997, 1000)).scores[0]
    assert full.position is not None
    assert full.lower is not None
