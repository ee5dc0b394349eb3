"""What a control chart says, in plain words and from published numbers alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from readiness.model import EARLIER, Polarity, Trend
from readiness.report import charts
from readiness.report.control_charts import latest
from readiness.words import amount, capital, day, listed, month, number, sentence

FALSE_SIGNS = (
    "Even where nothing has changed, about one chart in 50 shows a sign at its latest point by "
    "chance alone: ask before acting on a single one."
)
SOURCES = {
    "cin_census": "children in need census",
    "ssda903": "SSDA903 return",
    "annex_a": "Annex A",
    "evidence": "evidence workbook",
    EARLIER: "earlier reports",
}
CHARTS = {
    "xmr": "Limits are 2.66 average moving ranges from the average (XmR chart)",
    "laney_p": "Limits allow for how many each period rests on and for how much periods differ "
    "anyway (Laney p′ chart)",
    "laney_u": "Limits allow for how many each period rests on (Laney u′ chart)",
    "t": "Days between events (t chart)",
    "g": "Cases between events (g chart)",
}
SIGNS = (
    "A sign is a point outside them, seven in a row on one side of the average or going one way, "
    "or two of three close to a limit."
)
_MISSED = {
    "pass": "the expected level is met, whatever chance does",
    "fail": "the expected level is missed, whatever chance does",
    "inconsistent": "the expected level may be met or missed by chance",
}


def value_of(value: float, trend: Trend) -> str:
    return "–" if pd.isna(value) else amount(float(value), trend.unit)


def period_name(end: Any, grain: str) -> str:
    """November 2025; October to December 2025; a day."""
    last = pd.Timestamp(end).date()
    if grain == "quarter":
        first = (pd.Timestamp(end) - pd.DateOffset(months=2)).date()
        return f"{first:%B} to {month(last)}"
    return month(last) if grain == "month" else day(last)


def periods(trend: Trend, how_many: int) -> str:
    """18 months, 14 quarters, 30 events."""
    return f"{number(how_many, 0)} {trend.grain}{'' if how_many == 1 else 's'}"


def headline(title: str, trend: Trend) -> str:
    """Assessments in 45 days: no special cause in 24 months; the expected level may be met or
    missed by chance."""
    said = f"{title}: {verdict(trend)}"
    met = _MISSED.get(trend.assurance or "")
    return sentence(f"{said}; {met}" if met else said)


def verdict(trend: Trend) -> str:
    """What the chart says of its latest point."""
    kind, _, way = (trend.variation or "").partition("_")
    if kind in ("", "common"):
        return _common(trend)
    moved = {"concern": "worse", "improvement": "better", "neutral": "changed"}[kind]
    how = {"high": "higher", "low": "lower"}.get(way, "different")
    said = f"{moved}, {how} than it was" if kind != "neutral" else f"{how} than it was"
    rule = _rule(trend)
    return f"{said} ({rule})" if rule else said


def _common(trend: Trend) -> str:
    shown = latest(trend)
    if shown.empty or shown["centre"].isna().all():
        return "no special cause now"
    if shown["cause"].isin(["", "common"]).all():
        return f"no special cause in {periods(trend, len(shown))}"
    return "no special cause now, though some earlier periods stood out"


def _rule(trend: Trend) -> str:
    if trend.points.empty:
        return ""
    one = trend.grain
    return {
        "outside": f"the latest {one} is outside the limits",
        "shift": f"seven or more {one}s in a row on one side of the average",
        "trend": f"seven {one}s in a row, each further than the one before",
        "two_in_three": f"two of the last three {one}s close to a limit",
    }.get(str(trend.points["rule"].iloc[-1]), "")


def level(trend: Trend) -> str:
    """At least 85%."""
    if trend.target is None:
        return ""
    way = "at most" if trend.direction is Polarity.LOW else "at least"
    return f"{way} {amount(trend.target, trend.unit)}"


def alt_text(title: str, trend: Trend) -> str:
    shown = latest(trend)
    what = "Control chart" if shown["centre"].notna().any() else "Line chart"
    by = {"month": "monthly", "quarter": "quarterly"}.get(trend.grain, "")
    said = f"{what} of {by} figures, {periods(trend, len(shown))}, where there is {_short(trend)}"
    return charts.alt_text(f"{said}. {title}")


def _short(trend: Trend) -> str:
    kind, _, way = (trend.variation or "").partition("_")
    words = {"concern": "a sign of concern", "improvement": "a sign of improvement",
             "neutral": "a change"}  # fmt: skip
    return f"{words[kind]} ({way})" if kind in words else "no special cause now"


def description(trend: Trend, inspected: date | None) -> str:
    """Latest point, usual range, target, and what to know."""
    shown = latest(trend)
    last = shown.iloc[-1]
    said = (
        f"{capital(period_name(last['period_end'], trend.grain))}: {value_of(last['value'], trend)}"
    )
    if pd.notna(last["centre"]):
        said += (
            f", about an average of {number(last['centre'])} and limits of "
            f"{number(last['lower'])} to {number(last['upper'])}"
        )
    if trend.target is not None:
        said += f"; expected: {level(trend)}"
    return " ".join([f"{said}.", *(sentence(one) for one in _notes(trend, inspected))])


def _notes(trend: Trend, inspected: date | None) -> list[str]:
    notes = [*trend.notes, *_before(trend), *trend.warnings]
    shown = latest(trend)
    if (
        inspected
        and shown["period_start"].iloc[0].date() <= inspected <= shown["period_end"].iloc[-1].date()
    ):
        notes.append(f"inspected on {day(inspected)}; inspections disturb the data")
    return notes


def _before(trend: Trend) -> list[str]:
    """Where limits began anew: those before, once."""
    last = trend.points["phase"].max()
    old = trend.points[trend.points["phase"] == last - 1]
    if old.empty or pd.isna(old["centre"].iloc[-1]):
        return []
    lower, upper = number(old["lower"].iloc[-1]), number(old["upper"].iloc[-1])
    average = number(old["centre"].iloc[-1])
    return [f"the average before was {average}, and the limits {lower} to {upper}"]


def source(trend: Trend) -> str:
    """Children in need census, then Annex A: October 2024 to September 2026."""
    shown = latest(trend)
    parts = dict.fromkeys(part for one in shown["source"] for part in str(one).split("+"))
    names = listed([SOURCES.get(part, part) for part in parts], "then")
    first, last = shown["period_start"].iloc[0].date(), shown["period_end"].iloc[-1].date()
    return f"{capital(names)}, {month(first)} to {month(last)}."


def method(trend: Trend) -> str:
    if latest(trend)["centre"].isna().all():
        return "A line without limits."
    return f"{CHARTS.get(trend.chart, 'Control chart')}. {SIGNS}"
