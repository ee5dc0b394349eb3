"""Charts of a measure's history: they say what is known, to everyone, and no more than is shown."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from tests.unit.report.conftest import make_pages, make_published
from tests.unit.trends.series import entry, history, months, whole

from readiness.disclosure.profiles import LEADERSHIP
from readiness.disclosure.series import hidden, show_trends
from readiness.enquiry.lines import of_area
from readiness.model import Area, Published, Rebasing, Trend
from readiness.report import icons, trend_charts
from readiness.report.asked import area_enquiries
from readiness.report.charts import ALT_LIMIT
from readiness.report.control_charts import DRAWN, LIMIT, MARKS, Event, control_chart
from readiness.report.html import Html
from readiness.report.icons import ASSURANCE, VARIATION
from readiness.report.trend_words import alt_text, description, headline, verdict
from readiness.trends import trends

HP = Area.HELP_AND_PROTECTION
STEADY = [(80, 100), (83, 101), (78, 99), (82, 100), (79, 98), (81, 102)] * 6
WORSE = [*STEADY[:23], (60, 100)]
BETTER = [*STEADY[:23], (93, 100)]
TITLE = "Assessments finished within 45 working days"


def trend(
    figures: Sequence[Any] = STEADY, polarity: str = "high", goal: float | None = 85.0,
    name: str = "m1", **more: Any,
) -> Trend:  # fmt: skip
    """As leaders may see it."""
    given = history(months(name, figures), **more)
    rebases = more.pop("rebases", ())
    goals = {} if goal is None else {name: goal}
    made = trends(
        given, [entry(name, polarity)], goals, {name: rebases}, given.months["month"].max().date()
    )
    none = pd.DataFrame(columns=["measure", "breakdown", "numerator", "denominator",
                                 "period_start", "period_end"])  # fmt: skip
    (one,) = show_trends(made, none, none, [entry(name)], LEADERSHIP)
    return one


def with_trends(*found: Trend) -> Published:
    return make_published(trends=tuple(found))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    "colour",
    [*(c for _, c, _ in VARIATION.values()), *(c for _, c, _ in ASSURANCE.values()),
     *(c for _, c, _ in MARKS.values()), LIMIT],
)  # fmt: skip
def test_every_colour_can_be_seen_on_white(colour: str) -> None:
    assert 1.05 / (luminance(colour) + 0.05) >= 3.0


def without_colour(made: Html) -> str:
    """The picture alone, without its colours and its name."""
    picture = made.markup[made.markup.index("<svg") : made.markup.index("</svg>")]
    return re.sub(r'#[0-9A-Fa-f]{6}|aria-label="[^"]*"', "", picture)


def test_icons_are_told_apart_without_colour_or_words() -> None:
    pictures = {without_colour(icons.variation(name)) for name in VARIATION}
    assert len(pictures) == len(VARIATION)
    met = {without_colour(icons.assurance(name)) for name in ASSURANCE}
    assert len(pictures | met) == len(VARIATION) + len(ASSURANCE)


@pytest.mark.parametrize("name", [*VARIATION])
def test_an_icon_has_its_letter_and_its_words(name: str) -> None:
    letter, _, words = VARIATION[name]
    made = icons.variation(name).markup
    assert f'aria-label="{words}"' in made
    assert f">{letter}</text>" in made if letter else "<text" not in made
    assert letter == {"high": "H", "low": "L"}.get(name.split("_")[-1], "") or "neutral" in name


def test_marks_of_special_causes_differ_in_shape() -> None:
    assert len({marker for marker, _, _ in MARKS.values()} | {"o"}) == len(MARKS) + 1


@pytest.mark.parametrize(
    ("figures", "polarity", "said"),
    [
        (STEADY[:24], "high", "no special cause in 24 months"),
        (WORSE, "high", "worse, lower than it was (the latest month is outside the limits)"),
        (BETTER, "high", "better, higher than it was (the latest month is outside the limits)"),
        (BETTER, "low", "worse, higher than it was (the latest month is outside the limits)"),
        (WORSE, "neutral", "lower than it was (the latest month is outside the limits)"),
    ],
)
def test_the_headline_states_the_finding(figures: Any, polarity: str, said: str) -> None:
    assert said in headline(TITLE, trend(figures, polarity))


def test_the_headline_says_what_the_target_is_to_chance() -> None:
    assert headline(TITLE, trend()).endswith("may be met or missed by chance.")
    assert "is missed, whatever chance does" in headline(TITLE, trend(goal=99.0))
    assert "is met, whatever chance does" in headline(TITLE, trend(goal=60.0))
    assert "expected" not in headline(TITLE, trend(goal=None))


@pytest.mark.parametrize("figures", [STEADY, WORSE, [30, 28, 35, 31] * 6, STEADY[:12]])
def test_alt_text_is_short_and_says_what_is_drawn(figures: Any) -> None:
    said = alt_text(TITLE * 3, trend(figures))
    assert 30 < len(said) <= ALT_LIMIT
    assert said.startswith("Control chart of monthly figures")


def test_words_are_made_from_what_is_published() -> None:
    """A series with a small month is drawn as quarters: no month's number is in any word."""
    one = trend([*STEADY[:20], (97, 100), *STEADY[:3]])
    assert one.grain == "quarter"
    said = " ".join([headline(TITLE, one), alt_text(TITLE, one), description(one, None)])
    assert "97" not in said
    assert "quarter" in said


def test_a_chart_is_drawn_of_the_latest_points_with_its_limits() -> None:
    figure = control_chart(trend(STEADY))
    (axis,) = figure.axes
    drawn = [line for line in axis.lines if len(line.get_xdata()) == DRAWN]
    assert len(drawn) == 1
    legend = [text.get_text() for text in figure.legends[0].texts]
    assert legend == ["average", "limits", "expected"]


def test_a_special_cause_has_its_mark_and_its_name() -> None:
    figure = control_chart(trend(WORSE))
    assert "worse" in [text.get_text() for text in figure.legends[0].texts]


def test_limits_anew_and_the_inspection_are_named_on_the_chart() -> None:
    one = trend(STEADY[:24])
    phases = one.points.assign(phase=[0] * 12 + [1] * 12)
    day = phases["period_start"].iloc[14].date()
    figure = control_chart(replace(one, points=phases), [Event(day, "inspected")])
    words = {text.get_text(): text.get_position()[1] for text in figure.axes[0].texts}
    assert set(words) == {"limits anew", "inspected"}
    assert words["limits anew"] != words["inspected"]  # close to each other: on two lines


def test_the_section_has_what_a_reader_needs() -> None:
    made = trend_charts(with_trends(trend()), HP).markup
    assert "about one chart in 50" in made
    assert "Source: Annex A" in made
    assert "Inspected on" not in made  # that was before these months
    assert made.count("<figure>") == 1
    (link,) = re.findall(r'href="#([^"]+)"', made)
    assert f'id="{link}"' in made
    (alt,) = re.findall(r'<img[^>]* alt="([^"]*)"', made)
    assert 0 < len(alt) <= ALT_LIMIT
    assert 'id="table-every-measure-with-limits-of-its-own"' in made


def test_the_table_has_the_points_that_are_drawn() -> None:
    made = trend_charts(with_trends(trend(STEADY)), HP).markup
    table = made[made.index("the points of the chart</caption>") :]
    body = table[: table.index("</table>")]
    assert body.count("<tr") == DRAWN + 1


def test_an_inspection_within_the_chart_is_said_to_disturb_it() -> None:
    published = with_trends(trend())
    during = replace(published.grades[0], inspected=pd.Timestamp("2026-02-10").date())
    made = trend_charts(replace(published, grades=(during,)), HP).markup
    assert "Inspected on 10 February 2026; inspections disturb the data." in made


def test_what_has_something_to_say_comes_first() -> None:
    found = (trend(STEADY, name="m3"), trend(WORSE, name="m5"), trend(BETTER, name="m1"))
    made = trend_charts(with_trends(*found), HP).markup
    order = [made.index(f"<h3>{title}") for title in (
        "Child protection visits", "Assessments finished", "Children re-referred",
    )]  # fmt: skip
    assert order == sorted(order)


def test_no_more_charts_than_asked_for_and_all_in_the_table() -> None:
    found = tuple(trend(name=name) for name in ("m1", "m2", "m3", "m5", "m7"))
    made = trend_charts(with_trends(*found), HP, most=2).markup
    assert made.count("<figure>") == 2
    summary = made[made.index("Every measure with limits") :]
    assert summary[: summary.index("</table>")].count("<tr") == 6


def test_a_hidden_chart_is_words_alone() -> None:
    made = trend_charts(with_trends(hidden(trend(WORSE))), HP).markup
    assert "<figure>" not in made
    assert "worse, lower than it was" in made
    assert '<span class="missing">c</span>' in made


def test_short_and_refused_are_said_in_a_line() -> None:
    short = trend(STEADY[:6])
    refused = Trend("m3", "", "", short.points.iloc[0:0], short.direction, reason="each child once")
    made = trend_charts(with_trends(short, refused), HP).markup
    assert "There are 6 points, and limits need 12." in made
    assert "Each child once" in made
    assert "<figure>" not in made


def test_nothing_known_is_said_so() -> None:
    assert "No measure of this area has a history" in trend_charts(make_published(), HP).markup


def test_rebasing_is_said_with_its_reason_and_the_limits_before() -> None:
    jump = [*STEADY[:12], *[(k - 30, n) for k, n in STEADY[:12]]]
    told = Rebasing("m1", pd.Timestamp("2025-10-01").date(), "a new form", "Head of service")
    given = history(months("m1", jump))
    made = trends(given, [entry("m1")], {}, {"m1": (told,)}, pd.Timestamp("2026-09-30").date())
    said = description(made[0], None)
    assert (
        "Limits begin anew from 1 October 2025: a new form (decided by: Head of service)." in said
    )
    assert re.search(r"The average before was 80\.\d, and the limits \d\d\.\d to \d\d\.\d\.", said)


def test_what_turned_worse_is_asked_about_with_its_sign() -> None:
    published = with_trends(trend(WORSE))
    (line,) = (one for one in of_area(published, HP) if one.id == "m1")
    assert "turned" in {one.why for one in line.pressing[0].reasons}
    assert "On its chart by month: worse, lower than it was" in area_enquiries(published, HP).markup
    better = with_trends(trend(BETTER))
    assert all(
        reason.why != "turned"
        for line in of_area(better, HP)
        for one in line.pressing
        for reason in one.reasons
    )


def test_pictures_hold_nothing_but_a_picture() -> None:
    made = trend_charts(with_trends(trend()), HP).markup
    (data,) = re.findall(r"base64,([A-Za-z0-9+/=]+)", made)
    chunks = re.findall(rb"(tEXt|iTXt|zTXt|eXIf)", base64.b64decode(data))
    assert chunks == []


def test_the_page_of_an_area_has_the_section() -> None:
    page = make_pages(with_trends(trend(WORSE)), [HP])["help-and-protection.html"]
    assert "<h2>Is it changing?</h2>" in page
    assert "worse, lower than it was" in page


def test_events_of_single_children_are_drawn_for_the_team_alone() -> None:
    days = np.datetime64("2025-01-03") + np.cumsum([9, 30, 2, 14, 21, 40, 8, 17, 25, 3, 60, 11, 33])
    given = history(
        months("m1", [1] * 21), events={"m1": (whole("2025-01-01", "2026-09-30"), days)}
    )
    (one,) = trends(
        given, [entry("m1", "low", "episodes")], {}, {}, pd.Timestamp("2026-09-30").date()
    )
    made = trend_charts(with_trends(one), HP).markup
    assert "days between" in made
    assert verdict(one) == "no special cause in 12 events"
