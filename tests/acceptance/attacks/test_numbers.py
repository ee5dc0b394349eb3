"""Attacks 1 to 12: what a reader works out of the numbers. docs/attacks.md has the list.

Each is solved with the exact counts as the truth: a small count is told if every solution has it.
The same attack is then made on figures of which only the small ones were taken out, and succeeds.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace

import numpy as np
import pandas as pd
from tests.acceptance.attacks.artefact import KEY, primary_only
from tests.acceptance.attacks.puzzle import Puzzle, complements, groups_add_up

from readiness import assess, measures, publish
from readiness.model import Mean

NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"


def told(report, *families):
    """By the report; and by what an author would publish who hides the small numbers alone, which
    is tried on the small authority and None for the sample."""
    published = Puzzle(report.results, report.truth(), report.profile).with_sums(*families)
    assert sum(published.secret(cell) for cell in published.low) > 200
    if report.place.parent.name.startswith("sample"):
        return published.told(), None
    exact = replace(report.profile, base=1)
    careless = Puzzle(primary_only(report.truth(), exact), report.truth(), exact)
    return published.told(), careless.with_sums(*families).told()


def number(text):
    return float(text.replace(",", ""))


def test_attack_01_total_minus_visible_cells(report):
    published, careless = told(report, groups_add_up)
    assert published == []
    assert careless is None or len(careless) > 50


def corners(puzzle):
    """Only where two cells of a sum are hidden."""
    for weights, least, most in groups_add_up(puzzle):
        if sum(puzzle.shown.get(cell, 0) is None for cell in weights) == 2:
            yield weights, least, most


def small_all(puzzle):
    """Where all that is hidden of a sum is small, a reader may guess so: 10 is then 5 and 5."""
    for weights, _, _ in groups_add_up(puzzle, "kn"):
        hidden = [cell for cell in weights if puzzle.shown.get(cell, 0) is None]
        if all(puzzle.secret(cell) for cell in hidden):
            yield from (({cell: 1}, 1, puzzle.profile.threshold) for cell in hidden)


def test_attack_02_two_hidden_cells_at_a_corner(report):
    published, careless = told(report, corners, small_all)
    assert published == []
    assert careless is None or careless


def test_attack_03_margins_of_a_two_way_table(report):
    published, careless = told(report, groups_add_up, complements)
    assert published == []
    assert careless is None or len(careless) > 50


def test_attack_04_complement_in_time_and_late(report):
    published, careless = told(report, complements)
    assert published == []
    assert careless is None or len(careless) > 20
    pairs = list(_pairs_in_sentences(report))
    assert pairs
    # what is left of rounded numbers is a multiple of the base, and tells nothing
    if report.profile.base == 1:
        assert not [pair for pair in pairs if report.profile.small(int(pair[1] - pair[0]))]


def _pairs_in_sentences(report):
    """(412 of 500) and (412 of 500; ...), of what drives the score and the lines of enquiry."""
    for _, text in report.said():
        for found in re.findall(
            rf"\(({NUMBER}) of ({NUMBER})[);]|({NUMBER}) of ({NUMBER}) \(\d", text
        ):
            k, n = [number(one) for one in found if one]
            yield k, n


def test_attack_05_percentage_times_a_known_number(report):
    """A share, rate or mean is shown only with the numbers it is made of, which solve nothing new."""
    shown = report.results[report.results["value"].notna()]
    exact = report.truth().set_index(KEY)
    ratios = set(report.truth().loc[report.truth()["numerator"].notna()
                 & report.truth()["denominator"].notna(), "measure"])  # fmt: skip
    with_parts = shown[shown["measure"].isin(ratios)]
    assert len(with_parts) > 50
    assert with_parts[["numerator", "denominator"]].notna().all(axis=None)
    counts = shown[shown["measure"].isin(set(report.truth()["measure"]) - ratios)]
    assert counts[["numerator", "denominator"]].notna().any(axis=1).all()
    assert (
        report.results.loc[report.results["value"].isna(), ["lower", "upper"]].isna().all(axis=None)
    )
    assert _of_population(report, exact) == []
    _printed_as_in_the_table(report)


def _of_population(report, exact):
    """Counts that a rate and the population give, of those that are hidden."""
    people = report.exact.authority.population
    rates = report.results[report.results["value"].notna() & report.results["numerator"].isna()]
    counted = [key for key in rates[KEY].itertuples(index=False, name=None)
               if pd.isna(exact.loc[key, "denominator"])]  # fmt: skip
    return [key for key in counted if people and report.profile.small(exact.loc[key, "numerator"])]


def _printed_as_in_the_table(report):
    """What pages print of a figure is what results.csv has, so that solving that is solving them."""
    known = report.results.set_index(KEY)
    seen = 0
    for measure, said in report.measures_printed():
        seen += _same(known.loc[(measure, "all", "all")], said)
    by_name = {"arrival": "unaccompanied"}
    for measure, by, group, cells in report.groups_printed():
        key = (measure, by_name.get(by.lower(), by.lower()), group)
        seen += _same(known.loc[key], " ".join(cells.values()))
    assert seen > 200


def _same(row, said):
    if row["state"] != "shown":
        assert not re.search(r"\d", said.replace("95%", "")), said
        return 0
    of = re.search(rf"({NUMBER}) of ({NUMBER})", said)
    if of:
        assert (number(of[1]), number(of[2])) == (row["numerator"], row["denominator"]), said
    first = re.search(NUMBER, said)
    assert first, (row.name, said)
    value = row["numerator"] if pd.isna(row["value"]) else row["value"]
    assert math.isclose(number(first[0]), value, abs_tol=0.051), said
    return 1


def test_attack_07_authority_less_teams_total_less_boys_all_less_unaccompanied(report):
    def some(puzzle):
        return groups_add_up(puzzle, breakdowns=("team", "sex", "unaccompanied"))

    published, careless = told(report, some, complements)
    assert published == []
    assert careless is None or len(careless) > 10


def test_attack_08_our_table_against_the_published_figure(planted):
    """Where an authority's own published figure stands beside a hidden one, it is of other records."""
    exact = assess(as_at="2026-09-30", authority="Tameside", **planted)
    for profile in ("leadership", "public"):
        released = publish(exact, profile)
        whole = released.results[released.results["breakdown"] == "all"].set_index("measure")
        own = released.comparisons[released.comparisons["comparator"] == "own_published"]
        assert len(own) > 5
        beside = own.join(whole[["period_end", "state"]], on="measure", suffixes=("", "_local"))
        hidden = beside[beside["state"] == "suppressed"]
        assert len(hidden) > 0
        assert (hidden["period_end"] < hidden["period_end_local"]).all()


def test_attack_09_mean_when_one_child_joins_the_rest(report):
    """A mean of all and of groups leaves the mean of the rest: of nobody, or not of a few.

    Medians do not add up, and nothing is left of them.
    """
    shown = report.results[report.results["denominator"].notna() & report.results["value"].notna()]
    assert (shown["denominator"] >= report.profile.minimum).all()
    shapes = {name: one.shape for name, one in measures.registry().items()}
    means = {name for name, shape in shapes.items() if shape is Mean}
    assert means
    assert _left_over(shown, means, report.profile.minimum) == []
    careless = primary_only(report.truth(), replace(report.profile, base=1))
    assert _left_over(careless, set(shapes), report.profile.minimum)


def _left_over(results, of, minimum):
    """How many records fewer than `minimum` the groups that are shown leave of the whole."""
    results = results[results["measure"].isin(of) & results["denominator"].notna()]
    whole = results[results["breakdown"] == "all"].set_index("measure")["denominator"]
    groups = results[(results["breakdown"] != "all") & results["measure"].isin(whole.index)]
    sums = groups.groupby(["measure", "breakdown"])["denominator"].sum()
    left = [int(whole[measure] - held) for (measure, _), held in sums.items()]
    return [n for n in left if 0 < n < minimum]


def test_attack_10_class_disclosure(report):
    """None or all of ten or more is shown, as DfE shows it; of fewer it is not."""
    shown = report.results[report.results["value"].isin([0.0, 100.0])]
    known = shown[shown["denominator"].notna() & shown["numerator"].notna()]
    assert (known["denominator"] >= report.profile.minimum).all()
    truth = report.truth()
    part = truth["numerator"].isin([0]) | (truth["numerator"] == truth["denominator"])
    few = truth[part & truth["denominator"].between(1, report.profile.minimum - 1)]
    both = few[KEY].merge(report.results, on=KEY)
    assert len(few) > 20
    assert both["value"].isna().all()
    for measure, _, _, cells in report.groups_printed():
        found = re.search(rf"({NUMBER}) of ({NUMBER})", cells.get("Rests on", ""))
        if found and found[1] in ("0", found[2]):
            assert number(found[2]) >= report.profile.minimum, (measure, cells)


def test_attack_11_rounding_with_unrounded_parts(report):
    """Every number of a public report is rounded; a leader's list is, and solves no measure."""
    counts = report.results[["numerator", "denominator", "unusable"]].stack().dropna()
    assert (counts % report.profile.base == 0).all()
    both = report.results.dropna(subset=["value", "numerator", "denominator"])
    shares = both[(both["numerator"] <= both["denominator"]) & (both["denominator"] > 0)]
    made = 100 * shares["numerator"].astype(float) / shares["denominator"].astype(float)
    units = {one["id"]: one["unit"] for one in report.exact.catalogue}
    percent = shares["measure"].map(units) == "%"
    if report.profile.base > 1:
        assert np.allclose(made[percent], shares.loc[percent, "value"], atol=0.051)
        pairs = list(_pairs_in_sentences(report))
        assert pairs
        assert not [one for pair in pairs for one in pair if one % report.profile.base]
    assert Puzzle(report.results, report.truth(), report.profile).with_sums(
        groups_add_up, complements, lambda puzzle: _lists(report, puzzle)
    ).told() == []  # fmt: skip


def _lists(report, puzzle):
    """A list's rows to the nearest ten are the counts of a measure that counts every row."""
    text = report.pages["data-quality.html"]
    table = re.search(
        r"<caption>The Annex A lists as supplied</caption>(.*?)</table>", text, re.DOTALL
    )
    assert table
    said = re.findall(r'data-label="Records"[^>]*>([\d,]+)<', table[1])
    assert said
    near = {number(one) for one in said}
    for one in report.exact.lists:
        for cell in [c for c in puzzle.low if c[0] in "kn" and c[2] == "all"]:
            about = round(one.rows_in / 10 + 1e-9) * 10
            if puzzle.truth[cell] == one.rows_in and about in near:
                yield {cell: 1}, about - 5, about + 5


def test_attack_12_threshold_known(report):
    """Hidden is 1 to the threshold, where a reader may take it to be so; with all the sums."""
    published, careless = told(report, groups_add_up, complements, small_all)
    assert published == []
    assert careless is None or len(careless) > 50


def test_a_count_of_two_values_is_not_told_and_of_one_is():
    """The solver itself: 3 + 4 hidden of 7 is open, 5 + 5 of 10 is not where 5 is the most."""
    from readiness.disclosure.profiles import PROFILES

    def frame(first, second, hide):
        rows = [("all", "all", first + second), ("sex", "Female", first), ("sex", "Male", second)]
        made = pd.DataFrame(rows, columns=["breakdown", "group", "numerator"])
        made = made.assign(measure="m", denominator=pd.NA, state="shown")
        return made.assign(numerator=made["numerator"].astype("Int64").mask(
            pd.Series([False, True, hide])))  # fmt: skip

    def solved(first, second, *more, hide=True):
        shown, exact = frame(first, second, hide), frame(first, second, False)
        exact.loc[1, "numerator"] = first
        return Puzzle(shown, exact, PROFILES["leadership"]).with_sums(groups_add_up, *more).told()

    assert solved(3, 4) == solved(3, 4, small_all) == []
    assert len(solved(1, 1)) == 3  # the whole is small too, and here it is shown
    assert len(solved(3, 40, hide=False)) == 1
    assert len(solved(5, 5, small_all)) == 2
