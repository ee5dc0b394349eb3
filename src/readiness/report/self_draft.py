"""The self-evaluation's three questions, drafted from the evidence for a person to edit."""

from __future__ import annotations

from datetime import date

from readiness.enquiry.claims import held
from readiness.enquiry.claims.audited import Share, change, graded, halves
from readiness.enquiry.claims.held import COULD, SURE
from readiness.enquiry.improvement import plan
from readiness.framework import area_title
from readiness.model import Area, Published, State
from readiness.report import narrative
from readiness.report.html import Content, Html, bullets, element, heading, join, paragraph
from readiness.report.self_assessment import position, share
from readiness.views import View, of_area, score_of, views
from readiness.words import (
    capital,
    count,
    day,
    listed,
    months_between,
    number,
    number_word,
    sentence,
)

DRAFT = (
    "A draft for a person to edit, made from the figures of this report alone. It gives no causes, "
    "and says nothing of what only practice, families and partners can tell."
)
KINDS = {
    "annex_a": "the lists inspectors ask for (Annex A)",
    "evidence": "the authority's evidence workbook",
    "cin_census": "the children in need census",
    "ssda903": "the return of children looked after (SSDA903)",
}


def self_assessment_draft(published: Published) -> Html:
    """What do we know, how do we know it, what next: paragraphs and lists."""
    return join(
        paragraph(element("strong", "Draft. "), DRAFT),
        heading(3, "What do we know about the quality and impact of practice?"),
        [_known(published, area) for area in Area],
        heading(3, "How do we know it?"),
        bullets(_sources(published)),
        heading(3, "What are our plans for the next twelve months?"),
        _plans(published),
    )


def _known(published: Published, area: Area) -> Html:
    said = " ".join(one for one in (_stands(published, area), _moving(published, area)) if one)
    return join(
        heading(4, area_title(area)),
        paragraph(said),
        paragraph(_driven(published, area)),
        paragraph(f"{_audits(published, area)} {_claims(published, area)}"),
    )


def _stands(published: Published, area: Area) -> str:
    score = score_of(published, area)
    last = narrative.previous(published, area, source=False)
    if score is None or score.band is None:
        return f"There is not enough evidence here for a position. {last}"
    return f"The evidence points to {position(score)} {last}"


def _driven(published: Published, area: Area) -> str:
    """What is strongest and weakest, by name: the figures are in the area's own page."""
    up, down = narrative.drivers(published, area, 2)
    parts = []
    if up:
        parts.append(f"What lifts the position most: {'; '.join(_plain(one) for one in up)}.")
    if down:
        parts.append(f"What holds it back most: {'; '.join(_plain(one) for one in down)}.")
    return " ".join(parts) or "Nothing of what moves the position can be shown."


def _plain(driver: str) -> str:
    """Without how far it moves the score, which is for the area's page."""
    return driver.partition(" Moves it by")[0].rstrip(".")


def _moving(published: Published, area: Area) -> str:
    found = [view for view in of_area(published, area) if view.trend and view.trend.chart]
    ways = [(view.trend.variation or "") for view in found if view.trend]
    better = sum(way.startswith("improvement") for way in ways)
    worse = sum(way.startswith("concern") for way in ways)
    if not found:
        return "No measure of it has a history to look at."
    charts = f"Of {count(len(found), 'measure')} with a chart of months"
    if not better and not worse:
        return f"{charts}, none shows a sign of getting better or worse."
    return f"{charts}, {_shows(better)} a sign of getting better and {_shows(worse)} a sign of getting worse."


def _shows(many: int) -> str:
    return count(many, "shows", "show") if many else "none shows"


def _audits(published: Published, area: Area) -> str:
    shares = graded(published, area, {1, 2})
    if isinstance(shares, str):
        return (
            "No audits of it were supplied, or they may not be shown here."
            if shares == "none"
            else "The numbers of its audits are too small to be shown by period."
        )
    if not sum(one.whole for one in shares):
        return "No audits of it were supplied."
    if len(shares) < 2:
        return f"Audits good or better: {share(shares[0])}."
    found = change(shares)
    return _two(*halves(shares), told=found is not None and found.told)


def _two(before: Share, after: Share, *, told: bool) -> str:
    said = f"Audits good or better: {share(after)}, and {share(before)}"
    return (
        f"{said}; that is more than chance."
        if told
        else f"{said}; too close, or too few, to call a change."
    )


def _claims(published: Published, area: Area) -> str:
    ours = [one for one in held(published) if one.claim.area is area]
    if not ours:
        return "We claim nothing of it."
    apart = [one for one in ours if one.gap.word in (SURE, COULD)]
    if not apart:
        return "None of our claims of it is clearly apart from the evidence."
    texts = [f"“{one.claim.text.rstrip('.')}”" for one in apart]
    return f"Claims to look at again, because their grade may not be that of the evidence: {listed(texts)}."


def _sources(published: Published) -> list[Content]:
    found = views(published)
    said: list[Content] = [_source(published, kind, name, found) for kind, name in KINDS.items()]
    said.append(_audit_source(published))
    voice = [view for view in found if "voice" in view.id or "wishes" in view.title.casefold()]
    told = [view.title for view in voice if view.shown]
    said.append(
        f"Children's and families' voice, as far as figures tell it: {listed(told)}."
        if told
        else "Children's and families' voice: nothing here tells it."
    )
    absent = [view for view in found if view.local.state is State.NOT_SUPPLIED]
    hidden = [view for view in found if view.local.state is State.SUPPRESSED]
    said.append(
        f"Not known: {count(len(absent), 'measure')} for want of data, and "
        f"{count(len(hidden), 'measure')} hidden here because of small numbers."
    )
    return said


def _source(published: Published, kind: str, name: str, found: tuple[View, ...]) -> str:
    ours = [view for view in found if view.source == kind]
    shown = [view for view in ours if view.local.state is not State.NOT_SUPPLIED]
    if not shown:
        return f"{capital(name)}: not supplied."
    ages = sorted({view.period for view in shown if view.period})
    age = f", of the {listed(ages)}" if ages and kind in ("cin_census", "ssda903") else ""
    as_at = f", as at {day(published.as_at)}" if not age else ""
    return f"{capital(name)}: {count(len(shown), 'measure')}{age or as_at}."


def _audit_source(published: Published) -> str:
    shares = graded(published, None, {1, 2})
    if isinstance(shares, str):
        return (
            "Audits: none were supplied, or they may not be shown here."
            if shares == "none"
            else "Audits: too few of a kind to be shown."
        )
    last = shares[-1]
    old = months_between(last.end, published.as_at)
    age = f", the latest {count(old, 'month')} old" if old else ""
    total = sum(one.whole for one in shares)
    return f"Audits of practice after moderation: {number(total, 0)}{age}."


def _plans(published: Published) -> Html:
    said = published.said
    made = plan(published)
    open_ = [one for one in made.steps if one.standing in ("overdue", "in progress", "not started")]
    late = [one for one in open_ if one.standing == "overdue"]
    parts: list[Content] = []
    for label, items in (("Our priorities", said.priorities), ("Our focus", said.focus)):
        if items:
            parts += [paragraph(f"{label}:"), bullets([sentence(one.text) for one in items])]
    if open_:
        told = f"{capital(count(len(open_), 'action'))} of the plan {'is' if len(open_) == 1 else 'are'} open"
        over = f"{number_word(len(late)) if late else 'none'} of them overdue"
        actions = [_action(one.action.text, one.action.due) for one in open_]
        parts += [paragraph(f"{told}, {over}:"), bullets(actions)]
    if not parts:
        return paragraph(
            "No priorities, focus or open actions were supplied, or none may be shown here."
        )
    return join(parts)


def _action(text: str, due: date | None) -> str:
    return f"{text.rstrip('.')}; {f'due {day(due)}' if due else 'no due date given'}."
