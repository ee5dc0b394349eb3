"""A line of enquiry in plain sentences: one for each thing that is known, and none for what is not.

Every function gives whole sentences, or nothing. None says more than the figures do: worse is said
only beyond chance and ordinary differences, and what may not be shown is only said to be hidden.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from readiness.enquiry.claims.held import SURE
from readiness.enquiry.lines import Line, Pressing
from readiness.enquiry.reasons import by_chance, past_limit, unusable_share
from readiness.framework import grounds, weighing
from readiness.model import Polarity, Published
from readiness.report.html import Content, Html, element, join
from readiness.report.narrative import THAN
from readiness.report.tables import resting_on
from readiness.report.trend_words import verdict
from readiness.supplied import made_of, needed, source_words, supplied
from readiness.views import Comparator, View, score_of
from readiness.words import (
    amount,
    capital,
    count,
    day,
    listed,
    month,
    number,
    number_word,
    percent,
    sentence,
    span,
)

Where = Callable[[View], str | None]
"""Where a measure's own row stands, as an address within the report; None for nowhere."""

_DIRECTION = {
    Polarity.HIGH: "higher is better",
    Polarity.LOW: "lower is better",
    Polarity.NEUTRAL: "neither way is better",
}
_AT_MOST = re.compile(r"At most ([^:]+):")
OTHERS = 2
"""Measures beside the first that are named; more are counted."""


def told(line: Line, published: Published, where: Where) -> Html:
    """The whole paragraph."""
    parts: list[Content] = [
        *_first(line, published, where),
        _others(line, where),
        *_beside_figures(line),
        _rest(line),
        _absent(line, published),
        often(line),
        in_hand(line),
        owner(line),
        source(line, published),
    ]
    return _spaced(parts)


def told_again(line: Line, above: str) -> Html:
    """Of a line that the very figures of one above it raise: they are not told twice."""
    same = f"The figures are those of “{above}”, above."
    parts: list[Content] = [same, *_beside_figures(line), often(line), in_hand(line), owner(line)]
    return _spaced(parts)


def told_briefly(line: Line, published: Published, where: Where) -> Html:
    """What raises it and what to have in hand, for a first page; the whole is on the area's."""
    parts: list[Content] = [
        figure(line.pressing[0], where) if line.pressing else None,
        holds_down(line.pressing[0], published) if line.pressing else None,
        _turned(line.pressing[0]) if line.pressing else None,
        _how_many_others(line),
        *_beside_figures(line),
        in_hand(line),
    ]
    return _spaced(parts)


def _spaced(parts: Sequence[Content]) -> Html:
    """The sentences that there are, a space between."""
    there = [part for part in parts if part is not None and str(part)]
    return join([piece for part in there for piece in (" ", part)][1:])


def _first(line: Line, published: Published, where: Where) -> list[Content]:
    """All that is known of the measure that presses most."""
    if not line.pressing:
        return []
    one = line.pressing[0]
    return [
        figure(one, where),
        uncompared(one.view),
        trend(one.view),
        holds_down(one, published),
        doubt(one),
    ]


def figure(one: Pressing, where: Where) -> Html:
    """“Visits in date” stands at 70.0% (700 of 1,000; 95% interval 68.0 to 72.0; higher is better):
    worse than its neighbours (86.0%, year to March 2026)."""
    view, local = one.view, one.view.local
    name = named(view, where)
    if local.value is None:
        return join(name, " has no figure that may be shown.")
    interval = span(local.lower, local.upper)
    known = [
        resting_on(local),
        f"95% interval {interval}" if interval else "",
        view.period,
        _DIRECTION[view.polarity],
    ]
    inside = "; ".join(part for part in known if part)
    value = element("strong", amount(local.value, view.unit))
    clauses = [clause for clause in (beside(view), _short_of(one), _late(one)) if clause]
    return join(
        name, " stands at ", value, f" ({inside})", f": {listed(clauses)}." if clauses else "."
    )


def named(view: View, where: Where) -> Html:
    """Its title in quotation marks, leading to its row where there is one."""
    place = where(view)
    title: Content = element("a", view.title, href=place) if place else view.title
    return join("“", title, "”")


def beside(view: View) -> str:
    """A clause on where it stands beside its neighbours, where that can be judged."""
    if view.place is None or view.neighbours is None:
        return ""
    return f"{THAN[view.place]} its neighbours ({_bare(_published(view.neighbours, view))})"


def _published(other: Comparator, view: View) -> str:
    when = f"year to {month(other.period_end)}" if other.period_end else other.year
    value = amount(other.value, view.unit, other.decimals)
    return f"{value} ({when})" if when else value


def _bare(said: str) -> str:
    """86.0% (year to March 2026) as it stands within brackets."""
    return said.replace(" (", ", ").removesuffix(")")


def _short_of(one: Pressing) -> str:
    """The level expected, and whether chance alone could have kept the figure from it."""
    if not _has(one, "below"):
        return ""
    view = one.view
    level = view.contribution.expected if view.contribution else None
    said = "not at the level this report expects"
    if level is None:
        return said
    way = "at most" if view.polarity is Polarity.LOW else "at least"
    could = ", which chance alone could explain" if by_chance(view) else ""
    return f"{said} ({way} {amount(level, view.unit)}{could})"


def _late(one: Pressing) -> str:
    """How many it is not so for; where lower is better the figure itself says it."""
    found = past_limit(one.view)
    if not _has(one, "late") or found is None or one.view.polarity is Polarity.LOW:
        return ""
    return f"not so today for {number(found[0], 0)}"


def uncompared(view: View) -> str:
    """What is published where no place beside neighbours can be judged, or that nothing is."""
    if view.local.value is None or view.place is not None:
        return ""
    if view.neighbours:
        other = _published(view.neighbours, view)
        return f"Its neighbours stand at {other}; how far apart that is cannot be judged."
    if view.england:
        return (
            f"England stands at {_published(view.england, view)}; no neighbours' figure is known."
        )
    return "No published figure can be held beside it."


def trend(view: View) -> str:
    """What its own chart says, or that it has none."""
    if view.trend is None or not view.trend.grain:
        return "Whether it is changing is not known here."
    if view.trend.points.empty and not view.trend.variation:
        return "Whether it is changing may not be shown, or there are too few months to tell."
    return sentence(f"on its chart by {view.trend.grain}: {verdict(view.trend)}")


def _turned(one: Pressing) -> str:
    return trend(one.view) if _has(one, "turned") or _has(one, "changed") else ""


def holds_down(one: Pressing, published: Published) -> str:
    """The highest band that the limiting rule leaves, and whether another measure is named with it."""
    score = score_of(published, one.view.area)
    if not _has(one, "limit") or score is None:
        return ""
    limit = next(text for text in score.limits if f"'{one.view.title}'" in text)
    alone = "it holds" if limit.count("'") == 2 else "with another measure it holds"
    highest = _AT_MOST.match(limit)
    at = f" at {highest[1]} at most" if highest else " down"
    return sentence(f"by a limiting rule {alone} the area's position{at}")


def doubt(one: Pressing) -> str:
    """How many of its records cannot be used."""
    if not _has(one, "doubt"):
        return ""
    records = capital(count(one.view.local.unusable or 0, "record"))
    share = percent(unusable_share(one.view))
    return (
        f"{records} could not be used, {share} of those it needs, so the figure itself is in doubt."
    )


def _has(one: Pressing, why: str) -> bool:
    return any(reason.why == why for reason in one.reasons)


def _others(line: Line, where: Where) -> Html | None:
    """The further measures that give a reason, the first of them with their figures."""
    rest = line.pressing[1:]
    if not rest:
        return None
    shown = rest[:OTHERS] if len(rest) != OTHERS + 1 else rest
    items: list[Html | str] = [_short(one, where) for one in shown]
    if len(rest) > len(shown):
        items.append(f"{number_word(len(rest) - len(shown))} more")
    give = "gives" if len(rest) == 1 else "give"
    return join(_listed(items), f" {give} reason to ask as well.")


def _how_many_others(line: Line) -> str:
    rest = len(line.pressing) - 1
    give = count(rest, "other figure gives", "other figures give")
    return f"{capital(give)} reason to ask as well." if rest > 0 else ""


def _short(one: Pressing, where: Where) -> Html:
    """“Visits in date” (70.0%, worse than neighbours)."""
    why = grounds()[one.first.why].title
    said = [_lowered(why)]
    if one.view.local.value is not None:
        said.insert(0, amount(one.view.local.value, one.view.unit))
    return join(named(one.view, where), f" ({', '.join(said)})")


def _listed(items: Sequence[Html | str]) -> Html:
    """a, b and c, of markup."""
    between = [", "] * (len(items) - 2) + [" and "] * (len(items) > 1)
    return join([piece for pair in zip(["", *between], items, strict=True) for piece in pair])


def _beside_figures(line: Line) -> list[Content]:
    return [*(breach(kind) for kind in line.breaches), claims(line), doubted(line)]


def breach(kind: str) -> str:
    return f"A breach of a duty is recorded ({kind}), which a person must confirm."


def claims(line: Line) -> str:
    """How many claims of the self-evaluation stand against the evidence, and how surely."""
    sure = sum(one.graded == SURE for one in line.claims)
    could = sum(bool(one.graded) and one.graded != SURE for one in line.claims)
    otherwise = sum(one.figures for one in line.claims)
    are = {1: "is"}
    said = [
        f"{count(sure, 'claim')} of the self-evaluation {are.get(sure, 'are')} better than the "
        "evidence by a band or more"
        if sure
        else "",
        f"{count(could, 'claim')} of the self-evaluation may be better than the evidence"
        if could
        else "",
        f"figures say otherwise than {count(otherwise, 'claim')} of the self-evaluation"
        if otherwise
        else "",
    ]
    return " ".join(sentence(one) for one in said if one)


def doubted(line: Line) -> str:
    """How many measures lose so many records that they are in doubt."""
    if not line.doubted:
        return ""
    lose = count(len(line.doubted), "measure loses", "measures lose")
    share = percent(weighing().doubt_from)
    return f"{capital(lose)} {share} or more of the records needed to values that cannot be used."


def _rest(line: Line) -> str:
    """How many of its other figures give no reason, and how many are hidden."""
    quiet, hidden = len(line.quiet), len(line.hidden)
    figures = "other figure" if line.pressing else "figure"
    small = "hidden because of small numbers"
    if quiet:
        said = f"{count(quiet, f'{figures} gives', f'{figures}s give')} no reason to ask"
        also = f", and {number_word(hidden)} {'is' if hidden == 1 else 'are'} {small}"
        return sentence(said + (also if hidden else ""))
    if hidden:
        return sentence(f"{count(hidden, f'{figures} is', f'{figures}s are')} {small}")
    return ""


def _absent(line: Line, published: Published) -> str:
    """What cannot be known, and what would have to be supplied for it."""
    if not line.absent:
        return ""
    names = [f"“{view.title}”" for view in line.absent[:OTHERS]]
    if len(line.absent) > OTHERS:
        names = [names[0], count(len(line.absent) - 1, "other measure")]
    return f"{listed(names)} cannot be known without {needed(line.absent, supplied(published))}."


def not_known(line: Line, published: Published) -> str:
    """Of a line that nothing raises: what its figures say, or that none can."""
    if not (line.quiet or line.hidden or line.absent):
        return "No figure can answer it: audit, observation and what children say must."
    return " ".join(part for part in (_rest(line), _absent(line, published)) if part)


def often(line: Line) -> str:
    """How often inspectors criticise it, at the grade the area was last given."""
    if line.often is None:
        return "It is none of the topics counted in published reports."
    whose = "with the grade the area was last given" if line.grade else "over all grades"
    return (
        f"Inspectors criticised this in about {line.often} of 100 sections of published reports "
        f"{whose}."
    )


def in_hand(line: Line) -> Html:
    return join(element("strong", "Have in hand:"), f" {_lowered(line.enquiry.evidence)}.")


def owner(line: Line) -> str:
    return f"Usually answered by: {_lowered(line.enquiry.owner)}."


def source(line: Line, published: Published) -> str:
    """What the figures told of were made from, and who published those beside them."""
    found = [one.view for one in line.pressing[: OTHERS + 1]]
    said = []
    if found:
        years = ", each for its own time" if any(view.period for view in found) else ""
        said.append(f"{made_of(found)} as at {day(published.as_at)}{years}")
    if any(view.neighbours or view.england for view in found):
        said.append(source_words(found).removesuffix("."))
    if line.breaches:
        said.append("breaches recorded in the evidence workbook")
    if line.claims:
        said.append("the self-evaluation as supplied")
    if line.doubted:
        said.append("the checks on the data")
    return f"Source: {'; '.join(said)}." if said else ""


def _lowered(text: str) -> str:
    """Without its capital; every such text of ours begins with a plain word."""
    return text[:1].lower() + text[1:]
