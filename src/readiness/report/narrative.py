"""Sentences made from published figures. They say what is known, how surely, and what to ask.

Nothing here claims more than the figures do: a place among neighbours only where the difference is
larger than chance and ordinary variation, chances as "about", and unknown as unknown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from readiness.model import Area, AreaScore, Contribution, Published
from readiness.views import Place, View, last_grade, of_area, score_of
from readiness.words import (
    BANDS,
    amount,
    capital,
    chance,
    count,
    day,
    listed,
    number,
    number_word,
    percent,
    sentence,
    signed,
)

_BORDERLINE = re.compile(r"\(borderline ([^)]+)\)")
NO_FIGURE = "Not scored (no figure)"


CHANNELS = {
    "data": "the authority's own data",
    "audit": "moderated audits",
    "previous": "the last judgement",
}


HIGH = "High confidence in what is measured"
HIGH_BECAUSE = (
    "nearly all of it could be scored, and it is not close to another band. It cannot speak for "
    "practice that nobody measured."
)


THAN = {
    Place.BETTER: "better than",
    Place.WORSE: "worse than",
    Place.SIMILAR: "similar to",
    Place.HIGHER: "higher than",
    Place.LOWER: "lower than",
}


def band(score: AreaScore) -> str:
    """The position in words, or that there is not enough evidence for words."""
    if score.band is None:
        return "Not enough evidence"
    found = bands(score)
    if len(found) == 1:
        return capital(found[0])
    return capital(
        f"{listed([name.removesuffix(' to be good') for name in found], 'or')} (borderline)"
    )


def bands(score: AreaScore) -> list[str]:
    """The band, and the one beside it where that is nearly as likely, in the scale's order.

    Neither is put first: where they are this close, the likelier may be either.
    """
    beside = _BORDERLINE.search(score.wording)
    names = {score.band, *(name for name in BANDS if beside and name.startswith(beside[1]))}
    return [name for name in BANDS if name in names]


def position(score: AreaScore) -> str:
    """2.5, with a 90% interval of 2.2 to 2.7."""
    if score.position is None:
        return "No number is shown, because of small counts."
    text = f"{number(score.position)} on a scale from 1 to 4, where 4 is best"
    if score.lower is None or score.upper is None:
        return f"{text}."
    return f"{text}; 90% interval {number(score.lower)} to {number(score.upper)}."


def likelihoods(score: AreaScore) -> str:
    """The chance of each band the evidence could mean, the likeliest first."""
    found = [(share, name) for name, share in score.probabilities.items() if share >= 0.05]
    if not found:
        return ""
    found.sort(key=lambda pair: (-pair[0], BANDS.index(pair[1]) if pair[1] in BANDS else 9))
    return sentence("; ".join(f"{chance(share)} for {name}" for share, name in found))


def confidence(score: AreaScore, most: int | None = None) -> str:
    """Low confidence, with its reasons, or the first so many of them."""
    if score.confidence == "high" and not score.reasons:
        return f"{HIGH}: {HIGH_BECAUSE}"
    # What has no figure is named by `coverage`, a few of many; forty names hide the other reasons.
    told = [one for one in score.reasons if not (score.missing and one.startswith(NO_FIGURE))]
    why = [sentence(reason) for reason in told[:most]]
    if score.band is None or score.confidence == "none":
        return " ".join(why) or "No position can be given."
    label = HIGH if score.confidence == "high" else f"{capital(score.confidence)} confidence"
    return " ".join([f"{label}.", *why])


def surely(score: AreaScore) -> str:
    """How sure, in few words: why, only where it is not high."""
    return f"{HIGH}." if score.band and score.confidence == "high" else confidence(score, 1)


def coverage(score: AreaScore, names: dict[str, str]) -> str:
    """How much of what is measured could be scored, and what could not. `reach` says how much of
    the area is not measured at all."""
    if not score.contributions and not score.missing and not score.coverage:
        return "No measure of this area is made yet."
    said = f"{percent(score.coverage)} of the area's measures, by weight, could be scored."
    if not score.missing:
        return said
    known = [f"“{names.get(name, name.replace('_', ' '))}”" for name in score.missing]
    if len(known) > 3:
        known = [*known[:2], count(len(known) - 2, "other")]
    return f"{said} Missing: {listed(known)}."


def bounds(score: AreaScore) -> str:
    """How far the missing measures could move the score."""
    if score.bounds is None or not score.missing:
        return ""
    low, high = score.bounds
    return (
        f"If everything missing were as poor, or as strong, as it could be, the data score would "
        f"be {number(low)} or {number(high)}."
    )


def limits_bitten(score: AreaScore) -> list[str]:
    """The limiting rules that held the position down."""
    return [sentence(one) for one in score.limits]


def previous(published: Published, area: Area, *, source: bool = True) -> str:
    """What Ofsted last judged, when, and where that is from."""
    grade = last_grade(published, area)
    if grade is None:
        return "Ofsted's last judgement of it is not known here."
    out = f", published {day(grade.published)}" if grade.published else ""
    said = f"Ofsted judged it {BANDS[4 - grade.grade]} (inspected {day(grade.inspected)}{out})."
    return f"{said} Source: {sentence(grade.source)}" if grade.source and source else said


def channels(score: AreaScore) -> str:
    """What kinds of evidence the position rests on, how much on each, and which are missing.

    The data's own part may be hidden; its weight is what the others leave.
    """
    if score.band is None:
        return ""
    weights = {name: weight for name, (_, weight) in score.channels.items() if weight > 0}
    weights = {"data": 1 - sum(w for n, w in weights.items() if n != "data")} | weights
    used = [f"{CHANNELS.get(name, name)} {percent(w)}" for name, w in weights.items() if w > 0.005]
    absent = [words for name, words in CHANNELS.items() if weights.get(name, 0) <= 0.005]
    said = capital(listed(used))
    return f"{said}. Not supplied: {listed(absent)}." if absent else f"{said}."


def drivers(published: Published, area: Area, most: int = 3) -> tuple[list[str], list[str]]:
    """What raises the area's data score and what holds it back, strongest first."""
    score = score_of(published, area)
    parts = score.contributions if score else ()
    shown = {view.id: view for view in of_area(published, area) if view.shown}
    known = [part for part in parts if part.measure in shown and abs(part.contribution) >= 0.005]
    known.sort(key=lambda part: (-abs(part.contribution), part.measure))
    up = [driver(shown[part.measure], part) for part in known if part.contribution > 0]
    down = [driver(shown[part.measure], part) for part in known if part.contribution < 0]
    return up[:most], down[:most]


def driver(view: View, part: Contribution) -> str:
    """One measure's part in the score, with the figure behind it."""
    return f"{view.title}: {_says(view)} Moves it by {signed(part.contribution)}."


def beside(view: View) -> str:
    """, better than neighbours (79.0%): a clause to follow a figure, empty where nothing is known."""
    if view.neighbours is None:
        return ""
    other = amount(view.neighbours.value, view.unit, view.neighbours.decimals)
    if view.place is None:
        return f"; neighbours {other}"
    return f", {THAN[view.place]} neighbours ({other})"


def standing(found: Sequence[View]) -> str:
    """Of 12 measures held against neighbours, three are better, six are similar and 3 are worse."""
    judged = [view.place for view in found if view.place is not None]
    if not judged:
        return "No measure here can be held against neighbours yet."
    if len(judged) == 1:
        return f"The one measure held against neighbours is {THAN[judged[0]]} theirs."
    if len(set(judged)) == 1:
        every = "Both" if len(judged) == 2 else f"All {number_word(len(judged))}"
        return f"{every} measures held against neighbours are {THAN[judged[0]]} theirs."
    tally = [(judged.count(place), place) for place in Place if judged.count(place)]
    said = [f"{number_word(many)} {'is' if many == 1 else 'are'} {place}" for many, place in tally]
    return f"Of {number_word(len(judged))} measures held against neighbours, {listed(said)}."


def _says(view: View) -> str:
    local = view.local
    value = amount(local.value or 0.0, view.unit)
    if local.numerator is not None and local.denominator is not None:
        value += f" ({number(local.numerator, 0)} of {number(local.denominator, 0)})"
    return value + beside(view) + "."
