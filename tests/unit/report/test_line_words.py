"""Every branch of a line of enquiry's paragraph, read for grammar and for claiming too much."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date
from itertools import product

import pandas as pd
import pytest
from tests.unit.enquiry.said_of import published_with
from tests.unit.report.conftest import make_published
from tests.unit.report.test_narrative import NEIGHBOURS, view

from readiness.enquiry.claims.held import COULD, SURE, held
from readiness.enquiry.contradicted import Against
from readiness.enquiry.lines import Line, Pressing, lines
from readiness.enquiry.reasons import Reason, reasons
from readiness.framework import enquiries
from readiness.model import (
    TREND_COLUMNS,
    Area,
    Contribution,
    Polarity,
    Published,
    State,
    Trend,
)
from readiness.model.said import Claim
from readiness.report import asked, line_words
from readiness.report.places import row_of
from readiness.views import Place, View

LINE = Line("HP-d", enquiries()["HP-d"], 57, 3)


def nowhere(_: View) -> None:
    return None


def text(part: object) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", str(part)))


def well_made(said: str) -> None:
    assert said == said.strip()
    assert "  " not in said
    assert not re.search(r" [.,;:?)]|\.\.|,,|;;|\(\)|None|nan|_|\( |NaT", said), said
    assert said[-1] in ".?", said
    for part in re.split(r"(?<=[.?]) ", said):
        assert part[0].isupper() or part[0].isdigit() or part[0] == "“", said
    assert not re.search(r"\b(one|1) (measures|figures|claims|records|others)\b", said), said
    assert said.count("(") == said.count(")"), said
    assert said.count("“") == said.count("”"), said


def every_view() -> list[View]:
    """Each state, polarity, place, unit, interval, expectation, doubt and sign, crossed."""
    found = [
        view(state=state, polarity=polarity, value=value, counts=counts, neighbours=other,
             limits=limits, target=target, unit=unit)
        for state, polarity, value, counts, other, limits, target, unit in product(
            (State.SHOWN, State.SUPPRESSED),
            Polarity,
            (70.0, 86.0, 99.5),
            ((700, 1000, 0), (999, 1000, 200), (None, 88, 1), (None, None, None)),
            (None, NEIGHBOURS, replace(NEIGHBOURS, spread=None)),
            ((), ("a_limit",)),
            (None, 2.0, 3.0),
            ("%", "working days"),
        )
    ]  # fmt: skip
    return [*found, *(known(one) for one in found if one.contribution)]


def known(one: View) -> View:
    """With the level expected, within its interval or not."""
    assert one.contribution
    return replace(one, contribution=replace(one.contribution, expected=71.0))


def trends(one: View) -> list[Trend | None]:
    none = pd.DataFrame(columns=list(TREND_COLUMNS))
    kinds = (None, "common", "concern_low", "improvement_high", "neutral_high")
    made = [Trend("x", "xmr", "month", none, one.polarity, variation=each) for each in kinds]
    return [None, replace(made[0], grain=""), *made]


def pressing(published: Published, one: View) -> Pressing | None:
    found = reasons(published, one)
    return Pressing(one, found) if found else None


def test_every_figure_reads_well_and_says_no_more_than_it_shows(published: Published) -> None:
    seen = set()
    for one in every_view():
        for trend in trends(one):
            told = pressing(published, replace(one, trend=trend))
            if told is None:
                continue
            seen |= {reason.why for reason in told.reasons}
            line = replace(LINE, pressing=(told,))
            for made in (line_words.told, line_words.told_briefly):
                said = text(made(line, published, nowhere))
                well_made(said)
                assert ("worse than its neighbours" in said) == (one.place is Place.WORSE)
                assert one.shown or "stands at" not in said
                assert one.shown or "70.0" not in said
    assert seen == {"worse", "unlike", "turned", "changed", "below", "late", "doubt"}


def test_a_whole_paragraph_has_all_that_is_known(published: Published) -> None:
    one = view(value=60.0, counts=(600, 1000, 0), target=2.0, limits=("a",))
    part = Contribution("x", 1, None, 2.0, 0.0, 2.0, 0.1, expected=85.0)
    other = replace(NEIGHBOURS, period_end=date(2026, 3, 31))
    one = replace(one, contribution=part, comparators={"neighbours": other})
    told = pressing(published, one)
    assert told
    said = text(line_words.told(replace(LINE, pressing=(told,)), published, nowhere))
    assert said == (
        "“Visits in date” stands at 60.0% (600 of 1,000; 95% interval 58.0 to 62.0; higher is "
        "better): worse than its neighbours (86.0%, year to March 2026), not at the level this "
        "report expects (at least 85.0%) and not so today for 400. Whether it is changing is not "
        "known here. Inspectors criticised this in about 57 of 100 sections of published reports "
        "with the grade the area was last given. Have in hand: open assessments by age with the "
        "reason for each late one. Usually answered by: head of assessment. Source: Annex A as at "
        "30 September 2026; DfE, year to 31 March 2026."
    )


def test_what_chance_could_explain_is_said_so(published: Published) -> None:
    one = known(view(target=2.0, neighbours=None))
    said = text(line_words.figure(Pressing(one, reasons(published, one)), nowhere))
    assert "(at least 71.0%, which chance alone could explain)" in said
    assert one.contribution
    far = replace(one, contribution=replace(one.contribution, expected=90.0))
    said = text(line_words.figure(Pressing(far, reasons(published, far)), nowhere))
    assert "(at least 90.0%)" in said


@pytest.mark.parametrize("polarity", [Polarity.HIGH, Polarity.LOW])
def test_the_level_is_a_floor_or_a_ceiling(published: Published, polarity: Polarity) -> None:
    one = known(view(polarity=polarity, target=2.0, neighbours=None))
    said = text(line_words.figure(Pressing(one, reasons(published, one)), nowhere))
    assert ("at least" in said) == (polarity is Polarity.HIGH)
    assert ("at most" in said) == (polarity is Polarity.LOW)


@pytest.mark.parametrize("many", [1, 2, 3, 4, 9])
def test_further_measures_are_named_or_counted(published: Published, many: int) -> None:
    one = view(value=60.0)
    told = Pressing(one, (Reason("worse", 0.5),))
    said = text(line_words._others(replace(LINE, pressing=(told,) * (many + 1)), nowhere))
    well_made(said)
    assert ("gives reason" in said) == (many == 1)
    assert said.count("“") == min(many, 3 if many == 3 else 2)
    assert ("more give" in said) == (many > 3)


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize(("quiet", "hidden", "absent"), [*product((0, 1, 2, 12), repeat=3)])
def test_what_presses_not_is_counted_and_reads_well(
    published: Published, first: bool, quiet: int, hidden: int, absent: int
) -> None:
    one = replace(view(), lists=("referrals",))
    line = replace(
        LINE, pressing=(Pressing(one, (Reason("below", 0.5),)),) * first, quiet=(one,) * quiet,
        hidden=(one,) * hidden, absent=(one,) * absent,
    )  # fmt: skip
    well_made(text(line_words.told(line, published, nowhere)))
    said = line_words.not_known(line, published)
    well_made(said)
    assert ("No figure can answer it" in said) == (quiet + hidden + absent == 0)
    assert "no reason to ask" in said or not quiet
    assert "hidden" in said or not hidden
    assert "cannot be known without columns of the list" in said or not absent


@pytest.mark.parametrize(
    ("sure", "could", "figures"), [each for each in product((0, 1, 3), repeat=3) if any(each)]
)
def test_claims_are_counted_by_how_surely_they_stand_against(
    sure: int, could: int, figures: int
) -> None:
    said = published_with(date(2026, 9, 30), claims=[Claim("We know our children", None)])
    (one,) = held(said)
    found = (
        *(Against(one, SURE, False),) * sure,
        *(Against(one, COULD, False),) * could,
        *(Against(one, "", True),) * figures,
    )
    told = line_words.claims(replace(LINE, claims=found))
    well_made(told)
    assert ("by a band or more" in told) == (sure > 0)
    assert ("may be better" in told) == (could > 0)
    assert ("say otherwise" in told) == (figures > 0)
    assert "We know our children" not in told


@pytest.mark.parametrize("many", [0, 1, 4])
def test_doubts_are_counted(many: int) -> None:
    said = line_words.doubted(replace(LINE, doubted=(view(),) * many))
    assert bool(said) == bool(many)
    if said:
        well_made(said)


@pytest.mark.parametrize("alone", [True, False])
def test_a_limiting_rule_says_what_it_leaves(published: Published, alone: bool) -> None:
    names = "'Visits in date'" if alone else "'Visits in date' and 'Reviews'"
    limit = f"At most requires improvement to be good: critical measures are very low ({names})."
    scores = tuple(
        replace(s, limits=(limit,)) if s.area is Area.CARE_LEAVERS else s for s in published.scores
    )
    held_down = replace(published, scores=scores)
    one = view(neighbours=None)
    told = Pressing(one, reasons(held_down, one))
    said = line_words.holds_down(told, held_down)
    well_made(said)
    assert "at requires improvement to be good at most" in said
    assert ("with another measure" in said) != alone
    assert line_words.holds_down(Pressing(one, ()), held_down) == ""


@pytest.mark.parametrize("name", enquiries())
def test_each_line_is_whole_with_nothing_known_of_it(published: Published, name: str) -> None:
    one = Line(name, enquiries()[name], 31, None)
    for part in (line_words.often(one), line_words.in_hand(one), line_words.owner(one)):
        well_made(text(part))
    well_made(line_words.often(replace(one, often=None)))
    well_made(
        text(line_words.told(replace(one, breaches=("no pathway plan",)), published, nowhere))
    )


def test_every_line_of_anything_published_reads_well(
    published: Published, bare: Published, hostile: Published
) -> None:
    for given in (published, bare, make_published(profile="public")):
        for line in lines(given):
            well_made(text(line_words.told(line, given, row_of)))
            well_made(line_words.not_known(line, given))
    for line in lines(hostile):
        assert "<script" not in str(line_words.told(line, hostile, row_of))


def test_a_title_leads_to_its_row(published: Published) -> None:
    made = str(line_words.named(view(), row_of))
    assert 'href="care-leavers.html#measure-x"' in made
    assert "href" not in str(line_words.named(view(state=State.NOT_SUPPLIED), row_of))


@pytest.mark.parametrize("area", Area)
def test_an_areas_lines_are_all_on_its_page_and_lead_somewhere(
    published: Published, area: Area
) -> None:
    from readiness.report.tables import area_table, measure_notes

    parts = (f(published, area) for f in (asked.area_enquiries, area_table, measure_notes))
    page = "".join(part.markup for part in parts)
    topics = set(re.findall(r"<h3[^>]*>([^<]*)</h3>", page))
    topics |= set(re.findall(r'<th scope="row"[^>]*>([^<]*)<', page))
    for line in enquiries().values():
        assert (html.escape(line.topic) in topics) == (line.area is area), line.topic
    anchors = re.findall(r' id="([^"]+)"', page)
    assert len(anchors) == len(set(anchors))
    here = [one for one in re.findall(r'href="([^"]*)"', page) if area.replace("_", "-") in one]
    assert all(one.split("#")[1] in anchors for one in here)


def test_the_first_page_names_the_weightiest_with_the_reason(published: Published) -> None:
    made = asked.first_lines(published, 5)
    said = text(made)
    assert str(made).count('class="enquiry"') == 5
    assert "further lines are on the areas' pages" in said
    assert "Have in hand" in said
    none = make_published(results=published.results.iloc[:0])
    assert asked.NOBODY in text(asked.first_lines(none, 5))


def test_figures_told_above_are_not_told_again(published: Published) -> None:
    one = Pressing(view(value=60.0), (Reason("worse", 0.5),))
    line = replace(LINE, pressing=(one,))
    again = replace(line, id="HP-g", enquiry=enquiries()["HP-g"])
    other = replace(again, id="HP-a", enquiry=enquiries()["HP-a"], pressing=(one, one))
    made = text(asked._paragraphs([line, again, other], published, nowhere))
    assert made.count("stands at") == 2
    assert f"The figures are those of “{LINE.enquiry.topic}”, above." in made
    well_made(text(line_words.told_again(again, LINE.enquiry.topic)))
