"""Every branch of every sentence, read for grammar and for claiming too much."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from readiness.model import (
    Area,
    AreaScore,
    Contribution,
    Grade,
    Polarity,
    Published,
    State,
)
from readiness.report import narrative
from readiness.views import Comparator, Figure, View

SCORE = AreaScore(
    Area.CARE_LEAVERS, 2.49, "good", 2.2, 2.7, {"good": 0.6, "outstanding": 0.4}, 0.9, "medium",
    None, 2.4, {"data": (2.4, 1.0)}, (), (), (), (),
)  # fmt: skip
NEIGHBOURS = Comparator("Ten", 86.0, 6.0, 10, "2024-25", None, None, "DfE", "")


def view(
    *,
    state: State = State.SHOWN,
    polarity: Polarity = Polarity.HIGH,
    value: float = 70.0,
    counts: tuple[int | None, int | None, int | None] = (700, 1000, 0),
    neighbours: Comparator | None = NEIGHBOURS,
    limits: tuple[str, ...] = (),
    target: float | None = None,
    unit: str = "%",
) -> View:
    shown = Figure(State.SHOWN, value, value - 2, value + 2, *counts)
    part = None if target is None else Contribution("x", 1, None, target, 0, target, 0.1)
    return View(
        id="x", title="Visits in date", area=Area.CARE_LEAVERS, unit=unit, polarity=polarity,
        snapshot=True, why="", how="", lists=(), limits=limits, criteria=(), comparability="",
        reference="", local=shown if state is State.SHOWN else Figure(state),
        comparators={"neighbours": neighbours} if neighbours else {}, contribution=part,
    )  # fmt: skip


def well_made(text: str) -> None:
    assert text == text.strip()
    assert "  " not in text
    assert not re.search(r" [.,;:?]|\.\.|,,|;;|\(\)|None|nan|_", text), text
    assert text[-1] in ".?", text
    assert text[0].isupper() or text[0].isdigit(), text


@pytest.mark.parametrize(
    ("band", "wording", "said"),
    [
        (None, "not enough evidence", "Not enough evidence"),
        ("good", "", "Good"),
        ("good", "good (borderline outstanding)", "Good or outstanding (borderline)"),
        (
            "good",
            "good (borderline requires improvement)",
            "Requires improvement or good (borderline)",
        ),
        ("requires improvement to be good", "", "Requires improvement to be good"),
    ],
)
def test_a_band_is_said_in_words(band: str | None, wording: str, said: str) -> None:
    assert narrative.band(replace(SCORE, band=band, wording=wording)) == said


def test_a_band_may_be_shown_without_a_number() -> None:
    bare = replace(SCORE, position=None, lower=None, upper=None)
    assert narrative.band(bare) == "Good"
    assert narrative.position(bare) == "No number is shown, because of small counts."


def test_a_position_is_said_with_its_interval() -> None:
    whole = "2.5 on a scale from 1 to 4, where 4 is best; 90% interval 2.2 to 2.7."
    assert narrative.position(SCORE) == whole
    assert narrative.position(replace(SCORE, lower=None)) == whole.split(";")[0] + "."


def test_the_likeliest_band_comes_first_and_the_unlikely_are_left_out() -> None:
    chances = {"inadequate": 0.01, "good": 0.34, "requires improvement to be good": 0.65}
    said = narrative.likelihoods(replace(SCORE, probabilities=chances))
    assert said == "About 7 in 10 for requires improvement to be good; about 3 in 10 for good."
    assert narrative.likelihoods(replace(SCORE, probabilities={})) == ""


@pytest.mark.parametrize("label", ["none", "low", "medium", "high"])
@pytest.mark.parametrize("reasons", [(), ("few measures",), ("One.", "Two.")])
def test_confidence_is_a_sentence_with_its_reasons(label: str, reasons: tuple[str, ...]) -> None:
    said = narrative.confidence(replace(SCORE, confidence=label, reasons=reasons))
    well_made(said)
    assert all(reason.strip(".").casefold() in said.casefold() for reason in reasons)


def test_reasons_may_be_kept_short() -> None:
    score = replace(SCORE, reasons=("One.", "Two."))
    assert narrative.confidence(score, 1) == "Medium confidence. One."
    assert narrative.confidence(score, 0) == "Medium confidence."


@pytest.mark.parametrize("missing", [(), ("x",), ("x", "y"), ("x", "y", "z"), tuple("abcde")])
def test_what_is_missing_is_named_or_counted(missing: tuple[str, ...]) -> None:
    said = narrative.coverage(replace(SCORE, missing=missing), {"x": "The first"})
    well_made(said)
    assert said.startswith("90% of the area's measures")
    assert ("The first" in said) == ("x" in missing)
    assert ("three others" in said) == (len(missing) == 5)


def test_an_area_without_a_measure_has_no_share_of_them_scored() -> None:
    none = replace(SCORE, contributions=(), missing=(), coverage=0.0)
    assert narrative.coverage(none, {}) == "No measure of this area is made yet."


def test_high_confidence_is_in_what_is_measured_and_no_more() -> None:
    for reasons in ((), ("One.",)):
        said = narrative.confidence(replace(SCORE, confidence="high", reasons=reasons))
        assert said.startswith("High confidence in what is measured")


def test_a_last_judgement_says_where_it_is_from(published: Published) -> None:
    said = narrative.previous(published, Area.LEADERS)
    well_made(said)
    assert said.endswith("(inspected 22 May 2023, published 10 July 2023). Source: Ofsted report.")


def test_bounds_are_given_only_where_something_is_missing() -> None:
    assert narrative.bounds(replace(SCORE, bounds=(2.0, 3.0))) == ""
    said = narrative.bounds(replace(SCORE, bounds=(2.04, 3.0), missing=("x",)))
    well_made(said)
    assert "2.0 or 3.0" in said


@pytest.mark.parametrize(
    ("channels", "said"),
    [
        (
            {},
            "The authority's own data 100%. Not supplied: moderated audits and the last judgement.",
        ),
        (
            {"data": (2.0, 0.6), "audit": (2.0, 0.4)},
            "The authority's own data 60% and moderated audits 40%. Not supplied: the last judgement.",
        ),
        (
            {"audit": (2.0, 0.35), "previous": (2.0, 0.15)},
            "The authority's own data 50%, moderated audits 35% and the last judgement 15%.",
        ),
        (
            {"previous": (2.0, 1.0)},
            "The last judgement 100%. Not supplied: the authority's own data and moderated audits.",
        ),
    ],
)
def test_what_a_position_rests_on_is_said_with_what_it_lacks(
    channels: dict[str, tuple[float, float]], said: str
) -> None:
    assert narrative.channels(replace(SCORE, channels=channels)) == said
    assert narrative.channels(replace(SCORE, channels=channels, band=None)) == ""


@pytest.mark.parametrize("out", [None, date(2023, 7, 10)])
@pytest.mark.parametrize("grade", [1, 2, 3, 4])
def test_the_last_judgement_is_dated(published: Published, grade: int, out: date | None) -> None:
    last = Grade(Area.LEADERS, grade, date(2023, 5, 22), out, "Ofsted")
    said = narrative.previous(replace(published, grades=(last,)), Area.LEADERS)
    well_made(said)
    assert narrative.BANDS[4 - grade] in said
    assert "22 May 2023" in said
    assert ("10 July 2023" in said) == (out is not None)


def test_an_unknown_judgement_is_said_to_be_unknown(bare: Published) -> None:
    well_made(narrative.previous(bare, Area.LEADERS))


def test_high_confidence_says_what_it_does_not_cover() -> None:
    said = narrative.confidence(replace(SCORE, confidence="high"))
    well_made(said)
    assert "cannot speak for practice" in said


def test_similar_is_the_word_where_intervals_overlap() -> None:
    assert narrative.beside(view(value=85.0)) == ", similar to neighbours (86.0%)"
    assert narrative.beside(view(value=60.0)) == ", worse than neighbours (86.0%)"
    assert narrative.beside(view(neighbours=None)) == ""
    unknown = replace(NEIGHBOURS, spread=None)
    assert narrative.beside(view(neighbours=unknown)) == "; neighbours 86.0%"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((), "No measure here can be held against neighbours yet."),
        ((86.0, 86.0), "Both measures held against neighbours are similar to theirs."),
        ((60.0,) * 3, "All three measures held against neighbours are worse than theirs."),
        ((60.0,), "The one measure held against neighbours is worse than theirs."),
        (
            (60.0, 86.0, 86.0),
            "Of three measures held against neighbours, two are similar and one is worse.",
        ),
    ],
)
def test_the_standing_is_counted(values: tuple[float, ...], said: str) -> None:
    assert narrative.standing([view(value=value) for value in values]) == said


def test_drivers_are_the_strongest_of_those_shown(published: Published) -> None:
    up, down = narrative.drivers(published, Area.HELP_AND_PROTECTION, most=2)
    assert len(up) == len(down) == 2
    assert down[0].endswith("Moves it by −0.21.")
    for said in (*up, *down):
        well_made(said)


def test_a_hidden_measure_drives_nothing_in_print(published: Published) -> None:
    hidden = published.results["measure"].eq("m1")
    results = published.results.assign(
        state=published.results["state"].where(~hidden, "suppressed")
    )
    _, down = narrative.drivers(replace(published, results=results), Area.HELP_AND_PROTECTION)
    assert not any("−0.21" in said for said in down)
