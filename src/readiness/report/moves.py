"""Measures before and since, in words that say no more than the figures do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from readiness.enquiry.improvement.moved import Moved
from readiness.model import State
from readiness.report.grid import grid
from readiness.report.html import Content, Html, element, join
from readiness.words import MISSING, amount, capital, count, listed, month, number, number_word

UNTOLD = {
    "too little": "Too little to tell: too few months, or too few in them, on one side or both.",
    "withheld": "Withheld: its months rest on small numbers.",
    "no months": "Today's figure alone: it has no months, nor enough earlier reports, to hold it against.",
    "no figure": "Not supplied.",
}
SHORT = {
    "no months": "figures without months",
    "too little": "with too few months, or too few in them",
    "withheld": "withheld",
    "no figure": "not supplied",
}

NEITHER = "neither"


def cannot(one: Moved) -> bool:
    """Whether nothing can be said of it, be it of a change or of none."""
    return one.verdict in UNTOLD


def tally(measures: Sequence[Moved]) -> str:
    """1 better, 2 worse and 1 with no change that could not be chance; 9 cannot be told."""
    names = {"better": "better", "worse": "worse", "mixed": "with signs both ways",
             "no change": "with no change that could not be chance",
             NEITHER: "changed, neither way being better"}  # fmt: skip
    found = [NEITHER if one.neither else one.verdict for one in measures]
    told = [f"{many} {said}" for key, said in names.items() if (many := found.count(key))]
    untold = sum(map(cannot, measures))
    if not told:
        return f"None of {count(untold, 'measure')} can be told yet"
    return f"{listed(told)}{f'; {untold} cannot be told' if untold else ''}"


def measures_table(caption: str, measures: Sequence[Moved]) -> Html:
    """Each measure before the inspection and since, and what may be said of the two."""
    rows: list[Sequence[Content]] = [
        [one.view.title, _before(one), _since(one), said(one)] for one in measures
    ]
    names = ("Measure that should move", "Before", "Since", "What can be said")
    return grid(caption, names, rows, class_="grid measures")


def folded(caption: str, measures: Sequence[Moved]) -> Html | None:
    """Those of which nothing can be told, out of the way."""
    if not measures:
        return None
    other = capital(count(len(measures), "other measure"))
    summary = f"{other} of the same criteria: {reasons(measures)}"
    rows: list[Sequence[Content]] = [[one.view.title, today(one), said(one)] for one in measures]
    table = grid(caption, ("Measure", "Today", "What can be said"), rows, class_="grid measures")
    return element("details", element("summary", summary), table, class_="folded")


def reasons(measures: Sequence[Moved]) -> str:
    """5 with too few months, or too few in them, and 6 figures without months."""
    many = {key: sum(one.verdict == key for one in measures) for key in SHORT}
    return listed([f"{many[key]} {text}" for key, text in SHORT.items() if many[key]])


def said(one: Moved) -> str:
    """Better (+3.2 to +8.1 points), more than chance explains, by this report's own charts; or why
    it cannot be told."""
    if cannot(one):
        return UNTOLD[one.verdict]
    return f"{_found(one)}, {_told_by(one)}."


def _found(one: Moved) -> str:
    if one.neither:
        return f"Changed{_range(one)}, more than chance explains; neither way is better"
    if one.verdict == "no change":
        return f"No change that could not be chance{_range(one)}"
    if one.verdict == "mixed":
        return f"Signs both ways: the months since differ{_range(one)}, and the chart's latest sign goes the other way"
    word = capital(one.verdict)
    if one.by == "chart":
        return f"{word}: the control chart shows a sign now, though the two periods{_overlap(one)}"
    return f"{word}{_range(one)}, more than chance explains"


def _told_by(one: Moved) -> str:
    """This report's own figure is the last of those since, where it is shown."""
    if one.by != "reports":
        return "by this report's own charts"
    before, since = map(number_word, one.periods)
    return f"by what reports showed, {before} before the inspection and {since} since"


def _range(one: Moved) -> str:
    if one.difference is None:
        return ""
    unit = "points" if one.unit == "%" else one.unit
    return f" ({_signed(one.difference.lower)} to {_signed(one.difference.upper)} {unit})"


def _overlap(one: Moved) -> str:
    return (
        " cannot be compared" if one.difference is None else f" could differ by chance{_range(one)}"
    )


def _signed(value: float) -> str:
    text = number(abs(value))
    return text if float(text.replace(",", "")) == 0 else f"{'+' if value > 0 else '−'}{text}"


def _before(one: Moved) -> Content:
    if one.difference is None:
        return ""
    return _dated(amount(one.difference.before, one.unit), one.before)


def _since(one: Moved) -> Content:
    if one.difference is None:
        return today(one)
    return _dated(amount(one.difference.after, one.unit), one.after)


def today(one: Moved) -> Content:
    """The figure of the report itself."""
    view = one.view
    if view.local.state is not State.SHOWN:
        return element("span", MISSING[view.local.state], class_="missing")
    value = view.local.value
    shown = number(view.local.numerator or 0, 0) if value is None else amount(value, view.unit)
    return join(shown, element("span", view.period or "this report", class_="rests"))


def _dated(value: str, span: tuple[date, date] | None) -> Content:
    when = f"{month(span[0])} to {month(span[1])}" if span else ""
    return join(value, element("span", when, class_="rests") if when else None)
