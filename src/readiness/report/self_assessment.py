"""What the authority says of itself beside today's evidence: gaps, statements, audits, accuracy."""

from __future__ import annotations

from collections.abc import Sequence

from readiness.enquiry.claims import VERDICTS, Gap, Held, Tested, gap, held, judged, unclaimed
from readiness.enquiry.claims.audited import Share, change, graded, halves, lowered
from readiness.enquiry.claims.held import COULD, NO_GAP, SURE, edges
from readiness.enquiry.claims.testing import NOT_TESTED
from readiness.framework import area_title
from readiness.model import Area, AreaScore, Published, State
from readiness.report import narrative
from readiness.report.grid import grid
from readiness.report.html import Content, Html, bullets, element, heading, join, nothing, paragraph
from readiness.views import View, score_of
from readiness.words import (
    BANDS,
    MISSING,
    amount,
    capital,
    count,
    day,
    listed,
    month,
    number,
    sentence,
)

NOT_SHOWN = (
    "The authority's own claims are not in a report for these readers, or none were supplied."
)
RULE = (
    "A gap is a band or more between the grade a claim gives and the evidence position, where both "
    "ends of the position's interval lie beyond the edge of the claimed band. Where only one of the "
    "two holds it could be a gap. The position is of the whole area and the claim perhaps of one "
    "part of it: a gap is a question to ask, and no finding."
)
TESTS = (
    "Only statements of a few known forms are tested: shares of audit grades, more, fewer, improving "
    "or steady of the one measure a claim's evidence names, and how many are on time (“most” is read "
    "as at least half, “nearly all” as at least nine in ten). Audits are chosen by people, so a "
    "change between periods may be one of what was chosen. Agreement says nothing of why."
)
ABOUT = "Measures set beside a claim share words with it, or its evidence names them. Whether they are what it means is for a person to say."


def claims_in_brief(published: Published) -> Html:
    """What a director should know before anybody quotes the self-evaluation."""
    found = held(published)
    if not found:
        return nothing(NOT_SHOWN)
    return join(bullets(_brief(published, found)), paragraph(RULE, class_="note"))


def _brief(published: Published, found: Sequence[Held]) -> list[Content]:
    tests = [one for each in found for one in each.tested]
    said: list[Content] = [_areas_apart(published)]
    said += [_gaps(found), _tests(tests), _all_audits(published)]
    old = [one for one in found if one.old]
    bare = [one for one in found if "evidence" in one.lacks]
    absent = [f"“{area_title(area)}”" for area in unclaimed(published)]
    for many, one, more in (
        (len(old), "claim is over a year old.", "claims are over a year old."),
        (len(bare), "claim names no evidence.", "claims name no evidence."),
    ):
        if many:
            said.append(capital(count(many, one, more)))
    if absent:
        said.append(f"Nothing is claimed of {listed(absent)}.")
    return said


def _areas_apart(published: Published) -> str:
    """Each area's own grade, a mean of its claims', beside its position."""
    scores = [s for s in (score_of(published, area) for area in Area) if s is not None]
    words = {
        s.area: gap(s.claimed, s, edges(published)) for s in scores if s.claimed is not None
    }  # fmt: skip
    if not words:
        return "No area gives itself a grade, so none can be held beside its position."
    apart = [
        f"“{area_title(area)}” ({'' if one.word == SURE else 'could be '}{_side(one)})"
        for area, one in words.items()
        if one.word in (SURE, COULD)
    ]
    if not apart:
        return (
            "No area's grade of its own, over all its claims, is clearly apart from its position."
        )
    return f"Of the areas' own grades, over all their claims, apart from the position: {listed(apart)}."


def _all_audits(published: Published) -> str:
    found = graded(published, None, {1, 2})
    if isinstance(found, str):
        return "Audits by period cannot be shown, or none were supplied."
    if len(found) < 2:
        return f"Audits good or better, of all areas: {share(found[0])}."
    before, after = halves(found)
    return (
        f"Audits good or better, of all areas: {share(before)}; {share(after)}. {changed(found)}."
    )


def _side(one: Gap) -> str:
    return "better than the evidence" if one.better else "less than the evidence"


def _gaps(found: Sequence[Held]) -> str:
    told = capital(count(len(found), "claim"))
    sure = [one for one in found if one.gap.word == SURE]
    could = [one for one in found if one.gap.word == COULD]
    graded_ = [one for one in found if one.gap.word in (SURE, COULD, NO_GAP)]
    if not graded_:
        return f"{told}, none of which can be held beside a position."
    if not sure and not could:
        return f"{told}; none gives a grade a band or more from the evidence position of its area."
    parts = [count(len(sure), "gap")] if sure else ["no gap that is sure"]
    parts += [f"{count(len(could), 'claim')} where there could be one"] if could else []
    return f"{told}: {listed(parts)}."


def _tests(tests: Sequence[Tested]) -> str:
    if not tests:
        return "No claim is of a form that figures can test."
    tally = [(sum(t.verdict == v for t in tests), v) for v in VERDICTS]
    parts = [f"{verdict} ({number(many, 0)})" for many, verdict in tally if many]
    return f"{capital(count(len(tests), 'statement'))} read in the claims: {listed(parts)}."


def claims_table(published: Published) -> Html:
    """Each claim beside its area's position, the measures it may be about and what was tested."""
    found = held(published)
    if not found:
        return nothing(NOT_SHOWN)
    groups: list[tuple[Area | None, str]] = [
        *((a, area_title(a)) for a in Area),
        (None, "The service as a whole"),
    ]
    parts = [
        _area(published, area, title, [h for h in found if h.claim.area is area])
        for area, title in groups
    ]
    return join(parts, paragraph(f"{ABOUT} {TESTS}", class_="note"))


def _area(
    published: Published, area: Area | None, title: str, found: Sequence[Held]
) -> Html | None:
    if not found:
        return None
    score = score_of(published, area) if area else None
    rows: list[Sequence[Content]] = [
        [_claim(one), _grade(one), _measures(one), _tested(one)] for one in found
    ]
    names = ("Claim", "Its own grade", "Measures this may be about", "Tested")
    return join(
        heading(3, title),
        paragraph(f"Evidence position: {position(score)}") if area else None,
        grid(f"{title}: claims", names, rows),
    )


def position(score: AreaScore | None) -> str:
    if score is None or score.band is None:
        return "none, for want of evidence."
    found = narrative.position(score)
    joint = "; " if found[0].isdigit() else ". "
    return f"{narrative.band(score).casefold()}{joint}{found}"


def _claim(one: Held) -> Html:
    claim = one.claim
    said = [f"Evidence given: {claim.evidence.strip() or 'none'}"]
    said.append(f"dated {day(claim.day)}" if claim.day else "not dated")
    if one.old:
        said.append("over a year old")
    return join(claim.text, element("span", "; ".join(said) + ".", class_="rests"))


def _grade(one: Held) -> Content:
    grade = one.claim.grade
    if grade is None:
        return "None given"
    words = {
        SURE: f"A gap: {_side(one.gap)}",
        COULD: f"Could be a gap: {_side(one.gap)}",
        NO_GAP: "Not clearly apart from the evidence",
    }
    said = words.get(one.gap.word, "No position with an interval to hold it beside")
    return join(capital(BANDS[4 - grade]), element("span", f"{said}.", class_="rests"))


def _measures(one: Held) -> Content:
    if not one.about.all:
        return "None found"
    return bullets([_figure(view, view in one.about.named) for view in one.about.all])


def _figure(view: View, named: bool) -> str:
    local = view.local
    if local.value is not None:
        said = amount(local.value, view.unit) + narrative.beside(view)
    elif local.state is State.SUPPRESSED:
        said = "hidden, because of small numbers"
    else:
        said = MISSING.get(local.state, "no figure")
    return f"{view.title}: {said}{' (named by its evidence)' if named else ''}."


def _tested(one: Held) -> Content:
    if not one.tested:
        return f"{capital(NOT_TESTED)}: no form that figures can test"
    return bullets([f"“{t.statement.words}”: {t.verdict}; {t.because}." for t in one.tested])


def audits_over_time(published: Published) -> Html:
    """The share of audits good or better by period and area, with what can be said of the change."""
    if published.audits.empty:
        return nothing("No audits were supplied, or they are not in a report for these readers.")
    rows: list[Sequence[Content]] = []
    for area in (None, *Area):
        shares = graded(published, area, {1, 2})
        name = area_title(area) if area else "All areas"
        if isinstance(shares, str):
            rows.append([name, "hidden, because of small numbers", "–", "cannot be told"])
        elif sum(one.whole for one in shares):
            rows.append([name, *_two(shares)])
    note = (
        "After moderation. Half-years end on 31 March and 30 September. Where an area's numbers are "
        "small its row is hidden, and another with it. Changes are of percentage points with a 95% "
        "interval (Newcombe)."
    )
    names = ("Audits good or better", "Earlier", "Later", "Change")
    return grid("Audits by period", names, rows, note=note)


def _two(shares: tuple[Share, ...]) -> list[Content]:
    if len(shares) < 2:
        return [share(shares[0]), "–", "one period alone"]
    return [*(share(one) for one in halves(shares)), changed(shares)]


def share(one: Share) -> str:
    """45% (23 of 51), April 2026 to September 2026."""
    if not one.whole:
        return "none"
    return (
        f"{number(one.percent, 0)}% ({number(one.part, 0)} of {number(one.whole, 0)}), "
        f"{month(one.start)} to {month(one.end)}"
    )


def changed(shares: tuple[Share, ...]) -> str:
    """Up by 16 points (-5 to 34), which could be chance."""
    found = change(shares)
    if found is None:
        return "too few to tell"
    way = "Up" if found.points > 0 else "Down"
    size = f"{way} by {number(abs(found.points), 0)} points" if found.points else "No change"
    said = f"{size} (interval {number(found.lower, 0)} to {number(found.upper, 0)})"
    return f"{said}, more than chance" if found.told else f"{said}, which could be chance"


def lowered_said(published: Published) -> str:
    """How often moderators thought less of the work than the auditor did, by period."""
    found = lowered(published)
    if isinstance(found, str):
        return "How often first grades were lowered by moderation cannot be shown by period."
    if not found or not all(one.whole for one in found):
        return "No first grades were given, so how often moderation lowered them is not known."
    parts = [
        f"{number(s.part, 0)} of {number(s.whole, 0)} ({month(s.start)} to {month(s.end)})"
        for s in found
    ]
    said = f"First grades were lowered by moderation in {listed(parts)}"
    if len(found) < 2:
        return f"{said}."
    it = change(found)
    if it is None:
        return f"{said}; too few to compare."
    if not it.told:
        return f"{said}; the difference could be chance."
    way = "more" if it.points > 0 else "less"
    return f"{said}; lowered {way} often than before, more than chance."


def claims_accuracy(published: Published) -> Html:
    """How earlier claims compared with the judgement that followed, and first audit grades."""
    if not published.said.claims and published.audits.empty:
        return nothing(NOT_SHOWN)
    found = judged(published)
    told = paragraph(sentence(lowered_said(published)))
    if not found:
        why = (
            "No claim with a grade is dated in the twelve months before an inspection whose "
            "judgement is known, so no earlier claim can be held beside what inspectors found. Keep "
            "the dated claims of each self-evaluation in the workbook, and this fills over time."
        )
        return join(told, paragraph(why))
    rows: list[Sequence[Content]] = [
        [
            one.claim.text,
            f"{capital(BANDS[4 - (one.claim.grade or 4)])}, {day(one.claim.day)}",
            f"{capital(BANDS[4 - one.grade.grade])}, {day(one.grade.inspected)}",
            _apart(one.apart),
        ]
        for one in found
    ]
    names = ("Claim", "Its own grade", "Judgement of the area", "Apart")
    note = "A judgement is of the whole area, and a claim perhaps of a part of it."
    return join(told, grid("Earlier claims and the judgement", names, rows, note=note))


def _apart(grades: int) -> str:
    if not grades:
        return "The same"
    said = count(abs(grades), "grade")
    return f"The claim was {said} {'better' if grades > 0 else 'less good'}"
