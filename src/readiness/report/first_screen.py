"""What fits one screen, and one printed page: where we stand, how surely, what they will ask, what next."""

from __future__ import annotations

from collections.abc import Mapping

from readiness.framework import area_title
from readiness.model import Area, AreaScore, Published
from readiness.report import narrative
from readiness.report.asked import first_asked
from readiness.report.governance import next_dates
from readiness.report.html import Content, Html, element, heading, join, paragraph
from readiness.report.improvement import overdue
from readiness.report.leaders import PROFILES, age, records, standing_in_all
from readiness.report.since import Since, banner
from readiness.report.track import track
from readiness.views import last_grade, score_of
from readiness.words import BANDS, NOT_A_GRADE, count, day, month, number, period, sentence

QUESTIONS = 4
DATES = 4
POSITIONS = (
    "Where the evidence supplied points on Ofsted's four-point scale. Inspectors judge practice, "
    "and data show only part of it."
)


def first_screen(published: Published, pages: Mapping[str, str], since: Since | None) -> Html:
    """pages: file -> title of each page beside it; areas are linked where theirs is there."""
    return element(
        "section",
        heading(1, f"{published.authority.name}: {TITLE[0].lower()}{TITLE[1:]}"),
        paragraph(_dateline(published), class_="dateline"),
        _where(published, pages),
        element(
            "div",
            element("section", heading(2, "What will they ask first?"), _asked(published)),
            element("section", heading(2, "What next?"), _next(published)),
            banner(since),
            class_="parts" if since else "parts two",
        ),
        _trust(published),
        class_="first",
        aria_label="In brief",
    )


TITLE = "Readiness for inspection"


def _dateline(published: Published) -> str:
    for_whom = PROFILES.get(published.profile, published.profile)
    return f"As at {day(published.as_at)}. Events counted: {period(published.period)}. {sentence(for_whom)}"


def _where(published: Published, pages: Mapping[str, str]) -> Html:
    return join(
        heading(2, "Where do we stand, and how surely?"),
        paragraph(POSITIONS),
        element("div", [_tile(published, area, pages) for area in Area], class_="tiles four"),
    )


def _tile(published: Published, area: Area, pages: Mapping[str, str]) -> Html:
    score, name = score_of(published, area), area_title(area)
    file = next((file for file, title in pages.items() if title == name), None)
    known = score is not None and score.band is not None
    return element(
        "section",
        heading(3, element("a", name, href=file) if file else name),
        _stand(score) if known and score else paragraph("Not enough evidence", class_="band none"),
        [paragraph(said) for said in _qualified(published, area, score)],
        class_="tile short",
    )


def _stand(score: AreaScore) -> Html:
    ends = element(
        "span",
        element("span", "Inadequate"),
        element("span", "Outstanding"),
        class_="ends",
        aria_hidden="true",  # the drawing's own name says where on the scale
    )
    return join(
        paragraph(narrative.band(score), class_="band"),
        paragraph(NOT_A_GRADE, class_="caveat"),
        track(score, named=False),
        ends,
        paragraph(_number(score), class_="points"),
    )


def _number(score: AreaScore) -> str:
    """2.4 of 4; 90% interval 2.2 to 2.7."""
    if score.position is None:
        return "No number is shown, because of small counts."
    said = f"{number(score.position)} of 4"
    if score.lower is None or score.upper is None:
        return said
    return f"{said}; 90% interval {number(score.lower)} to {number(score.upper)}"


def _qualified(published: Published, area: Area, score: AreaScore | None) -> list[Content]:
    """What holds it comes first, then how sure it is, then what Ofsted last said."""
    last = _last(published, area)
    if score is None:
        return [last]
    return [*score.limits[:1], narrative.surely(score), last]


def _last(published: Published, area: Area) -> str:
    grade = last_grade(published, area)
    if grade is None:
        return "Ofsted's last judgement of it is not known here."
    return f"Ofsted, {month(grade.inspected)}: {BANDS[4 - grade.grade]}."


def _asked(published: Published) -> Html:
    return first_asked(published, QUESTIONS)


def _next(published: Published) -> Html:
    return join(next_dates(published, DATES), overdue(published))


def _trust(published: Published) -> Html:
    """How far to trust it, in the fewest words; the rest of the page says more."""
    hidden = sum(published.suppressions.values())
    said = [
        age(published),
        standing_in_all(published),
        records(published),
        sentence(f"{count(hidden, 'figure is', 'figures are')} hidden") if hidden else "",
        _judged_by(published),
    ]
    return paragraph(" ".join(one for one in said if one), class_="note")


def _judged_by(published: Published) -> str:
    """Where the last judgements are from, once for all four."""
    found = [last_grade(published, area) for area in Area]
    said = list(dict.fromkeys(grade.source for grade in found if grade and grade.source))
    # A source with a remark to it begins as the plain one does: the longer stands for both.
    said = [one for one in said if not any(o != one and o.startswith(one) for o in said)]
    return f"Last judgements: {sentence('; '.join(said))}" if said else ""
