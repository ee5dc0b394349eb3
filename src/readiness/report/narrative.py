"""Sentences made from published figures. They say what is known, how surely, and what to ask.

Nothing here claims more than the figures do: a place among neighbours only where the difference is
larger than chance and ordinary variation, chances as "about", and unknown as unknown.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from readiness.enquiry.lines import EXPECTED
from readiness.model import Area, AreaScore, Contribution, Polarity, Published, State
from readiness.report.trend_words import verdict
from readiness.supplied import RETURNS, needed, supplied
from readiness.views import Place, View, last_grade, of_area, score_of, views
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

DOUBT_SHARE = 0.05
"""From this share of unusable records on, a figure is worth doubting (cap at medium confidence in
the scoring rules)."""
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


class Kind(StrEnum):
    """Why a question is asked, the most pressing first."""

    TURNED = "worse than it has been"
    WORSE = "worse than neighbours"
    LATE = "not as it should be today"
    BELOW = "below the level this report expects"
    UNUSUAL = "unlike neighbours"
    DOUBT = "doubt about the data"
    ABSENT = "not supplied"


ASKS = {
    Kind.TURNED: "What changed, since when, and is it being put right or only watched?",
    Kind.WORSE: "What explains the difference, who is putting it right, and by when?",
    Kind.LATE: "Which are they, is any child less safe for it, and when will each be put right?",
    Kind.BELOW: "What stands in the way, and what is realistic by the time inspectors come?",
    Kind.UNUSUAL: "Why are we different, and how do we know the right children are helped?",
    Kind.DOUBT: "Would the figure stand if these records were put right, and who will do it?",
    Kind.ABSENT: "Who holds these records, and can they be ready on the day inspectors call?",
}


@dataclass(frozen=True)
class Question:
    """One line of enquiry: the measure it is about and what its figure says. No area: of several."""

    kind: Kind
    area: Area | None
    about: str
    says: str
    size: float

    @property
    def asks(self) -> str:
        return ASKS[self.kind]


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


def questions(published: Published, area: Area | None = None) -> list[Question]:
    """Every line of enquiry the figures raise, the most pressing kind and the largest first."""
    found = views(published) if area is None else of_area(published, area)
    raised = [question for view in found for question in _raised(view)]
    absent = [view for view in found if view.local.state is State.NOT_SUPPLIED]
    raised += _absences(absent, supplied(published))
    order = list(Kind)
    raised.sort(key=lambda one: (order.index(one.kind), -one.size, one.about))
    return raised


def top_questions(published: Published, most: int = 6) -> list[Question]:
    """The most pressing, one a measure and no more than two a kind in the first round, so that a
    single kind of trouble does not hide the others. What was not supplied is one question."""
    left = questions(published)
    absent = [one for one in left if one.kind is Kind.ABSENT]
    if len(absent) > 1:
        left = [*(one for one in left if one.kind is not Kind.ABSENT), _all_absent(published)]
    chosen: list[Question] = []
    for limit in (2, most):
        for one in left:
            seen = {other.about for other in chosen}
            alike = sum(other.kind is one.kind for other in chosen)
            if len(chosen) < most and one.about not in seen and alike < limit:
                chosen.append(one)
    order = list(Kind)
    return sorted(chosen, key=lambda one: (order.index(one.kind), -one.size, one.about))


def _all_absent(published: Published) -> Question:
    """All that was not supplied in one question: a report from the lists alone is about the lists."""
    every = views(published)
    found = [view for view in every if view.local.state is State.NOT_SUPPLIED]
    lists = needed([view for view in found if view.source == "annex_a"], supplied(published))
    tabs = {name for view in found if view.source == "evidence" for name in view.lists}
    sources = {view.source for view in found}
    names = [
        lists,
        f"{count(len(tabs), 'tab')} of the evidence workbook" if tabs else "",
        *(name for source, name in RETURNS.items() if source in sources),
    ]
    says = (
        f"not supplied, so {number(len(found), 0)} of {number(len(every), 0)} measures cannot be "
        "known. “Service by service” says what each would take."
    )
    about = capital(listed([name for name in names if name]))
    return Question(Kind.ABSENT, None, about, says, float(len(found)))


def _raised(view: View) -> list[Question]:
    turned = _turned(view)
    compared = None if turned else _compared(view)  # what turned says where it stands as well
    pressing = [one for one in (turned, compared, _late(view)) if one is not None]
    # One figure is one question: what is already worse or late need not be below expectation too.
    rest = (None if pressing else _below(view), _doubtful(view))
    return [*pressing, *(one for one in rest if one is not None)]


def _question(kind: Kind, view: View, says: str, size: float) -> Question:
    return Question(kind, view.area, view.title, says, size)


def _says(view: View) -> str:
    local = view.local
    value = amount(local.value or 0.0, view.unit)
    if local.numerator is not None and local.denominator is not None:
        value += f" ({number(local.numerator, 0)} of {number(local.denominator, 0)})"
    return value + beside(view) + "."


def _turned(view: View) -> Question | None:
    """Its own chart shows that it has become worse, by more than chance."""
    if view.trend is None or not (view.trend.variation or "").startswith("concern"):
        return None
    said = f"On its chart by {view.trend.grain}: {verdict(view.trend)}."
    says = f"{_says(view)} {said}" if view.shown else said
    return _question(Kind.TURNED, view, says, abs(view.gap or 0.0))


def _compared(view: View) -> Question | None:
    kinds = {Place.WORSE: Kind.WORSE, Place.HIGHER: Kind.UNUSUAL, Place.LOWER: Kind.UNUSUAL}
    if view.place not in kinds:
        return None
    return _question(kinds[view.place], view, _says(view), abs(view.gap or 0.0))


def _late(view: View) -> Question | None:
    """A state held against a limit today, with somebody for whom it is not kept."""
    local = view.local
    if not (view.snapshot and view.limits) or local.numerator is None or not local.denominator:
        return None
    if view.polarity is Polarity.NEUTRAL or view.unit != "%":
        return None
    low = view.polarity is Polarity.LOW
    late = local.numerator if low else local.denominator - local.numerator
    if late <= 0:
        return None
    share = percent(late / local.denominator)
    says = f"{number(late, 0)} of {number(local.denominator, 0)} ({share})."
    says = says if low else f"not so for {says}"
    return _question(Kind.LATE, view, says, late / local.denominator)


def _below(view: View) -> Question | None:
    target = view.contribution.target if view.contribution else None
    if target is None or target >= EXPECTED or not view.shown:
        return None
    return _question(Kind.BELOW, view, _says(view) + _expected(view), EXPECTED - target)


def _expected(view: View) -> str:
    """The level that the scoring rules expect, which is a judgement of theirs and not a limit."""
    level = view.contribution.expected if view.contribution else None
    if level is None:
        return ""
    way = "at most" if view.polarity is Polarity.LOW else "at least"
    return f" Expected: {way} {amount(level, view.unit)}."


def _doubtful(view: View) -> Question | None:
    local = view.local
    if not local.unusable or not local.denominator:
        return None
    share = local.unusable / (local.unusable + local.denominator)
    if share < DOUBT_SHARE:
        return None
    records = capital(count(local.unusable, "record"))
    says = f"{records} could not be used, {percent(share)} of those it needs."
    return _question(Kind.DOUBT, view, says, share)


def _absences(found: Sequence[View], there: Collection[str] = ()) -> list[Question]:
    """One question for what was not supplied, however many measures it would have fed."""
    by_need: dict[tuple[Area, str], list[View]] = {}
    for view in found:
        by_need.setdefault((view.area, needed([view], there)), []).append(view)
    return [_absent(area, need, views) for (area, need), views in by_need.items()]


def _absent(area: Area, need: str, found: Sequence[View]) -> Question:
    names = [f"“{view.title}”" for view in found[:3]]
    if len(found) > len(names):
        names = [*names[:2], count(len(found) - 2, "other measure")]
    says = f"not supplied, so {listed(names)} cannot be known."
    return Question(Kind.ABSENT, area, capital(need), says, float(len(found)))
